"""Words a CPU-second of claimx against bare en_core_web_sm with all its components, on the same documents.

Usage: python scripts/pace.py [--rounds N] [FILE ...]     # by default the project's statements

Both run in one process on one thread, turn by turn, over texts that were read before; the best round of each is
compared, and the first, in which neither has seen the texts. Then the parts of claimx's time.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimx.documents import Document

ROOT = Path(__file__).parents[1]
# Read by numpy's BLAS when it is loaded.
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def seconds(action: Callable[[], object]) -> float:
    """CPU time of an action."""
    begin = time.process_time()
    action()
    return time.process_time() - begin


def parts(documents: list[Document]) -> dict[str, float]:
    """Seconds of each component, of the parses, and of what is made of them."""
    from claimx.pipeline import steps
    from claimx.pipeline.language import COMPONENTS, DEFAULT_PARSER

    sheets: list[steps.Sheet] = []
    found = {"sentences": seconds(lambda: sheets.extend(map(steps.sheet, documents)))}
    for name, find in steps.FINDERS.items():
        found[name.removeprefix("claimx_")] = seconds(lambda find=find: [find(sheet) for sheet in sheets])  # type: ignore[misc]
    parsing = seconds(lambda: steps.parses(sheets, parser=DEFAULT_PARSER))
    claims = seconds(lambda: steps.claims(sheets, parser=DEFAULT_PARSER, components=COMPONENTS))
    return {**found, "parses": parsing, "fields and records": claims - parsing}


def main() -> None:
    """Measure and print."""
    if any(os.environ.get(name) != value for name, value in ONE_THREAD.items()):
        os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | ONE_THREAD)
    import spacy
    from rich.console import Console

    from claimx.documents import from_text
    from claimx.pipeline.language import DEFAULT_PARSER, default, extract_documents

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("files", nargs="*", type=Path)
    args = parser.parse_args()
    paths = args.files or sorted((ROOT / "corpora/train").glob("*.txt"))
    documents = [from_text(path.read_text("utf-8")) for path in paths]
    texts = [document.text for document in documents]
    words = sum(len(text.split()) for text in texts)
    bare = spacy.load(DEFAULT_PARSER)
    default()
    own: list[float] = []
    whole: list[float] = []
    for _ in range(1 + args.rounds):
        own.append(seconds(lambda: extract_documents(documents)))
        whole.append(seconds(lambda: list(bare.pipe(texts))))
    best, rest = min(own[1:]), min(whole[1:])
    console = Console(highlight=False)
    console.print(
        f"{len(documents)} documents, {words:,} words; words a CPU-second: claimx {words / best:,.0f}, "
        f"all of {DEFAULT_PARSER} {words / rest:,.0f}: {rest / best:.2f} times as fast "
        f"({whole[0] / own[0]:.2f} times in the first round)"
    )
    for name, spent in parts(documents).items():
        console.print(f"  {name:<20} {spent:6.3f} s")


if __name__ == "__main__":
    main()
