"""The same amount told in two documents, as ``claimx.matching`` finds it, and the two held against each other."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from claimx.check_kinds import CheckKind, Outcome
from claimx.checks.across.levels import owner_of
from claimx.checks.across.papers import Paper, paper
from claimx.checks.across.wordings import present, same_marks, same_words
from claimx.checks.arithmetic.reading import sentences
from claimx.checks.arithmetic.solving import Solved, solve
from claimx.checks.arithmetic.types import Amount, Relation
from claimx.figures.intervals import family
from claimx.match_records import MatchGroup
from claimx.matching.compare import certainty, contradicts, doubts, fact_key, points
from claimx.matching.kinds import Certainty, Kind, Reason
from claimx.matching.match import match
from claimx.matching.mentions import Kept, Mention, mention, paper_of
from claimx.records import Change, Claim

# What may make a repeat less than sure: a time that only one tells, or documents long apart, may not.
_BORNE = frozenset({Reason.WORDING, Reason.ROUNDED, Reason.PERIOD_BY_DOCUMENT})
# Days between two documents up to which a common figure without a period is of one time.
_SAME_TIME = 14
# Claims of other documents that are named with one, and those that are looked at for it.
_NAMED, _TRIED = 8, 32
# Figures further apart than this are no slip, unless it is one of noughts: they are about different things.
_SLIP, _NOUGHTS, _NEAR = 3.0, (10.0, 100.0, 1_000.0), 0.02


@dataclass(frozen=True, slots=True)
class Again:
    """A claim with those of other documents that say its amount again, or another in its stead, the earliest first.

    Attributes:
        solved: What it and the first of the others make of each other.
        reasons: What makes it less than sure that they are of one fact.
    """

    one: Claim
    others: tuple[Claim, ...]
    solved: Solved
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A claim as a statement has it: documents that are copies of each other make one, and so does a speaker in one."""

    claim: Claim
    mention: Mention
    amount: Amount
    side: int


def repeats(claims: Sequence[Claim]) -> Iterator[Again]:
    """Each claim whose amount is told in another document as well, with those that tell it.

    Args:
        claims: Of any documents, in one order.
    """
    rivals = _rivals(claims)
    by_id = {(*paper(claim.document), claim.id): claim for claim in rivals}
    kept: Kept = {}
    for group in match(rivals):
        if len({(one.document.id, one.document.path) for one in group.statements}) < 2:
            continue
        if group.kind is Kind.CONTRADICTION and not _firm(group):
            continue
        said = _said(group, by_id, kept)
        sides = {one.side for one in said}
        repeated = group.kind is Kind.REPEAT
        rivals_of = {
            side: [one for one in said if (one.side == side) is repeated][: _TRIED + 1] for side in sorted(sides)
        }
        for one in said:
            yield from _again(one, rivals_of[one.side], group)


def _rivals(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that a claim of another document could be held against: of the same forces or nations, in the same."""
    keys: list[tuple[object, ...] | None] = []
    papers: dict[tuple[object, ...], set[Paper]] = defaultdict(set)
    for claim in claims:
        owner = owner_of(claim)
        per = claim.quantity.per
        key = (owner, family(claim), per is None, claim.change is Change.LEVEL, claim.status) if owner else None
        keys.append(key)
        if key is not None:
            papers[key].add(paper(claim.document))
    return [claim for claim, key in zip(claims, keys, strict=True) if key is not None and len(papers[key]) > 1]


def _firm(group: MatchGroup) -> bool:
    """Whether at most one thing makes a contradiction doubtful."""
    return len(group.reasons) < 2


def _said(group: MatchGroup, by_id: Mapping[tuple[str, str, str], Claim], kept: Kept) -> list[_Said]:
    found: list[_Said] = []
    for statement in group.statements:
        of: Paper = (statement.document.id, statement.document.path or "")
        for id in statement.claims:
            claim = by_id.get((*of, id))
            read = mention(claim, paper_of(claim), kept) if claim is not None else None
            if claim is not None and read is not None and (amounts := sentences([claim])):
                found.append(_Said(claim, read, amounts[0].amounts[0], statement.side))
    return found


def _again(one: _Said, rivals: Sequence[_Said], group: MatchGroup) -> Iterator[Again]:
    others: list[Claim] = []
    first: Solved | None = None
    papers = {paper(one.claim.document)}
    for other in rivals:
        if paper(other.claim.document) in papers or len(others) == _NAMED:
            continue
        solved = _held(one, other, group.kind)
        if solved is not None:
            papers.add(paper(other.claim.document))
            others.append(other.claim)
            first = first or solved
    if first is not None:
        reasons = group.reasons if group.kind is Kind.CONTRADICTION else ()
        yield Again(one.claim, tuple(others), first, reasons)


def _held(one: _Said, other: _Said, kind: Kind) -> Solved | None:
    """What two claims make of each other where intervals say the same as their matching; None where they do not."""
    told, again = one.mention, other.mention
    if kind is Kind.REPEAT:
        if same_words(told.text, again.text) or not _repeated(told, again):
            return None
    elif not _contradicted(one, other):
        return None
    solved = solve(Relation(CheckKind.REPEAT, (("one", one.amount), ("again", other.amount))))
    if solved is None:
        return None
    if kind is Kind.CONTRADICTION and one.claim.change is not other.claim.change:
        # One says up and one says down: their sizes may well agree.
        return replace(solved, outcome=Outcome.INCONSISTENT)
    wanted = Outcome.CONSISTENT if kind is Kind.REPEAT else Outcome.INCONSISTENT
    return solved if solved.outcome is wanted else None


def _contradicted(one: _Said, other: _Said) -> bool:
    """Whether two claims are of one fact by all that is known of them, and a slip could have made one of the other."""
    key = fact_key(one.mention)
    if key is None or key != fact_key(other.mention) or not contradicts(one.mention, other.mention):
        return False
    if one.mention.time.unknown and not (present(one.claim) and present(other.claim)):
        return False
    return same_marks(one.claim, other.claim) and _slipped(one.mention.figure.value, other.mention.figure.value)


def _slipped(one: float, other: float) -> bool:
    small, large = sorted((abs(one), abs(other)))
    times = large / small if small else math.inf
    return times <= _SLIP or any(abs(times / noughts - 1) <= _NEAR for noughts in _NOUGHTS)


def _repeated(one: Mention, other: Mention) -> bool:
    """Whether two claims are likely of one fact, and of one time that is known."""
    found = points(one, other)
    reasons = doubts(one, other)
    if found is None or certainty(found) is Certainty.LOW or not reasons <= _BORNE:
        return False
    if Reason.PERIOD_BY_DOCUMENT not in reasons or certainty(found) is Certainty.HIGH:
        return True
    first, second = one.time.said, other.time.said
    return first is not None and second is not None and abs((first - second).days) <= _SAME_TIME
