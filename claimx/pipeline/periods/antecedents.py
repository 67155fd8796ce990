"""What a time that points back means: "in that year", "over the same period", "since then"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from claimx.pipeline.periods import calendar
from claimx.pipeline.periods.model import Edges, Mention, TimeKind
from claimx.pipeline.periods.pointing import holding
from claimx.pipeline.periods.resolve import DAYS, days, is_financial

_LONGEST_START = 366  # days of a time that a stretch can start with
LOOK_BACK = 12  # an anaphor means one of the last dozen times named


def antecedent(mention: Mention, history: Sequence[Edges]) -> Edges:
    """The latest stretch named before that an anaphor can mean: of its length where it names one."""
    recent = history[-LOOK_BACK:]
    fallback = _up_to(mention, recent)
    for at, edges in reversed(list(enumerate(recent))):
        first, last = edges
        if first is None:
            opened, closed = recent[at - 1] if at else (None, None)
            if opened and closed and (closed - opened).days > _LONGEST_START:
                continue
            if mention.step is None and opened and last and opened < last:
                return opened, last  # "40 in 2010 and 30 by May 2015. Over the same period"
            continue
        if last is None:
            if mention.step is None:
                return edges
            continue
        length = (last - first).days + 1
        if mention.step is None:
            if length > 1 or mention.cue == "since":
                return edges
            continue
        wanted = mention.step[0] * DAYS[mention.step[1]]
        if 0.8 * wanted <= length <= 1.25 * wanted:
            return edges
    return fallback


def _opening(edges: Edges) -> dt.date:
    return edges[0] or dt.date.min


def _up_to(mention: Mention, recent: Sequence[Edges]) -> Edges:
    """ "Over the nine months", after a quarter: the stretch of that length which ends with what was named last;
    "over the three years", after three years named one by one: all of them."""
    if mention.step is None or mention.step[1] == "day":
        return None, None
    number, unit = mention.step
    chain: list[Edges] = []
    for first, last in sorted({edges for edges in recent if edges[0] and edges[1]}, key=_opening):
        if first is None or last is None or not 0.9 * DAYS[unit] < (last - first).days + 1 < 1.1 * DAYS[unit]:
            continue
        follows = chain and chain[-1][1] is not None and calendar.add_days(chain[-1][1], 1) == first
        chain = [*chain, (first, last)] if follows else [(first, last)]
        if len(chain) == number > 1:
            return chain[0][0], last
    last = next((edges[1] for edges in reversed(recent) if edges[0] and edges[1]), None)
    return calendar.ending(last, *mention.step) if last else (None, None)


def _since(edges: Edges) -> dt.date | None:
    """Where "since then" starts: with the day, month or year named, or at the end of a longer stretch."""
    first, last = edges
    if first is None or last is None or (last - first).days <= 31:
        return first
    if (last - first).days <= 366 and (first.day, last.month) in ((1, 12), (1, 3)) and first.month in (1, 4):
        return first
    return last.replace(month=1, day=1) if (first.month, last.month) == (1, 12) else last


_LONGEST_EVENT = 550  # days


def _eventful(edges: Edges) -> bool:
    """Whether a stretch can be that of a pilot, a campaign or a festival: some days, but no year as such."""
    first, last = edges
    if first is None or last is None or not 0 < (last - first).days < _LONGEST_EVENT:
        return False
    return (last - first).days not in (364, 365) or (first.day, first.month) not in ((1, 1), (1, 4))


def _beside(mention: Mention, history: Sequence[Edges]) -> Edges:
    """ "In the year to that date" ends with the date named last; "in the year before that" precedes the stretch."""
    first, last = next((edges for edges in reversed(history[-LOOK_BACK:]) if edges[0] and edges[1]), (None, None))
    if first is None or last is None or mention.step is None:
        return None, None
    if mention.cue == "to that":
        return calendar.ending(last, *mention.step)
    return calendar.shift((first, last), -mention.step[0], mention.step[1])


def in_tense(history: Sequence[Edges], anchor: dt.date | None, tense: str) -> list[Edges]:
    """Of the stretches named, those that words of a tense can mean: what is done was done by the document's date,
    what is to come is not over by then."""
    if anchor is None:
        return list(history)
    if tense in ("past", "perfect"):
        return [edges for edges in history if edges[1] is None or edges[1] <= anchor]
    if tense in ("future", "hypothetical"):
        return [edges for edges in history if edges[1] is None or edges[1] >= anchor]
    return list(history)


def told_later(mention: Mention, times: Sequence[Mention]) -> Edges:
    """The days of an event that a text tells after it has named it, "during a week of action", from the ``times``
    that follow: the first stretch of its length."""
    wanted = days(mention.step)
    for later in times:
        if later.first is None or later.last is None or later.kind not in (TimeKind.SPAN, TimeKind.DAY):
            continue
        if 0.6 * wanted <= (later.last - later.first).days + 1 <= 1.5 * wanted:
            return later.first, later.last
    return None, None


def _bounded(history: Sequence[Edges]) -> tuple[dt.date, dt.date] | None:
    """The stretch named last of which both ends are known."""
    return next(((first, last) for first, last in reversed(history) if first and last), None)


def _that(history: Sequence[Edges], unit: str) -> Edges:
    """ "That night", "the same week": the stretch of that length named last, else the one that holds it."""
    for first, last in reversed(history):
        if first is None:
            continue
        held = holding(first, unit)
        if held is None:
            continue
        if last is None or (held[0] <= first and last <= held[1]):
            return held if last is None or (last - first).days < (held[1] - held[0]).days else (first, last)
        if unit not in ("year", "quarter", "month", "week"):
            continue
        if 0.8 * DAYS[unit] <= (last - first).days + 1 <= 1.25 * DAYS[unit]:
            return first, last
    return None, None


_SHORTER = {"weekend": "week", "spring": "year", "summer": "year", "autumn": "year", "winter": "year"}


def _later(named: tuple[dt.date, dt.date], number: int, unit: str) -> Edges:
    """The stretch ``number`` units after the one named: "the following month", "three weeks later"."""
    long = (named[1] - named[0]).days + 1 > 0.8 * DAYS.get(unit, 0)
    if unit in DAYS and (unit == "year" or number > 1 or long):
        return calendar.shift(named, number, unit)
    held = holding(named[1], unit)
    if held is None:
        return None, None
    if unit in DAYS:
        return holding(calendar.add_days(held[1], 1), unit) or (None, None)
    return held if held[0] > named[1] else calendar.shift(held, 1, _SHORTER.get(unit, "day"))


def _pointed(mention: Mention, history: Sequence[Edges]) -> Edges:
    """What words that point back or on mean, after the times named so far."""
    named = _bounded(history)
    number, unit = mention.step or (1, "year")
    if mention.cue == "that":
        return _that(history, unit)
    if mention.cue in ("at that", "same point"):
        opened, closed = history[-1] if history else (None, None)
        return _opening_year(opened) if opened and closed is None else named or (None, None)
    if mention.cue == "than then":
        first, last = next(((first, last) for first, last in reversed(history) if first), (None, None))
        return first, last or first
    if mention.cue == "until then":
        opened = next((edges[0] or edges[1] for edges in reversed(history)), None)
        return None, calendar.add_days(opened, -1) if opened else None
    if mention.cue.startswith(("by ", "at ")) and mention.cue != "by after":
        return _part_of_that(mention, history, unit)
    if named is None:
        return None, None
    if mention.cue == "next":
        first = calendar.add_days(named[1], 1)
        return first, calendar.add_days(calendar.add(first, number, unit), -1)
    if mention.cue == "between":
        return calendar.add_days(named[1], 1), None
    edges = _later(named, number, unit)
    return (None, edges[1]) if mention.cue == "by after" else edges


def _opening_year(first: dt.date) -> Edges:
    """The time with which an open stretch begins: "Since 2010 we have lost 40. At that point we had 300"."""
    if (first.day, first.month) == (1, 1):
        return calendar.year(first.year)
    return calendar.month(first.year, first.month) if first.day == 1 else (first, first)


def _from_start(mention: Mention, began: Edges) -> Edges:
    """ "In its first six months": from when it began."""
    number, unit = mention.step or (1, "year")
    if began[0] is None:
        return None, None
    return began[0], calendar.add_days(calendar.add(began[0], number, unit), -1)


def _part_of_that(mention: Mention, history: Sequence[Edges], unit: str) -> Edges:
    """ "By the end of that year", "by the summer of that year"."""
    first, last = _that(history, unit)
    way, part = mention.cue.split(" ")
    if first is None or last is None:
        return None, None
    if part in ("spring", "summer", "autumn", "winter"):
        first, last = calendar.season(part, first.year)
    elif part in ("start", "beginning"):
        last = first
    elif way == "at":
        first = last
    return (None, last) if way == "by" else (first, last)


_POINTERS = ("that", "at that", "same point", "than then", "until then", "next", "between", "after")


_PLACED = (TimeKind.DAY, TimeKind.MONTH, TimeKind.SEASON)


def in_that_year(text: str, mention: Mention, year: Mention) -> bool:
    """Whether a day, month or season is said to be of a year spoken of: "in March of that year"."""
    if mention.kind not in _PLACED or year.step != (1, "year") or year.cue not in ("that", "after"):
        return False
    return text[mention.end : year.start].strip() in ("", "of", "in")


def of_year(mention: Mention, year: Mention) -> Mention:
    """A day, month or season of the year spoken of."""
    if mention.first is None or mention.last is None or year.first is None or year.last is None:
        return replace(mention, end=year.end)
    first, last = mention.first, mention.last
    while first < year.first:
        first, last = calendar.shift((first, last), 1, "year")
    while first > year.last:
        first, last = calendar.shift((first, last), -1, "year")
    return replace(mention, end=year.end, first=first, last=last)


def meant(mention: Mention, history: Sequence[Edges], *, funds: bool = False, began: Edges = (None, None)) -> Edges:
    """The stretch an anaphor means: its antecedent, what follows it, or all since or until then. Where the
    sentence speaks of ``funds``, a year is the financial year named last, if any; with the cue "latest" it is
    the latest of the stretches of its length; ``began`` is when what is spoken of began."""
    if mention.step == (1, "year") and funds:
        history = [edges for edges in history if is_financial(edges)] or history
    if mention.cue in ("latest", "the", "the whole"):
        wanted = days(mention.step)
        alike = [e for e in history if e[0] and e[1] and 0.8 * wanted <= (e[1] - e[0]).days + 1 <= 1.25 * wanted]
        if mention.cue != "latest":
            return next(reversed(alike[-LOOK_BACK:]), (None, None))
        return max(alike, key=lambda edges: edges[1] or dt.date.min, default=(None, None))
    if mention.cue == "between then":
        opened = next((edges[0] for edges in reversed(history[-LOOK_BACK:]) if edges[0]), None)
        return (opened, mention.last) if opened and mention.last and opened < mention.last else (None, mention.last)
    if mention.cue in ("event", "of event"):
        return next((edges for edges in reversed(history[-LOOK_BACK:]) if _eventful(edges)), (None, None))
    if mention.cue in ("to that", "before that"):
        return _beside(mention, history)
    if mention.cue == "by":
        last = next((edges[1] or edges[0] for edges in reversed(history[-LOOK_BACK:])), None)
        return None, last
    if mention.cue == "first":
        return _from_start(mention, began)
    if mention.cue in _POINTERS or mention.cue.startswith(("by ", "at ")):
        return _pointed(mention, history[-LOOK_BACK:])
    first, last = antecedent(mention, history)
    return (_since((first, last)), None) if mention.cue == "since" else (first, last)
