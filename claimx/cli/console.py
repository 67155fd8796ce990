"""What every verb says on stderr, and how it ends."""

from __future__ import annotations

import os
import sys

import typer


def fail(message: str) -> None:
    """Say that something failed."""
    typer.echo(f"claimx: error: {message}", err=True)


def note(message: str, *, quiet: bool = False) -> None:
    """Say something that is no error."""
    if not quiet:
        typer.echo(f"claimx: {message}", err=True)


def closed_pipe() -> None:
    """End quietly when the reader of our output has gone, as ``| head`` does."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise typer.Exit(0)
