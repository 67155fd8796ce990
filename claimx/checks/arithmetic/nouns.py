"""What an amount counts, by the words at it: enough to tell officers from offences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from claimx.checks.arithmetic.lexicon import cues, words
from claimx.checks.arithmetic.phrases import stem
from claimx.checks.arithmetic.types import Amount

# Texts whose reading is kept: each is read for several relations.
_KEPT = 4_096
# Shorter words say little.
_SHORTEST = 3


def noun(amount: Amount) -> frozenset[str]:
    """The words of the noun phrase right after an amount, without those of change and comparison; empty for none."""
    return amount.noun


def compatible(one: Amount, other: Amount) -> bool:
    """Whether two amounts may count the same: one has no noun, they share a word, or one has a word for anything."""
    first, second = one.noun, other.noun
    if not first or not second or first & second:
        return True
    return bool(first & cues("anything")) or bool(second & cues("anything"))


@lru_cache(maxsize=_KEPT)
def said(text: str) -> frozenset[str]:
    """The words of a sentence that say what it is about."""
    plain = {stem(word) for word in words(text) if len(word) > _SHORTEST}
    return frozenset(plain - cues("stop") - cues("preposition") - cues("no_noun") - cues("movement") - cues("idle"))


def complementary(parts: Sequence[Amount]) -> bool:
    """Whether two amounts count what is one or the other: women and men, children and adults."""
    if len(parts) != 2:
        return False
    first, second = (set(map(stem, words(part.before)[-4:] + words(part.after)[:4])) for part in parts)
    for pair in complements():
        one, other = pair
        if (one in first and other in second and other not in first) or (
            other in first and one in second and one not in first
        ):
            return True
    return False


@cache
def complements() -> tuple[tuple[str, str], ...]:
    """Pairs of words for what is one or the other."""
    pairs = (tuple(map(stem, pair.split("/"))) for pair in cues("complement"))
    return tuple((one, other) for one, other in sorted(pairs))
