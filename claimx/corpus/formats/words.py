"""Where the words that belong to a mention stand: the gold format gives them without a place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimx.corpus.formats.model import ARGUMENTS, Annotated
from claimx.corpus.gold import GoldClaim
from claimx.records import Offsets


def words_of(claim: GoldClaim, name: str) -> str | None:
    """The words of an argument of a mention: a string as it stands, the text of a period."""
    given = claim.fields.get(name)
    words = given.get("text") if isinstance(given, dict) else given
    return words if isinstance(words, str) and words.strip() else None


def same(one: str | None, other: str | None) -> bool:
    """Whether two are the same words, whatever the white space between them."""
    return (one or "").split() == (other or "").split()


def nearest(text: str, words: str, start: int, end: int) -> Offsets | None:
    """Where words stand nearest to text[start:end]; one place of two as near is the one before. None where nowhere.

    White space stands for any run of it. Parts of longer words are taken only where there are no whole ones.
    """
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    places = [match.span(1) for match in re.finditer(f"(?=({pattern}))", text)]
    whole = [place for place in places if not any(_inside_a_word(text, at) for at in place)]
    return min(whole or places, key=lambda place: (_gap(place, start, end), place), default=None)


def _inside_a_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _gap(place: Offsets, start: int, end: int) -> int:
    return max(place[0] - end, start - place[1], 0)


def arguments(document: Annotated, claim: GoldClaim) -> Iterator[tuple[str, Offsets]]:
    """The arguments of a mention whose words stand in the text, with their places."""
    for name in ARGUMENTS:
        words = words_of(claim, name)
        place = nearest(document.text, words, claim.start, claim.end) if words else None
        if place is not None:
            yield name, place
