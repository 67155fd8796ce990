"""A worker's process as its owner sees it: tasks go in, answers come out, and limits hold."""

from __future__ import annotations

import json
import os
import pickle
import platform
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

import psutil

from claimx.batch.types import Lost, Options
from claimx.batch.worker import Done, Load, Task
from claimx.documents.guarded import read_message, write_message
from claimx.errors import BatchError, ClaimxError
from claimx.records import ErrorKind

# A worker loads its models within this many seconds, on the slowest of disks.
START_SECONDS = 300.0
_EVERY = 0.1
# How often it is started before it is given up: someone may have ended it.
_STARTS = 3
# The child finds modules where we find them; -P keeps the working folder out, -c needs no module by that name.
_MAIN = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); import claimx.batch.worker as w; w.main()"
_FAILED_START = {
    ErrorKind.TIMEOUT: ("a worker took more than {seconds:g} s to load", "see to the machine, then run again"),
    ErrorKind.MEMORY: ("a worker needs more than {memory:,} MB before it reads anything", "raise --max-memory"),
    ErrorKind.CRASH: ("a worker ended again and again before it had loaded", "see to the machine, then run again"),
}
_ENVIRONMENT = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


class Child:
    """A process that is started when it is needed, and again after it was lost.

    Args:
        memory: Bytes that it may hold.
        options: Of the pipeline it loads before it is given a task; None where tasks need none.
        expected: The fingerprint that it must give then.
    """

    def __init__(self, memory: int, *, options: Options | None = None, expected: str | None = None) -> None:
        self._most = memory
        self._options = options
        self._expected = expected
        self._process: subprocess.Popen[bytes] | None = None
        self._deadline = float("inf")
        self._reason: ErrorKind | None = None
        self._asked = self._ended = False
        # What is above is the watching thread's too.
        self._lock = threading.Lock()

    @property
    def memory(self) -> int:
        """Bytes that the process holds; 0 where there is none."""
        return 0 if self._process is None else _memory(self._process.pid)

    def ask(self, task: Task, seconds: float) -> Iterator[Any]:
        """The answers to a task as they come, each within so many seconds.

        Raises:
            Lost: The process took longer, used more memory than it may, or ended.
            ModelError: The pipeline is not installed.
            BatchError: Its pipeline is another than that of the run, or it cannot be started.
        """
        if not self._alive():
            found = self.load(self._options)
            if self._options is not None and found != self._expected:
                self.close()
                raise BatchError(
                    f"claimx, its data or its parser on {platform.node()} is not that of this run",
                    remedy="install the same on every machine",
                )
        yield from self._answers(task, seconds)

    def load(self, options: Options | None) -> str:
        """Load the pipeline; its fingerprint, empty where there are no options.

        Raises:
            ModelError: The pipeline is not installed.
            BatchError: It needs too much memory, or ends again and again; or ``end`` was called.
        """
        kind = ErrorKind.CRASH
        for _ in range(_STARTS):
            try:
                if not self._alive():
                    self._start()
                (answer,) = self._answers(Load(options), START_SECONDS)
            except Lost as error:
                kind = error.kind
                if kind is not ErrorKind.CRASH:
                    break
                continue
            if isinstance(answer, ClaimxError):
                raise answer
            return str(answer)
        told, remedy = _FAILED_START[kind]
        raise BatchError(told.format(memory=self._most // 1_000_000, seconds=START_SECONDS), remedy=remedy)

    def _alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def _answers(self, task: Task, seconds: float) -> Iterator[Any]:
        process = cast("subprocess.Popen[bytes]", self._process)
        tasks, answers = cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout)
        try:
            self._until(time.monotonic() + seconds, asked=True)
            write_message(tasks, task)
            while not isinstance(answer := read_message(answers), Done):
                self._until(float("inf"), asked=True)
                yield answer
                self._until(time.monotonic() + seconds, asked=True)
        except (OSError, EOFError, pickle.UnpicklingError):
            reason = self._reason or ErrorKind.CRASH
            self.close()
            raise Lost(reason) from None
        except BaseException:
            # Whoever asked no longer listens: what the process would still say answers nobody.
            self.close()
            raise
        self._until(float("inf"), asked=False)
        if self._reason is not None:
            # It was killed as it answered: who asks next is to have a whole one.
            self.close()

    def _until(self, deadline: float, *, asked: bool) -> None:
        with self._lock:
            self._deadline, self._asked = deadline, asked

    def end(self) -> None:
        """End the process for good, whoever is asking it."""
        self._ended = True
        self.close()

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue  # what it still held has nobody to go to
        process.wait()

    def _start(self) -> None:
        self.close()
        if self._ended:
            raise BatchError("the run has come to an end", remedy="run the same command again")
        process = subprocess.Popen(
            [sys.executable or "python3", "-P", "-c", _MAIN, json.dumps([str(place) for place in sys.path])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_ENVIRONMENT},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        with self._lock:
            self._process, self._reason, self._deadline = process, None, float("inf")
        threading.Thread(target=self._watch, args=(process,), daemon=True).start()

    def _watch(self, process: subprocess.Popen[bytes]) -> None:
        """Kill the process when it takes too long or too much."""
        while process.poll() is None:
            with self._lock:
                if process is not self._process:
                    return
                if time.monotonic() > self._deadline:
                    self._reason = ErrorKind.TIMEOUT
                elif self._asked and _memory(process.pid) > self._most:
                    self._reason = ErrorKind.MEMORY
                if self._reason is not None:
                    process.kill()
                    return
            time.sleep(_EVERY)


def _memory(process: int) -> int:
    """Bytes that a process holds."""
    try:
        return int(psutil.Process(process).memory_info().rss)
    except psutil.Error:
        return 0
