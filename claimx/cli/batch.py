"""``claimx batch``."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.console import Quiet, fail, failing, note, some
from claimx.cli.inputs import (
    STDIN,
    DateField,
    Day,
    IdField,
    MetadataFile,
    Model,
    Tables,
    TextField,
    columns,
    day,
    metadata_of,
    passed_over,
    tell_unused,
)

if TYPE_CHECKING:
    from claimx.batch import Request, Summary

HELP = """Extract the claims of many documents into the folder OUTPUT: files, folders, patterns such as
'year/**/*.html', tables of statements, archives.

What an earlier run into the same folder has done is not done again, so that the same command goes on where it was
stopped, or takes up what is new.

Example: claimx batch statements/ answers.csv out/ --workers 4

Example: claimx batch 'hansard/2024-*/*.xml' out/ --dry-run
"""
_INTERRUPTED = 130


def command(
    inputs: Annotated[list[str], typer.Argument(help="Files, folders or patterns.", metavar="INPUT...")],
    output: Annotated[Path, typer.Argument(help="The folder to write to.", metavar="OUTPUT", file_okay=False)],
    workers: Annotated[
        int | None, typer.Option("-n", "--workers", min=1, help="How many processes; by default one a CPU.")
    ] = None,
    engine: Annotated[str, typer.Option(help="local or ray.")] = "local",
    address: Annotated[str | None, typer.Option(help="Of a Ray cluster that is running.")] = None,
    metadata: MetadataFile = None,
    date: Day = None,
    text_field: TextField = None,
    id_field: IdField = None,
    date_field: DateField = None,
    model: Model = None,
    tables: Tables = True,
    timeout: Annotated[float, typer.Option(min=0.01, help="Seconds that one document may take.")] = 120.0,
    max_memory: Annotated[int, typer.Option(min=1, help="Megabytes that a worker may use for it.")] = 4_000,
    resume: Annotated[
        bool, typer.Option("--resume/--no-resume", help="Whether to keep what an earlier run has done.")
    ] = True,
    retry: Annotated[bool, typer.Option("--retry", help="Try again what failed in an earlier run.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")] = False,
    quiet: Quiet = False,
) -> None:
    """Extract the claims of many documents."""
    when = day(date)
    from claimx.batch import Engine, Limits, Options, Request, Stopped, files, run, survey
    from claimx.cli.progress import watching

    if engine not in list(Engine):
        raise typer.BadParameter(f"{engine!r} is no engine; use local or ray", param_hint="--engine")
    if address is not None and engine != Engine.RAY:
        raise typer.BadParameter("it is of a Ray cluster; add --engine ray", param_hint="--address")
    if STDIN in inputs:
        raise typer.BadParameter("it cannot be read twice; claimx extract - reads it", param_hint="stdin")
    begun = time.monotonic()
    with failing(output, "what is done is kept: see to it, and run this again"):
        known = metadata_of(metadata)
        chosen = files(inputs, but=[output, *([metadata] if metadata else [])])
        for folder, inside in chosen.folders:
            passed_over(folder, inside, quiet=quiet)
        request = Request(
            chosen,
            output,
            Options(model, tables, when, columns(text_field, id_field, date_field)),
            Limits(timeout, max_memory * 1_000_000),
            known,
            Engine(engine),
            workers or _cpus(),
            address,
            resume,
            retry,
        )
        try:
            with _stopping() as stopped, watching(stopped, quiet=quiet or dry_run) as bar:
                watch = replace(bar, met=lambda met: tell_unused(known, metadata, met, quiet=quiet))
                if dry_run:
                    planning = survey(request, watch)
                    held = some(len(chosen.paths), "file")
                    typer.echo(
                        f"{some(planning.documents, 'document')} in {held}: {planning.todo} to do, "
                        f"{planning.done} done already, {planning.unreadable} cannot be read"
                    )
                    return
                summary = run(request, watch)
        except Stopped:
            note("stopped; what is done is kept, and the same command goes on from here")
            raise typer.Exit(_INTERRUPTED) from None
    _tell(summary, request, time.monotonic() - begun, quiet=quiet)


def _tell(summary: Summary, request: Request, seconds: float, *, quiet: bool) -> None:
    note(
        f"{some(summary.documents, 'document')}: {summary.with_claims} with {some(summary.claims, 'claim')}, "
        f"{summary.without_claims} without, {summary.errors} failed; {seconds:.0f} s; {request.output}",
        quiet=quiet,
    )
    if summary.errors:
        fail(f"{some(summary.errors, 'document')} failed: see {request.output / 'errors.jsonl'}")
        raise typer.Exit(1)


def _cpus() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _stopping() -> Iterator[list[int]]:
    """A list that holds something once an interrupt has come; a second one ends the process at once."""
    came: list[int] = []

    def stop(number: int, frame: FrameType | None) -> None:
        if came:
            raise KeyboardInterrupt
        came.append(number)
        note("stopping: what is at work is brought to an end (again to stop at once)")

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield came
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
