"""Records to the compact JSON that the page reads: columns of claims, each text once, texts in parts of their own.

The keys are those that ``page/data.js`` reads. Offsets stay code points; those of a claim's parts count from its
sentence, which leaves small numbers that compress well.
"""

from __future__ import annotations

import base64
import json
import math
import zlib
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claimx.knowledge import base
from claimx.outputs.table import when
from claimx.records import BlockRecord, Claim, DocumentRecord, DocumentRef, Period
from claimx.report.checked import packed
from claimx.report.facts import tiles, words
from claimx.report.frame import HALF
from claimx.report.gather import Gathered, Key

# Characters of text that are unpacked together when one of their documents is opened.
_PART = 200_000

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Packed:
    """The data of a page as base64 of deflated JSON: of everything but texts, and of the texts part by part."""

    data: str
    texts: tuple[str, ...]


class _Once:
    """Numbers for values, each kept once, in the order they are first met."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}

    def __call__(self, value: Hashable) -> int:
        return self._numbers.setdefault(value, len(self._numbers))

    @property
    def values(self) -> list[Hashable]:
        """The values in the order of their numbers."""
        return list(self._numbers)


def pack(gathered: Gathered, title: str) -> Packed:
    """Everything the page shows."""
    by_document: dict[Key, list[Claim]] = {key: [] for key in gathered.documents}
    for claim in gathered.claims:
        by_document.setdefault((claim.document.id, claim.document.path), []).append(claim)
    speakers, periods, sentences, sources, series = _Once(), _Once(), _Once(), _Once(), _Once()
    forces: dict[str, str] = {}
    rows: list[Json] = []
    documents: list[list[object]] = []
    blocks: list[list[list[object]]] = []
    seen: Counter[str] = Counter()
    for number, (key, claims) in enumerate(by_document.items()):
        record = gathered.documents.get(key)
        document = record.document if record else claims[0].document
        seen[document.id] += 1
        name = document.id if seen[document.id] == 1 else f"{document.id}.{seen[document.id]}"
        documents.append(_document(name, document, record, len(claims)))
        blocks.append(list(_blocks(record) if record else _excerpts(claims)))
        for claim in sorted(claims, key=lambda claim: claim.quantity.start):
            forces.update((force.id, force.name) for force in claim.forces)
            checks = packed(claim.checks, sources, series)
            rows.append({**_claim(claim, number, speakers, periods, sentences), "checks": checks})
    parts = list(_parts(documents, blocks))
    plain: Json = {
        "title": title,
        "words": {name: dict(labels) for name, labels in words().items()},
        "forces": _forces(forces),
        "tiles": [[tile.force, tile.label, tile.column, tile.row] for tile in tiles()],
        "documents": documents,
        "speakers": speakers.values,
        "periods": periods.values,
        "sentences": sentences.values,
        "sources": sources.values,
        "series": series.values,
        "claims": {column: [row[column] for row in rows] for column in (rows[0] if rows else ())},
        "errors": [
            [error.path, error.kind.value, error.message, error.remedy, error.where] for error in gathered.errors
        ],
    }
    return Packed(_deflated(plain), tuple(_deflated(part) for part in parts))


def _forces(met: Mapping[str, str]) -> list[list[str]]:
    """Ids and names of the forces on the map and of those that claims name besides."""
    known = base().forces
    names = {tile.force: known[tile.force].name for tile in tiles()}
    return [[id, name] for id, name in {**names, **met}.items()]


def _document(name: str, document: DocumentRef, record: DocumentRecord | None, claims: int) -> list[object]:
    publisher = document.publisher
    return [
        name,
        document.path,
        document.title,
        document.kind.value,
        document.date.isoformat() if document.date else None,
        publisher.name if publisher else None,
        document.url,
        document.withdrawn,
        claims,
        list(record.warnings) if record else [],
        record is not None,
    ]


def _blocks(record: DocumentRecord) -> Iterator[list[object]]:
    whole = BlockRecord(start=0, end=len(record.text), kind="paragraph", section="body")
    for block in record.blocks or (whole,):
        yield [block.start, block.kind, block.section, record.text[block.start : block.end]]


def _excerpts(claims: Sequence[Claim]) -> Iterator[list[object]]:
    """The sentences of a document's claims, where its text is not known."""
    end = -1
    for claim in sorted(claims, key=lambda claim: (claim.start, -claim.end)):
        if claim.start >= end:
            yield [claim.start, "excerpt", "body", claim.text]
            end = claim.end


def _claim(claim: Claim, document: int, speakers: _Once, periods: _Once, sentences: _Once) -> Json:
    amount, speaker = claim.quantity, claim.speaker
    return {
        "id": claim.id,
        "document": document,
        "sentence": sentences(claim.text),
        "start": claim.start,
        "amount": amount.text,
        "at": [amount.start - claim.start, amount.end - claim.start],
        "value": _plain(amount.value),
        "high": _plain(amount.value_high),
        "unit": amount.unit,
        "bound": amount.bound.value,
        "per": amount.per,
        "type": claim.type.value,
        "topic": claim.topic.value,
        "subject": claim.subject,
        "change": claim.change.value,
        "status": claim.status.value,
        "scope": claim.scope.value,
        "forces": [[force.id, force.via.value, force.score, force.text] for force in claim.forces],
        "speaker": None if speaker is None else speakers((speaker.name, speaker.role, speaker.force)),
        "quoted": int(speaker is not None and speaker.quoted),
        "period": _period(claim.period, periods),
        "baseline": _period(claim.baseline, periods),
        "evidence": _evidence(claim),
        "worth": claim.checkworthiness,
        "confidence": claim.confidence,
    }


def _plain(value: float | None) -> float | None:
    if value is None or not math.isfinite(value):
        return None
    return int(value) if value.is_integer() else value


def _period(period: Period | None, periods: _Once) -> int | None:
    if period is None:
        return None
    first, last = (day.isoformat() if day else None for day in (period.start, period.end))
    return periods((period.text, first, last, when(period)))


def _evidence(claim: Claim) -> list[object]:
    """Field, start, end, field, start, end, … in the order of the record's fields."""
    spans = ((name, span) for name in type(claim.evidence).model_fields for span in getattr(claim.evidence, name))
    return [part for name, (start, end) in spans for part in (name, start - claim.start, end - claim.start)]


def _parts(documents: list[list[object]], blocks: Sequence[list[list[object]]]) -> Iterator[list[list[list[object]]]]:
    """Blocks of several documents together; each document is told its part and its place there."""
    part: list[list[list[object]]] = []
    size = number = 0
    for document, own in zip(documents, blocks, strict=True):
        document += [number, len(part)]
        part.append(own)
        size += sum(len(str(block[-1])) for block in own)
        if size >= _PART:
            yield part
            part, size, number = [], 0, number + 1
    if part:
        yield part


def _deflated(plain: object) -> str:
    text = HALF.sub("\ufffd", json.dumps(plain, ensure_ascii=False, separators=(",", ":")))
    return base64.b64encode(zlib.compress(text.encode("utf-8"), 9)).decode("ascii")
