"""``claimx corpus convert``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimx.cli import app
from claimx.corpus import load_gold
from claimx.corpus.formats import Form
from tests.corpus.build import ARRESTS, MORE, write

run = CliRunner().invoke


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    write(tmp_path / "corpus" / "train", "kent", ARRESTS, MORE, row="kent.txt,2020-02-03,1,e1")
    write(tmp_path / "corpus" / "test", "essex", {**ARRESTS, "optional": True}, row="essex.txt,2020-02-04,1,e2")
    return tmp_path / "corpus"


def convert(*words: object) -> tuple[int, str]:
    done = run(app, ["corpus", "convert", *map(str, words)])
    assert done.stdout == ""
    return done.exit_code, done.stderr


def test_help_shows_an_example() -> None:
    done = run(app, ["corpus", "convert", "--help"])
    assert "Example: claimx corpus convert corpora/train train.spacy --training" in done.stdout


@pytest.mark.parametrize("form", list(Form))
def test_there_and_back(form: Form, corpus: Path, tmp_path: Path) -> None:
    """The format of what is read is known by itself."""
    there = tmp_path / f"there{form.facts.ending}"
    code, said = convert(corpus / "train", there, "--to", form)
    assert (code, said.splitlines()[-1]) == (0, "claimx: 1 document (train 1), 2 mentions")
    code, said = convert(there, tmp_path / "back", "--to", "gold")
    assert code == 0, said
    if form is not Form.CONLL:
        [before], [after] = load_gold(corpus / "train"), load_gold(tmp_path / "back")
        assert (after.text, after.claims) == (before.text, before.claims)
        assert (tmp_path / "back" / "metadata.csv").read_text() == (corpus / "train" / "metadata.csv").read_text()


@pytest.mark.parametrize("form", [Form.SPACY, Form.BRAT, Form.LABELSTUDIO, Form.PARQUET, Form.GOLD])
def test_every_split_of_a_corpus(form: Form, corpus: Path, tmp_path: Path) -> None:
    code, said = convert(corpus, tmp_path / "out", "--to", form)
    assert (code, said) == (0, "claimx: 2 documents (train 1, test 1), 3 mentions\n")
    assert {f"{name}{form.facts.ending}" for name in ("train", "test")} <= {
        p.name for p in (tmp_path / "out").iterdir()
    }
    code, said = convert(tmp_path / "out", tmp_path / "back", "--to", "gold")
    assert (code, said) == (0, "claimx: 2 documents (train 1, test 1), 3 mentions\n") or "test 1, train 1" in said
    assert load_gold(tmp_path / "back" / "test")[0].claims == load_gold(corpus / "test")[0].claims


def test_what_a_format_does_not_hold_is_told_once_and_fails_if_strict(corpus: Path, tmp_path: Path) -> None:
    code, said = convert(corpus, tmp_path / "out", "--to", "conll")
    assert code == 0
    [told] = [line for line in said.splitlines() if "does not hold" in line]
    assert told.startswith("claimx: conll does not hold ")
    assert "subject (3)" in told
    assert "date (2)" in told
    assert "optional (1)" in told
    code, said = convert(corpus / "train", tmp_path / "strict.conll", "--strict")
    assert code == 1
    assert "error: conll does not hold" in said
    assert not (tmp_path / "strict.conll").exists()


def test_a_mention_made_in_a_tool_is_told_as_unfinished(corpus: Path, tmp_path: Path) -> None:
    convert(corpus / "train", tmp_path / "a.jsonl", "--to", "doccano")
    line = json.loads((tmp_path / "a.jsonl").read_text("utf-8"))
    line["entities"].append({"id": 99, "label": "other", "start_offset": 31, "end_offset": 35})
    (tmp_path / "a.jsonl").write_text(json.dumps(line))
    code, said = convert(tmp_path / "a.jsonl", tmp_path / "back", "--to", "gold")
    assert code == 0
    assert "unfinished: kent: '2019' at 31 has no value, unit, subject, change, bound, status, topic, scope" in said


def test_reviewed(corpus: Path, tmp_path: Path) -> None:
    write(tmp_path / "guessed", "kent", ARRESTS, reviewed=False)
    convert(tmp_path / "guessed", tmp_path / "kept", "--to", "gold")
    assert json.loads((tmp_path / "kept" / "kent.json").read_text("utf-8"))["reviewed"] is False
    code, _ = convert(tmp_path / "guessed", tmp_path / "done", "--to", "gold", "--reviewed")
    assert code == 0
    assert len(load_gold(tmp_path / "done")) == 1


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["nowhere", "a.spacy"], 1, "nowhere: there is no such file or folder"),
        (["{corpus}", "a.jsonl"], 2, "a.jsonl does not tell its format; use --to"),
        (["{corpus}", "a"], 2, "a does not tell its format; use --to"),
        (["{corpus}/train/kent.txt", "a.spacy"], 2, "kent.txt does not tell its format; use --from"),
        (["{corpus}", "{corpus}/out", "--to", "brat"], 1, "is read (write to another place)"),
        (["{corpus}", "{corpus}", "--to", "gold"], 1, "is read (write to another place)"),
        (["{corpus}/train", "a.json", "--training"], 2, "labelstudio leaves nothing out"),
        (["{corpus}", "a.spacy", "--from", "prodigy"], 1, "holds nothing in the format prodigy"),
        (["{corpus}/train", "{corpus}/test", "--to", "gold"], 1, "holds files that were not written by this"),
    ],
)
def test_errors_name_the_remedy(
    words: list[str], code: int, said: str, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(corpus.parent)
    given = [word.format(corpus=corpus) for word in words]
    done = run(app, ["corpus", "convert", *given])
    assert done.exit_code == code, done.stderr
    assert said in " ".join(done.stderr.replace("│", "").split())


def test_fields_that_were_deleted_in_a_tool_are_told(corpus: Path, tmp_path: Path) -> None:
    """Of brat an amount, its unit and its force stand in a note alone, which a click deletes."""
    convert(corpus / "train", tmp_path / "brat", "--to", "brat")
    path = tmp_path / "brat" / "kent.ann"
    lines = [line for line in path.read_text("utf-8").splitlines(keepends=True) if not line.startswith("#1")]
    path.write_text("".join(lines), "utf-8")
    code, said = convert(tmp_path / "brat", tmp_path / "back", "--to", "gold")
    assert code == 0
    assert "unfinished: kent: '41' at 17 has no value, unit\n" in said


def test_texts_without_annotations_are_told(corpus: Path, tmp_path: Path) -> None:
    (corpus / "train" / "essex.txt").write_text("Essex Police made 12 arrests.", "utf-8")
    code, said = convert(corpus, tmp_path / "out", "--to", "brat")
    assert code == 0
    assert "train: passed over for want of annotations: 1 texts (essex.txt)" in said
    for verb in (["stats"], ["split", "-o", str(tmp_path / "parts")]):
        assert "1 texts (essex.txt)" in run(app, ["corpus", *verb, str(corpus)]).stderr
