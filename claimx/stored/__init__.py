"""What claimx wrote, read back: the claims, documents and errors of a run's folder or of a file of records."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

from claimx.records import AnyRecord, Claim, DocumentRecord, ErrorRecord
from claimx.stored.kinds import STDIN, kind_of
from claimx.stored.lines import OnError, Source, raising
from claimx.stored.recognise import is_stored

__all__ = ["STDIN", "OnError", "Source", "claims", "documents", "errors", "is_stored", "raising", "records"]


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
    yield from _reader(source).claims(source, on_error=on_error)


def documents(source: Source, *, on_error: OnError = raising) -> Iterator[DocumentRecord]:
    """The documents with their texts; a file of claims alone has none. Otherwise as ``claims``."""
    if source != STDIN:
        yield from _reader(source).documents(source, on_error=on_error)


def errors(source: Source, *, on_error: OnError = raising) -> Iterator[ErrorRecord]:
    """What failed; a file of claims alone has none. Otherwise as ``claims``."""
    if source != STDIN:
        yield from _reader(source).errors(source, on_error=on_error)


def records(source: Source, *, on_error: OnError = raising) -> Iterator[AnyRecord]:
    """All that is stored: the documents, then the claims, then the errors. Otherwise as ``claims``."""
    yield from documents(source, on_error=on_error)
    yield from claims(source, on_error=on_error)
    yield from errors(source, on_error=on_error)


def _reader(source: Source) -> ModuleType:
    """The module that reads how the source is stored; each has the same three functions."""
    return import_module(f"{__name__}.{kind_of(source).value}")
