"""The guard: what native parsers do to themselves in their own process, and what the next file gets."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

FUNCTIONS = """
import ctypes, os, sys, time
from claimx.errors import ReadError

def echo(value):
    return value

def who():
    return os.getpid()

def noise():
    print("on standard output", flush=True)
    print("on standard error", file=sys.stderr, flush=True)
    os.write(1, b"straight to the pipe")
    os.write(2, b"straight to the terminal")
    return sys.stdin.read()

def hang():
    time.sleep(60)

def spin():
    while True:
        pass

def crash():
    ctypes.string_at(0)

def fail():
    raise KeyError("a bug")

def hog():
    return len(bytes(3_000_000_000))

def native_hog():
    libc = ctypes.CDLL(None)
    libc.malloc.restype, libc.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
    return libc.malloc(3_000_000_000) is not None

def refuse(name):
    raise ReadError(f"{name} is no parrot", remedy="name a parrot")

def rows(data):
    return [(number, data.decode()) for number in range(3)]
"""

OPENING = """
import json, os, sys
from claimx.documents import guard
from claimx.errors import ReadError

def ask(function, *arguments, seconds=10.0):
    try:
        return guard.call("functions:" + function, *arguments, name="x.pdf", parser="PDF", seconds=seconds)
    except ReadError as error:
        return [error.message, error.remedy]

"""


def run(tmp_path: Path, lines: str) -> Any:
    """What a script without a main guard prints that asks the guard; all else it writes would break the JSON."""
    (tmp_path / "functions.py").write_text(FUNCTIONS, "utf-8")
    script = tmp_path / "script.py"
    script.write_text(OPENING + lines, "utf-8")
    # The checkout may be installed or merely on the path of the tests.
    path = os.pathsep.join(place for place in sys.path if place)
    done = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return json.loads(done.stdout)


def test_one_process_answers_call_after_call(tmp_path: Path) -> None:
    same, value, rows, quiet, refused, big, still = run(
        tmp_path,
        "first = ask('who')\n"
        "print(json.dumps([first != os.getpid(), ask('echo', {'a': [1, None, 'é']}), ask('rows', b'ab'), ask('noise'),"
        " ask('refuse', 'x.pdf'), len(ask('echo', b'x' * 20_000_000)), ask('who') == first]))",
    )
    assert same and still
    assert value == {"a": [1, None, "é"]}
    assert rows == [[0, "ab"], [1, "ab"], [2, "ab"]]
    assert quiet == ""
    assert refused == ["x.pdf is no parrot", "name a parrot"]
    assert big == 20_000_000


def test_what_dies_costs_its_own_file_alone(tmp_path: Path) -> None:
    hung, spun, crashed, failed, after = run(
        tmp_path,
        "print(json.dumps([ask('hang', seconds=0.5), ask('spin', seconds=0.5), ask('crash'), ask('fail'),"
        " ask('echo', 'fine')]))",
    )
    for message, remedy in (hung, spun):
        assert message == "x.pdf: the PDF parser took more than 0.5 s over it"
        assert remedy
    for message, remedy in (crashed, failed):
        assert message.startswith("x.pdf: the PDF parser failed on it: it crashed")
        assert remedy
    assert after == "fine"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux holds to the limit")
def test_memory_has_a_limit(tmp_path: Path) -> None:
    hogged, native, after = run(tmp_path, "print(json.dumps([ask('hog'), ask('native_hog'), ask('echo', 'fine')]))")
    assert hogged[0] == "x.pdf: the PDF parser needed more than 1 GB of memory for it"
    assert native is False
    assert after == "fine"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_forked_process_gets_its_own(tmp_path: Path) -> None:
    own, others, still = run(
        tmp_path,
        "own = ask('who')\n"
        "end, start = os.pipe()\n"
        "if not os.fork():\n"
        "    os.write(start, str(ask('who')).encode())\n"
        "    os._exit(0)\n"
        "os.wait()\n"
        "print(json.dumps([own, int(os.read(end, 99)), ask('who')]))",
    )
    assert own == still != others


@pytest.mark.skipif(os.name != "posix", reason="signal 0 asks whether a process lives on POSIX systems alone")
def test_it_ends_with_the_process_that_started_it(tmp_path: Path) -> None:
    process = run(tmp_path, "print(ask('who'))")
    for _ in range(100):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("it is still there")
