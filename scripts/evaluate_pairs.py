"""Score ``claimx match`` on pairs of statements whose relation is known.

Usage: python scripts/evaluate_pairs.py [--errors] [FILE ...]      (by default both files of corpora/pairs)
"""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.console import Console
from rich.table import Table

from claimx.evaluation.pairs import LABELS, judge_pairs, load_pairs, rates

PAIRS = Path(__file__).parents[1] / "corpora" / "pairs"


def main() -> None:
    """Print precision and recall of repeats and contradictions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--errors", action="store_true", help="show each pair that was judged otherwise")
    args = parser.parse_args()
    console = Console()
    for file in args.files or [PAIRS / "open.jsonl", PAIRS / "held_back.jsonl"]:
        judged = judge_pairs(load_pairs(file))
        table = Table("", "precision", "recall", "told", "right", "wanted", title=f"{file.name}: {len(judged)} pairs")
        for label in LABELS[:2]:
            found = rates(judged, label)
            counts = (found.found, found.right, found.wanted)
            table.add_row(label, f"{found.precision:.3f}", f"{found.recall:.3f}", *map(str, counts))
        console.print(table)
        if args.errors:
            for pair, given in judged:
                if pair.label != given:
                    texts = " / ".join(statement.text for statement in pair.statements)
                    console.print(f"{pair.id}: {pair.label}, told {given} ({pair.point}): {texts}", markup=False)


if __name__ == "__main__":
    main()
