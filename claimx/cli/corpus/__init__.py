"""``claimx corpus``: one file a subcommand."""

from __future__ import annotations

import typer

from claimx.cli.corpus import agreement, check, convert, prelabel, split, stats

app = typer.Typer(
    help="Annotated documents: NAME.txt beside NAME.json, in a folder or in the folders of a corpus.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("check", help=check.HELP, short_help="List all that is wrong with annotations.")(check.command)
app.command("stats", help=stats.HELP, short_help="Count what annotations hold.")(stats.command)
app.command("split", help=split.HELP, short_help="Cut annotated documents into parts.")(split.command)
app.command("agreement", help=agreement.HELP, short_help="Compare two annotators.")(agreement.command)
app.command("convert", help=convert.HELP, short_help="Write annotations in another format.")(convert.command)
app.command("prelabel", help=prelabel.HELP, short_help="Annotate statements for a person to correct.")(prelabel.command)
