"""Sentences near each other that are read together, and the amounts in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimx.checks.arithmetic.types import PERCENT, POINTS, TIMES, Amount, Sentence, crossed, headline

# Sentences one after the other that are read together; amounts of them beyond which they are a list of their own.
_TOGETHER, _MOST, _FEW = 3, 14, 9
# Characters of sentences without amounts that may stand between.
_APART = 200
# Sentences after a headline that may say it again.
_BODY = 4


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """Sentences that follow each other, or a headline with one of its body.

    Attributes:
        sentences: One to three.
        amounts: All of them in order, each with the place of its sentence among these.
        places: The place of the sentence and of the amount itself, by the identity of the amount.
    """

    sentences: tuple[Sentence, ...]
    amounts: tuple[tuple[Amount, int], ...]
    places: Mapping[int, tuple[int, int]]


def windows(sentences: Sequence[Sentence]) -> Iterator[Window]:
    """Every sentence, alone and with those right before it; and a headline with each of the first of its body."""
    amounts = [_amounts(sentence) for sentence in sentences]
    for place in range(len(sentences)):
        for first in range(place, max(-1, place - _TOGETHER), -1):
            gap = sentences[first + 1].gap if first < place else 0
            if gap is None or gap > _APART or not amounts[first]:
                break
            yield from _window(sentences[first : place + 1], amounts[first : place + 1])
    if len(sentences) > 1 and headline(sentences[0]):
        for body, said in zip(sentences[2 : _BODY + 1], amounts[2 : _BODY + 1], strict=True):
            yield from _window((sentences[0], body), (amounts[0], said))


def _amounts(sentence: Sentence) -> tuple[Amount, ...]:
    """The amounts of a sentence that can be related; none where it does not say which belong together."""
    return () if crossed(sentence) else tuple(one for one in sentence.amounts if one.size > 0)


def _window(sentences: Sequence[Sentence], several: Sequence[tuple[Amount, ...]]) -> Iterator[Window]:
    """The sentences as a window, where each has amounts and all together are neither one nor a list."""
    most = _MOST if len(sentences) < _TOGETHER else _FEW
    if all(several) and 1 < sum(map(len, several)) <= most:
        amounts = tuple((one, place) for place, here in enumerate(several) for one in here)
        yield Window(tuple(sentences), amounts, {id(one): (place, at) for at, (one, place) in enumerate(amounts)})


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """The amounts of a window, sorted once for all finders.

    Attributes:
        amounts: All of them in order.
        levels: Numbers of things, money or hours, of any stretch of time, that are not changes of it.
        shares: Percentages that are not changes.
        places: The place of the sentence of each amount, by its identity.
        wanted: How many sentences there are: a candidate has amounts of all of them.
    """

    amounts: Sequence[Amount]
    levels: Sequence[Amount]
    shares: Sequence[Amount]
    places: Mapping[int, int]
    wanted: int

    def spanned(self, *amounts: Amount) -> bool:
        """Whether amounts are of all sentences."""
        return self.wanted == 1 or len({self.places[id(one)] for one in amounts}) == self.wanted

    def may_span(self, one: Amount, other: Amount) -> bool:
        """Whether two amounts with a third may be of all sentences."""
        return self.wanted < _TOGETHER or self.places[id(one)] != self.places[id(other)]


def held(window: Window) -> Held:
    """The amounts of a window, sorted."""
    amounts = [one for one, _ in window.amounts]
    return Held(
        amounts,
        [one for one in amounts if level(one)],
        [one for one in amounts if one.proportion and not one.moved],
        {id(one): place for one, place in window.amounts},
        len(window.sentences),
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


def groups(amounts: Sequence[Amount]) -> dict[tuple[str, str | None], list[Amount]]:
    """Amounts by their units."""
    found: dict[tuple[str, str | None], list[Amount]] = {}
    for one in amounts:
        found.setdefault((one.family, one.per), []).append(one)
    return found
