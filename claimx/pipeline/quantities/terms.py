"""One amount without its bounds and rates: a numeral with its currency, per cent, unit or multiple."""

from __future__ import annotations

import re

from claimx.pipeline.quantities.compound import by_letters, one_and_more, with_subunit
from claimx.pipeline.quantities.lexicon import openers, table, words
from claimx.pipeline.quantities.multiples import read_multiple, times_is_multiple
from claimx.pipeline.quantities.nouns import plural_follows
from claimx.pipeline.quantities.numerals import Numeral, read_numeral
from claimx.pipeline.quantities.percents import percent_stop
from claimx.pipeline.quantities.reading import Reading, Scan
from claimx.pipeline.quantities.shares import read_fraction, read_ratio
from claimx.pipeline.quantities.tokens import NUMBER, SIGN, WORD, at, is_hyphen

# "Change on the year in brackets (per cent): theft 438 (+3)"
_SHARES_IN_BRACKETS = re.compile(
    r"\bin brackets,? \(?(?:in )?(?:per ?cent|%)|\b(?:per ?cent|percentage)\b[^.;:]{0,40}\bin brackets\b", re.I
)
_SIGNS = {"+": 1, "-": -1, "−": -1, "–": -1}
_VISITED = frozenset({"day", "night", "weekend"})
# What a share may be so many points off.
_MARKS = frozenset("average target goal standard peak mark".split())
_LICENSED = frozenset({"his", "her", "their", "licence", "the", "order"})
_MANY = 100  # hours or days from which they are a resource, whoever spends them


def read_term(scan: Scan, index: int) -> Reading | None:
    """The amount without range, bound and rate that begins at a token; None where none does."""
    if index >= len(scan.tokens) or scan.blocked[index]:
        return None
    opening = scan.tokens[index]
    if opening.kind != NUMBER and opening.text not in openers():
        return None
    money = _money(scan, index)
    if money is not None:
        return _signed(scan, money)
    if opening.kind == SIGN and opening.text not in table("vulgar"):
        return None
    numeral = read_numeral(scan.tokens, index)
    if scan.word(index) == "half" and (measured := _half_measure(scan, index)) is not None:
        return measured
    if opening.kind == NUMBER and (measured := by_letters(scan, index)) is not None:
        return measured
    if numeral is not None and not scan.free(numeral.first, numeral.stop):
        numeral = None
    fraction = read_fraction(scan, index)
    if fraction is not None and (numeral is None or fraction.stop > numeral.stop):
        return fraction if scan.free(fraction.first, fraction.stop) else None
    multiple = read_multiple(scan, index)
    if multiple is not None:
        return multiple
    if numeral is None:
        return one_and_more(scan, index) or read_vague(scan, index)
    return read_ratio(scan, numeral, False) or _signed(scan, _counted(scan, numeral))


def _signed(scan: Scan, reading: Reading | None) -> Reading | None:
    """A share with the sign before it, which says which way it moved: "(+16.1%)", "that is -4 percentage points".

    A sum or a number with a sign stands in brackets of its own: "£175.02 (+£9.90)", "412 (-31)".
    """
    if reading is None or not reading.first:
        return reading
    bracketed = scan.word(reading.first - 2) == "(" and scan.word(reading.resume) == ")"
    if reading.form not in {"percent", "points"} and not (bracketed and reading.form in {"money", "number"}):
        return reading
    if reading.form == "number" and _SHARES_IN_BRACKETS.search(scan.text, 0, scan.tokens[reading.first].start):
        reading.form, reading.unit = "percent", "percent"
    sign, before = at(scan.tokens, reading.first - 1), at(scan.tokens, reading.first - 2)
    direction = _SIGNS.get(sign.text, 0)
    stands = not sign.glued or before.text in {"(", ":", "/"}
    if not direction or not scan.tokens[reading.first].glued or not stands or scan.blocked[reading.first - 1]:
        return reading
    if direction < 0 and (before.kind != WORD and before.text not in {"(", ":", ",", "/"}):
        return reading  # a dash that opens an item
    reading.first, reading.direction = reading.first - 1, direction
    return reading


def _money(scan: Scan, index: int) -> Reading | None:
    """A sum with its sign or code: "£25m", "US$2.5bn", "GBP 300,000"."""
    tokens, word = scan.tokens, scan.word(index)
    code, k = table("currency_signs").get(word), index + 1
    if code is None and scan.word(index + 1) == "$" and tokens[index + 1].glued:
        code, k = table("dollar_prefixes").get(word), index + 2
    if code is None and at(tokens, index + 1).kind == NUMBER and tokens[index].capital:
        code = table("currency_codes").get(word)
    if code is None:
        return None
    numeral = read_numeral(tokens, k, money=True)
    if numeral is None or tokens[numeral.first].kind != NUMBER:
        return _vague_money(scan, index, k, code)
    if (ratio := read_ratio(scan, numeral, True)) is not None:
        return ratio
    reading = _reading(numeral, "money", code)
    reading.first = index
    if tokens[k].glued and is_hyphen(tokens, numeral.stop) and scan.word(numeral.stop + 1) == "pound":
        reading.resume = numeral.stop + 2
    return reading


def _vague_money(scan: Scan, index: int, k: int, code: str) -> Reading | None:
    if scan.word(k) in words("vague"):
        return Reading(index, k + 1, k + 1, "vague", None, code, worded=True)
    numeral = read_numeral(scan.tokens, k)
    if numeral is None:
        return None
    reading = _reading(numeral, "money", code)
    reading.first = index
    return reading


def _reading(numeral: Numeral, form: str, unit: str, *, stop: int | None = None, factor: float = 1.0) -> Reading:
    end = numeral.stop if stop is None else stop
    return Reading(
        numeral.first,
        end,
        end,
        form,
        round(numeral.value * factor, 6),
        unit,
        mantissa=numeral.mantissa,
        scale=numeral.scale,
        worded=numeral.worded,
    )


def _counted(scan: Scan, numeral: Numeral) -> Reading | None:
    """A numeral with what follows it: per cent, points, times, pence, a currency, a unit or nothing."""
    tokens, k = scan.tokens, numeral.stop
    token, word = at(tokens, k), scan.word(k)
    if (stop := percent_stop(scan, k)) is not None:
        if scan.word(stop) in {"point", "points"} or (
            is_hyphen(tokens, stop) and scan.word(stop + 1) in {"point", "points"}
        ):
            return _reading(numeral, "points", "percentage_points", stop=stop + 1 + is_hyphen(tokens, stop))
        return _reading(numeral, "percent", "percent", stop=stop)
    if (stop := _points_stop(scan, k)) is not None:
        return _reading(numeral, "points", "percentage_points", stop=stop)
    if word == "times" and times_is_multiple(scan, k, numeral.value):
        return _reading(numeral, "multiple", "times", stop=k + 1)
    if (
        word == "p" and token.glued and not token.capital and not (scan.word(k + 1) == "." and scan.word(k + 2) == "m")
    ) or word == "pence":
        return _pence_share(scan, numeral, k + 1) or _reading(numeral, "money", "GBP", stop=k + 1, factor=0.01)
    if word in {"us", "australian", "american", "canadian"} and scan.word(k + 1) == "dollars":
        code = {"australian": "AUD", "canadian": "CAD"}.get(word, "USD")
        return _reading(numeral, "money", code, stop=k + 2)
    if word in table("currency_words") and word != "sterling" and not _weighed(scan, numeral.first):
        return _reading(numeral, "money", str(table("currency_words")[word]), stop=k + 1)
    measured = _measure(scan, numeral)
    if measured is not None:
        return measured
    if token.kind == WORD and token.glued and word not in {"ish", "plus", "odd"}:
        return None  # "19C", "3D", "10th": a code or an ordinal
    return _reading(numeral, "number", "count")


def _pence_share(scan: Scan, numeral: Numeral, index: int) -> Reading | None:
    """Read "48p in every pound" as per cent."""
    if scan.word(index) not in {"in", "of", "out"} or numeral.value >= 100:
        return None
    k = index + 1 + (scan.word(index + 1) == "of")
    if scan.word(k) not in {"every", "each", "the"}:
        return None
    if scan.word(k + 1) == "pound":
        return Reading(numeral.first, k + 2, k + 2, "ratio", numeral.value, "percent", worded=numeral.worded)
    if scan.word(k + 1) == "£" and scan.word(k + 2) == "1" and scan.word(k) != "the":
        return Reading(numeral.first, k + 3, k + 3, "ratio", numeral.value, "percent", worded=numeral.worded)
    return None


def _points_stop(scan: Scan, index: int) -> int | None:
    """Where "points" or "pp" stops if it is of per cent, not of a plan or a licence."""
    word = scan.word(index)
    changed = scan.word(index - 2) == "of" and scan.word(index - 3) in words("point_cues")
    if word in {"pp", "ppt", "ppts", "pps"}:
        return index + 1
    if word not in {"points", "point"} or is_hyphen(scan.tokens, index):
        return None
    after = scan.word(index + 1)
    shares = any(
        scan.word(k) in {"%", "percent", "cent", "percentage"}
        for k in range(max(0, index - 40), min(len(scan.tokens), index + 40))
    )
    moved = scan.word(index - 2) in words("point_cues") or after in words("comparatives") | {
        "above",
        "below",
        "ahead",
        "behind",
        "up",
        "down",
    }
    off = after == "off" and any(scan.word(k) in _MARKS for k in range(index + 3, index + 6))
    if changed or off:
        return index + 1
    timed = scan.word(index + 2) == "the" and scan.word(index + 3) in words("spans_compared")
    if after in {"on", "of"} and scan.word(index + 2) in _LICENSED and not timed:
        return None
    ends = scan.ends_clause(index + 1) or after in words("letters") | words("be") | {"have", "has", "had", "by"}
    return index + 1 if moved or (shares and ends) else None


def _weighed(scan: Scan, index: int) -> bool:
    return any(scan.word(k).startswith("weigh") for k in range(max(0, index - 4), index))


def _measure(scan: Scan, numeral: Numeral) -> Reading | None:
    """A numeral with a unit of measure. The unit stands outside the core."""
    tokens, k = scan.tokens, numeral.stop
    hyphen = is_hyphen(tokens, k)
    k += hyphen
    start = k
    while k < start + 2 and scan.word(k) in words("unit_modifiers") and not hyphen:
        k += 1
    if k == start and numeral.value >= _MANY and scan.word(k + 1) in {"hours", "days"} and not hyphen:
        passed = at(tokens, k).kind == WORD and scan.word(k) not in words("function_words")  # passenger hours
        k += passed and scan.word(k) != "rest"  # rest days are counted
    word = scan.word(k)
    unit = table("units").get(word)
    if (
        unit is None
        or (word in words("glued_only_units") and not tokens[k].glued)
        or (word == "g" and tokens[k].capital)
    ):
        return None
    if not hyphen and word in _VISITED and numeral.value > 1 and plural_follows(scan, k + 1):
        return None  # "400,000 day trippers"
    modifier = scan.word(k - 1) if k > start else ""
    if modifier in {"square", "cubic"}:
        unit = f"{modifier} {unit}"
    reading = _reading(numeral, "measure", unit)
    reading.resume, reading.modifier = k + 1, "-" if hyphen else modifier
    if word == "mph":
        reading.per, reading.per_span = "hour", (tokens[k].start, tokens[k].end)
    return with_subunit(scan, reading)


def _half_measure(scan: Scan, index: int) -> Reading | None:
    """Half of one unit of measure, or of one per cent: "half a kilo", "half an hour", "half a per cent"."""
    if scan.word(index + 1) == "a" and (stop := percent_stop(scan, index + 2)) is not None:
        point = scan.word(stop) in {"point", "points"}
        form, half_unit = ("points", "percentage_points") if point else ("percent", "percent")
        return Reading(index, stop + point, stop + point, form, 0.5, half_unit, worded=True)
    unit = table("units").get(scan.word(index + 2))
    if scan.word(index + 1) not in {"a", "an"} or unit is None:
        return None
    return Reading(index, index + 1, index + 3, "measure", 0.5, unit, worded=True)


def read_vague(scan: Scan, index: int) -> Reading | None:
    """An amount without a value: "hundreds of officers", "tens of thousands", "several hundred"."""
    tokens, word = scan.tokens, scan.word(index)
    if word in words("vague_openers") and scan.word(index + 1) in table("scales"):
        stop = index + 2
        while scan.word(stop) in table("scales"):
            stop += 1
        return _vague(scan, index, stop)
    if word not in words("vague") or is_hyphen(tokens, index - 1) or is_hyphen(tokens, index + 1):
        return None
    if word in {"tens", "scores"} and scan.word(index + 1) != "of":
        return None
    stop = index + 1
    if scan.word(stop) == "of" and scan.word(stop + 1) in words("vague"):
        stop += 2
    elif word == "tens":
        return None
    return _vague(scan, index, stop)


def _vague(scan: Scan, first: int, stop: int) -> Reading:
    k = stop + (scan.word(stop) == "of")
    unit = table("currency_words").get(scan.word(k))
    if scan.word(k) in {"extra", "more"}:
        unit = table("currency_words").get(scan.word(k + 1))
    return Reading(first, stop, stop, "vague", None, str(unit or "count"), worded=True)
