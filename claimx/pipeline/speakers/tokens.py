"""Words and marks of a text with their offsets."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r"[^\W_]+(?:[’'\-&/.][^\W_]+|,(?<=[0-9],)[0-9]+)*|[^\w\s]|_")
_POSSESSIVE = ("'s", "’s")
_APOSTROPHES = ("'", "’")
# Words of which it is remembered how they are written.
_REMEMBERED = 16_384


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
        return _capital(self.words[index])


@lru_cache(maxsize=_REMEMBERED)
def _capital(word: str) -> bool:
    return word[0].isupper() or (word[0].isdigit() and any(letter.isupper() for letter in word))


@lru_cache(maxsize=_REMEMBERED)
def _low(word: str) -> str:
    low = word.lower().replace("’", "'")
    return low[:-2] if low.endswith("'s") and len(low) > 2 else low


def tokenize(text: str, spans: list[tuple[int, int]]) -> Tokens:
    """Cut a text into tokens; ``spans``, sorted and disjoint, are what stands inside quotation marks."""
    matches = list(_TOKEN.finditer(text))
    starts = tuple(match.start() for match in matches)
    ends = tuple(match.end() for match in matches)
    words = tuple(match.group() for match in matches)
    hidden = [False] * len(starts)
    for start, end in spans:
        low, high = bisect_left(starts, start), bisect_left(starts, end)
        hidden[low:high] = [True] * (high - low)
    owns = tuple(
        word.endswith(_POSSESSIVE) or text.startswith(_APOSTROPHES, end) for word, end in zip(words, ends, strict=True)
    )
    return Tokens(starts, ends, words, tuple(map(_low, words)), tuple(hidden), owns)
