"""Records of the SQLite databases that claimx writes: each stands whole in the column "record"."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from claimx.errors import RecordsError
from claimx.records import Claim, DocumentRecord, ErrorRecord
from claimx.stored.lines import OnError, damaged

# "clmx": what the header of a database of ours says it is for.
APPLICATION = 0x636C6D78


def claims(source: str | Path, on_error: OnError) -> Iterator[Claim]:
    """The claims in the order they were written."""
    for key, record in _rows(source, "SELECT key, record FROM claims ORDER BY key"):
        try:
            yield Claim.from_json(record)
        except ValueError as error:
            on_error(damaged(f"{source}, claim {key}", error))


def documents(source: str | Path, on_error: OnError) -> Iterator[DocumentRecord]:
    """The documents that were read; one that only a claim refers to is none."""
    query = "SELECT key, record, text FROM documents WHERE record IS NOT NULL ORDER BY key"
    for key, record, text in _rows(source, query):
        try:
            yield DocumentRecord.model_validate({**json.loads(record), "text": text})
        except ValueError as error:
            on_error(damaged(f"{source}, document {key}", error))


def errors(source: str | Path, on_error: OnError) -> Iterator[ErrorRecord]:
    """The errors in the order they were written."""
    for key, record in _rows(source, "SELECT key, record FROM errors ORDER BY key"):
        try:
            yield ErrorRecord.from_json(record)
        except ValueError as error:
            on_error(damaged(f"{source}, error {key}", error))


def _rows(source: str | Path, query: str) -> Iterator[tuple[str, ...]]:
    address = f"{Path(source).resolve().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True)) as base:
            [(application,)] = base.execute("PRAGMA application_id")
            if application != APPLICATION:
                raise RecordsError(f"{source} is no database of claimx", remedy="give what claimx wrote")
            yield from base.execute(query)
    except sqlite3.Error as error:
        raise RecordsError(f"{source} is damaged: {error}", remedy="write it again") from error
