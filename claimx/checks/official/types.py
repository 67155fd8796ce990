"""What the parts of the planner pass on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from claimx.check_kinds import Outcome
from claimx.records import Claim
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

    def meets(self, other: Days) -> bool:
        """Whether they have a day in common."""
        return self.start <= other.end and other.start <= self.end


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


@dataclass(frozen=True, slots=True)
class Read:
    """One amount of the text with what it is of.

    Attributes:
        claim: The claim, as a level or as a change.
        asked: What can be asked of the base, the likeliest first.
        firm: Whether the words leave no other reading, so that more than an agreement may be told.
        measures: Whom it counts.
        area: Where.
        aside: Whether something else is set against it, so that what follows does not go on with its time.
        apposed: Whether it tells the change right before it again.
        agreed: Whether figures bear the reading out.
        borne_out: Whether they bear out an amount before it of the same area, or of the same people and time.
    """

    claim: Claim
    asked: tuple[Asked, ...] = ()
    firm: bool = False
    measures: tuple[str, ...] = ()
    area: str | None = None
    aside: bool = False
    apposed: bool = False
    agreed: bool = False
    borne_out: bool = False
