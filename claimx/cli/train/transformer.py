"""``claimx train transformer``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimx.cli.console import Quiet, note
from claimx.cli.train.needs import Corpus, Folder, Seed, training

HELP = """Train an encoder with heads for amounts and what they are on CORPUS/train, stopping early by CORPUS/dev.

The folder holds the model for --model of the other verbs, what was measured (training.json) and the learning curves
(curves.json, curves.svg). A run that was stopped goes on from its last epoch.

Example: claimx train transformer corpora/ -o models/mine

Example: claimx train transformer corpora/ -o models/large --encoder roberta-base --seed 2
"""


def command(
    corpus: Corpus,
    output: Folder,
    config: Annotated[Path | None, typer.Option(help="TOML; models/transformer/config.toml has the defaults.")] = None,
    encoder: Annotated[str | None, typer.Option(help="Folder of an encoder, or its name on the hub.")] = None,
    seed: Seed = None,
    resume: Annotated[bool, typer.Option("--resume/--no-resume", help="Whether to go on with a run.")] = True,
    tensorboard: Annotated[bool, typer.Option("--tensorboard", help="Write what TensorBoard shows.")] = False,
    quiet: Quiet = False,
) -> None:
    """Train the transformer."""
    with training(output):
        from claimx.training.transformer.config import read, with_options
        from claimx.training.transformer.fit import train
        from claimx.training.transformer.progress import Progress

        settings = with_options(read(config), encoder=encoder, seed=seed)
        told = train(
            corpus, output, settings, resume=resume, tensorboard=tensorboard, callbacks=[Progress(quiet=quiet)]
        )
    note(f"{told['metrics']['score']:.3f} on dev after {told['seconds']:.0f} s; {output}", quiet=quiet)
