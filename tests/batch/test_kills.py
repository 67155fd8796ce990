"""Runs that are killed: whatever is ended when, the run after it gives what an undisturbed one gives."""

from __future__ import annotations

import contextlib
import importlib.util
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.batch import runs

ENGINES = [
    "local",
    pytest.param(
        "ray", marks=pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="Ray is not installed")
    ),
]
KILLS = 10


def ended(process: subprocess.Popen[str], seconds: float) -> bool:
    """Whether it ends by itself within so many seconds."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.communicate(timeout=seconds)
        return True
    return False


def worker_of(process: subprocess.Popen[str], chance: random.Random) -> psutil.Process | None:
    """One of the processes that do the work, of a run with several."""
    found = []
    with contextlib.suppress(psutil.NoSuchProcess):
        for child in psutil.Process(process.pid).children(recursive=True):
            with contextlib.suppress(psutil.NoSuchProcess):
                command = child.cmdline()
                if any("claimx.batch.worker" in word or word.startswith("ray::_Actor") for word in command):
                    found.append(child)
    return chance.choice(found) if found else None


@pytest.mark.parametrize("engine", ENGINES)
def test_ten_kills_at_random_moments_change_nothing(
    engine: str, inputs: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    chance = random.Random(f"kills of {engine}")
    out = tmp_path / "out"
    kills = {"worker": 0, "whole": 0}
    while sum(kills.values()) < KILLS:
        process = runs.start(inputs, out, "-n", 2, "--engine", engine)
        what = "worker" if kills["worker"] <= kills["whole"] else "whole"
        if ended(process, chance.uniform(2.0, 12.0 if engine == "ray" else 8.0)):
            # It came to its end before: from the beginning, so that there is something to kill.
            for path in sorted(out.rglob("*"), reverse=True):
                path.unlink() if path.is_file() else path.rmdir()
            continue
        victim = worker_of(process, chance)
        if what == "worker" and victim is not None:
            with contextlib.suppress(psutil.NoSuchProcess):
                victim.kill()
                kills[what] += 1
        if what == "whole" or not ended(process, chance.uniform(0.5, 3.0)):
            process.kill()
            kills["whole"] += what == "whole"
        process.communicate()
    code, _, err = runs.batch(inputs, out, "-n", 2, "--engine", engine)
    assert code == 1, err
    assert runs.output(out) == undisturbed
    assert kills["worker"] >= KILLS // 2 - 1


def test_an_interrupt_finishes_cleanly_and_the_next_run_goes_on(
    inputs: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    process = runs.start(inputs, out, "-n", 2)
    shards = out / ".claimx" / "shards"
    while not any(shards.glob("*.jsonl")):
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "the same command goes on" in err
    assert not (out / "claims.jsonl").exists()
    assert not list(shards.glob("*.part"))
    code, _, err = runs.batch(inputs, out, "-n", 2)
    done = int(next(line for line in err.splitlines() if " to do, " in line).split(" to do, ")[1].split(" done")[0])
    assert 0 < done < 600
    assert code == 1
    assert runs.output(out) == undisturbed


def test_a_full_disk_loses_nothing(inputs: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    out = tmp_path / "out"

    def short() -> None:
        # No file may grow beyond this: the write fails as it does on a full disk.
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))

    code, _, err = runs.batch(inputs, out, "-n", 2, preexec_fn=short)
    assert code == 1
    assert "what is done is kept" in err or "see to the disk" in err
    assert "Traceback" not in err
    assert not (out / "claims.jsonl").exists()
    runs.batch(inputs, out, "-n", 2)
    assert runs.output(out) == undisturbed


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are another matter there")
def test_an_output_that_may_not_be_written_is_told(inputs: Path, tmp_path: Path) -> None:
    code, _, err = runs.batch(inputs, "/proc/claimx-out", "-n", 1)
    assert code == 1
    assert "/proc/claimx-out" in err
    assert "Traceback" not in err
