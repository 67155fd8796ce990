"""Measures told in two units: "6 minutes 40 seconds", "7m 12s", "a minute and 22 seconds"."""

from __future__ import annotations

from claimx.pipeline.quantities.lexicon import table, words
from claimx.pipeline.quantities.numerals import read_numeral
from claimx.pipeline.quantities.reading import Reading, Scan
from claimx.pipeline.quantities.tokens import NUMBER, at

_SPELLS = frozenset({"longer", "shorter", "quicker", "slower", "faster"})
_SHORT = frozenset({"second", "minute", "hour", "day", "week"})
_SUBUNITS = {
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("pound", "ounce"): 16,
    ("week", "day"): 7,
    ("year", "month"): 12,
}


def by_letters(scan: Scan, index: int) -> Reading | None:
    """A time by its letters: "7m 12s" in seconds, "1h 20m" in minutes."""
    unit = {("m", "s"): "second", ("min", "sec"): "second", ("mins", "secs"): "second", ("h", "m"): "minute"}.get(
        (scan.word(index + 1), scan.word(index + 3))
    )
    if unit is None or at(scan.tokens, index + 2).kind != NUMBER:
        return None
    small, large = scan.word(index + 2), scan.word(index)
    glued = scan.tokens[index + 1].glued and scan.tokens[index + 3].glued
    short = len(scan.word(index + 1)) == 1
    if (short and not glued) or not (small.isdigit() and large.isdigit() and int(small[:3]) < 60 and len(large) < 4):
        return None
    return Reading(index, index + 4, index + 4, "measure", float(int(large) * 60 + int(small)), unit)


def with_subunit(scan: Scan, reading: Reading) -> Reading:
    """Read "14 minutes and 32 seconds" as one amount, in seconds: what the larger unit makes of it has no end."""
    k = reading.resume + (scan.word(reading.resume) in {"and", ","})
    if k >= len(scan.tokens) or scan.blocked[k] or reading.modifier == "-" or reading.value is None:
        return reading
    small = read_numeral(scan.tokens, k)
    if small is None:
        return reading
    unit = str(table("units").get(scan.word(small.stop), ""))
    factor = _SUBUNITS.get((reading.unit, unit))
    if factor is None or small.value >= factor:
        return reading
    reading.value, reading.unit = round(reading.value * factor + small.value, 6), unit
    reading.stop = reading.resume = small.stop + 1
    reading.scale = 1.0
    return reading


def one_and_more(scan: Scan, index: int) -> Reading | None:
    """One of a unit, told by its article: "a minute and 22 seconds", "more than a minute longer"."""
    unit = table("units").get(scan.word(index + 1))
    if scan.word(index) not in {"a", "an"} or unit not in words("time_units"):
        return None
    if scan.word(index + 2) in _SPELLS and unit in _SHORT:
        return Reading(index, index + 2, index + 2, "measure", 1.0, str(unit), worded=True)
    whole = with_subunit(scan, Reading(index, index + 1, index + 2, "measure", 1.0, unit))
    return whole if whole.unit != unit else None
