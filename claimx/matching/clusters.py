"""Mentions of one block to clusters that repeat one fact, in an order that does not depend on that of the input.

Mentions that say the same in the same words are one node. Nodes are taken from the one that says most (dated, many
digits) to the one that says least; each joins the cluster it points to most strongly, or begins one. Only clusters
with a rare term and a magnitude in common are looked at, so that the time grows with the mentions and not with
their square.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from claimx.matching.compare import compatible, is_repeat, points
from claimx.matching.mentions import Mention

# Terms by which a cluster can be found, and by which it is looked for: the rarest of the block.
_FILED, _SOUGHT = 6, 3
# Clusters looked at under one term and magnitude, and nodes of a cluster that one is compared with.
_CANDIDATES, _COMPARED = 64, 8
_STEP = math.log(1.15)
_WIDEST = 40


@dataclass(slots=True)
class Cluster:
    """Mentions of one fact, one list a node; ``low`` and ``high`` are what all their figures allow."""

    low: float
    high: float
    nodes: list[list[Mention]] = field(default_factory=list)
    weakest: int | None = None

    @property
    def mentions(self) -> list[Mention]:
        """All mentions, in the order of the nodes."""
        return [one for node in self.nodes for one in node]


def clusters(mentions: Iterable[Mention]) -> list[Cluster]:
    """The clusters of one block, those of a single mention included."""
    nodes = _nodes(mentions)
    frequency = Counter(term for node in nodes for term in _terms(node[0]))
    found: list[Cluster] = []
    filed: dict[tuple[str, int], list[int]] = defaultdict(list)
    for node in nodes:
        head = node[0]
        terms = sorted(_terms(head), key=lambda term: (frequency[term], term))
        near = [(term, size) for term in terms[:_SOUGHT] for size in _sizes(head)]
        candidates = sorted({number for key in near for number in filed.get(key, ())[-_CANDIDATES:]})
        chosen = _choose(found, candidates, head)
        if chosen is None:
            own = points(head, head) if len(node) > 1 else None
            found.append(Cluster(head.figure.low, head.figure.high, [node], own))
            number = len(found) - 1
        else:
            number, reached = chosen
            cluster = found[number]
            cluster.low, cluster.high = max(cluster.low, head.figure.low), min(cluster.high, head.figure.high)
            cluster.nodes.append(node)
            cluster.weakest = reached if cluster.weakest is None else min(cluster.weakest, reached)
        for term in terms[:_FILED]:
            for size in _sizes(head):
                if number not in filed[term, size][-1:]:
                    filed[term, size].append(number)
    return found


def _choose(found: Sequence[Cluster], candidates: Iterable[int], head: Mention) -> tuple[int, int] | None:
    """The cluster a node joins and its points; None where there is none, or where several of other times will do."""
    fits = [(reached, number) for number in candidates if (reached := _joins(found[number], head)) is not None]
    if not fits:
        return None
    fits.sort(key=lambda fit: (-fit[0], fit[1]))
    reached, number = fits[0]
    if not head.time.closed and any(
        other == reached and found[rival].nodes[0][0].time != found[number].nodes[0][0].time
        for other, rival in fits[1:]
    ):
        return None
    return number, reached


def _joins(cluster: Cluster, head: Mention) -> int | None:
    """The points for a node to join a cluster; None where it may not."""
    if head.figure.low > cluster.high or head.figure.high < cluster.low:
        return None
    compared = [node[0] for node in cluster.nodes[:_COMPARED]]
    if not all(compatible(one, head) for one in compared):
        return None
    best = max((reached for one in compared if (reached := points(one, head)) is not None), default=None)
    return best if is_repeat(best) else None


def _nodes(mentions: Iterable[Mention]) -> list[list[Mention]]:
    """Mentions that are one without a closer look, from those that say most to those that say least."""
    nodes: dict[tuple[object, ...], list[Mention]] = defaultdict(list)
    for one in sorted(mentions, key=lambda one: one.order):
        nodes[_signature(one)].append(one)
    return sorted(nodes.values(), key=_precedence)


def _signature(one: Mention) -> tuple[object, ...]:
    time, said = one.time, one.time.said
    when = (time.start, time.end, time.since, None if time.closed or said is None else (said.year, said.month))
    shared = (one.figure, one.content, one.nations, when)
    twin = points(one, one)
    if twin is None or not is_repeat(twin):
        return (*shared, *one.order)
    # Half of a point that a mention has with itself is for its very words.
    return shared if one.content.terms and is_repeat(_reworded(one, twin)) else (*shared, one.wording)


def _reworded(one: Mention, twin: int) -> int:
    """The points that two mentions of the same terms have when their sentences differ."""
    return twin - (2 if len(one.content.terms) == 1 else 1)


def _precedence(node: Sequence[Mention]) -> tuple[object, ...]:
    head = node[0]
    return (
        not head.time.closed,
        head.time.unknown,
        -head.figure.digits,
        head.figure.high - head.figure.low,
        head.figure.value,
        sorted(head.content.terms),
        head.order,
    )


def _terms(head: Mention) -> Iterator[str]:
    yield from head.content.terms
    yield head.wording.hex()


def _sizes(head: Mention) -> range:
    """The magnitudes that the near interval of a figure covers, as steps of a logarithmic scale."""
    low, high = _size(head.figure.low), _size(head.figure.high)
    return range(low, min(high, low + _WIDEST) + 1)


def _size(value: float) -> int:
    steps = math.floor(math.log1p(abs(value)) / _STEP)
    return steps if value >= 0 else -steps - 1
