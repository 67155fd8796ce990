"""Unit, scale and rate as headers, stubs, unit lines and captions give them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimx.pipeline.quantities.lexicon import table, words
from claimx.pipeline.tables.remembered import remembered
from claimx.records import Offsets

_MONEY = re.compile(
    r"\bpence\b|£(?!\s?[1-9])(?:\s?(?P<scale>m|mn|millions?|bn|billions?|k|['’]?000s?|thousands?)(?![a-z]))?|\bGBP\b"
    r"|\bpounds? sterling\b",
    re.I,
)
_POINTS = re.compile(r"\bpercentage[\s-]points?\b|\bppts?\b|\bpp\b", re.I)
_PERCENT = re.compile(
    r"(?<![0-9.])%|(?<![0-9])(?<![0-9] )\bper ?cent(?:age)?s?\b|\bpercentages?\b|\bproportion\b|\bshare of\b", re.I
)
_SCALE = re.compile(r"(?:\(|\bin |^|,\s)\s*(?P<scale>thousands?|millions?|['’]?000s?)\b(?!\s+(?:of|population))", re.I)
_COUNT = re.compile(
    r"\bnumbers?\b|\bno\.(?=\s|$)|\bcounts?\b|\bheadcount\b|\bFTEs?\b|\bfull[\s-]time equivalents?\b"
    r"|\bvolumes?\b|^no$|\bstrength\b",
    re.I,
)
_UNITS = (
    r"seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|miles?|kilometres?|km|kilograms?"
    r"|kilos?|kg|grams?|tonnes?|litres?"
)
_MEASURE = re.compile(
    rf"\((?:in\s+)?(?P<one>{_UNITS}|g|t)\)|\bin (?P<two>{_UNITS})\b|^(?P<three>{_UNITS})$|[,:]\s*(?P<four>{_UNITS})$",
    re.I,
)
_AVERAGE = re.compile(
    rf"\b(?:average|mean|median|typical|longest|shortest|maximum|total)\b.{0, 60}?\b(?P<five>{_UNITS})\b", re.I
)
_PER = re.compile(
    r"\bper\s+(?P<what>[A-Za-z0-9])|(?<=\w )an?\s+(?P<every>(?:year|month|week|day|hour)(?=\s*(?:$|[(),;])))", re.I
)
_SIZE = re.compile(r"(?P<size>[0-9][0-9,]*|hundred thousand|thousand|million)\b(?P<rest>(?:\s+[\w-]+){0,5})", re.I)
_MONEY_NOUN = re.compile(
    r"\b(?:costs?|funding|grant|budgets?|expenditure|spend|spending|spent|precept|savings?|value|income|reserves"
    r"|investment|settlement"
    r"|payments?|paid|compensation|amounts?|sums?|fees|salary|salaries|price)\b",
    re.I,
)
_FACTORS = {"m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "k": 1e3, "000": 1e3, "thousand": 1e3}
_RATE_WORD = re.compile(r"\brates?\b", re.I)


@dataclass(frozen=True, slots=True)
class Unit:
    """What a label says of the unit of its figures.

    Attributes:
        unit: None where it says none; ``count`` where it says that they are numbers of things.
        scale: The factor of its figures.
        per: What a rate is per.
        span, per_span: The words in the label.
    """

    unit: str | None
    scale: float = 1.0
    per: str | None = None
    span: Offsets | None = None
    per_span: Offsets | None = None


_NOTHING = Unit(None)


def _factor(word: str | None) -> float:
    if not word:
        return 1.0
    low = word.lower().lstrip("'’")
    return _FACTORS.get(low) or _FACTORS.get(low.rstrip("s"), 1.0)


@remembered
def unit_of(text: str) -> Unit:
    """What a label says of unit, scale and rate; of two units in one label ("Number and percentage") neither."""
    per, per_span = _rate(text)
    scaled = _SCALE.search(text)
    scale = _factor(scaled["scale"]) if scaled else 1.0
    money = _MONEY.search(text)
    if money is not None:
        own = 0.01 if money.group().lower() == "pence" else _factor(money["scale"])
        return Unit("GBP", own if own != 1.0 else scale, per, money.span(), per_span)
    points, percent, count = _POINTS.search(text), _PERCENT.search(text), _COUNT.search(text)
    if points is not None:
        return Unit("percentage_points", 1.0, None, points.span())
    if percent is not None:
        if count is not None and count.start() < percent.start():
            return _NOTHING
        return Unit("percent", 1.0, None, percent.span())
    measure = _MEASURE.search(text) or _AVERAGE.search(text)
    if measure is not None and (count is None or "(" in measure.group()):
        word = next(word for word in measure.groups() if word)
        span = (measure.end() - len(measure.group()), measure.end())
        return Unit(_singular(word), 1.0, per, span, per_span)
    if count is not None:
        return Unit("count", scale, per, count.span(), per_span)
    if scaled is not None:
        return Unit(None, scale, per, scaled.span("scale"), per_span)
    return Unit(None, 1.0, per, None, per_span)


def _singular(word: str) -> str:
    low = word.lower()
    return str(
        table("units").get(low) or {"g": "gram", "t": "tonne", "kilos": "kilogram", "kilo": "kilogram"}.get(low, low)
    )


def _rate(text: str) -> tuple[str | None, Offsets | None]:
    """ "per 1,000 population", "per household", with what stands between number and noun left out."""
    found = _PER.search(text)
    at = -1 if found is None else max(found.start("what"), found.start("every"))
    if found is None or text[at:].lower().startswith("cent"):
        return None, None
    sized = _SIZE.match(text, at)
    if sized is not None:
        size = {"thousand": "1,000", "hundred thousand": "100,000", "million": "1,000,000"}.get(
            sized["size"].lower(), sized["size"]
        )
        size = f"{int(size):,}" if size.isdigit() else size
        for part in re.finditer(r"[\w-]+", sized["rest"]):
            if part.group().lower() in words("population_nouns"):
                return f"{size} {part.group().lower()}", (found.start(), sized.start("rest") + part.end())
        return size, (found.start(), sized.end("size"))
    word = re.compile(r"[A-Za-z-]+").match(text, at)
    if word is None:
        return None, None
    noun = word.group().lower()
    if noun == "capita":
        noun = "head"
    return str(table("rate_nouns").get(noun, noun)), (found.start(), word.end())


def is_rate(text: str) -> bool:
    """Whether a label names a rate."""
    return _RATE_WORD.search(text) is not None


def counts_money(text: str) -> bool:
    """Whether a label names a sum by its noun alone ("Amount awarded", "Total spend")."""
    return _MONEY_NOUN.search(text) is not None and _COUNT.search(text) is None
