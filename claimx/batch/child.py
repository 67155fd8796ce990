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
# The child finds modules where we find them; -P keeps the working folder out, -c needs no module by that name.
_MAIN = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); import claimx.batch.worker as w; w.main()"
_ENVIRONMENT = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


class Child:
    """A process that is started when it is needed, and again after it was lost.

    Args:
        memory: Bytes that it may hold.
        options: What it loads before it is given a task; None where tasks need no pipeline.
        expected: The fingerprint that it must give then.
    """

    def __init__(self, memory: int, *, options: Options | None = None, expected: str | None = None) -> None:
        self._most = memory
        self._options = options
        self._expected = expected
        self._process: subprocess.Popen[bytes] | None = None
        self._deadline = float("inf")
        self._reason: ErrorKind | None = None

    @property
    def memory(self) -> int:
        """Bytes that the process holds; 0 where there is none."""
        return 0 if self._process is None else _memory(self._process.pid)

    def ask(self, task: Task, seconds: float) -> Iterator[Any]:
        """The answers to a task as they come, each within so many seconds.

        Raises:
            Lost: The process took longer, used more memory than it may, or ended.
            ModelError: The pipeline is not installed.
            BatchError: Its pipeline is another than that of the run.
        """
        if self._process is None or self._process.poll() is not None:
            self._start()
            if self._options is not None and self.load(self._options) != self._expected:
                raise BatchError(
                    f"claimx, its data or its parser on {platform.node()} is not that of this run",
                    remedy="install the same on every machine",
                )
        yield from self._answers(task, seconds)

    def load(self, options: Options) -> str:
        """Load the pipeline; its fingerprint. Raises as ``ask``."""
        if self._process is None or self._process.poll() is not None:
            self._start()
        (answer,) = self._answers(Load(options), START_SECONDS)
        if isinstance(answer, ClaimxError):
            raise answer
        return str(answer)

    def _answers(self, task: Task, seconds: float) -> Iterator[Any]:
        process = cast("subprocess.Popen[bytes]", self._process)
        tasks, answers = cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout)
        try:
            self._deadline = time.monotonic() + seconds
            write_message(tasks, task)
            while True:
                answer = read_message(answers)
                if isinstance(answer, Done):
                    return
                self._deadline = float("inf")
                yield answer
                self._deadline = time.monotonic() + seconds
        except (OSError, EOFError, pickle.UnpicklingError):
            reason = self._reason or ErrorKind.CRASH
            self.close()
            raise Lost(reason) from None
        except BaseException:
            # Whoever asked no longer listens: what the process would still say answers nobody.
            self.close()
            raise
        finally:
            self._deadline = float("inf")

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
        self._reason = None
        process = subprocess.Popen(
            [sys.executable or "python3", "-P", "-c", _MAIN, json.dumps([str(place) for place in sys.path])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_ENVIRONMENT},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._process = process
        threading.Thread(target=self._watch, args=(process,), daemon=True).start()

    def _watch(self, process: subprocess.Popen[bytes]) -> None:
        """Kill the process when it takes too long or too much."""
        while process.poll() is None:
            if time.monotonic() > self._deadline:
                self._reason = ErrorKind.TIMEOUT
            elif _memory(process.pid) > self._most:
                self._reason = ErrorKind.MEMORY
            if self._reason is not None and process is self._process:
                process.kill()
                return
            time.sleep(_EVERY)


def _memory(process: int) -> int:
    """Bytes that a process holds."""
    try:
        return int(psutil.Process(process).memory_info().rss)
    except psutil.Error:
        return 0
