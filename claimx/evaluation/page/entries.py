"""Errors as a page shows them: each with its sentence, and the fields that differ in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimx.corpus.gold import GoldClaim, GoldDocument
from claimx.evaluation.alignment import Judged
from claimx.evaluation.fields import FIELDS
from claimx.evaluation.groups import Place, place_of
from claimx.knowledge import base
from claimx.outputs.table import when
from claimx.records import Claim, Offsets, Period

MISSED, SPURIOUS = "missed", "spurious"
# What is told of a mention that was missed, or of a record that should not be.
_ALONE = ("value", "unit", "bound", "type", "subject", "status")
# Sentences of the text that are shown on demand before and after that of the amount.
_BEFORE, _AFTER = 3, 1


@dataclass(frozen=True, slots=True)
class Row:
    """A field: what was annotated and what was given, in words; the words of the text that set the given value.

    ``close`` is whether the two agree leniently.
    """

    field: str
    wanted: str
    given: str
    words: tuple[str, ...]
    close: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """An error: where it stands in the text, and what differs.

    Attributes:
        errors: The names of the fields that differ, or that the mention was missed or is spurious.
        before, sentence, after: Spans of the text; the amount lies in the sentence.
    """

    errors: tuple[str, ...]
    type: str
    status: str
    amount: Offsets
    before: Offsets
    sentence: Offsets
    after: Offsets
    rows: tuple[Row, ...]


def entries(document: GoldDocument, judged: Sequence[Judged]) -> Iterator[Entry]:
    """The errors of a document, in the order of its text."""
    place = place_of(document)
    for one in judged:
        wrong = tuple(name for name in FIELDS if not one.same.get(name, False)) if one.same else ()
        if one.gold is None or one.claim is None:
            wrong = (SPURIOUS if one.gold is None else MISSED,)
        if not wrong:
            continue
        sentence = place.sentence(one.span[0])
        before, after = _around(place, sentence)
        named = _ALONE if wrong[0] in (MISSED, SPURIOUS) else wrong
        gold = one.gold.fields if one.gold else {}
        yield Entry(
            errors=wrong,
            type=str(gold["type"]) if one.gold else one.claim.type.value if one.claim else "",
            status=str(gold["status"]) if one.gold else one.claim.status.value if one.claim else "",
            amount=one.span,
            before=before,
            sentence=(sentence[0], max(sentence[1], one.span[1])),
            after=after,
            rows=tuple(_row(document.text, one, name) for name in named),
        )


def _around(place: Place, sentence: Offsets) -> tuple[Offsets, Offsets]:
    """What stands before and after a sentence, as far as it is shown."""
    start, end = sentence
    if sentence not in place.sentences:
        return (start, start), (end, end)
    at = place.sentences.index(sentence)
    first = place.sentences[max(0, at - _BEFORE)][0]
    last = place.sentences[min(len(place.sentences) - 1, at + _AFTER)][1]
    return (first, start), (end, last)


def _row(text: str, one: Judged, field: str) -> Row:
    spans: Sequence[Offsets] = getattr(one.claim.evidence, field, ()) if one.claim else ()
    given = _given(one.claim, field) if one.claim else ""
    quoted = [" ".join(text[start:end].split()) for start, end in spans]
    return Row(
        field,
        _wanted(one.gold, field) if one.gold else "",
        given,
        tuple(words for words in quoted if words and words not in given),
        one.close.get(field, False),
    )


def _wanted(gold: GoldClaim, field: str) -> str:
    value = gold.fields.get(field)
    if field == "value":
        return _amount(value, gold.fields.get("value_high"))
    if field == "forces":
        return _forces(value or ())
    if field in ("period", "baseline"):
        return _time(
            Period(text=value.get("text") or "", start=_day(value, "start"), end=_day(value, "end")) if value else None
        )
    return _plain(value)


def _given(claim: Claim, field: str) -> str:
    if field == "value":
        return _amount(claim.quantity.value, claim.quantity.value_high)
    if field == "forces":
        return _forces([force.id for force in claim.forces])
    if field in ("period", "baseline"):
        return _time(getattr(claim, field))
    if field == "speaker":
        return _plain(claim.speaker.name if claim.speaker else None)
    return _plain(getattr(claim.quantity if field in ("unit", "bound", "per") else claim, field))


def _plain(value: object) -> str:
    return "none" if value is None or value == "" else str(value)


def _amount(value: float | None, high: float | None) -> str:
    if value is None:
        return "none"
    return f"{value:,.10g}" if high is None else f"{value:,.10g} to {high:,.10g}"


def _forces(ids: Sequence[str]) -> str:
    known = base().forces
    return ", ".join(known[id].name if id in known else id for id in ids) or "none"


def _day(period: dict[str, str | None], edge: str) -> dt.date | None:
    stated = period.get(edge)
    return dt.date.fromisoformat(stated) if stated else None


def _time(period: Period | None) -> str:
    """A time in words, and its days."""
    if period is None:
        return "none"
    if period.start is None and period.end is None:
        return f"“{period.text}”, without days"
    return f"{when(period)} ({period.start or '…'} to {period.end or '…'})"
