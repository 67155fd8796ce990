"""Levels by whose they are, in what and when, so that those at the two ends of a change are found at once."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claimx.checks.across.papers import Paper, paper
from claimx.checks.arithmetic.types import PERCENT, POINTS, TIMES
from claimx.figures.intervals import family, figure
from claimx.matching.words import content, nations
from claimx.records import Change, Claim, ClaimType, Scope, Status

_MONTHS = frozenset(name.lower() for name in (*calendar.month_name, *calendar.month_abbr))
_MONTH = 31
_PROPORTIONS = frozenset({PERCENT, POINTS, TIMES})

Owner = tuple[tuple[str, ...], frozenset[str]]
Span = tuple[dt.date, dt.date]
When = tuple[object, ...]
_Key = tuple[Owner, str, When]


@dataclass(frozen=True, slots=True)
class Content:
    """What a claim counts, and the names in its sentence, without those of months."""

    terms: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """The levels of one thing at one time, by the document that tells them; ``settled`` where all of them agree."""

    by_paper: Mapping[Paper, Sequence[Claim]]
    settled: Claim | None

    def told(self, by: Paper) -> Claim | None:
        """The level that a document tells; where it tells none, the one that others agree on."""
        own = self.by_paper.get(by)
        return settled(own) if own else self.settled


@dataclass(slots=True)
class Levels:
    """Levels that changes can be held against; what is read of them is kept, so that none is read for each change."""

    filed: dict[_Key, list[Claim]] = field(default_factory=lambda: defaultdict(list))
    by_terms: dict[_Key, dict[frozenset[str], list[Claim]]] = field(default_factory=dict)
    found: dict[tuple[Owner, str, Span, frozenset[str]], Found] = field(default_factory=dict)
    read: dict[int, Content] = field(default_factory=dict)

    def at(self, owner: Owner, unit: str, span: Span, terms: frozenset[str]) -> Found:
        """The levels of a time that count the same thing; a strength of one day is none of another."""
        found = self.found.get((owner, unit, span, terms))
        if found is None:
            keys = [(owner, unit, when) for when in (span, month(span)) if when is not None]
            same = [claim for key in keys for claim in self._of(key, terms) if not _apart(period(claim), span)]
            by_paper: dict[Paper, list[Claim]] = defaultdict(list)
            for claim in same:
                by_paper[paper(claim.document)].append(claim)
            found = self.found[owner, unit, span, terms] = Found(by_paper, settled(same))
        return found

    def _of(self, key: _Key, terms: frozenset[str]) -> Sequence[Claim]:
        if key not in self.by_terms:
            self.by_terms[key] = {}
            for claim in self.filed.get(key, ()):
                self.by_terms[key].setdefault(self.content(claim).terms, []).append(claim)
        return self.by_terms[key].get(terms, ())

    def content(self, claim: Claim) -> Content:
        """What a claim counts; read once."""
        found = self.read.get(id(claim))
        if found is None:
            said = content(claim)
            found = self.read[id(claim)] = Content(said.terms - _MONTHS, frozenset(said.around_names) - _MONTHS)
        return found


def levels(claims: Sequence[Claim], owners: frozenset[Owner]) -> Levels:
    """The levels of these forces and nations whose time is told."""
    found = Levels()
    for claim in claims:
        if not is_level(claim):
            continue
        span, owner = period(claim), owner_of(claim)
        if span is not None and owner in owners:
            for when in (month(span), span) if stock(claim) else (span,):
                if when is not None:
                    found.filed[owner, family(claim), when].append(claim)
                    break
    return found


def is_level(claim: Claim) -> bool:
    """Whether a claim is of how many there are or were: no rate, no proportion, nothing to come."""
    plain = claim.quantity.per is None and family(claim) not in _PROPORTIONS
    return plain and claim.change is Change.LEVEL and claim.status is Status.ACTUAL


def owner_of(claim: Claim) -> Owner | None:
    """The forces, or the nations, that a claim is of; None where it does not say."""
    forces = tuple(sorted({link.id for link in claim.forces}))
    if claim.scope is Scope.FORCE and forces:
        return forces, frozenset()
    named = nations(claim.text) if claim.scope is Scope.NATIONAL and not forces else frozenset[str]()
    return ((), named) if named else None


def stock(claim: Claim) -> bool:
    """Whether a level is of a moment, as a strength is, and not of a stretch."""
    return claim.type is ClaimType.OFFICER_NUMBERS


def period(claim: Claim) -> Span | None:
    """The first and last day of a claim's time; None where one is not known."""
    told = claim.period
    return (told.start, told.end) if told is not None and told.start is not None and told.end is not None else None


def month(span: Span) -> When | None:
    """The month that a time lies in; None for a longer one."""
    start, end = span
    within = (start.year, start.month) == (end.year, end.month) and (end - start).days < _MONTH
    return (start.year, start.month) if within else None


def moment(claim: Claim) -> bool:
    """Whether a strength is of a month or a day: of a year it may be that of any month."""
    span = period(claim)
    return span is None or month(span) is not None


def _apart(one: Span | None, other: Span) -> bool:
    """Whether two times are single days, and not the same one."""
    return one is not None and one[0] == one[1] and other[0] == other[1] and one != other


def settled(found: Sequence[Claim]) -> Claim | None:
    """The one that says most of levels that agree; None where they do not, or where there is none."""
    read = [(claim, stated) for claim in found if (stated := figure(claim)) is not None]
    if not read or max(stated.low for _, stated in read) > min(stated.high for _, stated in read):
        return None
    return min(read, key=lambda pair: (pair[1].limit is not None, pair[1].high - pair[1].low, -pair[1].digits))[0]
