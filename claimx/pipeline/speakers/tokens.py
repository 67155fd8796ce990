"""Words and marks of a text with their offsets."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W_]+(?:[’'\-&/.][^\W_]+|,(?<=[0-9],)[0-9]+)*|[^\w\s]|_")
_POSSESSIVE = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel tuples, one entry a token.

    Attributes:
        starts, ends: Offsets into the text.
        words: As written.
        lows: In lower case, typewriter apostrophes, without a possessive ending.
        hidden: Whether the token stands inside quotation marks.
        owns: Whether it bears a possessive ending.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    lows: tuple[str, ...]
    hidden: tuple[bool, ...]
    owns: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, offset: int) -> int:
        """Index of the first token that starts at or after an offset."""
        return bisect_left(self.starts, offset)

    def capital(self, index: int) -> bool:
        """Whether a token starts as a name does."""
        first = self.words[index][0]
        return first.isupper() or (first.isdigit() and any(c.isupper() for c in self.words[index]))


def _low(word: str) -> str:
    low = word.lower().replace("’", "'")
    return low[:-2] if low.endswith("'s") and len(low) > 2 else low


def tokenize(text: str, spans: list[tuple[int, int]]) -> Tokens:
    """Cut a text into tokens; ``spans``, sorted and disjoint, are what stands inside quotation marks."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    hidden: list[bool] = []
    owns: list[bool] = []
    at = 0
    for match in _TOKEN.finditer(text):
        start = match.start()
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        word = match.group()
        starts.append(start)
        ends.append(match.end())
        words.append(word)
        hidden.append(at < len(spans) and spans[at][0] <= start)
        owns.append(word.endswith(_POSSESSIVE) or text[match.end() : match.end() + 1] in ("'", "’"))
    lows = tuple(_low(word) for word in words)
    return Tokens(tuple(starts), tuple(ends), tuple(words), lows, tuple(hidden), tuple(owns))
