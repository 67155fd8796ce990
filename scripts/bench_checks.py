"""Processor time of the checks as a share of that of extraction, on one thread in one run.

Usage: python scripts/bench_checks.py [--each] [FILE ...]     # by default the statements of corpora/train

All documents are extracted, then all claims are checked, as `claimx check` does; with --each every document is
checked right after its extraction, when the processor's caches hold nothing of the checks. Either sees each text once.
The statements of corpora/dev go before them unmeasured: they load words and figures for both. Garbage is collected
before each stage, so that none pays for looking through what another made.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

import claimx
from claimx.check_records import Check
from claimx.checks.run import CHECKERS, Checker, check
from claimx.documents import Document
from claimx.records import Claim, DocumentRecord

ROOT = Path(__file__).parents[1]


def spent(documents: Sequence[Document]) -> tuple[Counter[str], int]:
    """Seconds of extraction, of each checker, and of all within and across documents; and how many claims there are."""
    seconds: Counter[str] = Counter()
    begin = time.thread_time()
    claims = [claim for document in documents for claim in claimx.extract(document)]
    seconds["extraction"] = time.thread_time() - begin
    gc.collect()
    begin = time.thread_time()
    check(claims, checkers=[_timed(checker, seconds) for checker in CHECKERS], across=())
    seconds["within documents"] = time.thread_time() - begin
    gc.collect()
    begin = time.thread_time()
    check(claims, checkers=())
    seconds["across documents"] = time.thread_time() - begin
    return seconds, len(claims)


def _timed(checker: Checker, seconds: Counter[str]) -> Checker:
    def timed(claims: Sequence[Claim], document: DocumentRecord | None) -> list[tuple[str, Check]]:
        begin = time.thread_time()
        found = list(checker(claims, document))
        seconds[checker.__name__] += time.thread_time() - begin
        return found

    return timed


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", action="store_true", help="check each document right after its extraction")
    parser.add_argument("files", nargs="*", type=Path)
    args = parser.parse_args()
    corpora = ROOT / "corpora"
    documents = [claimx.read(path) for path in args.files or sorted((corpora / "train").glob("*.txt"))]
    spent([claimx.read(path) for path in sorted((corpora / "dev").glob("*.txt"))])
    total: Counter[str] = Counter()
    claims = 0
    for group in [[document] for document in documents] if args.each else [documents]:
        seconds, found = spent(group)
        total += seconds
        claims += found
    own = [checker.__name__ for checker in CHECKERS]
    table = Table("", "seconds", "of extraction", "ms a claim", title=f"{len(documents)} documents, {claims:,} claims")
    for name in ("extraction", *own, "within documents", "across documents"):
        share = f"{total[name] / total['extraction']:.1%}"
        table.add_row(name, f"{total[name]:.2f}", share, f"{1000 * total[name] / max(1, claims):.3f}")
    Console().print(table)


if __name__ == "__main__":
    main()
