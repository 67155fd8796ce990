"""Times that stand after a list of amounts and are of the whole list."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from claimx.pipeline.periods import clauses, cues
from claimx.pipeline.periods.model import Mention, TimeKind
from claimx.pipeline.periods.nearest import AND_LATER
from claimx.pipeline.periods.roles import Slot
from claimx.pipeline.types import Amount, Sentence

# a clause that says which ones are meant: "31% of the victims who came to us between June and December"
_DEFINES = re.compile(r"(?:\s+[\w'’-]+){1,5}\s+(?:who|whom|which|that)\s", re.IGNORECASE)
# "Leeds lost 40, and in the villages nine were taken in June": a place and a verb make it a clause of its own
_PLACED = re.compile(r"[^.;]*,\s+and\s+(?:in|at|around|on|across|near)\s+(?!the\s+same\b)")
_ALONE = re.compile(r"\s+(?:night\s+)?alone\b")
_DUE = re.compile(r"(?<!was )(?<!were )\b(?:due|set|expected|planned|projected|scheduled)\s+to\b")


_AFTER = re.compile(r",\s+(?:after|when|because|once)\s+")


def _clause(text: str, sentence: Sentence, amount: Amount) -> int:
    """Where the clause of an amount begins: behind "after" in "is being asked to slow down, after 184 people lost"."""
    begin = sentence.start
    for found in _AFTER.finditer(text, max(begin, amount.start - cues.NEAR), amount.start):
        begin = found.end()
    return begin


def backward(
    text: str, sentence: Sentence, amounts: Sequence[Amount], slots: list[Slot], opening: Mapping[int, Mention]
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
        if number + 1 in opening or cues.HARD.search(text, *gap) or clauses.COMMA_RELATIVE.search(text, *gap):
            continue
        shares = slot.measured and not (slot.added and not later.added)
        if shares and slot.baseline is None and later.baseline is not None and later.measured:
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
        told = cues.VERB.search(text, max(sentence.start, amounts[number].start - cues.NEAR), amounts[number].start)
        own = cues.VERB.search(text, amounts[number + 1].end, later.period.start)
        if told and own and _PLACED.match(text, *gap):
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
        here = cues.tense(text, _clause(text, sentence, amounts[number]), sentence.end, amounts[number].start)
        later_gap = gap[1], max(gap[1], later.period.start)
        there = cues.tense(text, *later_gap, later.period.start)
        if not cues.kinship(verbs, here) or not cues.kinship(here, there):
            continue
        if later.period.kind is TimeKind.UNTIL and not cues.onward(here) and _DUE.search(text, *later_gap):
            continue
        if later.period.kind is TimeKind.SINCE and verbs in ("perfect", "present") and AND_LATER.search(text, *gap):
            continue
        if later.period.kind is TimeKind.UNTIL and verbs != "none" and not cues.onward(here):
            continue
        slot.period, slot.own = later.period, True
