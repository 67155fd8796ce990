"""A change that one document tells, with the levels before and after it, one of which another document tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimx.check_kinds import CheckKind, Outcome
from claimx.checks.across.ends import Ends, alike, ends
from claimx.checks.across.levels import (
    Levels,
    Owner,
    is_level,
    levels,
    moment,
    owner_of,
    period,
    settled,
    stock,
)
from claimx.checks.across.papers import Paper, paper
from claimx.checks.across.wordings import gross, measured, present, same_marks
from claimx.checks.arithmetic.reading import sentences
from claimx.checks.arithmetic.solving import Solved, solve
from claimx.checks.arithmetic.types import PERCENT, Amount, Relation, Tie
from claimx.figures.intervals import family
from claimx.matching.mentions import words_of
from claimx.records import Change, Claim, Status

# A figure may be so much of itself off in another edition of a statistic; a strength, which some count in heads and
# some in full-time equivalents, by more.
_REVISED, _HEADS = 0.01, 0.02
# Where a percentage stands alone, the levels it may be of.
_COUNTED = ("count", "GBP")


@dataclass(frozen=True, slots=True)
class _Move:
    """What one sentence tells of one change: a number, a percentage, or both."""

    claims: tuple[Claim, ...]
    owner: Owner
    ends: Ends

    @property
    def by(self) -> tuple[Claim, ...]:
        """The claims that tell the difference."""
        return tuple(claim for claim in self.claims if family(claim) != PERCENT)

    @property
    def units(self) -> tuple[str, ...]:
        """What the levels of it are in."""
        return tuple(dict.fromkeys(map(family, self.by))) or _COUNTED


def movements(claims: Sequence[Claim]) -> Iterator[Solved]:
    """Every change whose levels before and after are told, not all in one document, with what they make of it.

    A change that is told again in the same words is taken once.

    Args:
        claims: Of any documents, in one order.
    """
    told = [(claim, owner, when) for claim in claims if (owner := _moved(claim)) and (when := ends(claim))]
    if not told:
        return
    filed = levels(claims, frozenset(owner for _, owner, _ in told))
    papers = {paper(claim.document) for claim, _, _ in told}
    own: dict[Paper, list[Claim]] = defaultdict(list)
    for claim in claims:
        if paper(claim.document) in papers and is_level(claim):
            own[paper(claim.document)].append(claim)
    seen: set[tuple[object, ...]] = set()
    for move in _together(told, filed):
        beside = own[paper(move.claims[0].document)]
        for unit in move.units:
            found = _levels(move, unit, filed, beside)
            solved = _solved(move, *found, filed) if found is not None else None
            told_as = tuple(claim.quantity.text for claim in move.claims)
            key = (move.owner, move.ends, unit, told_as, *words_of(move.claims[0].text))
            if solved is not None and key not in seen:
                seen.add(key)
                yield solved


def _moved(claim: Claim) -> Owner | None:
    """Whose change a claim is; None where it is no change that came to be, or a rate of one."""
    if claim.change is Change.LEVEL or claim.status is not Status.ACTUAL or claim.quantity.per is not None:
        return None
    return owner_of(claim)


def _together(told: Sequence[tuple[Claim, Owner, Ends]], filed: Levels) -> Iterator[_Move]:
    """The changes of one sentence that are one: of the same thing, whose, from when to when, and which way."""
    found: dict[tuple[object, ...], list[tuple[Claim, Owner, Ends]]] = defaultdict(list)
    for claim, owner, when in told:
        terms = filed.content(claim).terms
        found[(*paper(claim.document), claim.start, owner, when, terms, claim.change)].append((claim, owner, when))
    for several in found.values():
        kinds = [family(claim) == PERCENT for claim, _, _ in several]
        if len(set(kinds)) == len(kinds):
            yield _Move(tuple(claim for claim, _, _ in several), *several[0][1:])


def _levels(move: _Move, unit: str, filed: Levels, beside: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The levels before and after a change; None where one is not told, or told in several ways."""
    change = move.claims[0]
    terms = filed.content(change).terms
    here = [
        claim
        for claim in beside
        if family(claim) == unit and owner_of(claim) == move.owner and filed.content(claim).terms == terms
    ]
    after = _after(move, unit, filed, here)
    if after is None:
        return None
    before = filed.at(move.owner, unit, move.ends.before, terms).told(paper(change.document))
    if before is None or len({paper(claim.document) for claim in (before, after, change)}) < 2:
        return None
    return (before, after) if _comparable(before, after, move.ends) else None


def _after(move: _Move, unit: str, filed: Levels, here: Sequence[Claim]) -> Claim | None:
    """The level that a change came to: the one beside it, or the one of its time; None where it is not plain."""
    change, when = move.claims[0], move.ends.after
    beside = [claim for claim in here if claim.start == change.start and period(claim) != move.ends.before]
    if beside:
        return beside[0] if len(beside) == 1 and _of_time(beside[0], move) else None
    if when is not None:
        return filed.at(move.owner, unit, when, filed.content(change).terms).told(paper(change.document))
    return settled([claim for claim in here if _of_time(claim, move)])


def _of_time(level: Claim, move: _Move) -> bool:
    """Whether a level in the document of a change is of the time the change came to."""
    when = move.ends.after
    if level.period is not None and period(level) is None:
        return False
    if level.period is None:
        return when is None and stock(level) and level.document.date is not None
    return period(level) == when or (when is None and level.start == move.claims[0].start)


def _comparable(before: Claim, after: Claim, when: Ends) -> bool:
    """Whether two levels are of one kind, of times of one length, and one before the other."""
    if stock(before) is not stock(after) or (when.moments and not stock(before)):
        return False
    first, second = period(before), period(after)
    if first is None:
        return False
    if second is None:
        day = after.document.date
        return stock(after) and day is not None and first[1] < day
    return first[1] < second[0] and (stock(before) or alike(first, second))


def _solved(move: _Move, before: Claim, after: Claim, filed: Levels) -> Solved | None:
    roles: list[tuple[str, Amount]] = []
    told = [("before", before), ("after", after)]
    told += [("percent" if family(claim) == PERCENT else "by", claim) for claim in move.claims]
    for role, claim in told:
        read = sentences([claim])
        if not read:
            return None
        roles.append((role, read[0].amounts[0]))
    kind = CheckKind.CHANGE if any(role == "percent" for role, _ in roles) else CheckKind.DIFFERENCE
    solved = solve(Relation(kind, tuple(roles), tie=_tie(move, before, after, filed)))
    return None if solved is None or _revised(solved, before) else solved


def _tie(move: _Move, before: Claim, after: Claim, filed: Levels) -> Tie:
    """How surely a change is of two levels: what sentences with other names in them tell may be of these."""
    same = filed.content(before).names == filed.content(after).names and same_marks(before, after)
    known = not stock(before) or (moment(before) and moment(after) and (after.period is not None or present(after)))
    other = any(gross(claim) or measured(claim, after) for claim in move.claims)
    return Tie.LIKELY if same and known and not other else Tie.NAMED


def _revised(solved: Solved, before: Claim) -> bool:
    """Whether figures that do not fit miss each other by so little that one may be of another edition."""
    if solved.outcome is not Outcome.INCONSISTENT:
        return False
    stated = solved.readings["before"][0]
    most = (_HEADS if stock(before) else _REVISED) * stated.value
    made = next((one for one in solved.derived if one.role == "before"), None)
    if made is None:
        return True
    return max(made.near.low - stated.near.high, stated.near.low - made.near.high) < most
