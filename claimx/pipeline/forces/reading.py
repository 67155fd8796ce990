"""One sentence with its amounts and points: which point governs which amount."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimx.pipeline.forces import clauses as _clauses
from claimx.pipeline.forces import cues as _cues
from claimx.pipeline.forces.points import Point
from claimx.pipeline.types import Amount, Area, Sentence
from claimx.records import Offsets

# "12 in Harlow": the name right behind an amount.
_BEHIND = re.compile(r"\s*(?:[\w'\u2019-]+\s+){0,3}?(?:in|for|at|across|to|from|by)\s+(?:the\s+)?")
# "more than twice as high": nothing of its own stands before the amount in its clause.
_BARE = re.compile(r"[\s,(\u2013-]*(?:(?:and|or|well|just|more|less|over|under|nearly|almost|about|around|than|a)\s+)*")


@dataclass(frozen=True, slots=True)
class Governed:
    """The point an amount belongs to, and whether it does so for certain (own clause, frame, comparison)."""

    point: Point | None
    firm: bool


class Reading:
    """A sentence with its amounts, points and clauses."""

    __slots__ = ("amounts", "edges", "points", "sentence", "text")

    def __init__(
        self,
        text: str,
        sentence: Sentence,
        amounts: Sequence[Amount],
        points: Sequence[Point],
        edges: Sequence[Offsets],
    ) -> None:
        self.text, self.sentence, self.amounts, self.points, self.edges = (
            text,
            sentence,
            amounts,
            points,
            edges,
        )

    def clause(self, at: int) -> Offsets:
        """The clause that holds an offset."""
        return self.edges[_clauses.containing(self.edges, at)]

    def respectively(self, number: int) -> Area | None:
        """The part of a joined group that an amount of "A and B ... x and y respectively" belongs to."""
        match = _cues.RESPECTIVELY.search(self.text, self.sentence.start, self.sentence.end)
        amount = self.amounts[number]
        groups = [p for p in self.points if len(p.members) > 1]
        for group in reversed(groups):
            size = len(group.members)
            if group.end <= amount.start:
                run = [n for n, a in enumerate(self.amounts) if a.start >= group.end]
            else:
                run = [n for n, a in enumerate(self.amounts) if a.end <= group.start][-size:]
            close = self._close(run[:size])
            if len(run) < size or number not in run[:size] or not (match or (close and group.end <= amount.start)):
                continue
            if match and match.start() < self.amounts[run[0]].start:
                continue
            if not match and len(run) != size:
                continue
            return group.members[run.index(number)]
        return None

    def _close(self, run: Sequence[int]) -> bool:
        """Whether amounts follow each other with nothing but "and" between."""
        between = [self.text[self.amounts[a].end : self.amounts[b].start] for a, b in pairwise(run)]
        return bool(between) and all(re.fullmatch(r",?\s*and\s+", gap) for gap in between)

    def governing(self, number: int, home: str | None) -> Governed:
        """The point an amount belongs to within its sentence, if the sentence has one."""
        amount = self.amounts[number]
        place = _clauses.containing(self.edges, amount.start)
        left, right = self.edges[place]
        for point in self.points:
            if point.aside and point.end <= left and not self.text[point.end : left].strip(" ,"):
                return Governed(point, True)
        points = [p for p in self.points if not p.aside]
        before = [p for p in points if left <= p.start and p.end <= amount.start]
        after = [p for p in points if amount.end <= p.start < right]
        bare = _BARE.fullmatch(self.text, left, amount.start) is not None
        comparing = bare and place > 0 and amount.form in ("multiple", "fraction")
        if before and after:
            return Governed(self._between(number, before[-1], after[0]), True)
        if before:
            return Governed(before[-1], True)
        earlier = [p for p in points if p.end <= left]
        framed = bool(earlier) and earlier[-1].frame
        if after and not comparing and (after[0].explicit or not framed):
            return Governed(after[0], True)
        for point in reversed(earlier):
            local = home is None or home in point.ids or not point.ids
            if local or point.frame or point.we or not point.explicit:
                return Governed(point, comparing or point.frame)
        if after:
            return Governed(after[0], True)
        for point in points:
            if point.start < right or point.we or not (home is None or home in point.ids):
                continue
            edge = self.edges[_clauses.containing(self.edges, point.start)][0]
            if not _cues.PART.match(self.text, edge):
                return Governed(point, self._forward((left, right)))
        return Governed(None, False)

    def _forward(self, clause: Offsets) -> bool:
        """Whether a clause opens the sentence and points forward ("Based on their £2m grant, ...")."""
        opens = self.edges[0] == clause
        return opens and re.search(r"\b(?:its|their)\b", self.text[slice(*clause)]) is not None

    def _between(self, number: int, before: Point, after: Point) -> Point:
        """Of a point on either side within the clause, the one the amount belongs to."""
        amount = self.amounts[number]
        if before.we and not before.ids:
            return after
        behind = _BEHIND.fullmatch(self.text, amount.end, after.start) is not None
        taken = any(before.end <= a.start and a.end <= amount.start for n, a in enumerate(self.amounts) if n != number)
        if behind and (taken or not before.ids) and after.ids:
            return after
        return before
