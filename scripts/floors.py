"""Raise the floors under the scores to what the pipeline reaches now: ``tests/accuracy/floors.json``.

Usage: python scripts/floors.py [--lower FIELD=FLOOR --because REASON --split SPLIT]

Each floor is a list: what it was and what it became, with the reason where it was lowered. The test that reads it
fails where a score is under its floor, where a floor was lowered without a reason, and where the statements are not
those that the floors were set on.
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path
from typing import Any

from claimx.corpus import load_gold
from claimx.evaluation import score_folder
from claimx.evaluation.floors import SPLITS, corpus_hash, figures

ROOT = Path(__file__).parents[1]
FLOORS = ROOT / "tests/accuracy/floors.json"
# Floors stand this far under what was measured, for a small change that is no loss.
SLACK = 0.003


def main() -> None:
    """Raise, or lower one with its reason."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lower", metavar="FIELD=FLOOR")
    parser.add_argument("--split", choices=SPLITS)
    parser.add_argument("--because", metavar="REASON")
    args = parser.parse_args()
    known: dict[str, Any] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    if args.lower:
        name, floor = args.lower.split("=")
        if not (args.split and args.because):
            parser.error("--lower needs --split and --because")
        known[args.split]["floors"][name].append({"floor": float(floor), "because": args.because})
    else:
        for split in SPLITS:
            folder = ROOT / "corpora" / split
            reached = figures(score_folder(load_gold(folder), folder))
            held = known.setdefault(split, {"floors": {}})
            held["corpus"] = corpus_hash(folder)
            for name, figure in reached.items():
                floor = max(0.0, math.floor((figure - SLACK) * 1000) / 1000)
                steps = held["floors"].setdefault(name, [])
                if not steps or floor > steps[-1]["floor"]:
                    steps.append({"floor": floor})
    FLOORS.write_text(json.dumps(known, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
