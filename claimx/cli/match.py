"""``claimx match``."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.console import Quiet, fail, failing, note
from claimx.cli.outputs import Output, format_for, place_of
from claimx.matching.kinds import Kind
from claimx.outputs import Format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimx.errors import RecordsError
    from claimx.records import Claim

HELP = """Find the same fact said twice in the claims of RUN… (the folder of a run, or a file of claims; - for stdin):
who repeated a figure, and which figures contradict each other.

Example: claimx match run/ --format table

Example: claimx match claims.jsonl --kind contradiction --force essex -o essex.jsonl
"""


class Shape(StrEnum):
    """The formats that groups are written in."""

    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    TABLE = "table"


def command(
    sources: Annotated[list[str], typer.Argument(help="Folders of runs, or files of claims.", metavar="RUN...")],
    output: Output = None,
    form: Annotated[Shape | None, typer.Option("-f", "--format", help="How to write the groups.")] = None,
    kind: Annotated[Kind | None, typer.Option(help="Only repeats, or only contradictions.")] = None,
    force: Annotated[str | None, typer.Option(help="Only facts about this force, by its id.", metavar="ID")] = None,
    least: Annotated[
        int,
        typer.Option(
            "--min",
            min=1,
            help="Only facts in so many statements; copies, and one speaker in one text, are one.",
        ),
    ] = 2,
    quiet: Quiet = False,
) -> None:
    """Group claims that state the same fact."""
    from claimx.knowledge import base
    from claimx.matching.match import match
    from claimx.outputs.matches import write

    if force is not None and force not in base().forces:
        raise typer.BadParameter(f"no force has the id {force!r}; see claimx forces list", param_hint="--force")
    place = place_of(output)
    wanted = format_for(place, Format(form) if form else None)
    if wanted.value not in {shape.value for shape in Shape}:
        raise typer.BadParameter(f"groups are not written as {wanted}; --format lists how", param_hint="--output")
    damaged: list[RecordsError] = []
    with failing(output):
        groups = [
            group
            for group in match(_claims(sources, damaged), force=force)
            if kind in (None, group.kind) and len(group.statements) >= least
        ]
        write(groups, wanted, place)
    against = sum(group.kind is Kind.CONTRADICTION for group in groups)
    note(f"{len(groups) - against} repeats, {against} contradictions", quiet=quiet)
    if damaged:
        raise typer.Exit(1)


def _claims(sources: list[str], damaged: list[RecordsError]) -> Iterator[Claim]:
    """The claims of every source; damaged lines are told and passed over."""
    from claimx import stored

    def tell(error: RecordsError) -> None:
        fail(str(error))
        damaged.append(error)

    for source in sources:
        yield from stored.claims(source, on_error=tell)
