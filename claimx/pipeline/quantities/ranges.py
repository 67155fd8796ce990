"""Ranges: "25 to 30", "10-15%", "between £0.9m and £1.1m", "six or seven", as one amount."""

from __future__ import annotations

from claimx.pipeline.quantities.lexicon import phrases, words
from claimx.pipeline.quantities.reading import Reading, Scan
from claimx.pipeline.quantities.terms import read_term
from claimx.pipeline.quantities.tokens import is_hyphen
from claimx.records import Bound

_DASHES = frozenset("-–—‑‐−")
_WIDEST = 10


def read_amount(scan: Scan, index: int) -> Reading | None:
    """The amount, range included, that begins at a token."""
    low = read_term(scan, index)
    if low is None or low.form == "vague":
        return low
    separator = _separator(scan, low)
    if separator is None:
        return low
    high = read_term(scan, separator[1])
    if high is None or not _joins(scan, low, high, separator[0]):
        return low
    share_scale(scan, low, high)
    if low.value is None or high.value is None or low.value >= high.value:
        return low
    high.first, high.high, high.value = low.first, high.value, low.value
    high.bound = Bound.RANGE
    return high


def lead_index(scan: Scan, index: int) -> int:
    """The nearest token before an amount that is no word of a bound phrase ("from" of "from about 300")."""
    k = index - 1
    while (
        k > index - 5
        and (scan.word(k),) in phrases("bounds_before") | {("at",): "", ("an",): ""}
        and scan.word(k) != "from"
    ):
        k -= 1
    return k


def _separator(scan: Scan, low: Reading) -> tuple[str, int] | None:
    """What joins an amount to the end of its range, and where that end starts."""
    k, tokens = low.resume, scan.tokens
    word = scan.word(k)
    if is_hyphen(tokens, k) and scan.word(k + 1) == "to" and is_hyphen(tokens, k + 2):
        return "to", k + 3
    if word in _DASHES and k + 1 < len(tokens):
        close = tokens[k].glued and tokens[k + 1].glued
        return ("-", k + 1) if close or (low.form == "money" and scan.word(k + 1) == "£") else None
    if word == "and":
        return ("and", k + 1) if _between(scan, low.first) else None
    if word in {"to", "or"}:
        return word, k + 1
    return None


def _between(scan: Scan, index: int) -> bool:
    k = lead_index(scan, index)
    return scan.word(k) == "between" or (scan.word(k - 1) == "between" and scan.word(k) in {"a", "the"})


def _joins(scan: Scan, low: Reading, high: Reading, word: str) -> bool:
    if not _compatible(scan, low, high):
        return False
    if word == "or":
        return _alternatives(scan, low, high)
    if (
        word in {"to", "-"}
        and low.unit == high.unit == "count"
        and (high.value or 0) > _WIDEST * (low.value or 0)
        and high.scale == 1
    ):
        return False
    if word == "to":
        lead = scan.word(lead_index(scan, low.first))
        if lead in {"in", "since"} and len(scan.word(low.first)) == 4 and 1900 <= (low.value or 0) <= 2099:
            return False  # "from 1,870 in 2022 to 2,655"
        if lead == "from":
            return scan.word(lead_index(scan, low.first) - 1) in words("ranging")
        if lead == "by" or lead in words("change_verbs"):
            return low.form == "number" and high.form != "number"
    return True


def _alternatives(scan: Scan, low: Reading, high: Reading) -> bool:
    """Whether "or" joins neighbouring numbers ("six or seven"), not two different figures."""
    if low.value is None or high.value is None or high.high is not None:
        return False
    if low.form == "number" and high.form == "number" and low.scale != high.scale:
        return high.scale > low.scale == 1 and low.mantissa < high.mantissa
    return low.form in {"number", high.form} and high.value <= max(3 * low.value, low.value + 2)


def _compatible(scan: Scan, low: Reading, high: Reading) -> bool:
    if high.form == "vague":
        return False
    if low.unit == high.unit:
        return low.form != "multiple" or not low.direction
    if low.form == "number":
        if high.form == "money":
            return _currency_word(scan, high) is not None
        return high.form in {"percent", "points", "measure"} or (high.form == "multiple" and not high.direction)
    if low.form == "money" and high.form == "number":
        high.unit, high.form = low.unit, low.form
        return True
    return False


def _currency_word(scan: Scan, reading: Reading) -> float | None:
    """What a figure before "p" or "pounds" is worth in the unit of the currency; None after a sign."""
    word = scan.word(reading.stop - 1)
    if word in words("pence_words"):
        return 0.01
    return 1.0 if word in words("currency_words") else None


def share_scale(scan: Scan, low: Reading, high: Reading) -> None:
    """Give the first figure of "£5-£10 million" the scale of the second, and pence to "20-30p"."""
    if low.scale != 1 or low.value is None or high.value is None:
        return
    if high.scale > 1 and low.mantissa < 1000 and 0 < low.mantissa * high.scale < high.value:
        low.value, low.scale = round(low.mantissa * high.scale, 6), high.scale
    elif low.form == "number" and high.form == "money":
        low.value = round(low.value * (_currency_word(scan, high) or 1.0), 6)
