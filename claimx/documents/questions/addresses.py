"""What the address of a page says of the parliamentary question on it."""

from __future__ import annotations

import datetime as dt
import re

_DAY = r"(?P<asked>[12][0-9]{3}-[01][0-9]-[0-3][0-9])"
_UIN = r"(?P<uin>(?:H[CL])?[0-9]{1,7})(?:[/?#.]|$)"
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"https?://(?:www\.)?parallelparliament\.co\.uk/question/{_UIN}",
        rf"https?://questions-statements\.parliament\.uk/written-questions/detail/{_DAY}/{_UIN}",
        rf"https?://(?:www\.)?parliament\.uk/(?:[a-z-]+/){{0,4}}written-question/(?:Commons|Lords)/{_DAY}/{_UIN}",
        r"https?://(?:www\.)?parliament\.scot/[^?#]{0,200}\?(?:[^#]*&)?ref=(?P<uin>S[0-9][WOFT]-[0-9]{1,6})",
    )
)


def question(url: str) -> tuple[str, dt.date | None] | None:
    """The number of the question that a page is about, by the page's address, and the day it was tabled."""
    for form in _FORMS:
        found = form.match(url)
        if found:
            day = found.groupdict().get("asked")
            return found["uin"].upper(), _date(day) if day else None
    return None


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
