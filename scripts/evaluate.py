"""Score the extractor on folders of annotated documents.

Usage: python scripts/evaluate.py [--confusions] [FOLDER ...]      (by default the splits under corpora/)
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from claimx.corpus import load_gold
from claimx.evaluation import Judged, evaluate, extracted, judge
from claimx.evaluation.floors import SPLITS

ROOT = Path(__file__).parents[1]
# Fields with so few values that it is worth counting which was taken for which.
CLOSED = ("type", "change", "status", "scope", "bound")
SHOWN = 24


def confusions(found: Sequence[Judged]) -> Table:
    """Which value was wanted and which given, the most frequent first; spurious and missed mentions too."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for one in found:
        if one.gold is None or one.claim is None:
            counts["mention", "none" if one.gold is None else "one", "one" if one.gold is None else "none"] += 1
            continue
        for field in CLOSED:
            given = one.claim.quantity.bound if field == "bound" else getattr(one.claim, field)
            if not one.same[field]:
                counts[field, str(one.gold.fields[field]), given.value] += 1
        for field in ("period", "baseline", "speaker", "subject", "forces"):
            if not one.same[field]:
                wanted, given = one.gold.fields.get(field), getattr(one.claim, field)
                counts[field, "some" if wanted else "none", "some" if given else "none"] += 1
    table = Table("field", "wanted", "given", "times", title=f"{len(found)} mentions and records")
    for (field, wanted, given), times in counts.most_common(SHOWN):
        table.add_row(field, wanted, given, str(times))
    return table


def main() -> None:
    """Print precision, recall and F1, and the accuracy of each field."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--confusions", action="store_true", help="count which value was taken for which")
    args = parser.parse_args()
    console = Console()
    for folder in args.folders or [ROOT / "corpora" / split for split in SPLITS]:
        pairs = list(extracted(load_gold(folder), folder))
        found = evaluate(pairs)
        table = Table("", "precision", "recall", "F1", title=f"{folder.name}: {len(pairs)} documents")
        for name, rates in (("detection", found.detection), ("core", found.core), ("full", found.full)):
            table.add_row(name, f"{rates.precision:.3f}", f"{rates.recall:.3f}", f"{rates.f1:.3f}")
        console.print(table)
        console.print("  ".join(f"{name} {accuracy:.3f}" for name, accuracy in found.fields.items()))
        if args.confusions:
            console.print(confusions([one for gold, claims in pairs for one in judge(gold, claims)]))


if __name__ == "__main__":
    main()
