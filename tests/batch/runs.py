"""Runs of the real command for the tests: inputs, a process to kill, and what to compare."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

OUTPUT = ("claims.jsonl", "documents.jsonl", "errors.jsonl", "summary.json")
FORCES = ("Kent Police", "Durham Constabulary", "Essex Police", "Sussex Police", "Humberside Police")


def statement(number: int) -> str:
    """A short statement, another for every number."""
    force = FORCES[number % len(FORCES)]
    if number % 7 == 6:
        return f"{force} thanked everyone who came to its open day, and the chief constable greeted them at the gate."
    return (
        f"{force} recorded {1_200 + number} burglaries in 2023, down {number % 40 + 2}% on the year before.\n\n"
        f'"We have {number + 11} more officers than in 2019," the chief constable said.'
    )


def table(path: Path, numbers: Sequence[int]) -> None:
    """A table of statements, a row for each number."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("id", "date", "text"))
        rows.writerows((f"s{number}", "2024-03-05", statement(number)) for number in numbers)


def texts(folder: Path, numbers: Sequence[int]) -> None:
    """A text file for each number."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (folder / f"{number:05}.txt").write_text(statement(number), "utf-8")


def start(*arguments: object, **options: object) -> subprocess.Popen[str]:
    """``claimx batch`` in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "claimx", "batch", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "RAY_ENABLE_UV_RUN_RUNTIME_ENV": "0"},
        **options,  # type: ignore[call-overload]
    )


def batch(*arguments: object, **options: object) -> tuple[int, str, str]:
    """Its exit status, stdout and stderr."""
    process = start(*arguments, **options)
    out, err = process.communicate(timeout=300)
    return process.returncode, out, err


def output(folder: Path) -> dict[str, bytes]:
    """The bytes of what a run wrote."""
    return {name: (folder / name).read_bytes() for name in OUTPUT}
