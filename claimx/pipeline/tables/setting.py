"""What the lines above a table say of all its figures: unit, time, area, what is counted."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimx.documents.model import Block, BlockKind, Document, Section
from claimx.pipeline.forces.cues import NATIONWIDE
from claimx.pipeline.periods.find import find_times
from claimx.pipeline.periods.model import TimeKind
from claimx.pipeline.quantities import find_amounts
from claimx.pipeline.tables.areas import named
from claimx.pipeline.tables.cells import Cell
from claimx.pipeline.tables.grid import Table
from claimx.pipeline.tables.subjects import of_caption, of_lead, sum_in, weight
from claimx.pipeline.tables.timed import Timed, length
from claimx.pipeline.tables.times import When, when
from claimx.pipeline.types import Amount, Area, Link
from claimx.records import Offsets, Scope, Via

_LEAST_DAYS = 27
_PLAIN = (TimeKind.DAY, TimeKind.MONTH, TimeKind.QUARTER, TimeKind.SPAN, TimeKind.ROLLING)
# What points back to the sentence before: "They were deployed as follows", "The outcomes of those arrests were:".
_BACK = re.compile(r"\s*(?:They|These|Those)\b|[^.]*\b(?:of|for|by|from|with) (?:these|those|them)\b")
# A sentence that leads to the table, so that the time it names is the table's.
_LEADS = re.compile(r"\b(?:tables?|below|follow\w*|shown|set out|given|provided|as at)\b|:$", re.I)
# A sentence that says what the table shows, so that the unit it names is the table's.
_TELLS = re.compile(
    r"\b(?:tables?|figures|below|following|as follows|shown|set out)\b|:$|,\s+in\s+[^,.]{1,25}\.?$", re.I
)
_OF_FIGURES = re.compile(
    r"\b(?:figures|values|amounts|sums|costs|numbers|data|all)\b[^.]{0,40}?\b(?:in|as)\b|^\W*(?:in\s|£|%)", re.I
)
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
        told: The sentences of the nearest lead that speak of the table, without the amounts they give.
        notes: The lines below it that say what its figures are in.
        area: Whose its figures are where its labels do not say.
        narrow: Whether its own caption names that area.
        subject: What its caption or lead says is counted.
        subject_line: The line that says so.
        money: The sum that the lead names, which sums that nothing else names are of.
        times: What the lines above say of time, the nearest first.
    """

    captions: tuple[Cell, ...]
    leads: tuple[Cell, ...]
    told: tuple[Cell, ...]
    notes: tuple[Cell, ...]
    area: Area
    narrow: bool
    subject: Offsets | None
    subject_line: Cell | None
    money: Offsets | None
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
        line, subject = _subject(document, table)
        found.append(
            Setting(
                captions=tuple(reversed(table.captions)),
                leads=tuple(reversed(table.leads)),
                told=tuple(_told(table.leads[-1])) if table.leads else (),
                notes=tuple(note for note in table.notes if _OF_FIGURES.search(note.text)),
                area=own[number] or _asked(document, table, questions, linked[number]),
                narrow=own[number] is not None,
                subject=subject,
                subject_line=line,
                money=next((span for lead in reversed(table.leads) if (span := sum_in(lead)) is not None), None),
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


def _told(lead: Cell) -> Iterator[Cell]:
    """The sentences of a lead that say what the table shows; an amount in them blanked, whose unit is its own."""
    for piece in reversed(list(_SENTENCE.finditer(lead.text))):
        said = piece.group()
        if not _TELLS.search(said):
            continue
        for amount in find_amounts(said):
            said = said[: amount.start] + " " * (amount.end - amount.start) + said[amount.end :]
        yield Cell(lead.start + piece.start(), lead.start + piece.end(), said)


def _place(table: Table) -> int:
    """Where an amount would stand whose area is the table's: where the text that leads to it ends."""
    lines = table.leads or table.captions
    return lines[-1].end - 1 if lines else table.rows[0].start


def _subject(document: Document, table: Table) -> tuple[Cell | None, Offsets | None]:
    """The caption that says the most of what is counted, else the lead, the heading, or the title of a question."""
    told = [(cell, span) for cell in reversed(table.captions) if (span := of_caption(cell)) is not None]
    if told:
        return max(told, key=lambda one: weight(one[0].text[one[1][0] - one[0].start : one[1][1] - one[0].start]))
    for cell in reversed(table.leads):
        for span in of_lead(cell):
            return cell, span
    if table.heading is not None and (found := of_caption(table.heading)) is not None:
        return table.heading, found
    title = _title(document)
    if title is not None and document.questions and (found := of_caption(title)) is not None:
        return title, found
    return None, None


def _title(document: Document) -> Cell | None:
    """The title of a document of one question or none."""
    block = next((block for block in document.blocks if block.kind is BlockKind.TITLE), None)
    if block is None or len(document.questions) > 1:
        return None
    return Cell(block.start, block.end, document.block_text(block))


def _when(text: str, date: dt.date | None) -> When | None:
    """The time that a sentence above a table names, counted from the document's date where it gives no year."""
    found = when(text)
    if found is not None and found.span is not None:
        return next(
            (
                When(mention.start, mention.end, mention.first, mention.last)
                for mention in find_times(text, anchor=date)
                if mention.kind is TimeKind.SPAN and mention.start < found.start and mention.end >= found.end
                if mention.first is not None and mention.last is not None
            ),
            found,
        )  # the whole of "from 6 to 12 May"
    for mention in find_times(text, anchor=date):
        if found is not None and "year" not in text[mention.start : mention.end]:
            continue  # "as at 31 March": of each year that the labels name
        if mention.kind in _PLAIN and mention.first is not None and mention.last is not None:
            return When(mention.start, mention.end, mention.first, mention.last)
    return found


def _times(document: Document, table: Table) -> Iterator[Timed]:
    """What the lines above a table say of time, the nearest first."""
    for cell in reversed(table.captions):
        found = when(cell.text)
        if found is not None:
            yield Timed(found, cell)
    for lead in reversed(table.leads):
        back = False  # whether the sentence behind only points back
        for piece in reversed(list(_SENTENCE.finditer(lead.text))):
            said = piece.group()
            leads, found = back or _LEADS.search(said) is not None, _when(said, document.date)
            back = leads and found is None and _BACK.match(said) is not None
            if found is None or not leads or _PAPER.search(said):
                continue
            yield Timed(found, Cell(lead.start + piece.start(), lead.start + piece.end(), said))
    title = document.blocks[0] if document.blocks and len(document.questions) < 2 else None
    if title is not None and title.kind is BlockKind.TITLE:
        cell = Cell(title.start, title.end, document.block_text(title))
        found = when(cell.text)
        if found is not None and length(Timed(found, cell)) > _LEAST_DAYS:  # the day of a title is that of the paper
            yield Timed(found, cell)
