"""What the verbs that write claims share: the format as the options and the name of the output tell it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.outputs import Format, format_of

if TYPE_CHECKING:
    from claimx.outputs.jsonld.ratings import Rating

STDOUT = "-"

Output = Annotated[
    Path | None, typer.Option("-o", "--output", help="Write here instead of stdout; its ending tells the format.")
]
Form = Annotated[Format | None, typer.Option("-f", "--format", help="How to write the records.")]
PartitionBy = Annotated[
    str | None,
    typer.Option(help="Parquet in a folder of partitions by keys of a claim, as force,year.", metavar="KEY,..."),
]
Ratings = Annotated[
    Path | None,
    typer.Option(help="CSV of claim, rating, reviewer, url, date: each a ClaimReview in JSON-LD.", dir_okay=False),
]


def place_of(output: Path | None) -> Path | None:
    """Where to write; None is stdout."""
    return None if output is None or str(output) == STDOUT else output


def format_for(output: Path | None, form: Format | None) -> Format:
    """The format that was named, else that which the output's name ends as, else JSON lines.

    Raises:
        typer.BadParameter: The name ends as no format.
    """
    if form is not None or output is None or not output.suffix:
        return form or Format.JSONL
    found = format_of(output)
    if found is None:
        endings = ", ".join(ending for one in Format for ending in one.facts.endings)
        raise typer.BadParameter(
            f"{output.name} ends as no format; name it with --format, or end it in {endings}", param_hint="--output"
        )
    return found


def options_for(
    form: Format, partition_by: str | None, ratings: Mapping[str, tuple[Rating, ...]] | None
) -> dict[str, object]:
    """What the format is given besides records.

    Raises:
        typer.BadParameter: It is another format's, or no such key.
    """
    given: dict[str, object] = {}
    if partition_by is not None:
        given["partition_by"] = _keys(partition_by)
    if ratings is not None:
        given["ratings"] = ratings
    for name in given:
        if name != form.facts.option:
            [taker] = [one for one in Format if one.facts.option == name]
            raise typer.BadParameter(f"it is for {taker}, not for {form}", param_hint="--" + name.replace("_", "-"))
    return given


def _keys(partition_by: str) -> tuple[str, ...]:
    from claimx.outputs.parquet import KEYS

    keys = tuple(key.strip() for key in partition_by.split(","))
    unknown = [key for key in keys if key not in KEYS]
    if unknown or len(set(keys)) < len(keys):
        raise typer.BadParameter(
            f"{', '.join(unknown) or partition_by} cannot be: give each of {', '.join(KEYS)} once at most",
            param_hint="--partition-by",
        )
    return keys
