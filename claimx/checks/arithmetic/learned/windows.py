"""Sentences near each other that are read together, and the amounts in them."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimx.checks.arithmetic.learned.near import digits_of
from claimx.checks.arithmetic.rate import DAYS
from claimx.checks.arithmetic.types import PERCENT, POINTS, TIMES, Amount, Sentence, crossed, headline

# Sentences one after the other that are read together; amounts of them beyond which they are a list of their own.
_TOGETHER, _MOST, _FEW = 3, 14, 9
# Characters of sentences without amounts that may stand between.
_APART = 200
# Sentences after a headline that may say it again.
_BODY = 4
# Sentences further on in which a figure may be told again, and digits by which it is known.
_SWAPPED, _DIGITS = 8, 2
# Characters at an amount in which words say what it is of.
_BESIDE = 60
_EACH = re.compile(
    r"\b(?:one [a-z]+ (?:for|to|per)|each|every|apiece|per|average[ds]?|averaging|mean|a head|typical\w*)\b", re.I
)
# "£135,000 a team", "346 detainees a cell"
_A_PIECE = re.compile(r" ?(?:[a-z]+ )?an? (?!(?:year|month|week|day|night|hour|minute)\b)[a-z]+")


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """Sentences that follow each other, or a headline with one of its body.

    Attributes:
        sentences: One to three.
        amounts: All of them in order, each with the place of its sentence among these.
        places: The place of the sentence and of the amount itself, by the identity of the amount.
        held: The amounts of each sentence, sorted.
        apart: Whether other sentences stand between.
        swapped: Whether they are read together only because a number may be told again in them.
    """

    sentences: tuple[Sentence, ...]
    amounts: tuple[tuple[Amount, int], ...]
    places: Mapping[int, tuple[int, int]]
    held: tuple[Held, ...]
    apart: bool
    swapped: bool


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """The amounts of a window, or of a sentence, sorted once for all that is looked for.

    Attributes:
        amounts: All of them in order.
        levels: Numbers of things, money or hours, of any stretch of time, that are not changes of it.
        shares: Percentages that are not changes.
        changes: Percentages that are, and multiples.
        bases: Numbers of things that something can be shared out among.
        rates: What may be told of each of several.
        places: The place of the sentence of each amount, by its identity.
        wanted: How many sentences there are: a candidate has amounts of all of them.
    """

    amounts: Sequence[Amount]
    levels: Sequence[Amount]
    shares: Sequence[Amount]
    changes: Sequence[Amount]
    bases: Sequence[Amount]
    rates: Sequence[Amount]
    places: Mapping[int, int]
    wanted: int

    def spanned(self, *amounts: Amount) -> bool:
        """Whether amounts are of all sentences."""
        return self.wanted == 1 or len({self.places[id(one)] for one in amounts}) == self.wanted


def windows(sentences: Sequence[Sentence]) -> Iterator[Window]:
    """Every sentence, alone and with those right before it; a headline with each of the first of its body.

    And two in which the same number may be told with its digits in another order.
    """
    held = [_sorted(sentence) for sentence in sentences]
    for place in range(len(sentences)):
        for first in range(place, max(-1, place - _TOGETHER), -1):
            gap = sentences[first + 1].gap if first < place else 0
            if gap is None or gap > _APART or not held[first].amounts:
                break
            yield from _window(sentences[first : place + 1], held[first : place + 1])
    headed = len(sentences) > 1 and headline(sentences[0])
    apart = {(0, place) for place in range(2, min(len(sentences), _BODY + 1))} if headed else set[tuple[int, int]]()
    swapped = set(_swapped(held)) - apart
    for first, last in sorted(apart | swapped):
        read = (sentences[first], sentences[last]), (held[first], held[last])
        yield from _window(*read, apart=True, swapped=(first, last) in swapped)


def _swapped(held: Sequence[Held]) -> Iterator[tuple[int, int]]:
    """Sentences further apart in which a number stands again with the same digits in another order or place."""
    met: dict[tuple[str, str | None, str], deque[tuple[int, float]]] = {}
    for place, here in enumerate(held):
        for one in here.amounts:
            digits = digits_of(one.size)
            if len(digits) < _DIGITS:
                continue
            before = met.setdefault((one.family, one.per, "".join(sorted(digits))), deque())
            while before and place - before[0][0] > _SWAPPED:
                before.popleft()
            yield from ((at, place) for at, size in before if place - at > 1 and size != one.size)
            before.append((place, one.size))


def _sorted(sentence: Sentence) -> Held:
    """The amounts of a sentence that can be related; none where it does not say which belong together."""
    amounts = () if crossed(sentence) else tuple(one for one in sentence.amounts if one.size > 0)
    levels = [one for one in amounts if level(one)]
    return Held(
        amounts,
        levels,
        shares=[one for one in amounts if one.proportion and not one.moved],
        changes=[one for one in amounts if one.family == TIMES or (one.proportion and one.moved)],
        bases=[one for one in amounts if one.plain and one.claim.quantity.unit == "count" and one.size > 1],
        rates=[one for one in amounts if _each(one)],
        places={},
        wanted=1,
    )


def _each(amount: Amount) -> bool:
    """Whether a number may be told of each of several: not of each day, which is reckoned otherwise."""
    # What is told after "but" is no part of an average.
    if amount.per in DAYS or not (amount.per or amount.plain) or "but" in amount.after.split():
        return False
    if amount.per or _A_PIECE.match(amount.after):
        return True
    return _EACH.search(f"{amount.before[-_BESIDE:]} {amount.after[:_BESIDE]}") is not None


def _window(
    sentences: Sequence[Sentence], held: Sequence[Held], *, apart: bool = False, swapped: bool = False
) -> Iterator[Window]:
    """The sentences as a window, where each has amounts and all together are neither one nor a list."""
    most = _MOST if len(sentences) < _TOGETHER else _FEW
    several = [len(one.amounts) for one in held]
    if all(several) and 1 < sum(several) <= most:
        amounts = tuple([(one, place) for place, here in enumerate(held) for one in here.amounts])
        places = {id(one): (place, at) for at, (one, place) in enumerate(amounts)}
        yield Window(tuple(sentences), amounts, places, tuple(held), apart, swapped)


def reading(sentences: Sequence[Sentence]) -> Window:
    """Sentences as a window, however many they are."""
    amounts = tuple((one, place) for place, sentence in enumerate(sentences) for one in sentence.amounts)
    places = {id(one): (place, at) for at, (one, place) in enumerate(amounts)}
    return Window(tuple(sentences), amounts, places, tuple(map(_sorted, sentences)), apart=False, swapped=False)


def joined(window: Window) -> Held:
    """The amounts of a window, sorted."""
    held = window.held
    return Held(
        [one for one, _ in window.amounts],
        [one for here in held for one in here.levels],
        [one for here in held for one in here.shares],
        [one for here in held for one in here.changes],
        [one for here in held for one in here.bases],
        [one for here in held for one in here.rates],
        {id(one): place for one, place in window.amounts},
        len(held),
    )


def level(amount: Amount) -> bool:
    """Whether an amount is a number of things, money or hours, of any stretch of time, and not a change of it."""
    return amount.family not in (PERCENT, POINTS, TIMES) and not amount.moved


def pairs(amounts: Sequence[Amount]) -> Iterator[tuple[Amount, Amount]]:
    """Two amounts in the same units, either first."""
    alike = groups(amounts)
    for one in amounts:
        for other in alike[one.family, one.per]:
            if other is not one:
                yield one, other


def units(amount: Amount) -> tuple[str, str | None]:
    """The units that an amount is told in."""
    return amount.family, amount.per


def groups(
    amounts: Sequence[Amount], of: Callable[[Amount], tuple[str, str | None]] = units
) -> dict[tuple[str, str | None], list[Amount]]:
    """Amounts by their units, or by what else is asked of each."""
    found: dict[tuple[str, str | None], list[Amount]] = {}
    for one in amounts:
        found.setdefault(of(one), []).append(one)
    return found
