"""What passes between the parts of a run: what is to be done, what came of it, where that stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import IntEnum

from claimx.documents import Columns, Details
from claimx.documents.found import Found
from claimx.records import ErrorKind

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Options:
    """What holds for every document of a run, and what the outcome depends on.

    Attributes:
        model: As ``claimx.load`` takes it.
        tables: Whether the figures in tables become claims too.
        date: The day an undated document was published.
        columns: Which columns of a table of statements hold what.
    """

    model: str | None = None
    tables: bool = True
    date: dt.date | None = None
    columns: Columns = field(default_factory=Columns)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take.

    Attributes:
        seconds: By the clock.
        memory: Bytes of the worker's process while it works on it.
    """

    seconds: float = 120.0
    memory: int = 4_000 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Seen:
    """A document that was found in a file, or what went wrong in finding one.

    Attributes:
        path: What records call it; of an error, the file's.
        identity: As ``Found``.
        digest: Changes with anything its claims depend on that stands in the file.
        answer: As ``Found``.
        whole: Whether it is all of a file that can be read again from its path.
        found: It itself, where that was asked for.
        error: Message and remedy.
    """

    path: str
    identity: str = ""
    digest: str = ""
    answer: bytes | None = None
    whole: bool = False
    found: Found | None = None
    error: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A document to be read and extracted.

    Attributes:
        key: Of the document under all that its outcome depends on.
        path: What records call it.
        identity: Of its bytes, as they were when the run was planned.
        whole: Whether it is a file of its own, which the worker reads from its path.
        found: Otherwise it, as it was found; None where it is not there any more.
        error: What went wrong in finding it again: message and remedy.
        known: What the caller knows of it.
        repeated: Where its answer stands already.
    """

    key: str
    path: str
    identity: str
    whole: bool
    found: Found | None
    known: Details | None
    repeated: str | None
    error: tuple[str, str] | None = None

    @property
    def size(self) -> int:
        """About how many bytes or characters are handed on with it."""
        return self.found.size if self.found is not None else 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: the document's record and its claims, or an error's record; each a line of JSON.

    Attributes:
        passing: Whether the error is of this run alone: the file was changed, or could not be reached.
    """

    key: str
    document: bytes = b""
    claims: tuple[bytes, ...] = ()
    error: bytes = b""
    passing: bool = False

    @property
    def failed(self) -> Failed:
        """Whether it is an error."""
        if not self.error:
            return Failed.NOT
        return Failed.PASSING if self.passing else Failed.LASTING


class Failed(IntEnum):
    """Whether a document failed; what is passing is tried again by the next run."""

    NOT = 0
    LASTING = 1
    PASSING = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """Where the outcome of a job stands.

    Attributes:
        shard: Name of the file.
        offset: Of its first byte there.
        head: Bytes of the document's or the error's record.
        tail: Bytes of the claims, which follow.
        claims: How many they are.
        failed: Whether it is an error.
    """

    key: str
    shard: str
    offset: int
    head: int
    tail: int
    claims: int
    failed: Failed


class Lost(Exception):
    """A child process that is gone before it answered.

    Args:
        kind: Why: it took too long or too much memory, or crashed.
    """

    def __init__(self, kind: ErrorKind) -> None:
        super().__init__(kind.value)
        self.kind = kind
