"""How far the time that governs reaches."""

from __future__ import annotations

import datetime as dt
import re

from claimx.pipeline.periods import cues, resolve
from claimx.pipeline.periods.discourse import Discourse, fund_words
from claimx.pipeline.periods.model import TimeKind
from claimx.pipeline.periods.roles import Slot
from claimx.pipeline.types import Amount, Sentence, TimeSpan

_SUMS = ("money", "percent")
# "Forty-six have not", "Nineteen were thefts": a number that stands for some of what was counted before
_MODIFIED = re.compile(
    r"[\"“(]*(?:(?:Only|Just|Some|Almost|Nearly|About|Around|Over|Another|A\s+further|More\s+than|At\s+least|All"
    r"|The\s+other|The\s+remaining|And|But)\s+){0,2}"
)
_DID = re.compile(r"\s+(?:(?:later|then|also|still|never|since)\s+)?(?:have|has|had|were|was|did|are|is)\b(?!\s+now\b)")
# "Half say they feel unsafe": how things are, of others than those counted before
_SOME = re.compile(
    r"[\"“(]*(?:Half|Most|A\s+(?:quarter|third|fifth)|Two\s+thirds|Three\s+quarters)\s(?![^.,;]{0,20}\bof\s+(?:them|these|those)\b)"
)
_EACH = re.compile(r"[\"“(]*(?:Each|Every)\s+(?!year|month|week|day|quarter|summer|winter|time\b)")
_EACH_AFTER = re.compile(r"\s+(?:each|apiece|a\s+(?:head|piece|time))\b(?!\s+(?:year|month|week|day)\b)")
_COSTS = re.compile(r"\b(?:costs?|costing|price[sd]?|worth|valued|fees?|charged?|at)\b[^.;,]{0,25}$")
# "That leaves £52m": what there is once all that is over.
_LEAVES = re.compile(r"[\"“]?(?:That|This|It|Which)\s+(?:still\s+)?(?:leaves|has\s+left)\b")
_HOLDS = re.compile(r"\b(?:has|have|employs?|is|are)\s+(?:(?:only|just|about|some|now|nearly|over)\s+){0,2}$")
# "82% of respondents", after the days on which they were asked
_ASKED = re.compile(
    r"\b(?:respondents|those\s+(?:asked|questioned|surveyed|polled|who\s+(?:replied|answered|responded)))\b"
)
_ANSWERS = ("percent", "fraction", "ratio")
REACH = 2  # blocks
_OPENING = 60  # characters


def _about(sentence: Sentence, amount: Amount) -> tuple[int, int]:
    return max(sentence.start, amount.start - cues.NEAR), min(sentence.end, amount.end + cues.NEAR)


def _same_funding(state: Discourse, text: str, sentence: Sentence, amount: Amount) -> bool:
    """Whether a sum is of the financial year and the funding spoken of."""
    if not state.financial or amount.form not in _SUMS:
        return False
    return sentence.block == state.block or bool(state.funds & fund_words(text, *_about(sentence, amount)))


def _apart(state: Discourse, amount: Amount, slot: Slot) -> bool:
    """Whether a baseline of its own shows that a change is of a time of its own."""
    if slot.baseline is None or slot.baseline.kind is TimeKind.COMPARISON:
        return False
    return not (state.financial and amount.form in _SUMS)


def _to_come(state: Discourse, anchor: dt.date | None) -> bool:
    return bool(anchor and state.period and state.period.first and state.period.first > anchor)


def _up_to_now(state: Discourse, anchor: dt.date | None) -> bool:
    """Whether what governs is counted up to the document's date: "so far this year"."""
    period = state.period
    return state.tense == "perfect" and period is not None and period.last is not None and period.last == anchor


def chained(text: str, start: int, end: int) -> bool:
    """Whether an amount at ``end`` is said in one breath with one at ``start``: no break, no verb but "may"."""
    if end - start > cues.NEAR or cues.HARD.search(text, start, end):
        return False
    return all(verb.group() == "may" for verb in cues.VERB.finditer(text, start, end))


def part_of(text: str, sentence: Sentence, amount: Amount) -> bool:
    """Whether an amount is said to be a part of what was counted before: "Of these 40", "30 of whom"."""
    before = max(sentence.start, amount.start - 90)
    opens = _MODIFIED.fullmatch(text, sentence.start, amount.start) is not None
    if opens and amount.form == "number" and _DID.match(text, amount.end, sentence.end):
        return True
    return bool(
        cues.PART_BEFORE.search(text, before, amount.start) or cues.PART_AFTER.match(text, amount.end, sentence.end)
    )


def _of_source(text: str, sentence: Sentence, amount: Amount) -> bool:
    """Whether a source tells an amount in the present, with no other verb but that of a clause added about another."""
    source = cues.SOURCE.match(text, sentence.start, amount.start)
    if source is None:
        return False
    between = cues.VERB.finditer(text, source.end(), amount.start)
    return all(text.endswith("which ", 0, verb.start()) for verb in between)


def priced(text: str, sentence: Sentence, amount: Amount) -> bool:
    """Whether an amount is what one of many costs or takes: "The bins cost £900 each"."""
    if amount.form not in ("money", "measure"):
        return False
    if _EACH.match(text, sentence.start):
        return True
    low = max(sentence.start, amount.start - 40)
    return bool(_EACH_AFTER.match(text, amount.end, sentence.end) and _COSTS.search(text, low, amount.start))


# "The total of 31,200 is the lowest since 1980": what a figure is among others is told in the present
_RANKS = re.compile(
    r"\s+(?:is|are)\s+(?:still\s+)?(?:the\s+)?(?:(?:second|third)\s+)?(?:lowest|highest|fewest|most|smallest|largest"
    r"|biggest|best|worst)\b"
)


def carries(
    state: Discourse,
    text: str,
    sentence: Sentence,
    amount: Amount,
    slot: Slot,
    *,
    item: bool,
    any_own: bool,
    anchor: dt.date | None,
) -> bool:
    """Whether the time that governs reaches an amount of a sentence that names none for it.

    Args:
        item: Whether the sentence stands in a list or table.
        any_own: Whether the sentence names a time for another of its amounts.
        anchor: The document's date: what is done is of no time after it.
    """
    begin, end = sentence.start, sentence.end
    supposed = supposes(text, sentence) and state.financial and amount.form in _SUMS and sentence.block == state.block
    own_frame = (cues.FRAME, cues.QUESTION, cues.DENIED, cues.SINCE_CLAUSE)
    if not supposed and any(pattern.match(text, begin) for pattern in own_frame):
        return False
    if cues.SINCE_DONE.match(text, amount.end, end):
        return False
    if slot.baseline is not None and slot.baseline.cue == "than then":
        return False
    aside = cues.ASIDE.match(text, begin)
    now = cues.tense(text, begin, end, amount.start)
    if state.tense in ("past", "perfect") and (
        _of_source(text, sentence, amount) or _RANKS.match(text, amount.end, end) is not None
    ):
        now = state.tense
    if _LEAVES.match(text, begin):
        return False
    since = now == "perfect" or (now == "present" and sentence.block != state.block)
    if state.day and since and not cues.ALSO.search(text, begin, end):
        return False  # "They marched past on 10 June. Twenty-six have been posted"
    if aside and (aside["beside"] is None or sentence.block != state.block or now != state.tense):
        return False
    allotted = now == "perfect" and state.financial and amount.form in _SUMS
    if _to_come(state, anchor) and now in ("past", "perfect") and not allotted:
        return False
    if (
        _to_come(state, anchor)
        and now == "present"
        and amount.form == "number"
        and _HOLDS.search(text, begin, amount.start)
    ):
        return False  # "£2m for next year. The scheme has 72 officers"
    if part_of(text, sentence, amount) and cues.kinship(now, state.tense):
        return sentence.block - state.block < REACH
    answers = state.surveyed and amount.form in _ANSWERS and sentence.block == state.block and not slot.measured
    if answers and now in ("present", "hypothetical", "none") and not cues.NOW.search(text, begin, amount.start):
        return True
    if priced(text, sentence, amount):
        return False
    if cues.STORY.search(text, max(begin, amount.start - cues.NEAR), amount.start):
        return False
    if sentence.index == state.sentence:
        return True
    same = sentence.block == state.block
    far = sentence.block - state.block > REACH
    if any_own and not same and _said_of(state, text, sentence, amount, now):
        return True
    if not same and state.day and not _linked(text, sentence):
        return False
    below = state.leads and sentence.block - state.block == 1 and not any_own
    if below and now in ("none", state.tense):
        return True
    asked = amount.form in _ANSWERS and state.period is not None and _ASKED.search(text, *_about(sentence, amount))
    if asked and not any_own and sentence.block - state.block <= REACH and cues.kinship(now, state.tense):
        return True
    if not same and (any_own or state.silent or far or _apart(state, amount, slot)):
        return False
    if item:
        return now in ("none", "past", "present", state.tense)
    if cues.DEFINITE.match(text, begin) and sentence.block - state.block < REACH and cues.kinship(now, state.tense):
        return True
    low, high = _about(sentence, amount)
    broken = cues.HARD.search(text, amount.end, high)
    if cues.NOW.search(text, low, broken.start() if broken else high) and state.tense not in ("present", "none"):
        return False
    return _follows(state, text, sentence, amount, slot, now, anchor)


def _linked(text: str, sentence: Sentence) -> bool:
    """Whether a paragraph goes on with what was said: "A further 30", "They also", "Of these"."""
    begin, end = sentence.start, sentence.end
    return cues.LINK.match(text, begin, end) is not None or cues.ALSO.search(text, begin, end) is not None


def _said_of(state: Discourse, text: str, sentence: Sentence, amount: Amount, now: str) -> bool:
    """Whether a paragraph opens with words for the figure spoken of: "That sum includes £2m, with which"."""
    opens = cues.DEFINITE.match(text, sentence.start)
    if opens is None or sentence.block - state.block >= REACH or not (now == "present" or now == state.tense):
        return False
    return amount.start - opens.end() < _OPENING and not any(sign in text[opens.end() : amount.start] for sign in ",;:")


def _follows(
    state: Discourse, text: str, sentence: Sentence, amount: Amount, slot: Slot, now: str, anchor: dt.date | None
) -> bool:
    """Whether the tense, or words that link it to what was said, let the time reach a sentence."""
    begin, end = sentence.start, sentence.end
    same = sentence.block == state.block
    if cues.RESTATES.match(text, begin) and sentence.index - state.sentence <= 1 and slot.measured:
        return True
    worked_out = cues.WORKS_OUT.search(text, begin, amount.start) is not None
    if worked_out and not state.silent and sentence.index - state.sentence <= 1:
        return True
    stood = state.point and now == "perfect"
    if slot.measured and not slot.added and state.baseline is not None and not cues.onward(now) and not stood:
        return same or now != "present"
    # "Thefts fell in 2023/24. The force will get a further £2m": what is to come is not of a time that is told as over.
    told_over = state.tense == "past" or (state.tense == "perfect" and not state.financial)
    over = now == "future" and told_over and not state.funds
    also = same and not over and now != "hypothetical" and (now != "present" or state.tense != "past")
    if also and cues.ALSO.search(text, *_about(sentence, amount)):
        return True
    if same and now == "present" and _up_to_now(state, anchor):
        return cues.IT_IS.search(text, max(begin, amount.start - 60), amount.start) is not None
    funding = _same_funding(state, text, sentence, amount)
    if now == state.tense:
        lasting = state.period is not None and state.period.last is None
        return same or funding or (now == "past" and not state.point) or (now == "perfect" and not lasting)
    if funding and supposes(text, sentence):
        return same
    if now == "none":
        return same or state.tense == "none" or cues.FRAGMENT.match(text, begin, amount.start) is not None
    if funding and not over and now not in ("hypothetical", "perfect"):
        return True
    foreseen = now == "future" or (
        now == "hypothetical" and cues.FUNDS_COULD.search(text, begin, amount.start) is not None
    )
    if state.financial and amount.form == "money" and foreseen and _to_come(state, anchor):
        return True
    if state.tense in ("perfect", "none") and now == "past":
        return True
    if cues.onward(state.tense) and now == "present" and state.financial is False:
        return False
    link = cues.LINK.match(text, begin, end)
    if not same or now not in ("past", "present") or link is None:
        return False
    if now == "present" and state.tense == "past" and _SOME.match(text, begin):
        return False
    return cues.SUBORDINATE.search(text, max(begin, amount.start - cues.NEAR), amount.start) is None


def supposes(text: str, sentence: Sentence) -> bool:
    """Whether a sentence supposes something of what is spoken of: "If all of them use it, this will raise"."""
    return cues.SUPPOSES.match(text, sentence.start) is not None and text[sentence.end - 1 : sentence.end] != "?"


def longer(slot: Slot, period: TimeSpan) -> bool:
    """Whether a change is of a stretch longer than the time that governs: "cut by £13m in three years"."""
    if not slot.measured or slot.period is None or period.first is None or period.last is None:
        return False
    return resolve.days(slot.period.step) > 1.25 * ((period.last - period.first).days + 1)
