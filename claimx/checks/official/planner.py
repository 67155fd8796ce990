"""The planner: the claims of a document, each with what official figures say of the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimx.check_records import Check
from claimx.checks.official.finding import answers, nearest
from claimx.checks.official.judging import best
from claimx.checks.official.reading import asked, eligible
from claimx.checks.official.retelling import retold
from claimx.checks.official.telling import check, missing
from claimx.figures.intervals import figure
from claimx.records import Claim, DocumentRecord
from claimx.stats import StatsBase, stats


def official(claims: Sequence[Claim], document: DocumentRecord | None) -> Iterator[tuple[str, Check]]:
    """The checks of the claims of one document against official figures, with the id of the claim each is of."""
    base = stats()
    for claim in claims:
        found = held(claim, base)
        if found is not None:
            yield claim.id, found


def held(claim: Claim, base: StatsBase) -> Check | None:
    """A claim held against a base; None where it is about nothing that the base counts."""
    if not eligible(claim, base):
        return None
    claim = retold(claim)
    wanted = asked(claim, base)
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
