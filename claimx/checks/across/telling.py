"""What was found across documents as records: one check for each claim, whose sentence names the other documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from claimx.check_kinds import Outcome
from claimx.check_records import Check
from claimx.checks.across.papers import named, paper
from claimx.checks.across.repeats import Again
from claimx.checks.arithmetic import telling
from claimx.checks.arithmetic.solving import Solved
from claimx.matching.kinds import Reason
from claimx.records import Change, Claim

_CAVEATS: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.PERIOD_BY_DOCUMENT: "Neither says when; their documents are of almost the same day.",
        Reason.SMALL_DIFFERENCE: "The difference is small, as between two editions of a statistic.",
        Reason.OPPOSITE_DIRECTIONS: "One tells of a rise, the other of a fall.",
        Reason.UNSURE_RECORD: "One of the two was not read with certainty.",
    }
)
_WAYS = {Change.INCREASE: "a rise of ", Change.DECREASE: "a fall of ", Change.LEVEL: ""}
_MISFIT = " No rounding brings these together."


def told_again(again: Again) -> Check:
    """A claim's check against those that tell its amount in other documents."""
    [(_, check), *_] = telling.told(again.solved)
    first, *more = again.others
    words = f"{named(first.document)} has {_figure(first)}"
    if check.outcome is Outcome.INCONSISTENT:
        words += f", this document {_figure(again.one)}.{_MISFIT}"
    elif more:
        words += f", and so {f'have {len(more)} other documents' if len(more) > 1 else 'has another document'}."
    else:
        words += "."
    caveats = tuple(_CAVEATS[reason] for reason in again.reasons if reason in _CAVEATS)
    ids = tuple(claim.id for claim in again.others)
    return check.model_copy(update={"claims": ids, "told": words, "caveats": caveats})


def told(solved: Solved) -> Iterator[tuple[Claim, Check]]:
    """Each claim of a relation over several documents with its check."""
    claims = [amount.claim for _, amount in solved.relation.roles]
    for claim, (_, check) in zip(claims, telling.told(solved), strict=True):
        yield claim, check.model_copy(update={"told": f"{_movement(solved)} {_others(claim, claims)}"})


def _movement(solved: Solved) -> str:
    """What the levels make of the change, and what is told of it."""
    before, after = (solved.relation.of(role) for role in ("before", "after"))
    stated = [(role, amount) for role, amount in solved.relation.roles if role in ("by", "percent")]
    made = telling.listed([telling.makes(solved, role) for role, _ in stated])
    [way, *_] = [amount.claim.change for _, amount in stated]
    rose = solved.readings["after"][0].value >= solved.readings["before"][0].value
    words = telling.listed([telling.worded(amount.claim.quantity) for _, amount in stated])
    levels = [telling.worded(amount.claim.quantity) for amount in (before, after) if amount is not None]
    misfit = _MISFIT if solved.outcome is Outcome.INCONSISTENT else ""
    return (
        f"From {levels[0]} to {levels[1]} is {_WAYS[Change.INCREASE if rose else Change.DECREASE]}{made}; "
        f"{_WAYS[way]}{words} is told.{misfit}"
    )


def _others(claim: Claim, claims: Sequence[Claim]) -> str:
    """The figures of the other documents, each with where it is from."""
    own = paper(claim.document)
    elsewhere = dict.fromkeys(paper(one.document) for one in claims if paper(one.document) != own)
    said: list[str] = []
    for other in elsewhere:
        theirs = [one for one in claims if paper(one.document) == other]
        said.append(f"{named(theirs[0].document)} has {telling.listed([_figure(one) for one in theirs])}.")
    return " ".join(said)


def _figure(claim: Claim) -> str:
    """An amount as it is told, with the way it moved."""
    return _WAYS[claim.change] + telling.worded(claim.quantity)
