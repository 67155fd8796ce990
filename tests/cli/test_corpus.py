"""``claimx corpus``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimx.cli import app
from tests.corpus.build import ARRESTS, MORE, write

run = CliRunner().invoke


@pytest.mark.parametrize("verb", ["check", "stats"])
def test_help_shows_an_example(verb: str) -> None:
    done = run(app, ["corpus", verb, "--help"])
    assert done.exit_code == 0
    assert f"Example: claimx corpus {verb}" in done.stdout


@pytest.mark.parametrize("verb", ["check", "stats"])
def test_a_folder_that_is_none_is_told(verb: str, tmp_path: Path) -> None:
    done = run(app, ["corpus", verb, str(tmp_path / "nowhere")])
    assert (done.exit_code, done.stdout) == (1, "")
    assert "nowhere is no folder" in done.stderr


def test_check_of_what_is_in_order(tmp_path: Path) -> None:
    write(tmp_path / "train", "kent", ARRESTS, MORE)
    done = run(app, ["corpus", "check", str(tmp_path)])
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "claimx: 1 documents (train 1), 2 mentions: nothing wrong\n"


def test_check_lists_file_quote_rule_and_remedy(tmp_path: Path) -> None:
    path = write(tmp_path / "train", "kent", {**ARRESTS, "forces": ["ruritania"]}, {**MORE, "subject": "raids"})
    done = run(app, ["corpus", "check", str(tmp_path)])
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        str(path),
        "  force: no force has the id 'ruritania'",
        "    in made [[41]] arrests",
        "    claimx forces list shows the ids",
        "  words: subject 'raids' does not stand in the text",
        "    in said [[12 per cent]] more",
        "    quote words as they stand in it",
    ]
    assert "2 problems" in done.stderr


def test_check_for_machines(tmp_path: Path) -> None:
    path = write(tmp_path / "train", "kent", {**ARRESTS, "value": "x"})
    done = run(app, ["corpus", "check", str(tmp_path), "--format", "json", "-q"])
    told = json.loads(done.stdout)
    assert done.exit_code == 1
    assert done.stderr == ""
    assert (told["documents"], told["mentions"]) == ({"train": 1}, 1)
    [problem] = told["problems"]
    assert (problem["file"], problem["rule"], problem["quote"]) == (str(path), "value", ARRESTS["quote"])


def test_stats_in_each_format(tmp_path: Path) -> None:
    write(tmp_path / "train", "kent", ARRESTS, MORE)
    folder = str(tmp_path)
    assert "Mentions by topic" in run(app, ["corpus", "stats", folder]).stdout
    assert "| mentions | 2 |" in run(app, ["corpus", "stats", folder, "--format", "markdown"]).stdout
    [told] = json.loads(run(app, ["corpus", "stats", folder, "--format", "json"]).stdout)
    assert (told["name"], told["mentions"], told["counts"]["status"]["planned"]) == ("train", 2, 1)
    assert told["words_spread"]["median"] == 22


def test_stats_names_the_forces_that_never_occur(tmp_path: Path) -> None:
    write(tmp_path, "kent", ARRESTS)
    done = run(app, ["corpus", "stats", str(tmp_path)])
    assert "no mention is about" in done.stderr
    assert " essex," in done.stderr and " kent," not in done.stderr


def test_stats_draws(tmp_path: Path) -> None:
    write(tmp_path / "train", "kent", ARRESTS)
    done = run(app, ["corpus", "stats", str(tmp_path / "train"), "--plots", str(tmp_path / "plots"), "-q"])
    assert done.exit_code == 0
    assert (tmp_path / "plots" / "forces.svg").read_text("utf-8").startswith("<?xml")
