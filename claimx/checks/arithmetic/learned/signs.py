"""The signs by which words tie the amounts of a candidate together, or do not."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from claimx.check_kinds import CheckKind
from claimx.checks.arithmetic.earlier import first_by_words
from claimx.checks.arithmetic.learned import naming
from claimx.checks.arithmetic.learned.near import Candidate, slip
from claimx.checks.arithmetic.learned.windows import Window
from claimx.checks.arithmetic.learned.words import first_words, gap, last_words, names, subject
from claimx.checks.arithmetic.nouns import noun, said
from claimx.checks.arithmetic.types import NEXT, Amount, Relation, Tie
from claimx.records import Change, Claim, Status

_ANCHORS = frozenset({"share", "percent", "times", "rate"})
# Characters at an amount by which it is known again.
_REACH = 90
# Times the larger of two figures is the smaller by which misses are told apart.
_MISSES = (1.01, 1.04, 1.12, 1.35, 2.0, 3.0, 9.5)
# Groups of signs that are kept counted, over all documents.
_KEPT = 16_384
_NOT_RULED = -1, -1, -1


class Ruled:
    """What the rules make of the same amounts: how surely they tie them, by kind and parts."""

    def __init__(self, relations: Sequence[Relation]) -> None:
        self._by_kind: dict[CheckKind, list[tuple[frozenset[tuple[str, int]], Tie]]] = {}
        for one in relations:
            roles = frozenset((role, id(amount)) for role, amount in one.roles)
            self._by_kind.setdefault(one.kind, []).append((roles, one.tie))

    def ties(self, relation: Relation) -> tuple[int, int, int]:
        """The surest tie of all the amounts, of two of them, and of a share or change of them with another amount.

        All in the same parts; -1 where no rule tells.
        """
        if relation.kind not in self._by_kind:
            return _NOT_RULED
        mine = {(role, id(amount)) for role, amount in relation.roles}
        anchors = {(role, amount) for role, amount in mine if role in _ANCHORS}
        whole = pair = elsewhere = -1
        for roles, tie in self._by_kind[relation.kind]:
            if mine <= roles:
                whole = max(whole, int(tie))
            elif len(roles) == 2 and roles <= mine:
                pair = max(pair, int(tie))
            elif len(roles) == 2 and not anchors.isdisjoint(roles):
                elsewhere = max(elsewhere, int(tie))
        return whole, pair, elsewhere


# Signs, and what they count for together.
_Group = tuple[tuple[str, ...], float]


class Scale:
    """What signs count for. Those that few things make are named and counted once for all documents.

    Args:
        weights: What each sign counts for; what is not there counts for nothing.
    """

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self.group = lru_cache(maxsize=_KEPT)(self._group)

    def _group(self, name: Callable[..., Iterable[str]], *of: Hashable) -> _Group:
        own = tuple(name(*of))
        return own, sum(self._weights.get(sign, 0.0) for sign in own)


class Reader:
    """Reads the signs of the candidates of one document, those of the same amounts once.

    Attributes:
        ruled: What the rules make of amounts.
        STAGES: How many sums ``stages`` tells of a candidate that is read to the end.

    Args:
        ruled: The relations that rules tell.
        weights: What each sign counts for, as such or as a scale that several documents share.
    """

    STAGES = 3

    def __init__(self, ruled: Sequence[Relation], weights: Mapping[str, float] | Scale) -> None:
        self.ruled = Ruled(ruled)
        self._group = (weights if isinstance(weights, Scale) else Scale(weights)).group
        self._read: dict[tuple[object, ...], Sequence[_Group]] = {}
        self._pairs: dict[tuple[int, int], tuple[tuple[tuple[str, str], ...], tuple[str, ...]]] = {}
        self._rivals: dict[tuple[int, int], int] = {}

    def signs(self, candidate: Candidate, window: Window) -> list[str]:
        """Everything that speaks for or against a candidate, a name each; a sign may stand several times."""
        return [sign for groups in self._stages(candidate, window) for group, _ in groups for sign in group]

    def stages(self, candidate: Candidate, window: Window, least: Sequence[float] = ()) -> list[float]:
        """What its signs count for by and by: those of its figures, with the words at its amounts, and all.

        Args:
            least: What the signs of its figures, and those with the words at its amounts, have to count for that the
                others are read at all; less ends the list there.
        """
        made, counted = 0.0, []
        for stage, groups in enumerate(self._stages(candidate, window)):
            made += math.fsum([score for _, score in groups])
            counted.append(made)
            if stage < len(least) and made < least[stage]:
                break
        return counted

    def _stages(self, candidate: Candidate, window: Window) -> Iterator[Iterable[_Group]]:
        """Its signs with what they count for, the cheap and telling ones first."""
        relation = candidate.relation
        kind = relation.kind.value
        placed = [(window.places[id(one)], role, one) for role, one in relation.roles]
        placed.sort(key=lambda one: one[0])
        order = [(role, one) for _, role, one in placed]
        yield self._figures(kind, candidate, window, placed)
        yield [group for role, one in relation.roles for group in self._at(kind, role, one)]
        yield self._rest(relation, order, window)

    def _figures(
        self, kind: str, candidate: Candidate, window: Window, placed: Sequence[tuple[tuple[int, int], str, Amount]]
    ) -> Sequence[_Group]:
        stated, made = candidate.stated, candidate.made
        ratio = stated / made
        size = bisect_left(_MISSES, max(ratio, 1 / ratio))
        passed = min(placed[-1][0][1] - placed[0][0][1] - len(placed) + 1, naming.STRETCH)
        roles, places = tuple(role for _, role, _ in placed), tuple(place for (place, _), _, _ in placed)
        return (
            self._group(naming.missed, kind, slip(stated, made), size, ratio > 1),
            self._group(naming.order, kind, roles, places, passed),
            self._group(naming.by_rules, kind, *self.ruled.ties(candidate.relation)),
            *self._around(kind, window),
        )

    def _around(self, kind: str, window: Window) -> Sequence[_Group]:
        """How many sentences and amounts there are, and how the last sentence takes up the first."""
        key = (kind, id(window))
        known = self._read.get(key)
        if known is None:
            several, crowd = len(window.sentences), min(len(window.amounts), naming.CROWD)
            known = [self._group(naming.around, kind, several, crowd)]
            if several > 1:
                ahead, behind = window.sentences[0].text, window.sentences[-1].text
                apart = window.apart or any((one.gap or 0) > NEXT for one in window.sentences[1:])
                first = first_words(behind)
                shared = min(len(said(ahead) & said(behind)), naming.MANY)
                known.append(self._group(naming.opening, kind, first[0] if first else None, apart))
                known.append(self._group(naming.opens, first, shared))
            self._read[key] = known
        return known

    def _at(self, kind: str, role: str, amount: Amount) -> Sequence[_Group]:
        """The words at an amount, and what its record says."""
        key = (kind, role, id(amount))
        known = self._read.get(key)
        if known is None:
            claim, status = amount.claim, amount.claim.status
            told = claim.type.value, claim.quantity.bound.value, status.value if status is not Status.ACTUAL else None
            before, after = last_words(amount.before), first_words(amount.after)
            known = [*self._beside(role, amount), self._group(naming.recorded, kind, role, amount.moved, *told)]
            if before:
                known.append(self._group(naming.right_at, kind, role, "before", before[-1]))
            if after:
                known.append(self._group(naming.right_at, kind, role, "after", after[0]))
            self._read[key] = known
        return known

    def _beside(self, role: str, amount: Amount) -> Sequence[_Group]:
        """The words at an amount, whatever it is related by."""
        key = (role, id(amount))
        known = self._read.get(key)
        if known is None:
            before, after = last_words(amount.before), first_words(amount.after)
            known = [self._group(naming.word_at, role, "before", word) for word in before if word is not None]
            known += [self._group(naming.word_at, role, "after", word) for word in after if word is not None]
            if None not in before[-2:]:
                known.append(self._group(naming.words_at, role, "before", before[-2:]))
            if None not in after[:2]:
                known.append(self._group(naming.words_at, role, "after", after[:2]))
            self._read[key] = known
        return known

    def _rest(self, relation: Relation, order: Sequence[tuple[str, Amount]], window: Window) -> Iterator[_Group]:
        for role, one in relation.roles:
            yield self._group(naming.alike, role, self._alike(one, window))
        for (role, one), (other_role, other) in combinations(relation.roles[: naming.MANY], 2):
            yield self._group(naming.of_two, f"{role}+{other_role}", *self._of_two(one, other))
        for (role, one), (other_role, other) in pairwise(order):
            yield from self._between(relation.kind.value, f"{role}>{other_role}", one, other, window)
        yield self._group(naming.way, *_way(relation))
        if relation.kind is CheckKind.REPEAT:
            yield self._group(naming.common, min(_common(relation), naming.CROWD))

    def _alike(self, amount: Amount, window: Window) -> int:
        key = (id(amount), id(window))
        known = self._rivals.get(key)
        if known is None:
            alike = sum(one.alike(amount) and one.moved is amount.moved for one, _ in window.amounts)
            known = self._rivals[key] = min(alike, naming.LONG)
        return known

    def _of_two(self, one: Amount, other: Amount) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
        key = (id(one), id(other))
        known = self._pairs.get(key)
        if known is None:
            known = self._pairs[key] = tuple(_same(one, other)), tuple(_others(one.claim, other.claim, one, other))
        return known

    def _between(self, kind: str, parts: str, one: Amount, other: Amount, window: Window) -> Sequence[_Group]:
        """What stands between two amounts."""
        key = (kind, parts, id(one), id(other), id(window))
        known = self._read.get(key)
        if known is None:
            (first, at), (last, then) = window.places[id(one)], window.places[id(other)]
            found = gap(window, one, first, other, last)
            length = min(len(found) // naming.STRETCH, naming.LONG)
            known = [self._group(naming.between, parts, min(then - at - 1, 2), length, not found)]
            words = dict.fromkeys(word for word in found if word is not None)
            known += [self._group(naming.word_between, kind, parts, word) for word in words]
            self._read[key] = known
        return known


def _same(one: Amount, other: Amount) -> Iterator[tuple[str, str]]:
    """Whether two amounts have the same noun, subject, place and time, as far as that is told."""
    if one.plain and other.plain:
        first, second = noun(one), noun(other)
        yield "noun", "none" if not first or not second else "shared" if first & second else "other"
    mine, theirs = subject(one.claim.subject or ""), subject(other.claim.subject or "")
    if mine and theirs:
        yield "subject", "same" if mine[-1] == theirs[-1] else "other"
    here, there = names(one.before, one.after), names(other.before, other.after)
    if here and there:
        yield "names", "same" if here & there else "other"
    yield "period", _periods(one.claim, other.claim)


def _others(mine: Claim, theirs: Claim, one: Amount, other: Amount) -> Iterator[str]:
    """What else their records say."""
    words, others = subject(mine.subject or ""), subject(theirs.subject or "")
    if words and others:
        yield "subject:overlaps" if not set(words).isdisjoint(others) else "subject:apart"
    if mine.forces and theirs.forces:
        ours, other_forces = ({link.id for link in claim.forces} for claim in (mine, theirs))
        yield "force:same" if ours & other_forces else "force:other"
    if one.moved and other.moved:
        yield "direction:same" if mine.change is theirs.change else "direction:other"
    if mine.status is not theirs.status:
        yield "status:other"
    if mine.topic is not theirs.topic:
        yield "topic:other"


def _periods(one: Claim, other: Claim) -> str:
    first, second = one.period, other.period
    if first is None or second is None:
        return "one" if first or second else "none"
    return "same" if (first.start, first.end) == (second.start, second.end) else "other"


def _common(relation: Relation) -> int:
    """How many words that say something stand at both amounts of a repeat."""
    one, other = (said(f"{amount.before[-_REACH:]} {amount.after[:_REACH]}") for _, amount in relation.roles)
    return len(one & other)


def _way(relation: Relation) -> tuple[bool | None, bool]:
    """Whether a movement goes the way that its change is told, None for no saying; and whether its order is known."""
    before, after = relation.of("before"), relation.of("after")
    move = relation.of("percent") or relation.of("by")
    if before is None or after is None or move is None or move.direction is Change.LEVEL:
        return None, False
    falls = (after.claim.quantity.value or 0.0) < (before.claim.quantity.value or 0.0)
    return falls is (move.direction is Change.DECREASE), first_by_words(before, after) is True
