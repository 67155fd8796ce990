"""Overlapping attributions laid over one another: what was laid later covers what was laid before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

from claimx.pipeline.speakers.entities import Entity
from claimx.pipeline.types import Attribution


@dataclass(frozen=True, slots=True)
class Layer:
    """A stretch of text and who is responsible for it; ``entity`` None where nobody who is named is.

    ``rank`` goes before the order of laying: direct speech covers reports, reports cover whole documents.
    """

    start: int
    end: int
    entity: Entity | None
    rank: int
    cue: tuple[int, int] | None = None


def flatten(layers: Sequence[Layer], spoken: Sequence[tuple[int, int]]) -> list[Attribution]:
    """Disjoint attributions in order; ``spoken``, sorted and disjoint, is what stands as direct speech."""
    order = sorted(range(len(layers)), key=lambda i: (layers[i].start, i))
    edges = {edge for layer in layers for edge in (layer.start, layer.end)}
    edges.update(edge for span in spoken for edge in span)
    active: list[tuple[int, int, int]] = []
    found: list[Attribution] = []
    points = sorted(edges)
    next_layer = 0
    starts = [start for start, _ in spoken]
    for start, end in pairwise(points):
        while next_layer < len(order) and layers[order[next_layer]].start <= start:
            number = order[next_layer]
            heappush(active, (-layers[number].rank, -number, number))
            next_layer += 1
        while active and layers[active[0][2]].end <= start:
            heappop(active)
        if not active:
            continue
        layer = layers[active[0][2]]
        if layer.entity is None:
            continue
        at = bisect_right(starts, start) - 1
        quoted = at >= 0 and start < spoken[at][1]
        made = Attribution(start, end, layer.entity.name, layer.entity.role, quoted, layer.cue)
        last = found[-1] if found else None
        if last is not None and last.end == start and _same(last, made):
            found[-1] = Attribution(last.start, end, made.name, made.role, quoted, made.cue)
        else:
            found.append(made)
    return found


def _same(one: Attribution, two: Attribution) -> bool:
    return (one.name, one.role, one.quoted, one.cue) == (two.name, two.role, two.quoted, two.cue)


def speaker_at(attributions: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """Who is responsible for what stands between two offsets.

    ``attributions`` as ``attribute`` returns them: sorted and disjoint, an inner attribution cut out of the outer
    one, so that the one found is the innermost. Takes time logarithmic in their number.
    """
    at = bisect_right(attributions, start, key=lambda a: a.start) - 1
    if at >= 0 and start < attributions[at].end:
        return attributions[at]
    if at + 1 < len(attributions) and attributions[at + 1].start < end:
        return attributions[at + 1]
    return None
