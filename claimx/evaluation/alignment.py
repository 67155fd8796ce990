"""Which record is of which annotated mention, and which mentions and records count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimx.corpus.gold import GoldClaim, GoldDocument
from claimx.evaluation.fields import compare
from claimx.evaluation.lenient import compare_leniently
from claimx.records import Claim, Offsets


def paired(ones: Sequence[Offsets], others: Sequence[Offsets]) -> list[tuple[int, int]]:
    """One-to-one pairs of overlapping spans by their numbers, the largest overlap first; in the order of the first."""
    overlaps = [
        (min(one[1], other[1]) - max(one[0], other[0]), i, j)
        for i, one in enumerate(ones)
        for j, other in enumerate(others)
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for overlap, i, j in sorted(overlaps, key=lambda found: (-found[0], found[1], found[2])):
        if overlap > 0 and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return sorted(pairs.items())


def align(gold: Sequence[GoldClaim], claims: Sequence[Claim]) -> list[tuple[GoldClaim, Claim]]:
    """One-to-one pairs of overlapping amounts, the largest overlap first."""
    spans = [(claim.quantity.start, claim.quantity.end) for claim in claims]
    return [(gold[i], claims[j]) for i, j in paired([(one.start, one.end) for one in gold], spans)]


@dataclass(frozen=True, slots=True)
class Judged:
    """An annotated mention and the record made of it; one is None where a mention was missed or a record is spurious.

    ``same`` says of each field whether the two agree, ``close`` whether they do leniently; both are empty where there
    are not two.
    """

    gold: GoldClaim | None
    claim: Claim | None
    same: Mapping[str, bool]
    close: Mapping[str, bool]

    @property
    def exact(self) -> bool:
        """Whether there are two and their amounts have the same span."""
        if self.gold is None or self.claim is None:
            return False
        return (self.gold.start, self.gold.end) == (self.claim.quantity.start, self.claim.quantity.end)

    @property
    def span(self) -> tuple[int, int]:
        """Where the amount stands: as it was annotated, else as it was extracted."""
        if self.gold is not None:
            return self.gold.start, self.gold.end
        if self.claim is not None:
            return self.claim.quantity.start, self.claim.quantity.end
        raise ValueError("neither a mention nor a record")

    def agrees(self, fields: Sequence[str], *, leniently: bool = False) -> bool:
        """Whether there are two and all of these fields agree."""
        told = self.close if leniently else self.same
        return bool(told) and all(told[name] for name in fields)


def judge(document: GoldDocument, claims: Sequence[Claim]) -> list[Judged]:
    """The mentions and records of a document that count, in the order of its text.

    Optional mentions, and records inside ignored regions that match nothing, count neither way.
    """
    matched = align(document.claims, claims)
    known = {id(claim) for _, claim in matched}
    met = {id(gold) for gold, _ in matched}
    found = [_both(gold, claim) for gold, claim in matched if not gold.optional]
    found += [Judged(gold, None, {}, {}) for gold in document.claims if id(gold) not in met and not gold.optional]
    found += [
        Judged(None, claim, {}, {})
        for claim in claims
        if id(claim) not in known and not any(start <= claim.quantity.start < end for start, end in document.ignored)
    ]
    return sorted(found, key=lambda one: one.span[0])


def _both(gold: GoldClaim, claim: Claim) -> Judged:
    same = compare(gold, claim)
    return Judged(gold, claim, same, compare_leniently(gold, claim, same))
