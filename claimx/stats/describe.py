"""What measures and editions are described by: plain values, as JSON or YAML give them."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claimx.errors import StatsError
from claimx.stats.model import Edition, Kind, Measure


def read_measures(data: Mapping[str, Any], place: str) -> tuple[dict[str, Measure], dict[str, Edition]]:
    """Measures and editions from plain values, as JSON or YAML give them; raises :class:`StatsError`."""
    measures = {}
    for id, told in _named(data, "measures", place):
        measures[id] = _measure(id, told, f"{place}, measure {id}")
    editions = {}
    for id, told in _named(data, "editions", place):
        where = f"{place}, edition {id}"
        _known(told, ("title", "publisher", "published", "source", "licence"), where)
        editions[id] = Edition(
            id,
            _text(told, "title", where),
            _text(told, "publisher", where, default=""),
            _day(told.get("published"), where),
            _text(told, "source", where),
            _text(told, "licence", where),
        )
    return measures, editions


def _measure(id: str, told: Mapping[str, Any], where: str) -> Measure:
    _known(told, ("label", "kind", "units", "topics", "words", "jump", "scope"), where)
    try:
        kind = Kind(told.get("kind", Kind.STOCK))
    except ValueError:
        raise StatsError(f"{where}: kind {told['kind']!r} is neither stock nor flow", remedy="write one") from None
    units = _several(told, "units", where)
    if not units:
        raise StatsError(f"{where}: no units", remedy="say what the figures are in, as in `units: [headcount]`")
    jump = told.get("jump", 2.0)
    if not isinstance(jump, int | float) or isinstance(jump, bool) or not math.isfinite(jump) or jump <= 1:
        raise StatsError(f"{where}: jump {jump!r} is no number above 1", remedy="write how many times, as in 1.6")
    topics, words = _several(told, "topics", where), _several(told, "words", where)
    from claimx.records import Topic

    if unknown := sorted(set(topics) - {topic.value for topic in Topic}):
        raise StatsError(f"{where}: no topic is called {unknown[0]!r}", remedy="`claimx schema` lists them")
    label, scope = _text(told, "label", where), _text(told, "scope", where, default="")
    return Measure(id, label, kind, units, topics, tuple(word.lower() for word in words), float(jump), scope)


def _named(data: Mapping[str, Any], key: str, place: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    inside = data.get(key) if isinstance(data, Mapping) else None
    if inside is None:
        inside = {}
    if not isinstance(inside, Mapping) or not all(isinstance(one, Mapping) for one in inside.values()):
        raise StatsError(f"{place}: {key!r} is no mapping of ids to what they are", remedy="see docs/stats.md")
    yield from ((str(id), one) for id, one in inside.items())


def _known(told: Mapping[str, Any], keys: Sequence[str], where: str) -> None:
    if unknown := sorted(str(key) for key in set(told) - set(keys)):
        raise StatsError(f"{where}: no key is called {unknown[0]!r}", remedy=f"the keys are {', '.join(keys)}")


def _text(told: Mapping[str, Any], key: str, where: str, default: str | None = None) -> str:
    value = told.get(key, default)
    if not isinstance(value, str) or (default is None and not value.strip()):
        raise StatsError(f"{where}: {key!r} is missing or no text", remedy="see docs/stats.md")
    return value


def _several(told: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = told.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise StatsError(f"{where}: {key!r} is no list of words", remedy="see docs/stats.md")
    return tuple(value)


def _day(value: object, where: str) -> dt.date | None:
    if value is None or isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError:
        raise StatsError(f"{where}: published {value!r} is no day", remedy="write it as 2024-01-31") from None
