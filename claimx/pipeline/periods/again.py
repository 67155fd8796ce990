"""Times of figures told before that a sentence goes back to."""

from __future__ import annotations

import re

from claimx.pipeline.periods import cues
from claimx.pipeline.periods.discourse import Discourse
from claimx.pipeline.periods.reach import REACH
from claimx.pipeline.types import Amount, Sentence, TimeSpan

_AS_MANY = re.compile(r"\s+(?:as\s+(?:many|much)|the\s+(?:number|figure|amount))(?=[.,;!?\"”]|\s*$)")
_SHARES = ("percent", "fraction", "multiple")


def answered(state: Discourse, text: str, sentence: Sentence) -> TimeSpan | None:
    """The time of the speaker before, where this sentence gives the figure asked for: "It was 340"."""
    if state.asked is None or state.period is not None or not 0 < sentence.block - state.asked[1] <= REACH:
        return None
    return state.asked[0] if cues.IT_WAS.match(text, sentence.start, sentence.end) else None


def said_again(state: Discourse, text: str, sentence: Sentence, amount: Amount) -> TimeSpan | None:
    """The passing time of the sentence before, where this one puts it another way ("That would mean 700 fewer")
    or, to come as it is, shares out its sum ("Kent will have £1m of it")."""
    at, block, tense = state.passed
    if state.passing is None or at != sentence.index - 1 or block != sentence.block:
        return None
    if cues.RESTATES_TO_COME.match(text, sentence.start):
        return state.passing
    if amount.form in _SHARES and cues.RESTATES.match(text, sentence.start):
        return state.passing
    now = cues.tense(text, sentence.start, sentence.end, amount.start)
    if cues.PART_AFTER.match(text, amount.end) and cues.onward(now) and cues.onward(tense):
        return state.passing  # "will pay for 46 by March. Eighteen of them will"
    begun = state.passing.first is not None and state.passing.last is None
    if begun and now == tense == "perfect" and amount.form in _SHARES and _changed(text, sentence, amount):
        return state.passing  # "has fallen by a third since 1997. Burglary has halved"
    return state.passing if amount.form == "money" and cues.onward(now) and now == tense else None


def _changed(text: str, sentence: Sentence, amount: Amount) -> bool:
    """Whether an amount is how much something changed: "has halved", "has fallen by 4%"."""
    if amount.form == "multiple":
        return True
    return cues.MEASURED.search(text, max(sentence.start, amount.start - cues.NEAR), amount.start) is not None


def resumed(state: Discourse, text: str, sentence: Sentence, amount: Amount) -> TimeSpan | None:
    """The time that runs up to now, which a perfect goes back to after a look at one that is over: "We have shut
    14 this year. Last year it was eight. We have seized 300 plants"."""
    if state.running is None or state.period is None or state.period is state.running[0]:
        return None
    running, block, index = state.running
    last, first = state.period.last, running.first
    if block != sentence.block or sentence.index - index > REACH or not (last and first and last < first):
        return None
    return running if cues.tense(text, sentence.start, sentence.end, amount.start) == "perfect" else None


def named_again(state: Discourse, text: str, sentence: Sentence, amount: Amount) -> TimeSpan | None:
    """The time of a figure told before, where an amount is that figure or a part of it: "Of the 214, nine"."""
    if cues.QUESTION.match(text, sentence.start):
        return None
    words = text[amount.start : amount.end]
    if words in state.told and cues.THE.search(text, max(sentence.start, amount.start - 20), amount.start):
        return state.told[words]
    part = cues.OF_THE.match(text, sentence.start, sentence.end)
    return state.told.get(part["figure"]) if part and part.end() <= amount.start else None


def sentence_before(state: Discourse, sentence: Sentence, period: TimeSpan | None) -> TimeSpan | None:
    """The time of the sentence before, where a change is measured against it: "It had 1,155 in 1997. In 2004
    it had 1,213, an increase of 58"."""
    before = state.period
    if before is None or period is None or state.block != sentence.block:
        return None
    if state.sentence != sentence.index - 1 or state.silent or state.quoted:
        return None
    if period.first is None and period.last and before.first and before.last:
        return before if before.first == before.last < period.last else None  # "300 on 1 May, 280 by June, 20 fewer"
    if not (before.first and before.last and period.first and period.last) or before.last >= period.first:
        return None
    lengths = (before.last - before.first).days, (period.last - period.first).days
    return before if abs(lengths[0] - lengths[1]) <= 3 else None


def then_as_many(state: Discourse, text: str, sentence: Sentence, amount: Amount) -> bool:
    """Whether how much there is now is told as a multiple of the figure told before: "It now takes twice as many"."""
    if amount.form != "multiple" or state.period is None or state.period.last is None or state.block != sentence.block:
        return False
    if sentence.index - state.sentence > 1 or not _AS_MANY.match(text, amount.end, sentence.end):
        return False
    return cues.NOW.search(text, sentence.start, amount.start) is not None
