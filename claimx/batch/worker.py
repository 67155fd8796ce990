"""The process that does the work: it finds documents in files and extracts their claims, one task after another.

It reads tasks from its standard input and writes what comes of them to its standard output, as
``documents.guarded`` does. When the other end is gone it ends.
"""

from __future__ import annotations

import gc
import hashlib
import os
import queue
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

from claimx.batch.types import Job, Options, Outcome, Seen
from claimx.documents.draft import Extracted
from claimx.documents.folders import empty
from claimx.documents.found import Found, find, read_found
from claimx.documents.guarded import read_message, take_pipes, write_message
from claimx.documents.model import Document
from claimx.documents.parts import Columns
from claimx.documents.reader import opened
from claimx.errors import ClaimxError, ReadError
from claimx.pipeline.failures import FAILURES, extract_each, failure
from claimx.records import Claim, DocumentRecord, ErrorRecord

# Documents seen are told in groups: at most so many, of so many bytes, no later than this.
_GROUP, _BYTES, _SECONDS = 64, 1_000_000, 0.5


@dataclass(frozen=True, slots=True)
class Load:
    """Load the pipeline; the answer is its fingerprint, empty where there are no options and nothing is loaded."""

    options: Options | None


@dataclass(frozen=True, slots=True)
class Look:
    """Look which documents files hold; the answers are lists of ``Seen``, and the path where a file has ended.

    Attributes:
        contents: Whether the documents themselves are wanted, of files that are not read again by a worker.
        slowly: Tell each as it is seen, so that what is not told is what went wrong.
    """

    paths: tuple[str, ...]
    columns: Columns
    contents: bool = False
    slowly: bool = False


@dataclass(frozen=True, slots=True)
class Extract:
    """Extract the claims of documents; the answer is a list of ``Outcome``, one a job."""

    jobs: tuple[Job, ...]
    options: Options


Task: TypeAlias = Load | Look | Extract


class Done:
    """Ends the answers to a task."""


def main() -> None:
    """Do tasks until the other end is gone."""
    # An interrupt at the terminal reaches every process; what is to be done about it is the run's to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    pipe, results = take_pipes()
    tasks: queue.SimpleQueue[Task] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(pipe, tasks), daemon=True).start()
    while True:
        task = tasks.get()
        try:
            for answer in _answers(task):
                write_message(results, answer)
            write_message(results, Done())
        except BrokenPipeError:
            return


def _listen(pipe: BinaryIO, tasks: queue.SimpleQueue[Task]) -> None:
    """Take in tasks; end the process when the other end is gone, even over a document that never comes to its end."""
    while True:
        try:
            tasks.put(read_message(pipe))
        except EOFError:
            os._exit(0)


def _answers(task: Task) -> Iterator[Any]:
    match task:
        case Load(options):
            yield _loaded(options)
        case Look():
            yield from look(task)
        case Extract(jobs, options):
            yield extract(jobs, options)


def _loaded(options: Options | None) -> str | ClaimxError:
    from claimx.batch.fingerprint import fingerprint

    if options is None:
        return ""
    try:
        found = fingerprint(options)
    except ClaimxError as error:
        return error
    # What is loaded stays: there is no need to look through it for what can go.
    gc.collect()
    gc.freeze()
    return found


def look(task: Look) -> Iterator[list[Seen] | str]:
    """What ``Look`` asks for."""
    group: list[Seen] = []
    size, begun = 0, time.monotonic()
    for path in task.paths:
        for seen in _seen(path, task):
            group.append(seen)
            size += seen.found.size if seen.found is not None else 0
            if task.slowly or len(group) >= _GROUP or size >= _BYTES or time.monotonic() - begun > _SECONDS:
                yield group
                group, size, begun = [], 0, time.monotonic()
        if group:
            yield group
            group, size, begun = [], 0, time.monotonic()
        yield path


def _seen(path: str, task: Look) -> Iterator[Seen]:
    try:
        if Path(path).is_dir():
            raise empty(Path(path))
        with opened(Path(path)) as file:
            for found in find(file, path=Path(path), columns=task.columns):
                if isinstance(found, ReadError):
                    yield Seen(path, error=(found.message, found.remedy))
                    continue
                whole = isinstance(found.content, bytes) and str(found.path) == path and found.details is None
                yield Seen(
                    str(found.path),
                    found.identity,
                    _digest(found),
                    found.answer,
                    whole,
                    found if task.contents and not whole else None,
                )
    except ReadError as error:
        yield Seen(path, error=(error.message, error.remedy))
    except FAILURES as error:
        record = failure(path, error)
        yield Seen(path, error=(record.message, record.remedy))


def _digest(found: Found) -> str:
    """A hash of what a document is read from, besides its bytes."""
    told = [repr(found.form), repr(found.details)]
    if isinstance(found.content, Extracted):
        content = found.content
        told += [content.text, repr(content.facts), repr(content.warnings)]
        told += [
            f"{d.start} {d.end} {d.kind} {d.section} {d.lead} {d.question} {d.level} {d.mark}" for d in content.drafts
        ]
    return hashlib.sha256("\0".join(told).encode("utf-8", "surrogatepass")).hexdigest()


def extract(jobs: Sequence[Job], options: Options) -> list[Outcome]:
    """The outcome of each job."""
    from claimx.batch.fingerprint import pipeline
    from claimx.pipeline.record import document_record

    nlp = pipeline(options)
    outcomes: dict[str, Outcome] = {}
    read: list[tuple[Job, Document]] = []
    for job in jobs:
        try:
            there = _found(job)
        except FAILURES as error:
            # It was found when the run was planned.
            outcomes[job.key] = Outcome(job.key, error=_line(failure(job.path, error)), passing=True)
            continue
        try:
            read.append((job, _read(there, job, options)))
        except FAILURES as error:
            outcomes[job.key] = Outcome(job.key, error=_line(failure(job.path, error)))
    found = extract_each([document for _, document in read], nlp)
    for (job, document), claims in zip(read, found, strict=True):
        if isinstance(claims, Exception):
            outcomes[job.key] = Outcome(job.key, error=_line(failure(job.path, claims)))
        else:
            record = document_record(document, claims=len(claims))
            outcomes[job.key] = Outcome(job.key, _line(record), tuple(_line(claim) for claim in claims))
    return [outcomes[job.key] for job in jobs]


def _read(found: Found, job: Job, options: Options) -> Document:
    document = read_found(found, known=job.known, repeated=job.repeated)
    if document.date is None and options.date is not None:
        document = replace(document, date=options.date)
    return document


def _found(job: Job) -> Found:
    """The document as it was found, or found again in its file."""
    found: Found | ReadError | None = job.found
    if job.error is not None:
        message, remedy = job.error
        raise ReadError(message, remedy=remedy)
    if job.whole:
        path = Path(job.path)
        with opened(path) as file:
            found = next(find(file, path=path), None)
    if not isinstance(found, Found) or found.identity != job.identity:
        raise ReadError(f"{job.path} was changed during the run", remedy="run the same command again")
    return found


def _line(record: Claim | DocumentRecord | ErrorRecord) -> bytes:
    return record.to_json().encode("utf-8") + b"\n"
