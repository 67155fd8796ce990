"""What the parts of the planner pass on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from claimx.check_kinds import Outcome
from claimx.stats import Figure


class Question(StrEnum):
    """What a claim is held against: a level, a change since, the uplift's recruits or target, a share of a total."""

    LEVEL = "level"
    CHANGE = "change"
    UPLIFT = "uplift"
    SHARE = "share"


class Caveat(StrEnum):
    """What keeps a figure and a claim apart, by the key of a sentence in ``telling``."""

    FTE_HEADCOUNT = "fte_headcount"
    PROVISIONAL = "provisional"
    BREAK = "break"
    SUSPECT = "suspect"
    SCOPE = "scope"
    REVISED = "revised"
    NEAREST_DATE = "nearest_date"
    UPLIFT_HEADCOUNT = "uplift_headcount"
    OTHER_BASIS = "other_basis"
    RECRUITS = "recruits"
    UNCONFIRMED = "unconfirmed"
    LIMIT = "limit"
    DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, and whether the claim names it; else it is the day the document was published."""

    start: dt.date
    end: dt.date
    named: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the base.

    Attributes:
        question: What kind of figure.
        measures: What may be counted, the likeliest first.
        area: A force or nation.
        unit: ``fte`` or ``headcount`` where the claim says so.
        when: When.
        since: From when, of a change.
        sure: Whether the claim plainly is about the whole of what the series counts.
        caveats: What its words alone give rise to.
        elsewhere: Whether the claim is of a wider or narrower area than the figures are.
    """

    question: Question
    measures: tuple[str, ...]
    area: str
    unit: str | None
    when: Days
    since: Days | None = None
    sure: bool = False
    caveats: frozenset[Caveat] = frozenset()
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to answer: a number, and the figures it was made of.

    Attributes:
        value: In the unit of the claim's figure: people, £m, or percent.
        unit: Of the figures.
        figures: The figures, all editions of each date.
        other: The same number in other editions.
        caveats: What to know of it.
        distance: Days between what was asked and what is there.
        comparable: Whether a difference would mean anything.
    """

    value: float
    unit: str
    figures: tuple[Figure, ...]
    other: tuple[float, ...] = ()
    caveats: frozenset[Caveat] = frozenset()
    distance: int = 0
    comparable: bool = True


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer with what came of it, and what would have come of it were it comparable."""

    answer: Answer
    computed: float
    outcome: Outcome
    would: Outcome
