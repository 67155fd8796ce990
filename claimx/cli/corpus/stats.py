"""``claimx corpus stats``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.console import Quiet, failing, note

if TYPE_CHECKING:
    from claimx.corpus.tables import Table

HELP = """Count what annotated documents hold, a column a split: words, mentions by field and force, hard negatives.

Example: claimx corpus stats corpora/

Example: claimx corpus stats corpora/ --format markdown --plots plots/
"""


class Shape(StrEnum):
    """How the counts are written."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


def command(
    folders: Annotated[list[Path], typer.Argument(help="Folders of documents, or a corpus.", metavar="FOLDER...")],
    form: Annotated[Shape, typer.Option("-f", "--format", help="How to write the counts.")] = Shape.TABLE,
    plots: Annotated[
        Path | None, typer.Option(help="Draw them into this folder, as SVG; needs claimx[plots].", file_okay=False)
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Count what annotated documents hold."""
    with failing(plots):
        from dataclasses import asdict

        from claimx.corpus.folders import named_folders, passed_over
        from claimx.corpus.plots import plot
        from claimx.corpus.stats import stats
        from claimx.corpus.tables import markdown, tables

        found = stats(folders)
        for told in filter(None, map(passed_over, named_folders(folders).values())):
            note(told, quiet=quiet)
        if form is Shape.JSON:
            whole = [{**asdict(one), "hard": round(one.hard, 4)} for one in found]
            typer.echo(json.dumps(whole, ensure_ascii=False, indent=1))
        elif form is Shape.MARKDOWN:
            typer.echo(markdown(found), nl=False)
        else:
            _show(tables(found))
        missing = found[-1].missing
        if missing:
            note(f"no mention is about {', '.join(missing)}", quiet=quiet)
        if plots is not None:
            written = plot(found, plots)
            note(f"{len(written)} plots in {plots}", quiet=quiet)


def _show(listed: Iterable[Table]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table as Drawn

    console = Console(file=sys.stdout, highlight=False)
    for table in listed:
        drawn = Drawn(title=table.title, title_justify="left", box=box.SIMPLE_HEAD)
        for number, name in enumerate(table.header):
            drawn.add_column(name, justify="right" if number else "left")
        for row in table.rows:
            drawn.add_row(*row)
        console.print(drawn)
