"""What the training verbs share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from claimx.cli.console import failing
from claimx.errors import ModelError

Corpus = Annotated[Path, typer.Argument(help="A folder with a folder of annotated statements for each split.")]
Folder = Annotated[Path, typer.Option("-o", "--output", help="The model's folder.", file_okay=False)]
Seed = Annotated[int | None, typer.Option(help="Of all that is drawn by chance.")]


@contextmanager
def training(output: Path) -> Iterator[None]:
    """Errors are told and the verb ends with 1; where an extra is missing, what installs it."""
    with failing(output, "see to it, and run this again"):
        try:
            yield
        except ImportError as error:
            if (error.name or "").partition(".")[0] == "claimx":
                raise
            raise ModelError(f"{error.name} is not installed", remedy="pip install 'claimx[train]'") from error
