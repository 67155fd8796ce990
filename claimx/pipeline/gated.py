"""Regular expressions that are run only where a plain search finds a piece of what they match.

Most patterns match in few sentences, but a pattern that opens with a word boundary is tried at every character.
To look for a fixed string costs next to nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gated:
    """A pattern and its needles.

    Attributes:
        pattern: The pattern.
        needles: Strings in small letters; every match of the pattern, in small letters, holds one of them.
    """

    pattern: re.Pattern[str]
    needles: tuple[str, ...]


def gated(needles: str, pattern: str, flags: int = 0) -> Gated:
    """A pattern with its needles, parted by "|"."""
    return Gated(re.compile(pattern, flags), tuple(needles.split("|")))


def small(text: str) -> str:
    """A text in small letters, as long as it was: a letter whose small form is longer stays as it is."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
