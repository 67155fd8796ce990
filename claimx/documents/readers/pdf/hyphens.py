"""Words broken at the end of a line made whole: whether the hyphen there is the word's own.

The document itself tells best: a word that stands elsewhere in it with or without its hyphen is written so here.
For the rest it matters whether the page was set by a program that breaks words at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_END = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*$")
# First parts that take a hyphen in British use; "co" does before a vowel.
_FIRST = frozenset(
    "anti non self ex cross mid well ill all half multi counter pro semi quasi vice post year month day week hour long"
    " short high low full part two three four five six seven eight nine ten first second third on off in out up down"
    " cyber e".split()
)
_LAST = frozenset(
    "related based led enabled wide term time old free made making up year month day hour week out off on effective"
    " funded focused specific level scale style type rate quarter quarters third thirds fifths elect general".split()
)
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Mender:
    """What a document tells about its hyphens.

    Attributes:
        words: Its words in lower case, those with hyphens as they stand, and their parts that stand alone.
        breaks: Whether it breaks words that have no hyphen; None where it does not tell.
    """

    words: frozenset[str]
    breaks: bool | None

    def join(self, before: str, after: str) -> str:
        """A word broken after ``before``, which does not end in the hyphen, made whole."""
        return before + "-" * self._keeps(before, after) + after

    def _keeps(self, before: str, after: str) -> bool:
        ends, begins = _END.search(before), _WORD.match(after)
        if ends is None or begins is None or after[0].isupper():
            return True  # 2023-24, 24-hour, Stratford-Upon-Avon
        whole, rest = ends.group().lower(), begins.group().lower()
        told = _told(self.words, whole, rest)
        if told is not None:
            return told
        first, head = whole.rpartition("-")[2], rest.partition("-")[0]
        if first in _FIRST or head in _LAST or (first == "co" and head[0] in _VOWELS):
            return True
        known = (len(first) > 2 and first in self.words, len(head) > 2 and head in self.words)
        if self.breaks is None:
            return any(known)
        return not self.breaks or all(known)


def mender(words: Sequence[str], pairs: Iterable[tuple[str, str]]) -> Mender:
    """The mender for a document.

    Args:
        words: Its words, broken ones left out.
        pairs: The parts of its broken ones.
    """
    known = frozenset(found.lower() for word in words for found in _WORD.findall(word))
    told = [
        _told(known, ends.group().lower(), begins.group().lower())
        for before, after in pairs
        if (ends := _END.search(before)) and (begins := _WORD.match(after))
    ]
    breaks = True if False in told else False if True in told else None
    return Mender(known, breaks)


def _told(words: frozenset[str], first: str, rest: str) -> bool | None:
    """Whether a word stands elsewhere with its hyphen, or without."""
    if f"{first}-{rest}" in words:
        return True
    return False if first + rest in words else None
