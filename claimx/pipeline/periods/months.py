"""Months as written: which stand as a time without a year, and the weeks of one."""

from __future__ import annotations

import datetime as dt
import re

from claimx.pipeline.periods import calendar
from claimx.pipeline.periods.model import Atom

WEEK_OF = re.compile(
    r"\b(?:the\s+)?(?P<nth>first|second|third|last|final)\s+(?P<unit>week|fortnight)\s+of\s+$", re.IGNORECASE
)
_NTH = {"first": 0, "second": 1, "third": 2}
_MONTH_ALONE = frozenset(
    "in,since,by,from,until,till,during,over,throughout,before,after,for,as at,as of,up to,up until,around"
    ",following".split(",")
)


def week_of(week: re.Match[str], first: dt.date, last: dt.date) -> tuple[dt.date, dt.date]:
    """ "The first week of" a month: its first seven days."""
    length = 14 if week["unit"].lower() == "fortnight" else 7
    nth = _NTH.get(week["nth"].lower())
    if nth is None:
        return calendar.add_days(last, 1 - length), last
    opens = calendar.add_days(first, nth * length)
    return opens, min(calendar.add_days(opens, length - 1), last)


# "February was the quietest month": the month itself is spoken of; "May was" may be anyone.
_SPOKEN_OF = re.compile(
    r"(?<!May)\s+(?:was\s+(?:the|our|a|an|worse|busier|quieter|better|even|no|only|just)|saw|brought)\s"
)
_CLAUSE_START = re.compile(r"(?i:^|[.!?:;]\s+|\n\s*|[“\"]|\b(?:but|and|while|though)\s)$")


def month_stands(text: str, atom: Atom, cue: str, within: re.Match[str] | None, since: re.Match[str] | None) -> bool:
    """Whether a month is a time: with a year, after a preposition (``cue``) or as what is spoken of."""
    if atom.apart or cue in _MONTH_ALONE or within is not None or since is not None:
        return True
    spoken_of = _SPOKEN_OF.match(text, atom.end) is not None
    return spoken_of and _CLAUSE_START.search(text, max(0, atom.start - 8), atom.start) is not None
