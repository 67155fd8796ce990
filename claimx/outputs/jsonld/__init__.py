"""JSON-LD in the words of schema.org: a ``Claim`` a record, and a ``ClaimReview`` where a person has rated it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TextIO

from claimx.outputs.jsonld.nodes import claim_node, review_node
from claimx.outputs.jsonld.ratings import Rating
from claimx.outputs.jsonld.vocabulary import URL
from claimx.records import AnyRecord, Claim


def write(
    records: Iterable[AnyRecord], out: TextIO, *, ratings: Mapping[str, tuple[Rating, ...]] | None = None
) -> None:
    """Write one graph, a node a line; documents stand in the claims made in them, errors are left out.

    Args:
        ratings: What people found, by the id of the claim (``claimx.outputs.jsonld.ratings.read``).
    """
    given = ratings or {}
    out.write(f'{{"@context": {json.dumps(URL)}, "@graph": [')
    begun = False
    for record in records:
        if not isinstance(record, Claim):
            continue
        nodes = [claim_node(record), *(review_node(record, rating) for rating in given.get(record.id, ()))]
        for node in nodes:
            out.write((",\n" if begun else "\n") + json.dumps(node, ensure_ascii=False, allow_nan=False))
            begun = True
    out.write("\n]}\n")
