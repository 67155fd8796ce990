"""``claimx check`` as people call it."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import claimx
from claimx.cli import app
from claimx.documents import from_text
from claimx.pipeline.record import document_record
from claimx.records import Claim

TEXT = (
    "Burglary fell by 21.4%, from 4,310 offences to 3,776. "
    "The force has filled 612 posts, 51% of the 1,200 it was promised. "
    "Robbery was down by 8.1%, a reduction of 146 offences."
)


@pytest.fixture(scope="module")
def statement(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("statements") / "release.txt"
    path.write_text(TEXT, "utf-8")
    return path


def call(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["check", *arguments])
    return result.exit_code, result.stdout, result.stderr


def test_a_statement_is_read_and_its_relations_are_shown_once(statement: Path) -> None:
    code, out, err = call(str(statement))
    assert code == 0
    first = [line.split()[0] for line in out.splitlines() if line[:1].isalpha()]
    assert [first.count(word) for word in ("inconsistent", "consistent", "implied")] == [1, 1, 1]
    assert "No rounding brings these together." in " ".join(out.split())
    assert err == "claimx: 8 claims: 1 consistent, 1 inconsistent, 1 implied\n"


def test_figures_of_several_documents_are_held_against_each_other(tmp_path: Path) -> None:
    texts = {
        "kent.txt": "Kent Police recorded 3,812 robberies in 2022.",
        "kent-later.txt": "Kent Police recorded 3,932 robberies in 2023, 210 more than in 2022.",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    files = [str(tmp_path / name) for name in texts]
    code, out, err = call(*files, "--date", "2024-05-03")
    told = " ".join(out.split())
    assert code == 0 and err.endswith("3 claims: 1 inconsistent, 1 implied\n")
    assert "From 3,812 to 3,932 is a rise of 120; a rise of 210 is told." in told
    assert "3 May 2024 (kent.txt) has 3,812." in told and "(kent-later.txt) has 3,932 and a rise of 210." in told
    assert call(*files, "--date", "2024-05-03", "-q", "-o", str(tmp_path / "checked.sqlite"))[0] == 0
    with sqlite3.connect(tmp_path / "checked.sqlite") as base:
        kinds = base.execute("SELECT kind, count(*) FROM check_list WHERE outcome = 'inconsistent' GROUP BY kind")
        assert kinds.fetchall() == [("difference", 3)]


def test_an_outcome_is_chosen(statement: Path) -> None:
    _, out, _ = call(str(statement), "--outcome", "implied")
    assert "inconsistent" not in out and "means about 1,802 before" in " ".join(out.split())
    code, out, _ = call(str(statement), "--outcome", "implied", "-f", "jsonl", "-q")
    claims = [Claim.from_json(line) for line in out.splitlines()]
    assert code == 0 and [claim.quantity.text for claim in claims] == ["8.1%", "146"]
    assert call(str(statement), "--outcome", "false")[0] == 2


def test_records_are_checked_wherever_they_are_stored(statement: Path, tmp_path: Path) -> None:
    document = from_text(TEXT)
    claims = claimx.extract(document)
    run = tmp_path / "run"
    run.mkdir()
    (run / "documents.jsonl").write_text(document_record(document, claims=len(claims)).to_json() + "\n", "utf-8")
    lines = "".join(claim.to_json() + "\n" for claim in claims)
    (run / "claims.jsonl").write_text(lines, "utf-8")
    (run / "errors.jsonl").write_text("", "utf-8")
    code, out, _ = call(str(run), "-o", str(tmp_path / "checked.sqlite"))
    assert (code, out) == (0, "")
    with sqlite3.connect(tmp_path / "checked.sqlite") as base:
        outcomes = base.execute("SELECT DISTINCT outcome, told FROM check_list ORDER BY outcome").fetchall()
        assert [outcome for outcome, _ in outcomes] == ["consistent", "implied", "inconsistent"]
        assert base.execute("SELECT count(*) FROM documents").fetchone() == (1,)
    outputs = [
        call(str(run / "claims.jsonl"), "-f", "json", "-q"),
        call(str(tmp_path / "checked.sqlite"), "-f", "json"),
    ]
    piped = subprocess.run(
        [sys.executable, "-m", "claimx", "check", "-", "-f", "json", "-q"],
        input=lines.encode(),
        capture_output=True,
        check=False,
    )
    for code, out, _ in (*outputs, (piped.returncode, piped.stdout.decode(), "")):
        checked = [Claim.model_validate(one) for one in json.loads(out)]
        assert code == 0 and checked == claimx.check(claims)


def test_a_table_may_go_to_a_file(statement: Path, tmp_path: Path) -> None:
    code, out, _ = call(str(statement), "-f", "table", "-o", str(tmp_path / "checks.txt"), "-q")
    assert (code, out) == (0, "")
    assert "inconsistent" in (tmp_path / "checks.txt").read_text("utf-8")


def test_what_cannot_be_read_is_told_and_the_rest_is_checked(statement: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", "utf-8")
    code, out, err = call(str(statement), str(tmp_path / "empty.txt"))
    assert code == 1 and "inconsistent" in out and "empty.txt" in err
    damaged = tmp_path / "claims.jsonl"
    damaged.write_text(claimx.extract(TEXT)[0].to_json() + "\n{}\n", "utf-8")
    code, _, err = call(str(damaged))
    assert code == 1 and "line 2" in err


def test_a_statement_without_figures_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "fair.txt").write_text("The Commissioner opened the fair.", "utf-8")
    assert call(str(tmp_path / "fair.txt")) == (0, "", "claimx: 0 claims: nothing to check\n")
