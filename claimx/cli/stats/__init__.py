"""``claimx stats``: one file a subcommand."""

from __future__ import annotations

import typer

from claimx.cli.stats import add, measures, show, tables

app = typer.Typer(
    help="Official figures that claims are held against.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("list", help=measures.HELP, short_help="List what is counted.")(measures.command)
app.command("show", help=show.HELP, short_help="Show a series, with a chart.")(show.command)
app.command("add", help=add.HELP, short_help="Add figures of your own.")(add.command)
app.command("import", help=tables.HELP, short_help="Add the figures of a published table.")(tables.command)
