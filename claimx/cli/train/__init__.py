"""``claimx train``: one file a kind of model."""

from __future__ import annotations

import typer

from claimx.cli.train import hybrid, spacy, transformer, worthiness

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Train models on annotated statements.")
app.command("spacy", help=spacy.HELP, short_help="Train a spaCy pipeline.")(spacy.command)
app.command("transformer", help=transformer.HELP, short_help="Train an encoder with heads.")(transformer.command)
app.command("hybrid", help=hybrid.HELP, short_help="Fit whose word holds, the rules' or a model's.")(hybrid.command)
app.command("worthiness", help=worthiness.HELP, short_help="Train what is worth checking.")(worthiness.command)
