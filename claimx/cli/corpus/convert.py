"""``claimx corpus convert``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimx.cli.console import Quiet, fail, failing, note
from claimx.corpus.formats import Form

HELP = """Write the annotated documents of SOURCE in another format to TARGET. The formats are told by the names, or by
--from and --to: gold (a folder of NAME.txt and NAME.json), spacy (a DocBin).

Example: claimx corpus convert corpora/train train.spacy --training

Example: claimx corpus convert train.spacy train/ --to gold
"""
# Unfinished mentions that are told one by one.
_TOLD = 20


def command(
    source: Annotated[Path, typer.Argument(help="A file or folder.", metavar="SOURCE")],
    target: Annotated[
        Path, typer.Argument(help="What to write; what stood there stays until all is.", metavar="TARGET")
    ],
    given: Annotated[Form | None, typer.Option("--from", help="The format of SOURCE.")] = None,
    wanted: Annotated[Form | None, typer.Option("--to", help="The format of TARGET.")] = None,
    training: Annotated[
        bool, typer.Option("--training", help="Leave out what nothing is to be learned from: optional, ignored.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Convert annotated documents."""
    with failing(target, "choose another TARGET"):
        from claimx.corpus.formats.convert import convert, form_of

        before, after = given or form_of(source), wanted or form_of(target)
        if before is None:
            raise typer.BadParameter(f"{source.name} does not tell its format; use --from", param_hint="SOURCE")
        if after is None:
            raise typer.BadParameter(f"{target.name} does not tell its format; use --to", param_hint="TARGET")
        if training and not after.facts.training:
            raise typer.BadParameter(f"{after} leaves nothing out", param_hint="--training")
        done = convert(source, target, before, after, training=training)
    for one in done.unfinished[:_TOLD]:
        fail(f"unfinished: {one}")
    if done.unfinished:
        note(f"{len(done.unfinished)} mentions lack fields: fill them in, and run claimx corpus check")
    note(f"{done.documents} documents, {done.mentions} mentions", quiet=quiet)
