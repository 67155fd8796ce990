"""The checker of claims across documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimx.check_records import Check
from claimx.checks.across.movements import movements
from claimx.checks.across.papers import in_time, usable
from claimx.checks.across.repeats import repeats
from claimx.checks.across.telling import told, told_again
from claimx.records import Claim


def across(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Check]]:
    """The checks of claims of any number of documents against those of others, each with the claim that it is of.

    What documents that their publisher has taken back say, and claims that the extractor is not sure of, are left out.
    The order of the claims does not matter.
    """
    kept = sorted((claim for claim in claims if usable(claim)), key=in_time)
    for again in repeats(kept):
        yield again.one, told_again(again)
    for solved in movements(kept):
        yield from told(solved)
