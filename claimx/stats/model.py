"""Official figures, one small frozen class a kind of row."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_FINANCIAL = re.compile(r"([0-9]{4})-([0-9]{2})")
_CALENDAR = re.compile(r"[0-9]{4}")


class Kind(StrEnum):
    """Whether a figure is of a day, as a strength is, or of a year, as money and crimes are."""

    STOCK = "stock"
    FLOW = "flow"


class Flag(StrEnum):
    """What a reader has to know of a figure before comparing anything with it."""

    PROVISIONAL = "provisional"
    ROUNDED = "rounded"
    DERIVED = "derived"
    SUMMED = "summed"
    LIMIT = "limit"
    BREAK = "break"
    SUSPECT = "suspect"
    WIDER_SCOPE = "wider_scope"
    OTHER_BASIS = "other_basis"
    UNCONFIRMED = "unconfirmed"


# Each flag as a sentence for a person.
MEANING = {
    Flag.PROVISIONAL: "The figure was provisional when it was published.",
    Flag.ROUNDED: "The figure was published rounded.",
    Flag.DERIVED: "The figure was not published as it stands; it follows from two that were.",
    Flag.SUMMED: "The total is the sum of the figures of the 43 territorial forces.",
    Flag.LIMIT: "The figure was announced as the most there could be.",
    Flag.BREAK: "The series breaks here: forces were counted in another way from this date on.",
    Flag.SUSPECT: "The figure does not fit those beside it and is probably wrong.",
    Flag.WIDER_SCOPE: "The total also counts the British Transport Police and officers on central secondment.",
    Flag.OTHER_BASIS: "The figure is on another basis than the later ones of its series.",
    Flag.UNCONFIRMED: "The source gives the figure without its year, which was inferred.",
}


@dataclass(frozen=True, slots=True)
class Measure:
    """What a series counts.

    Attributes:
        id: Short name, as in ``officers``.
        label: What it is in words.
        kind: Of a day, or of a year.
        units: The units it is given in, the usual one first.
        topics: The topics of claims that are compared with it; none where it is only shown.
        words: What claims call it, in small letters, the plainest first.
        jump: By how many times a value may differ from the one beside it in time; more is refused.
        scope: What a national total counts and leaves out; empty where that needs no words.
    """

    id: str
    label: str
    kind: Kind
    units: tuple[str, ...]
    topics: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    jump: float = 2.0
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """One publication of figures.

    Attributes:
        id: Short name.
        title: What was published.
        publisher: By whom.
        published: The day, None where not known.
        source: Where it can be read: an address, or the copy that the figures were taken from.
        licence: Under what licence.
    """

    id: str
    title: str
    publisher: str
    published: dt.date | None
    source: str
    licence: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One official figure.

    Attributes:
        measure, area, unit: What is counted, where, and in what.
        when: An ISO day, a financial year (2024-25) or a calendar year (2024), as it was published.
        start, end: Its first and last day.
        value: The figure.
        edition: Id of the publication.
        flags: What to know of it.
        line: Its line in the file it was read from, 0 where in none.
    """

    measure: str
    area: str
    unit: str
    when: str
    start: dt.date
    end: dt.date
    value: float
    edition: str
    flags: tuple[Flag, ...] = ()
    line: int = 0

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """What two figures must not share."""
        return self.measure, self.area, self.unit, self.when, self.edition


def span(when: str) -> tuple[dt.date, dt.date]:
    """First and last day of an ISO day, a financial year or a calendar year.

    Raises:
        ValueError: It is none of these.
    """
    if match := _DAY.fullmatch(when):
        day = dt.date(*(int(part) for part in match.groups()))
        return day, day
    if match := _FINANCIAL.fullmatch(when):
        year = int(match[1])
        if (year + 1) % 100 == int(match[2]) and year > 0:
            return dt.date(year, 4, 1), dt.date(year + 1, 3, 31)
    if _CALENDAR.fullmatch(when) and int(when) > 0:
        return dt.date(int(when), 1, 1), dt.date(int(when), 12, 31)
    raise ValueError(f"{when!r} is no day (2024-03-31), financial year (2024-25) or year (2024)")


def told(when: str) -> str:
    """A day or year as a sentence has it: 31 March 2024, 2024-25."""
    if not _DAY.fullmatch(when):
        return when
    day = dt.date.fromisoformat(when)
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"
