"""Days told by who came to power or left ("when the Coalition took over", "before she left the Home Office")."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from claimx.checks.official.lexicon import parties
from claimx.knowledge import Minister
from claimx.knowledge import base as knowledge

_OPENERS = (
    *("when ", "since ", "before ", "until ", "by the time ", "at the time ", "the day ", "the week ", "the month "),
    *("the spring ", "the year "),
)
_WHAT = re.compile(r"(?:that |in which )?(?P<what>[^,;:.()]{6,90})")
_CAME = re.compile(
    r"\b(?:came (?:to|into|in)|t(?:ook|aking) (?:over|office|power|up|charge)|enter(?:ed|ing)|won (?:power|office)"
    r"|w(?:as|ere) (?:elected|appointed|formed|returned)|arriv(?:ed|ing)|becam?e|becoming|moved into|walked into)\b",
    re.I,
)
_WENT = re.compile(
    r"\b(?:left|leaving|lost (?:power|office)|resigned|fell|w(?:as|ere) voted out|stepped down|out of)\b", re.I
)
_OFFICES = (
    ("Home Secretary", re.compile(r"\bHome (?:Office|Secretary)\b", re.I)),
    ("Policing minister", re.compile(r"\b(?:policing|police) minister\b", re.I)),
    (
        "Prime Minister",
        re.compile(r"\b(?:Prime Minister|Downing Street|No\.? ?10|Number (?:10|Ten)|power|office)\b", re.I),
    ),
)


def reigns(text: str, said: dt.date | None) -> Iterator[tuple[int, int, dt.date | None]]:
    """Where a clause of a text tells a day so, and the latest such day up to that of the text; None where unknown."""
    for at, after in sorted(_opened(text.lower())):
        match = _WHAT.match(text, after)
        if match is None:
            continue
        what = match["what"]
        came = _CAME.search(what)
        verb = came or _WENT.search(what)
        if verb is not None:
            days = _days(what[: verb.end()], what, began=came is not None)
            past = [day for day in days if said is None or day <= said]
            yield at, match.start("what") + verb.end(), max(past, default=None)


def _opened(low: str) -> Iterator[tuple[int, int]]:
    """Where clauses of time begin, and where the words that open them end."""
    for word in _OPENERS:
        at = low.find(word)
        while at >= 0:
            if at == 0 or not low[at - 1].isalpha():
                yield at, at + len(word)
            at = low.find(word, at + 1)


def _days(who: str, what: str, *, began: bool) -> Iterator[dt.date]:
    for party, terms in parties().items():
        if re.search(rf"\b{re.escape(party)}\b", who, re.I):
            yield from (day for start, end in terms if (day := start if began else end) is not None)
    office = next((name for name, words in _OFFICES if words.search(what)), None)
    for surname, held in _ministers().items():
        if surname in who and re.search(rf"\b{re.escape(surname)}\b", who):
            for term in held:
                day = term.start if began else term.end
                if term.office == office and day is not None:
                    yield day


@cache
def _ministers() -> dict[str, list[Minister]]:
    """The terms of ministers by surname."""
    found: dict[str, list[Minister]] = {}
    for one in knowledge().ministers:
        found.setdefault(one.name.split()[-1], []).append(one)
    return found
