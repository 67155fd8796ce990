"""SQLite: tables, views and full-text search over a run, with metadata for Datasette beside it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from claimx.errors import OutputError
from claimx.outputs.sqlite.rows import Tables
from claimx.records import AnyRecord, Claim, DocumentRecord
from claimx.stored.sqlite import APPLICATION

VERSION = 2  # of the tables
_HERE = Path(__file__).parent
# The file is new and is renamed when whole, so nothing needs to be undone.
_FAST = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000; PRAGMA foreign_keys = OFF;"


def write(records: Iterable[AnyRecord], path: Path) -> None:
    """Write a database, and ``NAME.metadata.yml`` beside it.

    Raises:
        OutputError: This Python's SQLite has no full-text search.
        OSError: The disk is full, or it may not be written to.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as base:
            _fill(base, records)
    except sqlite3.OperationalError as error:
        if "no such module" in str(error):
            raise OutputError("SQLite here has no FTS5", remedy="use a Python built with it") from error
        raise OSError(None, f"SQLite: {error}", str(path)) from error
    told = (_HERE / "metadata.yml").read_text("utf-8")
    for mark, name in (("{file}", path.name), ("{stem}", path.stem), ("{database}", json.dumps(path.stem))):
        told = told.replace(mark, name)
    path.with_name(f"{path.stem}.metadata.yml").write_text(told, "utf-8")


def _fill(base: sqlite3.Connection, records: Iterable[AnyRecord]) -> None:
    base.executescript(_FAST)
    base.executescript((_HERE / "schema.sql").read_text("utf-8"))
    base.execute("BEGIN")
    tables = Tables(base)
    tables.known_forces()
    for record in records:
        if isinstance(record, Claim):
            tables.claim(record)
        elif isinstance(record, DocumentRecord):
            tables.document(record)
        else:
            tables.error(record)
    for name in ("documents_fts", "claims_fts"):
        base.execute(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")
    base.execute("COMMIT")
    base.execute("ANALYZE")
    base.execute(f"PRAGMA application_id = {APPLICATION}")
    base.execute(f"PRAGMA user_version = {VERSION}")
