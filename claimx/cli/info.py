"""``claimx info``."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

import typer

HELP = """Print what is installed: version, parser, knowledge base, fingerprint.

Example: claimx info
"""


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def command() -> None:
    """Print what is installed."""
    from claimx import __version__
    from claimx.documents.sniff import Format
    from claimx.knowledge import base
    from claimx.outputs import Format as Written
    from claimx.pipeline.assembly import fingerprint
    from claimx.pipeline.language import COMPONENTS, DEFAULT_PARSER
    from claimx.pipeline.steps import identity
    from claimx.pipeline.syntax import load

    knowledge = base()
    rows = (
        ("claimx", __version__),
        ("python", platform.python_version()),
        ("spacy", _installed("spacy")),
        ("parser", f"{DEFAULT_PARSER} {_installed(DEFAULT_PARSER.replace('_', '-'))}"),
        ("knowledge base", f"{len(knowledge.forces)} forces, {knowledge.fingerprint()}"),
        ("fingerprint", fingerprint(identity(load(DEFAULT_PARSER)), COMPONENTS)),
        ("formats read", ", ".join(Format)),
        ("formats written", ", ".join(Written)),
    )
    for name, value in rows:
        typer.echo(f"{name:<16} {value}")
