"""Native parsers at arm's length: they run in a process of their own, within limits, and may die there.

The process is started with the first call and kept for those that follow, so that its start is paid once. A
crash, a hang or too much memory ends it and nothing else; the next call starts another.
"""

from __future__ import annotations

import atexit
import functools
import json
import os
import pickle
import subprocess
import sys
import threading
import time
from typing import IO, Any, cast

from claimx.documents.guarded import MAX_MEMORY, read_message, write_message
from claimx.errors import ReadError

MAX_SECONDS = 10.0
_START_SECONDS = 60.0
_END_SECONDS = 2.0
# The child finds modules where we find them; -P keeps the working folder out, -c needs no module by that name.
_MAIN = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); import claimx.documents.guarded as g; g.main()"
# Arrow's own allocators reserve far more than they use, which counts as used under a limit.
_ENVIRONMENT = {"ARROW_DEFAULT_MEMORY_POOL": "system", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
_REMEDY = "check that it opens elsewhere, then save it again or as .txt"
_SPLIT = "split it into smaller files, or save its text as .txt"


def call(function: str, *arguments: Any, name: str, parser: str, seconds: float = MAX_SECONDS) -> Any:
    """What a function returns when run in the guarded process, with 1 GB of memory and so many seconds.

    Args:
        function: ``module:function``, as both processes import it. Never taken from a file that is read.
        arguments: What it is called with; like its result it must pickle.
        name: How the file is called in messages.
        parser: What is called to parse it: ``PDF``, …
        seconds: How long it may take by the clock.

    Raises:
        ReadError: The function raised it, or it crashed, took too long or too much memory.
    """
    return _guard(os.getpid()).call(function, arguments, name, parser, seconds)


@functools.cache
def _guard(process: int) -> _Guard:
    """The guard of this process; one that was forked off gets its own."""
    guard = _Guard(process)
    atexit.register(guard.end)
    return guard


class _Guard:
    """A child process, started when it is needed, that answers one call at a time."""

    def __init__(self, process: int) -> None:
        self._owner = process
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None

    def call(self, function: str, arguments: tuple[Any, ...], name: str, parser: str, seconds: float) -> Any:
        with self._lock:
            used = self._child is not None
            began = time.monotonic()
            answer, late = self._try(function, arguments, name, parser, seconds)
            if answer is None and used and not late:
                # What an earlier file left behind in the child may have been to blame.
                left = max(0.1, seconds - (time.monotonic() - began))
                answer, late = self._try(function, arguments, name, parser, left)
        if answer is None:
            if late:
                raise ReadError(f"{name}: the {parser} parser took more than {seconds:g} s over it", remedy=_SPLIT)
            raise ReadError(
                f"{name}: the {parser} parser failed on it: it crashed, or needed more than {_memory()}", remedy=_REMEDY
            )
        outcome, value = answer
        if outcome == "memory":
            raise ReadError(f"{name}: the {parser} parser needed more than {_memory()} for it", remedy=_SPLIT)
        if outcome == "error":
            message, remedy = value
            raise ReadError(message, remedy=remedy)
        return value

    def _try(
        self, function: str, arguments: tuple[Any, ...], name: str, parser: str, seconds: float
    ) -> tuple[tuple[str, Any] | None, bool]:
        """The answer to a call, None where there is none, and whether time ran out."""
        answer, late = _ask(self._running(name, parser), (function, arguments, seconds), seconds)
        if answer is None or answer[0] == "memory":
            self._end()
        return answer, late

    def end(self) -> None:
        """End the child, unless it is another process's."""
        if os.getpid() == self._owner:
            with self._lock:
                self._end()

    def _running(self, name: str, parser: str) -> subprocess.Popen[bytes]:
        """The child, ready for a call."""
        if self._child is not None and self._child.poll() is None:
            return self._child
        self._end()
        try:
            self._child = _start()
        except OSError as error:
            raise ReadError(f"{name}: the {parser} parser cannot be started: {error}", remedy="try again") from error
        if _ask(self._child, None, _START_SECONDS)[0] is None:
            self._end()
            raise ReadError(f"{name}: the {parser} parser does not start", remedy="check that claimx is installed well")
        return self._child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        for pipe in (child.stdin, child.stdout):
            _close(pipe)
        try:
            child.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable or "python3", "-P", "-c", _MAIN, json.dumps([str(place) for place in sys.path])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **_ENVIRONMENT},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _ask(child: subprocess.Popen[bytes], message: Any, seconds: float) -> tuple[tuple[str, Any] | None, bool]:
    """Send a message if there is one and wait for the answer; None where none came, and whether time ran out.

    Whatever ends the wait, an interrupt included, a child that has not answered is killed: what it may still
    say answers a call that nobody waits for.
    """
    expired = threading.Event()

    def expire() -> None:
        expired.set()
        child.kill()

    timer = threading.Timer(seconds, expire)
    timer.daemon = True
    timer.start()
    answer: tuple[str, Any] | None = None
    try:
        if message is not None:
            write_message(cast("IO[bytes]", child.stdin), message)  # type: ignore[arg-type]
        answer = read_message(cast("IO[bytes]", child.stdout))  # type: ignore[arg-type]
    except (OSError, EOFError, pickle.UnpicklingError):
        answer = None
    finally:
        timer.cancel()
        if answer is None:
            child.kill()
    return answer, expired.is_set()


def _close(pipe: IO[bytes] | None) -> None:
    try:
        if pipe is not None:
            pipe.close()
    except OSError:
        return  # what it still held has nobody to go to


def _memory() -> str:
    return f"{MAX_MEMORY // 1_000_000_000} GB of memory"
