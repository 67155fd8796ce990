"""The checks of claims of any number of documents: every checker over each document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from claimx.check_records import Check
from claimx.checks.arithmetic import arithmetic
from claimx.checks.offices import offices
from claimx.checks.official import official
from claimx.records import Claim, DocumentRecord

# Given the claims of one document, and the document where its record is known, a checker yields checks, each with the
# id of the claim that it is of.
Checker = Callable[[Sequence[Claim], DocumentRecord | None], Iterable[tuple[str, Check]]]
CHECKERS: tuple[Checker, ...] = (arithmetic, official, offices)

_Paper = tuple[str, str | None]


def check(
    claims: Iterable[Claim], *, documents: Iterable[DocumentRecord] = (), checkers: Sequence[Checker] = CHECKERS
) -> list[Claim]:
    """Hold claims against each other, document by document.

    Args:
        claims: Claim records of any documents, in any order.
        documents: The documents, as far as they are known; arithmetic needs none.
        checkers: What to call on the claims of each document.

    Returns:
        The same claims in the same order, with ``checks``; what they held there before gives way.
    """
    held = list(claims)
    known = {_paper(document): document for document in documents}
    by_paper: dict[_Paper, list[int]] = {}
    for place, claim in enumerate(held):
        by_paper.setdefault(_paper(claim), []).append(place)
    for paper, places in by_paper.items():
        own = [held[place] for place in places]
        found: dict[str, list[Check]] = {}
        for checker in checkers:
            for id, one in checker(own, known.get(paper)):
                found.setdefault(id, []).append(one)
        for place, claim in zip(places, own, strict=True):
            if claim.checks or claim.id in found:
                held[place] = claim.model_copy(update={"checks": tuple(found.get(claim.id, ()))})
    return held


def _paper(record: Claim | DocumentRecord) -> _Paper:
    return record.document.id, record.document.path
