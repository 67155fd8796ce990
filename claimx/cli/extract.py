"""``claimx extract``."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from claimx.cli.console import closed_pipe, fail, note
from claimx.cli.inputs import DateField, IdField, TextField, columns, documents_of, paths
from claimx.outputs import Format

if TYPE_CHECKING:
    from spacy.language import Language

    from claimx.documents import Columns, Document, Metadata
    from claimx.outputs import Writer

HELP = """Write one record a quantitative claim in FILE…: pages, letters, mails, tables of statements, API answers and
archives of them, a folder for the files in it, - for stdin.

Example: claimx extract release.pdf --format table

Example: claimx extract statements/ --metadata dates.csv -o claims.jsonl

Example: claimx extract answers.csv --text-field reply --date-field day
"""


def _day(value: str | None) -> dt.date | None:
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no date; write it as 2024-01-31", param_hint="--date") from None


def _with_date(document: Document, date: dt.date | None) -> Document:
    from dataclasses import replace

    return replace(document, date=date) if document.date is None and date is not None else document


def command(
    files: Annotated[list[str], typer.Argument(help="Files or folders; - for stdin.", metavar="FILE...")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write here instead of stdout.", dir_okay=False)
    ] = None,
    form: Annotated[Format, typer.Option("-f", "--format", help="How to write the records.")] = Format.JSONL,
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
    day = _day(date)
    from claimx.errors import ClaimxError

    try:
        from claimx.pipeline.language import load

        table = None
        if metadata is not None:
            from claimx.documents.metadata import load_metadata

            table = load_metadata(metadata)
        nlp = load(model, tables=tables)
        with ExitStack() as stack:
            out: TextIO = sys.stdout
            if output is not None:
                out = stack.enter_context(output.open("w", encoding="utf-8", newline="", errors="replace"))
            sources = list(paths(files, but=(metadata, output)))
            fields = columns(text_field, id_field, date_field)
            failed = _run(sources, fields, out, form, day, table, nlp, quiet=quiet, verbose=verbose)
    except ClaimxError as error:
        fail(str(error))
        raise typer.Exit(1) from None
    except BrokenPipeError:
        closed_pipe()
    except OSError as error:
        fail(f"{output or error.filename or 'output'}: {error.strerror} (choose another place with --output)")
        raise typer.Exit(1) from None
    if failed:
        raise typer.Exit(1)


def _run(
    sources: list[str | Path],
    fields: Columns,
    out: TextIO,
    form: Format,
    day: dt.date | None,
    table: Metadata | None,
    nlp: Language,
    *,
    quiet: bool,
    verbose: bool,
) -> int:
    """Extract the documents of every source, the failing ones told and passed over; how many failed."""
    from rich.console import Console
    from rich.progress import Progress

    from claimx.outputs import writer

    records = writer(form, out)
    documents = claims = failed = 0
    answers: dict[bytes, str] = {}
    show = sys.stderr.isatty() and not quiet
    with Progress(console=Console(stderr=True), disable=not show, transient=True) as progress:
        files = progress.add_task("documents", total=len(sources))
        for source in sources:
            for document in _documents(source, fields, table, answers):
                documents += 1
                progress.update(files, description=f"{documents} documents")
                found = _one(source, document, records, day, nlp)
                if found is None:
                    failed += 1
                    continue
                claims += found
                if verbose:
                    note(f"{_name(source, document)}: {found} claims")
            progress.advance(files)
    records.close()
    out.flush()
    if documents > 1 or failed:
        note(f"{documents} documents, {claims} claims, {failed} failed", quiet=quiet)
    return failed


def _documents(
    source: str | Path, fields: Columns, table: Metadata | None, answers: dict[bytes, str]
) -> Iterator[Document | Exception]:
    """The documents of a source, and what went wrong with one."""
    try:
        yield from documents_of(source, fields, table, answers)
    except (ValueError, LookupError, ArithmeticError, RecursionError, MemoryError) as error:
        yield error


def _one(
    source: str | Path, document: Document | Exception, records: Writer, day: dt.date | None, nlp: Language
) -> int | None:
    """Extract one document; the number of claims, or None where it cannot be read."""
    from claimx.errors import ClaimxError
    from claimx.pipeline.language import extract_document

    error = document if isinstance(document, Exception) else None
    if not isinstance(document, Exception):
        try:
            document = _with_date(document, day)
            claims = extract_document(document, nlp=nlp)
        except (ClaimxError, ValueError, LookupError, ArithmeticError, RecursionError, MemoryError) as raised:
            error = raised
        else:
            records.write(document, claims)
            return len(claims)
    if isinstance(error, ClaimxError):
        fail(str(error))
    else:
        fail(
            f"{_name(source, document)}: {type(error).__name__}: {error}"
            " (a defect of claimx: please report it with the document)"
        )
    return None


def _name(source: str | Path, document: Document | Exception) -> str:
    return str(source if isinstance(document, Exception) or document.path is None else document.path)
