"""Rates: what an amount is per ("a week", "per 1,000 population", "for every 1,000 people", "each year")."""

from __future__ import annotations

from typing import NamedTuple

from claimx.pipeline.quantities.lexicon import rate_openers, table, words
from claimx.pipeline.quantities.nouns import noun_follows
from claimx.pipeline.quantities.numerals import read_numeral
from claimx.pipeline.quantities.reading import Reading, Scan
from claimx.pipeline.quantities.same_rate import share
from claimx.pipeline.quantities.tokens import NUMBER, WORD, at, is_hyphen

_REACH = 14
_SHORTEST = 3
_ADDED = frozenset({"more", "less", "extra", "fewer"})
_SPELLS = frozenset({"minutes", "hours", "days", "weeks", "shifts"})
_SCALES = frozenset({"p", "m", "million", "k", "bn", "pence"})
_CLAUSE = frozenset({";", ":", ".", "?", "!", "—"})


class Rate(NamedTuple):
    """A rate over tokens[first:stop]; ``distributive`` for "each year", which can stand at a distance."""

    first: int
    stop: int
    per: str
    distributive: bool


def find_rates(scan: Scan) -> dict[int, Rate]:
    """The rates of a text by the token they begin at. Their own numbers are blocked."""
    found: dict[int, Rate] = {}
    opening, resume = rate_openers(), 0
    for index, token in enumerate(scan.tokens):
        if index < resume or token.text not in opening:
            continue
        rate = _rate_at(scan, index)
        if rate is None:
            continue
        found[index] = rate
        for k in range(rate.first, rate.stop):
            scan.blocked[k] = 1
        resume = rate.stop
    return found


def _rate_at(scan: Scan, index: int) -> Rate | None:
    word, tokens = scan.word(index), scan.tokens
    if word == "per":
        return _per(scan, index)
    if word == "for" and scan.word(index + 1) in {"every", "each"}:
        found = _population(scan, index + 2)
        if found is not None:
            return Rate(index, found[1], found[0], True)
        thing = scan.word(index + 2)
        sum_ = at(scan.tokens, index - 1).kind == NUMBER and scan.word(index - 2) in table("currency_signs")
        noun = at(scan.tokens, index + 2).kind == WORD and thing not in words("function_words")
        priced = index > 0 and (thing in words("rate_things") or (sum_ and noun))
        return Rate(index, index + 3, thing, False) if priced else None
    if word in {"each", "every"}:
        return _each(scan, index)
    if word in {"a", "an"}:
        return _article(scan, index)
    if (
        word == "/"
        and tokens[index].glued
        and at(tokens, index + 1).glued
        and scan.word(index + 1) in table("rate_nouns")
    ):
        return Rate(index, index + 2, table("rate_nouns")[scan.word(index + 1)], False)
    if word in table("rate_adverbs"):
        follows = at(tokens, index + 1)
        if word in {"annually", "pa", "pcm"} or scan.ends_clause(index + 1) or follows.text in words("function_words"):
            return Rate(index, index + 1, table("rate_adverbs")[word], False)
        return None
    if word == "p" and [scan.word(k) for k in range(index + 1, index + 3)] == [".", "a"] and tokens[index + 1].glued:
        return Rate(index, index + 3, "year", False)
    return None


def _per(scan: Scan, index: int) -> Rate | None:
    k = index + 1 + is_hyphen(scan.tokens, index + 1)
    word = scan.word(k)
    if word in {"cent", "se", "cents", ""}:
        return None
    if word in table("rate_nouns"):
        return Rate(index, k + 1, table("rate_nouns")[word], True)
    if word in {"head", "capita"}:
        stop = k + 1
        if scan.word(stop) == "of" and scan.word(stop + 1) in words("population_nouns"):
            stop += 2
        return Rate(index, stop, "head", True)
    found = _population(scan, k)
    if found is not None:
        return Rate(index, found[1], found[0], True)
    if at(scan.tokens, k).kind == WORD and word not in words("function_words") and not scan.tokens[k].capital:
        return Rate(index, k + 1, word, True)
    return None


def _population(scan: Scan, index: int) -> tuple[str, int] | None:
    """The words of "1,000 population", "100,000 of the population", and where they stop."""
    tokens, k = scan.tokens, index
    numeral = read_numeral(tokens, k)
    if numeral is not None and numeral.value >= 10:
        size, k = scan.text[tokens[k].start : tokens[numeral.stop - 1].end], numeral.stop
    elif scan.word(k) in table("scales"):
        size, k = scan.word(k), k + 1
    else:
        return None
    if size.startswith(("a ", "one ")):
        size = size.split(" ", 1)[1]
    size = {"thousand": "1,000", "hundred thousand": "100,000"}.get(size.lower(), size.lower())
    if size.isdigit() and len(size) > 3:
        size = f"{int(size):,}"
    end = k
    while scan.word(end) in {"of", "the", "head", "resident", "local", "our", "adult"} and end < k + 3:
        end += 1
    if scan.word(end) in words("population_nouns"):
        return f"{size} {scan.word(end)}", end + 1
    if scan.word(k - 1) != "%" and (k < len(tokens) and scan.word(k) in words("population_nouns")):
        return f"{size} {scan.word(k)}", k + 1
    stop = _things(scan, k)
    if stop > k:
        return f"{size} {scan.text[tokens[k].start : tokens[stop - 1].end]}", stop
    return size, k


def _things(scan: Scan, index: int) -> int:
    """Where the plural noun of "1,000 Londoners" or "million passenger journeys" stops; ``index`` where none stands."""
    for k in (index, index + 1):
        token = at(scan.tokens, k)
        if token.kind != WORD or token.text in words("function_words"):
            return index
        if token.text.endswith("s") and len(token.text) > _SHORTEST and not token.text.endswith(("ss", "us", "is")):
            return k + 1
    return index


def _each(scan: Scan, index: int) -> Rate | None:
    word = scan.word(index + 1)
    single = {"single": 1, "and": 2}.get(word, 0)
    word = scan.word(index + 1 + single)
    before = scan.word(index - 1)
    if word not in table("rate_nouns") or (word == "second" and before == ""):
        return None
    if before == "of" and scan.word(index - 2) in _SPELLS and not single:
        return Rate(index - 1, index + 2, table("rate_nouns")[word], False)  # "seven hours of every shift"
    if before in {"of", "at", "for", "from", "after", "almost", "nearly", "one", "than"}:
        return None
    if before == "in" and scan.word(index - 2) == "one":
        return None
    if scan.word(index + 2 + single) in {"of", "since", "until", "before"} and scan.word(index + 3 + single) in {
        "the",
        "those",
        "these",
    }:
        return None
    return Rate(index, index + 2 + single, table("rate_nouns")[word], True)


def _article(scan: Scan, index: int) -> Rate | None:
    tokens, k = scan.tokens, index + 1
    hyphened = is_hyphen(tokens, k) or is_hyphen(tokens, index - 1)
    k += is_hyphen(tokens, k)
    word, before, after = scan.word(k), scan.word(index - 1), scan.word(k + 1)
    added = before in _ADDED and _is_figure(scan, index - 2)  # "£15 more a year"
    if (
        index == 0
        or (before in words("not_before") | words("function_words") and not added)
        or not before
        or (is_hyphen(tokens, k + 1) and not hyphened)
    ):
        return None
    if word == "second" and noun_follows(scan, k + 1):
        return None  # "works a second job"
    if word in table("rate_nouns"):
        if before in words("change_verbs") - {"up", "down"} and not hyphened:
            return None
        spelled = after in words("not_after") and not (after == "when" and _is_figure(scan, index - 1))
        if spelled or (after == "on" and (scan.ends_clause(k + 2) or scan.word(k + 2) == "from")):
            return None
        if before == "," and word == "quarter" and scan.ends_clause(k + 1):
            return None  # "from a workforce of 4,000, a quarter"
        if after == "from" and scan.word(k + 2) in {"now", "today", "then", "next"}:
            return None
        if after in {"to", "in", "by"} and before in {"and", ",", "through", "–"}:
            return None
        return Rate(index, k + 1, table("rate_nouns")[word], False)
    priced = at(tokens, index - 1)
    sum_ = priced.kind == NUMBER and scan.word(index - 2) in table("currency_signs")
    bare = at(tokens, k).kind == WORD and (scan.ends_clause(k + 1) or after in words("function_words"))
    if sum_ and bare and not tokens[k].capital and word not in words("function_words") | words("not_priced"):
        return Rate(index, k + 1, word, False)
    spell = before in table("units") and at(tokens, index - 2).kind in (NUMBER, WORD) and word in words("rate_things")
    if (
        spell
        and before in words("time_units") | _SPELLS
        and (scan.ends_clause(k + 1) or after in words("function_words"))
    ):
        return Rate(index, k + 1, "head" if word == "head" else word, False)  # "8.3 days an officer"
    if word in words("rate_things") and (priced.kind == NUMBER or before in _SCALES | {"pounds", "pence"}):
        return Rate(index, k + 1, "head" if word == "head" else word, False)
    return None


def _is_figure(scan: Scan, index: int) -> bool:
    """Whether a sum or a number ends at a token."""
    return at(scan.tokens, index).kind == NUMBER or scan.word(index) in _SCALES


def attach(scan: Scan, readings: list[Reading], rates: dict[int, Rate]) -> None:
    """Give each amount the rate that follows it or opens its sentence; share it over pairs."""
    for number, reading in enumerate(readings):
        limit = readings[number + 1].first if number + 1 < len(readings) else len(scan.tokens)
        if reading.form != "vague" and reading.unit != "times" and reading.per is None:
            rate = _following(scan, reading, rates, limit)
            if rate is not None:
                _give(scan, reading, rate)
        if reading.value == 1 and reading.form == "number" and reading.per is None:
            _give_place(scan, reading)
    _leading(scan, readings, rates)
    share(scan, readings)


def _give_place(scan: Scan, reading: Reading) -> None:
    """Give one of a kind its place: "one extra inspector in every division"."""
    for k in range(reading.resume + 1, min(reading.resume + 5, len(scan.tokens) - 2)):
        if scan.word(k) in {"in", "for", "to"} and scan.word(k + 1) == "every":
            thing = scan.word(k + 2)
            if at(scan.tokens, k + 2).kind == WORD and thing not in words("function_words"):
                _give(scan, reading, Rate(k, k + 3, thing, False))
            return


def _give(scan: Scan, reading: Reading, rate: Rate) -> None:
    reading.per, reading.per_span = rate.per, scan.offsets(rate.first, rate.stop)


def _following(scan: Scan, reading: Reading, rates: dict[int, Rate], limit: int) -> Rate | None:
    """The rate after an amount: next to it or its noun, or at some distance if it is "each year"."""
    k, plain = reading.resume, True
    k += is_hyphen(scan.tokens, k)
    while k < min(limit, reading.resume + _REACH):
        rate = rates.get(k)
        if rate is not None:
            close = plain or k - reading.resume <= 1
            return rate if close or rate.distributive else None
        word = scan.word(k)
        if word in _CLAUSE or (word in {"and", "but", "which", "while", "because", "or"} and k > reading.resume):
            return None
        if word in {",", "–", "-"} and k + 1 not in rates and not is_hyphen(scan.tokens, k):
            return None
        if word == "(" or (word == ")" and k > reading.resume and not plain):
            return None
        described = (
            k == reading.resume and word.endswith("ed") and _things(scan, k + 1) > k + 1
        )  # "1,900 reported crimes"
        plain = plain and (
            described
            or word not in words("function_words")
            or word in {"in", "of", "to", "from", "for", "the", "by", "on", "more", "our"}
        )
        k += 1
    return None


def _leading(scan: Scan, readings: list[Reading], rates: dict[int, Rate]) -> None:
    """Give the rate that opens a sentence: "Per 1,000 population, Kent received 214 calls"."""
    opening = next((rates[k] for k in range(min(3, len(scan.tokens))) if k in rates and rates[k].distributive), None)
    if opening is None or (opening.first and scan.word(opening.first - 1) not in {'"', "“", "‘", "and", "but", "that"}):
        return
    wide = opening.per not in table("rate_nouns").values()
    for number, reading in enumerate(readings):
        if reading.form in {"percent", "multiple", "vague", "ratio", "fraction", "points"} or reading.per is not None:
            continue
        if number and not wide:
            return
        _give(scan, reading, opening)
