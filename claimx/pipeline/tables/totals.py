"""Labels of totals and averages."""

from __future__ import annotations

import re

from claimx.pipeline.tables.marks import plain
from claimx.pipeline.tables.remembered import remembered

_TOTAL = re.compile(
    r"(?:(?:grand|sub|running|cumulative|overall|annual|[a-z]+|[0-9]{1,2})[\s-]*(?:years?[\s-]*)?)?totals?\b"
    r"|all(?:\s+(?!the\b)[a-z]+){0,3}$"
    r"|overall\b|sum\b|combined\b",
    re.I,
)
_AVERAGE = re.compile(r"(?:[\w-]+\s){0,2}(?:average|mean|median)\b(?!\s+\w+\s+\w+)", re.I)


@remembered
def is_total(text: str) -> bool:
    """Whether a label is of a total."""
    return _TOTAL.match(plain(text)) is not None


@remembered
def sums_up(text: str) -> bool:
    """Whether a label is of a total or an average over the rows or columns beside it."""
    return is_total(text) or _AVERAGE.match(plain(text)) is not None
