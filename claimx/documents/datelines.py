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
_MONTH = r"[A-Z][a-z]{2,8}\.?"
_NUMBER = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_DAY = (
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:the )?(?:{_NUMBER}(?: of)? {_MONTH}(?:,? [12][0-9]{{3}})?"
    rf"|{_MONTH} {_NUMBER}(?:,? [12][0-9]{{3}})?|[0-3]?[0-9][/.][01]?[0-9][/.][12][0-9]{{3}})"
)
_WORD = r"[A-Z][\w'’.-]*"
_TOWN = rf"{_WORD}(?: (?:(?:of|upon|on|in|under|le|la|de|the|and) ){{0,2}}{_WORD}){{0,4}}"
# "LONDON, 12 March 2025 –", "Hexbridge, Northmere, Tuesday 12 March:", "LONDON (12 March 2025) –".
_LEAD = re.compile(
    r"(?!(?:Today|Yesterday|Tomorrow|Published|Updated|Dated|Issued|Released|(?:Mon|Tues|Wednes|Thurs|Fri|Satur"
    rf"|Sun)day)\b)(?P<words>(?:{_TOWN}(?:, {_TOWN})?(?:, | ?\()|[A-Z][A-Z -]{{2,40}} )(?P<day>{_DAY})\)?)"
    r"(?: ?\([A-Z][\w ]{1,30}\))?\s*(?:[–—-]{1,2}|:)\s"
)
_MONTHS = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|August|September|October"
    r"|November|December)\b|[0-9][/.]"
)
_LONGEST = 130
_LONGEST_LEAD = 110


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


def lead(text: str) -> str | None:
    """The place and day that a paragraph opens with: "LONDON, 12 March 2025" of "LONDON, 12 March 2025 – Police …"."""
    found = _LEAD.match(text[:_LONGEST_LEAD])
    return found["words"] if found and _MONTHS.search(found["day"]) else None


def _parted(text: str) -> tuple[dt.date, str] | None:
    return dates.part(text) if len(text) <= _LONGEST else None
