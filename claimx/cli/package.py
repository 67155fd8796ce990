"""``claimx package``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimx.cli.console import Quiet, note
from claimx.cli.train.needs import training

HELP = """Make an installable package of the trained model in the folder MODEL, with a card of what was measured.

Once it is installed, its name stands for it: claimx.load("NAME"), claimx extract -m NAME, spacy.load("NAME").

Example: claimx package models/mine -o packages/mine --evaluation mine.json --wheel

Example: claimx package models/mine -o packages/mine --name en_claimx_large --version 1.2.0 --licence CC-BY-4.0
"""


def command(
    model: Annotated[Path, typer.Argument(help="Folder of a trained model.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The package's folder.", file_okay=False)],
    name: Annotated[str | None, typer.Option(help="Of the package; by default en_claimx_ and MODEL's.")] = None,
    version: Annotated[str, typer.Option(help="Of the package.")] = "0.1.0",
    evaluation: Annotated[
        list[Path] | None, typer.Option(help="Result of claimx evaluate, for the card; may be given again.")
    ] = None,
    wheel: Annotated[bool, typer.Option("--wheel", help="Build a wheel into the folder's dist.")] = False,
    licence: Annotated[str | None, typer.Option(help="Of the weights, by SPDX: CC-BY-4.0.")] = None,
    dataset: Annotated[
        list[str] | None, typer.Option(help="Name on the hub of what it was trained on; may be given again.")
    ] = None,
    watts: Annotated[
        float | None, typer.Option(help="Power of the device it was trained on, for the energy.", min=0)
    ] = None,
    grams_per_kwh: Annotated[
        float | None, typer.Option(help="CO2 of a kilowatt-hour there; without it none is told.", min=0)
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Make a package of a model."""
    with training(output):
        from claimx.packaging.facts import default_name, gather, stated
        from claimx.packaging.layout import package

        said = stated(
            default_name(model) if name is None else name,
            version,
            licence,
            datasets=tuple(dataset or ()),
            watts=watts,
            grams=grams_per_kwh,
        )
        made = package(model, output, gather(model, said, evaluation or ()), build=wheel)
    if not evaluation:
        note(f"nothing measured was given, and the card says so: claimx evaluate {model} CORPUS -o RESULT.json "
             "makes what --evaluation takes", quiet=quiet)  # fmt: skip
    note(f"{said.name} {said.version}: pip install {made.wheel or made.folder}", quiet=quiet)
