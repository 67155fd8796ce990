"""``claimx report``."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.console import Quiet, fail, failing, note, some
from claimx.cli.inputs import (
    DateField,
    Day,
    IdField,
    MetadataFile,
    TextField,
    columns,
    day,
    metadata_of,
    paths,
    tell_unused,
)
from claimx.cli.outputs import place_of
from claimx.cli.statements import Tally, records

if TYPE_CHECKING:
    from claimx.documents import Columns
    from claimx.errors import ClaimxError
    from claimx.records import AnyRecord

HELP = """Make one HTML page of INPUT…: the folder of a run, a file of claims, or statements, which then are read and
extracted first. The page needs no network: it opens from disk, filters, prints, and shows each claim in its statement.

Example: claimx report run/ -o report.html

Example: claimx report claims.jsonl --title "Burglary, January" -o report.html

Example: claimx report release.pdf -o release.html
"""


def command(
    inputs: Annotated[
        list[str], typer.Argument(help="Run folders, files of claims, statements; - for stdin.", metavar="INPUT...")
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write here instead of stdout.", dir_okay=False)
    ] = None,
    title: Annotated[str | None, typer.Option(help="The heading of the page.")] = None,
    date: Day = None,
    metadata: MetadataFile = None,
    text_field: TextField = None,
    id_field: IdField = None,
    date_field: DateField = None,
    quiet: Quiet = False,
) -> None:
    """Make a report."""
    when = day(date)
    place = place_of(output)
    if place is None and sys.stdout.isatty():
        raise typer.BadParameter("a page is nothing for a terminal: name a file for it", param_hint="--output")
    from claimx.outputs.place import aside
    from claimx.report import gather, render

    damaged: list[str] = []

    def tell(error: ClaimxError) -> None:
        damaged.append(error.message)
        fail(str(error))

    tally = Tally()
    with failing(output):
        fields = columns(text_field, id_field, date_field)
        gathered = gather(_records(inputs, fields, when, metadata, place, tally, tell, quiet=quiet))
        page = render(gathered, title=title)
        if place is None:
            sys.stdout.write(page)
            sys.stdout.flush()
        else:
            with aside(place) as new:
                new.write_text(page, encoding="utf-8", newline="")
            note(f"{some(len(gathered.claims), 'claim')} in {place}", quiet=quiet)
    if damaged or tally.failed:
        raise typer.Exit(1)


def _records(
    inputs: list[str],
    fields: Columns,
    day: dt.date | None,
    metadata: Path | None,
    output: Path | None,
    tally: Tally,
    tell: Callable[[ClaimxError], None],
    *,
    quiet: bool,
) -> Iterator[AnyRecord]:
    """The records that are stored, then those of the statements."""
    from claimx import stored

    statements = []
    for source in inputs:
        if stored.is_stored(source):
            yield from stored.records(source, on_error=tell)
        else:
            statements.append(source)
    if not statements:
        return
    from claimx.pipeline.language import load

    known = metadata_of(metadata)
    sources = list(paths(statements, but=(metadata, output), quiet=quiet))
    yield from records(sources, fields, day, known, load(), tally, quiet=quiet, verbose=False)
    tell_unused(known, metadata, tally.paths, quiet=quiet)
