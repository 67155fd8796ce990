"""Rates: a count, what it is shared by, and how many there are for each."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from claimx.check_kinds import CheckKind
from claimx.checks.arithmetic.lexicon import cues, words
from claimx.checks.arithmetic.nouns import compatible, noun
from claimx.checks.arithmetic.phrases import stem
from claimx.checks.arithmetic.types import Amount, Relation, Sentence, Tie, adjacent

_PER_MANY = re.compile(r"([0-9][0-9,]*|thousand|hundred|million)\b")
_RATED = re.compile(r"[^,;:]*?\b(?:per|for|in|to|a|an|each|every)\b", re.I)
_RATED_BEFORE = re.compile(r"\b(?:rate|ratio|per|average)\b", re.I)
_EACH_OF = re.compile(r"\beach of (?:the|its|their|these|those) $", re.I)
_MANY = 10.0
_NUMBERS = {"hundred": 100.0, "thousand": 1_000.0, "million": 1_000_000.0}
_EACH = re.compile(r"\s*(?:[a-z]+ )?(?:each\b|apiece\b|for (?:each|every)\b|(?:per|a) head\b|on average\b)", re.I)
# One of these stands in every sentence that tells how much there is for each.
_SHARED = ("each", "every", "apiece", "head", "average", "averaging", "mean")
_TO_EACH = re.compile(r"\s*(?:[a-z'’-]+ ){1,4}(?:every|each) (?:single )?([a-z-]+)")
_HALF = 0.5
# A rate of the time after the count's, and a rate that the count rose or fell from, or to.
_LATER = re.compile(r"[^,;:.]*\b(?:thereafter|afterwards|from then on)\b", re.I)
_FROM, _TO = re.compile(r"\bfrom [^0-9,;:]*$", re.I), re.compile(r"\bto [^0-9,;:]*$", re.I)
_AVERAGE = re.compile(r"\b(?:average|averages|averaged|averaging|mean)\b(?: [a-z]+){0,4} $", re.I)
_EACH_FIRST = re.compile(r"(?:^|[.;,] )\W*(?:each|every one)\b[^0-9]*$", re.I)
# Days of each stretch of time that a rate is told for, at least and at most.
DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 365.25 / 12, "quarter": 365.25 / 4,
         "year": 365.0, "decade": 3652.5}  # fmt: skip
# Months of each, weeks of a year as people reckon, and how many days months or years may be longer or shorter.
_MONTHS, _WEEKS, _UNEVEN = {"month": 1, "quarter": 3}, 52, 3.0
_SPELLED = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "the": 1, "last": 1, "past": 1, "each": 1, "per": 1,
}  # fmt: skip
_LENGTH = re.compile(
    rf"\b({'|'.join(_SPELLED)}|[0-9]{{1,3}})[- ](?:(?:full|whole|last|past|previous|financial|calendar) )?"
    rf"({'|'.join(DAYS)})s?\b", re.I,
)  # fmt: skip


def relations(sentences: Sequence[Sentence]) -> Iterator[Relation]:
    """Every rate that is told with what it is made of."""
    for place, sentence in enumerate(sentences):
        before = adjacent(sentences, place)
        after = sentences[place + 1] if place + 1 < len(sentences) and adjacent(sentences, place + 1) else None
        low = sentence.text.lower()
        shared = any(word in low for word in _SHARED)
        for rate in sentence.amounts:
            per = rate.claim.quantity.per if _rated(rate) else None
            if per is not None and per in DAYS:
                yield from _of_time(rate, per, sentence, before)
            elif per is not None and (size := people_of(per)) is not None:
                yield from _of_many(rate, size, [one for one in (sentence, before, after) if one is not None])
            elif shared and rate.plain:
                near = [one for one in (sentence, before, after) if one is not None]
                yield from _turned(rate, near)
                if _for_each(rate, sentence):
                    yield from _of_each(rate, near)


def _rated(amount: Amount) -> bool:
    """Whether the words at an amount say what it is per; a list passes that on to counts too."""
    if amount.claim.quantity.per is None:
        return False
    return _RATED.match(amount.after) is not None or _RATED_BEFORE.search(amount.before) is not None


def _for_each(rate: Amount, sentence: Sentence) -> bool:
    """Whether the words at an amount say that it is for each of several."""
    told = _EACH.match(rate.after) or _AVERAGE.search(rate.before) or _EACH_FIRST.search(rate.before)
    return told is not None or _of_each_of(rate, sentence)


def _counts(amount: Amount, rate: Amount) -> bool:
    """Whether an amount is a count beside a rate, not another rate of which the words say no more."""
    return amount.plain or (not _rated(amount) and _value(amount) >= _MANY * _value(rate))


def _of_one(rate: Amount, size: float, sentence: Sentence) -> Iterator[Relation]:
    """One officer for so many people: so many is what the people are shared by."""
    plain = [one for one in sentence.amounts if one.plain and one.start < rate.start]
    counts = [one for one in plain if one.claim.quantity.unit == "count"]
    if len(counts) == 2 and _value(counts[0]) != _value(counts[1]):
        base, count = sorted(counts, key=_value)
        yield Relation(
            CheckKind.RATE, (("count", count), ("base", base), ("one", rate)), known=(("rate", size),), tie=Tie.LIKELY
        )


def people_of(per: str) -> float | None:
    """How many people, officers or posts a rate is for, by the words it is per; None for one of something else."""
    found = _PER_MANY.match(per.lower())
    if found is None:
        return None
    number = _NUMBERS.get(found[1])
    return number if number is not None else float(found[1].replace(",", ""))


def _of_many(rate: Amount, size: float, near: Sequence[Sentence]) -> Iterator[Relation]:
    """So many for every thousand people, with the count, the population, or both."""
    if _value(rate) == 1.0 and not math.log10(size).is_integer():
        yield from _of_one(rate, size, near[0])
        return
    plain = [one for sentence in near for one in sentence.amounts if one.alike_unit(rate) and _counts(one, rate)]
    bases = [one for one in plain if _people(one)]
    counts = [one for one in plain if not _people(one) and not one.moved]
    if len(bases) == 1 and len(counts) == 1:
        yield Relation(
            CheckKind.RATE, (("count", counts[0]), ("base", bases[0]), ("rate", rate)), size=size, tie=Tie.LIKELY
        )
        return
    for count in counts:
        for base in bases:
            yield Relation(CheckKind.RATE, (("count", count), ("base", base), ("rate", rate)), size=size, tie=Tie.LOOSE)
    if len(bases) == 1 and not counts:
        yield Relation(CheckKind.RATE, (("base", bases[0]), ("rate", rate)), size=size)
    if cues("before").intersection(words(rate.before)[-2:]) or "compared" in words(rate.before):
        return
    here = [one for one in counts if any(one is other for other in near[0].amounts)]
    if len(here) == 1 and not bases:
        yield Relation(CheckKind.RATE, (("count", here[0]), ("rate", rate)), size=size)


def _people(amount: Amount) -> bool:
    """Whether an amount counts the people, homes or posts that a rate is for."""
    return bool(noun(amount) & cues("population")) or bool(
        cues("population_before").intersection(words(amount.before)[-4:])
    )


def _of_each_of(rate: Amount, sentence: Sentence) -> bool:
    """Whether an amount is what each of so many is or costs: "Each of the 24 cars cost £31,000"."""
    place = sentence.amounts.index(rate)
    return place > 0 and _EACH_OF.search(sentence.amounts[place - 1].before) is not None


def _of_each(rate: Amount, near: Sequence[Sentence]) -> Iterator[Relation]:
    """So much for each, with the sum and how many there are."""
    plain = [one for sentence in near for one in sentence.amounts if one.plain and one is not rate]
    sums = [one for one in plain if one.alike(rate) and _value(one) > _value(rate)]
    for count in sums:
        bases = [one for one in plain if one is not count and one.claim.quantity.unit == "count"]
        if rate.claim.quantity.unit == "count":
            bases = [one for one in bases if _value(one) < _value(count)]
        tie = Tie.LIKELY if len(sums) == 1 and len(bases) == 1 else Tie.LOOSE
        if "but" in words(rate.after):
            tie = Tie.LOOSE
        for base in bases:
            yield Relation(CheckKind.RATE, (("count", count), ("base", base), ("rate", rate)), tie=tie)


def upside_down(count: Amount, base: Amount, rate: Amount) -> bool:
    """Whether a rate is told the wrong way round: of 30 cars for 90 officers "three cars to each officer"."""
    each = _TO_EACH.match(rate.after.lower())
    return each is not None and stem(each[1]) in noun(count) and bool(noun(rate) & noun(base) - noun(count))


def _turned(rate: Amount, near: Sequence[Sentence]) -> Iterator[Relation]:
    """A rate told upside down: it fits the two numbers only the other way round."""
    plain = [one for sentence in near for one in sentence.amounts if one.plain and one is not rate and _value(one) > 0]
    for count in plain:
        for base in plain:
            if upside_down(count, base, rate) and abs(_value(count) / _value(base) - _value(rate)) <= _HALF:
                yield Relation(CheckKind.RATE, (("count", base), ("base", count), ("rate", rate)))


def _of_time(rate: Amount, per: str, sentence: Sentence, before: Sentence | None) -> Iterator[Relation]:
    """So many a day, with the count of a year, of six months, of five weeks."""
    counts = [one for one in sentence.amounts if one is not rate and one.plain and one.alike_unit(rate)]
    counts += [
        one
        for one in sentence.amounts
        if one is not rate and one.alike_unit(rate) and one.claim.quantity.per in DAYS and one.claim.quantity.per != per
    ]
    tie, text = Tie.LIKELY, sentence.text
    if not counts and before is not None:
        near = [one for one in before.amounts if one.alike_unit(rate)]
        counts = [one for one in near if one.plain and compatible(one, rate)] if len(near) == 1 else []
        tie, text = Tie.FAIR, f"{before.text} {sentence.text}"
    if len(counts) != 1 or counts[0].moved or _LATER.match(rate.after) or _from_to(rate, counts[0]):
        return
    length = days(counts[0], text, per)
    if length is None or length <= DAYS[per]:
        return
    size = portion(counts[0], rate, length)
    yield Relation(CheckKind.RATE, (("count", counts[0]), ("rate", rate)), size=size, known=(("base", 1.0),), tie=tie)


def _from_to(rate: Amount, count: Amount) -> bool:
    """Whether a rate and a count are the two levels of one change."""
    first, last = (rate, count) if rate.start < count.start else (count, rate)
    return _FROM.search(first.before) is not None and _TO.search(last.before) is not None


def days(count: Amount, text: str, rate_per: str) -> float | None:
    """How long the time of a count is; None where it is not told."""
    per = count.claim.quantity.per
    if per is not None:
        return DAYS.get(per)
    period = count.claim.period
    if period is not None and period.start is not None and period.end is not None:
        return float((period.end - period.start).days + 1)
    lengths = {_spelled(found) for found in _LENGTH.finditer(text) if found[2].lower() != rate_per or found[1] != "a"}
    return lengths.pop() if len(lengths) == 1 else None


def portion(count: Amount, rate: Amount, length: float) -> float:
    """Which part of a stretch of time a rate is for, as people reckon: by days, whole months, or 52 weeks a year.

    Args:
        length: Days of the stretch of time.
    """
    per = rate.claim.quantity.per or "day"
    months, years = round(length / DAYS["month"]), round(length / DAYS["year"])
    ways = [DAYS[per] / length]
    if per in _MONTHS and months and abs(length - months * DAYS["month"]) < _UNEVEN:
        ways.append(_MONTHS[per] / months)
    if per == "week" and years and abs(length - years * DAYS["year"]) < _UNEVEN:
        ways.append(1 / (_WEEKS * years))
    return min(ways, key=lambda way: abs(way * count.size - rate.size))


def _spelled(found: re.Match[str]) -> float:
    number = found[1].lower()
    return (_SPELLED[number] if number in _SPELLED else int(number)) * DAYS[found[2].lower()]


def _value(amount: Amount) -> float:
    return amount.claim.quantity.value or 0.0
