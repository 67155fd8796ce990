"""The forces that an amount could be about, each with what bears on whether it is."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from claimx.pipeline.forces.types import Mention, Stance
from claimx.pipeline.steps import Sheet
from claimx.pipeline.types import Amount, Link
from claimx.records import Via

# No more than so many are weighed, the nearest first.
MOST = 16
# They are looked for among so many mentions on either side.
_NEAR = 60
_FORMS = ("number", "money", "percent", "points", "fraction", "ratio", "multiple", "measure", "vague")
_FAR = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A force, the words nearest to the amount that name it, and features of both."""

    link: Link
    features: tuple[float, ...]


def _one_of(value: object, values: Sequence[object]) -> list[float]:
    return [float(value == one) for one in values]


def of_amount(amount: Amount) -> tuple[float, ...]:
    """What the grammar says of an amount, as features."""
    value = abs(amount.value or 0.0)
    return (
        *_one_of(amount.form, _FORMS),
        float(amount.worded),
        float(amount.per is not None),
        float(amount.value_high is not None),
        float(amount.group is not None),
        min(math.log10(1.0 + value), 10.0) / 5.0,
        float(0 < value <= 1),
        float(1 < value <= 12),
        float(1900 <= value <= 2100),
    )


AMOUNT_FEATURES = len(_FORMS) + 8


class Forces:
    """The forces of one document, as they stand to each of its amounts."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._home = sheet.document.publisher_force
        self._starts = [sentence.start for sentence in sheet.sentences]
        self._named = sorted((one for one in sheet.mentions if one.ids), key=lambda one: one.start)
        self._places = [mention.start for mention in self._named]
        self._often = Counter(force for mention in self._named for force in mention.ids)
        self._most = max(self._often.values(), default=0)
        self._amounts = sorted(amount.start for amount in sheet.amounts)

    def of(self, index: int) -> list[Candidate]:
        """The candidates of the amount of an index, the nearest first."""
        amount = self._sheet.amounts[index]
        nearest: dict[str, Mention] = {}
        at = bisect_left(self._places, amount.start)
        near = self._named[max(0, at - _NEAR) : at + _NEAR]
        for mention in sorted(near, key=lambda mention: _apart(mention, amount)):
            for force in mention.ids:
                nearest.setdefault(force, mention)
        chosen = list(nearest)[:MOST]
        if self._home is not None and self._home not in chosen:
            chosen.append(self._home)
        last = self._named[at - 1] if at else None
        return [self._candidate(force, nearest.get(force), amount, last) for force in chosen]

    def _candidate(self, force: str, mention: Mention | None, amount: Amount, last: Mention | None) -> Candidate:
        if mention is None:
            link = Link(force, Via.PUBLISHER, 1.0)
        else:
            link = Link(force, mention.via, mention.score, mention.start, mention.end)
        often = self._often
        found = [
            float(force == self._home),
            float(self._home is not None),
            float(mention is not None),
            float(last is not None and force in last.ids),
            float(self._most > 0 and often[force] == self._most),
            math.log1p(often[force]) / 3,
            math.log1p(len(often)) / 3,
        ]
        return Candidate(link, (*found, *self._between(mention, amount)))

    def _between(self, mention: Mention | None, amount: Amount) -> list[float]:
        """How a mention stands to an amount, in so many features whether there is one or not."""
        if mention is None:
            return [0.0] * _BETWEEN
        here = bisect_right(self._starts, amount.start) - 1
        there = bisect_right(self._starts, mention.start) - 1
        sentences, before = self._sheet.sentences, mention.start < amount.start
        low, high = sorted((mention.start, amount.start))
        amounts = bisect_right(self._amounts, high - 1) - bisect_right(self._amounts, low)
        others = bisect_left(self._places, high) - bisect_right(self._places, low)
        steps = min(abs(here - there), _FAR)
        return [
            *_one_of(steps, range(_FAR + 1)),
            float(before),
            float(steps == 0 and before),
            float(sentences[here].block == sentences[there].block),
            float(sentences[there].block == sentences[0].block),
            math.log1p(_apart(mention, amount)) / 5,
            min(amounts, 4) / 2,
            min(others, 4) / 2,
            float(len(mention.ids) > 1),
            float(mention.proper),
            mention.score,
            *_one_of(mention.via, tuple(Via)),
            *_one_of(mention.stance, tuple(Stance)),
        ]


_BETWEEN = _FAR + 1 + 10 + len(Via) + len(Stance)
# How many features a candidate has.
FEATURES = 7 + _BETWEEN


def _apart(mention: Mention, amount: Amount) -> int:
    """Code points between a mention and an amount; what comes after is a little further."""
    return amount.start - mention.end if mention.end <= amount.start else 20 + max(0, mention.start - amount.end)
