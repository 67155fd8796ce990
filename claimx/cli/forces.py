"""``claimx forces``."""

from __future__ import annotations

import datetime as dt
import json
from typing import Annotated

import typer

app = typer.Typer(
    help="The police forces of the knowledge base.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command(
    "list",
    help="""List every force: id, name, nation, kind.

Example: claimx forces list | grep Wales
""",
)
def list_forces(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """List every force."""
    from claimx.knowledge import base

    for force in base().forces.values():
        if as_json:
            plain = {"id": force.id, "name": force.name, "kind": force.kind, "country": force.country}
            typer.echo(json.dumps(plain, ensure_ascii=False))
        else:
            typer.echo(f"{force.id:<24} {force.name:<46} {force.country:<18} {force.kind}")


@app.command(
    "lookup",
    help="""Say which forces a name, an office, a person, a town or a sentence means.

Example: claimx forces lookup Southend

Example: claimx forces lookup "the Durham Police and Crime Commissioner" --date 2020-01-01
""",
)
def lookup(
    text: Annotated[str, typer.Argument(help="The words.")],
    date: Annotated[str | None, typer.Option(help="On which day, as 2024-01-31.")] = None,
) -> None:
    """Look words up."""
    from claimx.cli.console import fail
    from claimx.knowledge import base

    try:
        day = dt.date.fromisoformat(date) if date else None
    except ValueError:
        raise typer.BadParameter(f"{date!r} is no date; write it as 2024-01-31", param_hint="--date") from None
    found = base().lookup(text, date=day)
    if not found:
        fail(f"no force is known by {text!r} (claimx forces list shows them all)")
        raise typer.Exit(1)
    for candidate in found:
        typer.echo(f"{candidate.force:<24} {candidate.via.value:<11} {candidate.score:.2f}  {candidate.why}")
