"""Documents that are copies of each other: a release published twice, one answer to several questions.

Only the claims of a document are at hand, so its likeness is that of the sentences that hold them: the smallest hashes
of their word shingles, a sketch from which the share of common shingles is estimated (Broder 1997).
"""

from __future__ import annotations

import heapq
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

from claimx.matching.mentions import Mention, Paper, words_of

_SHINGLE = 4
_SKETCH = 32
_ALIKE = 0.8
# Fewer shingles than this are a sentence, which others may quote; then the titles must be the same as well.
_ENOUGH = 16
# Copies share one of so many smallest hashes almost always.
_KEYS = 4

Sketch = Sequence[int]


def shingles(text: str) -> set[int]:
    """Hashes of the runs of four words in a text; of a shorter text, of the whole."""
    words = words_of(text)
    runs = [" ".join(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1))]
    return {int.from_bytes(blake2b(run.encode(), digest_size=8).digest()) for run in runs}


def merged(sketch: Iterable[int], more: Iterable[int]) -> Sketch:
    """A sketch with more shingles taken in: the smallest hashes of all."""
    return array("Q", heapq.nsmallest(_SKETCH, {*sketch, *more}))


def likeness(one: Sketch, other: Sketch) -> float:
    """The estimated share of shingles that two documents have in common, 0 to 1."""
    smallest = set(heapq.nsmallest(_SKETCH, {*one, *other}))
    return len(smallest.intersection(one, other)) / len(smallest) if smallest else 0.0


def copied(mentions: Sequence[Mention], sketches: Mapping[Paper, Sketch]) -> dict[Paper, Paper]:
    """For each document of some mentions the one it is a copy of: the earliest, itself where it is none."""
    papers = sorted({one.paper for one in mentions}, key=in_time)
    original: dict[Paper, Paper] = {}
    filed: dict[int | str, list[Paper]] = defaultdict(list)
    for paper in papers:
        keys: tuple[int | str, ...] = (paper.id, *sketches[paper][:_KEYS])
        rivals = dict.fromkeys(rival for key in keys for rival in filed[key])
        original[paper] = next((rival for rival in rivals if _is_copy(paper, rival, sketches)), paper)
        if original[paper] == paper:
            for key in keys:
                filed[key].append(paper)
    return original


def in_time(paper: Paper) -> tuple[bool, str, str, str]:
    """By date, the undated last."""
    return (paper.date is None, str(paper.date), paper.path or "", paper.id)


def _is_copy(one: Paper, other: Paper, sketches: Mapping[Paper, Sketch]) -> bool:
    if one.id == other.id:
        return True
    enough = min(len(sketches[one]), len(sketches[other])) >= _ENOUGH
    same_title = one.title is not None and one.title == other.title
    return (enough or same_title) and likeness(sketches[one], sketches[other]) >= _ALIKE
