"""A panel of a table read: for each figure its unit, time, area, subject, change and status."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimx.documents.model import Document
from claimx.pipeline.fields.kinds import topic_of
from claimx.pipeline.tables import subjects
from claimx.pipeline.tables.cells import Cell
from claimx.pipeline.tables.changes import Moves, change_of, moves, status_of
from claimx.pipeline.tables.clock import Clock
from claimx.pipeline.tables.figures import Figure, figures, pence
from claimx.pipeline.tables.flows import flow
from claimx.pipeline.tables.layout import Line, Panel
from claimx.pipeline.tables.measures import in_pence, measured
from claimx.pipeline.tables.places import Places, is_place_head
from claimx.pipeline.tables.setting import Setting
from claimx.pipeline.tables.times import is_time
from claimx.pipeline.tables.totals import is_total, sums_up
from claimx.pipeline.tables.types import CellAmount
from claimx.pipeline.tables.units import counts_money
from claimx.pipeline.types import Amount, Times
from claimx.records import Change, Offsets, Status, Topic

# Headers over the labels of rows that say what is counted in them.
_THINGS = re.compile(
    r"\b(?:offences?|crimes?|categor\w+|types?|measures?|indicators?|items?|reasons?|outcomes?|ranks?|roles?"
    r"|grades?|weapons?|drugs?|disposals?"
    r"|methods?|kinds?|activit\w+|incidents?|what)\b",
    re.I,
)
_ALL_AREAS = re.compile(r"(?:all|other|these|most)\s+(?:police\s+)?(?:forces|force areas|areas|regions|counties)", re.I)
# So many labels are enough to tell what kind they are.
_SAMPLE = 200
# What was worked out of so many labels is kept.
_REMEMBERED = 10_000
_OVERALL = re.compile(
    r"(?:table\s*[0-9a-z]*\s*[:.]?\s*)?(?:the\s+)?(?:[\w%]+\s+){0,2}(?:change|increase|decrease|reduction)s?\b", re.I
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a figure counts: the words, the part of the workforce they name, and the words that say so."""

    subject: Offsets | None
    workforce: Topic | None
    kind_span: Offsets | None


class Reader:
    """Reads the figures of one panel in order."""

    def __init__(self, document: Document, panel: Panel, setting: Setting) -> None:
        self._document, self._panel, self._setting = document, panel, setting
        self._text, self._date = document.text, document.date
        self._clock = Clock(panel, setting)
        self._places = Places(panel, setting, self._date)
        self._things = self._names_things()
        self._asked: dict[tuple[Offsets, str], Topic | None] = {}
        self._subjects: dict[tuple[int, tuple[Cell, ...], tuple[Cell, ...]], Counted] = {}

    def read(self) -> Iterator[CellAmount]:
        """The figures, row by row."""
        for number, line in enumerate(self._panel.lines):
            for column, cell in line.figures.items():
                if column in self._panel.heads:
                    for figure in self._figures(cell, column, line):
                        yield self._read(figure, cell, column, number, line)

    def _figures(self, cell: Cell, column: int, line: Line) -> Sequence[Figure]:
        """The figures of a cell; "18p" is pence in a table of sums that are not in the pounds of a header."""
        sum_of = pence(cell.text)
        if sum_of is not None:
            labels = (*self._panel.heads[column], *line.labels)
            lines = (*line.groups, *self._panel.titles, *self._setting.captions)
            beside = [*line.figures.values(), *self._column(column)]
            if in_pence(labels, lines, beside):
                return (sum_of,)
        return figures(cell.text)

    def _column(self, column: int) -> Iterator[Cell]:
        """Some cells of a column."""
        for line in self._panel.lines[:_SAMPLE]:
            if column in line.figures:
                yield line.figures[column]

    def _read(self, figure: Figure, cell: Cell, column: int, number: int, line: Line) -> CellAmount:
        setting = self._setting
        heads = tuple(reversed(self._panel.heads[column]))
        labels = (*heads, *reversed(line.labels))
        over = (*reversed(line.groups), *reversed(self._panel.titles), *setting.captions)
        unit = measured(figure, cell, labels, (*over, *setting.notes, *setting.told))
        counted = self._counted(column, heads, line)
        moving, mover = self._moving(labels, figure)
        change, times = Change.LEVEL, None
        if moving is not None and mover is not None:
            change = change_of(moving, figure.sign, figure.value)
            if mover in labels:
                times = self._clock.change(column, line, moving, mover)
        if times is None:
            times = Times(self._clock.period(column, line))
        if moving is None and figure.sign >= 0 and unit.unit == "count":
            moving, mover = self._flowing(labels, counted)
            if moving is not None:
                change = change_of(moving, figure.sign, figure.value)
        subject = counted.subject
        if subject is None and unit.unit == "GBP":
            subject = setting.money
        led = times.period is None  # a column of its own time says itself whether it is planned
        lead = [cell for cell in setting.leads[:1] if led and cell.text.rstrip().endswith(":")]
        status, status_span = self._status((*labels, *over, *lead), times)
        signed = figure.sign < 0 and moving is None
        start = figure.start if not signed or figure.lead is None else figure.lead
        value = (-1 if signed else 1) * figure.value * unit.factor
        near = heads[0] if heads else (line.labels[-1] if line.labels else cell)
        if line.labels and not self._places.is_place(line.labels[-1]):
            near = line.labels[-1]
        about = setting.subject_line
        return CellAmount(
            amount=Amount(
                cell.start + start,
                cell.start + figure.end,
                unit.form,
                round(value, 6),
                None if figure.high is None else round(figure.high * unit.factor, 6),
                unit.unit,
                figure.bound,
                unit.per,
                _moved(cell, figure.bound_span),
                unit.per_span,
            ),
            line=(line.row.start, line.row.end),
            area=self._places.area(column, number),
            times=times,
            subject=subject,
            workforce=counted.workforce if unit.unit in ("count", "percent") else None,
            kind_span=counted.kind_span,
            near=(near.start, near.end),
            about=None if about is None else (about.start, about.end),
            change=change,
            change_span=None
            if moving is None or mover is None
            else (mover.start + moving.start, mover.start + moving.end),
            status=status,
            status_span=status_span,
            total=any(is_total(label.text) for label in (*heads[:1], *line.labels)),
        )

    def _moving(self, labels: Sequence[Cell], figure: Figure) -> tuple[Moves | None, Cell | None]:
        """The label that makes a figure a change: of its column or row, else the caption of a table of changes."""
        for label in labels:
            found = moves(label.text)
            if found is not None:
                return found, label
        for line in self._setting.captions:
            if _OVERALL.match(line.text):
                return moves(line.text), line
        return None, None

    def _flowing(self, labels: Sequence[Cell], counted: Counted) -> tuple[Moves | None, Cell | None]:
        """The label that says that what is counted came or went."""
        for label in labels:
            found = flow(label.text, context=self._document.title or "", workforce=counted.workforce)
            if found is not None:
                return found, label
        return None, None

    def _status(self, cells: Sequence[Cell], times: Times) -> tuple[Status, Offsets | None]:
        first = times.period.first if times.period is not None else None
        last = times.period.last if times.period is not None else None
        for cell in cells:
            status, span = status_of(cell.text, first=first, last=last, date=self._date)
            if status is not Status.ACTUAL:
                return status, _moved(cell, span)
        if times.period is not None and first is not None and self._date is not None and first > self._date:
            return Status.PLANNED, (times.period.start, times.period.end)
        return Status.ACTUAL, None

    def _counted(self, column: int, heads: Sequence[Cell], line: Line) -> Counted:
        key = (column, line.labels, line.groups)
        if key not in self._subjects:
            if len(self._subjects) > _REMEMBERED:
                self._subjects.clear()
            self._subjects[key] = self._count(column, heads, line)
        return self._subjects[key]

    def _count(self, column: int, heads: Sequence[Cell], line: Line) -> Counted:
        setting = self._setting
        found = self._named(column, heads, line)
        context = " ".join([*(cell.text for cell in (*setting.captions[:3], *heads)), self._document.title or ""])
        if found is None:
            found = setting.subject
            own = False
        else:
            own = found != setting.subject
        if found is None and heads and counts_money(heads[0].text):
            found = subjects.whole(heads[0])
        if found is None:
            return Counted(None, None, None)
        workforce = self._workforce(found, context)
        if workforce is not None or not own:
            return Counted(found, workforce, found if workforce is not None else None)
        if setting.subject is None or self._topical(found):
            return Counted(found, None, None)
        workforce = self._workforce(setting.subject, context)
        return Counted(found, workforce, setting.subject if workforce is not None else None)

    def _workforce(self, span: Offsets, context: str) -> Topic | None:
        key = (span, context)
        if key not in self._asked:
            if len(self._asked) > _REMEMBERED:
                self._asked.clear()
            self._asked[key] = subjects.workforce_of(self._text, span, context=context)
        return self._asked[key]

    def _topical(self, span: Offsets) -> bool:
        """Whether words by themselves tell a topic."""
        topic, _ = topic_of(self._text, subject=span, near=span, sentence=span, dominant=None, money=False)
        return topic is not Topic.OTHER

    def _named(self, column: int, heads: Sequence[Cell], line: Line) -> Offsets | None:
        """What header, stub or group says is counted, None where that is left to the caption."""
        found = self._of(heads)
        if found is not None and not (self._things and subjects.is_tally(self._text[found[0] : found[1]])):
            return found
        stub = self._of(tuple(reversed(line.labels)))
        if stub is not None and (self._things or self._setting.subject is None):
            return stub
        if found is not None:
            return found
        found = self._beside(column, heads)
        if found is not None:
            return found
        for group in reversed(line.groups):
            span = None if self._places.is_place(group) else subjects.core(group)
            if span is not None and not subjects.is_class(group.text) and self._topical(span):
                return span
        return None

    def _beside(self, column: int, heads: Sequence[Cell]) -> Offsets | None:
        """What the column to the left counts, of which one of shares or changes is; a total is of all of them."""
        if not heads or subjects.core(heads[0]) is not None or counts_money(heads[0].text):
            return None
        for other in [column, *reversed([other for other in self._panel.heads if other < column])]:
            own = self._panel.heads[other]
            if own and sums_up(own[-1].text):
                return None
            found = self._of(tuple(reversed(own)))
            if found is not None:
                return found
        return None

    def _of(self, heads: Sequence[Cell]) -> Offsets | None:
        for head in heads:
            if not self._is_name(head):
                span = subjects.core(head)
                if span is not None:
                    return span
        return None

    def _is_name(self, label: Cell) -> bool:
        """Whether a label says where or of whom something is counted, or that it is a total, and not what."""
        text = label.text
        if is_time(text) or subjects.is_class(text) or self._places.is_place(label) or _ALL_AREAS.fullmatch(text):
            return True
        return is_total(text) and subjects.core(label) is None

    def _names_things(self) -> bool:
        """Whether the labels of the rows say what is counted rather than where or by whom."""
        corner = self._panel.corner
        if any(_THINGS.search(cell.text) for cell in corner) or (not corner and self._setting.subject is None):
            return True
        labels = dict.fromkeys(line.labels[-1] for line in self._panel.lines[:_SAMPLE] if line.labels)
        named = [label for label in labels if not self._is_name(label)]
        if len({label.text for label in named}) * 2 <= len(named):
            return True  # the same few labels under each head
        spans = [(label, span) for label in named if (span := subjects.core(label)) is not None]
        where = any(is_place_head(cell.text) for cell in corner)
        things = sum(
            1 for label, span in spans if self._topical(span) or (not where and subjects.is_common(label.text))
        )
        return things * 2 >= len(spans) > 0


def _moved(cell: Cell, span: Offsets | None) -> Offsets | None:
    return None if span is None else (cell.start + span[0], cell.start + span[1])
