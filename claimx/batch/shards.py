"""Shards: so many documents whose outcomes are written to one file, which is there as a whole or not at all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from claimx.batch.child import Child
from claimx.batch.scan import lost
from claimx.batch.types import Entry, Job, Limits, Lost, Options, Outcome
from claimx.batch.worker import Extract
from claimx.pipeline.failures import grouped
from claimx.records import ErrorKind, ErrorRecord

# Documents of a shard, and bytes that are handed over with them. A short run is cut into as many as there may be
# workers, of no fewer documents than are read together.
_DOCUMENTS, _BYTES = 256, 8_000_000
_FEWEST, _SHARDS = 32, 32
SUFFIX = ".jsonl"

# Called with how many documents, claims and errors came.
Told = Callable[[int, int, int], None]


@dataclass(frozen=True, slots=True)
class Shard:
    """Documents to be done together; its name is made of their keys."""

    name: str
    jobs: tuple[Job, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A shard that is done, or as much of it as was done before it was stopped."""

    shard: str
    size: int
    entries: tuple[Entry, ...]


def shards(jobs: Iterable[Job], count: int) -> Iterator[Shard]:
    """So many jobs in shards: the same jobs make the same shards."""
    most = min(_DOCUMENTS, max(_FEWEST, count // _SHARDS))
    for group in grouped(jobs, _size, most=most, held=_BYTES):
        keys = "".join(job.key for job in group)
        yield Shard(hashlib.sha256(keys.encode()).hexdigest()[:24], tuple(group))


def process_shard(
    child: Child,
    shard: Shard,
    *,
    folder: Path,
    options: Options,
    limits: Limits,
    stopped: Callable[[], bool] = lambda: False,
    told: Told = lambda documents, claims, errors: None,
) -> Result:
    """Do the documents of a shard and write what came of them to ``folder / (name + ".jsonl")``.

    The file is written aside and renamed. What was done before ``stopped`` is kept.

    Raises:
        OSError: It cannot be written.
        ModelError, BatchError: As ``Child.ask``.
    """
    target = folder / (shard.name + SUFFIX)
    aside = target.with_suffix(f".{os.getpid()}.part")
    entries: list[Entry] = []
    try:
        with aside.open("wb") as file:
            for batch in grouped(shard.jobs, _size):
                if stopped():
                    break
                for outcome in _outcomes(child, batch, options, limits):
                    entries.append(_write(file, shard.name, outcome))
                    told(1, len(outcome.claims), bool(outcome.error))
            size = file.tell()
            file.flush()
            os.fsync(file.fileno())
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
    return Result(shard.name, size, tuple(entries))


def _size(job: Job) -> int:
    return job.size


def _outcomes(child: Child, jobs: Sequence[Job], options: Options, limits: Limits) -> Iterator[Outcome]:
    """The outcomes of jobs; where the process is lost over several, each is done alone."""
    try:
        yield from _asked(child, jobs, options, limits)
    except Lost:
        for job in jobs:
            yield _alone(child, job, options, limits)


def _alone(child: Child, job: Job, options: Options, limits: Limits) -> Outcome:
    """The outcome of a job over which a process may be lost.

    A crash may be none of its doing, nor may the memory that documents before it took: both are tried again, afresh.
    """
    kind = ErrorKind.CRASH
    for _ in range(2):
        try:
            (outcome,) = _asked(child, [job], options, limits)
            return outcome
        except Lost as error:
            kind = error.kind
            if kind is ErrorKind.TIMEOUT:
                break
    message, remedy = lost(job.path, kind, limits)
    record = ErrorRecord(path=job.path, kind=kind, message=message, remedy=remedy)
    return Outcome(job.key, error=record.to_json().encode("utf-8") + b"\n")


def _asked(child: Child, jobs: Sequence[Job], options: Options, limits: Limits) -> list[Outcome]:
    (outcomes,) = child.ask(Extract(tuple(jobs), options), limits.seconds)
    found: list[Outcome] = outcomes
    return found


def _write(file: BinaryIO, shard: str, outcome: Outcome) -> Entry:
    offset = file.tell()
    head = outcome.error or outcome.document
    file.write(head)
    tail = sum(file.write(line) for line in outcome.claims)
    return Entry(outcome.key, shard, offset, len(head), tail, len(outcome.claims), outcome.failed)
