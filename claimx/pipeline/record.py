"""A claim record from all that was found of one amount, in a sentence or in a table."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cache

from claimx.documents.model import Document
from claimx.knowledge import base
from claimx.pipeline import confidence
from claimx.pipeline.fields.types import Held, Moved
from claimx.pipeline.types import Amount, Area, Attribution, Times, TimeSpan
from claimx.records import (
    BlockRecord,
    Change,
    Claim,
    ClaimType,
    DocumentRecord,
    DocumentRef,
    Evidence,
    Extractor,
    ForceLink,
    Offsets,
    Period,
    Publisher,
    Quantity,
    Speaker,
    Topic,
)


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found of one amount.

    Attributes:
        line: Offsets of the sentence or table row that holds it.
        words: How many words that has.
        type_span, topic_span: The words that set them.
        chance: How likely the subject is among the phrases that could be it, 0 to 1.
    """

    amount: Amount
    line: Offsets
    words: int
    kind: ClaimType
    type_span: Offsets | None
    topic: Topic
    topic_span: Offsets | None
    subject: Offsets | None
    chance: float
    moved: Moved
    held: Held
    area: Area
    time: Times
    attribution: Attribution | None


@cache
def _force_name(force: str) -> str:
    return base().force(force).name


def _period(text: str, span: TimeSpan | None) -> Period | None:
    return None if span is None else Period(text=text[span.start : span.end], start=span.first, end=span.last)


def _offsets(span: TimeSpan | None) -> Offsets | None:
    return None if span is None else (span.start, span.end)


def _spans(span: Offsets | None) -> tuple[Offsets, ...]:
    return () if span is None else (span,)


def reference(document: Document) -> DocumentRef:
    """The document as its claims refer to it."""
    publisher = None
    if document.publisher or document.publisher_force:
        publisher = Publisher(name=document.publisher, force=document.publisher_force)
    return DocumentRef(
        id=document.id,
        path=None if document.path is None else document.path.as_posix(),
        title=document.title,
        kind=document.kind,
        date=document.date,
        publisher=publisher,
        url=document.url,
        withdrawn=document.withdrawn,
    )


def document_record(document: Document, *, claims: int) -> DocumentRecord:
    """The document with its text and blocks, as it is stored beside its claims.

    Args:
        claims: How many it yielded.
    """
    return DocumentRecord(
        document=reference(document),
        text=document.text,
        blocks=tuple(
            BlockRecord(start=block.start, end=block.end, kind=block.kind.value, section=block.section.value)
            for block in document.blocks
        ),
        claims=claims,
        warnings=document.warnings,
    )


def _speaker(attribution: Attribution | None, document: Document) -> Speaker | None:
    from claimx.pipeline.forces import speaker_force

    if attribution is None:
        return None
    return Speaker(
        name=attribution.name,
        role=attribution.role,
        force=speaker_force(attribution, document, base=base()),
        quoted=attribution.quoted,
    )


def signs(document: Document, found: Findings) -> list[str]:
    """What bears on how sure a record is, as names of features."""
    return confidence.features(
        amount=found.amount,
        kind=document.kind,
        change=found.moved.change,
        stated=found.moved.evidence is not None,
        status=found.held.status,
        area=found.area,
        home=document.publisher_force is not None,
        subject=None if found.subject is None else found.chance,
        words=found.words,
    )


def record(document: Document, to: DocumentRef, extractor: Extractor, found: Findings) -> Claim:
    """The record of an amount; it quotes the document's text. What it is worth is rated with all of the document's."""
    amount, time, area, text = found.amount, found.time, found.area, document.text
    period, baseline = _period(text, time.period), _period(text, time.baseline)
    if found.moved.change is Change.LEVEL:  # only a change is measured against something
        time, baseline = replace(time, baseline=None), None
    return Claim(
        id=hashlib.sha256(f"{document.id}:{amount.start}:{amount.end}".encode()).hexdigest()[:16],
        document=to,
        text=text[found.line[0] : found.line[1]],
        start=found.line[0],
        end=found.line[1],
        quantity=Quantity(
            text=text[amount.start : amount.end],
            start=amount.start,
            end=amount.end,
            value=amount.value,
            value_high=amount.value_high,
            unit=amount.unit,
            bound=amount.bound,
            per=amount.per,
        ),
        type=found.kind,
        topic=found.topic,
        subject=None if found.subject is None else text[found.subject[0] : found.subject[1]],
        change=found.moved.change,
        status=found.held.status,
        forces=tuple(
            ForceLink(
                id=link.id,
                name=_force_name(link.id),
                text=None if link.start is None or link.end is None else text[link.start : link.end],
                start=link.start,
                end=link.end,
                via=link.via,
                score=link.score,
            )
            for link in area.links
        ),
        scope=area.scope,
        speaker=_speaker(found.attribution, document),
        period=period,
        baseline=baseline,
        evidence=Evidence(
            bound=_spans(amount.bound_span),
            per=_spans(amount.per_span),
            type=_spans(found.type_span),
            topic=_spans(found.topic_span),
            subject=_spans(found.subject),
            change=_spans(found.moved.evidence),
            status=_spans(found.held.evidence),
            forces=tuple((k.start, k.end) for k in area.links if k.start is not None and k.end is not None),
            speaker=_spans(None if found.attribution is None else found.attribution.cue),
            period=_spans(_offsets(time.period)),
            baseline=_spans(_offsets(time.baseline)),
        ),
        confidence=confidence.confidence(signs(document, found)),
        extractor=extractor,
    )
