"""Which documents the files of a run hold, found by a process that may die over any of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimx.batch.child import Child
from claimx.batch.types import Limits, Lost, Seen
from claimx.batch.worker import Look
from claimx.documents import Columns
from claimx.records import ErrorKind

# Files that are handed to the process at a time.
_FILES = 500
_MESSAGES = {
    ErrorKind.TIMEOUT: "took more than {seconds:g} s",
    ErrorKind.MEMORY: "needed more than {memory:,} MB of memory",
    ErrorKind.CRASH: "ended the process that worked on it, twice",
}
_REMEDIES = {
    ErrorKind.TIMEOUT: "raise --timeout and add --retry, or split it",
    ErrorKind.MEMORY: "raise --max-memory and add --retry, or split it",
    ErrorKind.CRASH: "check that it opens elsewhere, then save it again",
}


def lost(path: str, kind: ErrorKind, limits: Limits) -> tuple[str, str]:
    """What is said of a document over which a process was lost: message and remedy."""
    what = _MESSAGES[kind].format(seconds=limits.seconds, memory=limits.memory // 1_000_000)
    return f"{path} {what}", _REMEDIES[kind]


def seen(
    child: Child, paths: Sequence[str], columns: Columns, limits: Limits, *, contents: bool = False
) -> Iterator[tuple[str, Seen, ErrorKind | None]]:
    """Every document of some files in their order: (file, document or error, how the process was lost over it).

    A file over which the process is lost is looked at once more, document by document, and what it gives before it
    fails again counts.
    """
    at = 0
    while at < len(paths):
        task = Look(tuple(paths[at : at + _FILES]), columns, contents)
        given = 0
        try:
            for answer in child.ask(task, limits.seconds):
                if isinstance(answer, str):
                    at, given = at + 1, 0
                    continue
                for one in answer:
                    given += 1
                    yield paths[at], one, None
        except Lost:
            if at == len(paths):
                return  # it had told all
            yield from _again(child, replace(task, paths=tuple(paths[at : at + 1]), slowly=True), given, limits)
            at += 1


def _again(child: Child, task: Look, given: int, limits: Limits) -> Iterator[tuple[str, Seen, ErrorKind | None]]:
    (path,) = task.paths
    count = 0
    try:
        for answer in child.ask(task, limits.seconds):
            for one in answer if not isinstance(answer, str) else ():
                count += 1
                if count > given:
                    yield path, one, None
    except Lost as error:
        yield path, Seen(path, error=lost(path, error.kind, limits)), error.kind
