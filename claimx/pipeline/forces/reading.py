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


# "twice the rate for England", "half that of Kent": what an amount is measured against.
_MULTIPLE_OF = re.compile(r"\s*(?:as\s|more\s+than\b|higher\b|lower\b|greater\b|the\b|that\b|those\b|what\b)")
_SHARE_IN = re.compile(r"\s+(?:in|at|across)\s+[A-Z]")  # "5% in Gwent and more than a tenth in Dyfed-Powys"
_ABOVE = re.compile(r"\s*(?:above|below|under|higher than|lower than)\s+(?:the|that)\b")
_FRACTION_OF = re.compile(r"\s*(?:of\s+)?(?:the\s+(?:[a-z]+\s+)?(?:rate|average|figure|level)\b|that\b|those\b)")
_COMPARISON = re.compile(
    r"[\s,(\u2013-]*(?:as\s+)?(?:compared|relative|against|versus|than|unlike|the\s+same\s+as|similar\s+to|in\s+line\s+with)\b",
    re.I,
)
_COMPARED = re.compile(
    r"\b(?:compared|relative|versus|(?<!offences )(?<!crime )(?<!crimes )(?<!violence )(?<!assaults )(?<!attacks )"
    r"(?<!complaints )(?<!fraud )against)\b[^,.;:]{0,60}$"
    r"|\b(?:above|below|under)\s+the\s+(?:[a-z]+\s+){0,2}(?:average|rate|mean|figure|level)\s+(?:for|in|of|across)"
    r"\s+(?:the\s+)?$",
    re.I,
)
_TAKEN_FROM = re.compile(r"\b(?:from|of|through|under|using)\s+(?:the\s+)?$")
_MEANS = re.compile(
    r"\b(?:from|out of|through|under|within|above|below|beyond|over|than|meeting|exceeding|beating)\s+(?:the|a)\s+$"
)
# "alongside the Government's programme": what helps is not whose it is, wherever the force is named.
_ALONGSIDE = re.compile(
    r"\b(?:alongside|on top of|in addition to|besides|together with)\s+(?:the\s+|a\s+)?(?:[\w'’]+\s+)?$"
)
# "Within the national target", "just short of the national standard": what a force is measured by.
_MEASURED_BY = re.compile(
    r"\b(?:within|inside|outside|against|below|beneath|under|over|above|beyond|beats?|beating|beaten|meets?|met|meeting|"
    r"miss(?:e[sd]|ing)?|exceed(?:s|ed|ing)?|short of|better than|worse than|faster than|slower than)\s+"
    r"(?:the\s+|a\s+|its\s+|our\s+)$"
)
_MEASURE = re.compile(r"\s+(?:[\w-]+\s+){0,2}?(?:targets?|standards?|guidelines?|benchmarks?|expectations?)\b")
# "its work, to which the Home Office gave £3m": who pays is not whose it is.
_GIVEN = re.compile(r"[\s,]*(?:to|for|towards?) which\b")
_OF_WHOM = re.compile(r"[\s,(\u2013-]*of (?:whom|which)\b")
_OPPOSING = re.compile(r"\b(?:whereas|while|whilst|but|although|though)\b|;", re.I)
# "We have lost 900 nationally": the adverb behind the amount widens it.
_NATIONALLY = re.compile(r"(?:nationally|nationwide)\b", re.I)
# "Cumbria had 1,415, which is 50 more": of whom the figure before is
_SAME_FIGURE = re.compile(
    r"[^.;:,]{0,40},\s+which\s+(?:is|was|means?|meant|represents?|represented|makes?)\s+"
    r"(?:(?:still|only|just|about|some|an?|more|less|than|almost|nearly|up|down|rise|fall|increase|decrease|of)\s+){0,4}"
)
_ONLY = re.compile(r"(?:Only|But|And|Even|Just|Once again)?\s*")
_WITH = re.compile(r",\s+(?:with|up|down)\s")
_NEAR = 30  # code points
_WHO = re.compile(r"(?:which|who|where|whose)\b")
# "40 were closed, and in Kent 12": the first amount is not Kent's.
_CONTRAST = re.compile(
    r"[\s,;:\u2013-]*(?:and|but|while|whereas|although|though)\s+(?:that\s+)?(?:in|for|at|across)\s+(?:the\s+)?", re.I
)


@dataclass(frozen=True, slots=True)
class Governed:
    """The point an amount belongs to.

    Attributes:
        point: None where the sentence has none for it.
        firm: Whether it does so for certain (own clause, frame, comparison).
        contrast: A point that the amount is set against, and so does not belong to.
    """

    point: Point | None
    firm: bool
    contrast: Point | None = None


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

    def price(self, number: int) -> bool:
        """Whether an amount is the price of goods by weight, or what that price was."""
        amount = self.amounts[number]
        if amount.form != "money":
            return False
        if _cues.PRICE.match(self.text, amount.end):
            return True
        near = max(self.sentence.start, amount.start - 20)
        return (
            number > 0
            and self.price(number - 1)
            and _cues.FORMER_PRICE.search(self.text, near, amount.start) is not None
        )

    def governing(self, number: int, home: str | None) -> Governed:
        """The point an amount belongs to within its sentence, if the sentence has one."""
        amount = self.amounts[number]
        if number and _SAME_FIGURE.fullmatch(self.text, self.amounts[number - 1].end, amount.start):
            return self.governing(number - 1, home)
        place = _clauses.containing(self.edges, amount.start)
        left, right = self.edges[place]
        for point in self.points:
            if point.aside and point.end <= left and not self.text[point.end : left].strip(" ,"):
                return Governed(point, True)
        points = [p for p in self.points if not p.aside]
        if self._measured(amount):
            points = [p for p in points if p.start < amount.end]
        before = [p for p in points if left <= p.start and p.end <= amount.start]
        after = [
            p
            for p in points
            if amount.end <= p.start < right and not self._source(amount, p) and not self._yardstick(p)
        ]
        bare = _BARE.fullmatch(self.text, left, amount.start) is not None
        share = amount.form == "fraction" and _SHARE_IN.match(self.text, amount.end) is None
        comparing = bare and place > 0 and (amount.form == "multiple" or share)
        if before and after:
            return Governed(self._between(number, before[-1], after[0]), True)
        if before:
            return Governed(before[-1], True)
        earlier = [p for p in points if p.end <= left]
        if earlier and not after and _WHO.match(self.text, left) and not self.text[earlier[-1].end : left].strip(" ,"):
            return Governed(earlier[-1], True)
        earlier = [p for p in earlier if not self.compared(p)]
        if earlier and not after and earlier[0].explicit and self._absolute(earlier[0], left):
            return Governed(earlier[0], True)
        framed = bool(earlier) and earlier[-1].frame
        if after and not comparing and (after[0].explicit or not framed):
            return Governed(after[0], True)
        for point in reversed(earlier):
            local = home is None or home in point.ids or not point.ids or self._opposed(point, amount)
            if local or point.frame or point.we or not point.explicit:
                return Governed(point, comparing or (point.frame and not _OPPOSING.match(self.text, left)))
        if after:
            return Governed(after[0], True)
        for point in points:
            if point.start < right or point.we or self.compared(point) or not (home is None or home in point.ids):
                continue
            edge = self._edge(point)
            if home is None and _CONTRAST.fullmatch(self.text, edge, point.start):
                return Governed(None, False, point)
            if not _cues.PART.match(self.text, edge):
                return Governed(point, self._forward((left, right)))
        return Governed(None, False)

    def _absolute(self, point: Point, left: int) -> bool:
        """Whether a clause only adds to a subject that opens the sentence: "Only Gwent did well, with a fall of"."""
        opens = _ONLY.fullmatch(self.text, self.sentence.start, point.start) is not None
        return opens and _WITH.match(self.text, left) is not None

    def _source(self, amount: Amount, point: Point) -> bool:
        """Whether a national point only says what a sum, or a part, is taken from ("£4m from the national fund")."""
        part = _cues.PART.match(self.text, self.clause(amount.start)[0]) is not None
        national = (amount.form == "money" or part) and not point.ids and not point.explicit
        return national and _TAKEN_FROM.search(self.text, amount.end, point.start) is not None

    def _opposed(self, point: Point, amount: Amount) -> bool:
        """Whether "whereas" or "but" sets a point against the main clause, and the amount stands behind them."""
        marks = [m.end() for m in _OPPOSING.finditer(self.text, self.sentence.start, amount.start)]
        return bool(marks) and marks[-1] <= point.start

    def compared(self, point: Point) -> bool:
        """Whether a point only says what something is compared with ("against 44% in Surrey") or done by."""
        left = self._edge(point)
        if _COMPARISON.match(self.text, left) or self._means(point) or self._yardstick(point):
            return True
        near = max(self.sentence.start, point.start - 80)
        return _COMPARED.search(self.text, near, point.start) is not None

    def _yardstick(self, point: Point) -> bool:
        """Whether what is national is only what a force is measured by: "within the national target"."""
        if point.ids or point.explicit:
            return False
        near = max(self.sentence.start, point.start - 40)
        before = _MEASURED_BY.search(self.text, near, point.start) is not None
        return before and _MEASURE.match(self.text, point.end) is not None

    def _means(self, point: Point) -> bool:
        """Whether the country only sets what a force has or meets ("Kent did well out of the national programme")."""
        if point.ids or point.explicit:
            return False
        left = self._edge(point)
        near = max(self.sentence.start, point.start - 40)
        if _ALONGSIDE.search(self.text, near, point.start):
            return any(p.ids for p in self.points)
        if not any(p.ids and left <= p.start and p.end <= point.start for p in self.points):
            return False
        return _MEANS.search(self.text, max(left, point.start - 20), point.start) is not None

    def partial(self, point: Point) -> bool:
        """Whether a point only says where a part is of what the sentence counts ("six of them in Dorset")."""
        return self.edges[0][0] < self._edge(point) and _cues.PART.match(self.text, self._edge(point)) is not None

    def _edge(self, point: Point) -> int:
        return self.edges[_clauses.containing(self.edges, point.start)][0]

    def without_scenes(self) -> list[Point]:
        """The points less places that only say where forces at work together, one of them the place's, acted."""
        joint = next((p for p in self.points if len(p.ids) > 1), None)
        if joint is None:
            return list(self.points)
        within = set(joint.ids)
        return [
            p
            for p in self.points
            if p.proper or p.end <= joint.end or not p.ids or not set(p.ids) < within or self.partial(p)
        ]

    def relative(self, amount: Amount) -> bool:
        """Whether an amount's clause only adds to what stands before it ("of whom", "to which the state gave")."""
        left = self.clause(amount.start)[0]
        added = _GIVEN.match(self.text, max(self.sentence.start, left - 5))
        return added is not None or _OF_WHOM.match(self.text, left) is not None

    def _measured(self, amount: Amount) -> bool:
        """Whether an amount says how many times something it is, so that what follows is not its own."""
        if amount.form == "multiple":
            return _MULTIPLE_OF.match(self.text, amount.end) is not None
        if _ABOVE.match(self.text, amount.end) and amount.form != "money":
            return True
        return amount.form == "fraction" and _FRACTION_OF.match(self.text, amount.end) is not None

    def _forward(self, clause: Offsets) -> bool:
        """Whether a clause opens the sentence and points forward ("Based on their £2m grant, ...")."""
        opens = self.edges[0] == clause
        return opens and re.search(r"\b(?:its|their)\b", self.text[slice(*clause)]) is not None

    def _between(self, number: int, before: Point, after: Point) -> Point:
        """Of a point on either side within the clause, the one the amount belongs to."""
        amount = self.amounts[number]
        if before.we and not before.ids:
            return after
        adverb = _NATIONALLY.match(self.text, after.start) is not None and not after.ids
        if adverb and not before.explicit and after.start - amount.end < _NEAR:
            return after
        behind = _BEHIND.fullmatch(self.text, amount.end, after.start) is not None
        taken = any(before.end <= a.start and a.end <= amount.start for n, a in enumerate(self.amounts) if n != number)
        if behind and (taken or not before.ids) and after.ids:
            return after
        return before
