"""``claimx train spacy``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimx.cli.console import Quiet, note
from claimx.cli.train.needs import Corpus, Folder, Seed, training

HELP = """Train a spaCy pipeline that finds amounts and says what they are on CORPUS/train, stopping early by
CORPUS/dev.

The folder holds the model for --model of the other verbs (and model/ in it for spacy.load), what was measured
(training.json) and the learning curves (curves.json, curves.svg). A run that was stopped is begun anew. Plain spaCy
trains the same: spacy train models/spacy/config.cfg --paths.train corpora/train --paths.dev corpora/dev -o FOLDER

Example: claimx train spacy corpora/ -o models/mine

Example: claimx train spacy corpora/ -o models/mine --config wider.cfg --seed 2
"""


def command(
    corpus: Corpus,
    output: Folder,
    config: Annotated[Path | None, typer.Option(help="Of spaCy; models/spacy/config.cfg is the default.")] = None,
    seed: Seed = None,
    max_steps: Annotated[int | None, typer.Option(min=1, help="Stop after so many batches at the latest.")] = None,
    quiet: Quiet = False,
) -> None:
    """Train a spaCy pipeline."""
    with training(output):
        from claimx.training.spacy.run import train

        told = train(corpus, output, config=config, seed=seed, max_steps=max_steps, shown=not quiet)
    note(f"{told['metrics']['score']:.3f} on dev after {told['seconds']:.0f} s; {output}", quiet=quiet)
