"""``claimx evaluate``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html
from typer.testing import CliRunner

import claimx
from claimx.cli import app
from claimx.evaluation.counts import COLUMNS
from tests.evaluation.build import claim, mention, write

run = CliRunner().invoke


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two statements of which the rules get every mention, and one that has a mention no one would find."""
    folder = tmp_path / "corpus" / "dev"
    folder.parent.mkdir()
    write(folder, "a", mention("41"), text="Kent Police made 41 arrests.")
    write(folder, "b", mention("41"), text="Kent Police made 41 arrests in all.")
    write(folder, "c", mention("a van"), mention("96", value=96), text="Kent Police made 96 arrests in a van.")
    return folder


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """Records of the first statement alone, with another force."""
    path = tmp_path / "claims.jsonl"
    path.write_text(claim("41", forces=["essex"], text="Kent Police made 41 arrests.").to_json() + "\n", "utf-8")
    return path


def test_a_result_as_json(corpus: Path) -> None:
    done = run(app, ["evaluate", "rules", str(corpus), "-f", "json"])
    assert done.exit_code == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["schema"] == "claimx.evaluation/1"
    assert told["claimx"] == claimx.__version__
    assert (told["corpus"]["documents"], told["corpus"]["mentions"], told["corpus"]["words"]) == (3, 4, 20)
    assert len(told["corpus"]["hash"]) == len(told["model"]["fingerprints"][0]) == 16
    assert told["settings"] == {"seed": 20260101, "resamples": 2000, "swaps": 10000, "level": 0.95}
    assert told["machine"]["cores"] >= 1
    assert told["packages"]["spacy"]
    assert told["cost"]["words_per_cpu_second"] > 0
    assert told["columns"] == list(COLUMNS)
    assert told["documents"]["c"]["total"][:3] == [2, 1, 1]
    assert told["scores"]["detection.recall"]["value"] == 0.75


def test_the_seed_is_all_that_chance_has(corpus: Path) -> None:
    def scores(*more: str) -> object:
        done = run(app, ["evaluate", "rules", str(corpus), "-f", "json", *more])
        return json.loads(done.stdout)["scores"]

    assert scores() == scores()
    assert scores("--resamples", "101", "--seed", "7") != scores("--resamples", "101", "--seed", "8")


def test_a_split_of_a_corpus(corpus: Path) -> None:
    done = run(app, ["evaluate", "rules", str(corpus.parent), "--split", "dev"])
    assert done.exit_code == 0
    assert "By kind of statement" in done.stdout
    assert "0.750 [" in done.stdout
    missing = run(app, ["evaluate", "rules", str(corpus.parent)])
    assert missing.exit_code == 1
    assert "choose a split with --split: dev" in missing.stderr


def test_a_folder_without_annotations_is_told_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kent Police made 41 arrests.", "utf-8")
    done = run(app, ["evaluate", "rules", str(tmp_path)])
    assert (done.exit_code, done.stdout) == (1, "")
    assert "holds no annotated documents" in done.stderr
    assert "NAME.json" in done.stderr


def test_stored_records_against_the_rules(corpus: Path, records: Path, tmp_path: Path) -> None:
    output = tmp_path / "result.json"
    done = run(app, ["evaluate", "rules", str(corpus), "--against", str(records), "-o", str(output)])
    assert (done.exit_code, done.stdout) == (0, ""), done.stderr
    told = json.loads(output.read_text("utf-8"))
    gap = told["comparison"]["differences"]["core"]
    assert gap["value"] == pytest.approx(told["scores"]["core"]["value"])
    assert gap["low"] <= gap["value"] <= gap["high"]
    assert told["comparison"]["against"]["model"]["kind"] == "stored"
    both = run(app, ["evaluate", "--from", str(output)])
    assert f"Against {records}" in " ".join(both.stdout.split())


def test_results_are_compared_later_as_they_were_at_once(corpus: Path, records: Path, tmp_path: Path) -> None:
    one, other, both = (tmp_path / f"{name}.json" for name in ("one", "other", "both"))
    run(app, ["evaluate", "rules", str(corpus), "-o", str(one)])
    run(app, ["evaluate", str(records), str(corpus), "-o", str(other)])
    run(app, ["evaluate", "rules", str(corpus), "--against", str(records), "-o", str(both)])
    done = run(app, ["evaluate", "--from", str(one), str(other), "-f", "json"])
    at_once = json.loads(both.read_text("utf-8"))["comparison"]["differences"]
    assert json.loads(done.stdout)["comparison"]["differences"] == at_once
    stored = run(app, ["evaluate", "rules", str(corpus), "--against", str(other), "-f", "json"])
    assert json.loads(stored.stdout)["comparison"]["differences"] == at_once


@pytest.mark.parametrize(
    ("ending", "begins"), [(".json", "{"), (".md", "- model"), (".tex", "% model"), (".txt", "model")]
)
def test_the_ending_tells_the_format(corpus: Path, records: Path, tmp_path: Path, ending: str, begins: str) -> None:
    output = tmp_path / f"out{ending}"
    assert run(app, ["evaluate", str(records), str(corpus), "-o", str(output)]).exit_code == 0
    assert output.read_text("utf-8").startswith(begins)


def test_a_page_of_errors(corpus: Path, records: Path, tmp_path: Path) -> None:
    page = tmp_path / "errors.html"
    assert run(app, ["evaluate", str(records), str(corpus), "--errors", str(page), "-q"]).exit_code == 0
    told = [one.get("data-error") for one in html.parse(page).findall(".//article")]
    assert told == ["forces", "missed", "missed", "missed"]


def test_floors(corpus: Path, records: Path) -> None:
    command = ["evaluate", str(records), str(corpus), "--fail-under"]
    assert run(app, [*command, "detection.precision=1"]).exit_code == 0
    done = run(app, [*command, "detection.precision=1,core=0.5,detection.recall=0.3"])
    assert done.exit_code == 1
    assert "core is 0.0000, under its floor of 0.5 by 0.5000" in done.stderr
    assert "detection.recall is 0.2500, under its floor of 0.3 by 0.0500" in done.stderr
    assert "precision" not in done.stderr
    assert "Mentions" in done.stdout
    assert run(app, [*command, "speed=1"]).exit_code == 2


def test_a_statement_that_fails_is_told_and_the_rest_goes_on(corpus: Path) -> None:
    (corpus / "a.txt").write_text("\x00", "utf-8")
    (corpus / "a.json").write_text(json.dumps({"doc": "a", "kind": "news", "claims": []}), "utf-8")
    done = run(app, ["evaluate", "rules", str(corpus), "-f", "json"])
    assert done.exit_code == 1
    assert "a.txt" in done.stderr
    told = json.loads(done.stdout)
    assert [error["path"] for error in told["failures"]] == ["a.txt"]
    assert told["documents"]["a"]["total"][:3] == [0, 0, 0]
    assert told["scores"]["detection.precision"]["value"] == 1


@pytest.mark.parametrize("option", ["-o", "--errors"])
def test_a_place_that_is_not_there_is_told_before_the_work(tmp_path: Path, option: str) -> None:
    place = tmp_path / "none" / "result.json"
    done = run(app, ["evaluate", "rules", str(tmp_path / "no_corpus"), option, str(place)])
    assert done.exit_code == 1
    assert f"there is no folder {place.parent}" in done.stderr
    assert "no_corpus" not in done.stderr


def test_memory_is_told_of_the_model_that_was_alone(corpus: Path) -> None:
    done = run(app, ["evaluate", "rules", str(corpus), "--against", "rules", "-f", "json"])
    told = json.loads(done.stdout)
    assert told["cost"]["peak_memory"] > 0
    assert told["comparison"]["against"]["cost"]["peak_memory"] is None
    assert told["comparison"]["differences"]["core"]["p"] == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["rules"], "give a folder"),
        (["rules", "x", "--by", "moon"], "no grouping"),
        (["rules", "x", "-o", "result.xml"], "ends as no format"),
        (["--from", "a.json", "--errors", "b.html"], "has no records"),
        (["--from", "a.json", "--resamples", "500"], "keeps its intervals"),
        (["--from", "a.json", "--seed", "3"], "keeps its intervals"),
        (["rules", "x", "-o", "a.json", "--errors", "./a.json"], "two files"),
        (["rules", "x", "--resamples", "0"], "100"),
        (["rules", "x", "--seed", "-1"], "0"),
    ],
)
def test_wrong_usage(arguments: list[str], said: str) -> None:
    done = run(app, ["evaluate", *arguments])
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.replace("│", " ").split())


def test_a_model_that_is_not_there(corpus: Path) -> None:
    done = run(app, ["evaluate", "no_such_model", str(corpus)])
    assert (done.exit_code, done.stdout) == (1, "")
    assert "pip install no_such_model" in done.stderr


def test_help_shows_examples() -> None:
    assert run(app, ["evaluate", "--help"]).stdout.count("Example: claimx evaluate") == 4


def test_texts_without_annotations_are_told(corpus: Path, records: Path) -> None:
    (corpus / "d.txt").write_text("Kent Police made 12 arrests.", "utf-8")
    done = run(app, ["evaluate", str(records), str(corpus), "-f", "json"])
    assert done.exit_code == 0
    assert json.loads(done.stdout)["corpus"]["documents"] == 3
    assert "passed over for want of annotations: 1 texts (d.txt)" in done.stderr
