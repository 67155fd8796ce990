"""What a run has done and what it is to do: an SQLite file in the output folder, written by one process."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from pathlib import Path
from typing import NamedTuple

from claimx.batch.types import Entry
from claimx.errors import BatchError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS shards (name TEXT PRIMARY KEY, bytes INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS done (
    key TEXT PRIMARY KEY, shard TEXT NOT NULL REFERENCES shards (name), offset INTEGER NOT NULL,
    head INTEGER NOT NULL, tail INTEGER NOT NULL, claims INTEGER NOT NULL, failed INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS done_shard ON done (shard);
DROP TABLE IF EXISTS plan;
CREATE TABLE plan (
    place INTEGER PRIMARY KEY, key TEXT, file TEXT NOT NULL, path TEXT NOT NULL, identity TEXT NOT NULL,
    whole INTEGER NOT NULL, repeated TEXT, error BLOB
);
"""


class Planned(NamedTuple):
    """A document of the plan, or what went wrong in finding one.

    Attributes:
        key: None of an error.
        file: The file that holds it.
        path, identity, whole: As ``Seen``.
        repeated: Where its answer stands already.
        error: The record of the error, a line of JSON.
    """

    key: str | None
    file: str
    path: str
    identity: str = ""
    whole: bool = False
    repeated: str | None = None
    error: bytes | None = None


class Ledger:
    """Open it with ``opened``; it is closed with the run."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def shards(self) -> dict[str, int]:
        """Names of the shards that are done, and their sizes in bytes."""
        return dict(self._db.execute("SELECT name, bytes FROM shards"))

    def forget(self, shards: Iterable[str]) -> None:
        """Take back what stands in some shards."""
        with self._db:
            for name in shards:
                self._db.execute("DELETE FROM done WHERE shard = ?", (name,))
                self._db.execute("DELETE FROM shards WHERE name = ?", (name,))

    def forget_failures(self) -> None:
        """Take back every document that failed, so that it is tried again."""
        with self._db:
            self._db.execute("DELETE FROM done WHERE failed")

    def record(self, shard: str, size: int, entries: Iterable[Entry]) -> None:
        """Note that a shard is done."""
        with self._db:
            self._db.execute("INSERT OR REPLACE INTO shards VALUES (?, ?)", (shard, size))
            self._db.executemany("INSERT OR REPLACE INTO done VALUES (?, ?, ?, ?, ?, ?, ?)", map(astuple, entries))

    def plan(self, documents: Iterable[Planned]) -> None:
        """Note what there is, in the order of the output."""
        with self._db:
            self._db.executemany(
                "INSERT INTO plan (key, file, path, identity, whole, repeated, error) VALUES (?, ?, ?, ?, ?, ?, ?)",
                documents,
            )

    def counts(self) -> tuple[int, int, int]:
        """How many documents are planned, are done already, and could not be found."""
        (row,) = self._db.execute("SELECT count(*), count(done.key), count(error) FROM plan LEFT JOIN done USING (key)")
        planned, done, failed = row
        return planned, done, failed

    def pending(self) -> Iterator[Planned]:
        """What is still to do, in the order of the plan."""
        query = """
            SELECT key, file, path, identity, whole, repeated FROM plan
            WHERE key IS NOT NULL AND key NOT IN (SELECT key FROM done) GROUP BY key ORDER BY min(place)
        """
        for key, file, path, identity, whole, repeated in self._db.execute(query):
            yield Planned(key, file, path, identity, bool(whole), repeated)

    def results(self) -> Iterator[Entry | bytes]:
        """For each document of the plan where its outcome stands, or the error in finding it.

        Raises:
            BatchError: One has none.
        """
        query = """
            SELECT path, error, key, shard, offset, head, tail, claims, failed FROM plan LEFT JOIN done USING (key)
            ORDER BY place
        """
        for path, error, *entry in self._db.execute(query):
            if error is not None:
                yield error
                continue
            key, shard, offset, head, tail, claims, failed = entry
            if shard is None:
                raise BatchError(f"{path} is planned and not done", remedy="run the same command again")
            yield Entry(key, shard, offset, head, tail, claims, bool(failed))

    def unused(self) -> list[str]:
        """Shards that hold nothing of the plan."""
        query = "SELECT name FROM shards WHERE name NOT IN (SELECT shard FROM done JOIN plan USING (key))"
        return [name for (name,) in self._db.execute(query)]


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Ledger]:
    """The ledger of an output folder, made where there is none, for this process alone.

    Raises:
        BatchError: Another run holds it, it is damaged, or its disk is full.
    """
    try:
        connection = sqlite3.connect(path, timeout=1.0)
        try:
            # The lock goes with the process, however that ends.
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.commit()
            connection.executescript(_SCHEMA)
            yield Ledger(connection)
        finally:
            connection.close()
    except sqlite3.OperationalError as error:
        raise _told(path, error) from error
    except sqlite3.DatabaseError as error:
        raise BatchError(f"{path} is damaged: {error}", remedy=f"remove {path.parent}, and start anew") from error


@contextlib.contextmanager
def copied(path: Path) -> Iterator[Ledger]:
    """A copy in memory of the ledger of an output folder, empty where there is none; raises as ``opened``."""
    copy = sqlite3.connect(":memory:")
    try:
        if path.is_file():
            with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
                connection.backup(copy)
        copy.executescript(_SCHEMA)
        yield Ledger(copy)
    except sqlite3.OperationalError as error:
        raise _told(path, error) from error
    finally:
        copy.close()


def _told(path: Path, error: sqlite3.OperationalError) -> BatchError:
    if "locked" in str(error):
        return BatchError(f"{path.parent.parent} is being written by another run", remedy="wait for it to end")
    return BatchError(f"{path}: {error}", remedy="see to the disk, then run the same command again")
