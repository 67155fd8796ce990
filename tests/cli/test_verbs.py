"""The smaller verbs."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from claimx import __version__
from claimx.cli import app
from claimx.records import json_schema

run = CliRunner().invoke


def test_version() -> None:
    assert run(app, ["--version"]).stdout == f"claimx {__version__}\n"


def test_schema_is_the_published_one() -> None:
    assert json.loads(run(app, ["schema"]).stdout) == json_schema()


def test_info_tells_what_the_outcome_depends_on() -> None:
    said = run(app, ["info"]).stdout
    assert all(word in said for word in ("claimx", "spacy", "parser", "knowledge base", "fingerprint"))


def test_info_and_records_tell_the_same_fingerprint() -> None:
    import claimx

    [claim] = claimx.extract("Kent Police has 96 more officers.")
    assert claim.extractor.fingerprint in run(app, ["info"]).stdout


def test_forces_list() -> None:
    lines = run(app, ["forces", "list"]).stdout.splitlines()
    assert len(lines) >= 60
    assert any(line.startswith("dyfed-powys ") for line in lines)
    assert json.loads(run(app, ["forces", "list", "--json"]).stdout.splitlines()[0])["id"]


@pytest.mark.parametrize(
    ("text", "force", "via"),
    [("Southend", "essex", "place"), ("the Met", "metropolitan", "alias"), ("Heddlu Gwent", "gwent", "alias")],
)
def test_forces_lookup(text: str, force: str, via: str) -> None:
    first = run(app, ["forces", "lookup", text]).stdout.splitlines()[0].split()
    assert first[:2] == [force, via]


def test_forces_lookup_of_nothing_fails() -> None:
    done = run(app, ["forces", "lookup", "Ruritania"])
    assert done.exit_code == 1
    assert "Ruritania" in done.output


@pytest.mark.parametrize(
    "verb", [["extract"], ["convert"], ["schema"], ["info"], ["package"], ["forces", "list"], ["forces", "lookup"]]
)
def test_help_shows_an_example(verb: list[str]) -> None:
    done = run(app, [*verb, "--help"])
    assert done.exit_code == 0
    assert "Example: claimx" in done.stdout
