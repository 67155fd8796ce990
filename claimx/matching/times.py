"""When: what the times of two claims are to each other.

A claim that names no period is of its own document's day, which is weaker evidence than a period: weeks apart two such
claims can be of the same time, years apart they are not.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from claimx.records import Change, Claim, ClaimType

# Days between two documents up to which claims without a period may be of one time, or of one longer while.
_NEAR, _FAR = 60, 400
_MONTH = 31


class Relation(StrEnum):
    """How the times of two claims lie to each other."""

    SAME = "same"
    NEAR = "near"
    WITHIN = "within"
    UNKNOWN = "unknown"
    FAR = "far"
    LONG = "long"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Time:
    """When an amount is of.

    Attributes:
        start, end: First and last day of the period; None where open or unknown.
        since: The day from which a change is reckoned, where the claim says so.
        said: The day of the document.
        stock: Whether the amount is of a moment, as a strength is, and not of a stretch.
    """

    start: dt.date | None
    end: dt.date | None
    since: dt.date | None
    said: dt.date | None
    stock: bool

    @property
    def closed(self) -> bool:
        """Whether both ends are known."""
        return self.start is not None and self.end is not None

    @property
    def unknown(self) -> bool:
        """Whether the claim does not say when."""
        return self.start is None and self.end is None


def time_of(claim: Claim) -> Time:
    """When a claim's amount is of.

    "Up by 40 since 2019" and "40 more than in 2019" say the same: a change up to now, reckoned from 2019. A change
    against the year before needs no words for it, so that baseline is left out.
    """
    moved = claim.change is not Change.LEVEL
    start = claim.period.start if claim.period else None
    end = claim.period.end if claim.period else None
    since = (claim.baseline.start or claim.baseline.end) if claim.baseline else None
    if moved and start is not None and end is None and since is None:
        start, since = None, start
    if since is not None and start is not None and end is not None and _usual(start, end, since):
        since = None
    stock = not moved and claim.type is ClaimType.OFFICER_NUMBERS
    return Time(start, end, since if moved else None, claim.document.date, stock)


def _usual(start: dt.date, end: dt.date, since: dt.date) -> bool:
    """Whether a baseline is the stretch before, or the same a year before."""
    length = (end - start).days + 1
    return (start - since).days in (length, length + 1, length - 1, 365, 366)


def relation(one: Time, other: Time) -> Relation:
    """What two times are to each other."""
    if one.since is not None and other.since is not None and one.since != other.since:
        return Relation.APART
    if one.closed and other.closed:
        return _closed(one, other)
    if one.unknown and other.unknown:
        return _by_documents(one, other)
    if (one.start, one.end) == (other.start, other.end):
        return Relation.SAME if one.end is not None else _by_documents(one, other)
    for a, b in ((one, other), (other, one)):
        if a.unknown and b.closed and a.said is not None and b.start is not None and a.said < b.start:
            return Relation.APART
        if a.closed and b.start is not None and a.end is not None and a.end < b.start:
            return Relation.APART
    if one.unknown or other.unknown or one.closed != other.closed:
        return Relation.UNKNOWN
    return Relation.APART


def _closed(one: Time, other: Time) -> Relation:
    if (one.start, one.end) == (other.start, other.end):
        return Relation.SAME
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return Relation.UNKNOWN
    if one.stock and other.stock and _moment(one) is not None and _moment(one) == _moment(other):
        return Relation.SAME
    inside = one.start <= other.start and other.end <= one.end
    return Relation.WITHIN if inside or (other.start <= one.start and one.end <= other.end) else Relation.APART


def _moment(time: Time) -> tuple[int, int] | None:
    """The month of a stock, where its period is no longer than one."""
    if time.start is None or time.end is None or (time.end - time.start).days >= _MONTH:
        return None
    return time.end.year, time.end.month


def _by_documents(one: Time, other: Time) -> Relation:
    if one.said is None or other.said is None:
        return Relation.UNKNOWN
    apart = abs((one.said - other.said).days)
    return Relation.NEAR if apart <= _NEAR else Relation.FAR if apart <= _FAR else Relation.LONG


def strict(time: Time) -> tuple[object, ...] | None:
    """A key that claims of one and the same time share, None where that cannot be told from the claims alone."""
    if time.end is None:
        return None
    moment = _moment(time) if time.stock else None
    return (*moment, time.since) if moment else (time.start, time.end, time.since)
