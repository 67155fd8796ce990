"""The planner: the claims of a document, each with what official figures say of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimx.check_kinds import Outcome
from claimx.check_records import Check
from claimx.checks.official.around import around, compared_with, doubted, readings, set_against
from claimx.checks.official.finding import answers, nearest
from claimx.checks.official.judging import best
from claimx.checks.official.reading import asked, eligible
from claimx.checks.official.retelling import retold
from claimx.checks.official.searching import may_agree, searched
from claimx.checks.official.telling import check, missing
from claimx.checks.official.types import Asked
from claimx.figures.intervals import figure
from claimx.records import Claim, DocumentRecord
from claimx.stats import StatsBase, stats

# So many claims before and after one may tell what it leaves open.
_BEFORE, _AFTER = 30, 10
# A month that may be of this year or of the one before.
_LAST = re.compile(r"\blast (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", re.I)


def official(claims: Sequence[Claim], document: DocumentRecord | None) -> Iterator[tuple[str, Check]]:
    """The checks of the claims of one document against official figures, with the id of the claim each is of."""
    base = stats()
    if not any(eligible(claim, base) for claim in claims):
        return
    ordered = sorted(claims, key=lambda one: one.quantity.start)
    for place, claim in enumerate(ordered):
        if eligible(claim, base):
            found = held(claim, base, ordered[max(0, place - _BEFORE) : place + _AFTER])
            if found is not None:
                yield claim.id, found


def held(claim: Claim, base: StatsBase, claims: Sequence[Claim] = ()) -> Check | None:
    """An eligible claim held against a base; None where it is about nothing that the base counts.

    Args:
        claim: The claim.
        base: The figures.
        claims: Those around it in its document, whose sentences tell what its own leaves open.
    """
    claim = retold(claim)
    wanted = asked(claim, base)
    first = _told(wanted, claim, base)
    # Money of the very year that is told is what a sum is held against, though it be only close.
    dated = wanted is not None and wanted.when.named and claim.quantity.unit == "GBP"
    held_already = first is not None and first.outcome in (
        (Outcome.AGREES, Outcome.CLOSE) if dated else (Outcome.AGREES,)
    )
    if held_already and not _LAST.search(claim.text):
        return first
    changed = wanted is None and set_against(claim)
    if not changed and (first is None or first.outcome is Outcome.NO_FIGURE) and not may_agree(claim, base):
        return first
    there = around(claim, claims, base)
    if changed and (days := compared_with(claim, there)) is not None:
        wanted = asked(claim, base, days)
    if wanted is not None:
        told = [_told(one, claim, base) for one in readings(claim, wanted, there)]
        agreeing = next((one for one in told if one is not None and one.outcome is Outcome.AGREES), None)
        if agreeing is not None:
            return agreeing
        first = told[0]
    money = claim.quantity.unit == "GBP"
    none = first is not None and first.outcome is Outcome.NO_FIGURE
    if first is None or money or none or (wanted is not None and doubted(claim, wanted, there)):
        found = searched(claim, there, base)
        return check(*found, base) if found is not None else first if money or none else None
    return first


def _told(wanted: Asked | None, claim: Claim, base: StatsBase) -> Check | None:
    """What comes of one way to read a claim; None where that asks nothing or is not plain enough to say so."""
    stated = figure(claim) if wanted is not None else None
    if wanted is None or stated is None:
        return None
    known = answers(wanted, base)
    judged = best(known, wanted, claim, stated)
    if judged is not None:
        return check(judged, wanted, claim, stated, base)
    if known or not wanted.sure:
        return None
    return missing(wanted, claim, stated, nearest(wanted, base), base)
