"""``claimx score``."""

from __future__ import annotations

import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.console import Quiet, failing, note
from claimx.cli.inputs import Day, MetadataFile, Model, columns, day, documents_of, metadata_of
from claimx.cli.outputs import place_of

if TYPE_CHECKING:
    from claimx.documents import Document, Metadata
    from claimx.worthiness.scoring import Scores

HELP = """Rank the sentences of FILE by how much they are worth checking, each with its score, what was extracted of it,
and why it ranks there. Sentences without an amount are ranked too. - reads stdin.

Example: claimx score release.pdf

Example: claimx score release.pdf --top 5

Example: claimx score answer.txt --threshold 0.6 --min-score 0.6 --format html -o answer.html
"""


class Shape(StrEnum):
    """The formats of ``claimx score``."""

    TABLE = "table"
    JSON = "json"
    HTML = "html"


_ENDINGS = {".json": Shape.JSON, ".html": Shape.HTML, ".htm": Shape.HTML}


def command(
    file: Annotated[str, typer.Argument(help="One document; - for stdin.", metavar="FILE")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write here instead of stdout.", dir_okay=False)
    ] = None,
    form: Annotated[
        Shape | None, typer.Option("-f", "--format", help="How to write the ranking; by default as the output ends.")
    ] = None,
    top: Annotated[int | None, typer.Option(min=1, help="Show the first so many alone.")] = None,
    min_score: Annotated[float, typer.Option(min=0, max=1, help="Leave out what scores less.")] = 0.0,
    threshold: Annotated[
        float | None, typer.Option(min=0, max=1, help="The score from which a sentence counts as worth checking.")
    ] = None,
    scorer: Annotated[
        str,
        typer.Option(
            help="linear, a folder that claimx train worthiness wrote, or several with + between them.",
            metavar="linear|FOLDER|SCORER+SCORER",
        ),
    ] = "linear",
    date: Day = None,
    metadata: MetadataFile = None,
    model: Model = None,
    quiet: Quiet = False,
) -> None:
    """Rank the sentences of a document."""
    when = day(date)
    place = place_of(output)
    shape = form or (_ENDINGS.get(place.suffix.lower()) if place is not None else None) or Shape.TABLE
    with failing(output):
        from claimx.pipeline.language import load
        from claimx.worthiness.scorers import load_scorer
        from claimx.worthiness.scoring import score_document

        ranker = load_scorer(scorer)
        document = _one(file, metadata_of(metadata))
        if document.date is None and when is not None:
            document = replace(document, date=when)
        scores = score_document(document, ranker=ranker, threshold=threshold, nlp=load(model))
        _write(scores.cut(top=top, least=min_score), shape, place)
        if place is not None:
            note(f"{scores.total} sentences, {scores.worthy} worth checking, in {place}", quiet=quiet)


def _one(file: str, known: Metadata | None) -> Document:
    """The one document of a file.

    Raises:
        ReadError: It cannot be read, or holds several.
    """
    from claimx.errors import ReadError

    source: str | Path = file if file == "-" else Path(file)
    found: list[Document] = []
    for document in documents_of(source, columns(None, None, None), known, {}):
        if isinstance(document, ReadError):
            raise document
        found.append(document)
        if len(found) > 1:
            raise ReadError(f"{file} holds several documents", remedy="rank one at a time, or run claimx extract")
    if not found:
        raise ReadError(f"{file} holds no document", remedy="give a file with a statement in it")
    return found[0]


def _write(scores: Scores, shape: Shape, place: Path | None) -> None:
    from contextlib import ExitStack

    from claimx.outputs import scores as outputs
    from claimx.outputs.place import aside

    with ExitStack() as stack:
        out = sys.stdout
        if place is not None:
            new = stack.enter_context(aside(place))
            out = stack.enter_context(new.open("w", encoding="utf-8", newline=""))
        if shape is Shape.TABLE:
            outputs.write(scores, out)
        elif shape is Shape.JSON:
            outputs.write_json(scores, out)
        else:
            from claimx.report.scores import render

            out.write(render(scores))
        out.flush()
