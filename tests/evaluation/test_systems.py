"""Models that are run over a corpus, and stored records that are looked up."""

from __future__ import annotations

from pathlib import Path

import pytest

import claimx
from claimx.errors import ModelError, RecordsError
from claimx.evaluation.folders import Statements, annotated
from claimx.evaluation.systems import Outcome, Watch, run
from claimx.records import ErrorKind, ErrorRecord
from tests.evaluation.build import TEXT, claim, mention, write


@pytest.fixture
def corpus(tmp_path: Path) -> Statements:
    folder = tmp_path / "corpus"
    write(folder, "a", mention("41"))
    write(folder, "b", mention("12"), text=TEXT + "\n")
    return annotated(folder)


def outcome(name: object, corpus: Statements) -> tuple[Outcome, list[str], list[str], int]:
    """What a run gives, and what it tells: failures, notes, how many documents."""
    failures: list[str] = []
    notes: list[str] = []
    done: list[int] = []
    found = run(str(name), corpus, Watch(done.append, failures.append, notes.append))
    return found, failures, notes, sum(done)


def test_the_rules_give_what_extract_gives(corpus: Statements) -> None:
    found, failures, notes, done = outcome("rules", corpus)
    assert (failures, notes, done) == ([], [], 2)
    extracted = [
        claimx.extract(one.path, details=told) for one, told in zip(corpus.documents, corpus.details, strict=True)
    ]
    assert [list(claims) for claims in found.claims] == extracted
    assert found.model.fingerprints == (extracted[0][0].extractor.fingerprint,)
    assert found.cost is not None
    assert found.cost.words_per_cpu_second > 0
    assert found.cost.peak_memory > 1_000_000


def test_a_saved_pipeline_is_a_model_with_a_hash_of_its_files(corpus: Statements, tmp_path: Path) -> None:
    claimx.load().to_disk(tmp_path / "model")
    found, *_ = outcome(tmp_path / "model", corpus)
    assert found.model.kind == "pipeline"
    assert found.claims == outcome("rules", corpus)[0].claims
    before = found.model.files
    (tmp_path / "model" / "note.txt").write_text("changed", "utf-8")
    assert before != outcome(tmp_path / "model", corpus)[0].model.files


def test_a_document_that_fails_is_told_and_has_no_records(corpus: Statements) -> None:
    corpus.documents[0].path.write_bytes(b"%PDF-1.4 no page")
    found, failures, _, done = outcome("rules", corpus)
    assert done == 2
    assert [bool(claims) for claims in found.claims] == [False, True]
    assert [error.kind for error in found.failures] == [ErrorKind.UNREADABLE]
    assert len(failures) == 1
    assert "counted as without records" in failures[0]


@pytest.mark.parametrize("path", ["a.txt", "elsewhere/a.pdf", "statements.csv/a", "a"])
def test_stored_records_are_matched_by_name(corpus: Statements, tmp_path: Path, path: str) -> None:
    (tmp_path / "claims.jsonl").write_text(claim("41", name=path).to_json() + "\n", "utf-8")
    found, failures, _, _ = outcome(tmp_path / "claims.jsonl", corpus)
    assert [len(claims) for claims in found.claims] == [1, 0]
    assert (found.model.kind, found.model.fingerprints, found.cost) == ("stored", ("f" * 16,), None)
    assert failures == []


def test_stored_records_are_matched_by_the_document_first(corpus: Statements, tmp_path: Path) -> None:
    [given] = [one for one in claimx.extract(corpus.documents[1].path) if one.quantity.text == "12"]
    moved = given.model_copy(update={"document": given.document.model_copy(update={"path": "a.txt"})})
    (tmp_path / "claims.jsonl").write_text(moved.to_json() + "\n", "utf-8")
    found, *_ = outcome(tmp_path / "claims.jsonl", corpus)
    assert [len(claims) for claims in found.claims] == [0, 1]


def test_what_is_odd_about_stored_records_is_told(corpus: Statements, tmp_path: Path) -> None:
    records = [claim("41"), claim("41", text="In all, 41 arrests", name="b.txt"), claim("41", name="other.txt")]
    records.append(claim("41"))
    lines = [record.to_json() + "\n" for record in records]
    (tmp_path / "claims.jsonl").write_text("".join([*lines, '{"schema": "claimx.claim/1"}\n']), "utf-8")
    found, failures, notes, _ = outcome(tmp_path / "claims.jsonl", corpus)
    assert [len(claims) for claims in found.claims] == [2, 1]
    assert [("line 5" in told) for told in failures] == [True]
    assert "1 records of 1 documents that are not in" in notes[0]
    assert "1 records of a.txt are of an amount that has one already" in notes[1]
    assert "b.txt quote other words" in notes[2]
    assert len(notes) == 3


def test_statements_that_stored_records_say_nothing_of_are_told(corpus: Statements, tmp_path: Path) -> None:
    """A statement that was never run cannot be told from one of which nothing was found."""
    (tmp_path / "claims.jsonl").write_text(claim("41").to_json() + "\n", "utf-8")
    _, failures, notes, _ = outcome(tmp_path / "claims.jsonl", corpus)
    assert failures == []
    assert [told.partition(": ")[2] for told in notes] == [
        "no record of 1 of 2 statements, whose claims are missed: b.txt"
    ]


def test_a_file_without_records_is_no_model(corpus: Statements, tmp_path: Path) -> None:
    (tmp_path / "claims.jsonl").write_bytes(b"")
    with pytest.raises(RecordsError, match=r"claims\.jsonl holds no records"):
        outcome(tmp_path / "claims.jsonl", corpus)


def test_a_run_tells_what_failed_in_it(corpus: Statements, tmp_path: Path) -> None:
    run_folder = tmp_path / "run"
    run_folder.mkdir()
    (run_folder / "claims.jsonl").write_text(claim("41").to_json() + "\n", "utf-8")
    (run_folder / "documents.jsonl").write_text("", "utf-8")
    error = ErrorRecord(path="corpus/b.txt", kind=ErrorKind.TIMEOUT, message="b.txt took too long")
    (run_folder / "errors.jsonl").write_text(error.to_json() + "\n", "utf-8")
    found, failures, _, _ = outcome(run_folder, corpus)
    assert found.failures == (error,)
    assert failures == ["b.txt took too long; it is counted as without records"]


def test_records_of_none_of_the_documents_are_refused(corpus: Statements, tmp_path: Path) -> None:
    (tmp_path / "claims.jsonl").write_text(claim("41", name="other.txt").to_json() + "\n", "utf-8")
    with pytest.raises(RecordsError, match="no record of"):
        outcome(tmp_path / "claims.jsonl", corpus)


def test_models_that_are_not_there(corpus: Statements) -> None:
    with pytest.raises(RecordsError, match="spelling"):
        outcome("models/none", corpus)
    with pytest.raises(ModelError, match="pip install no_such_model"):
        outcome("no_such_model", corpus)
