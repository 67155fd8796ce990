"""What stands before a sentence, and whether it is a sentence at all."""

from __future__ import annotations

import re

# Characters before a claim's sentence in which another is still near.
REACH = 400
# A clause that tells a time.
UNKNOWN_TIME = re.compile(
    r"\b(?:when|before|after|until|by the time)\b(?! (?:the|a|their|his|her|its) \w+ (?:of|for)\b)", re.I
)
# Where another clause begins.
CLAUSE = re.compile(r"[;.]\s+|, (?:and|but|while|whereas|which|though|so|with)\b|:\s+(?=\S)|[(]")
# Words by which a sentence speaks of now.
PRESENT = re.compile(r"\b(?:now|has|have|is|are|employs?|currently|today|stands?|numbers?|there's)\b", re.I)
_ROW = re.compile(r"\t|\S {3,}\S|\|")
_BEGINS = re.compile(r"\n|[.!?]\s+(?=[A-Z])")


def is_row(text: str) -> bool:
    """Whether a sentence is the row of a table, whose columns say of when its amounts are."""
    return _ROW.search(text) is not None


def before_in(text: str, start: int) -> str:
    """What a text has before a sentence, from the first whole sentence or line that is near."""
    before = text[max(0, start - REACH) : start]
    if start <= REACH:
        return before
    begins = _BEGINS.search(before)
    return before[begins.end() :] if begins is not None else before
