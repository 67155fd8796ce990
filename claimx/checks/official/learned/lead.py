"""The lines above a row of figures that say whom it counts and when: the head of a list or table."""

from __future__ import annotations

import re
from dataclasses import dataclass

# So many characters and lines above a row are looked at.
_REACH, _LINES = 1_500, 24
# A line that is one of a list of figures: a name, and figures behind it.
_LISTED = re.compile(
    r"\W*[A-Z][\w’'&.,() -]{1,60}?(?:[:|\t–-]|\s{2,}|\s)[^A-Za-z]*-?[0-9][0-9,.]*\b[^a-z]*(?:[^.]{0,60})$"
)
_PROSE = re.compile(r"[.!?][”\"']?$")


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands over a row.

    Attributes:
        text: The lines above it that are no rows, the farthest first.
        place: How many figures stand before the amount in its line.
        row: The line.
    """

    text: str
    place: int
    row: str


def lead(text: str, start: int, places: tuple[int, ...]) -> Lead | None:
    """The head of the list that an amount stands in; None where its line is no row of one.

    Args:
        text: The document.
        start: Where the amount begins.
        places: Where all amounts begin.
    """
    begins = text.rfind("\n", 0, start) + 1
    ends = text.find("\n", start)
    row = text[begins : ends if ends >= 0 else len(text)]
    if begins == 0 or not _LISTED.match(row.strip()):
        return None
    lines: list[str] = []
    for line in reversed(text[max(0, begins - _REACH) : begins - 1].split("\n")[-_LINES:]):
        plain = line.strip()
        if _PROSE.search(plain):
            break
        if plain and (plain.endswith(":") or not _LISTED.match(plain)):
            lines.append(plain)
    place = sum(begins <= one < start for one in places)
    return Lead("\n".join(reversed(lines)), place, row) if lines else None
