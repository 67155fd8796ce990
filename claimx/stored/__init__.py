"""What claimx wrote, read back: the claims, documents and errors of a run's folder or of a file of records."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.records import AnyRecord, Claim, DocumentRecord, ErrorRecord
from claimx.stored import lines
from claimx.stored.kinds import STDIN, Kind, kind_of
from claimx.stored.lines import OnError, Source, raising
from claimx.stored.recognise import is_stored

__all__ = ["OnError", "Source", "claims", "documents", "errors", "is_stored", "raising", "records"]


def claims(source: Source, *, on_error: OnError = raising) -> Iterator[Claim]:
    """The claims that are stored, one at a time.

    Args:
        source: A run's folder, a file of claims a line, a JSON array, Parquet (a file or a folder) or SQLite that
            claimx wrote; "-" is stdin, claims a line or an array.
        on_error: Is given each record that is damaged, with the place it stands in; the rest goes on if it returns.

    Raises:
        RecordsError: There is no such file or folder, it may not be read, or it is no output of claimx.
    """
    if source == STDIN:
        from claimx.stored.array import of_stdin

        yield from of_stdin(on_error)
        return
    match kind_of(source):
        case Kind.LINES:
            yield from lines.claims(source, on_error=on_error)
        case Kind.ARRAY:
            from claimx.stored import array

            yield from array.claims(source, on_error)
        case Kind.PARQUET:
            from claimx.stored import parquet

            yield from parquet.claims(source, on_error)
        case Kind.SQLITE:
            from claimx.stored import sqlite

            yield from sqlite.claims(source, on_error)


def documents(source: Source, *, on_error: OnError = raising) -> Iterator[DocumentRecord]:
    """The documents with their texts; a file of claims alone has none. Otherwise as ``claims``."""
    if source == STDIN:
        return
    match kind_of(source):
        case Kind.LINES:
            yield from lines.documents(source, on_error=on_error)
        case Kind.PARQUET:
            from claimx.stored import parquet

            yield from parquet.documents(source, on_error)
        case Kind.SQLITE:
            from claimx.stored import sqlite

            yield from sqlite.documents(source, on_error)


def errors(source: Source, *, on_error: OnError = raising) -> Iterator[ErrorRecord]:
    """What failed; a file of claims alone has none. Otherwise as ``claims``."""
    if source == STDIN:
        return
    match kind_of(source):
        case Kind.LINES:
            yield from lines.errors(source, on_error=on_error)
        case Kind.PARQUET:
            from claimx.stored import parquet

            yield from parquet.errors(source, on_error)
        case Kind.SQLITE:
            from claimx.stored import sqlite

            yield from sqlite.errors(source, on_error)


def records(source: Source, *, on_error: OnError = raising) -> Iterator[AnyRecord]:
    """All that is stored: the documents, then the claims, then the errors. Otherwise as ``claims``."""
    yield from documents(source, on_error=on_error)
    yield from claims(source, on_error=on_error)
    yield from errors(source, on_error=on_error)
