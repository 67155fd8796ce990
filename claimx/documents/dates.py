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
        r"(?<![0-9/.£,-])(?P<day>[0-3]?[0-9])(?P<mark>[/.-])(?P<month>[01]?[0-9])(?P=mark)(?P<year>[12][0-9]{3}"
        r"|[0-9]{2})(?![0-9/]|[.,-][0-9])",
    )
)
_LONGEST = 120
_TIME = re.compile(
    r"\b(?:at |@ ?)?[0-2]?[0-9](?::|\.)[0-5][0-9](?::[0-5][0-9])?\s?(?:[ap]\.?m\.?)?(?: ?(?:GMT|BST"
    r"|UTC))?(?![0-9])|\b[0-1]?[0-9] ?[ap]\.?m\b\.?",
    re.I,
)
_WEEKDAYS = re.compile(rf"\b{_WEEKDAY}\b,?", re.I)
_EDGES = re.compile(r"^[\s,.|:–—•·-]+|[\s,.|:–—•·-]+$")
_DRESS = re.compile(rf"\b(?:{_WEEKDAY}|at|on|the)\b|[\s,.|()\[\]:–—•-]+", re.I)


# As machines write them: 2024-06-04T10:00:00+01:00, Tue, 04 Jun 2024 10:00:00 +0100, 20240604.
_STAMP = re.compile(
    r"\s*(?:(?P<iso>[12][0-9]{3}-[01][0-9]-[0-3][0-9])[T ][0-9:.]+ ?(?:Z|[A-Z]{3,4}|[+-][0-9:]+)?"
    r"|(?P<worded>(?:[A-Z][a-z]{2}, )?[0-9]{1,2} [A-Z][a-z]{2} [0-9]{4}) [0-9:]+ (?:[A-Z]{1,4}|[+-][0-9]{4})"
    r"|(?P<year>[12][0-9]{3})(?P<month>[01][0-9])(?P<day>[0-3][0-9]))\s*"
)


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
    if len(text) > _LONGEST:
        return None
    stamp = _STAMP.fullmatch(text)
    if stamp:
        text = stamp["iso"] or stamp["worded"] or "-".join(stamp.group("year", "month", "day"))
    for start, end, date in find(text):
        if not rest(text[:start] + " " + text[end:]):
            return date
    return None


def part(text: str) -> tuple[dt.date, str] | None:
    """The first full date of a text, and the text without it, its time of day and its weekday."""
    earliest = min(find(text), default=None)
    if earliest is None:
        return None
    start, end, date = earliest
    left = _TIME.sub(" ", text[:start] + " " + text[end:])
    return date, _EDGES.sub("", _WEEKDAYS.sub(" ", left))


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
