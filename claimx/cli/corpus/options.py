"""Options that the subcommands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Texts = Annotated[
    Path | None,
    typer.Option(help="Where the texts are that do not lie beside their annotations: a folder, or a corpus."),
]
