"""JSON-LD by processors of others: no term that schema.org does not have, each where it may stand, the same values."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from pyld import jsonld
from rdflib import Graph

from claimx.check_kinds import CheckKind, Outcome
from claimx.check_records import Check, OfficialFigure
from claimx.errors import MetadataError
from claimx.outputs import jsonld as written
from claimx.outputs.jsonld.nodes import _length, claim_node
from claimx.outputs.jsonld.ratings import read
from claimx.outputs.jsonld.vocabulary import URL, context, terms
from claimx.records import AnyRecord, Bound, Claim, DocumentKind, Period
from tests.outputs.build import CLAIMS, claim

SCHEMA = f"{URL}/"


def kinds(name: str) -> frozenset[str]:
    """A type and all types above it; a name that is none alone."""
    above = terms()[name].of if name in terms() else frozenset[str]()
    return frozenset({name}).union(*(kinds(one) for one in above))


def loaded(records: list[AnyRecord], **options: Any) -> dict[str, Any]:
    out = io.StringIO()
    written.write(records, out, **options)
    graph: dict[str, Any] = json.loads(out.getvalue())
    return graph


def local(url: str, options: object) -> dict[str, Any]:
    assert url == URL, "nothing else is fetched"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": context()}


def expanded(graph: dict[str, Any]) -> list[dict[str, Any]]:
    nodes: list[dict[str, Any]] = jsonld.expand(graph, {"documentLoader": local})
    return nodes


def count(value: Any) -> int:
    """How many properties stand in a value, however deep."""
    if isinstance(value, dict):
        return sum(
            1 + count(inner) for key, inner in value.items() if key not in ("@value", "@id", "@type", "@context")
        )
    return sum(map(count, value)) if isinstance(value, list) else 0


def check(node: dict[str, Any]) -> None:
    """Every type is one, every property may stand at it, and every value is what the property takes."""
    types = [kind.removeprefix(SCHEMA) for kind in node.get("@type", [])]
    assert len(types) == 1 and "Thing" in kinds(types[0]), node
    for key, values in node.items():
        if key.startswith("@"):
            continue
        term = terms()[key.removeprefix(SCHEMA)]
        assert term.of & kinds(types[0]), f"{term.name} at {types[0]}"
        for value in values:
            if "@type" in value and "@value" not in value:
                assert kinds(value["@type"][0].removeprefix(SCHEMA)) & term.takes, f"{term.name} {value['@type']}"
                check(value)
            elif "@value" in value:
                plain = value["@value"]
                told = "Number" if isinstance(plain, int | float) else "Text"
                days = value.get("@type", "").removeprefix(SCHEMA) in ("Date", "DateTime")
                assert dt.date.fromisoformat(plain) if days else told in term.takes, f"{term.name} {plain!r}"
            else:
                assert "URL" in term.takes and value["@id"].startswith("http"), f"{term.name} {value}"


def test_every_node_is_valid(records: list[AnyRecord], claims: list[Claim]) -> None:
    graph = loaded(records)
    nodes = expanded(graph)
    assert len(nodes) == len(graph["@graph"]) == len(claims)
    assert count(nodes) == count(graph["@graph"]) > 100  # a term that is none would have been dropped
    for node in nodes:
        check(node)


@settings(max_examples=60, deadline=None)
@given(CLAIMS)
def test_any_claim_is_valid(one: Claim) -> None:
    graph = loaded([one])
    nodes = expanded(graph)
    assert count(nodes) == count(graph["@graph"])
    for node in nodes:
        check(node)


def test_the_check_finds_what_is_wrong(claims: list[Claim]) -> None:
    graph = loaded([claims[0]])
    graph["@graph"][0]["amountOfThings"] = 3
    assert count(expanded(graph)) < count(graph["@graph"])
    graph = loaded([claims[0]])
    graph["@graph"][0]["currency"] = "GBP"
    with pytest.raises(AssertionError, match="currency at Claim"):
        check(expanded(graph)[0])


def test_rdflib_finds_the_figures(records: list[AnyRecord], claims: list[Claim]) -> None:
    graph = {**loaded(records), **context()}  # in place of the address, which would be fetched
    found = Graph().parse(data=json.dumps(graph), format="json-ld")
    rows = found.query(
        """PREFIX s: <https://schema.org/>
        SELECT ?id ?kind ?value ?low ?high ?text WHERE {
          ?claim a s:Claim; s:identifier ?id; s:text ?text; s:about ?about.
          ?about a ?kind. OPTIONAL { ?about s:value/s:value? ?amount } OPTIONAL { ?about s:value?/s:value ?value }
          OPTIONAL { ?about s:value?/s:minValue ?low } OPTIONAL { ?about s:value?/s:maxValue ?high }
        }"""
    )
    told: dict[str, tuple[str, set[float]]] = {}
    for row in rows:
        figures = {float(one.toPython()) for one in (row.value, row.low, row.high) if one is not None and _number(one)}
        kind, seen = told.get(str(row.id), (str(row.kind).removeprefix(SCHEMA), set()))
        told[str(row.id)] = (kind, seen | figures)
    for one in claims:
        quantity = one.quantity
        kind, figures = told[one.id]
        assert kind == ("MonetaryAmount" if quantity.unit == "GBP" else "Observation")
        assert figures == {figure for figure in (quantity.value, quantity.value_high) if figure is not None}


def _number(term: Any) -> bool:
    return isinstance(term.toPython(), int | float) or hasattr(term.toPython(), "as_tuple")


def test_a_claim_says_who_where_when_and_what(claims: list[Claim]) -> None:
    money = next(c for c in claims if c.quantity.unit == "GBP")
    node = claim_node(money)
    assert node["about"]["currency"] == "GBP"
    assert node["about"]["value"]["minValue"] == 2_400_000
    assert node["appearance"]["url"] == "https://example.org/kent/1"
    assert node["mentions"][0]["identifier"] == "kent"
    spoken = next(c for c in claims if c.speaker is not None and c.speaker.name == "Marian Holt")
    author = claim_node(spoken)["author"]
    assert (author["@type"], author["name"], author["jobTitle"]) == ("Person", "Marian Holt", "Chief Constable")
    share = claim_node(next(c for c in claims if c.quantity.unit == "percent"))
    assert (share["about"]["unitCode"], share["about"]["value"]) == ("P1", 12)
    assert share["temporalCoverage"] == "2023-04-01/2024-03-31"
    assert share["about"]["observationPeriod"] == "P1Y"


def test_a_claim_names_the_figures_that_it_was_held_against(claims: list[Claim]) -> None:
    figure = OfficialFigure(
        series="officers/kent/fte",
        measure="officers",
        area="kent",
        date=dt.date(2024, 3, 31),
        unit="fte",
        value=4091.5,
        edition="july-2024",
        source="Home Office: Police workforce. https://example.org/workforce-2024, table 2",
        licence="OGL v3.0",
    )
    one = Check(kind=CheckKind.OFFICIAL, outcome=Outcome.CLOSE, told="So.", figures=(figure,))
    node = claim_node(claims[0].model_copy(update={"checks": (one, one)}))
    [based] = node["isBasedOn"]
    assert based["@type"] == "Dataset"
    assert (based["name"], based["version"], based["temporalCoverage"]) == (
        "officers/kent/fte",
        "july-2024",
        "2024-03-31",
    )
    assert based["url"] == "https://example.org/workforce-2024"
    assert (based["variableMeasured"]["value"], based["variableMeasured"]["unitText"]) == (4091.5, "fte")
    assert "isBasedOn" not in claim_node(claims[0])


def test_the_publisher_is_the_author_only_of_its_own_words(claims: list[Claim]) -> None:
    silent = next(c for c in claims if c.document.publisher is not None).model_copy(update={"speaker": None})
    authors = {}
    for kind in DocumentKind:
        document = silent.document.model_copy(update={"kind": kind})
        authors[kind] = claim_node(silent.model_copy(update={"document": document})).get("author", {}).get("name")
    assert {kind for kind, name in authors.items() if name} == {DocumentKind.PRESS_RELEASE, DocumentKind.NEWS}
    assert authors[DocumentKind.NEWS] == "Kent Police"


@pytest.mark.parametrize(
    ("bound", "high", "told"),
    [
        (Bound.EXACT, None, {"value": 41.5}),
        (Bound.APPROXIMATE, None, {"value": 41.5}),
        (Bound.AT_LEAST, None, {"minValue": 41.5}),
        (Bound.AT_MOST, None, {"maxValue": 41.5}),
        (Bound.RANGE, 50.0, {"minValue": 41.5, "maxValue": 50}),
    ],
)
def test_bounds(bound: Bound, high: float | None, told: dict[str, float]) -> None:
    one = claim()
    quantity = one.quantity.model_copy(update={"bound": bound, "value_high": high})
    about = claim_node(one.model_copy(update={"quantity": quantity}))["about"]
    assert {key: about[key] for key in ("value", "minValue", "maxValue") if key in about} == told


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2023-04-01", "2024-03-31", "P1Y"),
        ("2024-01-01", "2024-03-31", "P3M"),
        ("2024-02-29", "2024-02-29", "P1D"),
        ("2024-01-05", "2024-01-18", "P14D"),
        ("2019-01-01", None, None),
        ("2024-01-02", "2024-01-01", None),
        ("2024-01-01", "9999-12-31", None),
    ],
)
def test_length_of_a_period(start: str, end: str | None, told: str | None) -> None:
    days = dt.date.fromisoformat(start), None if end is None else dt.date.fromisoformat(end)
    assert _length(Period(text="then", start=days[0], end=days[1])) == told


def ratings_file(path: Path, *rows: tuple[str, ...]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([("claim", "rating", "reviewer", "url", "date"), *rows])
    return path


def test_a_review_stands_only_where_a_person_gave_a_rating(claims: list[Claim], tmp_path: Path) -> None:
    rated = claims[1]
    path = ratings_file(
        tmp_path / "r.csv", (rated.id, "Mostly true", "Fact Check Society", "https://example.org/f", "2024-06-01")
    )
    graph = loaded(list(claims), ratings=read(path))
    reviews = [node for node in graph["@graph"] if node["@type"] == "ClaimReview"]
    assert len(reviews) == 1
    assert reviews[0]["itemReviewed"]["@id"].endswith(rated.id)
    assert reviews[0]["claimReviewed"] == rated.text
    assert reviews[0]["reviewRating"]["alternateName"] == "Mostly true"
    assert reviews[0]["author"] == {"@type": "Organization", "name": "Fact Check Society"}
    nodes = expanded(graph)
    assert count(nodes) == count(graph["@graph"])
    for node in nodes:
        check(node)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (("a", "False", "A. Reader", "ftp://x", "2024-06-01"), "line 2: 'ftp://x' is no address"),
        (("a", "False", "A. Reader", "https://x.example", "June"), "line 2: 'June' is no date"),
        (("a", " ", "A. Reader", "https://x.example", "2024-06-01"), "line 2: rating is empty"),
        (("a",), "line 2: rating, reviewer, url, date is empty"),
    ],
)
def test_a_wrong_rating_is_told_by_its_line(row: tuple[str, ...], told: str, tmp_path: Path) -> None:
    with pytest.raises(MetadataError, match=told):
        read(ratings_file(tmp_path / "r.csv", row))


def test_ratings_need_their_columns(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("claim,verdict\na,b\n", "utf-8")
    with pytest.raises(MetadataError, match="no column rating, reviewer, url, date"):
        read(tmp_path / "r.csv")
