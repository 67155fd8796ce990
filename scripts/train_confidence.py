"""Fit the logistic model of a record's confidence on annotated statements, and print how well it is calibrated.

Usage: python scripts/train_confidence.py FOLDER ... [--test FOLDER ...] [--check]

FOLDER: annotated statements that no rule was made for, or the model will think too well of the rules. --check only
scores the model that is there. A record is right if it overlaps an annotated mention and value, unit, bound, type,
change and forces agree; mentions marked optional count neither way.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.progress import track
from rich.table import Table

from claimx.corpus import GoldDocument, load_gold
from claimx.documents import load_metadata, read
from claimx.evaluation import CORE, judge
from claimx.evaluation.calibration import bins, calibration_error
from claimx.pipeline import ranking, steps
from claimx.pipeline.assembly import records
from claimx.pipeline.confidence import confidence
from claimx.pipeline.language import COMPONENTS, DEFAULT_PARSER
from claimx.pipeline.record import signs

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "claimx/pipeline/weights/confidence.json"
# Strength of the pull of every weight but the first to 0, and the steps of Newton's method.
RIDGE, STEPS = 2.0, 30
RARE = 5


def judged(gold: GoldDocument, folder: Path) -> list[tuple[list[str], bool]]:
    """The features of each record of a document that counts, and whether its core is right."""
    details = load_metadata(folder / "metadata.csv").get(gold.path)
    sheet = steps.sheet(read(gold.path, details=details))
    for factory in COMPONENTS[:-1]:
        steps.FINDERS[factory](sheet)
    (parses,) = steps.parses([sheet], parser=DEFAULT_PARSER)
    found = steps.findings(sheet, parses)
    claims = records(sheet.document, found, parser=DEFAULT_PARSER, components=COMPONENTS)
    signs_of = {claim.id: signs(sheet.document, one) for claim, one in zip(claims, found, strict=True)}
    return [(signs_of[one.claim.id], one.agrees(CORE)) for one in judge(gold, claims) if one.claim is not None]


def fit(data: Sequence[tuple[list[str], bool]]) -> dict[str, float]:
    """Weights by ridge logistic regression with Newton's method."""
    often: dict[str, int] = {}
    for names, _ in data:
        for name in names:
            often[name] = often.get(name, 0) + 1
    known = sorted(name for name, times in often.items() if times >= RARE)
    rows = np.array([[float(name in names) for name in known] for names, _ in data])
    right = np.array([float(good) for _, good in data])
    pull = np.array([0.0 if name == "always" else RIDGE for name in known])
    weights = np.zeros(len(known))
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chance - right) + pull * weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(pull + 1e-6)
        weights -= np.linalg.solve(curve, slope)
    return {name: round(float(weight), 3) for name, weight in zip(known, weights, strict=True)}


def read_all(folders: Sequence[Path], console: Console) -> list[tuple[list[str], bool]]:
    """The judged records of folders."""
    gold = [(document, folder) for folder in folders for document in load_gold(folder)]
    return [row for document, folder in track(gold, "reading", console=console) for row in judged(document, folder)]


def show(title: str, data: Sequence[tuple[list[str], bool]], console: Console) -> None:
    """Print the reliability table of the model that is there."""
    told = [(confidence(names), good) for names, good in data]
    table = Table("confidence", "records", "mean", "right", title=f"{title}: {len(told)} records")
    for part in bins(told):
        table.add_row(f"{part.low:.1f} to {part.high:.1f}", str(part.size), f"{part.mean:.3f}", f"{part.right:.3f}")
    console.print(table)
    console.print(f"expected calibration error {calibration_error(told):.3f}")


def main() -> None:
    """Fit, write, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--test", type=Path, nargs="*", default=[])
    parser.add_argument("--check", action="store_true", help="only score the model that is there")
    args = parser.parse_args()
    console = Console()
    data = read_all(args.folders, console)
    if not args.check:
        weights = fit(data)
        lines = ",\n".join(f" {json.dumps(name)}: {weights[name]}" for name in sorted(weights))
        WEIGHTS.write_text(f'{{"records": {len(data)}, "weights": {{\n{lines}\n}}}}\n', "utf-8")
        ranking.load.cache_clear()
    show("fitted on", data, console)
    if args.test:
        show("test", read_all(args.test, console), console)


if __name__ == "__main__":
    main()
