"""What the subcommands of ``claimx stats`` share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.console import fail, note, some

if TYPE_CHECKING:
    from claimx.stats.incoming import Incoming

Base = Annotated[
    Path | None,
    typer.Option("--base", help="The folder of figures you added.", metavar="FOLDER", envvar="CLAIMX_STATS"),
]
Skip = Annotated[bool, typer.Option("--skip-refused", help="Add the rest where rows are refused.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Check the file and add nothing.")]


def told(file: Path, found: Incoming, *, skip: bool, dry_run: bool) -> bool:
    """Tell what is refused and what is there already; whether something is to be added."""
    for row in found.refused:
        fail(f"{file}, row {row.line}: {row.reason}")
    if found.known:
        note(f"there already: {some(found.known, 'figure')}")
    if found.refused and not skip:
        note(f"{some(len(found.refused), 'row')} refused, so nothing was added (--skip-refused adds the rest)")
        return False
    if dry_run:
        note(f"{some(len(found.figures), 'figure')} would be added")
    return bool(found.figures) and not dry_run
