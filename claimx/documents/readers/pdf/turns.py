"""From a page's own coordinates, y running up, to those of its text, y running down, however the page is turned."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from claimx.documents.readers.pdf.words import Box, Word

_STEEP = math.radians(20)


@dataclass(frozen=True, slots=True)
class Style:
    """The type of a text object."""

    size: float
    bold: bool
    angle: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A word as it stands in the page's own coordinates, y running up."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float
    style: Style
    spaced: bool


def direction(pieces: Iterable[Piece]) -> int:
    """The quarter turn that most of the text is set at: 0 to 3, anticlockwise."""
    counts: Counter[int] = Counter()
    for piece in pieces:
        counts[round(piece.style.angle / (math.pi / 2)) % 4] += len(piece.text)
    return counts.most_common(1)[0][0] if counts else 0


def off(angle: float, quarter: int) -> bool:
    """Whether a text's angle is another than that of most text."""
    return abs(math.remainder(angle - quarter * math.pi / 2, 2 * math.pi)) > _STEEP


class Turn:
    """How a page's own coordinates become those of its text, for a quarter turn and the edges of the page."""

    """From a page's own coordinates, y up, to those of its text, y down."""

    def __init__(self, quarter: int, left: float, bottom: float, right: float, top: float) -> None:
        self.quarter, self.left, self.bottom, self.right, self.top = quarter, left, bottom, right, top
        sides = right - left, top - bottom
        self.width, self.height = sides if quarter % 2 == 0 else sides[::-1]

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.quarter == 1:
            return y - self.bottom, x - self.left
        if self.quarter == 2:
            return self.right - x, y - self.bottom
        if self.quarter == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        (x1, y1), (x2, y2) = self.point(left, bottom), self.point(right, top)
        return Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))

    def word(self, piece: Piece) -> Word:
        box = self.box(piece.left, piece.bottom, piece.right, piece.top)
        base = self.point(piece.x, piece.y)[1]
        return Word(piece.text, box.left, box.right, base, piece.style.size, piece.style.bold, piece.spaced)
