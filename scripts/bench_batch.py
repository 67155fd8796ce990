"""Runs of many documents, measured within one sitting: pace, memory, workers, and what a kill costs.

Usage: python scripts/bench_batch.py [--few N] [--many N] [--pairs N] [--words N] FOLDER

Statements of corpora/ with other figures (scripts/statements.py), each cut to its first paragraphs up to so many
words, are run by ``claimx batch`` into FOLDER, which must not exist. Printed are documents a second and the peak
memory of each worker at few and at many documents; one worker against two, in turns, over as many pairs; and how long
a run that is killed at its half and begun again takes, against one that is not.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
_EVERY = 0.2
_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Measured:
    """A run: seconds by the clock from the first worker's start to the end, and peak bytes of each worker."""

    documents: int
    seconds: float
    peaks: tuple[int, ...]

    @property
    def pace(self) -> float:
        """Documents a second."""
        return self.documents / self.seconds


def table(path: Path, count: int, words: int) -> Path:
    """So many statements, in a table."""
    from scripts.statements import statements

    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("id", "date", "text"))
        rows.writerows(statements(count, 1, words))
    return path


def start(source: Path, output: Path, workers: int) -> subprocess.Popen[bytes]:
    """A run in a process of its own."""
    command = [sys.executable, "-m", "claimx", "batch", "-q", str(source), str(output), "-n", str(workers)]
    return subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})


def followed(process: subprocess.Popen[bytes], documents: int, *, until: Path | None = None) -> Measured:
    """What a run takes, followed to its end, or till so many shards lie in a folder."""
    peaks: dict[int, int] = {}
    begun = time.perf_counter()
    while process.poll() is None:
        for child in psutil.Process(process.pid).children(recursive=True):
            try:
                if any("claimx.batch.worker" in word for word in child.cmdline()):
                    peaks[child.pid] = max(peaks.get(child.pid, 0), child.memory_info().rss)
            except psutil.NoSuchProcess:
                continue
        if until is not None and len(list(until.glob("*.jsonl"))) * 2 * 256 >= documents:
            break
        time.sleep(_EVERY)
    if until is None and process.wait():
        raise SystemExit(f"a run failed with {process.returncode}")
    # The two that find documents load no more than the others and live shorter, or load nothing.
    return Measured(documents, time.perf_counter() - begun, tuple(sorted(peaks.values(), reverse=True)))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--few", type=int, default=1_000)
    parser.add_argument("--many", type=int, default=100_000)
    parser.add_argument("--pairs", type=int, default=2)
    parser.add_argument("--words", type=int, default=60)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    folder: Path = arguments.folder
    folder.mkdir(parents=True)
    console = Console()
    few = table(folder / "few.csv", arguments.few, arguments.words)
    many = table(folder / "many.csv", arguments.many, arguments.words)

    turns: dict[int, list[float]] = {1: [], 2: []}
    for turn in range(arguments.pairs):
        for workers in turns:
            run = followed(start(few, folder / f"few-{workers}-{turn}", workers), arguments.few)
            turns[workers].append(run.seconds)
    # What a run costs before and after the work: the same run again has nothing to do.
    idle = followed(start(few, folder / "few-2-0", 2), 0).seconds
    one, two = (min(seconds) - idle for seconds in turns.values())
    small = followed(start(few, folder / "few", 2), arguments.few)
    large = followed(start(many, folder / "many", 2), arguments.many)
    shown = Table("documents", "seconds", "documents a second", "peak memory of each worker, MB", title="two workers")
    for run in (small, large):
        megabytes = ", ".join(f"{peak / _MB:.0f}" for peak in run.peaks)
        shown.add_row(f"{run.documents:,}", f"{run.seconds:.0f}", f"{run.pace:.1f}", megabytes)
    console.print(shown)
    console.print(f"peak memory of the largest worker, many to few: {large.peaks[0] / small.peaks[0]:.2f}")
    console.print(f"two workers to one, without the {idle:.1f} s that a run with nothing to do takes: {one / two:.2f}")

    killed = start(few, folder / "killed", 2)
    before = followed(killed, arguments.few, until=folder / "killed" / ".claimx" / "shards")
    killed.kill()
    killed.wait()
    after = followed(start(few, folder / "killed", 2), arguments.few)
    whole = min(turns[2])
    console.print(
        f"killed after {before.seconds:.1f} s and begun again: {after.seconds:.1f} s to complete; in all "
        f"{(before.seconds + after.seconds) / whole:.2f} times the {whole:.1f} s of a run that is not killed"
    )


if __name__ == "__main__":
    main()
