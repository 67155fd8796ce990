"""Two mentions of one block: whether they say the same fact, and whether they contradict each other.

A repeat is told by points: for how much the figure alone says, for the terms both share, for how well their times are
known to be the same. A contradiction is told by conditions that must all hold, since a false one does harm.
"""

from __future__ import annotations

from claimx.matching.kinds import Certainty, Reason
from claimx.matching.mentions import Mention
from claimx.matching.times import Relation, relation, strict
from claimx.matching.words import excludes, narrows, says_what
from claimx.records import Status

# Points that make a repeat, and those from which it is held to be likely or sure.
_ENOUGH, _FAIR, _SURE = 4, 5, 7
_TIMES = {
    Relation.SAME: 2,
    Relation.NEAR: 1,
    Relation.WITHIN: 0,
    Relation.UNKNOWN: 0,
    Relation.FAR: -1,
    Relation.LONG: -2,
}
_MOST_DIGITS = 3
# Points lost where only one side has a term that makes it another thing.
_NARROWED = 2
# Counts up to here are so many that they say nothing.
_FEW = 10
# A claim less sure than this accuses nobody.
_DOUBTFUL = 0.6
# Days between two documents up to which a strength without a period is of the same time.
_SAME_TIME = 14
# Code points between two amounts of which one restates the other.
_BESIDE = 4
# Share of the terms of their sentences that two claims must have in common to contradict each other.
_ALIKE = 0.5


def compatible(one: Mention, other: Mention) -> bool:
    """Whether figure, nation and time let two mentions of one block be of one fact."""
    if not one.figure.agrees(other.figure) or (one.nations and other.nations and one.nations != other.nations):
        return False
    if relation(one.time, other.time) is Relation.APART:
        return False
    if one.paper == other.paper and one.start == other.start and one.figure.value != other.figure.value:
        # "A quarter (26 per cent)" says one figure twice; what stands further apart in a sentence are two.
        return min(abs(one.span[0] - other.span[1]), abs(other.span[0] - one.span[1])) <= _BESIDE
    return True


def points(one: Mention, other: Mention) -> int | None:
    """How strongly two mentions of one block point to one fact; None where something rules it out."""
    if not compatible(one, other):
        return None
    verbatim = one.wording == other.wording
    shared = _overlap(one, other)
    if shared is None and not verbatim:
        return None
    digits = min(one.figure.digits, other.figure.digits, _MOST_DIGITS + 1) - 1
    few = one.block.family == "count" and abs(one.figure.value) < _FEW
    said = 4 if verbatim else (shared or 0) - _narrowed(one, other)
    return digits - few + said + _TIMES[relation(one.time, other.time)]


def is_repeat(found: int | None) -> bool:
    """Whether so many points make a repeat."""
    return found is not None and found >= _ENOUGH


def certainty(found: int) -> Certainty:
    """How sure a repeat of so many points is."""
    return Certainty.HIGH if found >= _SURE else Certainty.MEDIUM if found >= _FAIR else Certainty.LOW


def doubts(one: Mention, other: Mention) -> set[Reason]:
    """What makes it less sure that two mentions say one fact."""
    found: set[Reason] = set()
    times = relation(one.time, other.time)
    if times in (Relation.UNKNOWN, Relation.WITHIN):
        found.add(Reason.UNDATED if _undated(one, other) else Reason.PERIOD_OPEN)
    elif times is Relation.NEAR:
        found.add(Reason.PERIOD_BY_DOCUMENT)
    elif times in (Relation.FAR, Relation.LONG):
        found.add(Reason.DATES_FAR_APART)
    if one.figure.value != other.figure.value:
        found.add(Reason.ROUNDED)
    if one.content.terms != other.content.terms:
        found.add(Reason.WORDING)
    if one.nations != other.nations:
        found.add(Reason.NATION_OPEN)
    return found


def _undated(one: Mention, other: Mention) -> bool:
    return one.time.unknown and other.time.unknown


def _overlap(one: Mention, other: Mention) -> int | None:
    """Points for the terms that two mentions share; None where these rule one fact out."""
    a, b = one.content, other.content
    both, either = a.terms & b.terms, a.terms | b.terms
    if not both or excludes(a.terms, b.terms) or (a.names - b.terms and b.names - a.terms):
        return None
    share = len(both) / len(either)
    if share >= 0.75:
        return 2 if len(both) == 1 else 3
    if share >= 0.5:
        return 2
    return 1 if share >= 1 / 3 or both in (a.terms, b.terms) else 0


def _narrowed(one: Mention, other: Mention) -> int:
    return _NARROWED if narrows(one.content.terms, other.content.terms) else 0


def fact_key(one: Mention) -> tuple[object, ...] | None:
    """What claims must share to contradict each other; None for a claim that cannot."""
    if one.block.status in (Status.HYPOTHETICAL, Status.NEGATED) or one.sure < _DOUBTFUL or not one.content.stands:
        return None
    if (not one.block.forces and not one.nations) or not says_what(one.content.terms):
        return None
    when = strict(one.time)
    if when is None and not (one.time.unknown and one.time.stock and one.time.said):
        return None
    return (one.block, one.content.terms, one.nations, one.topic, when)


def contradicts(one: Mention, other: Mention) -> bool:
    """Whether two mentions with one ``fact_key`` cannot both be right."""
    a, b = one.content, other.content
    if one.paper == other.paper and (one.start == other.start or a.around != b.around):
        return False
    common, all_terms = set(a.around) & set(b.around), set(a.around) | set(b.around)
    if a.around_names != b.around_names or len(common) < _ALIKE * len(all_terms):
        return False
    if not one.figure.conflicts(other.figure):
        return False
    if one.time.unknown:
        return (
            one.time.said is not None
            and other.time.said is not None
            and (abs((one.time.said - other.time.said).days) <= _SAME_TIME)
        )
    return True
