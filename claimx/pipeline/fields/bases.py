"""Levels beside a change: what it is measured against ("6% up on the 485 of July"), and what came of it."""

from __future__ import annotations

import re

from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.parse import Parsed
from claimx.pipeline.tree import Token

_EXTREMES = frozenset("peak high low height maximum trough".split())
# What stands between the word of comparison and the figure of another time, the figure's own noun left out.
_DETERMINED = frozenset(
    "the this that its their our his her 's ’s last previous preceding earlier year month quarter week summer winter"
    " spring autumn".split()
)
_HEDGES = frozenset("about around nearly almost some roughly just over".split())
_RELATIONS = frozenset("above below beneath on than".split())
_FIGURES = frozenset("20 % points million more fewer less up down higher lower better worse".split())
_REACH = 7
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_AGAINST = frozenset({"against", "versus", "compared"})


def is_held(parsed: Parsed, first: Token, last: Token) -> bool:
    """Whether an amount behind a comma is a level held against another: "down by a third, 185 as against 276".

    Args:
        parsed: The sentence.
        first: The first token of the amount.
        last: Its last token.
    """
    words, at = parsed.words, first.i - 1
    while at >= 0 and words[at] in _HEDGES:
        at -= 1
    if at < 1 or words[at] not in (",", ":", "–", "—", "("):
        return False
    for place in range(last.i + 1, min(last.i + 1 + _REACH, len(words))):
        if words[place] in _AGAINST:
            ahead = words[place + 1 : place + 4]
            return any(other[:1].isdigit() and not _YEAR.fullmatch(other) for other in ahead)
        if words[place] in (".", ";") or (words[place] == "," and not _AGAINST.intersection(words[place : place + 3])):
            return False
    return False


def is_base(parsed: Parsed, first: Token) -> bool:
    """Whether an amount is what another is measured against, which is a level whatever moved.

    Args:
        parsed: The sentence.
        first: The first token of the amount.
    """
    words, at = parsed.words, first.i - 1
    while at >= 0 and words[at] in _HEDGES:
        at -= 1
    if at >= 1 and words[at] == "of":
        return words[at - 1] in _EXTREMES
    low = max(0, at - _REACH)
    start = at
    while at > low and words[at] in _DETERMINED:
        at -= 1
    if at == start or at < 1:
        return False
    if words[at] == "times":
        return True
    compared = words[at - 1] in _FIGURES | cue("increase_word") | cue("decrease_word")
    return words[at] in _RELATIONS and (compared or parsed.doc[at - 1].tag_ in ("JJR", "RBR"))
