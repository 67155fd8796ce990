"""What the time grammar yields."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

Edges = tuple[dt.date | None, dt.date | None]


class TimeKind(StrEnum):
    """The form of a time expression."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    FINANCIAL_YEAR = "financial_year"
    ACADEMIC_YEAR = "academic_year"
    SPAN = "span"
    ROLLING = "rolling"
    SINCE = "since"
    UNTIL = "until"
    AGO = "ago"
    ANAPHORIC = "anaphoric"
    COMPARISON = "comparison"
    DURATION = "duration"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Mention:
    """A time expression in a text.

    Attributes:
        start, end: Its words, the preposition that belongs to it included.
        core: Where the expression itself starts, after the preposition.
        kind: Its form.
        first, last: First and last day; None where open, unknown or to be resolved from the context.
        step: For a comparison or an anaphor, the length named, as (number, unit): "the previous
            12 months" is (12, "month"), "a year earlier" (1, "year"), "the same period" None.
        cue: The preposition or comparing words before the expression, lower case, "" if none.
        named: Of an opened or closed time ("since 2010", "by March"), the span its date names.
        parts: Of a range, the spans of its two ends.
    """

    start: int
    end: int
    core: int
    kind: TimeKind
    first: dt.date | None = None
    last: dt.date | None = None
    step: tuple[int, str] | None = None
    cue: str = ""
    named: Edges | None = None
    parts: tuple[Edges, Edges] | None = None


# first year of the span wanted -> its edges; the reader picks the year by the document's date
Yearly = Callable[[int], tuple[dt.date, dt.date]]


@dataclass(frozen=True, slots=True)
class Atom:
    """A date as written. ``yearly`` builds the span for a year where the text names none; ``apart``
    says that it is a date even without a preposition before it."""

    start: int
    end: int
    kind: TimeKind
    span: tuple[dt.date, dt.date] | None = None
    yearly: Yearly | None = None
    apart: bool = True
