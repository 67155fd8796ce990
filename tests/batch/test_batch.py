"""The command over many documents: what it gives, what it does again, and what it says."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from claimx import stored
from claimx.batch.child import Child
from claimx.batch.types import Options
from claimx.batch.worker import Look
from claimx.documents import Columns
from claimx.errors import BatchError
from claimx.records import ErrorKind
from tests.batch import runs

MEGABYTES = 1_000_000
# Takes more memory than most, and some time.
LARGE = ("The open day – well attended – was a success. " * 200 + "\n\n") * 1_900


def planned(err: str) -> str:
    """What a run said it had to do."""
    return next(line for line in err.splitlines() if " to do, " in line)


def test_it_gives_what_extract_gives(inputs: Path, undisturbed: dict[str, bytes]) -> None:
    found = subprocess.run(
        [sys.executable, "-m", "claimx", "extract", "-q", str(inputs)], capture_output=True, check=False
    )
    ours = [json.loads(line) for line in undisturbed["claims.jsonl"].splitlines()]
    theirs = [json.loads(line) for line in found.stdout.splitlines()]
    assert len(ours) > 1000
    assert ours == theirs


def test_documents_in_are_documents_out(undisturbed: dict[str, bytes], inputs: Path) -> None:
    summary = json.loads(undisturbed["summary.json"])
    documents = undisturbed["documents.jsonl"].splitlines()
    assert summary["documents"] == 602 == summary["with_claims"] + summary["without_claims"] + summary["errors"]
    assert len(documents) == 600
    assert summary["claims"] == sum(json.loads(line)["claims"] for line in documents)
    assert summary["without_claims"] == sum(json.loads(line)["claims"] == 0 for line in documents) >= 80
    failed = [json.loads(line) for line in undisturbed["errors.jsonl"].splitlines()]
    assert [Path(error["path"]).name for error in failed] == ["broken.pdf", "empty.txt"]
    assert all(error["kind"] == "unreadable" and error["message"] and error["remedy"] for error in failed)


def test_a_claim_stands_in_the_text_that_the_run_keeps(undisturbed: dict[str, bytes]) -> None:
    texts = {
        (d := json.loads(line))["document"]["path"]: d["text"] for line in undisturbed["documents.jsonl"].splitlines()
    }
    claims = [json.loads(line) for line in undisturbed["claims.jsonl"].splitlines()]
    for claim in claims:
        quantity = claim["quantity"]
        assert texts[claim["document"]["path"]][quantity["start"] : quantity["end"]] == quantity["text"]


def test_workers_and_the_order_of_inputs_change_nothing(
    inputs: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    runs.batch(
        inputs / "texts", inputs / "table.csv", inputs / "*.pdf", inputs / "empty.txt", tmp_path / "out", "-n", 2
    )
    assert runs.output(tmp_path / "out") == undisturbed


def test_only_what_is_new_or_changed_is_done(tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    runs.texts(source, range(8))
    runs.table(source / "more.csv", range(8, 14))
    assert "14 to do, 0 done" in planned(runs.batch(source, out, "-n", 1)[2])
    assert "0 to do, 14 done" in planned(runs.batch(source, out, "-n", 2)[2])
    (source / "00003.txt").write_text(runs.statement(99), "utf-8")
    (source / "00004.txt").unlink()
    runs.table(source / "more.csv", [*range(8, 14), 20, 21])
    code, printed, _ = runs.batch(source, out, "--dry-run")
    assert (code, printed) == (0, "15 documents in 8 files: 3 to do, 12 done already, 0 cannot be read\n")
    assert "3 to do, 12 done" in planned(runs.batch(source, out, "-n", 1)[2])
    runs.batch(source, tmp_path / "anew", "-n", 1)
    assert runs.output(out) == runs.output(tmp_path / "anew")
    # What is known of a document, and of all, decides about its records too.
    known = tmp_path / "known.csv"
    known.write_text(f"path,date\n{source}/00005.txt,2021-06-01\n", "utf-8")
    assert "1 to do, 14 done" in planned(runs.batch(source, out, "--metadata", known, "-n", 1)[2])
    assert "15 to do, 0 done" in planned(runs.batch(source, out, "--no-tables", "-n", 1)[2])
    assert "15 to do, 0 done" in planned(runs.batch(source, out, "--no-tables", "--no-resume", "-n", 1)[2])


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    runs.texts(tmp_path / "in", range(3))
    code, printed, _ = runs.batch(tmp_path / "in", tmp_path / "out", "--dry-run")
    assert (code, printed) == (0, "3 documents in 3 files: 3 to do, 0 done already, 0 cannot be read\n")
    assert not (tmp_path / "out").exists()


def test_each_failure_is_recorded_once_and_costs_itself_alone(tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    runs.texts(source, range(40))
    (source / "00010b.txt").write_text("\n\n".join(runs.statement(n) for n in range(15_000)), "utf-8")
    (source / "00030b.pdf").write_bytes(b"%PDF-1.4 broken")
    (source / "00031b.jsonl").write_text('{"text": "Kent Police has 40 officers."}\n{"text": \n', "utf-8")
    (source / "00032b.bin.txt").write_bytes(b"\0\1\2" * 100)
    code, _, err = runs.batch(source, tmp_path / "gone.txt", out, "-n", 2, "--timeout", 5)
    assert code == 1
    errors = {Path(error.path).name: error for error in stored.errors(out)}
    assert len(list(stored.errors(out))) == len(errors) == 5, err
    kinds = {name: error.kind for name, error in errors.items()}
    assert kinds.pop("00010b.txt") is ErrorKind.TIMEOUT
    assert "raise --timeout" in errors["00010b.txt"].remedy
    assert kinds == dict.fromkeys(("00030b.pdf", "00031b.jsonl", "00032b.bin.txt", "gone.txt"), ErrorKind.UNREADABLE)
    summary = json.loads((out / "summary.json").read_text("utf-8"))
    assert summary["documents"] == 46
    assert summary["with_claims"] + summary["without_claims"] == 41
    # A second run lets be what failed; with --retry it is tried again.
    command = (source, tmp_path / "gone.txt", out, "--dry-run")
    assert "0 to do, 43 done already, 3 cannot be read" in runs.batch(*command)[1]
    assert "2 to do, 41 done already, 3 cannot be read" in runs.batch(*command, "--retry")[1]


def test_more_memory_than_allowed_ends_a_document(tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    runs.texts(source, range(2))
    (source / "00000b.txt").write_text(LARGE, "utf-8")
    child = Child(2_000 * MEGABYTES)
    try:
        child.load(Options())
        most = child.memory // MEGABYTES + 40
    finally:
        child.close()
    runs.batch(source, out, "-n", 1, "--max-memory", most)
    (error,) = stored.errors(out)
    assert error.kind is ErrorKind.MEMORY
    assert f"{most} MB" in error.message
    assert len(list(stored.documents(out))) == 2


def test_an_answer_to_several_questions_counts_once_over_files(tmp_path: Path) -> None:
    answer = (
        "On 31 March 2023 there were 4,120 police officers in the force, of whom 1,040 were detectives, and the "
        "Government gave it 12 million pounds more than in the year before."
    )
    for number in (1, 2):
        value = {
            "value": {
                "id": number, "uin": f"10{number}", "dateTabled": "2023-05-01T00:00:00", "heading": "Police: Kent",
                "questionText": f"To ask how many officers there are, question {number}.",
                "answerText": f"<p>{answer}</p>", "dateAnswered": "2023-05-09T00:00:00", "house": "Commons",
                "answeringBodyName": "Home Office", "answeringMember": {"name": "Ada Marlowe"},
            }
        }  # fmt: skip
        (tmp_path / f"q{number}.json").write_text(json.dumps(value), "utf-8")
    runs.batch(tmp_path / "q2.json", tmp_path / "q1.json", tmp_path / "out", "-n", 2)
    first, second = stored.documents(tmp_path / "out")
    assert first.claims >= 2
    assert second.claims == 0
    assert any("q1.json" in warning for warning in second.warnings)


@pytest.mark.parametrize("place", ["file", "others"])
def test_it_writes_over_nothing_that_is_not_its_own(place: str, tmp_path: Path) -> None:
    runs.texts(tmp_path / "in", range(1))
    out = tmp_path / "out"
    if place == "file":
        out.write_text("mine", "utf-8")
    else:
        runs.texts(out, range(1))
    before = sorted(tmp_path.rglob("*"))
    code, _, err = runs.batch(tmp_path / "in", out, "-n", 1)
    assert code != 0
    assert str(out) in err or "OUTPUT" in err
    assert sorted(tmp_path.rglob("*")) == before


def test_two_runs_do_not_share_a_folder(inputs: Path, tmp_path: Path) -> None:
    first = runs.start(inputs, tmp_path / "out", "-n", 1)
    try:
        while not (tmp_path / "out" / ".claimx" / "ledger.sqlite").exists():
            assert first.poll() is None
        code, _, err = runs.batch(inputs, tmp_path / "out", "-n", 1)
        assert code == 1
        assert "another run" in err
    finally:
        first.kill()
        first.communicate()


def test_a_damaged_shard_is_done_again(tmp_path: Path) -> None:
    runs.texts(tmp_path / "in", range(5))
    out = tmp_path / "out"
    runs.batch(tmp_path / "in", out, "-n", 1)
    whole = runs.output(out)
    (shard,) = (out / ".claimx" / "shards").iterdir()
    shard.write_bytes(shard.read_bytes()[:-20])
    (out / "claims.jsonl").unlink()
    assert "5 to do, 0 done" in planned(runs.batch(tmp_path / "in", out, "-n", 1)[2])
    assert runs.output(out) == whole


def test_a_damaged_ledger_is_told(tmp_path: Path) -> None:
    runs.texts(tmp_path / "in", range(1))
    out = tmp_path / "out"
    runs.batch(tmp_path / "in", out, "-n", 1)
    (out / ".claimx" / "ledger.sqlite").write_bytes(b"no database at all, but long enough to be read as one" * 20)
    code, _, err = runs.batch(tmp_path / "in", out, "-n", 1)
    assert code == 1
    assert "ledger.sqlite is damaged" in err
    shutil.rmtree(out / ".claimx")


def test_a_worker_of_another_version_is_refused() -> None:
    child = Child(2_000 * MEGABYTES, options=Options(), expected="another")
    try:
        with pytest.raises(BatchError, match="install the same"):
            list(child.ask(Look(("x.txt",), Columns()), 60))
    finally:
        child.close()


def test_what_tells_of_statements_beside_it_is_none_and_rows_that_fit_none_are_told(tmp_path: Path) -> None:
    source = tmp_path / "in"
    runs.texts(source, range(3))
    (source / "00001.json").write_text('{"doc": "00001", "claims": []}', "utf-8")
    known = source / "metadata.csv"
    known.write_text("path,date\n00001.txt,2021-06-01\nelse.txt,2021-06-01\n", "utf-8")
    code, printed, err = runs.batch(source, tmp_path / "out", "--metadata", known, "--dry-run")
    assert (code, printed) == (0, "3 documents in 3 files: 3 to do, 0 done already, 0 cannot be read\n")
    assert "1 file beside others passed over: 00001.json" in err
    assert err.count("no document for 1 row: else.txt") == 1
    assert "no document for" not in runs.batch(source, tmp_path / "out", "--dry-run")[2]
