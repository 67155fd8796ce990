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
from claimx.outputs import Format

if TYPE_CHECKING:
    from spacy.language import Language

    from claimx.documents import Details, Document
    from claimx.documents.metadata import Metadata
    from claimx.outputs import Writer

HELP = """Write one record a quantitative claim in FILE…: text or HTML, a folder for the files in it, - for stdin.

Example: claimx extract release.txt --format table

Example: claimx extract statements/ --metadata dates.csv -o claims.jsonl
"""
# What is taken from a folder.
SUFFIXES = frozenset({".txt", ".text", ".md", ".html", ".htm", ".xhtml"})
STDIN = "-"


def _day(value: str | None) -> dt.date | None:
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no date; write it as 2024-01-31", param_hint="--date") from None


def _paths(sources: list[str]) -> Iterator[str | Path]:
    """Files in the order given, those of a folder sorted; stdin as it is."""
    for source in sources:
        path = Path(source)
        if source == STDIN:
            yield source
        elif path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
            yield from inside or [path]
        else:
            yield path


def _document(source: str | Path, details: Details | None) -> Document:
    from claimx.documents import read, read_bytes

    if isinstance(source, str):
        return read_bytes(sys.stdin.buffer.read(), path=None, details=details)
    return read(source, details=details)


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
    model: Annotated[
        str | None,
        typer.Option("-m", "--model", help="spaCy pipeline that parses the sentences; best: the largest."),
    ] = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but errors on stderr.")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Say on stderr what each file yielded.")] = False,
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
        nlp = load(model)
        with ExitStack() as stack:
            out: TextIO = sys.stdout
            if output is not None:
                out = stack.enter_context(output.open("w", encoding="utf-8", newline="", errors="replace"))
            failed = _run(list(_paths(files)), out, form, day, table, nlp, quiet=quiet, verbose=verbose)
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
    out: TextIO,
    form: Format,
    day: dt.date | None,
    table: Metadata | None,
    nlp: Language,
    *,
    quiet: bool,
    verbose: bool,
) -> int:
    """Extract every source, the failing ones told and passed over; how many failed."""
    from rich.console import Console
    from rich.progress import track

    from claimx.outputs import writer

    records = writer(form, out)
    claims = failed = 0
    show = len(sources) > 1 and sys.stderr.isatty() and not quiet
    stderr = Console(stderr=True)
    for source in track(sources, "documents", console=stderr, disable=not show, transient=True):
        found = _one(source, records, day, table, nlp)
        if found is None:
            failed += 1
            continue
        claims += found
        if verbose:
            note(f"{source}: {found} claims")
    records.close()
    out.flush()
    if len(sources) > 1 or failed:
        note(f"{len(sources)} documents, {claims} claims, {failed} failed", quiet=quiet)
    return failed


def _one(source: str | Path, records: Writer, day: dt.date | None, table: Metadata | None, nlp: Language) -> int | None:
    """Extract one source; the number of claims, or None where it cannot be read."""
    from claimx.errors import ClaimxError
    from claimx.pipeline.language import extract_document

    try:
        details = table.get(source) if table is not None and isinstance(source, Path) else None
        document = _with_date(_document(source, details), day)
        claims = extract_document(document, nlp=nlp)
    except ClaimxError as error:
        fail(str(error))
        return None
    except (ValueError, LookupError, ArithmeticError, RecursionError, MemoryError) as error:
        fail(f"{source}: {type(error).__name__}: {error} (a defect of claimx: please report it with the document)")
        return None
    records.write(document, claims)
    return len(claims)
