"""``claimx read``."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from claimx.cli.console import Quiet, fail, failing, note, some
from claimx.cli.inputs import (
    DateField,
    IdField,
    MetadataFile,
    TextField,
    columns,
    documents_of,
    metadata_of,
    paths,
    tell_unused,
)

if TYPE_CHECKING:
    from claimx.documents import Document

HELP = """Show what was understood of FILE…: its facts, and each block with its kind, furniture struck out.

Example: claimx read release.pdf

Example: claimx read answers.json --format json -o answers.txt

Example: claimx read statements/ --summary
"""


class Shape(StrEnum):
    """The formats of ``claimx read``."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


def command(
    files: Annotated[list[str], typer.Argument(help="Files or folders; - for stdin.", metavar="FILE...")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write here instead of stdout.", dir_okay=False)
    ] = None,
    form: Annotated[
        Shape, typer.Option("-f", "--format", help="For people (text) or for machines (json, jsonl).")
    ] = Shape.TEXT,
    summary: Annotated[bool, typer.Option("--summary", help="Only count which facts were found, by source.")] = False,
    metadata: MetadataFile = None,
    text_field: TextField = None,
    id_field: IdField = None,
    date_field: DateField = None,
    quiet: Quiet = False,
) -> None:
    """Show how documents were understood."""
    from claimx.errors import ClaimxError

    read: list[Document] = []
    met: list[str] = []
    done = failed = 0
    fields, answers = columns(text_field, id_field, date_field), dict[bytes, str]()
    with failing(output):
        known = metadata_of(metadata)
        with ExitStack() as stack:
            out: TextIO = sys.stdout
            if output is not None:
                out = stack.enter_context(output.open("w", encoding="utf-8", newline="", errors="replace"))
            view = _View(out, form, to_file=output is not None)
            for source in paths(files, but=(metadata, output), quiet=quiet):
                for document in documents_of(source, fields, known, answers):
                    if isinstance(document, ClaimxError):
                        met.append(str(source))
                        fail(str(document))
                        failed += 1
                        continue
                    met.append(str(document.path or source))
                    done += 1
                    if summary:
                        read.append(document)
                    else:
                        view.show(document)
            if summary:
                view.summary(read)
            view.close()
            out.flush()
    tell_unused(known, metadata, met, quiet=quiet)
    if done + failed > 1:
        note(f"{some(done, 'document')}, {failed} failed", quiet=quiet)
    if failed:
        raise typer.Exit(1)


class _View:
    """Writes documents, or a count of them, in one of the formats."""

    def __init__(self, out: TextIO, form: Shape, *, to_file: bool) -> None:
        from rich.console import Console

        self._out = out
        self._form = form
        self._begun = False
        self._console = Console(file=out, highlight=False, color_system=None if to_file else "auto")

    def show(self, document: Document) -> None:
        """Write one document."""
        from claimx.outputs import documents

        if self._form is Shape.TEXT:
            documents.show(document, self._console)
        else:
            self._record(documents.to_dict(document))

    def summary(self, read: list[Document]) -> None:
        """Write how many documents of each source have each of the facts."""
        from rich.table import Table

        from claimx.documents.coverage import fields_found

        rows = fields_found(read)
        if self._form is not Shape.TEXT:
            for row in rows:
                self._record(row)
            return
        table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 1))
        table.add_column("fact")
        for row in rows:
            table.add_column(str(row["source"]), justify="right")
        for name in (name for name in (rows[0] if rows else ()) if name != "source"):
            table.add_row(name, *(str(row[name]) for row in rows))
        self._console.print(table)

    def close(self) -> None:
        """Write what has to stand at the end."""
        if self._form is Shape.JSON:
            self._out.write("\n]\n" if self._begun else "[]\n")

    def _record(self, plain: dict[str, object]) -> None:
        if self._form is Shape.JSON:
            self._out.write(",\n" if self._begun else "[\n")
        self._out.write(json.dumps(plain, ensure_ascii=False) + ("" if self._form is Shape.JSON else "\n"))
        self._begun = True
