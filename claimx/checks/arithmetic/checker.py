"""The checker of arithmetic within a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimx.check_kinds import CheckKind, Outcome
from claimx.check_records import Check
from claimx.checks.arithmetic import change, movement, rate, repeat, share, spread, total
from claimx.checks.arithmetic.doubts import unlikely
from claimx.checks.arithmetic.learned import Linked, Weights, learned, named, shipped
from claimx.checks.arithmetic.reading import sentences
from claimx.checks.arithmetic.solving import Solved, solve
from claimx.checks.arithmetic.telling import told
from claimx.checks.arithmetic.types import MOVES, Relation, Sentence, Tie
from claimx.records import Claim, DocumentRecord

_FINDERS = tuple(one.relations for one in (share, total, spread, change, movement, rate, repeat))
# A misfit that a rule tells has to be so likely at least, as far as the rule leaves a doubt.
_LIKELY_ENOUGH = {Tie.FAIR: 0.4, Tie.LIKELY: 0.3}
_ANCHORS = frozenset({"share", "percent", "by", "times", "rate"})
# What is told first where several relations are made of the same amounts.
_ORDER = {Outcome.CONSISTENT: 0, Outcome.INCONSISTENT: 1, Outcome.IMPLIED: 2}


def arithmetic(claims: Sequence[Claim], document: DocumentRecord | None) -> Iterator[tuple[str, Check]]:
    """The checks of the claims of one document, with the id of the claim that each is of."""
    for one in relations(claims):
        yield from told(one)


def relations(claims: Iterable[Claim], weights: Weights | None = None) -> list[Solved]:
    """The relations between the amounts of one document, each with what came of it.

    Args:
        claims: Of one document.
        weights: How surely amounts belong together of which no rule tells; by default those of the package.

    Returns:
        Relations in the order of the text.

    Where amounts fit in one way, no other way in which they would not is told; and what is told of several amounts is
    not told of some of them again.
    """
    read = sentences(claims)
    by_rule = ruled(read)
    found = [done for one in by_rule if (done := solve(one)) is not None]
    linked = learned(read, by_rule, shipped() if weights is None else weights)
    found = [one for one in found if not _doubted(one, linked)]
    found += linked.told
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


def _doubted(one: Solved, linked: Linked) -> bool:
    """Whether what a rule makes of amounts is unlikely: by the words at them, or since another may well be of them."""
    if one.outcome is Outcome.IMPLIED:
        own = frozenset(id(amount) for _, amount in one.relation.roles)
        return any(own < amounts for amounts in linked.doubtful)
    if one.outcome is not Outcome.INCONSISTENT:
        return False
    if unlikely(one.relation) or (one.relation.kind in MOVES and named(one.relation)[1] in linked.moved):
        return True
    # What is no candidate for a share was ruled out.
    unseen = 0.0 if one.relation.kind is CheckKind.SHARE else 1.0
    return linked.chances.get(named(one.relation), unseen) < _LIKELY_ENOUGH.get(one.relation.tie, 0.0)


def ruled(read: Sequence[Sentence]) -> list[Relation]:
    """The relations that words tell of; a misfit among them is told if the words leave no doubt."""
    # Neighbouring sentences are read together, so that the same relation is found more than once.
    return list(dict.fromkeys(one for finder in _FINDERS for one in finder(read)))


def _covers(other: Solved, theirs: frozenset[str], one: Solved, ids: frozenset[str]) -> bool:
    """Whether what is told already says enough of the amounts of a relation."""
    if ids == theirs and other.outcome is one.outcome is Outcome.CONSISTENT:
        return True
    if {other.relation.kind, one.relation.kind} == MOVES and other.outcome is one.outcome and ids <= theirs:
        return True
    if other.outcome is one.outcome and other.relation.kind is one.relation.kind:
        again = one.relation.kind is CheckKind.SHARE and bool(_anchors(one) & _anchors(other))
        return again or ids <= theirs or (one.outcome is Outcome.INCONSISTENT and len(ids & theirs) > 1)
    if one.outcome is Outcome.IMPLIED:
        same = other.relation.kind is one.relation.kind
        return other.outcome is not Outcome.IMPLIED and len(ids & theirs) > (0 if same else 1)
    if one.outcome is not Outcome.INCONSISTENT or other.relation.confirms(one.relation):
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
