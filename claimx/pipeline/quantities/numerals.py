"""Numerals: digits and number words with their scale, as values over spans of tokens."""

from __future__ import annotations

from typing import NamedTuple

from claimx.pipeline.quantities.lexicon import table
from claimx.pipeline.quantities.tokens import NUMBER, WORD, Token, at, is_hyphen

_HUNDRED = 100.0
_DOZEN = 12.0
_MORE = frozenset({"another", "further", "extra"})
_LONGEST = 15  # digits of a double that are exact; longer runs are references, not amounts


class Numeral(NamedTuple):
    """A numeral over tokens[first:stop].

    ``mantissa * scale`` is its value where it is digits or a word times one scale word
    ("2.3 million"); ``scale`` is 1 where it has none. ``bare`` is True for plain digits.
    """

    first: int
    stop: int
    value: float
    mantissa: float
    scale: float
    worded: bool
    bare: bool


def read_numeral(tokens: list[Token], index: int, *, money: bool = False) -> Numeral | None:
    """The longest numeral that begins at a token. After a currency sign a lone "m" or "bn" is a scale."""
    token = at(tokens, index)
    if token.kind == NUMBER:
        return _digits(tokens, index, money)
    if token.kind == WORD:
        return _half_of_scale(tokens, index) or _couple(tokens, index) or _worded(tokens, index)
    return None


def fraction_tail(tokens: list[Token], index: int) -> tuple[float, int] | None:
    """The value and the stop of "and a half", "and three quarters" at a token."""
    k = _step(tokens, index)
    if at(tokens, k).text != "and":
        return None
    k = _step(tokens, k + 1)
    opener, name = at(tokens, k).text, at(tokens, _step(tokens, k + 1)).text
    stop = _step(tokens, k + 1) + 1
    if opener in {"a", "one"} and name in {"half", "quarter", "third"}:
        return 1 / table("denominators")[name], stop
    if opener in {"two", "three"} and name in {"quarters", "thirds"}:
        return table("small")[opener] / table("denominators")[name], stop
    return None


def _step(tokens: list[Token], index: int) -> int:
    """Past a hyphen that joins two words, else the index itself."""
    return index + 1 if is_hyphen(tokens, index) else index


def _digits(tokens: list[Token], index: int, money: bool) -> Numeral | None:
    raw = tokens[index].text
    for sign in (",", "\u2009", "\u202f"):
        raw = raw.replace(sign, "")
    raw = raw.replace("·", ".")
    if len(raw) > _LONGEST:
        return None
    value = float(raw)
    stop = index + 1
    vulgar = table("vulgar").get(at(tokens, stop).text)
    if vulgar and at(tokens, stop).glued:
        value, stop = value + vulgar, stop + 1
    elif tail := fraction_tail(tokens, stop):
        value, stop = value + tail[0], tail[1]
    mantissa, scale = value, 1.0
    while True:
        factor, after = _scale_after(tokens, stop, money)
        if factor is None or scale >= factor > 1:
            break
        scale, stop = scale * factor, after
        if scale >= 1_000_000_000_000_000:
            return None
    return Numeral(index, stop, round(mantissa * scale, 6), mantissa, scale, False, stop == index + 1)


def _scale_after(tokens: list[Token], index: int, money: bool) -> tuple[float | None, int]:
    """The scale word or letter that multiplies the digits before a token, and where it ends."""
    token = at(tokens, index)
    if token.kind == WORD and token.glued:
        return table("short_scales").get(token.text), index + 1
    if token.text in table("scales"):
        return float(table("scales")[token.text]), index + 1
    if token.kind == WORD and money and token.text in {"m", "bn", "mn", "mln", "mill", "mil", "bln", "tn", "trn"}:
        return table("short_scales")[token.text], index + 1
    if is_hyphen(tokens, index) and at(tokens, index + 1).text in table("scales"):
        return float(table("scales")[tokens[index + 1].text]), index + 2
    return None, index


def _half_of_scale(tokens: list[Token], index: int) -> Numeral | None:
    """Part of a scale: "half a million", "three quarters of a million", "half-a-dozen"."""
    k, share = index, 0.0
    if tokens[k].text == "half":
        share, k = 0.5, k + 1
    else:
        name = at(tokens, _step(tokens, k + 1)).text
        if tokens[k].text in {"a", "one"} and name in {"quarter", "half", "third"}:
            share = 1 / table("denominators")[name]
        elif tokens[k].text == "three" and name == "quarters":
            share = 0.75
        elif tokens[k].text == "quarter":
            share, k = 0.25, k - 1
        else:
            return None
        k = _step(tokens, k + 1) + 1
        if at(tokens, k).text != "of":
            return None
        k += 1
    k = _step(tokens, k)
    if at(tokens, k).text in {"a", "one"}:
        k = _step(tokens, k + 1)
    elif tokens[index].text != "half" or not is_hyphen(tokens, k - 1):
        return None
    scale = table("scales").get(at(tokens, k).text)
    if scale is None:
        return None
    return Numeral(index, k + 1, share * scale, share, float(scale), True, False)


def _couple(tokens: list[Token], index: int) -> Numeral | None:
    """Two of a scale: "a couple of hundred"."""
    if tuple(at(tokens, index + n).text for n in range(3)) != ("a", "couple", "of"):
        return None
    scale = table("scales").get(at(tokens, index + 3).text)
    if scale is None:
        return None
    return Numeral(index, index + 4, 2.0 * scale, 2.0, float(scale), True, False)


def _worded(tokens: list[Token], index: int) -> Numeral | None:
    small, scales = table("small"), table("scales")
    k, current, ceiling = index, 0.0, 1000.0
    if tokens[k].text in {"a", "an"}:
        k = _step(tokens, k + 1)
        if at(tokens, k).text not in scales:
            return None
        current = 1.0
    elif tokens[k].text in scales and k and tokens[k - 1].text in _MORE:
        current = 1.0  # "another hundred officers"
    elif tokens[k].text not in small:
        return None
    total, room, stop, mantissa, last_scale = 0.0, float("inf"), k, 0.0, 1.0
    while True:
        at_k = _step(tokens, k) if stop > index and k == stop else k
        word = at(tokens, at_k).text
        if word == "and" and stop > index and ceiling >= _HUNDRED and at(tokens, _step(tokens, at_k + 1)).text in small:
            at_k = _step(tokens, at_k + 1)
            word = at(tokens, at_k).text
            if not 0 < small.get(word, 0) < ceiling or at(tokens, at_k + 1).text == "hundred":
                break
        value = small.get(word)
        if value is not None and value < ceiling and (value > 0 or stop == index):
            current += value
            ceiling = 10.0 if value >= 20 else 0.0
            last_scale = 1.0 if total or current != value else last_scale
        elif word == "hundred" and 0 < current < _HUNDRED:
            mantissa, last_scale = current, 1.0 if total else _HUNDRED
            current *= _HUNDRED
            ceiling = _HUNDRED
        elif word == "dozen" and current:
            return Numeral(index, at_k + 1, (total + current) * _DOZEN, current, _DOZEN, True, False)
        elif word in scales and scales[word] >= 1000 and scales[word] < room and (current or (total and room == 0)):
            mantissa, last_scale = (current, float(scales[word])) if not total else (0.0, 1.0)
            total += current * scales[word]
            room, current, ceiling = float(scales[word]), 0.0, 1000.0
        elif (
            word == "point"
            and stop > index
            and not total
            and current < 1000
            and (decimals := _decimals(tokens, at_k + 1))
        ):
            current += decimals[0]
            ceiling, at_k = 0.0, decimals[1] - 1
        else:
            tail = fraction_tail(tokens, k) if stop > index else None
            if tail is None:
                break
            if current and current < 1000:
                current, ceiling, at_k = current + tail[0], 0.0, tail[1] - 1
            elif total and not current:
                return Numeral(index, tail[1], total + tail[0] * room, 0.0, 1.0, True, False)
            else:
                break
        k = stop = at_k + 1
    if stop == index or (stop == index + 1 and tokens[index].text in {"a", "an"}):
        return None
    value = total + current
    if last_scale == 1.0:
        mantissa = value
    return Numeral(index, stop, round(value, 6), mantissa, last_scale, True, False)


def _decimals(tokens: list[Token], index: int) -> tuple[float, int] | None:
    """The digits after a spoken point: "two point three"."""
    value, place, k = 0.0, 0.1, index
    while (digit := table("small").get(at(tokens, k).text)) is not None and digit < 10:
        value, place, k = value + digit * place, place / 10, k + 1
    return (round(value, 6), k) if k > index else None
