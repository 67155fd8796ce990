"""``claimx schema``."""

from __future__ import annotations

import json

import typer

HELP = """Print the JSON Schema of a claim record.

Example: claimx schema > claim.schema.json
"""


def command() -> None:
    """Print the JSON Schema of a claim record."""
    from claimx.records import json_schema

    typer.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
