"""Words for offsets: the fewest words of a text that give a stretch of it as the gold format gives it."""

from __future__ import annotations

import re
from collections.abc import Callable

from claimx.corpus.gold import place
from claimx.errors import CorpusError
from claimx.records import Offsets

_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\S+")
_BRACKETS = "leave the mention out, or take the square brackets out of the text"


def quote(text: str, start: int, end: int, *, around: int = 1) -> str:
    """The shortest quote with ``[[text[start:end]]]`` in it, in whole words, that occurs once only in the text.

    Every run of white space is one space in it, as the gold format allows. Among quotes of as few words, that with the
    amount nearest its middle is taken.

    Args:
        around: How many words stand on each side at least, as far as there are any.

    Raises:
        CorpusError: The stretch is empty, begins or ends with white space, or square brackets at its edges or before
            it would be taken for those of the quote.
    """
    core = _SPACE.sub(" ", text[start:end])
    if not core or core != core.strip():
        raise CorpusError(f"{core!r} at {start} is no amount", remedy="mark words, without the white space around them")
    before, after = _SPACE.sub(" ", text[:start]).lstrip(), _SPACE.sub(" ", text[end:]).rstrip()
    whole = f"{before}{core}{after}"
    lefts = _lefts(before)
    rights = [0, *(word.end() for word in _WORD.finditer(after))]

    def once(left: int, right: int) -> bool:
        words = whole[lefts[left] : len(before) + len(core) + rights[right]]
        return whole.find(words, whole.find(words) + 1) < 0

    found = _fewest(len(lefts) - 1, len(rights) - 1, around, once)
    if found is None or "]]" in core or core.endswith("]"):
        raise CorpusError(f"{core!r} at {start} cannot be quoted, for the square brackets there", remedy=_BRACKETS)
    left, right = found
    return f"{before[lefts[left] :]}[[{core}]]{after[: rights[right]]}"


def gives(text: str, quote: str, start: int, end: int) -> bool:
    """Whether a quote occurs once in a text, and marks text[start:end]."""
    return place(text, quote)[0] == [(start, end)]


def _lefts(before: str) -> list[int]:
    """Where the words before an amount begin, the nearest first, as far back as no brackets are misread."""
    starts = [len(before), *reversed([word.start() for word in _WORD.finditer(before)])]
    if before.endswith("["):
        return starts[:1]
    last = before.rfind("[[")
    return [start for start in starts if start > last]


def _fewest(lefts: int, rights: int, least: int, once: Callable[[int, int], bool]) -> tuple[int, int] | None:
    """The fewest words to the left and right that occur once; None where not even all of them do.

    What holds words that occur once occurs once itself, on which the search relies.
    """
    if not once(lefts, rights):
        return None
    low, high = 0, 1
    while not once(min(high, lefts), min(high, rights)):
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if once(min(middle, lefts), min(middle, rights)) else (middle, high)
    # No side of the shortest is longer than both sides of the shortest with as many words on either.
    right, found = min(max(2 * high, least), rights), []
    for left in range(min(least, lefts), min(max(2 * high, least), lefts) + 1):
        while right > min(least, rights) and once(left, right - 1):
            right -= 1
        if once(left, right):
            found.append((left, right))
    return min(found, key=lambda pair: (sum(pair), abs(pair[0] - pair[1])))


def region(text: str, start: int, end: int) -> tuple[str, str]:
    """The first and the last words of a stretch of text, which give it in the gold format's ``ignore``.

    As few words as there can be, three where they do.

    Raises:
        CorpusError: The stretch is empty, or no words can give it.
    """
    if start >= end:
        raise CorpusError(f"a region at {start} is empty", remedy="mark the words that are to be ignored")
    stops = [start + word.end() for word in _WORD.finditer(text[start:])]
    longer = [*(stop for stop in stops[2:] if stop < end), end, *(stop for stop in stops if stop > end)]
    first = next((text[start:stop] for stop in longer if text.find(text[start:stop]) == start), None)
    if first is None:
        raise CorpusError(
            f"the region {text[start:end]!r} at {start} stands before it too, and the text ends with it",
            remedy="begin it a word sooner",
        )
    last = next(
        text[begin:end]
        for begin in [*[start + word.start() for word in _WORD.finditer(text[start:end])][-3::-1], start]
        if text.find(text[begin:end], start) == begin
    )
    return first, last


def trimmed(text: str, start: int, end: int) -> Offsets:
    """A stretch without the white space at its edges."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
