"""Clusters that contradict each other: the same fact by a strict key, and figures that no rounding brings together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, product

from claimx.matching.clusters import Cluster
from claimx.matching.compare import contradicts, fact_key
from claimx.matching.mentions import Mention, Paper

# More figures than this for one key are rows of a table or districts of a list, which the claims do not tell apart.
_MOST_SIDES = 4
# Mentions of one side that are held against those of another.
_COMPARED = 32

Conflict = tuple[int, int, Mention, Mention]


def conflicts(found: Sequence[Cluster]) -> list[Conflict]:
    """Pairs of clusters that contradict each other, each with the two mentions that show it."""
    keyed: dict[tuple[object, ...], list[tuple[int, Mention]]] = defaultdict(list)
    for number, cluster in enumerate(found):
        for node in cluster.nodes:
            for one in node:
                key = fact_key(one)
                if key is not None:
                    keyed[key].append((number, one))
    pairs: dict[tuple[int, int], Conflict] = {}
    for members in keyed.values():
        for conflict in _of_key(members):
            pairs.setdefault(conflict[:2], conflict)
    return [pairs[key] for key in sorted(pairs)]


def _of_key(members: Sequence[tuple[int, Mention]]) -> list[Conflict]:
    by_paper: dict[Paper, list[tuple[int, Mention]]] = defaultdict(list)
    for number, one in members:
        by_paper[one.paper].append((number, one))
    sides: dict[int, list[Mention]] = defaultdict(list)
    for inside in by_paper.values():
        if _tells_apart(inside):
            for number, one in inside:
                sides[number].append(one)
    if not 1 < len(sides) <= _MOST_SIDES:
        return []
    shown: list[Conflict] = []
    for a, b in combinations(sorted(sides), 2):
        pairs = product(sides[a][:_COMPARED], sides[b][:_COMPARED])
        proof = next(((x, y) for x, y in pairs if contradicts(x, y)), None)
        if proof is not None:
            shown.append((a, b, *proof))
    return shown


def _tells_apart(inside: Sequence[tuple[int, Mention]]) -> bool:
    """Whether a key that claims of one document share stands for one fact there.

    It does not where the document gives several figures for it and does not contradict itself: then it speaks of
    parts, places or times in words that no term stands for.
    """
    first: dict[int, Mention] = {}
    for number, one in inside:
        first.setdefault(number, one)
    return len(first) == 1 or (len(first) == 2 and contradicts(*first.values()))
