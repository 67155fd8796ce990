"""Claims in, groups out: what ``claimx match`` does, block by block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from claimx.match_records import MatchGroup
from claimx.matching.clusters import clusters
from claimx.matching.conflicts import conflicts
from claimx.matching.copies import Sketch, merged, shingles
from claimx.matching.groups import groups
from claimx.matching.kinds import Kind
from claimx.matching.mentions import Block, Kept, Mention, Paper, mention, paper_of
from claimx.records import Claim


def match(claims: Iterable[Claim], *, force: str | None = None) -> list[MatchGroup]:
    """Group claims that state the same fact.

    Args:
        claims: Claim records of any documents, in any order; they are read once and kept as small keys.
        force: Only claims about this force, by its id.

    Returns:
        Groups of two claims or more, contradictions first, then by how many statements there are, then by id. They
        do not depend on the order of the claims.
    """
    blocks: dict[Block, list[Mention]] = defaultdict(list)
    papers: dict[Paper, Paper] = {}
    sketches: dict[Paper, Sketch] = {}
    seen: set[tuple[str, Paper]] = set()
    kept: Kept = {}
    sentence: tuple[Paper, int] | None = None
    for claim in claims:
        paper = paper_of(claim)
        paper = papers.setdefault(paper, paper)
        if (claim.id, paper) in seen or (force is not None and all(link.id != force for link in claim.forces)):
            continue
        seen.add((claim.id, paper))
        if sentence != (paper, claim.start):
            sketches[paper] = merged(sketches.get(paper, ()), shingles(claim.text))
            sentence = paper, claim.start
        one = mention(claim, paper, kept)
        if one is not None:
            blocks[one.block].append(one)
    found: list[MatchGroup] = []
    for block in list(blocks):
        together = clusters(blocks.pop(block))
        found.extend(groups(together, conflicts(together), sketches))
    return sorted(found, key=_rank)


def _rank(group: MatchGroup) -> tuple[bool, int, str]:
    return (group.kind is Kind.REPEAT, -len(group.statements), group.id)
