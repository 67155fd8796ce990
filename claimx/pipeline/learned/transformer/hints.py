"""What the rules found of an amount, as features: a network that is shown it learns where to doubt it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimx.pipeline import steps
from claimx.pipeline.record import Findings
from claimx.pipeline.steps import Sheet
from claimx.records import Bound, Change, ClaimType, Scope, Status, Topic

# What was found of the amounts of a sheet, by the offset at which each begins.
Found = Mapping[int, Findings]

_LISTS: tuple[Sequence[str], ...] = (
    tuple(ClaimType), tuple(Topic), tuple(Change), tuple(Bound), tuple(Status), tuple(Scope),
)  # fmt: skip
# How many features there are, and how many of them, the last, tell no value.
REST = 6
HINTS = 1 + sum(map(len, _LISTS)) + REST


def found_by_rules(sheets: Sequence[Sheet], *, parser: str) -> list[Found]:
    """What the rules find of each sheet."""
    return [
        {found.amount.start: found for found in steps.findings(sheet, parsed)}
        for sheet, parsed in zip(sheets, steps.parses(sheets, parser=parser), strict=True)
    ]


def of_amount(found: Findings | None) -> tuple[float, ...]:
    """The features of what was found; zeros but the first where the rules take the amount for no claim."""
    if found is None:
        return (1.0, *[0.0] * (HINTS - 1))
    said = (found.kind, found.topic, found.moved.change, found.amount.bound, found.held.status, found.area.scope)
    told = [float(value == one) for value, values in zip(said, _LISTS, strict=True) for one in values]
    evidence = (found.type_span, found.topic_span, found.moved.evidence, found.held.evidence, found.subject)
    return (0.0, *told, *(float(span is not None) for span in evidence), found.chance)
