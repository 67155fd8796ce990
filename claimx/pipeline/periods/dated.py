"""From which day the times of each block count: a page of several parliamentary answers has several."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from claimx.documents.model import Document
from claimx.pipeline.periods.find import find_times, usable_date
from claimx.pipeline.periods.model import Mention


def anchors(document: Document) -> list[dt.date | None]:
    """For each block of a document the day from which its times count, None where it is not known."""
    return [usable_date(document.date_at(block)) for block in document.blocks]


def times_of(document: Document, text: str, days: Sequence[dt.date | None]) -> list[Mention]:
    """Every time expression of a document's text, in order, counted from the day of the block it stands in."""
    starts = [0]
    dated = [days[0] if days else None]
    for block, day in zip(document.blocks, days, strict=True):
        if day != dated[-1]:
            starts.append(block.start)
            dated.append(day)
    found: list[Mention] = []
    for start, end, day in zip(starts, [*starts[1:], len(text)], dated, strict=True):
        for mention in find_times(text[start:end], anchor=day):
            moved = replace(mention, start=mention.start + start, end=mention.end + start, core=mention.core + start)
            found.append(moved if start else mention)
    return found
