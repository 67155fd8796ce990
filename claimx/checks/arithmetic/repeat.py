"""The same amount said twice: beside itself in other words, and in the headline and the body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimx.check_kinds import CheckKind
from claimx.checks.arithmetic.gaps import apposed, closed
from claimx.checks.arithmetic.lexicon import words
from claimx.checks.arithmetic.nouns import compatible, noun, said
from claimx.checks.arithmetic.types import Amount, Relation, Sentence, Tie, adjacent, headline, stopped
from claimx.records import Bound, Change

# Sentences of the body in which the figure of the headline is looked for.
_BODY = 8
# Digits by which two figures are hardly the same by chance.
_DIGITS = 3
# Amounts further apart than this are not the same, however they are rounded.
_NEAR, _LEAST = 1.5, 1e-9
# Nor is one that is much more or less a rounded way to say another.
_ROUNDED = 3.0
# Words that a headline and a sentence must share at least, for figures that do not fit.
_SHARED = 2


def relations(sentences: Sequence[Sentence]) -> Iterator[Relation]:
    """Every amount that is told again."""
    for place, sentence in enumerate(sentences):
        for one, other in zip(sentence.amounts, sentence.amounts[1:], strict=False):
            if _restated(one, other):
                yield Relation(CheckKind.REPEAT, (("one", one), ("again", other)))
        before = adjacent(sentences, place)
        earlier = before.amounts if before is not None else ()
        for at, other in enumerate(sentence.amounts):
            for one in (*earlier, *sentence.amounts[:at]):
                if _same(one, other):
                    yield Relation(CheckKind.REPEAT, (("one", one), ("again", other)), tie=Tie.LOOSE)
    if len(sentences) > 1 and headline(sentences[0]):
        # Lines of a list under a headline count each something else.
        yield from _headline(sentences[0], [one for one in sentences[1 : _BODY + 1] if stopped(one.text)])


def _restated(one: Amount, other: Amount) -> bool:
    """Whether an amount is told more exactly right after it: "almost £1m (£970,000)", "a third (33.4%)"."""
    if not one.alike(other) or one.moved is not other.moved or other.claim.quantity.bound is not Bound.EXACT:
        return False
    if not 1 / _ROUNDED <= _size(one) / max(_size(other), _LEAST) <= _ROUNDED:
        return False
    vague = one.claim.quantity.bound is Bound.APPROXIMATE or not re.search("[0-9]", one.claim.quantity.text)
    return vague and apposed(other.before) and not noun(other) and closed(other.after) and len(words(other.before)) <= 3


def _same(one: Amount, other: Amount) -> bool:
    """Whether two amounts near each other are likely one: equal, or one rounded, with a noun in common or none."""
    if not one.alike(other) or one.claim.change is not other.claim.change:
        return False
    if not 1 / _NEAR <= _size(one) / max(_size(other), _LEAST) <= _NEAR:
        return False
    first, second = one.figure, other.figure
    if first is None or second is None or not first.agrees(second):
        return False
    if first.value != second.value and first.digits == second.digits:
        return False
    told = noun(one) & noun(other)
    if not told and not (compatible(one, other) and max(first.digits, second.digits) >= _DIGITS):
        return False
    return (bool(told) and first.value == second.value) or max(first.digits, second.digits) >= _DIGITS


def _size(amount: Amount) -> float:
    return abs(amount.claim.quantity.value or 0.0)


def _headline(head: Sentence, body: Sequence[Sentence]) -> Iterator[Relation]:
    for one in head.amounts:
        others = [
            (other, sentence)
            for sentence in body
            for other in sentence.amounts
            if one.alike(other) and _comparable(one, other)
        ]
        fitting = [
            other
            for other, sentence in others
            if _agree(one, other) and (_shared(head, sentence) or (sentence is body[0] and one.moved and other.moved))
        ]
        if fitting:
            yield Relation(CheckKind.REPEAT, (("one", one), ("again", fitting[0])))
            continue
        rivals = [
            (other, sentence)
            for other, sentence in others
            if sentence is body[0] and _shared(head, sentence) >= min(_SHARED, -(-len(said(head.text)) // 2) or 1)
        ]
        agreeing = any(_agree(one, other) for other, _ in others)
        alone = [other for other, sentence in others if sentence is body[0]]
        if not rivals and not agreeing and len(head.amounts) == len(alone) == 1 and one.moved is alone[0].moved:
            yield Relation(CheckKind.REPEAT, (("one", one), ("again", alone[0])), tie=Tie.FAIR)
        if len(rivals) == 1 and not agreeing and compatible(one, rivals[0][0]):
            yield Relation(CheckKind.REPEAT, (("one", one), ("again", rivals[0][0])), tie=Tie.LIKELY)


def _comparable(one: Amount, other: Amount) -> bool:
    return one.moved is other.moved or Change.LEVEL in (one.claim.change, other.claim.change)


def _agree(one: Amount, other: Amount) -> bool:
    first, second = one.figure, other.figure
    if first is None or second is None:
        return False
    opposite = one.moved and other.moved and one.claim.change is not other.claim.change
    return not opposite and (first.agrees(second) or abs(first.value) == abs(second.value))


def _shared(head: Sentence, sentence: Sentence) -> int:
    """How many words that say something two sentences share."""
    return len(said(head.text) & said(sentence.text))
