"""``claimx report``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.console import fail, note
from claimx.cli.inputs import DateField, IdField, TextField, columns, documents_of, paths

if TYPE_CHECKING:
    from claimx.documents import Columns, Document, Metadata
    from claimx.report import Outcome

HELP = """Make one HTML page of INPUT…: the folder of a run, a file of claims, or statements, which then are read and
extracted first. The page needs no network: it opens from disk, filters, prints, and shows each claim in its statement.

Example: claimx report run/ -o report.html

Example: claimx report claims.jsonl --title "Burglary, January" -o report.html

Example: claimx report release.pdf -o release.html
"""


def command(
    inputs: Annotated[
        list[str], typer.Argument(help="Run folders, claims files, statements; - for stdin.", metavar="INPUT...")
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write here instead of stdout.", dir_okay=False)
    ] = None,
    title: Annotated[str | None, typer.Option(help="The heading of the page.")] = None,
    metadata: Annotated[
        Path | None,
        typer.Option(help="Of statements: CSV with a path column and any of date, title, publisher, …"),
    ] = None,
    text_field: TextField = None,
    id_field: IdField = None,
    date_field: DateField = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but errors on stderr.")] = False,
) -> None:
    """Make a report."""
    if output is None and sys.stdout.isatty():
        raise typer.BadParameter("the page is not for a terminal; name a file for it", param_hint="--output")
    from claimx.errors import ClaimxError
    from claimx.report import gather, is_stored, render

    failed: list[str] = []

    def tell(message: str) -> None:
        failed.append(message)
        fail(message)

    try:
        from claimx.documents import load_metadata

        known = load_metadata(metadata) if metadata is not None else None
        records = [source for source in inputs if is_stored(source)]
        others = [source for source in inputs if source not in records]
        statements: Iterator[Outcome] = iter(())
        if others:
            from claimx.report.statements import extracted

            sources = paths(others, but=(metadata, output), quiet=quiet)
            statements = _told(extracted(_read(sources, columns(text_field, id_field, date_field), known)), tell)
        gathered = gather(records, statements, on_error=lambda error: tell(str(error)))
        page = render(gathered, title=title)
        if output is None:
            sys.stdout.write(page)
            sys.stdout.flush()
        else:
            output.write_text(page, encoding="utf-8", errors="replace", newline="")
            note(f"{len(gathered.claims)} claims in {output}", quiet=quiet)
    except ClaimxError as error:
        fail(str(error))
        raise typer.Exit(1) from None
    except OSError as error:
        fail(f"{output or error.filename or 'output'}: {error.strerror} (choose another place with --output)")
        raise typer.Exit(1) from None
    if failed:
        raise typer.Exit(1)


def _told(outcomes: Iterator[Outcome], tell: Callable[[str], None]) -> Iterator[Outcome]:
    """The same, what failed told on stderr as it comes."""
    from claimx.records import ErrorRecord

    for outcome in outcomes:
        if isinstance(outcome, ErrorRecord):
            place = "" if outcome.path in outcome.message else f"{outcome.path}: "
            tell(f"{place}{outcome.message}" + (f" ({outcome.remedy})" if outcome.remedy else ""))
        yield outcome


def _read(
    sources: Iterator[str | Path], fields: Columns, known: Metadata | None
) -> Iterator[tuple[str, Document | Exception]]:
    """Each document of the sources, or what went wrong, with the path it is told by."""
    answers: dict[bytes, str] = {}
    for source in sources:
        try:
            for document in documents_of(source, fields, known, answers):
                path = None if isinstance(document, Exception) else document.path
                yield str(path or source), document
        except (ValueError, LookupError, ArithmeticError, RecursionError, MemoryError) as error:
            yield str(source), error
