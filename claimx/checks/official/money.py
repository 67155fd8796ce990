"""What a claim about money asks: which grant, settlement or total, of whom, in which financial year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from claimx.checks.official.lexicon import cues_of, telling
from claimx.checks.official.times import financial_year
from claimx.checks.official.types import Asked, Days, Question
from claimx.records import Change, Claim, ClaimType
from claimx.stats import StatsBase
from claimx.stats.areas import ENGLAND_AND_WALES

# Words of money and of who gets it, beside the names of the measures.
_MONEY = frozenset(
    "funding grant precept settlement money budget tax council authority crime commissioner body provisional final pot "
    "deal resource".split()
)
_TOTALS = ("funding", "settlement", "settlement_forces", "settlement_forces_ct")
_WHOLE, _GRANT = "force_funding", "grant"
_BUDGETS = frozenset({"budget", "funding", "spending"})
# What a household pays is no money of a force.
_LEAST = 1_000_000.0
# From so much on a national amount for the police can only be one of the totals.
_TOTAL = 5_000_000_000.0
_NEAR = 70
# How near, as a share, a sum has to be to a figure that it may agree with.
MILLION, _NEARLY = 1_000_000.0, 0.05
YEAR_BEFORE = re.compile(r"\b(?:the|last|previous) year(?: before)?\b", re.I)
_LINK = re.compile(
    r" (?:(?:in|of|from|through|by|via|the|its|a|police|policing|council|tax|government|annual"
    r"|is|was|worth|at|will|be|up|to) )*"
)


def large(claim: Claim) -> bool:
    """Whether a claim is of as much money as the police are funded with."""
    value = claim.quantity.value
    return claim.type is ClaimType.FUNDING and value is not None and value >= _LEAST


def money_readings(claim: Claim, base: StatsBase, area: str) -> Iterator[Asked]:
    """Every sum that a claim of money can be: each series of its area and year, and the change of each on the year."""
    year, value = financial_year(claim), claim.quantity.value
    if year is None or value is None:
        return
    last = year.start - dt.timedelta(days=366)
    for id, measure in base.measures.items():
        figures = tuple(base.values(id, area)) if "£m" in measure.units else ()
        if any(abs(one * MILLION - value) <= _NEARLY * value for one in figures):
            yield Asked(Question.LEVEL, (id,), area, None, year, None, True)
        if figures and (claim.change is not Change.LEVEL or YEAR_BEFORE.search(claim.text)):
            yield Asked(Question.CHANGE, (id,), area, None, year, Days(last, last, True), True)
            # "£328 million beneath the year before": the year that is named may be the one it is set against.
            coming = year.start + dt.timedelta(days=366)
            yield Asked(Question.CHANGE, (id,), area, None, Days(coming, coming, True), year, True)


def money(claim: Claim, base: StatsBase, area: str, elsewhere: bool) -> Asked | None:
    """What is asked; None where no series holds such money."""
    value, year = claim.quantity.value, financial_year(claim)
    if value is None or year is None:
        return None
    subject = telling(claim.subject or "")
    at, end = claim.quantity.start - claim.start, claim.quantity.end - claim.start
    near = f"{claim.subject} | {claim.text[max(0, at - _NEAR) : end + _NEAR]}"
    measures = [one for one, pattern in cues_of("funding").items() if base.figures(one, area) and pattern.search(near)]
    measures.sort(key=lambda one: _narrowness(one, claim.subject or ""))
    own = frozenset[str]().union(*(telling(word) for one in measures for word in base.measure(one).words))
    forces = frozenset[str]().union(*(telling(name) for link in claim.forces for name in (link.name, link.text or "")))
    before = claim.text[max(0, at - _NEAR) : at]
    beside = [one for one in measures if _beside(one, before, claim.text[end : end + _NEAR])]
    plain = bool(beside) or not subject - own - forces - _MONEY
    if area == ENGLAND_AND_WALES and value >= _TOTAL:
        measures = [one for one in measures if one in _TOTALS] + [one for one in _TOTALS if one not in measures]
    elif not plain:
        return None
    elif area == ENGLAND_AND_WALES and claim.change is Change.LEVEL:
        measures = [one for one in measures if one not in _TOTALS and _named([one], claim.subject or "")]
        if not measures:
            return None
    elif beside:
        measures = beside
    elif area != ENGLAND_AND_WALES and claim.subject is not None and not _named(measures, claim.subject):
        return _budget(claim, base, area, year)
    if claim.change is Change.LEVEL:
        if not measures:
            return None
        return Asked(Question.LEVEL, tuple(measures), area, None, year, None, True, elsewhere=elsewhere)
    last = year.start - dt.timedelta(days=366)
    totals = tuple(one for one in measures if one in _TOTALS) or (() if subject else _TOTALS)
    if area != ENGLAND_AND_WALES or not totals or claim.quantity.unit != "GBP" or not year.named:
        return None
    return Asked(Question.CHANGE, totals, area, None, year, Days(last, last, True), False, elsewhere=elsewhere)


def _beside(measure: str, before: str, after: str) -> bool:
    """Whether the name of a measure stands right before or after the amount ("£183m in police precept")."""
    named = [match.end() for match in cues_of("funding")[measure].finditer(before)]
    if named and _LINK.fullmatch(f"{before[named[-1] :].rstrip()} "):
        return True
    match = cues_of("funding")[measure].search(after)
    return match is not None and _LINK.fullmatch(after[: match.start()]) is not None


def _named(measures: list[str], subject: str) -> bool:
    """Whether the subject itself has the name of one of the measures."""
    return any(cues_of("funding")[one].search(subject) for one in measures)


def _budget(claim: Claim, base: StatsBase, area: str, year: Days) -> Asked | None:
    """A force's whole budget is in no series: that there is no figure is told of years without even its grants."""
    if not telling(claim.subject or "") & _BUDGETS or claim.change is not Change.LEVEL or not year.named:
        return None
    if base.at(_GRANT, area, year.start) or not base.figures(_GRANT, area):
        return None
    return Asked(Question.LEVEL, (_WHOLE,), area, None, year, None, True)


def _narrowness(measure: str, subject: str) -> tuple[int, int]:
    """The measure whose name the subject has comes first, and of these the longest name."""
    match = cues_of("funding")[measure].search(subject)
    return (0, -len(match[0])) if match else (1, 0)
