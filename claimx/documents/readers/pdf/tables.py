"""Whether rows parted by gutters are a table, and its cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimx.documents.readers.pdf.rows import Gutter, Row
from claimx.documents.readers.pdf.words import BROKEN, Box, Word

_VALUE = re.compile(
    r"[£$€(+–−-]{0,3} ?[0-9][0-9,. ]*(?:%|m|bn|k|p|pp|million|per cent)?\)?(?: ?[*†‡⁰¹²³⁴⁵⁶⁷⁸⁹]+)?"
    r"|[-–—:*]|\.{1,3}|n/?a|nil|none|not (?:available|known)",
    re.I,
)
_THIN = 3.0
_ALIGNED = 0.5
_VALUES = 0.4
_WORDS_OF_A_CELL = 6
_LOOSE = 1.2
_LEADING = 1.35
_CALLOUT = 1.3
_WORDS_OF_PROSE = 15
_WORDS_OF_A_LABEL = 6


@dataclass(frozen=True, slots=True)
class Table:
    """A table's rows, and the lines around it that are none of them; ``prose`` where its cells hold paragraphs."""

    records: list[Record]
    before: list[Word]
    after: list[Word]
    prose: bool


@dataclass(slots=True)
class Record:
    """A row of cells, each the words in it."""

    cells: list[list[Word]]
    top: float
    first: float
    base: float

    def texts(self) -> list[str]:
        return [joined(cell) for cell in self.cells]

    def size(self) -> float:
        return max(word.size for cell in self.cells for word in cell)

    def filled(self) -> int:
        return sum(1 for cell in self.cells if cell)


def read(rows: Sequence[Row], parts: Sequence[Gutter], boxes: Sequence[Box]) -> Table | None:
    """The table that rows make, None where they are columns of prose.

    A table is one by what stands in its cells (figures, or a few words in each of three columns and more, on common
    baselines) or by the rules drawn between its rows.
    """
    edges = [(part.left + part.right) / 2 for part in parts]
    records = [_record(row.words, edges) for row in rows]
    rules = _rules(records, edges, boxes)
    ruled = len(rules) > 2
    if not ruled and not _tabular(records):
        labelled = _labelled(records)
        return Table(labelled, [], [], prose=True) if labelled else None
    records = _by_rules(records, rules) if ruled else _wrapped(records)
    before: list[Word] = []
    after: list[Word] = []
    while len(records) > 1 and records[0].filled() == 1 and not (ruled and records[0].base > rules[0]):
        before += [word for cell in records.pop(0).cells for word in cell]
    while len(records) > 1 and records[-1].filled() == 1 and not (ruled and records[-1].top < rules[-1]):
        after = [word for cell in records.pop().cells for word in cell] + after
    return Table(records, before, after, prose=_prose(records))


def table_of(rows: Sequence[list[list[Word]]]) -> Table:
    """The table whose cells are known."""
    records: list[Record] = []
    for cells in rows:
        words = [word for cell in cells for word in cell]
        bases = [word.base for word in words]
        records.append(Record(cells, min(word.top for word in words), min(bases), max(bases)))
    return Table(records, [], [], prose=_prose(records))


def is_value(text: str) -> bool:
    """Whether a cell's text is a figure, or stands for one."""
    return _VALUE.fullmatch(text) is not None


def _prose(records: Sequence[Record]) -> bool:
    """Whether the cells beside the first hold paragraphs rather than figures or a few words."""
    others = [len(cell) for record in records for cell in record.cells[1:] if cell]
    return len(records[0].cells) == 2 and sum(others) >= _WORDS_OF_PROSE * len(others)


def _labelled(records: Sequence[Record]) -> list[Record] | None:
    """The rows of paragraphs with labels beside them, None where rows are something else.

    Each label stands on the first line of its paragraph, and the lines of a paragraph are closer than paragraphs.
    """
    if len(records[0].cells) != 2 or not records[0].cells[0] or not records[0].cells[1]:
        return None
    labels = [record for record in records if record.cells[0]]
    if any(len(record.cells[0]) > _WORDS_OF_A_LABEL for record in labels) or len(labels) * 10 > len(records) * 6:
        return None
    pitches = [after.first - before.base for before, after in pairwise(records)]
    usual = min(pitches)
    merged: list[Record] = []
    for pitch, record in zip([2 * usual, *pitches], records, strict=True):
        if record.cells[0] and pitch > 1.15 * usual:
            if not record.cells[1]:
                return None
            merged.append(record)
        else:
            _merge(merged[-1], record)
    return merged if len(merged) > 1 else None


def joined(words: Sequence[Word]) -> str:
    """The text of a cell, its lines joined."""
    text = ""
    base = words[0].base if words else 0.0
    for word in sorted(words, key=lambda word: (round(word.base - base), word.left)):
        tight = text.endswith(BROKEN) or not word.spaced
        text = text.removesuffix(BROKEN) + "-" * text.endswith(BROKEN)
        text += word.text if tight or not text else " " + word.text
    return text.replace(BROKEN, "-").replace("\t", " ")


def _record(words: Sequence[Word], edges: Sequence[float]) -> Record:
    cells: list[list[Word]] = [[] for _ in range(len(edges) + 1)]
    for word in words:
        cells[sum(word.left > edge for edge in edges)].append(word)
    bases = [word.base for word in words]
    return Record(cells, min(word.top for word in words), min(bases), max(bases))


def _rules(records: Sequence[Record], edges: Sequence[float], boxes: Sequence[Box]) -> list[float]:
    """The heights at which rules, or the edges of filled cells, part the rows of a table across its gutters."""
    top, bottom = records[0].top, records[-1].base
    words = [word for record in records for cell in record.cells for word in cell]
    left, right = min(word.left for word in words), max(word.right for word in words)
    spans: dict[int, float] = {}
    for box in boxes:
        if box.right - box.left < 2 * _THIN or box.right < left or box.left > right:
            continue
        for height in (box.top, box.bottom):
            if top - 15 <= height <= bottom + 15:
                spans[round(height / _THIN)] = spans.get(round(height / _THIN), 0.0) + box.right - box.left
    heights = sorted(key * _THIN for key, length in spans.items() if length >= 0.6 * (right - left))
    return [height for index, height in enumerate(heights) if not index or height - heights[index - 1] > 1.5 * _THIN]


def _by_rules(records: Sequence[Record], rules: Sequence[float]) -> list[Record]:
    """The rows between rules, whatever lines their cells have."""
    merged: list[Record] = []
    last = -1
    for record in records:
        middle = (record.top + record.base) / 2
        between = sum(rule < middle for rule in rules)
        # Above the first rule and below the last a row ends where the space between lines says so.
        enclosed = 0 < between < len(rules)
        # Rules may part a table's head from its figures alone.
        other = merged and merged[-1].cells[0] and record.cells[0] and _both_figures(merged[-1], record)
        if (
            merged
            and between == last
            and not other
            and (enclosed or record.first - merged[-1].base < _LEADING * record.size())
        ):
            _merge(merged[-1], record)
        else:
            merged.append(record)
        last = between
    return merged


def _wrapped(records: list[Record]) -> list[Record]:
    """The rows of a table without rules: lines closer together than its rows are lines of one cell."""
    pitches = [after.first - before.base for before, after in pairwise(records)]
    if not pitches or max(pitches) < _LOOSE * min(pitches):
        return records
    widest = max(pitches) / _LOOSE
    set_apart = 5 * sum(pitch > widest for pitch in pitches) >= 2 * len(pitches)
    tight = widest if set_apart else 1.1 * min(pitches)
    merged = [records[0]]
    for pitch, record in zip(pitches, records[1:], strict=True):
        figures = _both_figures(merged[-1], record)
        # Where few rows are set apart, a line is another row's that has the same cells filled.
        same = not set_apart and list(map(bool, merged[-1].cells)) == list(map(bool, record.cells))
        if pitch <= tight and not figures and not same:
            _merge(merged[-1], record)
        else:
            merged.append(record)
    return merged


def _both_figures(record: Record, other: Record) -> bool:
    """Whether a cell is a figure in both of two rows."""
    return any(
        is_value(joined(one)) and is_value(joined(another))
        for one, another in zip(record.cells, other.cells, strict=True)
        if one and another
    )


def _merge(record: Record, other: Record) -> None:
    for cell, more in zip(record.cells, other.cells, strict=True):
        cell += more
    record.base = max(record.base, other.base)


def _tabular(records: Sequence[Record]) -> bool:
    """Whether what stands in the cells is a table's."""
    sizes = [record.size() for record in records]
    if len(records) < 4 and max(sizes) > _CALLOUT * min(sizes):
        return False  # figures set large over what they count
    aligned = [record for record in records if record.filled() > 1]
    if len(aligned) < 2 or len(aligned) < _ALIGNED * len(records):
        return False
    others = [joined(cell) for record in aligned for cell in record.cells[1:] if cell]
    values = sum(1 for text in others if _VALUE.fullmatch(text))
    if values >= _VALUES * len(others):
        return True
    cells = [cell for record in aligned for cell in record.cells if cell]
    words = sum(len(cell) for cell in cells)
    return len(records[0].cells) > 2 and words <= _WORDS_OF_A_CELL * len(cells) / 2
