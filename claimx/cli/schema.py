"""``claimx schema``."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

HELP = """Print the JSON Schema of a record: a claim, or a group of claims that state one fact.

Example: claimx schema > claim.schema.json

Example: claimx schema match
"""


class Which(StrEnum):
    """The records that have a schema."""

    CLAIM = "claim"
    MATCH = "match"


def command(
    which: Annotated[Which, typer.Argument(help="The record of extract, or that of match.")] = Which.CLAIM,
) -> None:
    """Print the JSON Schema of a record."""
    from claimx import match_records, records

    schema = match_records.json_schema() if which is Which.MATCH else records.json_schema()
    typer.echo(json.dumps(schema, indent=2, ensure_ascii=False))
