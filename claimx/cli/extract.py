"""``claimx extract``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from claimx.cli.console import closed_pipe, fail, note
from claimx.cli.inputs import DateField, IdField, TextField, columns, day, paths
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
    date: Annotated[str | None, typer.Option(help="The day an undated document was published, as 2024-01-31.")] = None,
    metadata: Annotated[
        Path | None,
        typer.Option(help="CSV with a path column and any of date, title, publisher, url, speaker, kind."),
    ] = None,
    text_field: TextField = None,
    id_field: IdField = None,
    date_field: DateField = None,
    model: Annotated[
        str | None,
        typer.Option("-m", "--model", help="spaCy pipeline that parses the sentences; best: the largest."),
    ] = None,
    tables: Annotated[
        bool, typer.Option("--tables/--no-tables", help="Whether the figures in tables become claims too.")
    ] = True,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but errors on stderr.")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Say on stderr what each document yielded.")] = False,
) -> None:
    """Extract the claims of documents."""
    when = day(date)
    place = place_of(output)
    wanted = format_for(place, form)
    from claimx.errors import ClaimxError

    tally = Tally()
    try:
        from claimx.outputs.writing import write
        from claimx.pipeline.language import load

        table = None
        if metadata is not None:
            from claimx.documents.metadata import load_metadata

            table = load_metadata(metadata)
        nlp = load(model, tables=tables)
        sources = list(paths(files, but=(metadata, place)))
        fields = columns(text_field, id_field, date_field)
        if place is None:
            sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
        write(records(sources, fields, when, table, nlp, tally, quiet=quiet, verbose=verbose), wanted, place)
    except ClaimxError as error:
        fail(str(error))
        raise typer.Exit(1) from None
    except BrokenPipeError:
        closed_pipe()
    except OSError as error:
        fail(f"{output or error.filename or 'output'}: {error.strerror or error} (choose another place with --output)")
        raise typer.Exit(1) from None
    if tally.documents > 1 or tally.failed:
        note(f"{tally.documents} documents, {tally.claims} claims, {tally.failed} failed", quiet=quiet)
    if tally.failed:
        raise typer.Exit(1)
