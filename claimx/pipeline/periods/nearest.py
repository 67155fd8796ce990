"""Which amount of a sentence stands nearest each of its times, and which times open a clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimx.pipeline.periods import clauses, cues
from claimx.pipeline.periods.model import Mention, TimeKind
from claimx.pipeline.periods.roles import Slot
from claimx.pipeline.types import Amount, Sentence

_BRACKET = re.compile(r"\s*[(]\s*(?:(?:about|around|nearly|almost|some|just|over|under|from)\s+){0,2}")
_ON = re.compile(r"\bon\s+(?:the\s+)?$")  # "up 5% on 2019"
AND_LATER = re.compile(r"\sand\s")
# "three times over the limit when she was stopped on Sunday": the time is of the stopping.
_WHEN = re.compile(r"\b(?:when|after|before|as)\s+(?:he|she|they|it|police|officers|we)\s")
_AND = re.compile(r"\sand\s+$")
_LEVEL = re.compile(r"\s(?:levels?|figures?|totals?|averages?|peak|baseline|strength)$")
_TO_BE = re.compile(r"\sto\s+be\s+[a-z]+\s")  # "likelier than a white man to be searched in 2019-20"
_POINTS = (TimeKind.DAY, TimeKind.WEEK)
# "190 and in 2022 just 64": the time is of the amount right after it
_LEADS = re.compile(
    r",?\s+(?:(?:(?:it|there|that)\s+(?:was|were)|just|only|about|around|some|nearly|almost|over|more\s+than)\s+){0,2}"
)
_AND_THEN = re.compile(r",\s+and\s")
# "have been charged and will appear in court on Monday"
_AND_WILL = re.compile(r"\band\s+(?:will|would|(?:is|are|was|were)\s+(?:due|set|expected|to))\b")
# "We now have 45 and by April there will be 50"
_CLAUSE = re.compile(r"\s+(?:there|it|we|they|he|she|the\s+\w+)\s+(?:will|would|was|were|is|are|had|has|have)\b")
# "In 2021 there were 400, in 2022 there were 380 and so far this year 290": each time opens its clause
_ONE_BY_ONE = re.compile(r"(?:,|;|\s+and|,\s+and)\s+(?:so\s+far\s+|then\s+)?$")


def _compares(text: str, amount: Amount, mention: Mention, slot: Slot) -> bool:
    """Whether a time after an amount is the one that it is compared with."""
    amount_end = amount.end
    if slot.baseline and amount_end <= slot.baseline.start and slot.baseline.end <= mention.start:
        # "128 short of its 2010 level in March 2024": what is compared with has its time.
        amount_end = slot.baseline.end if _LEVEL.search(text, slot.baseline.start, slot.baseline.end) else amount_end
    if mention.kind is TimeKind.COMPARISON or (
        mention.cue in ("down from", "below", "above") or mention.cue.startswith("than")
    ):
        return True
    if mention.kind in (TimeKind.SINCE, TimeKind.UNTIL, TimeKind.DURATION):
        return False
    compares = cues.COMPARES.search(text, amount_end, mention.core)
    if compares and not _TO_BE.search(text, compares.end(), mention.core):
        return True
    if amount.form == "multiple" and cues.TWICE.match(text, amount_end, mention.start):
        return True
    return slot.measured and mention.kind not in _POINTS and _ON.search(text, amount_end, mention.core) is not None


def _labels(text: str, amount: Amount, mention: Mention, follows: Amount) -> bool:
    """Whether a time in brackets labels the amount behind it: "8% were lost (2024: 21%)"."""
    opened = text.rfind("(", amount.end, mention.start)
    alone = opened >= 0 and not text[opened + 1 : mention.start].strip()
    return alone and text[mention.end : mention.end + 1] == ":" and text.find(")", mention.end, follows.start) < 0


def _then_will(text: str, sentence: Sentence, amount: Amount, mention: Mention) -> bool:
    """Whether a time stands in a clause of what is to come of a thing paid for: "£900 each, which will stay a year"."""
    relative = clauses.COMMA_RELATIVE.search(text, amount.end, mention.start)
    if relative is None or cues.tense(text, relative.end(), mention.start, mention.start) != "future":
        return False
    return not cues.onward(cues.tense(text, sentence.start, relative.start(), amount.start))


def own_times(
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
        if cues.RISE_OF.search(text, max(sentence.start, amount.start - 40), amount.start) and (
            mention.kind is TimeKind.DAY and cues.ON_DAY.fullmatch(text, amount.end, mention.core)
        ):
            slot.baseline, slot.baseline_closed = slot.baseline or mention, True
            continue
        described = cues.MODIFIER.search(text, max(sentence.start, amount.start - 40), amount.start)
        told = cues.VERB.search(text, amount.end, mention.start) if described else None
        if told and not cues.HANDED.search(text, told.start(), mention.start):
            continue
        if number < last and clauses.aside(text, sentence, mention, amount.end, amounts[number + 1].start):
            continue
        if amount.form == "money" and clauses.launched(text, amount, mention):
            continue
        if slot.whole:
            slot.aside = slot.aside or mention
            continue
        if slot.target and mention.kind not in (TimeKind.UNTIL, TimeKind.FINANCIAL_YEAR) and mention.cue != "within":
            slot.aside = slot.aside or mention
            continue
        if clauses.told_apart(text, sentence, amount, mention):
            continue
        coming = _AND_WILL.search(text, amount.end, mention.start)
        if coming and cues.tense(text, sentence.start, coming.start(), amount.start) in ("past", "perfect"):
            continue
        if number < last and _labels(text, amount, mention, amounts[number + 1]):
            slots[number + 1].period, slots[number + 1].own, slots[number + 1].reference = mention, True, True
            continue
        if amount.form == "money" and _then_will(text, sentence, amount, mention):
            continue
        opens = cues.OPENS.search(text, max(amount.end, mention.start - 30), mention.start) is not None
        if number < last and _LEADS.fullmatch(text, mention.end, amounts[number + 1].start):
            opens = opens or _AND.search(text, amount.end, mention.start) is not None
        if text[mention.end : mention.end + 1] == "," and _AND.search(text, amount.end, mention.start):
            opens = True
        if _AND.search(text, amount.end, mention.start) and _CLAUSE.match(text, mention.end, sentence.end):
            opens = True
        if 0 in opening and number < last and _ONE_BY_ONE.search(text, amount.end, mention.start):
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
        if broken and not _compares(text, amount, mention, slot):
            continue
        if mention.kind is TimeKind.UNTIL and clauses.elsewhere(text, sentence, amount, mention):
            if number and clauses.WHOLE.search(text, max(sentence.start, amount.start - 60), amount.start):
                slots[number - 1].period, slots[number - 1].own = mention, True
            slot.shut = True
            continue
        if _compares(text, amount, mention, slot):
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
        elif slot.period is None and not (slot.baseline and AND_LATER.search(text, amount.end, mention.start)):
            slot.period, slot.own = mention, True
    return opening
