"""``claimx extract``."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from claimx.cli.console import Quiet, failing, note, some
from claimx.cli.inputs import (
    DateField,
    Day,
    IdField,
    MetadataFile,
    Model,
    Tables,
    TextField,
    columns,
    day,
    metadata_of,
    paths,
    tell_unused,
)
from claimx.cli.outputs import Form, Output, format_for, place_of
from claimx.cli.statements import Tally, records

HELP = """Write one record a quantitative claim in FILE…: pages, letters, mails, tables of statements, API answers and
archives of them, a folder for the files in it, - for stdin.

Example: claimx extract release.pdf --format table

Example: claimx extract statements/ --metadata dates.csv -o claims.jsonl

Example: claimx extract statements/ -o claims.xlsx

Example: claimx extract answers.csv --text-field reply --date-field day
"""


def command(
    files: Annotated[list[str], typer.Argument(help="Files or folders; - for stdin.", metavar="FILE...")],
    output: Output = None,
    form: Form = None,
    date: Day = None,
    metadata: MetadataFile = None,
    text_field: TextField = None,
    id_field: IdField = None,
    date_field: DateField = None,
    model: Model = None,
    tables: Tables = True,
    quiet: Quiet = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Say on stderr what each document yielded.")] = False,
) -> None:
    """Extract the claims of documents."""
    when = day(date)
    place = place_of(output)
    wanted = format_for(place, form)

    tally = Tally()
    with failing(output):
        from claimx.outputs.writing import write
        from claimx.pipeline.language import load

        known = metadata_of(metadata)
        nlp = load(model, tables=tables)
        sources = list(paths(files, but=(metadata, place)))
        fields = columns(text_field, id_field, date_field)
        if place is None:
            sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
        write(records(sources, fields, when, known, nlp, tally, quiet=quiet, verbose=verbose), wanted, place)
    tell_unused(known, metadata, tally.paths, quiet=quiet)
    if tally.documents > 1 or tally.failed:
        note(f"{some(tally.documents, 'document')}, {some(tally.claims, 'claim')}, {tally.failed} failed", quiet=quiet)
    if tally.failed:
        raise typer.Exit(1)
