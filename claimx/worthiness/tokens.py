"""A sentence cut into tokens for the linear model: words in lower case, figures by their shape.

Linear in the length of the sentence; the pieces of a word depend on the word alone, so that they can be remembered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_TOKEN = re.compile(r"[£$€]?\d[\d,.]*\d?(?:[a-z]+|%)?|[^\W\d_]+(?:'[^\W\d_]+)*|[?!%]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGITS = str.maketrans("123456789", "000000000")
# Numbers that are names.
_NAMES = frozenset({"101", "999"})
_APOSTROPHE = str.maketrans("’", "'")
# Letters of a piece, and the least of a word that is cut into pieces.
SHORTEST_PIECE, LONGEST_PIECE = 3, 5
SHORTEST_CUT = 4
# What stands for a year, and for the two ends of a sentence in pairs.
YEAR, BEGIN, END = "<year>", "<", ">"


def tokens(text: str) -> list[str]:
    """The tokens of a sentence: every digit is 0, a year is ``<year>``, apostrophes are straight."""
    return [_shape(token) for token in _TOKEN.findall(text.lower().translate(_APOSTROPHE))]


def _shape(token: str) -> str:
    if token.isalpha() or token in _NAMES:
        return token
    return YEAR if _YEAR.fullmatch(token) else token.translate(_DIGITS).rstrip(".,")


def pairs(found: Sequence[str]) -> list[str]:
    """Each two tokens that stand side by side, the ends of the sentence among them."""
    return [f"{first} {second}" for first, second in zip([BEGIN, *found], [*found, END], strict=True)]


def pieces(token: str) -> list[str]:
    """The runs of three to five letters of a token, its ends marked; none of a short one."""
    if len(token) < SHORTEST_CUT:
        return []
    marked = f"^{token}$"
    return [
        marked[start : start + size]
        for size in range(SHORTEST_PIECE, LONGEST_PIECE + 1)
        for start in range(len(marked) - size + 1)
    ]
