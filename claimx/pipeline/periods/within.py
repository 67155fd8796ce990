"""Which of a sentence's times is of which of its amounts, read without a parse."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimx.pipeline.periods import clauses, cues
from claimx.pipeline.periods.model import Mention, TimeKind
from claimx.pipeline.periods.nearest import own_times
from claimx.pipeline.periods.roles import AND, Slot, describe
from claimx.pipeline.periods.shared import backward
from claimx.pipeline.types import Amount, Sentence

_NEXT = re.compile(r",\s+and\s+(?:we|I|he|she|they|it|there)\s")  # "30 by May, and we want 10% on pay"
_WHEN_THEN = re.compile(r",\s+when\s+(?:there|it|they|we|the)\b[^.;,]*")  # "since 2010, when there were 40"


def _reached(text: str, amounts: Sequence[Amount], slots: Sequence[Slot], number: int) -> bool:
    """Whether an amount is the level that a change led to: "rose by 200 to 1,400"."""
    if number == 0 or not slots[number - 1].measured:
        return False
    return cues.TO.fullmatch(text, amounts[number - 1].end + 1, amounts[number].start) is not None


def _ends_at(text: str, amounts: Sequence[Amount], slots: Sequence[Slot], number: int) -> bool:
    """ "has fallen by 8.9% since 2021, to 8,291": what was reached is of no stretch."""
    if number == 0 or not slots[number - 1].measured:
        return False
    low = max(amounts[number - 1].end, amounts[number].start - 60)
    return cues.TO.search(text, low, amounts[number].start) is not None


def _over(text: str, mention: Mention, setter: str) -> bool:
    """Whether a time is over and done with, which no perfect is said of: "were charged last week and we have 30"."""
    if setter != "past" or mention.kind in (*_OPEN, TimeKind.ROLLING, TimeKind.VAGUE) or mention.last is None:
        return False
    return "this" not in text[mention.start : mention.end].lower().split()


def _forward(
    text: str, sentence: Sentence, amounts: Sequence[Amount], slots: list[Slot], opening: dict[int, Mention]
) -> None:
    """A time governs the amounts after it until another comes, save those in a clause of purpose."""
    current: Mention | None = None
    compared: Mention | None = None
    since = 0
    setter, fronted = "none", False
    told = "none"
    for number, (amount, slot) in enumerate(zip(amounts, slots, strict=True)):
        if number in opening:
            current, since = opening[number], opening[number].end
            setter, fronted = "none", True
            begin = amounts[number - 1].end if number else sentence.start
            told = cues.tense(text, begin, current.start, current.start)
        elif current is not None and current.kind in _OPEN and not fronted and number:
            between = amounts[number - 1].end, amount.start
            current = None if text.find(";", *between) >= 0 or _NEXT.search(text, *between) else current
        if (
            slot.period is not None
            and slot.period.kind is TimeKind.DURATION
            and current
            and current.kind is not TimeKind.DURATION
        ):
            slot.period = None
        if cues.BESIDE.search(text, max(0, amount.start - 40), amount.start):
            current = None
        if slot.reference and slot.own and slot.period is not None and slot.period.kind is TimeKind.COMPARISON:
            compared = slot.period
        if slot.period is not None:
            told_by_event = slot.period.kind is TimeKind.VAGUE and slot.period.cue in ("since", "before")
            beside = current is not None and clauses.beside(text, sentence, amount, slot.period)
            if not (slot.reference or beside) and slot.period.kind is not TimeKind.DURATION and not told_by_event:
                current, since, fronted = slot.period, slot.period.end, False
                setter = cues.tense(text, sentence.start, sentence.end, amount.start)
            continue
        if slot.shut:
            continue
        result = slot.measured and clauses.RESULT.search(text, max(sentence.start, amount.start - 60), amount.start)
        if compared is not None and result and slot.baseline is None and current is None:
            slot.baseline = compared
            continue
        if current is None:
            gap = text[amounts[number - 1].end : amount.start] if number else ""
            slot.shut = (
                bool(number)
                and (cues.PURPOSE.search(gap) is not None or slots[number - 1].shut)
                and amount.form not in ("money", "percent")
            )
            continue
        if clauses.closed_off(text, sentence.start, current, amount.start):
            continue
        since = max(since, amount.start - cues.NEAR)
        verb = cues.VERB.search(text, since, amount.start)
        if verb and slot.baseline is not None and current.kind is TimeKind.SINCE:
            continue
        if verb and current.kind is not TimeKind.FINANCIAL_YEAR:
            now = cues.tense(text, since, amount.start, amount.start)
            if not slot.measured and not cues.kinship(setter, now):
                continue
            if setter in ("past", "perfect") and now == "hypothetical":
                continue
            if now == "perfect" and (
                cues.NOW.search(text, since, amount.start) or _over(text, current, told if fronted else setter)
            ):
                continue
        if amount.form not in ("money", "percent") and clauses.purpose(text, since, amount):
            slot.shut = True
            continue
        if clauses.now_clause(text, since, amount.start):
            continue
        if clauses.pluperfect(text, sentence, current, amount) or clauses.present_clause(
            text, sentence, since, amount, setter
        ):
            slot.shut = True
            continue
        then = current.kind is TimeKind.SINCE and _WHEN_THEN.fullmatch(text, current.end, amount.start)
        if then or (slot.reference and current.kind is TimeKind.SINCE):
            slot.period, slot.own, slot.closed, slot.reference = current, True, True, slot.reference or bool(then)
        elif current.kind is TimeKind.SINCE and (slot.result or _ends_at(text, amounts, slots, number)):
            coming = current.cue == "from" and setter in ("present", "future")
            slot.period, slot.own, slot.shut = (current, True, False) if coming else (slot.period, slot.own, True)
        elif compared is not None and slot.reference:
            slot.period, slot.own = compared, True
        elif (
            current.parts
            and compared is None
            and (slot.reference or slot.result or _reached(text, amounts, slots, number))
        ):
            slot.period, slot.own, slot.end = current, True, int(not slot.reference)
        elif not slot.reference:
            slot.period, slot.own = current, True
            if fronted and told == "none":
                told = cues.tense(text, sentence.start, sentence.end, amount.start)
            if fronted and setter == "none" and current.kind is TimeKind.UNTIL:
                setter = cues.tense(text, current.end, amount.start, amount.start)


def _together(text: str, amounts: Sequence[Amount], slots: Sequence[Slot]) -> None:
    """ "Compared to 311 and 58 respectively in March": levels compared with are of the time behind the last."""
    for number in range(len(slots) - 1, 0, -1):
        last, slot = slots[number], slots[number - 1]
        joined = (
            last.reference and slot.reference and AND.fullmatch(text, amounts[number - 1].end, amounts[number].start)
        )
        if joined and last.own and last.period is not None and last.period.start >= amounts[number].end:
            slot.period, slot.own, slot.closed = last.period, True, last.closed


def _pairs(amounts: Sequence[Amount], slots: list[Slot]) -> None:
    """ "214 in 2010 and 181 today, a fall of 15%": the fall is of today, measured against 2010."""
    early: Mention | None = None
    late: Mention | None = None
    for slot in slots:
        if slot.measured and not slot.added and slot.period is not None and early is not None and late is not None:
            if slot.baseline is None and slot.period is late:
                slot.baseline, slot.baseline_closed = early, True
        elif slot.reference and slot.period is None and early is not None:
            slot.period, slot.own, slot.closed = early, True, True
        elif slot.period is not None and slot.own and not slot.measured:
            if late is None:
                late = slot.period
            elif slot.period is not late:
                one, two = late.first or late.last, slot.period.first or slot.period.last
                if one and two and late.kind not in _OPEN and slot.period.kind not in _OPEN:
                    early, late = (late, slot.period) if one < two else (slot.period, late)


_OPEN = (TimeKind.SINCE, TimeKind.UNTIL)


def _baselines(slots: list[Slot]) -> None:
    """A baseline holds for the later changes of the sentence that are of the same time."""
    current: Mention | None = None
    period: Mention | None = None
    for slot in slots:
        if slot.baseline is not None:
            current, period = slot.baseline, slot.period
        elif slot.reference and slot.period is None and current is not None:
            slot.period, slot.own = current, True
        elif current is not None and slot.measured and not slot.added and slot.period is period:
            slot.baseline = current


def _when_then(
    text: str, amounts: Sequence[Amount], slots: Sequence[Slot], times: Sequence[Mention], baselines: Sequence[Mention]
) -> None:
    """ "Twice the number in 2016/17, when there were 617": what there was then is the level compared with."""
    for number, (amount, slot) in enumerate(zip(amounts, slots, strict=True)):
        low = amounts[number - 1].end if number else 0
        for time in times:
            if low <= time.start and time in baselines and _WHEN_THEN.fullmatch(text, time.end, amount.start):
                slot.period, slot.baseline, slot.own, slot.reference = time, None, True, True


def slots(text: str, sentence: Sentence, amounts: Sequence[Amount], times: Sequence[Mention]) -> list[Slot]:
    """What the sentence's own times say of its amounts, one slot an amount, in order."""
    found = describe(text, sentence, amounts, times)
    if not amounts:
        return found
    opening = own_times(text, sentence, amounts, found, times)
    _forward(text, sentence, amounts, found, opening)
    backward(text, sentence, amounts, found, opening)
    _together(text, amounts, found)
    _pairs(amounts, found)
    _baselines(found)
    _when_then(text, amounts, found, times, [slot.baseline for slot in found if slot.baseline is not None])
    return found
