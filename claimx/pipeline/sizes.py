"""How the amounts of a sentence lie to each other by their size and order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimx.pipeline.fields.types import Moved
from claimx.pipeline.types import Amount
from claimx.records import Change

if TYPE_CHECKING:
    from claimx.pipeline.reading import Read


def holds(whole: Amount, part: Amount) -> bool:
    """Whether a count is large enough for another to be a part of it."""
    return whole.unit == part.unit and (part.value or 0) <= (whole.value or 0)


def outgrows(text: str, last: Amount, amount: Amount) -> bool:
    """Whether an amount behind a colon is too large to be part of the one before: "93 more than last year: 713"."""
    return last.unit == amount.unit and not holds(last, amount) and ":" in text[last.end : amount.start]


def change_before(text: str, done: Sequence[Read], sentence: int, amount: Amount) -> Moved | None:
    """The amount of a sentence that moved, where its base stands between it and a share of it."""
    if len(done) < 2:
        return None
    change, base = done[-2:]
    if change.sentence.index != sentence or "percent" in (change.amount.unit, base.amount.unit):
        return None
    if base.moved.change is not Change.LEVEL or change.moved.change is Change.LEVEL:
        return None
    return None if ";" in text[change.amount.end : amount.start] else change.moved
