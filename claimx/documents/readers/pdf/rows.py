"""Words to rows: what stands on one baseline, what overlaps in height, and the empty strips that part columns."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from claimx.documents.readers.pdf.words import Box, Word

# The marks that open an item: none of them is a cell.
MARK = re.compile(
    r"[•●▪▫◦‣∙■□➢➤►▶✓✔⁃·\uf000-\uf0ff]|\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,5})[.)]|[A-Z]\)|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\.?"
)
_BULLET = re.compile(r"[•●▪▫◦‣∙■□➢➤►▶✓✔⁃·\uf000-\uf0ff]")
_FIRST_MARK = re.compile(r"[-–—*o]|[0-9]{1,3}")
_NOTE = re.compile(r"[\[(]?[0-9*†‡§,–-]{1,6}[\])]?")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SMALLER = 0.88
_HIGHEST = 0.65
_GUTTER = 0.65
_FURTHEST_MARK = 5.0
_WIDEST_SPACE = 2.0


@dataclass(frozen=True, slots=True)
class Gap:
    """A strip without text: from ``left`` to ``right``, ``inner`` where it parts words more than justifying does."""

    left: float
    right: float
    inner: bool


@dataclass(slots=True)
class Row:
    """Words that overlap in height, from left to right, on one or, where columns are set apart, several baselines."""

    words: list[Word]
    base: float
    size: float
    gaps: list[Gap] = field(default_factory=list)


@dataclass(slots=True)
class Gutter:
    """A strip without text that runs down through rows.

    Attributes:
        left, right: Its edges.
        first, last: The rows it runs through.
        top, foot: The first and the last of them with text on both sides.
    """

    left: float
    right: float
    first: int
    last: int
    top: int
    foot: int


def raise_marks(words: list[Word]) -> list[Word]:
    """The words by their baselines, small raised ones brought down to the line they stand in.

    The marks of footnotes are left out, so that "4,120" with a raised 2 is not 41,202; powers and the marks that
    open the notes themselves become superscript digits.
    """
    ordered = sorted(words, key=lambda word: (word.base, word.left))
    bases = [word.base for word in ordered]
    found: list[Word] = []
    for word in ordered:
        host = None
        if len(word.text) <= 6:
            start = bisect_left(bases, word.base + 0.1 * word.size)
            end = bisect_left(bases, word.base + 1.2 * word.size)
            host = next((other for other in ordered[start:end] if _bears(other, word)), None)
        if host is None:
            found.append(word)
        elif word.left < host.left or not _NOTE.fullmatch(word.text) or _is_power(host.text, word.text):
            spaced = word.spaced and word.left < host.left
            found.append(replace(word, text=word.text.translate(_RAISED), base=host.base, spaced=spaced))
    return found


def _is_power(base: str, mark: str) -> bool:
    """Whether a raised figure is that of an area or a volume: of km, m or cm, but not of £2m."""
    return mark in ("2", "3") and base.endswith("m") and not base.startswith(("£", "€", "$"))


def lower_initials(words: list[Word], size: float) -> list[Word]:
    """The words with a large initial that several lines run beside joined to the word that it begins."""
    initials = [word for word in words if len(word.text) == 1 and word.text.isupper() and word.size > 1.8 * size]
    found = list(words)
    for initial in initials[:20]:
        beside = [
            word
            for word in found
            if word.size < 1.3 * size
            and 0 <= word.left - initial.right + 0.3 * size < 2 * size
            and initial.base - 0.8 * initial.size < word.base <= initial.base + 0.6 * size
        ]
        if len({round(word.base) for word in beside}) > 1:
            first = min(beside, key=lambda word: word.base)
            joined = replace(first, text=initial.text + first.text, left=initial.left)
            found = [joined if word is first else word for word in found if word is not initial]
    return found


def _bears(host: Word, mark: Word) -> bool:
    """Whether a small word stands raised at the end or the beginning of another."""
    return (
        mark.size < _SMALLER * host.size
        and mark.base - host.base > -_HIGHEST * host.size
        and min(abs(mark.left - host.right), abs(host.left - mark.right)) < 0.4 * host.size
    )


def baselines(words: Sequence[Word]) -> list[Row]:
    """The rows of words that stand on one baseline, from the top."""
    return _rows(words, 0.25)


def overlapping(words: Sequence[Word], boxes: Sequence[Box] = ()) -> list[Row]:
    """The rows of words that overlap in height, from the top; upright rules part them where space alone would not."""
    rows = _rows(words, 0.8)
    uprights = sorted((x, box.top, box.bottom) for box in boxes if box.bottom - box.top > 6 for x in _edges(box))
    for row in rows:
        row.gaps = _gaps(row, uprights)
    return rows


def _edges(box: Box) -> tuple[float, ...]:
    return (box.left,) if box.right - box.left < 3 else (box.left, box.right)


def _rows(words: Sequence[Word], share: float) -> list[Row]:
    rows: list[Row] = []
    for word in sorted(words, key=lambda word: word.base):
        if rows and word.base - rows[-1].words[-1].base < share * min(word.size, rows[-1].words[-1].size):
            rows[-1].words.append(word)
        else:
            rows.append(Row([word], word.base, word.size))
    for row in rows:
        row.words.sort(key=lambda word: word.left)
        largest = max(row.words, key=lambda word: (word.size, len(word.text)))
        row.base, row.size = largest.base, largest.size
    return rows


def _gaps(row: Row, uprights: Sequence[tuple[float, float, float]]) -> list[Gap]:
    """The strips of a row without text, the margins included."""
    gaps: list[Gap] = [Gap(float("-inf"), row.words[0].left, False)]
    right, previous = row.words[0].right, row.words[0]
    river = _river(row)
    for index, word in enumerate(row.words[1:]):
        width = word.left - right
        least = _GUTTER * min(previous.size, word.size)
        ruled = 0.2 * word.size < width and _crossed(row, right, word.left, uprights)
        marked = width < _FURTHEST_MARK * word.size and is_mark(previous.text, first=index == 0)
        if ruled or (width >= least and not marked):
            gaps.append(Gap(right, word.left, ruled or width > river))
        right = max(right, word.right)
        previous = word
    gaps.append(Gap(right, float("inf"), False))
    return gaps


def _river(row: Row) -> float:
    """How wide spaces in a row of prose may be that was spaced out to fill its line."""
    spaces = sorted(after.left - before.right for before, after in pairwise(row.words))
    figures = sum(word.text[:1].isdigit() for word in row.words)
    if len(spaces) < 3 or 2 * figures >= len(row.words):
        return 0.0
    return min(_WIDEST_SPACE * row.size, 1.6 * spaces[len(spaces) // 2])


def _crossed(row: Row, left: float, right: float, uprights: Sequence[tuple[float, float, float]]) -> bool:
    """Whether an upright rule stands between two edges at the height of a row."""
    start, end = bisect_left(uprights, (left - 1, 0.0, 0.0)), bisect_right(uprights, (right + 1, 0.0, 0.0))
    return any(top <= row.base <= bottom for _, top, bottom in uprights[start : min(end, start + 500)])


def is_mark(text: str, *, first: bool) -> bool:
    """Whether a word is a bullet or an item's number: any at the beginning of a line, a plain bullet elsewhere."""
    if first:
        return MARK.fullmatch(text) is not None or _FIRST_MARK.fullmatch(text) is not None
    return _BULLET.fullmatch(text) is not None


def gutters(rows: Sequence[Row]) -> list[Gutter]:
    """The strips that run down between text on both sides, each through as many rows as it can."""
    alive: list[Gutter] = []
    done: list[Gutter] = []
    for index, row in enumerate(rows):
        still: list[Gutter] = []
        for gutter in alive:
            meets = _meeting(row, gutter.left, gutter.right)
            if meets is None:
                done.append(gutter)
                continue
            gutter.left, gutter.right = max(gutter.left, meets.left), min(gutter.right, meets.right)
            gutter.last = index
            if meets.inner:
                gutter.foot = index
            still.append(gutter)
        for gap in row.gaps:
            if gap.inner and not any(gutter.left < gap.right and gap.left < gutter.right for gutter in still):
                still.append(_upwards(rows, Gutter(gap.left, gap.right, index, index, index, index)))
        alive = still
    return done + alive


def _meeting(row: Row, left: float, right: float) -> Gap | None:
    """The gap of a row that leaves a strip wide enough for a gutter, if there is one."""
    least = min(_GUTTER * row.size, right - left)
    for gap in row.gaps:
        if min(gap.right, right) - max(gap.left, left) >= least - 0.01:
            return gap
    return None


def _upwards(rows: Sequence[Row], gutter: Gutter) -> Gutter:
    """The gutter with the rows above that it can run through too."""
    while gutter.first > 0:
        meets = _meeting(rows[gutter.first - 1], gutter.left, gutter.right)
        if meets is None:
            break
        gutter.left, gutter.right = max(gutter.left, meets.left), min(gutter.right, meets.right)
        gutter.first -= 1
        if meets.inner:
            gutter.top = gutter.first
    return gutter
