"""What a model says of an amount, put beside what the rules found of it, as the policy has it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from claimx.pipeline.fields.types import Held, Moved
from claimx.pipeline.learned.types import Chances, Learned, Phrase, Policy
from claimx.pipeline.record import Findings
from claimx.pipeline.types import Area, Link
from claimx.records import Bound, Change, ClaimType, Offsets, Scope, Status, Topic

_Value = TypeVar("_Value", Bound, Change, ClaimType, Scope, Status, Topic)

# A force is what an amount is about where that is likelier than not.
_LIKELY = 0.5


def is_kept(ruled: bool, learned: Learned | None, policy: Policy) -> bool:
    """Whether an amount is a claim; ``ruled`` is what the rules say."""
    if learned is None or learned.keep is None:
        return ruled
    return learned.keep >= policy.drop if ruled else learned.keep >= policy.keep


def merged(found: Findings, learned: Learned | None, policy: Policy) -> Findings:
    """The findings of an amount with a model's word where it holds; the words that set a field go where it changes."""
    if learned is None:
        return found
    taken = {name for name, least in policy.least.items() if (against(name, found, learned) or 0.0) >= least}
    kind = _taken(found.kind, learned.type, "type" in taken)
    topic = _taken(found.topic, learned.topic, "topic" in taken)
    change = _taken(found.moved.change, learned.change, "change" in taken)
    status = _taken(found.held.status, learned.status, "status" in taken)
    bound = _taken(found.amount.bound, _bounds(found, learned), "bound" in taken)
    subject = Phrase(found.subject, found.chance)
    if "subject" in taken and learned.subjects:
        subject = learned.subjects[0]
    return replace(
        found,
        amount=found.amount if bound is found.amount.bound else replace(found.amount, bound=bound, bound_span=None),
        kind=kind,
        type_span=found.type_span if kind is found.kind else None,
        topic=topic,
        topic_span=found.topic_span if topic is found.topic else None,
        subject=subject.span,
        chance=subject.chance,
        moved=found.moved if change is found.moved.change else Moved(change),
        held=found.held if status is found.held.status else Held(status),
        area=_area(found.area, learned, forces="forces" in taken, scope="scope" in taken),
    )


def tells(field: str, learned: Learned) -> bool:
    """Whether a model has a word on a field."""
    if field == "subject":
        return bool(learned.subjects)
    return learned.forces is not None if field == "forces" else bool(_told(field, learned))


def against(field: str, found: Findings, learned: Learned) -> float | None:
    """The chance that a model gives its own word on a field, of what it gives that and the rules' word together.

    1 for a word to which it gives no chance but its own; None where it has none, or says what the rules say.
    """
    if field == "subject":
        return _against_subject(found.subject, learned.subjects)
    if field == "forces":
        return None if learned.forces is None else _against_forces(found.area, learned.forces)
    theirs = _bounds(found, learned) if field == "bound" else _told(field, learned)
    ours: str = {
        "type": found.kind, "topic": found.topic, "change": found.moved.change, "bound": found.amount.bound,
        "status": found.held.status, "scope": found.area.scope,
    }[field]  # fmt: skip
    if not theirs or theirs[0][0] == ours:
        return None
    return _share(theirs[0][1], dict(theirs).get(ours, 0.0))


def _told(field: str, learned: Learned) -> Chances:
    chances: Chances = getattr(learned, field)
    return chances


def _share(theirs: float, ours: float) -> float:
    return theirs / (theirs + ours) if theirs else 0.0


def _taken(ours: _Value, chances: Chances, taken: bool) -> _Value:
    return type(ours)(chances[0][0]) if taken and chances else ours


def _bounds(found: Findings, learned: Learned) -> Chances:
    """What a model says of the bound, but of a range, which has two ends: only the grammar reads those."""
    if found.amount.value_high is not None:
        return ()
    return tuple(one for one in learned.bound if one[0] != Bound.RANGE)


def _against_subject(ours: Offsets | None, phrases: Sequence[Phrase]) -> float | None:
    if not phrases or _is_same(phrases[0].span, ours):
        return None
    theirs = sum(one.chance for one in phrases if _is_same(one.span, phrases[0].span))
    return _share(theirs, sum(one.chance for one in phrases if _is_same(one.span, ours)))


def _is_same(one: Offsets | None, other: Offsets | None) -> bool:
    """Whether two phrases overlap, or both are none."""
    if one is None or other is None:
        return one is other
    return one[0] < other[1] and other[0] < one[1]


def _likely(links: Sequence[Link]) -> tuple[Link, ...]:
    return tuple(link for link in links if link.score >= _LIKELY)


def _against_forces(ours: Area, candidates: Sequence[Link]) -> float | None:
    named, likely = {link.id for link in ours.links}, {link.id for link in _likely(candidates)}
    if named == likely:
        return None
    theirs = math.prod(max(link.score, 1 - link.score) for link in candidates)
    # what is no candidate has no chance
    known = named <= {link.id for link in candidates}
    return _share(
        theirs, math.prod(one.score if one.id in named else 1 - one.score for one in candidates) if known else 0.0
    )


def _area(ours: Area, learned: Learned, *, forces: bool, scope: bool) -> Area:
    links = ours.links
    if forces and learned.forces is not None:
        links = _likely(learned.forces)
        if {link.id for link in links} == {link.id for link in ours.links}:
            links = ours.links
    if links:
        return ours if links is ours.links else Area(links, Scope.FORCE)
    chances = tuple(one for one in learned.scope if one[0] != Scope.FORCE)
    if ours.links:  # the rules had forces, and so no scope for an amount without one
        return Area((), Scope(chances[0][0]) if chances else Scope.OTHER)
    return replace(ours, scope=_taken(ours.scope, chances, scope))
