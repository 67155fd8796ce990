"""Words with which a minister passes on what a body supplied, for as long as the answer gives it."""

from __future__ import annotations

import re

_GIVEN = re.compile(
    r"(?:\b(?:has|have|had)\s+|(?<=[A-Za-z] )(?=supplied\b|provided\b))(?:since\s+|also\s+|now\s+|kindly\s+)?"
    r"(?:supplied|provided|given|furnished|sent)\s+(?:me\s+|us\s+|the\s+department\s+)?(?:with\s+)?(?:the\s+)?"
    r"(?:(?:\w+\s+){0,2}following\b|(?:figures?|information|data|numbers?|details|table)\s+"
    r"(?:set\s+out\s+|given\s+|shown\s+)?(?:below|in\s+the\s+table))"
    r"|\b(?:informs?|informed|advises?|advised|tells?|told)\s+(?:(?:me|us|the\s+department)\s+)?"
    r"(?:as\s+follows|of\s+the\s+following)"
    r"|\b(?:provided|supplied|given)\s+by\b[^.]{3,60}:\s*$"
    r"|\b[Aa]ccording\s+to\b[^.]{3,160}\bas\s+follows\s*:?\s*$",
    re.IGNORECASE,
)
_TURNS = re.compile(r"(?:It\s+is\s+(?:not|wrong|untrue)|There\s+(?:is|are)\s+no|No\s+(?:such|assessment|decision))\b")


def given(text: str, start: int, end: int) -> re.Match[str] | None:
    """The words of text[start:end] that say a body supplied what follows."""
    return _GIVEN.search(text, start, end)


def turns(text: str, start: int, end: int) -> bool:
    """Whether a sentence speaks for the government again, though it does not say so."""
    return _TURNS.match(text, start, end) is not None
