"""``claimx train hybrid``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimx.cli.console import Quiet, note
from claimx.cli.train.needs import Corpus, Folder, training

HELP = """Fit whose word holds for each field, the rules' or that of the trained MODEL, on statements of CORPUS that
neither learned from. Amounts, times and speakers stay with the rules.

Example: claimx train hybrid models/mine corpora/ -o models/hybrid
"""


def command(
    model: Annotated[Path, typer.Argument(help="Folder of a trained model.", file_okay=False)],
    corpus: Corpus,
    output: Folder,
    split: Annotated[str, typer.Option(help="The split to fit on.")] = "calibration",
    quiet: Quiet = False,
) -> None:
    """Fit a hybrid."""
    with training(output):
        from claimx.training.hybrid import train

        told = train(model, corpus, output, split=split)
    for name, field in told["fields"].items():
        taken = told["policy"]["least"].get(name)
        word = "the rules' word" if taken is None else f"the model's from {taken:g} on"
        counted = f"rules {field['rules']}, model {field['learned']}, hybrid {field['hybrid_held_out']}"
        note(f"{name}: {counted} of {field['mentions']} right; {word}", quiet=quiet)
    note(f"{told['seconds']:.0f} s; {output}", quiet=quiet)
