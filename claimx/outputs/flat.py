"""Records as rows of a table: plain names, one value a cell, and what each column means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from claimx.check_records import Check
from claimx.records import Claim, DocumentRecord, DocumentRef, ErrorRecord, Period

Cell = str | int | float | bool | dt.date | None
_One = TypeVar("_One")
SEPARATOR = "|"


@dataclass(frozen=True, slots=True)
class Column(Generic[_One]):
    """A column: its name, what it means, and its value of a record."""

    name: str
    meaning: str
    of: Callable[[_One], Cell]


@dataclass(frozen=True, slots=True)
class Listed:
    """A document of a table: how it is referred to, and what is known of it where its record is there."""

    ref: DocumentRef
    record: DocumentRecord | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """A check of a table, with the claim it is of."""

    claim: Claim
    check: Check


def _times(name: str, told: str, of: Callable[[Claim], Period | None]) -> tuple[Column[Claim], ...]:
    def part(key: Callable[[Period], Cell]) -> Callable[[Claim], Cell]:
        return lambda claim: None if (period := of(claim)) is None else key(period)

    return (
        Column(name, f"{told}, as the document words it", part(lambda period: period.text)),
        Column(f"{name}_start", f"first day of the {name}; empty where open or unknown", part(lambda p: p.start)),
        Column(f"{name}_end", f"last day of the {name}; empty where open or unknown", part(lambda p: p.end)),
    )


CLAIMS: tuple[Column[Claim], ...] = (
    Column("id", "the claim's id: the same bytes and words give the same id", lambda c: c.id),
    Column("document", "path of its document, or the document's id where it has no path", lambda c: named(c.document)),
    Column("title", "title of the document", lambda c: c.document.title),
    Column("kind", "kind of the document", lambda c: c.document.kind.value),
    Column("date", "day the document was published", lambda c: c.document.date),
    Column("publisher", "who published the document", lambda c: _publisher(c.document)[0]),
    Column("url", "address of the document", lambda c: c.document.url),
    Column("sentence", "the sentence that holds the amount", lambda c: c.text),
    Column("amount", "the amount as the document words it", lambda c: c.quantity.text),
    Column("value", "the amount as a number in its unit", lambda c: c.quantity.value),
    Column("value_high", "the upper end of a range", lambda c: c.quantity.value_high),
    Column("unit", "what the number is in: count, percent, GBP, minute", lambda c: c.quantity.unit),
    Column("bound", "how the figure bounds the true one", lambda c: c.quantity.bound.value),
    Column("per", "what a rate is per", lambda c: c.quantity.per),
    Column("type", "what kind of thing is counted", lambda c: c.type.value),
    Column("topic", "what the claim is about", lambda c: c.topic.value),
    Column("subject", "the words that name what is counted", lambda c: c.subject),
    Column("change", "level, or which way it moved", lambda c: c.change.value),
    Column("status", "actual, planned, hypothetical or negated", lambda c: c.status.value),
    Column("forces", "ids of the police forces, joined by |", lambda c: SEPARATOR.join(f.id for f in c.forces) or None),
    Column("force_names", "their names, joined by |", lambda c: SEPARATOR.join(f.name for f in c.forces) or None),
    Column("scope", "whose amount it is: force, national or other", lambda c: c.scope.value),
    Column("speaker", "who says so; empty where the document does", lambda c: c.speaker.name if c.speaker else None),
    Column("speaker_role", "the speaker's office", lambda c: c.speaker.role if c.speaker else None),
    *_times("period", "the time the amount is of", lambda c: c.period),
    *_times("baseline", "what a change is measured against", lambda c: c.baseline),
    Column("checkworthiness", "how worth checking, 0 to 1", lambda c: c.checkworthiness),
    Column("confidence", "the chance that the record's core is right, 0 to 1", lambda c: c.confidence),
    Column("checks", "what the claim was held against and what came of it, joined by |", lambda c: _outcomes(c)),
    Column("start", "where the amount begins in the document's text", lambda c: c.quantity.start),
    Column("end", "where it ends", lambda c: c.quantity.end),
)

DOCUMENTS: tuple[Column[Listed], ...] = (
    Column("document", "path of the document, or its id where it has no path", lambda d: named(d.ref)),
    Column("id", "first 16 hex digits of the SHA-256 of its bytes", lambda d: d.ref.id),
    Column("title", "its title", lambda d: d.ref.title),
    Column("kind", "what kind of statement it is", lambda d: d.ref.kind.value),
    Column("date", "day it was published", lambda d: d.ref.date),
    Column("publisher", "who published it", lambda d: _publisher(d.ref)[0]),
    Column("publisher_force", "id of the force whose document it is", lambda d: _publisher(d.ref)[1]),
    Column("url", "its address", lambda d: d.ref.url),
    Column("withdrawn", "whether its publisher has taken it back", lambda d: d.ref.withdrawn),
    Column(
        "claims", "how many claims it yielded; empty where unknown", lambda d: d.record.claims if d.record else None
    ),
    Column("characters", "length of its text; empty where unknown", lambda d: len(d.record.text) if d.record else None),
    Column("warnings", "what was noticed in reading it", lambda d: "; ".join(d.record.warnings) if d.record else None),
)

ERRORS: tuple[Column[ErrorRecord], ...] = (
    Column("path", "the document, or file, that failed", lambda e: e.path),
    Column("kind", "why it yielded nothing", lambda e: e.kind.value),
    Column("message", "what was wrong", lambda e: e.message),
    Column("remedy", "what to do about it", lambda e: e.remedy or None),
    Column("where", "of a defect, the line of claimx", lambda e: e.where),
)


CHECKS: tuple[Column[Checked], ...] = (
    Column("claim", "id of the claim", lambda c: c.claim.id),
    Column("amount", "its amount as the document words it", lambda c: c.claim.quantity.text),
    Column("check", "what it was held against: share, total, official and so on", lambda c: c.check.kind.value),
    Column("outcome", "what came of it", lambda c: c.check.outcome.value),
    Column("told", "what was computed from what, or looked up", lambda c: c.check.told),
    Column("stated", "the figure as stated", lambda c: c.check.stated),
    Column("computed", "the same figure as the others make it", lambda c: c.check.computed),
    Column("low", "least that rounding and bound allow; empty where open", lambda c: c.check.low),
    Column("high", "most that they allow; empty where open", lambda c: c.check.high),
    Column("unit", "what these are in", lambda c: c.check.unit),
    Column("caveats", "what to bear in mind", lambda c: "; ".join(c.check.caveats) or None),
    Column("claims", "ids of the other claims, joined by |", lambda c: SEPARATOR.join(c.check.claims) or None),
    Column("sources", "where official figures are from, joined by |", lambda c: _sources(c.check)),
)


def _outcomes(claim: Claim) -> str | None:
    return SEPARATOR.join(f"{check.kind.value}: {check.outcome.value}" for check in claim.checks) or None


def _sources(check: Check) -> str | None:
    return SEPARATOR.join(dict.fromkeys(figure.source for figure in check.figures if figure.source)) or None


def named(ref: DocumentRef) -> str:
    """How a document is called in a table."""
    return ref.path or ref.id


def _publisher(ref: DocumentRef) -> tuple[str | None, str | None]:
    return (None, None) if ref.publisher is None else (ref.publisher.name, ref.publisher.force)
