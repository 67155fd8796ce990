"""Score the extractor on folders of annotated documents.

Usage: python scripts/evaluate.py [FOLDER ...]      (by default the two sets under corpora/)
"""

from __future__ import annotations

import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from claimx.evaluation import load_gold, score_folder

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Print precision, recall and F1, and the accuracy of each field."""
    folders = [Path(name) for name in sys.argv[1:]] or [ROOT / "corpora/statements", ROOT / "corpora/heldout"]
    console = Console()
    for folder in folders:
        documents = load_gold(folder)
        found = score_folder(documents, folder)
        table = Table("", "precision", "recall", "F1", title=f"{folder.name}: {len(documents)} documents")
        for name, rates in (("detection", found.detection), ("core", found.core), ("full", found.full)):
            table.add_row(name, f"{rates.precision:.3f}", f"{rates.recall:.3f}", f"{rates.f1:.3f}")
        console.print(table)
        console.print("  ".join(f"{name} {accuracy:.3f}" for name, accuracy in found.fields.items()))


if __name__ == "__main__":
    main()
