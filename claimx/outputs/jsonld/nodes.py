"""A claim in the words of schema.org."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from claimx.check_records import OfficialFigure
from claimx.errors import KnowledgeError
from claimx.knowledge import base
from claimx.outputs.jsonld.ratings import Rating
from claimx.pipeline.speakers.entities import is_body
from claimx.records import Bound, Claim, DocumentKind, DocumentRef, ForceLink, Period, Quantity, Speaker

Node = dict[str, Any]
_CURRENCY = re.compile(r"[A-Z]{3}\Z")
_ADDRESS = re.compile(r"https?://\S+\Z")
_EXACT = 2**53
# Others are printed by one body and spoken by another.
_OWN_WORDS = frozenset({DocumentKind.PRESS_RELEASE, DocumentKind.NEWS})
# UN/CEFACT common codes, which schema.org asks for, of the units that have one.
_CODES: Mapping[str, str] = MappingProxyType(
    {
        "percent": "P1",
        "second": "SEC",
        "minute": "MIN",
        "hour": "HUR",
        "day": "DAY",
        "week": "WEE",
        "month": "MON",
        "year": "ANN",
        "mile": "SMI",
        "kilogram": "KGM",
        "tonne": "TNE",
    }
)


def claim_node(claim: Claim) -> Node:
    """A claim as a ``Claim``: what it is about, where it appears, who makes it."""
    about = _about(claim)
    return _node(
        "Claim",
        **{"@id": claim_id(claim.id)},
        identifier=claim.id,
        text=claim.text,
        inLanguage="en",
        about=about,
        mentions=[_force(link) for link in claim.forces],
        appearance=_document(claim.document),
        author=_author(claim),
        datePublished=_day(claim.document.date),
        temporalCoverage=_interval(claim.period),
        keywords=[claim.topic.value, claim.type.value],
        isBasedOn=[_figures(figure) for figure in dict.fromkeys(f for one in claim.checks for f in one.figures)],
    )


def _figures(figure: OfficialFigure) -> Node:
    """The published figures that a claim was held against, with the one that was looked up."""
    return _node(
        "Dataset",
        name=figure.series,
        description=figure.source,
        url=figure.address,
        version=figure.edition,
        license=_node("CreativeWork", name=figure.licence) if figure.licence else None,
        temporalCoverage=_day(figure.date) or figure.financial_year,
        variableMeasured=_node("PropertyValue", name=figure.measure, value=_number(figure.value), unitText=figure.unit),
    )


def review_node(claim: Claim, rating: Rating) -> Node:
    """What a person found of a claim, as a ``ClaimReview``."""
    return _node(
        "ClaimReview",
        url=rating.url,
        datePublished=_day(rating.date),
        author=_node("Organization" if is_body(rating.reviewer) else "Person", name=rating.reviewer),
        claimReviewed=claim.text,
        itemReviewed=_node("Claim", **{"@id": claim_id(claim.id)}),
        reviewRating=_node("Rating", alternateName=rating.rating),
    )


def claim_id(id: str) -> str:
    """The name of a claim among all things."""
    return f"urn:claimx:claim:{id}"


def _node(kind: str, **properties: Any) -> Node:
    """A node without what is not known."""
    known = {name: value for name, value in properties.items() if value is not None and value != []}
    return {"@type": kind, **known}


def _about(claim: Claim) -> Node:
    quantity = claim.quantity
    if _CURRENCY.match(quantity.unit):
        return _node(
            "MonetaryAmount",
            name=quantity.text,
            description=claim.subject,
            currency=quantity.unit,
            value=_node("QuantitativeValue", **_values(claim)),
            validFrom=_day(claim.period.start) if claim.period else None,
            validThrough=_day(claim.period.end) if claim.period else None,
        )
    return _node(
        "Observation",
        name=quantity.text,
        measuredProperty=_node("Property", name=claim.subject) if claim.subject else None,
        observationAbout=[_force(link) for link in claim.forces],
        observationPeriod=_length(claim.period),
        observationDate=_day(claim.period.end) if claim.period else None,
        **_values(claim),
    )


def _values(claim: Claim) -> Node:
    """The figure, as a value or as ends of a range, its unit, and what schema.org has no property for."""
    quantity = claim.quantity
    others: dict[str, object] = {
        "bound": None if quantity.bound is Bound.EXACT else quantity.bound.value,
        "change": claim.change.value,
        "status": claim.status.value,
        "scope": claim.scope.value,
        "baseline": _interval(claim.baseline) or (claim.baseline.text if claim.baseline else None),
        "confidence": claim.confidence,
        "checkworthiness": claim.checkworthiness,
    }
    return {
        **_figure(quantity),
        "unitCode": None if quantity.per else _CODES.get(quantity.unit),
        "unitText": _unit(quantity),
        "additionalProperty": [
            _node("PropertyValue", name=name, value=value) for name, value in others.items() if value is not None
        ],
    }


def _figure(quantity: Quantity) -> Node:
    low, high = _number(quantity.value), _number(quantity.value_high)
    if quantity.bound is Bound.AT_LEAST:
        return {"minValue": low}
    if quantity.bound is Bound.AT_MOST:
        return {"maxValue": low}
    if high is not None:
        return {"minValue": low, "maxValue": high}
    return {"value": low}


def _number(value: float | None) -> int | float | None:
    if value is None or not math.isfinite(value):
        return None
    return int(value) if value.is_integer() and abs(value) < _EXACT else value


def _unit(quantity: Quantity) -> str | None:
    unit = quantity.unit.replace("_", " ")
    if quantity.per:
        return f"{unit} per {quantity.per}"
    return None if unit == "count" or _CURRENCY.match(unit) else unit


def _force(link: ForceLink) -> Node:
    return _organisation(link.id, link.name)


def _organisation(force: str, name: str | None) -> Node:
    try:
        known = base().force(force)
    except KnowledgeError:
        return _node("GovernmentOrganization", identifier=force, name=name)
    return _node(
        "GovernmentOrganization",
        identifier=force,
        name=name or known.name,
        url=f"https://www.{known.domain}" if known.domain else None,
        sameAs=f"https://www.wikidata.org/entity/{known.wikidata}" if known.wikidata else None,
    )


def _document(ref: DocumentRef) -> Node:
    kind = {DocumentKind.NEWS: "NewsArticle", DocumentKind.PRESS_RELEASE: "Article"}.get(ref.kind, "CreativeWork")
    return _node(
        kind,
        name=ref.title or ref.path,
        identifier=ref.id,
        url=ref.url if ref.url and _ADDRESS.match(ref.url) else None,
        genre=ref.kind.value.replace("_", " "),
        datePublished=_day(ref.date),
        publisher=_publisher(ref),
        creativeWorkStatus="withdrawn" if ref.withdrawn else None,
    )


def _publisher(ref: DocumentRef) -> Node | None:
    if ref.publisher is None or not (ref.publisher.name or ref.publisher.force):
        return None
    if ref.publisher.force and not ref.publisher.name:
        return _organisation(ref.publisher.force, None)
    return _node("Organization", name=ref.publisher.name)


def _author(claim: Claim) -> Node | None:
    """Who says so: the speaker, else who published the document, where its words are the publisher's own."""
    if claim.speaker is not None:
        return _speaker(claim.speaker)
    return _publisher(claim.document) if claim.document.kind in _OWN_WORDS else None


def _speaker(speaker: Speaker) -> Node:
    if speaker.role is None and is_body(speaker.name):
        return _node("Organization", name=speaker.name)
    force = _organisation(speaker.force, None) if speaker.force else None
    return _node("Person", name=speaker.name, jobTitle=speaker.role, worksFor=force)


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _interval(period: Period | None) -> str | None:
    """A period as ISO 8601 writes it, ".." where it is open."""
    if period is None or (period.start is None and period.end is None):
        return None
    return f"{_day(period.start) or '..'}/{_day(period.end) or '..'}"


def _length(period: Period | None) -> str | None:
    """How long a period is, as schema.org has it: P1Y, P3M, P12D."""
    if period is None or period.start is None or period.end is None or period.end < period.start:
        return None
    if period.end == dt.date.max:
        return None
    start, after = period.start, period.end + dt.timedelta(days=1)
    months = 12 * (after.year - start.year) + after.month - start.month
    if start.day != after.day or not months:
        return f"P{(after - start).days}D"
    return f"P{months}M" if months % 12 else f"P{months // 12}Y"
