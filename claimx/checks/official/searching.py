"""Figures that bear a claim out where its own words leave open of when, of whom or of which change it is.

Each time, pair of times and group of people that the text around a claim names is tried. Only what agrees is told: that
an amount of several digits does so by chance is unlikely, while what does not says nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, combinations

from claimx.check_kinds import Outcome
from claimx.checks.official.around import Around, own_time
from claimx.checks.official.basis import HEADCOUNT, told_unit
from claimx.checks.official.counting import PEOPLE, counted, elided, figurative_of_officers, of_them, supposed
from claimx.checks.official.finding import answers
from claimx.checks.official.judging import best
from claimx.checks.official.lexicon import cue, cues_of, telling
from claimx.checks.official.moments import back
from claimx.checks.official.money import MILLION, YEAR_BEFORE, money_readings
from claimx.checks.official.reading import area_of, of_town
from claimx.checks.official.types import Asked, Caveat, Days, Judged, Question, Read
from claimx.checks.official.uplift import ALLOCATED, RECRUITED, allotted, uplift_days
from claimx.figures.intervals import Figure as Stated
from claimx.figures.intervals import figure
from claimx.matching.words import nations
from claimx.records import Change, Claim, Status
from claimx.stats import StatsBase
from claimx.stats.areas import ENGLAND_AND_WALES

# The least people that a change and a level must be of, and how wide what an amount can mean may be, as a share of it.
_LEAST, _FEWEST, _WIDTH = 100, 20, 0.03
# How many of its digits carry meaning.
_DIGITS = 3
# How far from a limit a figure may lie, as a share of it; and from one in percent, in points.
_LIMIT, _NEARLY = 0.05, 8.0
_MONTH, _YEAR = 25, 366
_GONE = re.compile(
    r"\b(?:gone|went|vanished|disappeared|lost|axed|shed|taken away|left|thinned|fewer|cut)\b"
    r"(?! (?:up|on|to|into|out)\b)",
    re.I,
)
_GOODS = re.compile(r"\W*(?:worth|of|in (?!(?:19|20)[0-9]))\b", re.I)
# How far a sum of money may lie from a figure; and of how many areas the values are kept.
_NEARLY_SUM, _KEPT = 0.05, 128
_PEOPLE = frozenset({"people"})
_CHANGING = re.compile(
    r"\b(?:more|fewer|less|lighter|smaller|larger|bigger|stronger|short|down|up|lost|gone|missing|gain\w*)\b", re.I
)
_CHANGED = re.compile(
    r"\b(?:put on|gain\w*|lost|los\w+|shed|added|won|cut|axed|difference|drop|rise|fall|increase|reduction)"
    r"(?: (?:of|by|about|around|some|nearly|almost|over|more than))* $",
    re.I,
)
_AHEAD = re.compile(r"\b(?:will|would|expects?|plans?|hopes?|aims?)\b(?![^.;]*[.;])", re.I)
_Found = tuple[Judged, Asked, Claim, Stated]


def may_agree(claim: Claim, base: StatsBase) -> bool:
    """Whether any figure of a claim's area can agree with it, whatever its time: of most claims none can."""
    value, unit = claim.quantity.value or 0.0, claim.quantity.unit
    open_to = unit == "GBP" or supposed(claim) or cue("uplift").search(claim.text) is not None
    if claim.status is not Status.ACTUAL and not open_to:
        return False
    if unit == "count" and (value < _FEWEST or (value < _LEAST and not _changing(claim) and not counted(claim, base))):
        return False
    if unit in ("percent", "times"):
        return claim.change is not Change.LEVEL or _GONE.search(claim.text) is not None
    if unit == "count" and value >= (_FEWEST if _changing(claim) else _LEAST) and _may_change(claim):
        return True
    area, _ = area_of(claim)
    known = _values(base, area, unit == "GBP") if area is not None else ()
    if unit == "GBP":
        changed = claim.change is not Change.LEVEL or YEAR_BEFORE.search(claim.text) is not None
        return (changed and area == ENGLAND_AND_WALES) or _any_near(
            known, value / MILLION, _NEARLY_SUM * value / MILLION
        )
    return _any_near(known, value, max(1.0, _WIDTH * value))


@lru_cache(maxsize=_KEPT)
def _values(base: StatsBase, area: str, money: bool) -> tuple[float, ...]:
    """All figures of an area, in their order: of money in £m, else of people."""
    named = (id for id, one in base.measures.items() if any(unit.startswith("£") for unit in one.units) == money)
    return tuple(sorted(value for id in named for value in base.values(id, area)))


def _any_near(known: tuple[float, ...], value: float, reach: float) -> bool:
    place = bisect_left(known, value - reach)
    return place < len(known) and known[place] <= value + reach


def searched(claim: Claim, there: Around, base: StatsBase, read: Read) -> _Found | None:
    """What agrees with a claim among all that it can be about; None where nothing does.

    Args:
        claim: The claim.
        there: What stands around it.
        base: The figures.
        read: What it is of by the course of the text.
    """
    stated = figure(claim)
    here = any(link.text and link.text in claim.text for link in claim.forces)
    if stated is None or _narrower(claim) or (here and of_town(claim)):
        return None
    if claim.quantity.unit == "GBP":
        area, elsewhere = area_of(claim)
        named = any(words.search(there.before + claim.text) for words in cues_of("funding").values())
        ways = (
            money_readings(claim, base, area)
            if (named or _no_goods(claim)) and area is not None and not elsewhere
            else ()
        )
        return next(_agreeing(claim, ways, there, base), None)
    if claim.quantity.unit not in ("count", "percent", "times") or not may_agree(claim, base):
        return None
    measures = _measures(claim, there, base, read)
    for area in _areas(claim, there, read):
        ways = chain(
            _uplift(claim, there, area),
            _levels(claim, there, _near(measures, area, stated, base), area),
            _changes(claim, there, measures, area),
        )
        if (found := next(_agreeing(claim, ways, there, base), None)) is not None:
            return found
    return None


def _near(measures: tuple[str, ...], area: str, stated: Stated, base: StatsBase) -> tuple[str, ...]:
    """The measures that have ever had a figure that agrees with a level: of most none has."""
    low, high = abs(stated.value) - stated.step - 1, abs(stated.value) + stated.step + 1
    return tuple(one for one in measures if any(low <= value <= high for value in base.values(one, area)))


def _no_goods(claim: Claim) -> bool:
    """Whether an amount of money is not said to be that of a thing ("£226.5m worth of drugs")."""
    return _GOODS.match(claim.text, claim.quantity.end - claim.start) is None


def _agreeing(claim: Claim, ways: Iterable[Asked], there: Around, base: StatsBase) -> Iterator[_Found]:
    for asked in ways:
        for told in _directions(claim, asked):
            meant = figure(told)
            judged = best(answers(asked, base), asked, told, meant) if meant is not None else None
            if judged is None or meant is None or judged.would is not Outcome.AGREES:
                continue
            if _exact(told, meant, judged, asked) or _plain(claim, meant, judged, asked, there):
                yield judged, asked, told, meant


def _areas(claim: Claim, there: Around, read: Read) -> list[str]:
    """The area of a claim, else the one that those around it are of."""
    area, elsewhere = area_of(claim)
    found = [read.area] if read.area is not None else []
    found += [area] if area is not None and not elsewhere and area not in found else []
    if len(there.areas) == 1 and not nations(claim.text):
        found += [one for one in there.areas if one not in found]
    if {"England", "Wales"} <= nations(claim.text) and ENGLAND_AND_WALES not in found:
        found.append(ENGLAND_AND_WALES)
    return found


def _uplift(claim: Claim, there: Around, area: str) -> Iterator[Asked]:
    """The recruits and the allocation of the uplift, where its programme is named."""
    if claim.quantity.unit != "count" or not cue("uplift").search(there.before + claim.text):
        return
    days = uplift_days(claim)
    measure = ALLOCATED if allotted(claim) else RECRUITED
    if days is not None and (measure != ALLOCATED or area != ENGLAND_AND_WALES):
        caveats = frozenset({Caveat.UPLIFT_HEADCOUNT})
        yield Asked(Question.UPLIFT, (measure,), area, HEADCOUNT, days, None, True, caveats)


def _narrower(claim: Claim) -> bool:
    """Whether the words after an amount make it one of a part of the people."""
    at, end = claim.quantity.start - claim.start, claim.quantity.end - claim.start
    after = claim.text[end : end + 40]
    if claim.quantity.unit == "count" and _AHEAD.search(claim.text, max(0, at - 40), at):
        return True
    if of_them(claim):
        return True
    if figurative_of_officers(claim):
        return False
    return cue("befell").search(after) is not None or cue("part_of").search(after) is not None


def _measures(claim: Claim, there: Around, base: StatsBase, read: Read) -> tuple[str, ...]:
    """Whom an amount can count: whom its subject names, else, where it has no noun of its own, whom others name."""
    if figurative_of_officers(claim):
        return ("officers",)
    own = counted(claim, base)
    if not own and claim.topic in PEOPLE and claim.subject is not None and telling(claim.subject) == _PEOPLE:
        return there.people
    return tuple(dict.fromkeys((*own, *read.measures))) if elided(claim) else own


def _levels(claim: Claim, there: Around, measures: tuple[str, ...], area: str) -> Iterator[Asked]:
    if claim.quantity.unit != "count" or not measures:
        return
    unit, own = told_unit(claim), own_time(claim, there)
    times = list(own.options) if own is not None else []
    moved = (back(day, months) for day in there.days for months in there.months)
    for when in dict.fromkeys((*times, *there.days, *(day for day in moved if day is not None))):
        for measure in measures:
            yield Asked(Question.LEVEL, (measure,), area, unit, when, None, True)


def _changes(claim: Claim, there: Around, measures: tuple[str, ...], area: str) -> Iterator[Asked]:
    people = claim.quantity.unit == "count"
    if people and not _may_change(claim):
        return
    if not people and claim.change is Change.LEVEL and not _GONE.search(claim.text):
        return
    told = people and (claim.change is not Change.LEVEL or _changing(claim))
    for since, when in chain(_ends(claim, there), _pairs(claim, there) if told else ()):
        for measure in measures if people else measures[:1]:
            yield Asked(Question.CHANGE, (measure,), area, told_unit(claim), when, since, True)


def _may_change(claim: Claim) -> bool:
    """Whether an amount that was taken for a level can be a change by the words after it, or for want of any."""
    return claim.change is not Change.LEVEL or elided(claim) or _changing(claim)


def _changing(claim: Claim) -> bool:
    at, end = claim.quantity.start - claim.start, claim.quantity.end - claim.start
    if _CHANGING.search(claim.text, end, end + 40):
        return True
    return _CHANGED.search(claim.text[max(0, at - 40) : at]) is not None


def _pairs(claim: Claim, there: Around) -> Iterator[tuple[Days, Days]]:
    """The times that a change can be reckoned from and to."""
    days = there.days
    said = claim.document.date
    if said is not None and not any(day.end == said for day in days):
        days = [*days, Days(said, said, False)]
    named = sorted(days, key=lambda one: one.end)
    found = [(one, other) for one, other in combinations(named, 2) if (other.end - one.end).days > _MONTH]
    for when in named:
        for months in there.months:
            since = back(when, months)
            if since is not None:
                found.append((since, when))
    # Up to a day that is named sooner than up to that of the document.
    yield from sorted(dict.fromkeys(found), key=lambda pair: not pair[1].named)


def _ends(claim: Claim, there: Around) -> Iterator[tuple[Days, Days]]:
    """The first and the last time named, and the length told up to the last: the change that a percentage is of."""
    days = sorted((one.options[0] for one in there.moments if one.options), key=lambda one: one.end)
    if not days:
        return
    if (days[-1].end - days[0].end).days > _MONTH:
        yield days[0], days[-1]
    if (said := claim.document.date) is not None and (said - days[-1].end).days > _YEAR:
        days.append(Days(said, said, False))
        yield days[0], days[-1]
    for months in there.months[-1:]:
        if (since := back(days[-1], months)) is not None:
            yield since, days[-1]


def _directions(claim: Claim, asked: Asked) -> Iterator[Claim]:
    """The claim as a level, or as a change whose direction its own words may leave open."""
    if asked.question is not Question.CHANGE:
        yield claim.model_copy(update={"change": Change.LEVEL})
    elif claim.change is not Change.LEVEL:
        yield claim
    else:
        people = claim.quantity.unit in ("count", "GBP")
        for change in (Change.DECREASE, Change.INCREASE) if people else (Change.DECREASE,):
            yield claim.model_copy(update={"change": change})


def _exact(claim: Claim, stated: Stated, judged: Judged, asked: Asked) -> bool:
    """Whether an amount tells so much that it hardly agrees by chance."""
    size, off = abs(stated.value), abs(judged.computed - stated.value)
    if claim.quantity.unit in ("percent", "times"):
        return stated.limit is None or off <= _NEARLY
    if size < (_LEAST if asked.question is Question.CHANGE else _FEWEST):
        return False
    if stated.limit is not None:
        return off <= _LIMIT * size
    if off <= 1:
        return True
    return stated.digits >= _DIGITS and (off <= stated.step or stated.high - stated.low <= _WIDTH * size)


def _plain(claim: Claim, stated: Stated, judged: Judged, asked: Asked, there: Around) -> bool:
    """Whether a round number is said to be the change between the first and the last time named."""
    if asked.question is not Question.CHANGE or claim.quantity.unit != "count":
        return False
    off = abs(judged.computed - stated.value)
    changed = claim.change is not Change.LEVEL or _changing(claim)
    ends = asked.since is not None and (asked.since, asked.when) in _ends(claim, there)
    return changed and ends and off <= (_LIMIT * abs(stated.value) if abs(stated.value) >= _LEAST else 1.0)
