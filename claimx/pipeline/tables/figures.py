"""The figure in a cell: its core, value and the unit that the cell itself gives."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimx.pipeline.quantities import find_amounts, might_hold_amount
from claimx.pipeline.quantities.lexicon import table
from claimx.pipeline.tables.marks import is_missing, notes_end, notes_start
from claimx.pipeline.tables.remembered import remembered
from claimx.records import Bound

_NUMBER = (
    r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,3}(?:[ \u2009\u202f][0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]*\.[0-9]+|[0-9]+"
)
_SCALE = r"m|mn|bn|k|million|billion|thousand"
_MEASURE = r"seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|kg|kilograms?|kilos?|tonnes?|miles?|litres?"
_PERCENT = r"%|per ?cent|pp|ppts?|percentage points?"
_FIGURE = re.compile(
    rf"(?P<bound>[<>≤≥~]|c\.?\s)?\s*(?P<open>\()?\s*(?:(?P<way>up|down)\s+(?:by\s+)?)?(?P<sign>[-–−+])?\s*"
    rf"(?P<core>(?P<currency>[£€$])?\s*(?P<inner>[-–−])?(?P<number>{_NUMBER})"
    rf"(?P<plus>\+)?(?:\s?(?P<scale>{_SCALE})(?![a-z]))?(?:\s?(?P<percent>{_PERCENT})(?![a-z]))?)"
    rf"(?:\s?(?P<measure>{_MEASURE})(?![a-z]))?\s*(?P<close>\))?(?P<more>\+)?",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"(?P<core>(?P<currency>[£€$])?\s*(?P<low>{_NUMBER})\s?(?P<first>m|bn|k|%)?\s?(?:-|–"
    rf"|to)\s?[£€$]?(?P<high>{_NUMBER})"
    rf"(?:\s?(?P<scale>{_SCALE})(?![a-z]))?(?:\s?(?P<percent>{_PERCENT})(?![a-z]))?)",
    re.IGNORECASE,
)
_BRACKET = re.compile(rf"\s*\(\s?(?P<core>(?P<number>{_NUMBER})\s?(?P<percent>%|per ?cent))\s?\)$", re.I)
_PENCE = re.compile(r"(?P<sign>[-–−+]?)\s?(?P<core>(?P<number>[0-9,]{1,7}(?:\.[0-9]+)?)p)")
_NIL = re.compile(r"nil|zero", re.I)
_CODES = {"£": "GBP", "€": "EUR", "$": "USD"}
_BOUNDS = {"<": Bound.AT_MOST, "≤": Bound.AT_MOST, ">": Bound.AT_LEAST, "≥": Bound.AT_LEAST}
# A number that begins with a nought, or is longer than any amount, is a code or a telephone number.
_CODE = re.compile(r"0[0-9]|[0-9]{13}")
_LONGEST = 90
_WORDS = 7


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: the offsets of its core in the cell, and its value before the table's scale.

    Attributes:
        sign: -1, 1, or 0 where none is written.
        lead: Where its sign stands, None where it has none.
        unit: That the cell gives, None where it gives none; ``scaled`` where it gives the scale.
        bound_span: Words or signs that bound it.
        words: Whether other words stand in the cell beside it.
    """

    start: int
    end: int
    value: float
    high: float | None = None
    sign: int = 0
    lead: int | None = None
    unit: str | None = None
    form: str = "number"
    scaled: bool = False
    per: str | None = None
    bound: Bound = Bound.EXACT
    bound_span: tuple[int, int] | None = None
    per_span: tuple[int, int] | None = None
    words: bool = False


def _value(number: str, scale: str | None) -> float:
    factor = float(table("short_scales").get((scale or "").lower(), 0) or table("scales").get((scale or "").lower(), 1))
    plain = float(number.replace(",", "").replace(" ", "").replace("\u2009", "").replace("\u202f", ""))
    return round(plain * factor, 6)


def _unit(currency: str | None, percent: str | None) -> tuple[str | None, str]:
    if percent:
        points = percent.lower().startswith(("pp", "percentage"))
        return ("percentage_points", "points") if points else ("percent", "percent")
    return (_CODES[currency], "money") if currency else (None, "number")


@remembered
def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a cell: mostly one; two where a share stands in brackets behind a count; none in words."""
    if is_missing(text) or len(text) > _LONGEST:
        return ()
    start, end = notes_start(text), notes_end(text, figure=True)
    share = _BRACKET.search(text, start, end)
    if share is not None and share.start() > start:
        first = _one(text, start, share.start())
        if first is not None:
            number = _value(share["number"], None)
            second = Figure(*share.span("core"), number, unit="percent", form="percent", scaled=True)
            return (first, second)
    one = _one(text, start, end)
    return (one,) if one is not None else ()


def _one(text: str, start: int, end: int) -> Figure | None:
    if _NIL.fullmatch(text, start, end):
        return Figure(start, end, 0.0)
    if not might_hold_amount(text):
        return None
    found = _FIGURE.fullmatch(text, start, end)
    if found is not None:
        return _simple(found)
    found = _RANGE.fullmatch(text, start, end)
    if found is not None:
        return _ranged(found)
    return _worded(text, end)


def _simple(found: re.Match[str]) -> Figure | None:
    if bool(found["open"]) != bool(found["close"]) or _CODE.match(found["number"]):
        return None
    negative = (found["sign"] or found["inner"] or "") in ("-", "–", "−") and bool(found["sign"] or found["inner"])
    sign = -1 if negative or found["open"] else 1 if found["sign"] == "+" else 0
    sign = {"up": 1, "down": -1}.get((found["way"] or "").lower(), sign)  # "down 19%" in a column of changes
    unit, form = _unit(found["currency"], found["percent"])
    if found["measure"] and unit is None:
        unit, form = str(table("units").get(found["measure"].lower(), found["measure"].lower())), "measure"
    bound, span = Bound.EXACT, None
    if found["bound"]:
        mark = found["bound"].strip()
        bound, span = _BOUNDS.get(mark, Bound.APPROXIMATE), found.span("bound")
    elif found["plus"] or found["more"]:
        bound, span = Bound.AT_LEAST, found.span("plus" if found["plus"] else "more")
    start, stop = found.span("core")
    lead = found.start("sign") if found["sign"] and negative else None
    value = _value(found["number"], found["scale"])
    scaled = found["scale"] is not None or found["percent"] is not None or form == "measure"
    return Figure(start, stop, value, None, sign, lead, unit, form, scaled, bound=bound, bound_span=span)


def _ranged(found: re.Match[str]) -> Figure | None:
    scale = found["scale"]
    first = found["first"] if found["first"] != "%" else None
    low, high = _value(found["low"], first or scale), _value(found["high"], scale)
    if low >= high or _CODE.match(found["low"]):
        return None
    unit, form = _unit(found["currency"], found["percent"])
    start, stop = found.span("core")
    return Figure(
        start, stop, low, high, unit=unit, form=form, scaled=bool(scale or found["percent"]), bound=Bound.RANGE
    )


def _worded(text: str, end: int) -> Figure | None:
    """The one amount of a cell of few words: "9 minutes", "£1.2 million a year", "fewer than five"."""
    if text.count(" ", 0, end) > _WORDS:
        return None
    found = [amount for amount in find_amounts(text[:end]) if amount.value is not None and amount.form != "vague"]
    if len(found) != 1:
        return None
    amount = found[0]
    bare = amount.form == "number" and amount.unit == "count"
    named = text[: amount.start].strip() != ""  # "Zone 3", "Level 2"
    if text[amount.end : amount.end + 1].isalnum():
        return None  # a code: "56A"
    if bare and amount.bound_span is None and amount.per is None and (amount.worded or named):
        return None
    return Figure(
        amount.start,
        amount.end,
        amount.value or 0.0,
        amount.value_high,
        unit=None if bare else amount.unit,
        form=amount.form,
        scaled=not bare or not text[amount.start : amount.end].replace(",", "").replace(".", "").isdigit(),
        per=amount.per,
        bound=amount.bound,
        bound_span=amount.bound_span,
        per_span=amount.per_span,
        words=text[amount.end : end].strip() != "" or text[: amount.start].strip() != "",
    )


@remembered
def pence(text: str) -> Figure | None:
    """The sum in a cell that gives pence ("18p"), which elsewhere is a figure with the mark of what is provisional."""
    start = notes_start(text)
    found = _PENCE.fullmatch(text, start, notes_end(text))
    if found is None:
        return None
    sign = {"": 0, "+": 1}.get(found["sign"], -1)
    value = round(float(found["number"].replace(",", "")) / 100, 6)
    lead = found.start("sign") if sign < 0 else None
    return Figure(*found.span("core"), value, None, sign, lead, "GBP", "money", True)


def is_figure(text: str) -> bool:
    """Whether a cell holds a figure with no words but those of its unit."""
    found = figures(text)
    return bool(found) and not found[0].words
