"""When a level is of by the course of the text: by the time that stands with it, or as the amount before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claimx.checks.official.around import Around
from claimx.checks.official.moments import Moment, back, lengths
from claimx.checks.official.passage import PRESENT, UNKNOWN_TIME
from claimx.checks.official.types import Days, Read
from claimx.records import Change, Claim

# Characters before and after an amount that say what it is.
_BESIDE = 40
_ASIDE = re.compile(
    r"\b(?:than|against|from|compared (?:with|to)|as against|(?:up|down|more|fewer|rise|fall) on|on the|half|like)"
    r"(?: the| its| our)? $",
    re.I,
)
# What may stand between two tellings of one time ("nine years ago, in March 2010").
_SAME_TIME = re.compile(r",?(?: (?:in|on|at|as|by|of|the|end|close|that|is|precisely))*[ ,(–-]*")
_RANGE_TO = re.compile(r"\bfrom [^.;]{1,60} to (?:only |just |about |around |under |over )?$", re.I)
_RANGE = re.compile(r"\bfrom $", re.I)
OVER_THAT = re.compile(
    r"\b(?:that|the same|those|these)(?: \w+)? (?:time|period|years|span|stretch)\b|\bbetween the two\b|\bmeanwhile\b",
    re.I,
)
SINCE = re.compile(r"\bsince\b(?: the)?(?: \w+)? $|\bsince $", re.I)
_AGAINST = re.compile(
    r"\b(?:than|from|against|compared (?:with|to)|as against|on|short of|until|before"
    r"|as(?! (?:counted|recorded|measured|at|of)\b))\b",
    re.I,
)
# A time after these is one that something is reckoned from.
_COMPARED = re.compile(
    r"\b(?:than|against|from|(?:up|down|rise|fall) on|compared (?:with|to)|short of|until|before|above|below)"
    r"(?: the| its| that| those| in| at| on| of| for| level| [0-9][0-9,]*| end| close| start)*\s*$"
)
_AND = re.compile(r",? and ")
_UP_ON = re.compile(r"\b(?:up|down|more|fewer|better|worse)(?: \w+)? on (?:the )?(?:[0-9,]+ of )?$")
_ON = re.compile(r"(?: on| on the)? *$")


def aside(claim: Claim) -> bool:
    at = claim.quantity.start - claim.start
    return _ASIDE.search(claim.text[max(0, at - _BESIDE) : at]) is not None


# What may stand between an amount and the time at the end of its list.
_LISTED = re.compile(
    r"(?:(?!\b(?:at|in|on|by|when|of|as|than|above|below|now|same)\b)[^,;:.()])*?"
    r"(?:(?:at|in|on|by|as of|of)(?: the)? (?:end of )?)?",
    re.I,
)
_DAY = re.compile(r"(?:[0-9]{1,2}(?:st|nd|rd|th)? )?[A-Z][a-z]+")
_TODAY = re.compile(r"(?: [a-z-]+){0,2} (?:today|now)\b")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}|this year")


def told_times(claim: Claim, there: Around) -> list[Moment]:
    said = claim.document.date
    found: list[Moment] = []
    own = list(there.own)
    if len(own) > 2 and _DAY.fullmatch(claim.text, own[0].start, own[0].end):
        # "31 March: 2012, 290; 2013, 289": that day of each of the years.
        own = own[1:] if all(_YEAR.fullmatch(claim.text, one.start, one.end) for one in own[1:]) else own
    for one in own:
        if not one.options or not all(day.named and (said is None or day.start <= said) for day in one.options):
            continue
        if found and _SAME_TIME.fullmatch(claim.text, found[-1].end, one.start):
            pairs = [(day, other) for day in one.options for other in found[-1].options if day.meets(other)]
            both = tuple(dict.fromkeys(min(pair, key=lambda days: days.end - days.start) for pair in pairs))
            if both:
                found[-1] = Moment(found[-1].start, one.end, both)
                continue
        found.append(one)
    return found


def own_options(claim: Claim, sentence: Sequence[Claim], there: Around) -> tuple[Days, ...]:
    """What the time can be that stands with an amount.

    Times and amounts that take turns pair off in their order; else it is the one beside it in its part of the sentence.
    """
    times = told_times(claim, there)
    counts = [one for one in sentence if one.quantity.unit == claim.quantity.unit]
    runs = len(counts) % len(times) == 0 if times else False
    if runs and len(times) > 1 and claim in counts:
        places = [one.quantity.start - one.start for one in counts[: len(times)]]
        rest = counts[len(times) :]
        if rest and rest[0].quantity.start - claim.start < times[-1].end:
            places = []
        if places and (
            _take_turns([one.start for one in times], places) or _take_turns(places, [one.start for one in times])
        ):
            return times[counts.index(claim) % len(times)].options
        if rest and claim in counts and _in_rows(times, counts, len(times)):
            return times[counts.index(claim) % len(times)].options
    at, end = claim.quantity.start - claim.start, claim.quantity.end - claim.start
    others = [one.quantity.start - one.start for one in sentence if one is not claim]
    behind_it = [one for one in times if one.start >= end and not any(end <= other < one.start for other in others)]
    clause = UNKNOWN_TIME.search(claim.text, end, behind_it[0].start) if behind_it else None
    if clause is not None:
        return ()
    if behind_it and not _AGAINST.search(_on_dates(claim.text[end : behind_it[0].start])):
        return behind_it[0].options
    if aside(claim):
        # "220 last March, up from 156": the time is that of the other.
        return ()
    before = [
        one
        for one in times
        if one.end <= at
        and ";" not in claim.text[one.end : at]  # "2,180 in March 2010; it has 1,985 today"
        and not any(one.end <= other < at for other in others)
        and not is_set_against(claim, one)
    ]
    return before[-1].options if before else ()


def _in_rows(times: Sequence[Moment], counts: Sequence[Claim], size: int) -> bool:
    """Whether the times stand before all amounts, which come in rows of as many: "Dorset 1,486 and 1,534; Kent"."""
    text = counts[0].text
    if times[-1].end > counts[0].quantity.start - counts[0].start:
        return False
    joined = [
        _AND.fullmatch(text, one.quantity.end - one.start, two.quantity.start - two.start) is not None
        for one, two in pairwise(counts)
    ]
    return all(tied == ((number + 1) % size != 0) for number, tied in enumerate(joined))


def _goes_on_in_times(claim: Claim, past: Sequence[Read], sentence: Sequence[Claim]) -> Days | None:
    """The time of a level by its place, where the sentence before gave as many, each of another time."""
    levels = [one for one in sentence if one.quantity.unit == claim.quantity.unit and one.change is Change.LEVEL]
    last = next((one.claim.start for one in reversed(past) if one.claim.start != claim.start), None)
    before = [one.asked[0].when for one in past if one.claim.start == last and one.asked and one.asked[0].since is None]
    alike = claim in levels and len(before) == len(levels) > 1 and len(set(before)) == len(before)
    row = alike and all(
        _AND.fullmatch(claim.text, one.quantity.end - one.start, two.quantity.start - two.start)
        for one, two in pairwise(levels)
    )
    return before[levels.index(claim)] if row else None


def _take_turns(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two runs of places take turns, the first of the one before the first of the other."""
    in_pairs = all(a < b for a, b in zip(one, other, strict=True))
    return in_pairs and all(b < a for b, a in zip(other, one[1:], strict=False))


def _behind(claim: Claim, there: Around) -> list[Moment]:
    end = claim.quantity.end - claim.start
    return [one for one in there.own if 0 <= one.start - end <= _BESIDE]


def _on_dates(between: str) -> str:
    """Words between an amount and a time, without the preposition of the time."""
    return _ON.sub("", between)


def level_days_of(
    claim: Claim, past: Sequence[Read], sentence: Sequence[Claim], there: Around
) -> tuple[tuple[Days, ...], bool]:
    """What the time of a level can be, and whether its words say so plainly."""
    at = claim.quantity.start - claim.start
    own = own_options(claim, sentence, there)
    previous = past[-1] if past and past[-1].claim.start == claim.start else None
    if previous is not None and previous.aside and _RANGE_TO.search(claim.text[:at]) and not _behind(claim, there):
        own = own_options(previous.claim, sentence, there)
    ranged = _RANGE.search(claim.text[:at]) is not None and not any(one.options == own for one in _behind(claim, there))
    if ranged and len(months := lengths(claim.text)) == 1 and len(own) == 1:
        since = back(own[0], months[0])
        return ((since,) if since is not None else ()), True
    beside = [
        day
        for one in _behind(claim, there)
        for day in one.options
        if not day.named and _TODAY.match(claim.text, claim.quantity.end - claim.start)
    ]
    if beside:
        return (beside[0],), True
    if own:
        return own, True
    if (goes_on := _goes_on_in_times(claim, past, sentence)) is not None:
        return (goes_on,), True
    if aside(claim):
        # Of some time before.
        told = dict.fromkeys(each.when for one in past for each in one.asked)
        return tuple(told), False
    if (ends := _over_that(claim, past)) is not None:
        # "Over the same time they fell from 131 to 93", of which the 131 is the figure of the day that it began
        return ends, previous is not None and previous.agreed and _RANGE_TO.search(claim.text[:at]) is not None
    now = [day for one in there.own for day in one.options if not day.named]
    if now and previous is None and not [one for one in told_times(claim, there) if not is_set_against(claim, one)]:
        return (now[0],), True
    if times := told_times(claim, there):
        end = claim.quantity.end - claim.start
        only = times[0] if len(times) == 1 and times[0].start >= end else None
        listed = only is not None and _LISTED.fullmatch(claim.text, end, only.start)
        if only is not None and listed and not is_set_against(claim, only):
            return only.options, True
        return (tuple(one.when for one in previous.asked), previous.agreed) if previous is not None else ((), False)
    if (previous is None and PRESENT.search(claim.text)) or UNKNOWN_TIME.search(claim.text):
        return (), False
    for one in reversed(past):
        if one.asked and not one.aside:
            days = tuple(dict.fromkeys(each.when for each in one.asked))
            return days, one.agreed and _still(days, one, claim, there)
    return (), False


def _over_that(claim: Claim, past: Sequence[Read]) -> tuple[Days, ...] | None:
    """The first or the last day of the change told before, over whose time a level went ("from 500 to 495")."""
    if not OVER_THAT.search(claim.text):
        return None
    at = claim.quantity.start - claim.start
    change = next((one.asked[0] for one in reversed(past) if one.asked and one.asked[0].since is not None), None)
    levels = [
        one.asked[0].when
        for one in past
        if one.agreed and one.asked[0].since is None and one.claim.start != claim.start
    ]
    ends = (change.since, change.when) if change is not None else tuple(levels[-2:])
    if len(ends) < 2:
        return None
    if _RANGE.search(claim.text[:at]):
        return (ends[0],) if ends[0] is not None else None
    return (ends[1],) if _RANGE_TO.search(claim.text[:at]) else None


def _still(days: Sequence[Days], one: Read, claim: Claim, there: Around) -> bool:
    """Whether no other time is told since an amount before."""
    if one.claim.start == claim.start:
        return True
    since = [each for each in there.moments if each.start < len(there.before) and each.options]
    return not since or any(day.meets(other) for day in days for other in since[-1].options)


def is_set_against(claim: Claim, time: Moment) -> bool:
    return SINCE.search(claim.text[: time.start]) is not None or compared(claim, time)


def compared(claim: Claim, time: Moment) -> bool:
    """Whether a time is one that a change is reckoned from by the words before it."""
    before = claim.text[max(0, time.start - _BESIDE) : time.start]
    return _COMPARED.search(before) is not None or _UP_ON.search(before) is not None


def nearest_time(times: Sequence[Moment], at: int, end: int) -> Days | None:
    before = [one for one in times if one.end <= at]
    after = [one for one in times if one.start >= end]
    chosen = before[-1] if before else after[0] if after else None
    return chosen.options[0] if chosen is not None else None
