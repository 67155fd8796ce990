"""``claimx corpus check``."""

from __future__ import annotations

import json
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.console import Quiet, failing, note, some
from claimx.cli.corpus.options import Texts

if TYPE_CHECKING:
    from claimx.corpus.check import Checked

HELP = """List all that is wrong with annotated documents: offsets, closed lists, types of values, forces, days, words,
overlaps, metadata, duplicates, and what splits share. FOLDER holds documents, or is a corpus whose folders do.

Ends with 1 where anything is wrong.

Example: claimx corpus check corpora/

Example: claimx corpus check corpora/train corpora/test --format json
"""


class Listing(StrEnum):
    """How problems are listed."""

    TEXT = "text"
    JSON = "json"


def command(
    folders: Annotated[list[Path], typer.Argument(help="Folders of documents, or a corpus.", metavar="FOLDER...")],
    texts: Texts = None,
    form: Annotated[Listing, typer.Option("-f", "--format", help="How to list what is wrong.")] = Listing.TEXT,
    quiet: Quiet = False,
) -> None:
    """Check annotated documents."""
    with failing(None):
        from claimx.corpus.check import check

        checked = check(folders, texts=texts)
        typer.echo(_json(checked) if form is Listing.JSON else _text(checked), nl=form is Listing.JSON)
    told = ", ".join(f"{name} {count}" for name, count in checked.documents.items())
    documents, mentions = some(sum(checked.documents.values()), "document"), some(checked.mentions, "mention")
    wrong = some(len(checked.problems), "problem") if checked.problems else "nothing wrong"
    note(f"{documents} ({told}), {mentions}: {wrong}", quiet=quiet)
    if checked.problems:
        raise typer.Exit(1)


def _text(checked: Checked) -> str:
    lines: list[str] = []
    for path, problems in groupby(sorted(checked.problems, key=lambda one: one.path), key=lambda one: one.path):
        lines.append(str(path))
        for one in problems:
            lines.append(f"  {one.rule}: {one.message}")
            if one.quote:
                lines.append(f"    in {' '.join(one.quote.split())}")
            if one.remedy:
                lines.append(f"    {one.remedy}")
    return "".join(f"{line}\n" for line in lines)


def _json(checked: Checked) -> str:
    problems = [
        {
            "file": str(one.path),
            "rule": one.rule,
            "message": one.message,
            "quote": one.quote or None,
            "remedy": one.remedy,
        }
        for one in checked.problems
    ]
    whole = {"documents": dict(checked.documents), "mentions": checked.mentions, "problems": problems}
    return json.dumps(whole, ensure_ascii=False, indent=1)
