"""What a report shows: claims, documents with their texts, and errors, each once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimx.records import AnyRecord, Claim, DocumentRecord, ErrorRecord

# A document by its id and path: the same bytes may lie at two places.
Key = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that a report shows.

    Attributes:
        claims: In the order given.
        documents: Those whose text is known; of the others only the sentences of their claims are.
        errors: What failed.
    """

    claims: tuple[Claim, ...]
    documents: Mapping[Key, DocumentRecord]
    errors: tuple[ErrorRecord, ...] = ()


def gather(records: Iterable[AnyRecord]) -> Gathered:
    """Records in any order, in memory; what is given twice is shown once."""
    claims: dict[tuple[Key, str], Claim] = {}
    documents: dict[Key, DocumentRecord] = {}
    errors: dict[ErrorRecord, None] = {}
    for record in records:
        if isinstance(record, ErrorRecord):
            errors.setdefault(record)
            continue
        key = (record.document.id, record.document.path)
        if isinstance(record, Claim):
            claims.setdefault((key, record.id), record)
        else:
            documents.setdefault(key, record)
    return Gathered(tuple(claims.values()), documents, tuple(errors))
