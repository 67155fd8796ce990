"""The other end of the guard: a process that runs parsers of native code within limits, one call after another.

It reads calls from its standard input and writes what came of them to its standard output, each message a
pickle with its length before it. Whatever else would be written to either goes nowhere.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from claimx.errors import ReadError

MAX_MEMORY = 1_000_000_000
LENGTH = 8


def write_message(stream: BinaryIO, message: Any) -> None:
    """Write a message: its length in 8 bytes, big end first, and its pickle."""
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(len(data).to_bytes(LENGTH, "big"))
    stream.write(data)
    stream.flush()


def read_message(stream: BinaryIO) -> Any:
    """Read a message.

    Raises:
        EOFError: The other end is gone.
    """
    head = stream.read(LENGTH)
    size = int.from_bytes(head, "big")
    data = stream.read(size)
    if len(head) < LENGTH or len(data) < size:
        raise EOFError
    return pickle.loads(data)


def main() -> None:
    """Answer calls until the other end is gone."""
    calls, results = take_pipes()
    _limit_memory()
    write_message(results, ("ready", None))
    while True:
        try:
            function, arguments, seconds = read_message(calls)
        except EOFError:
            return
        if hasattr(signal, "alarm"):
            # Should the process that watches this one be gone, the system ends a parser that hangs.
            signal.alarm(int(2 * seconds) + 1)
        answer = _answer(function, arguments)
        if hasattr(signal, "alarm"):
            signal.alarm(0)
        write_message(results, answer)


def _answer(function: str, arguments: tuple[Any, ...]) -> tuple[str, Any]:
    module, _, name = function.partition(":")
    try:
        return "result", getattr(import_module(module), name)(*arguments)
    except ReadError as error:
        return "error", (error.message, error.remedy)
    except MemoryError:
        return "memory", None


def take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output for ourselves; what parsers read or print finds the null device there."""
    calls, results = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    for standard in range(3):
        os.dup2(null, standard)
    os.close(null)
    return calls, results


def _limit_memory() -> None:
    """Set limits where the system has them: 1 GB of data, and no core file of a crash."""
    if sys.platform == "win32":
        return
    import resource

    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_DATA, MAX_MEMORY)
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return
    # Some kernels hold to this limit alone; it counts code as well, which what is mapped already makes up for.
    _lower(resource.RLIMIT_AS, pages * resource.getpagesize() + MAX_MEMORY)


def _lower(limit: int, value: int) -> None:
    import resource

    hard = resource.getrlimit(limit)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    try:
        resource.setrlimit(limit, (value, value))
    except (OSError, ValueError):
        return  # a system that has the limit and does not let it be set
