"""The checker of arithmetic within a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimx.check_kinds import CheckKind, Outcome
from claimx.check_records import Check
from claimx.checks.arithmetic import change, movement, rate, repeat, share, total
from claimx.checks.arithmetic.reading import sentences
from claimx.checks.arithmetic.solving import Solved, solve
from claimx.checks.arithmetic.telling import told
from claimx.checks.arithmetic.types import Tie
from claimx.records import Claim, DocumentRecord

_FINDERS = (share.relations, total.relations, change.relations, movement.relations, rate.relations, repeat.relations)
_ANCHORS = frozenset({"share", "percent", "by", "times", "rate"})
_MOVES = {CheckKind.CHANGE, CheckKind.DIFFERENCE}
# What is told first where several relations are made of the same amounts.
_ORDER = {Outcome.CONSISTENT: 0, Outcome.INCONSISTENT: 1, Outcome.IMPLIED: 2}


def arithmetic(claims: Sequence[Claim], document: DocumentRecord | None) -> Iterator[tuple[str, Check]]:
    """The checks of the claims of one document, with the id of the claim that each is of."""
    for one in relations(claims):
        yield from told(one)


def relations(claims: Iterable[Claim]) -> list[Solved]:
    """The relations between the amounts of one document, each with what came of it.

    Where amounts fit in one way, no other way in which they would not is told; and what is told of several amounts is
    not told of some of them again.
    """
    read = sentences(claims)
    # Neighbouring sentences are read together, so that the same relation is found more than once.
    related = dict.fromkeys(one for finder in _FINDERS for one in finder(read))
    found = [done for one in related if (done := solve(one)) is not None]
    kept: list[tuple[Solved, frozenset[str]]] = []
    by_claim: dict[str, list[tuple[Solved, frozenset[str]]]] = {}
    for one in sorted(found, key=lambda one: (_ORDER[one.outcome], -one.relation.tie, -len(one.relation.roles))):
        ids = frozenset(amount.claim.id for _, amount in one.relation.roles)
        if not any(_covers(other, theirs, one, ids) for id in ids for other, theirs in by_claim.get(id, ())):
            kept.append((one, ids))
            for id in ids:
                by_claim.setdefault(id, []).append(kept[-1])
    places = {claim: place for place, claim in enumerate(a.claim.id for s in read for a in s.amounts)}
    kept.sort(key=lambda pair: min(places[id] for id in pair[1]))
    return [one for one, _ in kept]


def _covers(other: Solved, theirs: frozenset[str], one: Solved, ids: frozenset[str]) -> bool:
    """Whether what is told already says enough of the amounts of a relation."""
    if ids == theirs and other.outcome is one.outcome is Outcome.CONSISTENT:
        return True
    if {other.relation.kind, one.relation.kind} == _MOVES and other.outcome is one.outcome and ids <= theirs:
        return True
    if other.outcome is one.outcome and other.relation.kind is one.relation.kind:
        again = one.relation.kind is CheckKind.SHARE and bool(_anchors(one) & _anchors(other))
        return again or ids <= theirs or (one.outcome is Outcome.INCONSISTENT and len(ids & theirs) > 1)
    if one.outcome is Outcome.IMPLIED:
        same = other.relation.kind is one.relation.kind
        return other.outcome is not Outcome.IMPLIED and len(ids & theirs) > (0 if same else 1)
    if one.outcome is not Outcome.INCONSISTENT:
        return False
    if (
        one.relation.kind is CheckKind.TOTAL
        and one.relation.tie is Tie.SURE
        and other.relation.kind is not CheckKind.TOTAL
    ):
        return False
    return len(ids & theirs) > 1 or bool(_anchors(one) & theirs and _anchors(one) & _anchors(other))


def _anchors(one: Solved) -> frozenset[str]:
    """The claims that say how others stand to each other: each says so of one relation."""
    return frozenset(amount.claim.id for role, amount in one.relation.roles if role in _ANCHORS)
