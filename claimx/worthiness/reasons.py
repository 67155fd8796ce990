"""Why a sentence stands where it does: the signs that moved its score most, in words."""

from __future__ import annotations

import math
from dataclasses import dataclass

from claimx.records import DocumentKind
from claimx.worthiness.cues import shown
from claimx.worthiness.model import Linear
from claimx.worthiness.reading import Sight

# What holds of all sentences of a document says nothing of their order.
_OF_DOCUMENT = frozenset({*DocumentKind, "few-figures", "many-figures"})
# What moves a score by less than this is not told.
LEAST_SIGN, LEAST_WORD = 0.1, 0.2
# What a reason is called that is a word and no sign.
WORD = "word"


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that moved a score.

    Attributes:
        sign: Name of a sign in ``signs.csv``, or ``word``.
        shown: It in words.
        weight: By how much it raised the score of worth above that of a sentence which has the sign as often as
            sentences do; less than 0 where it lowered it.
    """

    sign: str
    shown: str
    weight: float


def reasons(model: Linear, sight: Sight) -> tuple[Reason, ...]:
    """What moved the score of worth of a sentence: its signs, those first that moved it most, then its words."""
    names = shown()
    signs = [
        Reason(sign, names.get(sign, sign), round(model.of_signs([sign])[1] * (1 - model.shares.get(sign, 0.0)), 3))
        for sign in sight.signs
        if sign not in _OF_DOCUMENT
    ]
    scale = 1 / math.sqrt(max(1, len(sight.tokens)))
    words = [
        Reason(WORD, f"the word “{token}”", round(model.token(token)[1] * scale * sight.tokens.count(token), 3))
        for token in dict.fromkeys(sight.tokens)
        if token.isalpha()
    ]
    told = [one for one in signs if abs(one.weight) >= LEAST_SIGN]
    spoken = [one for one in words if abs(one.weight) >= LEAST_WORD]
    return (*_by_weight(told), *_by_weight(spoken))


def _by_weight(found: list[Reason]) -> list[Reason]:
    return sorted(found, key=lambda one: -abs(one.weight))
