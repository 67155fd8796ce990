"""``claimx corpus``."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimx.cli import app
from tests.corpus.build import ARRESTS, MORE, write

run = CliRunner().invoke


@pytest.mark.parametrize("verb", ["check", "stats", "split", "agreement"])
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
    assert done.stderr == "claimx: 1 document (train 1), 2 mentions: nothing wrong\n"


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


def test_agreement_in_each_format(tmp_path: Path) -> None:
    write(tmp_path / "train", "kent", ARRESTS, MORE)
    write(tmp_path / "train", "only", text="Nothing.")
    write(tmp_path / "second", "kent", {**ARRESTS, "topic": "crime"}).with_suffix(".txt").unlink()
    folders = [str(tmp_path / "train"), str(tmp_path / "second"), "--texts", str(tmp_path)]
    done = run(app, ["corpus", "agreement", *folders, "--list"])
    assert done.exit_code == 0
    assert '\'41\' at 17: topic "outcomes" / "crime"' in done.stdout
    assert "'12 per cent' at 66: only A has it" in done.stdout
    assert "1 document annotated twice, 1 left out" in done.stderr
    assert "kent" not in run(app, ["corpus", "agreement", *folders]).stdout
    assert "| topic | 1 | 0.000 |" in run(app, ["corpus", "agreement", *folders, "-f", "markdown"]).stdout
    told = json.loads(run(app, ["corpus", "agreement", *folders, "-f", "json", "--seed", "3"]).stdout)
    assert told["overlap"]["value"] == pytest.approx(2 / 3)
    assert told["fields"]["type"]["alpha"]["value"] is None
    assert [one["field"] for one in told["disagreements"]] == ["topic", "mention"]
    assert told["seed"] == 3


def test_agreement_of_one_statement_shows_no_interval(tmp_path: Path) -> None:
    write(tmp_path / "one", "kent", ARRESTS, MORE)
    write(tmp_path / "other", "kent", ARRESTS, {**MORE, "subject": "more"})
    folders = [str(tmp_path / "one"), str(tmp_path / "other")]
    told = run(app, ["corpus", "agreement", *folders, "-f", "markdown"]).stdout
    assert "| core F1 | 2 / 2 | 1.000 |  |" in told
    assert "| full F1 | 2 / 2 | 0.500 |  |" in told


def test_agreement_of_nothing_in_common_is_told(tmp_path: Path) -> None:
    write(tmp_path / "one", "a", ARRESTS)
    write(tmp_path / "other", "b", ARRESTS)
    done = run(app, ["corpus", "agreement", str(tmp_path / "one"), str(tmp_path / "other")])
    assert done.exit_code == 1
    assert "no document is annotated twice" in done.stderr


def test_split_writes_parts_and_tells_them(tmp_path: Path) -> None:
    for number, words in enumerate(
        ("Alder birch cedar.", "Dill elder fennel.", "Ginger hazel iris.", "Kelp lilac oak.")
    ):
        write(tmp_path / "in", f"d{number}", text=words)
    order = ["corpus", "split", str(tmp_path / "in"), "--parts", "train=0.5, test=0.5", "-o", str(tmp_path / "out")]
    done = run(app, order)
    assert done.exit_code == 0
    assert "train: 2 documents (2 press_release), 0 mentions" in done.stderr
    assert len(list((tmp_path / "out" / "test").glob("*.txt"))) == 2
    again = run(app, order)
    assert again.exit_code == 1
    assert "holds something" in again.stderr


@pytest.mark.parametrize("parts", ["train", "train=most", "a=0.5,a=0.5"])
def test_parts_that_are_none_are_wrong_usage(parts: str, tmp_path: Path) -> None:
    write(tmp_path / "in", "kent", ARRESTS)
    done = run(app, ["corpus", "split", str(tmp_path / "in"), "--parts", parts, "-o", str(tmp_path / "out")])
    assert done.exit_code == 2
    assert "--parts" in done.stderr


@pytest.mark.parametrize("wrong", [["--seed", "-1"], ["--resamples", "0"]])
def test_draws_that_cannot_be_are_wrong_usage(tmp_path: Path, wrong: list[str]) -> None:
    write(tmp_path, "kent", ARRESTS)
    assert run(app, ["corpus", "agreement", str(tmp_path), str(tmp_path), *wrong]).exit_code == 2


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    write(tmp_path, "kent", ARRESTS)
    command = f"{sys.executable} -m claimx corpus stats {tmp_path} -q | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stdout.count(b"\n"), done.stderr) == (0, 1, b"")
