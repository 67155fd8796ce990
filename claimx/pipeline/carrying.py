"""What an amount takes from the times it is given and from the same figure elsewhere in the document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimx.pipeline.fields.types import Moved
from claimx.pipeline.types import Times
from claimx.records import Change

if TYPE_CHECKING:
    from claimx.pipeline.reading import Read

# A pledge for the workforce is known again by its figure only from this size on.
_PLEDGE = 100


def compare(reads: Sequence[tuple[Read, Times]]) -> None:
    """A multiple of what was before is a change ("twice as many as in 2020"); of what is elsewhere it is a level."""
    for read, time in reads:
        value = read.amount.value
        if read.amount.form == "multiple" and read.moved.change is Change.LEVEL and time.baseline and value:
            change = Change.INCREASE if value > 1 else Change.DECREASE
            read.moved = Moved(change, (time.baseline.start, time.baseline.end))


def carry_pledges(reads: Sequence[Read]) -> None:
    """A figure for the workforce is one each time the document gives it again, and moves as it first did."""
    known: dict[float, Read] = {}
    for read in reads:
        value = read.amount.value
        if read.amount.unit != "count" or value is None or value < _PLEDGE:
            continue
        first = known.get(value)
        if first is not None and read.workforce is None and not read.own:
            read.workforce, read.subject = first.workforce, read.subject or first.subject
        if read.workforce is None:
            continue
        if read.moved.change is not Change.LEVEL:
            known.setdefault(value, read)
        elif first is not None:
            read.moved = Moved(first.moved.change)
