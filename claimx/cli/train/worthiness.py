"""``claimx train worthiness``."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

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

Example: claimx train worthiness --encoder default --data crowdsourced.csv --data corpora/worthiness/train.csv
--dev corpora/worthiness/dev.csv --calibration corpora/worthiness/calibration.csv -o models/encoder
"""

Files = list[Path]
# How often a run that is at no terminal says how far it is.
_MINUTE = 60.0


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
    encoder: Annotated[
        str | None,
        typer.Option(
            help="Train an encoder instead, exported to int8 ONNX: `default`, a folder, or a name on the hub."
        ),
    ] = None,
    dev: Annotated[
        Files | None, typer.Option("--dev", help="Labelled sentences that the epoch of an encoder is chosen by.")
    ] = None,
    seed: Seed = None,
    quiet: Quiet = False,
) -> None:
    """Train a model of worth."""
    if encoder is None and dev:
        raise typer.BadParameter("it is for --encoder", param_hint="--dev")
    if encoder is not None and tune:
        raise typer.BadParameter("it is for the linear model, not for --encoder", param_hint="--tune")
    with training(output):
        if encoder is None:
            told = _linear(data, calibration or (), test or (), output, tune=tune, seed=seed, quiet=quiet)
        else:
            told = _encoder(data, dev or (), calibration or (), test or (), output, encoder, seed=seed, quiet=quiet)
    for one in told["tests"]:
        of = one.get("worth") or one.get("claim")
        if of is not None:
            f1, precision = of["f1"]["value"], of["average_precision"]["value"]
            note(f"{one['file']} ({one['speech']}): F1 {f1:.3f}, average precision {precision:.3f}", quiet=quiet)
    note(f"written to {output}", quiet=quiet)


def _linear(
    data: Sequence[Path],
    calibration: Sequence[Path],
    test: Sequence[Path],
    output: Path,
    *,
    tune: bool,
    seed: int | None,
    quiet: bool,
) -> dict[str, Any]:
    from dataclasses import replace

    from rich.console import Console
    from rich.progress import Progress, TaskID

    from claimx.training.worthiness.fit import Settings
    from claimx.training.worthiness.run import Plan, train

    settings = Settings() if seed is None else replace(Settings(), seed=seed)
    plan = Plan(data, calibration, test, settings, tune)
    stderr = Console(stderr=True)
    with Progress(console=stderr, transient=True, disable=quiet or not stderr.is_terminal) as bar:
        of_set: dict[str, TaskID] = {}

        def read(one: LabelledSet, done: int) -> None:
            if one.name not in of_set:
                of_set[one.name] = bar.add_task(Path(one.name).name, total=len(one.rows))
            bar.advance(of_set[one.name], done)

        return train(plan, output, lambda line: note(line, quiet=quiet), read)


def _encoder(
    data: Sequence[Path],
    dev: Sequence[Path],
    calibration: Sequence[Path],
    test: Sequence[Path],
    output: Path,
    encoder: str,
    *,
    seed: int | None,
    quiet: bool,
) -> dict[str, Any]:
    from dataclasses import replace

    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from claimx.training.encoder.loop import Watch
    from claimx.training.encoder.ship import FIRST, OWN, Plan, train

    given = "" if encoder == "default" else encoder
    first, own = (replace(one, encoder=given, seed=one.seed if seed is None else seed) for one in (FIRST, OWN))
    plan = Plan(data, dev, calibration, test, first, own)
    stderr, said = Console(stderr=True), [time.monotonic()]
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=stderr, transient=True, disable=quiet or not stderr.is_terminal) as bar:

        def watch(name: str) -> Watch:
            task = bar.add_task(name, total=None)

            def step(done: int, steps: int, loss: float) -> None:
                bar.update(task, completed=done, total=steps, description=f"{name}, loss {loss:.3f}")
                if not stderr.is_terminal and time.monotonic() - said[0] > _MINUTE:
                    said[0] = time.monotonic()
                    note(f"{name}: step {done:,} of {steps:,}, loss {loss:.3f}", quiet=quiet)

            return step

        return train(plan, output, lambda line: note(line, quiet=quiet), watch)
