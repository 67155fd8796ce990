"""Reading values of a parsed JSON object that may be of any type: what is not as it should be counts as not there."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from claimx.documents.draft import plain
from claimx.documents.model import Person
from claimx.documents.mojibake import without_surrogates

Fields = Mapping[str, Any]

_DAY = re.compile(r"([12][0-9]{3})-([01][0-9])-([0-3][0-9])(?![0-9])")
_STAMP = re.compile(
    r"[12][0-9]{3}-[01][0-9]-[0-3][0-9][T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]{1,9})?(?P<zone>.*)"
)
_LONGEST_STAMP = 60
# Summer time holds from one o'clock UTC on the last Sunday of March to that of the last Sunday of October.
_MARCH, _OCTOBER, _SUNDAY = 3, 10, 6


def string(value: object) -> str:
    """A string as it can be written, lone surrogates made U+FFFD; empty for any other value."""
    return without_surrogates(value).strip() if isinstance(value, str) else ""


def line(value: object) -> str | None:
    """A string on one line, None where nothing is left of it."""
    return plain(string(value)) or None


def plain_keys(fields: Fields) -> Fields:
    """The fields under their names without case and underscores: ``date_tabled`` is ``dateTabled``."""
    return {key.replace("_", "").lower(): value for key, value in fields.items()}


def number(value: object) -> str | None:
    """A number or code that may be given as either: 19664, "HL11210"."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if -(10**18) < value < 10**18 else None
    return line(value)


def mapping(value: object) -> Fields:
    """An object, an empty one for any other value."""
    return value if isinstance(value, dict) else {}


def objects(value: object) -> list[Fields]:
    """The objects in a list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def person(value: object) -> Person | None:
    """A person named by an object with a name, or by a string."""
    name = line(mapping(value).get("name")) or line(value)
    return Person(name) if name else None


def day(value: object) -> dt.date | None:
    """The day that a string begins with, "2025-11-04" or "2025-11-04T00:00:00"; a zone is left alone."""
    found = _DAY.match(string(value)[:_LONGEST_STAMP])
    if not found:
        return None
    try:
        return dt.date(*map(int, found.groups()))
    except ValueError:
        return None


def uk_day(value: object) -> dt.date | None:
    """The day in the United Kingdom at a point in time: 2024-06-30T23:01:00Z is the first of July there."""
    stamp = _STAMP.fullmatch(string(value)[:_LONGEST_STAMP])
    if not stamp or not stamp["zone"]:
        return day(value)
    try:
        moment = dt.datetime.fromisoformat(stamp.group()).astimezone(dt.UTC)
    except ValueError:
        return day(value)
    summer = _last_sunday(moment.year, _MARCH) <= moment < _last_sunday(moment.year, _OCTOBER)
    return (moment + dt.timedelta(hours=summer)).date()


def _last_sunday(year: int, month: int) -> dt.datetime:
    end = dt.datetime(year, month, 31, 1, tzinfo=dt.UTC)
    return end - dt.timedelta(days=(end.weekday() - _SUNDAY) % 7)
