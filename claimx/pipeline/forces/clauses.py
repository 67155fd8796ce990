"""Clauses of a sentence by punctuation, conjunctions and comparisons; no parse."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from claimx.pipeline.types import Sentence
from claimx.records import Offsets

_BOUNDARY = re.compile(
    r"[;:]\s|,\s|\s[\u2013\u2014-]\s|\((?![A-Z]{2,6}\))|(?<![A-Z])\)"
    r"|(?<!offences )(?<!crime )(?<!crimes )(?<!violence )(?<!assaults )(?<!attacks )(?<!complaints )"
    r"(?<!fraud )against\s"
    r"|\b(?:while|whereas|but|although|though|versus|unlike|(?<!of )which|whose|where|who|because)\s"
    r"|\b(?:after|before)\s"
    r"|\b(?:compared|relative)\s+(?:with|to)\b|\b(?:the\s+same\s+as|similar\s+to|in\s+line\s+with)\b|\bthan\s+(?:in|across|for|the)\b|\bfollowed\s+by\b"
    r"|\b(?:is|was|are|were)\s+up\s+from\b"
)
_COORDINATION = re.compile(r"\b(?:and|or|plus)\b")
_CONJUNCTION = re.compile(r"\b(?:and|to|or|with|plus)\b")


def clauses(text: str, start: int, end: int, amounts: Sequence[Offsets], points: Sequence[Offsets]) -> list[Offsets]:
    """Offsets of the clauses of text[start:end], in order and without gaps.

    A comma inside a group of names is no boundary; "and" or "to" is one where amounts and names alternate on
    both sides of it.
    """
    marks = [m.start() for m in _BOUNDARY.finditer(text, start, end) if not _inside(points, m.start())]
    items = sorted([(span, True) for span in amounts] + [(span, False) for span in points])
    for n in range(1, len(items)):
        (one, one_amount), (two, two_amount) = items[n - 1], items[n]
        if one_amount == two_amount:
            continue
        alternate = (
            (n >= 2 and items[n - 2][1] and not one_amount) if two_amount else (n + 1 < len(items) and items[n + 1][1])
        )
        if not alternate:
            continue
        joints = _CONJUNCTION if two_amount else _COORDINATION
        marks.extend(m.start() for m in list(joints.finditer(text, one[1], two[0]))[-1:])
    edges = sorted({start, *marks, end})
    return list(pairwise(edges))


def _inside(spans: Sequence[Offsets], at: int) -> bool:
    found = bisect_right(spans, (at, at)) - 1
    return found >= 0 and spans[found][0] < at < spans[found][1]


def containing(edges: Sequence[Offsets], at: int) -> int:
    """Index of the clause that holds an offset."""
    return max(0, bisect_right(edges, at, key=lambda span: span[0]) - 1)


_LONGEST = 2000  # code points of a sentence; what is longer is none and is read in pieces


def pieces(text: str, sentences: Sequence[Sentence], amounts: Sequence[Offsets]) -> Iterator[Sentence]:
    """The sentences, over-long ones (a table, a text without stops) cut between words and amounts."""
    starts = [start for start, _ in amounts]
    for sentence in sentences:
        start = sentence.start
        while sentence.end - start > _LONGEST:
            cut = max(text.rfind(" ", start + 1, start + _LONGEST), start + _LONGEST // 2)
            inside = bisect_right(starts, cut) - 1
            if inside >= 0 and amounts[inside][0] > start and amounts[inside][1] > cut:
                cut = amounts[inside][0]
            yield replace(sentence, start=start, end=cut)
            start = cut
        yield replace(sentence, start=start)
