"""The command. One file a verb; what is heavy is imported inside the verbs."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from claimx import __version__
from claimx.cli import (
    batch,
    check,
    convert,
    corpus,
    evaluate,
    extract,
    forces,
    info,
    match,
    package,
    read,
    report,
    schema,
    score,
    stats,
    train,
)
from claimx.cli.console import hush

app = typer.Typer(
    name="claimx",
    help="Turn the quantitative claims in UK statements on policing into structured records.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("extract", help=extract.HELP, short_help="Write the claims of a few documents.")(extract.command)
app.command("batch", help=batch.HELP, short_help="Extract the claims of many documents, resumably.")(batch.command)
app.command("read", help=read.HELP, short_help="Show what was understood of documents.")(read.command)
app.command("convert", help=convert.HELP, short_help="Write records in another format.")(convert.command)
app.command("report", help=report.HELP, short_help="Make one HTML page of claims.")(report.command)
app.command("check", help=check.HELP, short_help="Hold claims against each other.")(check.command)
app.command("match", help=match.HELP, short_help="Find the same fact said twice.")(match.command)
app.add_typer(corpus.app, name="corpus", short_help="Check, count, split, compare and convert annotations.")
app.command("evaluate", help=evaluate.HELP, short_help="Score a model on annotated statements.")(evaluate.command)
app.add_typer(forces.app, name="forces", short_help="List and look up police forces.")
app.add_typer(stats.app, name="stats", short_help="List and show official figures.")
app.add_typer(train.app, name="train", short_help="Train models on annotated statements.")
app.command("package", help=package.HELP, short_help="Make an installable package of a model.")(package.command)
app.command("score", help=score.HELP, short_help="Rank a document by what is worth checking.")(score.command)
app.command("schema", help=schema.HELP, short_help="Print the JSON Schema of a record.")(schema.command)
app.command("info", help=info.HELP, short_help="Print what is installed.")(info.command)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"claimx {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Options that stand before the verb."""


def main() -> None:
    """Run the command; exit 0 done, 1 failed, 2 wrong usage, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape" if stream is sys.stdin else "replace")
    try:
        app()
    except SystemExit as end:
        # What click makes of a reader that has gone, as ``| head`` does.
        if not isinstance(end.__context__, BrokenPipeError):
            raise
        hush()
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)
