"""The checks of claims of any number of documents: every checker over each document, then those over all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from claimx.check_records import Check
from claimx.checks.across import across as across_documents
from claimx.checks.arithmetic import arithmetic
from claimx.checks.offices import offices
from claimx.checks.official import official
from claimx.records import Claim, DocumentRecord

# Given the claims of one document, and the document where its record is known, a checker yields checks, each with the
# id of the claim that it is of.
Checker = Callable[[Sequence[Claim], DocumentRecord | None], Iterable[tuple[str, Check]]]
CHECKERS: tuple[Checker, ...] = (arithmetic, official, offices)
# Given the claims of several documents, one of these yields checks, each with the claim that it is of.
Across = Callable[[Sequence[Claim]], Iterable[tuple[Claim, Check]]]
ACROSS: tuple[Across, ...] = (across_documents,)

_Paper = tuple[str, str | None]


def check(
    claims: Iterable[Claim],
    *,
    documents: Iterable[DocumentRecord] = (),
    checkers: Sequence[Checker] = CHECKERS,
    across: Sequence[Across] = ACROSS,
) -> list[Claim]:
    """Hold claims against each other, document by document, and those of several documents across them.

    Args:
        claims: Claim records of any documents, in any order.
        documents: The documents, as far as they are known; arithmetic needs none.
        checkers: What to call on the claims of each document.
        across: What to call on all claims, where they are of several documents.

    Returns:
        The same claims in the same order, with ``checks``; what they held there before gives way.
    """
    held = list(claims)
    known = {_paper(document): document for document in documents}
    by_paper: dict[_Paper, list[int]] = {}
    for place, claim in enumerate(held):
        by_paper.setdefault(_paper(claim), []).append(place)
    wide: dict[_Paper, dict[str, list[Check]]] = {}
    for checker in across if len(by_paper) > 1 else ():
        for claim, one in checker(held):
            wide.setdefault(_paper(claim), {}).setdefault(claim.id, []).append(one)
    for paper, places in by_paper.items():
        own = [held[place] for place in places]
        found: dict[str, list[Check]] = {}
        for narrow in checkers:
            for id, one in narrow(own, known.get(paper)):
                found.setdefault(id, []).append(one)
        for place, claim in zip(places, own, strict=True):
            checks = (*found.get(claim.id, ()), *wide.get(paper, {}).get(claim.id, ()))
            if claim.checks or checks:
                held[place] = claim.model_copy(update={"checks": checks})
    return held


def _paper(record: Claim | DocumentRecord) -> _Paper:
    return record.document.id, record.document.path
