"""What is read from the cells of tables, and the pieces it is read from."""

from __future__ import annotations

from dataclasses import dataclass

from claimx.pipeline.types import Amount, Area, Times
from claimx.records import Change, Offsets, Status, Topic


@dataclass(frozen=True, slots=True)
class CellAmount:
    """A figure in a table with all that the table says about it.

    Attributes:
        amount: The figure; its offsets leave out footnote marks.
        line: Offsets of its row.
        subject: The words in header, stub or caption that name what is counted.
        workforce: Which part of the police workforce it counts, None where it counts none.
        kind_span: The words that say so.
        near, about: Words that tell its topic: its labels, and the caption.
        change, change_span: Whether it is a change, and the words that say so.
        status, status_span: The same for plans.
        total: Whether it stands in a row or column of totals.
    """

    amount: Amount
    line: Offsets
    area: Area
    times: Times
    subject: Offsets | None
    workforce: Topic | None
    kind_span: Offsets | None
    near: Offsets
    about: Offsets | None
    change: Change
    change_span: Offsets | None
    status: Status
    status_span: Offsets | None
    total: bool
