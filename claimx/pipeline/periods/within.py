"""Which of a sentence's times is of which of its amounts, read without a parse."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimx.pipeline.periods import clauses, cues
from claimx.pipeline.periods.model import Mention, TimeKind
from claimx.pipeline.periods.roles import Slot, describe
from claimx.pipeline.types import Amount, Sentence

_BRACKET = re.compile(r"\s*[(]\s*(?:(?:about|around|nearly|almost|some|just|over|under|from)\s+){0,2}")
_ON = re.compile(r"\bon\s+(?:the\s+)?$")  # "up 5% on 2019"
_AND_LATER = re.compile(r"\sand\s")
# "three times over the limit when she was stopped on Sunday": the time is of the stopping.
_WHEN = re.compile(r"\b(?:when|after|before|as)\s+(?:he|she|they|it|police|officers|we)\s")
_AND = re.compile(r"\sand\s+$")
_POINTS = (TimeKind.DAY, TimeKind.WEEK)
# a clause that says which ones are meant: "31% of the victims who came to us between June and December"
_DEFINES = re.compile(r"(?:\s+[\w'’-]+){1,5}\s+(?:who|whom|which|that)\s", re.IGNORECASE)
# "190 and in 2022 just 64": the time is of the amount right after it
_LEADS = re.compile(
    r",?\s+(?:(?:(?:it|there|that)\s+(?:was|were)|just|only|about|around|some|nearly|almost|over|more\s+than)\s+){0,2}"
)
_ALONE = re.compile(r"\s+(?:night\s+)?alone\b")
_WHEN_THEN = re.compile(r",\s+when\s+(?:there|it|they|we|the)\b[^.;,]*$")  # "since 2010, when there were 40"
_AND_THEN = re.compile(r",\s+and\s")


def _compares(text: str, amount: Amount, mention: Mention, *, measured: bool) -> bool:
    amount_end = amount.end
    if mention.kind is TimeKind.COMPARISON or (
        mention.cue in ("down from", "below", "above") or mention.cue.startswith("than")
    ):
        return True
    if mention.kind in (TimeKind.SINCE, TimeKind.UNTIL, TimeKind.DURATION):
        return False
    if cues.COMPARES.search(text, amount_end, mention.core):
        return True
    if amount.form == "multiple" and cues.TWICE.match(text, amount_end, mention.start):
        return True
    return measured and mention.kind not in _POINTS and _ON.search(text, amount_end, mention.core) is not None


def _own_times(
    text: str, sentence: Sentence, amounts: Sequence[Amount], slots: list[Slot], times: Sequence[Mention]
) -> dict[int, Mention]:
    """Give each amount the times that follow it before the next; return the times that open the clause
    of an amount, by its number."""
    opening: dict[int, Mention] = {}
    last = len(amounts) - 1
    number = -1
    for mention in times:
        while number < last and amounts[number + 1].start < mention.end:
            number += 1
        if number < 0:
            near = cues.COMPARES.search(text, max(sentence.start, mention.core - 25), mention.core)
            leans = mention.kind is TimeKind.COMPARISON and (mention.cue == "on" or mention.cue.startswith("than"))
            if near or leans:
                slots[0].baseline = slots[0].baseline or mention
            else:
                opening[0] = mention
            continue
        amount, slot = amounts[number], slots[number]
        if mention.kind is TimeKind.DURATION and (slot.reference or slot.result):
            continue
        if mention.kind in _POINTS and _WHEN.search(text, amount.end, mention.start):
            continue
        described = cues.MODIFIER.search(text, max(sentence.start, amount.start - 40), amount.start)
        if described and cues.VERB.search(text, amount.end, mention.start):
            continue
        if number < last and clauses.aside(text, sentence, mention, amount.end, amounts[number + 1].start):
            continue
        if amount.form == "money" and clauses.launched(text, amount, mention):
            continue
        if slot.target and mention.kind not in (TimeKind.UNTIL, TimeKind.FINANCIAL_YEAR) and mention.cue != "within":
            slot.aside = slot.aside or mention
            continue
        opens = cues.OPENS.search(text, max(amount.end, mention.start - 30), mention.start) is not None
        if number < last and _LEADS.fullmatch(text, mention.end, amounts[number + 1].start):
            opens = opens or _AND.search(text, amount.end, mention.start) is not None
        if text[mention.end : mention.end + 1] == "," and _AND.search(text, amount.end, mention.start):
            opens = True
        if number < last and not slot.measured and clauses.COMMA_RELATIVE.search(text, amount.end, mention.start):
            opens = opens or text.find(",", mention.end, amounts[number + 1].start) < 0
        then = _AND_THEN.search(text, amount.end, mention.start)
        if then and number == last and cues.VERB.search(text, then.end(), mention.start):
            continue
        broken = cues.HARD.search(text, amount.end, mention.start) is not None
        if number < last and (opens or broken):
            opening[number + 1] = mention
            continue
        if broken and not _compares(text, amount, mention, measured=slot.measured):
            continue
        if mention.kind is TimeKind.UNTIL and clauses.elsewhere(text, sentence, amount, mention):
            if number and clauses.WHOLE.search(text, max(sentence.start, amount.start - 60), amount.start):
                slots[number - 1].period, slots[number - 1].own = mention, True
            slot.shut = True
            continue
        if _compares(text, amount, mention, measured=slot.measured):
            if slot.reference:
                slot.period, slot.own = slot.period or mention, True
            elif slot.measured:
                slot.baseline = slot.baseline or mention
            elif (
                slot.period is None
                and mention.kind is TimeKind.COMPARISON
                and mention.cue != "on"
                and not mention.cue.startswith("than")
            ):
                slot.period, slot.own = mention, True
            if number < last and _BRACKET.fullmatch(text, mention.end, amounts[number + 1].start):
                slots[number + 1].period, slots[number + 1].own, slots[number + 1].reference = mention, True, True
        elif slot.period is None and not (slot.baseline and _AND_LATER.search(text, amount.end, mention.start)):
            slot.period, slot.own = mention, True
    return opening


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
            current = None if text.find(";", amounts[number - 1].end, amount.start) >= 0 else current
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
            if not slot.reference and slot.period.kind is not TimeKind.DURATION and not told_by_event:
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
        then = current.kind is TimeKind.SINCE and _WHEN_THEN.match(text, current.end, amount.start)
        if then or (slot.reference and current.kind is TimeKind.SINCE):
            slot.period, slot.own, slot.closed = current, True, True
        elif current.kind is TimeKind.SINCE and (slot.result or _ends_at(text, amounts, slots, number)):
            slot.shut = True
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


_DUE = re.compile(r"(?<!was )(?<!were )\b(?:due|set|expected|planned|projected|scheduled)\s+to\b")


def _backward(
    text: str, sentence: Sentence, amounts: Sequence[Amount], slots: list[Slot], opening: dict[int, Mention]
) -> None:
    """A time after a list of amounts governs the whole list."""
    for number in range(len(amounts) - 2, -1, -1):
        slot, later = slots[number], slots[number + 1]
        lasting = later.period is not None and later.period.kind is TimeKind.SINCE and later.period.cue == "since"
        if lasting and slot.reference and later.result and slot.period is None:
            slot.period, slot.own, slot.closed = later.period, True, True
            later.period, later.shut = None, True
        elif (
            slot.reference and slot.period is None and later.result and later.period is not None and later.period.parts
        ):
            slot.period, slot.own, slot.end, later.end = later.period, True, 0, 1
        gap = amounts[number].end, amounts[number + 1].start
        if number + 1 in opening or cues.HARD.search(text, *gap):
            continue
        if slot.measured and slot.baseline is None and later.baseline is not None and later.measured:
            apart = cues.VERB.search(text, *gap) is not None and slot.period is not later.period
            slot.baseline = None if apart else later.baseline
        if slot.measured and later.reference and number + 2 < len(slots) and slots[number + 2].result:
            if slot.period is None and slots[number + 2].period is not None:
                slot.period, slot.own = slots[number + 2].period, True
            if slot.baseline is None and later.own and not later.closed:
                slot.baseline = later.period
            continue
        if later.aside is not None and slot.period is None and not slot.shut:
            slot.period, slot.own = later.aside, True
        against = later.reference and later.own and not later.closed and later.end is None
        if slot.measured and slot.baseline is None and against and later.period is not slot.period:
            slot.baseline = later.period
        if slot.period is not None or slot.shut or slot.reference or later.reference or not later.own:
            continue
        if later.period is None or cues.PURPOSE.search(text, *gap) or later.closed or later.end is not None:
            continue
        if _ALONE.match(text, later.period.end, sentence.end):
            continue
        if _DEFINES.match(text, amounts[number + 1].end, max(amounts[number + 1].end, later.period.start)):
            continue
        if (
            cues.AGAINST.search(text, *gap)
            or cues.INCLUDING.match(text, *gap)
            or (later.target and later.period.kind is TimeKind.UNTIL)
        ):
            continue
        since = later.period.kind is TimeKind.SINCE or later.period.cue == "since"
        if later.period.kind is TimeKind.DURATION or (since and later.measured and not slot.measured):
            continue
        verbs = cues.tense(text, *gap, gap[1])
        here = cues.tense(text, sentence.start, sentence.end, amounts[number].start)
        later_gap = gap[1], max(gap[1], later.period.start)
        there = cues.tense(text, *later_gap, later.period.start)
        if not cues.kinship(verbs, here) or not cues.kinship(here, there):
            continue
        if later.period.kind is TimeKind.UNTIL and not cues.onward(here) and _DUE.search(text, *later_gap):
            continue
        if later.period.kind is TimeKind.SINCE and verbs in ("perfect", "present") and _AND_LATER.search(text, *gap):
            continue
        if later.period.kind is TimeKind.UNTIL and verbs != "none" and not cues.onward(here):
            continue
        slot.period, slot.own = later.period, True


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


def slots(text: str, sentence: Sentence, amounts: Sequence[Amount], times: Sequence[Mention]) -> list[Slot]:
    """What the sentence's own times say of its amounts, one slot an amount, in order."""
    found = describe(text, sentence, amounts, times)
    if not amounts:
        return found
    opening = _own_times(text, sentence, amounts, found, times)
    _forward(text, sentence, amounts, found, opening)
    _backward(text, sentence, amounts, found, opening)
    _pairs(amounts, found)
    _baselines(found)
    return found
