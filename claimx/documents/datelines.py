"""Lines that date a document beside saying something else: mastheads with the day, places with the day, editions."""

from __future__ import annotations

import datetime as dt
import re

from claimx.documents import dates, publishers

_EDITION = re.compile(
    r"\b(?:no|issue|number|vol(?:ume)?)\.? ?[0-9][0-9,]*|\b[0-9]{2}p\b|£[0-9]\.[0-9]{2}|\b(?:first|final|late|morning"
    r"|evening|city|weekend|online|print) edition\b|\bestablished [0-9]{4}|\best\.? [0-9]{4}",
    re.I,
)
_EDGES = re.compile(r"^[\s,.|:–—•·*-]+|[\s,.|:–—•·*-]+$")
# Of words that begin with capitals, or join such words; no sentence, and none of the areas that figures are of.
_PLACE = re.compile(
    r"(?!(?:.*, )?(?:England|Wales|Scotland|Northern Ireland|Great Britain|(?:the )?UK|United Kingdom)\b.{0,12}$)"
    r"(?:(?:The )?[A-Z][\w'’&.-]*(?:,? (?:of|the|and|on|upon|in|for|to|at|y|le|under)){0,2},? ?){1,12}"
)
_STATISTIC = re.compile(
    r"\b(?:Statistics|Workforce|Crime|Figures|Data|Quarter|Year|Ending|Outcomes|Survey|Settlement)\b"
)
_MEETING = re.compile(
    r"(?:.{0,80}\b)?(?:meeting|agenda|panel|committee|conference|council|cabinet|forum|press release|media release"
    r"|news release|press notice|statement|speech|house of commons|house of lords|embargoed|release|updated?)"
    r"(?: (?:of|on|for|held on|dated|until|from|issued))?",
    re.I,
)
_LONGEST = 130


def masthead(text: str) -> tuple[dt.date, str | None] | None:
    """The date and the name of a masthead with the day in it: "Ribble Messenger, Thursday 25 November 2010"."""
    found = _parted(text)
    if found is None:
        return None
    date, left = found
    name = _EDGES.sub("", _EDITION.sub(" ", left))
    if not name:
        return (date, None) if left else None
    return (date, name) if publishers.is_letterhead(name) and not publishers.is_site(name) else None


def of_place(text: str) -> dt.date | None:
    """The date of a line that names the place of a speech or letter with the day."""
    found = _parted(text)
    if found is None or _STATISTIC.search(found[1]) or len(found[1]) < 3:
        return None
    return found[0] if _PLACE.fullmatch(found[1]) else None


def of_occasion(text: str) -> dt.date | None:
    """The date of a line that names the meeting, release or sitting with the day."""
    found = _parted(text)
    return found[0] if found is not None and _MEETING.fullmatch(found[1]) else None


def _parted(text: str) -> tuple[dt.date, str] | None:
    return dates.part(text) if len(text) <= _LONGEST else None
