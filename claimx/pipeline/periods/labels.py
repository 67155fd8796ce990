"""Years that label the entries of a list: "2021 – 16.2%", "1995 1,148 412" under "at 31 March in each year was:".

Figures in brackets behind others, where the words above say of when they are: "2,214 (2,189)".
"""

from __future__ import annotations

import datetime as dt
import re

from claimx.pipeline.periods import calendar
from claimx.pipeline.types import Amount, Sentence, TimeSpan

_LABEL = re.compile(
    r"[\s•·*▪◦–-]*(?P<year>(?:19|20)[0-9]{2})(?P<ends>[-/–][0-9]{2})?(?:\s*[:–—-]\s*(?=[£0-9])|\s+(?=£?[0-9][0-9,.]*(?:\s|$)))"
)
_POINT = 1  # days
_YEAR = range(360, 368)  # days


def labelled(text: str, sentence: Sentence, governs: TimeSpan | None) -> TimeSpan | None:
    """The time of an entry that a year labels: of the day or the twelve months that governs, else the year.

    Args:
        text: The document.
        sentence: The entry.
        governs: What the words that lead in the list say: "at 31 March", "in years ending December".
    """
    found = _LABEL.match(text, sentence.start, sentence.end)
    if found is None:
        return None
    if found["ends"]:
        first, last = calendar.financial_year(int(found["year"]))
        return TimeSpan(found.start("year"), found.end("ends"), first, last)
    first, last = _edges(int(found["year"]), governs)
    return TimeSpan(*found.span("year"), first, last)


def _edges(year: int, governs: TimeSpan | None) -> tuple[dt.date, dt.date]:
    if governs is not None and governs.first is not None and governs.last is not None:
        months = 12 * (year - governs.last.year)
        days = (governs.last - governs.first).days
        if days < _POINT or days in _YEAR:
            return calendar.add_months(governs.first, months), calendar.add_months(governs.last, months)
    return calendar.year(year)


def bracketed(text: str, sentence: Sentence, amount: Amount) -> bool:
    """Whether an amount stands alone in brackets behind another figure: the 2,189 of "2,214 (2,189)"."""
    opened = text.endswith("(", sentence.start, amount.start)
    return opened and text.startswith(")", amount.end) and text[sentence.start : amount.start - 1].strip() != ""
