"""Longest-match search of names over word tokens: one pass, a trie of dictionaries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from claimx.knowledge.model import Name

# Marks that may stand between two words of one name.
_JOINTS = frozenset(" \t\u00a0-\u2010\u2011\u2013'\u2019.,")
_TOKEN = re.compile(r"[^\W_]+|&")
_COMPASS = frozenset({"north", "south", "east", "west"})
_SMALL = frozenset(
    (
        *("and", "of", "the", "on", "in", "upon", "under", "by", "with", "le", "la", "de", "cum", "for", "to"),
        *("police", "constabulary"),
    )
)
_END = ""


class Token(NamedTuple):
    """A word of a text: offsets and lower-case form; an ampersand reads "and"."""

    start: int
    end: int
    lower: str


@dataclass(frozen=True, slots=True)
class Hit:
    """Names found at a stretch of tokens [first, last)."""

    first: int
    last: int
    start: int
    end: int
    names: tuple[Name, ...]


def tokens(text: str) -> list[Token]:
    """The word tokens of a text."""
    new, token = tuple.__new__, Token  # made in bulk, so without the call to the class
    return [
        new(token, (*match.span(), "and" if (word := match.group()) == "&" else word.lower()))
        for match in _TOKEN.finditer(text)
    ]


class Gazetteer:
    """Names in a trie keyed by lower-case word."""

    __slots__ = ("_root",)

    def __init__(self, names: Iterable[Name]) -> None:
        root: dict[str, Any] = {}
        for name in names:
            node = root
            for token in tokens(name.surface):
                node = node.setdefault(token.lower, {})
            node.setdefault(_END, []).append(name)
        self._root = root

    def find(self, text: str, words: Sequence[Token]) -> Iterator[Hit]:
        """The longest names at each token, left to right, not overlapping. Linear in the number of tokens."""
        at, count = 0, len(words)
        while at < count:
            node = self._root.get(words[at].lower)
            best: Hit | None = None
            here = at
            while node is not None:
                names = node.get(_END)
                if names:
                    fitting = tuple(name for name in names if _spelt(text, words, at, here + 1, name))
                    if fitting:
                        best = Hit(at, here + 1, words[at].start, words[here].end, fitting)
                here += 1
                if here >= count or not _joined(text, words[here - 1].end, words[here].start):
                    break
                node = node.get(words[here].lower)
            if best is None:
                at += 1
            else:
                yield best
                at = best.last


def _joined(text: str, end: int, start: int) -> bool:
    """Whether what stands between two words can stand inside a name."""
    return start - end <= 3 and all(mark in _JOINTS for mark in text[end:start])


def _spelt(text: str, words: Sequence[Token], first: int, last: int, name: Name) -> bool:
    """Whether the capitals of the text fit the name."""
    written = text[words[first].start : words[last - 1].end]
    if name.exact:
        return written.split() == name.surface.split()
    if name.surface == name.surface.lower():
        return True
    # "south Wales" is wider than the force's area
    led = words[first].lower in _COMPASS and last - first > 1 and name.surface != "South Wales"
    for token in words[first:last]:
        if led and (token is words[first] or token.lower == "midlands"):
            continue  # as Hansard writes it: "the west midlands", "north Wales"
        initial = text[token.start]
        if initial.islower() and token.lower not in _SMALL and token.lower != "s":
            return _lower_tail(text, words, first, last, name)
    return True


def _lower_tail(text: str, words: Sequence[Token], first: int, last: int, name: Name) -> bool:
    """Whether only words that the data write small are small in the text ("Welsh police forces")."""
    parts = tokens(name.surface)
    return all(
        not text[token.start].islower() or name.surface[part.start].islower() or token.lower in _SMALL
        for part, token in zip(parts, words[first:last], strict=True)
    )
