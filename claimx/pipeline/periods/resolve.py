"""Times that lean on another time: "the previous year", "in the same period", "over the seven months"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from claimx.pipeline.periods import calendar
from claimx.pipeline.periods.model import Edges, Mention, TimeKind
from claimx.pipeline.types import TimeSpan

LOOK_BACK = 12  # an anaphor means one of the last dozen times named
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30.4, "quarter": 91.3, "year": 365.2, "decade": 3652.0}
_ALIKE = {"weekend": "week"}
_YEARLY = ("year", "season", "spring", "summer", "autumn", "winter", "campaign", "operation", "same")


def antecedent(mention: Mention, history: Sequence[Edges]) -> Edges:
    """The latest stretch named before that an anaphor can mean: of its length where it names one."""
    recent = history[-LOOK_BACK:]
    fallback = _up_to(mention, recent)
    for at, edges in reversed(list(enumerate(recent))):
        first, last = edges
        if first is None:
            opened = recent[at - 1][0] if at else None
            if mention.step is None and opened and last and opened < last:
                return opened, last  # "40 in 2010 and 30 by May 2015. Over the same period"
            continue
        if last is None:
            if mention.step is None:
                return edges
            continue
        length = (last - first).days + 1
        if mention.step is None:
            if length > 1:
                return edges
            continue
        wanted = mention.step[0] * _DAYS[mention.step[1]]
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
        if first is None or last is None or not 0.9 * _DAYS[unit] < (last - first).days + 1 < 1.1 * _DAYS[unit]:
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


def days(step: tuple[int, str] | None) -> float:
    """The length of a step in days, 0 where none is named."""
    return step[0] * _DAYS.get(step[1], 0) if step else 0


def closing(times: Sequence[Mention]) -> list[Mention]:
    """Times of a sentence where "figures to December" compared "with the previous 12 months" are of 12 months."""
    found = list(times)
    for at, mention in enumerate(found):
        if mention.kind is not TimeKind.UNTIL or mention.cue != "to" or mention.last is None:
            continue
        for later in found[at + 1 :]:
            if later.kind is TimeKind.COMPARISON and later.step and days(later.step):
                first, last = calendar.ending(mention.last, *later.step)
                found[at] = replace(mention, kind=TimeKind.ROLLING, first=first, last=last)
                break
    return found


def is_financial(edges: Edges) -> bool:
    """Whether edges are those of a financial year."""
    first, last = edges
    return bool(first and last and (first.month, first.day) == (4, 1) and (last - first).days in (364, 365))


def of_financial_year(mention: Mention, edges: Edges, *, funds: bool) -> bool:
    """Whether a time is a financial year, or means one ("in that year") in a sentence about ``funds``."""
    if mention.kind is TimeKind.FINANCIAL_YEAR:
        return True
    return (
        funds and mention.kind is TimeKind.ANAPHORIC and mention.cue in ("in", "during", "for") and is_financial(edges)
    )


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


def meant(mention: Mention, history: Sequence[Edges], *, funds: bool = False) -> Edges:
    """The stretch an anaphor means: its antecedent, what follows it, or all since or until then. Where the
    sentence speaks of ``funds``, a year is the financial year named last, if any; with the cue "latest" it is
    the latest of the stretches of its length."""
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
    if mention.cue == "after":
        number, unit = mention.step or (1, "year")
        named = next((edges for edges in reversed(history[-LOOK_BACK:]) if edges[0] and edges[1]), None)
        if named is None or named[0] is None or named[1] is None:
            return None, None
        if unit == "year" or (named[1] - named[0]).days > 31:
            return calendar.shift((named[0], named[1]), number, unit)
        return None, None
    first, last = antecedent(mention, history)
    return (_since((first, last)), None) if mention.cue == "since" else (first, last)


def compared(mention: Mention, base: Edges | None, anchor: dt.date | None) -> Edges:
    """The span a comparison names: the base shifted back by the length it names. Without a base,
    counted from the document's date."""
    number, unit = mention.step or (1, "year")
    if unit == "same" and mention.first is not None and mention.last is not None:
        if base is None or base[0] is None or base[1] is None:
            return mention.first, mention.last
        number = base[1].year - mention.last.year
        if mention.last.month == 3:
            number = calendar.financial_year_of(base[1]) - calendar.financial_year_of(mention.last)
    if base is None or base == (None, None):
        return _from_date(number, unit, anchor)
    first, last = base
    if first is None:
        return None, None
    stretch = mention.cue in ("over", "during") or (mention.cue == "in" and number > 1)
    if first == last and stretch and unit in _DAYS and unit != "day":
        return calendar.ending(first, number, unit)  # "on 30 June it had 40. Over the previous year it lost 3"
    step = "year" if unit in _YEARLY else _ALIKE.get(unit, unit)
    if last is None:
        if step not in _DAYS:
            return None, None
        return calendar.add(first, -number, step), calendar.add_days(first, -1)
    if unit == "period":
        length = (last - first).days + 1
        return calendar.add_days(first, -length), calendar.add_days(first, -1)
    return calendar.shift((first, last), -number, step)


def _from_date(number: int, unit: str, anchor: dt.date | None) -> Edges:
    if anchor is None or not 300 < anchor.year < 9900:
        return None, None
    if unit in _YEARLY and number == 1:
        return calendar.year(anchor.year - 1)
    if unit == "month" and number == 1:
        before = calendar.add_months(anchor.replace(day=1), -1)
        return calendar.month(before.year, before.month)
    if unit == "week" and number == 1:
        return calendar.week_of(calendar.add_days(anchor, -7))
    if unit not in _DAYS:
        return None, None
    middle = calendar.add(anchor, -number, unit)
    return calendar.add(middle, -number, unit), middle


def last_year_as_financial(mention: Mention, words: str, base: Edges | None) -> Edges | None:
    """ "last year's settlement" beside a financial year is the financial year before; else None."""
    if mention.kind is not TimeKind.YEAR or "last year" not in words.lower() or base is None:
        return None
    first, last = base
    if first is None or last is None or (first.month, first.day, last.month) != (4, 1, 3):
        return None
    return calendar.shift((first, last), -1, "year")


def leans(mention: Mention) -> bool:
    """Whether a time has no days of its own: "the year before"."""
    return mention.kind is TimeKind.COMPARISON


def span_of(
    mention: Mention, base: Edges | None, anchor: dt.date | None, *, closed: bool = False, end: int | None = None
) -> TimeSpan:
    """The stretch a time names.

    Args:
        base: What a comparison counts from.
        anchor: The document's date.
        closed: Take the span that its date names ("since 2010" as 2010).
        end: Of a range, take one of its ends.
    """
    edges: Edges = mention.first, mention.last
    if mention.kind is TimeKind.COMPARISON:
        edges = compared(mention, base, anchor)
    elif closed and mention.named is not None:
        edges = mention.named
    elif end is not None and mention.parts is not None:
        edges = mention.parts[end]
    return TimeSpan(mention.start, mention.end, *edges)


def edges_of(span: TimeSpan) -> Edges:
    """The first and last day of a stretch."""
    return span.first, span.last
