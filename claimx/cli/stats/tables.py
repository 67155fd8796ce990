"""``claimx stats import``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimx.cli.console import failing, note, some
from claimx.cli.stats.options import Base, DryRun, Skip, told

HELP = """Add the figures of a published table: the Home Office's police workforce open data table or police funding
tables, as ODS, XLSX or CSV. Figures of a force are summed from its rows; regions are passed over.

Example: claimx stats import open-data-table-police-workforce-280126.ods --edition workforce-2026 --published 2026-01-28
"""


def command(
    file: Annotated[Path, typer.Argument(help="The table.", metavar="FILE")],
    edition: Annotated[str | None, typer.Option(help="A short name for it; by default that of the file.")] = None,
    title: Annotated[str | None, typer.Option(help="What was published; by default the name of the file.")] = None,
    published: Annotated[str | None, typer.Option(help="The day it was published, as 2024-01-31.")] = None,
    source: Annotated[str | None, typer.Option(help="Its address.", metavar="URL")] = None,
    skip: Skip = False,
    dry_run: DryRun = False,
    base: Base = None,
) -> None:
    """Add the figures of a published table."""
    import datetime as dt

    from claimx.stats.base import user_folder
    from claimx.stats.model import Edition
    from claimx.stats.store import add as store
    from claimx.stats.tables.read import read

    try:
        day = dt.date.fromisoformat(published) if published else None
    except ValueError:
        raise typer.BadParameter(f"{published!r} is no day; write 2024-01-31", param_hint="--published") from None
    folder, id = base or user_folder(), edition or file.stem
    described = Edition(id, title or file.name, "Home Office", day, source or file.name, "OGL v3.0")
    with failing(folder, "choose another place with --base"):
        table = read(file, described, folder)
        if table.passed:
            note(f"{some(table.passed, 'row')} of regions and other totals passed over")
        if told(file, table.incoming, skip=skip, dry_run=dry_run):
            store(folder, table.incoming.figures, {}, {id: described})
            note(f"{some(len(table.incoming.figures), 'figure')} added to {folder}")
    if table.incoming.refused:
        raise typer.Exit(1)
