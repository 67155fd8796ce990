"""The words of a page with where and how they are set.

All measures are in points; x runs to the right and y down from the top of the page as its text is read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

# Stands at the end of a word for a hyphen at the end of a line.
BROKEN = "\ufffe"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or the part of one that is set alike.

    Attributes:
        left, right: Where it begins and ends.
        base: Its baseline.
        size: The size of its type.
        bold: Whether it is set in bold.
        spaced: Whether the PDF has a space or a line's end before it.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    spaced: bool

    @property
    def top(self) -> float:
        """Where its letters begin, near enough."""
        return self.base - 0.75 * self.size

    @property
    def bottom(self) -> float:
        """Where its letters end, near enough."""
        return self.base + 0.2 * self.size


@dataclass(frozen=True, slots=True)
class Box:
    """What is drawn on a page and is no text: a rule, a bullet, a frame, a picture."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageWords:
    """A page: its size, its words in the order of the file, what is drawn, and how much of it is pictures.

    Attributes:
        pictured: The share of the page that its largest picture covers.
        unmapped: Characters whose font does not say which letters they are.
    """

    width: float
    height: float
    words: list[Word]
    boxes: list[Box]
    pictured: float
    unmapped: int


def respaced(words: list[Word]) -> list[Word]:
    """The words of a line, with letters that were set apart for effect ("P O L I C E") made words again."""
    found: list[Word] = []
    index = 0
    while index < len(words):
        end = index
        while end < len(words) and len(words[end].text) == 1 and words[end].text.isalpha():
            end += 1
        if end - index < 4:
            found.append(words[index])
            index += 1
            continue
        run = words[index:end]
        gaps = [after.left - before.right for before, after in pairwise(run)]
        usual = sorted(gaps)[len(gaps) // 3]
        found.append(run[0])
        for gap, word in zip(gaps, run[1:], strict=True):
            if gap > 1.6 * usual + 0.1 * word.size:
                found.append(replace(word, spaced=True))
            else:
                last = found[-1]
                found[-1] = replace(last, text=last.text + word.text, right=word.right)
        index = end
    return found
