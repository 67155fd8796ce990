"""What stands around a claim: the times, people and areas that its sentence and those before it name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from claimx.checks.official.basis import basis
from claimx.checks.official.counting import named_people
from claimx.checks.official.moments import Moment, lengths, moments
from claimx.checks.official.naming import named_areas
from claimx.checks.official.passage import PRESENT, REACH, UNKNOWN_TIME, before_in, is_row
from claimx.checks.official.types import Asked, Days, Question
from claimx.checks.official.uplift import ALLOCATED, RECRUITED, allotted
from claimx.records import Change, Claim, DocumentRecord, Status, Via
from claimx.stats import StatsBase

# Of these, so many.
_SENTENCES = 2
# Characters from an amount to a time that stands beside it.
_BESIDE = 30
# Characters after an amount in which it is compared.
_FAR = 60
# By how many times two levels of the same people may differ.
_TIMES = 3.0
_PART = re.compile(
    r"[;:()–—]|[.!?]\s|, (?:and|but|while|which|though|so)\b|,(?= (?:it|they|he|she|we|the|this|by|up|down)\b)"
)
_COMPARED = re.compile(
    r"\b(?:than|since|from|against|compared|until|before|as|below|above|short of|up on|down on|peak)\b", re.I
)
_NUMBER = re.compile(r"[0-9][0-9,.]*[0-9]|[0-9]")
_SET_AGAINST = re.compile(
    r"\b(?:since|than|against|compared (?:with|to)|up on|down on)(?: in| on| at)?(?: the)? $", re.I
)
_SINCE = re.compile(r"(?:since|than)\b", re.I)
_CLAUSE_OF_TIME = re.compile(r"\b(?:when|before|after|until|by the time|then)\b", re.I)
_FROM_TO = re.compile(r"\b(?:from|to) $")
TAKEN_UP = frozenset({Via.ANAPHORA, Via.PUBLISHER, Via.SPEAKER})


@dataclass(frozen=True)
class Around:
    """The surroundings of a claim.

    Attributes:
        before: The sentences before that are near, as far as they hold amounts.
        sentence: Its own.
        said: The day of its document.
        near: The claims around it.
        base: What the figures are of.
    """

    before: str
    sentence: str
    said: dt.date | None
    near: tuple[Claim, ...]
    base: StatsBase

    @cached_property
    def own_people(self) -> tuple[str, ...]:
        """The measures of the people that its sentence names."""
        return named_people(self.sentence, self.base)

    @cached_property
    def people(self) -> tuple[str, ...]:
        """The measures of the people that it and those before name, its own first."""
        return tuple(dict.fromkeys((*self.own_people, *named_people(self.before, self.base))))

    @cached_property
    def areas(self) -> frozenset[str]:
        """The areas of the claims around it."""
        return frozenset(link.id for one in self.near for link in one.forces)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """The times named before and in its sentence, by offsets into both together."""
        return moments(self.before + self.sentence, self.said)

    @cached_property
    def own(self) -> list[Moment]:
        """The times of the sentence, by offsets into it."""
        at = len(self.before)
        return [Moment(one.start - at, one.end - at, one.options) for one in self.moments if one.start >= at]

    @cached_property
    def months(self) -> tuple[int, ...]:
        """Lengths of time that they tell."""
        return lengths(self.before + self.sentence)

    @cached_property
    def days(self) -> list[Days]:
        """All that the times can be."""
        return list(dict.fromkeys(day for one in self.moments for day in one.options))


def around(claim: Claim, claims: Sequence[Claim], base: StatsBase, document: DocumentRecord | None = None) -> Around:
    """The surroundings of a claim in its document: of one whose text is not known, in the claims of it."""
    near = tuple(one for one in claims if 0 <= claim.start - one.end <= REACH or one.start == claim.start)
    if document is not None and not is_row(claim.text):
        before = before_in(document.text, claim.start)
    else:
        sentences = dict.fromkeys((one.start, one.text[-REACH:]) for one in near if one.end <= claim.start)
        before = "".join(f"{text} " for _, text in sorted(sentences)[-_SENTENCES:])
    return Around(before, claim.text, claim.document.date, near, base)


def _rival(claim: Claim, other: Claim) -> bool:
    """Whether a level would be of the same people at the same time as another, and is another number."""
    value, theirs = claim.quantity.value, other.quantity.value
    if claim.change is not Change.LEVEL or claim.topic is not other.topic:
        return False
    if value is None or theirs is None or value == theirs or claim.period is None or other.period is None:
        return False
    same = (claim.topic, claim.quantity.unit, claim.change, claim.forces, claim.scope, basis(claim))
    if (claim.period.start, claim.period.end) != (other.period.start, other.period.end):
        return False
    if same != (other.topic, other.quantity.unit, other.change, other.forces, other.scope, basis(other)):
        return False
    return max(value, theirs) <= _TIMES * min(value, theirs)


def _beside(claim: Claim, time: Moment) -> bool:
    """Whether a time stands right after or before an amount, but for a word or two."""
    at, end = claim.quantity.start - claim.start, claim.quantity.end - claim.start
    return 0 <= time.start - end <= _BESIDE or 0 <= at - time.end <= _BESIDE


def part(claim: Claim) -> tuple[int, int]:
    """Where the part of a sentence begins and ends that holds the amount."""
    at, end = claim.quantity.start - claim.start, claim.quantity.end - claim.start
    begins = max((one.end() for one in _PART.finditer(claim.text, 0, at)), default=0)
    ends = _PART.search(claim.text, end)
    return begins, ends.start() if ends else len(claim.text)


def own_time(claim: Claim, there: Around, *, compared: bool = False) -> Moment | None:
    """The time that the words beside an amount tell: the first after it, else the last before it in its part.

    No other amount may stand between, nor a comparison unless that is asked for, and no end of a part where the
    sentence names other times.
    """
    at, end = claim.quantity.start - claim.start, claim.quantity.end - claim.start
    named = [one for one in there.own if not _is_now(one) and (compared or not _set_against(one, claim.text))]
    only = len({one.options for one in named}) == 1
    begins, ends = (0, len(claim.text)) if only else part(claim)
    after = next((one for one in named if end <= one.start and one.end <= ends), None)
    between = claim.text[end : after.start] if after is not None else ""
    if after is not None and _NUMBER.search(between) is None and (compared or _COMPARED.search(between) is None):
        return after
    before = next((one for one in reversed(named) if begins <= one.start and one.end <= at), None)
    if before is not None and (only or _NUMBER.search(claim.text[before.end : at]) is None):
        return before
    return None


def _set_against(one: Moment, text: str) -> bool:
    """Whether a time is one that something is reckoned from ("since March 2021", "than in 2010")."""
    return _SET_AGAINST.search(text[: one.start]) is not None or _SINCE.match(text, one.start) is not None


def readings(claim: Claim, asked: Asked, there: Around) -> list[Asked]:
    """What is asked with the time that stands beside the amount, where that is another or can be several."""
    if asked.question is Question.UPLIFT:
        if claim.status is Status.ACTUAL and not allotted(claim):
            return [asked]
        other = tuple(one for one in (RECRUITED, ALLOCATED) if one not in asked.measures)
        return [asked, replace(asked, measures=other)]
    if asked.question is Question.CHANGE:
        if asked.since is not None and not asked.when.named and (until := _until(asked.since, there)) is not None:
            asked = replace(asked, when=until)
        years = [_of_last(days, there) for days in (asked.since, asked.when) if days is not None]
        if not any(years):
            return [asked]
        since, when = years[0] or asked.since, years[-1] or asked.when
        return [replace(asked, since=since, when=when), asked]
    time = own_time(claim, there)
    if time is None or (len(time.options) == 1 and _covers(time, asked)):
        return [asked]
    return [replace(asked, when=day) for day in time.options] or [asked]


def set_against(claim: Claim) -> bool:
    """Whether a change of people is compared with something in the words after it."""
    if claim.change is Change.LEVEL or claim.quantity.unit == "GBP":
        return False
    end = claim.quantity.end - claim.start
    return _COMPARED.search(claim.text, end, end + _FAR) is not None


def compared_with(claim: Claim, there: Around) -> tuple[Days, Days] | None:
    """The time that an amount is compared with in the words after it, and the one named before that."""
    time = own_time(claim, there, compared=True)
    end = claim.quantity.end - claim.start
    if time is None or len(time.options) == 0 or time.start < end:
        return None
    if _COMPARED.search(claim.text[end : time.start]) is None:
        return None
    at = time.start + len(there.before)
    before = [one.options[0] for one in there.moments if one.end <= at and one.options and not _is_now(one)]
    later = [day for day in before if day.end > time.options[0].end]
    return (time.options[0], later[-1]) if later else None


def _until(since: Days, there: Around) -> Days | None:
    """The last time of a sentence after the one that its change is reckoned from."""
    later = [one.options[0] for one in there.own if one.options and not _is_now(one)]
    return max((day for day in later if day.start > since.end), key=lambda day: day.end, default=None)


def _of_last(days: Days, there: Around) -> Days | None:
    """The likelier month where "last March" was taken for that of a year before."""
    options = next((one.options for one in there.own if len(one.options) > 1 and days in one.options[1:]), None)
    return options[0] if options is not None else None


def doubted(claim: Claim, asked: Asked, there: Around) -> bool:
    """Whether the words around a claim leave it open of when, of whom or of where its amount is."""
    return _time_open(claim, asked, there) or _people_open(claim, asked, there) or _area_open(claim, there)


def _is_now(one: Moment) -> bool:
    return any(not day.named for day in one.options)


def _covers(one: Moment, asked: Asked) -> bool:
    """Whether a time is one that is asked of."""
    return any(option.meets(days) for option in one.options for days in (asked.when, asked.since) if days is not None)


def _time_open(claim: Claim, asked: Asked, there: Around) -> bool:
    if is_row(claim.text) and claim.period is not None:
        return False
    own = [one for one in there.own if not _is_now(one)]
    time = own_time(claim, there, compared=asked.question is Question.CHANGE)
    if asked.question is Question.CHANGE:
        if not own:
            # "A rise of 372 over the two years", after three dates.
            return len({one.options for one in there.moments if not _is_now(one)}) > 1 and bool(lengths(claim.text))
        tied = time is not None and _covers(time, asked)
        return not tied and not all(_covers(one, asked) for one in own)
    _, ends = part(claim)
    clause = UNKNOWN_TIME.search(claim.text, claim.quantity.end - claim.start, ends)
    if clause is not None and not any(clause.start() <= one.start < ends for one in there.own):
        return True
    if (time is None or not _beside(claim, time)) and any(_rival(claim, one) for one in there.near):
        return True
    if own:
        return time is None or not time.options
    others = {one.options for one in there.moments if not _is_now(one)}
    unknown = _CLAUSE_OF_TIME.search(claim.text) is not None
    if not asked.when.named:
        if asked.question is not Question.LEVEL or PRESENT.search(claim.text):
            return False
        return bool(others) or unknown
    texts = [one.text for one in (claim.period, claim.baseline) if one is not None]
    if any(text in claim.text for text in texts) or (len(others) <= 1 and not unknown):
        return False
    # "From 2,010 to 1,750", after "between March 2010 and March 2020".
    period, at = claim.period, claim.quantity.start - claim.start
    if period is None or period.start is None or period.end is None or not _FROM_TO.search(claim.text[:at]):
        return True
    return not all(period.start <= day.end and day.start <= period.end for one in others for day in one)


def _people_open(claim: Claim, asked: Asked, there: Around) -> bool:
    """Whether the subject was taken up from another sentence although others are named since."""
    spans = claim.evidence.subject
    if not spans or any(claim.start <= start < claim.end for start, _ in spans):
        return False
    if set(asked.measures) & set(there.own_people):
        return False
    return bool({one for one in there.people if one not in asked.measures})


def _area_open(claim: Claim, there: Around) -> bool:
    ids = {link.id for link in claim.forces}
    if not ids or not all(link.via in TAKEN_UP for link in claim.forces):
        return False
    return bool(there.areas - ids) or not ids.issuperset(one.area for one in named_areas(there.before)[-1:])
