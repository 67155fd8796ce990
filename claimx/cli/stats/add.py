"""``claimx stats add``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimx.cli.console import failing, note, some
from claimx.cli.stats.options import Base, DryRun, Skip, told

HELP = """Add figures of your own to those that claims are held against, from FILE.csv
(measure,area,date,unit,value,edition,flag). A YAML file says what the measures and editions are. Rows that cannot be
right are refused, with the reason.

Example: claimx stats add burglaries.csv --measures burglaries.yml

Example: claimx stats add burglaries.csv --dry-run
"""


def command(
    file: Annotated[Path, typer.Argument(help="The figures.", metavar="FILE.csv")],
    measures: Annotated[
        Path | None,
        typer.Option("--measures", help="What they are; by default the .yml beside it.", metavar="FILE.yml"),
    ] = None,
    skip: Skip = False,
    dry_run: DryRun = False,
    base: Base = None,
) -> None:
    """Add figures from a long file."""
    from claimx.stats.base import user_folder
    from claimx.stats.store import add as store
    from claimx.stats.store import beside, incoming

    folder = base or user_folder()
    with failing(folder, "choose another place with --base"):
        found, described, editions = incoming(file, measures or beside(file), folder)
        if told(file, found, skip=skip, dry_run=dry_run):
            store(folder, found.figures, described, editions)
            note(f"{some(len(found.figures), 'figure')} added to {folder}")
    if found.refused:
        raise typer.Exit(1)
