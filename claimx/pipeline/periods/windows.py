"""Stretches of a text around its trigger words: the many patterns of time are run there only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Windows = Sequence[tuple[int, int]]

# Every relative time holds one of these words.
RELATIVE = re.compile(
    r"day|week|month|year|quarter|decade|fortnight|ago\b|period|time|season|summer|winter|tonight"
    r"|morning|tomorrow"
    r"|night\b|spell|stage|point|since|pandemic|lockdown|covid|parliament|government|administration"
    r"|recent|when\s|then\b|same\s",
    re.IGNORECASE,
)
# Every date holds a digit or the name of a month, season, feast or part of a year.
DATES = re.compile(
    r"[0-9]{2}|[0-9]\s|[0-9](?:st|nd|rd|th)\b|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
    r"|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
    r"|(?i:spring|summer|autumn|winter|easter|christmas|hogmanay|new\syear|boxing|hallow|bonfire"
    r"|patrick|valentine"
    r"|good\sfriday|quarter|\bhalf|months\s+of)"
)
MARGIN = 100


def windows(text: str, trigger: re.Pattern[str]) -> Windows:
    """The text within ``MARGIN`` characters of a trigger, as disjoint stretches in order."""
    found: list[tuple[int, int]] = []
    for match in trigger.finditer(text):
        low, high = max(0, match.start() - MARGIN), min(len(text), match.end() + MARGIN)
        if found and low <= found[-1][1]:
            found[-1] = found[-1][0], high
        else:
            found.append((low, high))
    return found


def matches(pattern: re.Pattern[str], text: str, spans: Windows) -> Iterator[re.Match[str]]:
    """Every match of a pattern inside the stretches."""
    for low, high in spans:
        yield from pattern.finditer(text, low, high)
