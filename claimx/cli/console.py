"""What every verb says on stderr, and how it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from claimx.errors import ClaimxError

Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but errors on stderr.")]


def fail(message: str) -> None:
    """Say that something failed."""
    typer.echo(f"claimx: error: {message}", err=True)


def note(message: str, *, quiet: bool = False) -> None:
    """Say something that is no error."""
    if not quiet:
        typer.echo(f"claimx: {message}", err=True)


def some(count: int, noun: str) -> str:
    """A number of things as a person writes it, ``1 claim``, ``2 claims``; the noun's plural ends in s."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def hush() -> None:
    """Drop what is still to be written to stdout: its reader has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def closed_pipe() -> None:
    """End quietly when the reader of our output has gone, as ``| head`` does."""
    hush()
    raise typer.Exit(0)


@contextmanager
def failing(output: object, remedy: str = "choose another place with --output") -> Iterator[None]:
    """Errors are told and the verb ends with 1; when the reader of our output has gone, it ends quietly.

    Args:
        output: What an error of the system is of that names no file; None is stdout.
        remedy: Of errors of the system.
    """
    try:
        yield
    except ClaimxError as error:
        fail(str(error))
        raise typer.Exit(1) from None
    except BrokenPipeError:
        closed_pipe()
    except SystemExit as end:
        # What rich makes of a reader that has gone.
        if isinstance(end.__context__, BrokenPipeError):
            closed_pipe()
        raise
    except OSError as error:
        fail(f"{output or error.filename or 'output'}: {error.strerror or error} ({remedy})")
        raise typer.Exit(1) from None
