"""``claimx info``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Any

import typer

HELP = """Print what is installed: versions, parser, knowledge base, weights, extras, trained models, formats.

Example: claimx info

Example: claimx info --format json
"""


class Shape(StrEnum):
    """How it is printed."""

    TABLE = "table"
    JSON = "json"


def command(
    form: Annotated[Shape, typer.Option("-f", "--format", help="How to print it.")] = Shape.TABLE,
) -> None:
    """Print what is installed."""
    from claimx.documents.sniff import Format
    from claimx.inventory import inventory
    from claimx.outputs import Format as Written

    told = {**inventory(), "formats": {"read": list(Format), "written": list(Written)}}
    if form is Shape.JSON:
        typer.echo(json.dumps(told, indent=2, ensure_ascii=False))
        return
    for name, value in _rows(told):
        typer.echo(f"{name:<16} {value}")


def _rows(told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    parser, knowledge, weights = told["parser"], told["knowledge"], told["weights"]
    yield "claimx", told["claimx"]
    yield "python", told["python"]
    yield "spacy", told["spacy"] or "not installed"
    yield "parser", f"{parser['name']} {parser['version'] or 'not installed'}"
    yield "knowledge base", f"{knowledge['forces']} forces, facts up to {knowledge['date']}, {knowledge['fingerprint']}"
    yield "fingerprint", told["fingerprint"]
    yield "weights", f"{sum(weights.values()) / 1e6:.1f} MB: {', '.join(weights)}"
    for name, extra in told["extras"].items():
        yield f"extra {name}", _extra(name, extra)
    if not told["models"]:
        yield "models", "none installed; claimx package makes packages of trained ones"
    for model in told["models"]:
        yield "model", _model(model)
    yield "formats read", ", ".join(told["formats"]["read"])
    yield "formats written", ", ".join(told["formats"]["written"])


def _extra(name: str, extra: Mapping[str, Any]) -> str:
    has = ", ".join(f"{one} {version}" for one, version in extra["packages"].items() if version)
    if extra["installed"]:
        return has
    lacking = ", ".join(one for one, version in extra["packages"].items() if not version)
    told = f"{lacking} not installed" if lacking else "not as this version needs it"
    return f"{told}: pip install 'claimx[{name}]'" + (f" (there is {has})" if has else "")


def _model(model: Mapping[str, Any]) -> str:
    head = f"{model['name']} {model['version']}"
    if model["problem"]:
        return f"{head}: {model['problem']}"
    measured = "; ".join(_measured(one) for one in model["measured"]) or "not measured"
    return f"{head}, {model['kind']}, {model['fingerprint']}: {measured}"


def _measured(told: Mapping[str, Any]) -> str:
    value, low, high = told["value"], told["low"], told["high"]
    if value is None:
        return f"nothing to tell of on {told['corpus']}"
    interval = "" if low is None or high is None else f" [{low:.3f}, {high:.3f}]"
    return f"{told['measure']} F1 {value:.3f}{interval} on {told['corpus']}"
