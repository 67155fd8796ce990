"""What each output costs: seconds and peak memory for a thousand claims and for a hundred thousand.

The claims are those of the statement that ships with the project, again and again as other documents. Each format is
written, and read back where it can be, in a process of its own: ``python scripts/weigh.py``.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from claimx import stored
from claimx.outputs import Format
from claimx.outputs.writing import write
from claimx.records import AnyRecord, Claim

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "corpora" / "samples" / "riverside.txt"
TARGETS = (
    ("run", Format.JSONL, {}),
    ("a.json", Format.JSON, {}),
    ("a.csv", Format.CSV, {}),
    ("a.xlsx", Format.XLSX, {}),
    ("parquet", Format.PARQUET, {}),
    ("parts", Format.PARQUET, {"partition_by": ("type", "year")}),
    ("a.sqlite", Format.SQLITE, {}),
    ("a.jsonld", Format.JSONLD, {}),
)
READ_BACK = ("run", "a.json", "parquet", "parts", "a.sqlite")


def many(folder: Path, count: int) -> Iterator[AnyRecord]:
    """Documents with their claims, until there are so many claims."""
    [document] = stored.documents(folder)
    claims = list(stored.claims(folder))
    for number in range(-(-count // len(claims))):
        year = 2015 + number % 10
        ref = document.document
        date = ref.date.replace(year=year) if ref.date else None
        ref = ref.model_copy(update={"id": f"{number:016x}", "path": f"{number}.txt", "date": date})
        yield document.model_copy(update={"document": ref})
        for at, claim in enumerate(claims[: count - number * len(claims)]):
            yield claim.model_copy(update={"id": f"{number:012x}{at:04x}", "document": ref})


def weigh(folder: Path, name: str, count: int, scratch: Path) -> dict[str, float]:
    """Seconds of processor time to write and to read back, peak memory and size in MB."""
    form, options = next((form, options) for other, form, options in TARGETS if other == name)
    path = scratch / name
    begin = time.process_time()
    write(many(folder, count), form, path, options)
    told = {"write": time.process_time() - begin}
    if name in READ_BACK:
        begin = time.process_time()
        number = sum(isinstance(record, Claim) for record in stored.records(path))
        told["read"] = time.process_time() - begin
        if number != count:
            raise SystemExit(f"{name}: {number} claims of {count} came back")
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    told["size"] = sum(file.stat().st_size for file in files) / 1e6
    # Of Linux in kilobytes.
    return {**told, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3}


def say(line: str) -> None:
    """Write a line to stdout at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Weigh every format, or one of them in this process."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, nargs="*", default=[1_000, 100_000])
    parser.add_argument("--one", nargs=2, metavar=("RUN", "NAME"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        if given.one:
            run, name = given.one
            say(json.dumps(weigh(Path(run), name, given.count[0], Path(scratch))))
            return
        run = Path(scratch, "sample")
        subprocess.run([sys.executable, "-m", "claimx", "extract", "-q", SAMPLE, "-o", run], check=True)
        say(f"{'output':<10}{'claims':>9}{'write s':>9}{'read s':>9}{'MB':>8}{'peak MB':>9}")
        for name, _, _ in TARGETS:
            for count in given.count:
                command = [sys.executable, __file__, "--count", str(count), "--one", str(run), name]
                told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
                read = f"{told['read']:>9.1f}" if "read" in told else f"{'':>9}"
                say(f"{name:<10}{count:>9,}{told['write']:>9.1f}{read}{told['size']:>8.1f}{told['peak']:>9.0f}")


if __name__ == "__main__":
    main()
