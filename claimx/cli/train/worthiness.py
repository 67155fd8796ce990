"""``claimx train worthiness``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.console import Quiet, note
from claimx.cli.train.needs import Folder, Seed, training

if TYPE_CHECKING:
    from claimx.worthiness.types import LabelledSet

HELP = """Train what is worth checking on labelled sentences, and measure it.

FILE: ClaimBuster (crowdsourced.csv, 2.5xNCS.json), CheckThat! (TSV), PoliClaim (CSV, Excel) or the project's own labels
(corpora/worthiness/train.csv), known by their columns.

Example: claimx train worthiness --data corpora/worthiness/train.csv --calibration corpora/worthiness/calibration.csv
--test corpora/worthiness/test.csv -o models/mine
"""

Files = list[Path]


def command(
    data: Annotated[Files, typer.Option("--data", help="Labelled sentences; may be given several times.")],
    output: Folder,
    calibration: Annotated[
        Files | None, typer.Option("--calibration", help="Labelled sentences that chances are fitted on.")
    ] = None,
    test: Annotated[Files | None, typer.Option("--test", help="Labelled sentences that are only measured.")] = None,
    tune: Annotated[
        bool, typer.Option("--tune/--no-tune", help="Choose the weight of public sets by cross-validation.")
    ] = False,
    seed: Seed = None,
    quiet: Quiet = False,
) -> None:
    """Train a model of worth."""
    with training(output):
        from dataclasses import replace

        from rich.console import Console
        from rich.progress import Progress, TaskID

        from claimx.training.worthiness.fit import Settings
        from claimx.training.worthiness.run import Plan, train

        settings = Settings() if seed is None else replace(Settings(), seed=seed)
        plan = Plan(data, calibration or (), test or (), settings, tune)
        stderr = Console(stderr=True)
        with Progress(console=stderr, transient=True, disable=quiet or not stderr.is_terminal) as bar:
            of_set: dict[str, TaskID] = {}

            def read(one: LabelledSet, done: int) -> None:
                if one.name not in of_set:
                    of_set[one.name] = bar.add_task(Path(one.name).name, total=len(one.rows))
                bar.advance(of_set[one.name], done)

            told = train(plan, output, lambda line: note(line, quiet=quiet), read)
    for one in told["tests"]:
        of = one.get("worth") or one.get("claim")
        if of is not None:
            f1, precision = of["f1"]["value"], of["average_precision"]["value"]
            note(f"{one['file']} ({one['speech']}): F1 {f1:.3f}, average precision {precision:.3f}", quiet=quiet)
    note(f"written to {output}", quiet=quiet)
