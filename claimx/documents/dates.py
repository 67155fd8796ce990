"""Dates as UK pages write them: the day before the month, never guessed from parts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan ionawr", "february feb chwefror", "march mar mawrth", "april apr ebrill", "may mai",
            "june jun mehefin", "july jul gorffennaf", "august aug awst", "september sept sep medi",
            "october oct hydref", "november nov tachwedd", "december dec rhagfyr",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"(?<![0-9/.£,-])(?P<day>[0-3]?[0-9])(?:st|nd|rd"
        rf"|th)?(?: of)?[ -]{{1,3}}{_MONTH},?[ -]{{1,3}}(?P<year>[12][0-9]{{3}})(?![0-9])",
        rf"\b{_MONTH} {{1,3}}(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?,? {{1,3}}(?P<year>[12][0-9]{{3}})(?![0-9])",
        r"(?<![0-9/.£,-])(?P<year>[12][0-9]{3})-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])(?![0-9-])",
        r"(?<![0-9/.£,-])(?P<day>[0-3]?[0-9])(?P<mark>[/.-])(?P<month>[01]?[0-9])(?P=mark)(?P<year>[12][0-9]{3}|[0-9]{2})(?![0-9/]|[.,-][0-9])",
    )
)
_TIME = re.compile(
    r"\b(?:at |@ ?)?[0-2]?[0-9](?::|\.)[0-5][0-9](?::[0-5][0-9])?\s?(?:[ap]\.?m\.?)?(?: ?(?:GMT|BST"
    r"|UTC))?(?![0-9])|\b[0-1]?[0-9] ?[ap]\.?m\b\.?",
    re.I,
)
_DRESS = re.compile(rf"\b(?:{_WEEKDAY}|at|on|the)\b|[\s,.|()\[\]:–—•-]+", re.I)


def find(text: str) -> Iterator[tuple[int, int, dt.date]]:
    """Every full date in a text, by form and then by place: (start, end, date)."""
    for form in _FORMS:
        for found in form.finditer(text):
            date = _date(found)
            if date:
                yield found.start(), found.end(), date


def first(text: str) -> dt.date | None:
    """The full date that comes first in a text."""
    earliest = min(find(text), default=None)
    return earliest[2] if earliest else None


def parse(text: str) -> dt.date | None:
    """The date that a text is, with or without a weekday and a time of day; None for anything else."""
    stamp = re.fullmatch(r"\s*([12][0-9]{3}-[01][0-9]-[0-3][0-9])[T ][0-9:.]+(?:Z|[+-][0-9:]+)?\s*", text)
    if stamp:
        text = stamp.group(1)
    for start, end, date in find(text):
        if not rest(text[:start] + " " + text[end:]):
            return date
    return None


def rest(text: str) -> str:
    """What is left of a text without times, weekdays and punctuation."""
    return _DRESS.sub("", _TIME.sub(" ", text))


def _date(found: re.Match[str]) -> dt.date | None:
    month = found["month"].lower()
    number = _MONTHS.get(month) or (int(month) if month.isdecimal() else 0)
    year = int(found["year"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    try:
        return dt.date(year, number, int(found["day"]))
    except ValueError:
        return None
