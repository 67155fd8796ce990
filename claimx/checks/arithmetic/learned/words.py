"""The words at amounts and between them by which signs are read."""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from claimx.checks.arithmetic.learned.windows import Window
from claimx.checks.arithmetic.lexicon import cues
from claimx.checks.arithmetic.phrases import stem
from claimx.checks.arithmetic.types import Amount

# Words that relate amounts stand in sentences of any subject; no others are read, so that the signs hold for any.
_TOKEN = re.compile(r"[0-9](?:[0-9,.]*[0-9])?|[^\W\d_]+(?:['’][^\W\d_]+)*|[(),;:.–—%\-]")
_KEPT = 2_048
# Words right before and after an amount that say what it is.
NEAR = 3
# Characters at an amount in which its place is named.
_BESIDE = 45
_STOP, _PAUSE = re.compile(r"[;.:]"), re.compile(r"[;.:,(–—]| and ")
_NAME = re.compile(r"(?<=[a-z,(] )[A-Z][a-z]{2,}")
_NO_NAMES = frozenset({*calendar.month_name, *calendar.day_name, "Police", "Constabulary", "Band"})


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a sentence in lower case, None for one that relates nothing, and where each begins."""

    words: tuple[str | None, ...]
    starts: tuple[int, ...]

    def between(self, start: int, end: int) -> tuple[str | None, ...]:
        return self.words[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


@lru_cache(maxsize=_KEPT)
def first_words(text: str) -> tuple[str | None, ...]:
    """The first tokens of a text, as those of a sentence are given."""
    relating = cues("relating")
    found = (one[0].lower() for one in islice(_TOKEN.finditer(text), NEAR))
    return tuple(word if word in relating else None for word in found)


@lru_cache(maxsize=_KEPT)
def last_words(text: str) -> tuple[str | None, ...]:
    """The last tokens of a text, as those of a sentence are given."""
    # No token holds a space, so that the end of a text mostly tells them.
    pieces = text.rsplit(None, NEAR)
    found = _TOKEN.findall(" ".join(pieces[1:])) if len(pieces) > NEAR else []
    if len(found) < NEAR:
        found = _TOKEN.findall(text)
    relating = cues("relating")
    return tuple(word if word in relating else None for word in map(str.lower, found[-NEAR:]))


@lru_cache(maxsize=_KEPT)
def tokens(text: str) -> Tokens:
    found = [(one[0].lower(), one.start()) for one in _TOKEN.finditer(text)]
    relating = cues("relating")
    return Tokens(tuple(word if word in relating else None for word, _ in found), tuple(at for _, at in found))


def gap(window: Window, one: Amount, first: int, other: Amount, last: int) -> Sequence[str | None]:
    """The tokens between two amounts, each in the sentence of a place."""
    if first == last:
        return tokens(window.sentences[first].text).between(one.end, other.start)
    ahead, behind = window.sentences[first], window.sentences[last]
    found = list(tokens(ahead.text).between(one.end, len(ahead.text)))
    for passed in window.sentences[first + 1 : last]:
        found += tokens(passed.text).words
    return [*found, *tokens(behind.text).between(0, other.start)]


@lru_cache(maxsize=_KEPT)
def subject(text: str) -> tuple[str, ...]:
    """The words of a subject, to compare."""
    return tuple(stem(word) for word in text.lower().split())


@lru_cache(maxsize=_KEPT)
def names(before: str, after: str) -> frozenset[str]:
    """The names right at an amount: of the place or the body that it is counted in."""
    ahead = _STOP.split(before)[-1][-_BESIDE:]
    behind = _PAUSE.split(after)[0][:_BESIDE]
    return frozenset(_NAME.findall(f"{ahead} # {behind}")) - _NO_NAMES
