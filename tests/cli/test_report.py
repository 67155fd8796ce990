"""``claimx report``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html
from typer.testing import CliRunner

import claimx
from claimx.cli import app
from claimx.documents import read
from claimx.pipeline.record import document_record
from claimx.records import ErrorKind, ErrorRecord

run = CliRunner().invoke


@pytest.fixture
def folder(tmp_path: Path, sample: Path) -> Path:
    """The folder of a run."""
    document = read(sample)
    claims = claimx.extract(document)
    folder = tmp_path / "run"
    folder.mkdir()
    (folder / "claims.jsonl").write_text("".join(claim.to_json() + "\n" for claim in claims), "utf-8")
    (folder / "documents.jsonl").write_text(document_record(document, claims=len(claims)).to_json() + "\n", "utf-8")
    error = ErrorRecord(path="scan.pdf", kind=ErrorKind.TIMEOUT, message="scan.pdf took more than 60 seconds")
    (folder / "errors.jsonl").write_text(error.to_json() + "\n", "utf-8")
    return folder


def figures(path: Path) -> list[str]:
    return [item.text_content() for item in html.parse(path).findall(".//header//li")]


def test_of_a_run(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    done = run(app, ["report", str(folder), "-o", str(page), "--title", "January"])
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == f"claimx: 13 claims in {page}\n"
    assert figures(page) == ["13 claims", "1 statement", "1 force", "1 error"]
    assert html.parse(page).findtext(".//title") == "January"


def test_of_a_statement_and_of_a_run_of_it_are_the_same(folder: Path, sample: Path, tmp_path: Path) -> None:
    (folder / "errors.jsonl").write_text("", "utf-8")
    pages = [tmp_path / "a.html", tmp_path / "b.html"]
    for source, page in zip((folder, sample), pages, strict=True):
        assert run(app, ["report", str(source), "-q", "-o", str(page)]).exit_code == 0
    assert pages[0].read_bytes() == pages[1].read_bytes()
    assert html.parse(pages[0]).findtext(".//h1") == read(sample).title


def test_of_claims_through_a_pipe(folder: Path) -> None:
    command = [sys.executable, "-m", "claimx", "report", "-"]
    done = subprocess.run(command, input=(folder / "claims.jsonl").read_bytes(), capture_output=True, check=True)
    assert html.document_fromstring(done.stdout).findall(".//header//li")[0].text_content() == "13 claims"


def test_what_cannot_be_read_is_told_and_shown(tmp_path: Path, sample: Path) -> None:
    page = tmp_path / "report.html"
    done = run(app, ["report", str(sample), str(tmp_path / "missing.pdf"), "-o", str(page)])
    assert done.exit_code == 1
    assert "missing.pdf" in done.stderr
    assert figures(page)[-1] == "1 error"


def test_a_damaged_line_is_told_and_the_rest_shown(folder: Path, tmp_path: Path) -> None:
    with (folder / "claims.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"schema": "claimx.claim/1"}\n')
    page = tmp_path / "report.html"
    done = run(app, ["report", str(folder), "-o", str(page)])
    assert done.exit_code == 1
    assert "claims.jsonl, line 14" in done.stderr
    assert figures(page)[0] == "13 claims"


def test_a_place_that_cannot_be_written_is_told(sample: Path, tmp_path: Path) -> None:
    done = run(app, ["report", str(sample), "-o", str(tmp_path / "no" / "report.html")])
    assert done.exit_code == 1
    assert "--output" in done.stderr


def test_statements_take_what_is_known_of_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kent Police made 41 arrests this year.", "utf-8")
    known = tmp_path / "known.csv"
    known.write_text("path,title\na.txt,Arrests in Kent\n", "utf-8")
    page = tmp_path / "report.html"
    assert run(app, ["report", str(tmp_path / "a.txt"), "--metadata", str(known), "-o", str(page)]).exit_code == 0
    assert html.parse(page).findtext(".//h1") == "Arrests in Kent"


def test_help_shows_examples() -> None:
    assert run(app, ["report", "--help"]).stdout.count("Example: claimx report") == 3
