"""What is found of the figures in tables."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.documents.model import Document
from claimx.pipeline.fields.kinds import topic_of, type_of
from claimx.pipeline.fields.types import Held, Moved
from claimx.pipeline.record import Findings
from claimx.pipeline.speakers import speaker_at
from claimx.pipeline.tables.subjects import is_tally
from claimx.pipeline.tables.types import CellAmount
from claimx.pipeline.types import Attribution
from claimx.records import ClaimType, Offsets, Topic


def of_cells(
    view: Document, cells: Sequence[CellAmount], attributions: Sequence[Attribution], *, dominant: Topic | None
) -> list[Findings]:
    """What was found of each figure, in their order.

    Args:
        view: The document with its text as it is read.
        cells: The figures.
        attributions: Who says what.
        dominant: What the whole document is about.
    """
    topics: dict[tuple[Offsets | None, Offsets, Offsets | None, bool], tuple[Topic, Offsets | None]] = {}
    figures = []
    for cell in cells:
        kind = type_of(cell.amount, cell.workforce)
        about = (cell.subject, cell.near, cell.about, kind is ClaimType.FUNDING)
        if about not in topics:
            topics[about] = _topic(view.text, cell, dominant=dominant, money=kind is ClaimType.FUNDING)
        topic, topic_span = topics[about]
        if cell.workforce is not None and kind in (ClaimType.OFFICER_NUMBERS, ClaimType.PERCENTAGE):
            topic, topic_span = cell.workforce, cell.kind_span
        found = Findings(
            amount=cell.amount,
            line=cell.line,
            words=0,
            kind=kind,
            type_span=cell.kind_span if kind is ClaimType.OFFICER_NUMBERS else None,
            topic=topic,
            topic_span=topic_span,
            subject=cell.subject,
            chance=1.0,
            moved=Moved(cell.change, cell.change_span),
            held=Held(cell.status, cell.status_span),
            area=cell.area,
            time=cell.times,
            attribution=speaker_at(attributions, cell.amount.start, cell.amount.end),
        )
        figures.append(found)
    return figures


def _topic(text: str, cell: CellAmount, *, dominant: Topic | None, money: bool) -> tuple[Topic, Offsets | None]:
    """What a figure is about: a header that only says that cases are counted leaves it to the caption."""
    caption = cell.about
    subject, near = (
        caption if caption is not None and span is not None and is_tally(text[span[0] : span[1]]) else span
        for span in (cell.subject, cell.near)
    )

    def told(whole: Topic | None) -> tuple[Topic, Offsets | None]:
        return topic_of(
            text, subject=subject, near=near or cell.near, sentence=caption or cell.near, dominant=whole, money=money
        )

    found = told(None) if cell.total else told(dominant)
    # "All crime" is crime in a document about theft, while a bare "Total" is of what the document is about
    return told(dominant) if cell.total and found[1] is None else found
