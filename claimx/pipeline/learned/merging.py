"""What a model says of an amount, put beside what the rules found of it, as the policy has it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from claimx.pipeline.fields.types import Held, Moved
from claimx.pipeline.learned.types import Chances, Learned, Phrase, Policy
from claimx.pipeline.record import Findings
from claimx.pipeline.types import Amount, Area, Link
from claimx.records import Bound, Change, ClaimType, Scope, Status, Topic

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
    least = policy.least
    kind = _decided(found.kind, learned.type, least.get("type"))
    topic = _decided(found.topic, learned.topic, least.get("topic"))
    change = _decided(found.moved.change, learned.change, least.get("change"))
    status = _decided(found.held.status, learned.status, least.get("status"))
    subject = _subject(found, learned.subjects, least.get("subject"))
    return replace(
        found,
        amount=found.amount if found.amount.value_high is not None else _bounded(found, learned.bound, policy),
        kind=kind,
        type_span=found.type_span if kind is found.kind else None,
        topic=topic,
        topic_span=found.topic_span if topic is found.topic else None,
        subject=subject.span,
        chance=subject.chance,
        moved=found.moved if change is found.moved.change else Moved(change),
        held=found.held if status is found.held.status else Held(status),
        area=_area(found.area, learned, policy),
    )


def _decided(ours: _Value, chances: Chances, least: float | None) -> _Value:
    if least is None or not chances or chances[0][1] < least:
        return ours
    return type(ours)(chances[0][0])


def _bounded(found: Findings, chances: Chances, policy: Policy) -> Amount:
    amount = found.amount
    # a range has two ends, which only the grammar reads
    bound = _decided(amount.bound, tuple(one for one in chances if one[0] != Bound.RANGE), policy.least.get("bound"))
    return amount if bound is amount.bound else replace(amount, bound=bound, bound_span=None)


def _subject(found: Findings, phrases: Sequence[Phrase], least: float | None) -> Phrase:
    if least is None or not phrases or phrases[0].chance < least:
        return Phrase(found.subject, found.chance)
    return phrases[0]


def chance_of(field: str, learned: Learned) -> float | None:
    """The chance that a model gives its own word on a field; None where it has none."""
    if field == "subject":
        return learned.subjects[0].chance if learned.subjects else None
    if field == "forces":
        return None if learned.forces is None else sureness(learned.forces)
    chances: Chances = getattr(learned, field)
    return chances[0][1] if chances else None


def sureness(links: Sequence[Link]) -> float:
    """The chance that a model is right about all the forces that an amount could be about."""
    return math.prod(max(link.score, 1 - link.score) for link in links)


def _area(ours: Area, learned: Learned, policy: Policy) -> Area:
    least = policy.least.get("forces")
    links = ours.links
    if least is not None and learned.forces is not None and sureness(learned.forces) >= least:
        links = tuple(link for link in learned.forces if link.score >= _LIKELY)
    if {link.id for link in links} == {link.id for link in ours.links}:
        links = ours.links
    if links:
        return ours if links is ours.links else Area(links, Scope.FORCE)
    chances = tuple(one for one in learned.scope if one[0] != Scope.FORCE)
    if ours.links:  # the rules had forces, and so no scope for an amount without one
        return Area((), Scope(chances[0][0]) if chances else Scope.OTHER)
    return replace(ours, scope=_decided(ours.scope, chances, policy.least.get("scope")))
