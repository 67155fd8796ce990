"""``claimx corpus convert``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimx.cli.console import Quiet, failing, note, some
from claimx.corpus.formats import Form

HELP = """Write the annotated documents of SOURCE in another format to TARGET: a file, a folder, or each split of a
corpus. The formats are told by names and contents, or by --from and --to.

Example: claimx corpus convert corpora/train train.spacy --training

Example: claimx corpus convert corpora/ dataset/ --to parquet

Example: claimx corpus convert labelled.json mine/ --to gold
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
    strict: Annotated[bool, typer.Option("--strict", help="Fail where the format does not hold all.")] = False,
    training: Annotated[
        bool, typer.Option("--training", help="Leave out what nothing is to be learned from: optional, ignored.")
    ] = False,
    reviewed: Annotated[bool, typer.Option("--reviewed", help="A person has gone over all of it: mark it so.")] = False,
    quiet: Quiet = False,
) -> None:
    """Convert annotated documents."""
    with failing(target, "choose another TARGET"):
        from claimx.corpus.formats.convert import convert, form_of, listed, named_form

        before, after = given or form_of(source), wanted or named_form(target)
        if before is None and source.exists():
            raise typer.BadParameter(f"{source.name} does not tell its format; use --from", param_hint="SOURCE")
        if after is None:
            raise typer.BadParameter(f"{target.name} does not tell its format; use --to", param_hint="TARGET")
        if training and not after.facts.training:
            raise typer.BadParameter(f"{after} leaves nothing out", param_hint="--training")
        options = {"strict": strict, "training": training, "reviewed": reviewed}
        done = convert(source, target, before or Form.GOLD, after, tell=note, **options)
    if done.lost:
        note(f"{after} does not hold {listed(done.lost)}")
    for one in done.unfinished[:_TOLD]:
        note(f"unfinished: {one}")
    if done.unfinished:
        note(f"{len(done.unfinished)} in all are unfinished: fill them in, and run claimx corpus check")
    told = ", ".join(f"{name} {count}" for name, count in done.splits.items())
    note(f"{some(sum(done.splits.values()), 'document')} ({told}), {some(done.mentions, 'mention')}", quiet=quiet)
