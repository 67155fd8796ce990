"""What each amount of a sentence is: a level, the size of a change, what a change starts from or leads to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimx.pipeline.periods import cues, lexicon
from claimx.pipeline.periods.model import Mention
from claimx.pipeline.types import Amount, Sentence

_OR = re.compile(
    r"[^.;]{0,40}?(?:[(–—]|\s-|\bor\b|\bequal\s+to|\bequivalent\s+to)\s*(?:or\s+)?(?:about|around"
    r"|nearly|almost|some|just|over|under|more\s+than)?\s*"
)
# "£22.6m, or 4.8%, above the sum of last year"
_OR_MORE = re.compile(
    r",\s+or\s+(?:(?:about|around|nearly|almost|some|just\s+over)\s+)?[0-9][0-9.,]*(?:%|\s+per\s+cent\.?),?"
    r"\s+(?:above|below|more\s+than|less\s+than|fewer\s+than|higher\s+than|lower\s+than|up\s+on|down\s+on)\b"
)
_FURTHER = re.compile(r"\b(?:and|but|where|while|whereas|although)\s")
_JOINED = re.compile(r",?\s+or\s+(?:about\s+|around\s+|nearly\s+|almost\s+|some\s+|just\s+over\s+)?")
_MORE = re.compile(r",\s+(?:above|below|more\s+than|less\s+than|fewer\s+than|higher\s+than|lower\s+than)\b")
_LISTED = re.compile(
    r"[^.;:]{0,60}(?:\sby|,|\sand)\s+(?:by\s+|of\s+|(?:about|around|nearly|almost|some|just|over|under)\s+)?"
)


@dataclass(slots=True)
class Slot:
    """What a sentence says of one of its amounts.

    Attributes:
        period, baseline: Times, or None where the sentence names none.
        reference: It is the level of the time compared with ("from 200", "against 30%").
        result: It is the level reached, after a reference ("from 200 to 250").
        measured: It is the size of a change ("up 5%", "300 fewer").
        added: It is what is new ("an additional £2m"), which is measured against nothing.
        own: Whether the period stands in the sentence.
        closed: Take the span that the period's date names ("since 2010" as 2010).
        end: Of a range, which of its ends the amount is of (0 or 1).
        shut: No period may reach it from elsewhere.
        aside: A time that follows a target and is of the amounts before it.
        target: It is what is aimed at.
        whole: It is all that there is, of which the amount before is to be a part.
        elsewhere: It is what another is compared with, of others at the same time.
        times: It multiplies what follows ("three times the 40 of 2019").
    """

    period: Mention | None = None
    baseline: Mention | None = None
    reference: bool = False
    result: bool = False
    measured: bool = False
    added: bool = False
    own: bool = False
    closed: bool = False
    baseline_closed: bool = False
    end: int | None = None
    shut: bool = False
    aside: Mention | None = None
    target: bool = False
    whole: bool = False
    elsewhere: bool = False
    times: bool = False


def _is_measured(text: str, low: int, amount: Amount, high: int) -> bool:
    if amount.direction:
        return True
    if amount.form == "multiple":
        return cues.ODDS.match(text, amount.end, high) is None
    if cues.CHANGES_IN.search(text, max(low, amount.start - 40), amount.start):
        return False
    found = cues.MEASURED.search(text, max(low, amount.start - 70), amount.start)
    if found is not None and _clause_between(text, found.start(), amount.start):
        found = None
    after = cues.MEASURED_AFTER.match(text, amount.end, high) or _OR_MORE.match(text, amount.end, high)
    return found is not None or after is not None


def _clause_between(text: str, start: int, end: int) -> bool:
    """Whether a further clause opens between a verb of change and an amount: "fell, and the force has 30"."""
    opens = _FURTHER.search(text, start, end)
    return opens is not None and cues.VERB.search(text, opens.end(), end) is not None


# "against 14%." or "against 14, a fall": nothing says that it is of others than the amount before it
_ALONE = re.compile(r"[\s)]*(?:$|[,;:)(]|\.(?:\s+[A-Z(\"“]|\s*$)|–|—|-\s)")
_PLACED = re.compile(rf"(?:\s+[a-z]+){{0,3}}?\s+in\s+(?!{'|'.join(m.title() for m in lexicon.MONTHS)})[A-Z]")
_ELSEWHERE = re.compile(
    r"\s+(?:nationally|elsewhere|across\s+(?:the\s+)?(?:[A-Z]|country|county|region|rest|force)"
    r"|for\s+(?:England|Wales|the\s+(?:country|region|county|rest)))"
)
_AND_FROM = re.compile(r"(?:[^.;:(]{0,60}[^,.;:(])?\s+and\s+(?:about\s+|around\s+|some\s+|just\s+)?")
AND = re.compile(r"\s+and\s+(?:about\s+|around\s+|some\s+|just\s+)?")
_TIMES_THE = re.compile(r"\s+the\s+(?:about\s+|around\s+|some\s+)?")
_CHANGES = re.compile(r"\b(?:went|goes?|gone|going|chang\w+|mov\w+|rang\w+|up|down|taking|taken|took)\b")
# "lost 84 officers": as many as were lost, which is measured against nothing
_LOST = re.compile(
    r"\b(?:lost|losing|loses?)\s+(?:(?:about|around|some|nearly|almost|over|more\s+than|just|only|a"
    r"|further|another)\s+){0,3}$",
    re.IGNORECASE,
)
# "seven of West Mercia's 31 counters could shut": how many there are is of no time to come
_OUT_OF = re.compile(
    r"\s+(?:out\s+)?of\s+(?:the|its|their|our|his|her|(?:[\w-]+\s+){0,3}[\w-]+(?:['’]s|s['’]))\s+"
    r"(?:existing\s+|present\s+|current\s+)?"
)
_TO_NEXT = re.compile(r"[^.;]{0,60}?\bto\s")


def _is_reference(
    text: str, sentence: Sentence, low: int, amount: Amount, high: int, earlier: Slot | None, *, timed: bool
) -> bool:
    """Whether an amount is what another is compared with, at another time: "from 200", "against 30%".
    "14% nationally", "against 14% of others" with no time (``timed``) and "from 71% in Leeds to 53% in York" are of
    the same time."""
    if (
        earlier is not None
        and (earlier.reference or (earlier.elsewhere and timed))
        and _AND_FROM.fullmatch(text, low, amount.start)
    ):
        return cues.TO.search(text, low, amount.start) is None
    if earlier is not None and earlier.times and _TIMES_THE.fullmatch(text, low, amount.start):
        return True
    found = cues.REFERENCE.search(text, max(low, amount.start - 60), amount.start)
    if found is None or cues.RANGES.search(text, max(low, amount.start - 40), amount.start):
        return False
    if found["from"] is None:
        if found["against"] is None or timed:
            return True
        if _ELSEWHERE.match(text, amount.end, high):
            return False
        return _ALONE.match(text, amount.end, high) is not None
    if found["from"].lower() != "from":
        return True
    before = max(sentence.start, found.start() - cues.NEAR)
    leads_on = high < sentence.end and _TO_NEXT.fullmatch(text, amount.end, high) is not None
    if leads_on and _PLACED.match(text, amount.end, high):
        return False
    return bool(
        leads_on or cues.MEASURED.search(text, before, found.start()) or _CHANGES.search(text, before, found.start())
    )


def describe(text: str, sentence: Sentence, amounts: Sequence[Amount], times: Sequence[Mention]) -> list[Slot]:
    """What each amount of a sentence is, in order; ``times`` are those of the sentence."""
    slots: list[Slot] = []
    for number, amount in enumerate(amounts):
        low = amounts[number - 1].end if number else sentence.start
        high = amounts[number + 1].start if number + 1 < len(amounts) else sentence.end
        slot = Slot()
        slot.times = (amount.form == "multiple" and not amount.direction) or text.startswith("double", amount.start)
        before = max(low, amount.start - 60)
        slot.target = bool(
            cues.TARGET.search(text, before, amount.start) or cues.TARGET_AFTER.match(text, amount.end, high)
        )
        measured_by = cues.AGAINST_TARGET.search(text, before, amount.start) is not None
        slot.shut = cues.BESIDE.search(text, before, amount.start) is not None or (slot.target and not measured_by)
        of_all = number > 0 and _OUT_OF.fullmatch(text, low, amount.start) is not None
        slot.whole = of_all and cues.onward(cues.tense(text, sentence.start, sentence.end, amount.start))
        slot.shut = slot.shut or slot.whole
        timed = any(amount.end <= time.start < high for time in times)
        slot.reference = _is_reference(text, sentence, low, amount, high, slots[-1] if number else None, timed=timed)
        slot.elsewhere = not (slot.reference or timed) and cues.AGAINST.search(text, before, amount.start) is not None
        if number and slots[-1].reference and cues.TO.search(text, max(low, amount.start - 40), amount.start):
            slot.result = True
        slot.added = (
            cues.ADDED.search(text, max(low, amount.start - 30), amount.start) is not None
            or cues.ADDED_AFTER.match(text, amount.end, high) is not None
        )
        slot.added = slot.added or _LOST.search(text, max(low, amount.start - 60), amount.start) is not None
        slot.measured = not slot.reference and _is_measured(text, low, amount, high)
        if number and slots[-1].measured and _OR.fullmatch(text, low, amount.start):
            slot.measured, slot.added = True, slots[-1].added
        elif number and slots[-1].measured and amounts[number - 1].form == amount.form and not slot.reference:
            listed = _LISTED.fullmatch(text, low, amount.start) and not cues.COMPARES.search(text, low, amount.start)
            slot.measured = slot.measured or bool(listed)
        elif number and _JOINED.fullmatch(text, low, amount.start) and _MORE.match(text, amount.end, high):
            slot.measured = slots[-1].measured = True
        elif number and slot.measured and text[low : amount.start] == " and ":
            slots[-1].measured = slots[-1].measured or amounts[number - 1].form == amount.form == "percent"
        slots.append(slot)
        if number and slot.reference and slots[-2].elsewhere and AND.fullmatch(text, low, amount.start):
            slots[-2].reference, slots[-2].elsewhere = True, False  # "compared to 311 and 58 respectively in March"
    return slots
