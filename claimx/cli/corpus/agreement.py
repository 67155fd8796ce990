"""``claimx corpus agreement``."""

from __future__ import annotations

import json
import math
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimx.cli.console import Quiet, failing, note, some
from claimx.cli.corpus.options import Texts

if TYPE_CHECKING:
    from claimx.corpus.gold import GoldDocument
    from claimx.evaluation.agreement import Agreement, Figure

HELP = """Say how far two annotators of the same statements agree: F1 of spans, of core and full records, and of each
field the share of mentions on which they do and Krippendorff's alpha, with 95% intervals over documents.

Documents of the same name in FOLDER_A and FOLDER_B are compared; each is a folder of documents, or a corpus.

Example: claimx corpus agreement anna/ ben/ --list

Example: claimx corpus agreement corpora/agreement/first corpora/agreement/second --texts corpora/
"""


class Shape(StrEnum):
    """How agreement is written."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


def command(
    one: Annotated[Path, typer.Argument(help="The first annotator's documents.", metavar="FOLDER_A")],
    other: Annotated[Path, typer.Argument(help="The second's.", metavar="FOLDER_B")],
    texts: Texts = None,
    form: Annotated[Shape, typer.Option("-f", "--format", help="How to write it.")] = Shape.TABLE,
    listed: Annotated[bool, typer.Option("--list", help="List every disagreement too (json always does).")] = False,
    resamples: Annotated[int, typer.Option(min=1, help="How often documents are drawn for the intervals.")] = 2_000,
    seed: Annotated[int, typer.Option(min=0, help="Of the draws.")] = 20_260_101,
    quiet: Quiet = False,
) -> None:
    """Compare two annotators."""
    with failing(None):
        from claimx.corpus.folders import load
        from claimx.evaluation.agreement import agreement

        ones, others = (_documents(load(folder, texts=texts)) for folder in (one, other))
        found = agreement(ones, others, resamples=resamples, seed=seed)
        if form is Shape.JSON:
            typer.echo(json.dumps(_finite(_plain(found)), ensure_ascii=False, indent=1))
        else:
            _show(found, markdown=form is Shape.MARKDOWN)
            if listed:
                _list(found)
    left = len(ones) + len(others) - 2 * len(found.documents)
    alone = f", {left} left out that only one annotated" if left else ""
    note(
        f"{some(len(found.documents), 'document')} annotated twice{alone}; {found.resamples} draws, seed {seed}",
        quiet=quiet,
    )


def _documents(splits: dict[str, list[GoldDocument]]) -> list[GoldDocument]:
    return [document for documents in splits.values() for document in documents]


def _cells(figure: Figure) -> tuple[str, str]:
    if math.isnan(figure.value):
        return "–", ""
    return f"{figure.value:.3f}", "" if math.isnan(figure.low) else f"{figure.low:.3f}–{figure.high:.3f}"


def _rows(found: Agreement) -> list[tuple[str, ...]]:
    mentions = f"{found.one:,} / {found.other:,}"
    rows: list[tuple[str, ...]] = [
        ("span F1, overlap", mentions, *_cells(found.overlap), "", ""),
        ("span F1, exact", mentions, *_cells(found.exact), "", ""),
        ("core F1", mentions, *_cells(found.core), "", ""),
        ("full F1", mentions, *_cells(found.full), "", ""),
    ]
    for name, field in found.fields.items():
        rows.append((name, f"{field.units:,}", *_cells(field.same), *_cells(field.alpha)))
        if field.by_interval is not None:
            rows[-1] = (f"{name} (ratio)", *rows[-1][1:])
            rows.append((f"{name} (interval)", "", "", "", *_cells(field.by_interval)))
    return rows


_HEADER = ("", "mentions", "agree", "95%", "alpha", "95%")


def _show(found: Agreement, *, markdown: bool) -> None:
    rows = _rows(found)
    if markdown:
        lines = ["| " + " | ".join(row) + " |" for row in (_HEADER, *rows)]
        typer.echo("\n".join([lines[0], "|---|" + "---:|" * (len(_HEADER) - 1), *lines[1:]]))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD)
    for number, name in enumerate(_HEADER):
        table.add_column(name, justify="right" if number else "left", no_wrap=True)
    for row in rows:
        table.add_row(*row)
    Console(file=sys.stdout, highlight=False).print(table)


def _list(found: Agreement) -> None:
    document = None
    for told in found.disagreements:
        if told.document != document:
            document = told.document
            typer.echo(f"\n{document}")
        if told.field == "mention":
            typer.echo(f"  {told.text!r} at {told.start}: only {'A' if told.one else 'B'} has it")
        else:
            ours, theirs = (json.dumps(value, ensure_ascii=False) for value in (told.one, told.other))
            typer.echo(f"  {told.text!r} at {told.start}: {told.field} {ours} / {theirs}")


def _plain(found: Agreement) -> dict[str, Any]:
    from dataclasses import asdict

    return asdict(found)


def _finite(value: Any) -> Any:
    """JSON knows no NaN: null stands for it."""
    if isinstance(value, dict):
        return {key: _finite(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(one) for one in value]
    return None if isinstance(value, float) and math.isnan(value) else value
