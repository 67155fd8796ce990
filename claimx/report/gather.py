"""What a report shows: claims, documents with their texts, and errors, from runs, files of claims and statements."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from claimx import stored
from claimx.records import Claim, DocumentRecord, ErrorRecord

STDIN = "-"
# How every line that claimx writes begins.
_OURS = re.compile(rb'\s*\{\s*"schema"\s*:\s*"claimx\.(claim|document|error)/')
_HEAD = 256

# A document by its id and path: the same bytes may lie at two places.
Key = tuple[str, str | None]
# A document that was extracted just now, or why it could not be.
Outcome = tuple[DocumentRecord, list[Claim]] | ErrorRecord


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that a report shows.

    Attributes:
        claims: In the order given, each once.
        documents: Those whose text is known; of the others only the sentences of their claims are.
        errors: What failed.
    """

    claims: tuple[Claim, ...]
    documents: Mapping[Key, DocumentRecord]
    errors: tuple[ErrorRecord, ...] = ()


def is_stored(source: str | Path) -> bool:
    """Whether a source holds records (a run's folder, a file of claims) rather than statements; "-" is stdin.

    A file that cannot be opened is taken as a statement: reading it tells why.
    """
    if source == STDIN:
        buffer = sys.stdin.buffer
        return isinstance(buffer, io.BufferedReader) and _OURS.match(buffer.peek(_HEAD)) is not None
    path = Path(source)
    if path.is_dir():
        return any((path / name).is_file() for name in ("claims.jsonl", "documents.jsonl"))
    try:
        with path.open("rb") as file:
            return _OURS.match(file.read(_HEAD)) is not None
    except OSError:
        return False


def gather(
    records: Iterable[str | Path] = (),
    statements: Iterable[Outcome] = (),
    *,
    on_error: stored.OnError = stored.raising,
) -> Gathered:
    """Everything that is to be shown, in memory.

    Args:
        records: Folders of runs and files of claims a line; "-" is stdin.
        statements: What ``statements.extracted`` yields.
        on_error: Is given each damaged line of the records.

    Raises:
        RecordsError: A run or a file of claims is not there.
    """
    claims: dict[tuple[Key, str], Claim] = {}
    documents: dict[Key, DocumentRecord] = {}
    errors: list[ErrorRecord] = []

    def add(document: DocumentRecord) -> None:
        documents.setdefault((document.document.id, document.document.path), document)

    def put(claim: Claim) -> None:
        claims.setdefault(((claim.document.id, claim.document.path), claim.id), claim)

    for source in records:
        for document in stored.documents(source, on_error=on_error):
            add(document)
        for claim in stored.claims(source, on_error=on_error):
            put(claim)
        errors.extend(stored.errors(source, on_error=on_error))
    for outcome in statements:
        if isinstance(outcome, ErrorRecord):
            errors.append(outcome)
            continue
        add(outcome[0])
        for claim in outcome[1]:
            put(claim)
    return Gathered(tuple(claims.values()), documents, tuple(errors))
