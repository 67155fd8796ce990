"""What a run has done and what it is to do: an SQLite file in the output folder, written by one process."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from pathlib import Path
from typing import NamedTuple

from claimx.batch.types import Entry, Failed
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
    place INTEGER PRIMARY KEY, key TEXT, file BLOB NOT NULL, path BLOB NOT NULL, identity TEXT NOT NULL,
    whole INTEGER NOT NULL, repeated BLOB NOT NULL, error BLOB
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

    def forget_failures(self, *, lasting: bool) -> None:
        """Take back every document that failed in passing, or also for good, so that it is tried again."""
        with self._db:
            self._db.execute("DELETE FROM done WHERE failed >= ?", (Failed.LASTING if lasting else Failed.PASSING,))

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
                map(_row, documents),
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
            yield Planned(key, _text(file), _text(path), identity, bool(whole), _text(repeated) or None)

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
                raise BatchError(f"{_text(path)} is planned and not done", remedy="run the same command again")
            yield Entry(key, shard, offset, head, tail, claims, Failed(failed))

    def unused(self) -> list[str]:
        """Shards that hold nothing of the plan."""
        query = "SELECT name FROM shards WHERE name NOT IN (SELECT shard FROM done JOIN plan USING (key))"
        return [name for (name,) in self._db.execute(query)]


def _row(one: Planned) -> tuple[object, ...]:
    """It as columns of the plan; names as bytes, since they may hold what no encoding can write."""
    file, path, repeated = (s.encode("utf-8", "surrogatepass") for s in (one.file, one.path, one.repeated or ""))
    return one.key, file, path, one.identity, one.whole, repeated, one.error


def _text(name: bytes) -> str:
    return name.decode("utf-8", "surrogatepass")


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Ledger]:
    """The ledger of an output folder, made where there is none, for this process alone.

    Raises:
        BatchError: Another run holds it, it is damaged, or its disk is full.
    """
    with _telling(path):
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


@contextlib.contextmanager
def copied(path: Path) -> Iterator[Ledger]:
    """A copy in memory of the ledger of an output folder, empty where there is none; raises as ``opened``."""
    with _telling(path), contextlib.closing(sqlite3.connect(":memory:")) as copy:
        if path.is_file():
            # Not opened to read alone: what a killed run had begun to note is taken back before anything is read.
            place = f"{path.resolve().as_uri()}?mode=rw"
            with contextlib.closing(sqlite3.connect(place, timeout=1.0, uri=True)) as connection:
                connection.execute("BEGIN")
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
                connection.backup(copy)
        copy.executescript(_SCHEMA)
        yield Ledger(copy)


@contextlib.contextmanager
def _telling(path: Path) -> Iterator[None]:
    """Errors of SQLite over the ledger of an output folder told as ours."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            told, remedy = f"{path.parent.parent} is being written by another run", "wait for it to end"
        else:
            told, remedy = f"{path}: {error}", "see to the disk, then run the same command again"
        raise BatchError(told, remedy=remedy) from error
    except sqlite3.DatabaseError as error:
        raise BatchError(f"{path} is damaged: {error}", remedy=f"remove {path.parent}, and start anew") from error
