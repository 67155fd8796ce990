"""What the lines above a table say of all its figures: unit, time, area, what is counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimx.documents.model import Block, BlockKind, Document, Section
from claimx.pipeline.forces.cues import NATIONWIDE
from claimx.pipeline.tables.areas import named
from claimx.pipeline.tables.cells import Cell
from claimx.pipeline.tables.grid import Table
from claimx.pipeline.tables.subjects import core, of_lead, weight
from claimx.pipeline.tables.timed import Timed, length
from claimx.pipeline.tables.times import when
from claimx.pipeline.types import Amount, Area, Link
from claimx.records import Offsets, Scope, Via

_LEAST_DAYS = 27
# A sentence that leads to the table, so that the time it names is the table's.
_LEADS = re.compile(r"\b(?:tables?|below|follow\w*|shown|set out|given|provided|as at)\b|:$", re.I)
_SENTENCE = re.compile(r"[^.!?]+(?:\.(?=[0-9])[^.!?]*)*[.!?]?")
# "the answer of 24 June": the day of a paper, not of figures.
_PAPER = re.compile(
    r"\b(?:answer|question|letter|report|column|debate|published|statement|bulletin|release)\w*\b", re.I
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands over a table.

    Attributes:
        captions, leads: The lines above it, the nearest first.
        notes: The lines below it.
        area: Whose its figures are where its labels do not say.
        narrow: Whether its own caption names that area.
        subject: What its caption or lead says is counted.
        subject_line: The line that says so.
        times: What the lines above say of time, the nearest first.
    """

    captions: tuple[Cell, ...]
    leads: tuple[Cell, ...]
    notes: tuple[Cell, ...]
    area: Area
    narrow: bool
    subject: Offsets | None
    subject_line: Cell | None
    times: tuple[Timed, ...]


def settings(
    document: Document, tables: Sequence[Table], link: Callable[[Sequence[Amount]], Sequence[Area]]
) -> list[Setting]:
    """The setting of each table of a document (its text the reading view)."""
    if not tables:
        return []
    own = [_own_area(document, table) for table in tables]
    wanted = [number for number, area in enumerate(own) if area is None]
    marks = [Amount(at, at + 1, "number", 0.0) for at in (_place(tables[number]) for number in wanted)]
    linked = dict(zip(wanted, link(marks), strict=True)) if marks else {}
    questions = {block.question: block for block in document.blocks if block.section is Section.QUESTION}
    found = []
    for number, table in enumerate(tables):
        line, subject = _subject(table)
        found.append(
            Setting(
                captions=tuple(reversed(table.captions)),
                leads=tuple(reversed(table.leads)),
                notes=table.notes,
                area=own[number] or _asked(document, table, questions, linked[number]),
                narrow=own[number] is not None,
                subject=subject,
                subject_line=line,
                times=tuple(_times(document, table)),
            )
        )
    return found


def _own_area(document: Document, table: Table) -> Area | None:
    """The area that the caption of a table names."""
    for cell in reversed(table.captions):
        found = named(cell.text, document.date)
        if found is not None and not found.weak:
            return found.area(cell)
    return None


def _asked(document: Document, table: Table, questions: Mapping[int | None, Block], linked: Area) -> Area:
    """The area of a table whose lines above name none: as the text before it says, else the one force asked about."""
    if linked.links or any(NATIONWIDE.search(cell.text) for cell in table.leads):
        return linked
    block = questions.get(document.blocks[table.rows[0].block].question)
    if block is None or block.start > table.rows[0].start:
        return linked
    asked = named(document.block_text(block), document.date)
    if asked is None or asked.weak or len(asked.ids) != 1:
        return linked
    words = (block.start + asked.start, block.start + asked.end)
    return Area((Link(asked.ids[0], Via.CONTEXT, 0.6, *words),), Scope.FORCE)


def _place(table: Table) -> int:
    """Where an amount would stand whose area is the table's: where the text that leads to it ends."""
    lines = table.leads or table.captions
    return lines[-1].end - 1 if lines else table.rows[0].start


def _subject(table: Table) -> tuple[Cell | None, Offsets | None]:
    """The caption that says the most of what is counted, else the lead, else the heading."""
    told = [(cell, span) for cell in reversed(table.captions) if (span := core(cell)) is not None]
    if told:
        return max(told, key=lambda one: weight(one[0].text[one[1][0] - one[0].start : one[1][1] - one[0].start]))
    for cell in reversed(table.leads):
        for span in of_lead(cell):
            return cell, span
    if table.heading is not None and (found := core(table.heading)) is not None:
        return table.heading, found
    return None, None


def _times(document: Document, table: Table) -> Iterator[Timed]:
    """What the lines above a table say of time, the nearest first."""
    for cell in reversed(table.captions):
        found = when(cell.text)
        if found is not None:
            yield Timed(found, cell)
    for lead in reversed(table.leads):
        for piece in reversed(list(_SENTENCE.finditer(lead.text))):
            found = when(piece.group())
            if found is None or not _LEADS.search(piece.group()) or _PAPER.search(piece.group()):
                continue
            yield Timed(found, Cell(lead.start + piece.start(), lead.start + piece.end(), piece.group()))
    title = document.blocks[0] if document.blocks and len(document.questions) < 2 else None
    if title is not None and title.kind is BlockKind.TITLE:
        cell = Cell(title.start, title.end, document.block_text(title))
        found = when(cell.text)
        if found is not None and length(Timed(found, cell)) > _LEAST_DAYS:  # the day of a title is that of the paper
            yield Timed(found, cell)
