"""``claimx corpus prelabel``."""

from __future__ import annotations

from pathlib import Path
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
from claimx.cli.statements import Tally, records
from claimx.corpus.formats import Form

HELP = """Annotate the statements in FILE… by the extractor, for a person to correct. Each is marked as not gone over:
what reads annotations refuses it until that mark is taken out.

A folder in the gold format is added to, and what is annotated in it is kept; in another format OUTPUT must be new.

Example: claimx corpus prelabel releases/ -o corpus/new

Example: claimx corpus prelabel releases/ -o tasks.json --to labelstudio
"""


def command(
    files: Annotated[list[str], typer.Argument(help="Files or folders; - for stdin.", metavar="FILE...")],
    output: Annotated[Path, typer.Option("-o", "--output", help="A folder, or a file in another format.")],
    wanted: Annotated[Form | None, typer.Option("--to", help="The format to write; by default gold.")] = None,
    date: Day = None,
    metadata: MetadataFile = None,
    text_field: TextField = None,
    id_field: IdField = None,
    date_field: DateField = None,
    model: Model = None,
    tables: Tables = True,
    quiet: Quiet = False,
) -> None:
    """Annotate statements for a person to correct."""
    when = day(date)
    tally = Tally()
    with failing(output):
        from claimx.corpus.formats.convert import named_form, write
        from claimx.corpus.prelabel import add, prelabelled
        from claimx.errors import CorpusError
        from claimx.pipeline.language import load

        form = wanted or named_form(output) or Form.GOLD
        if form is not Form.GOLD and output.exists():
            raise CorpusError(f"{output} is there already, and may hold somebody's work", remedy="name a new one")
        known = metadata_of(metadata)
        nlp = load(model, tables=tables)
        fields = columns(text_field, id_field, date_field)
        sources = list(paths(files, but=(metadata,), quiet=quiet))
        found = records(sources, fields, when, known, nlp, tally, quiet=quiet, verbose=False)
        documents = prelabelled(found, note)
        if form is Form.GOLD:
            added = add(documents, output)
            new, kept = len(added.new), len(added.kept)
        else:
            made = list(documents)
            write({output.stem: made}, output, form)
            new, kept = len(made), 0
    tell_unused(known, metadata, tally.paths, quiet=quiet)
    told = f", {kept} kept as they were annotated" if kept else ""
    note(f"{some(new, 'document')} annotated for a person to go over{told}, {tally.failed} failed", quiet=quiet)
    if tally.failed:
        raise typer.Exit(1)
