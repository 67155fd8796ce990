"""``claimx convert`` as a person runs it, and the formats of ``claimx extract``."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

import claimx
from claimx import stored
from claimx.cli import app
from claimx.documents import from_text
from claimx.outputs import Format, format_of
from claimx.outputs.writing import write
from claimx.pipeline.record import document_record
from claimx.records import AnyRecord, Claim

TEXT = "Kent Police has 96 more officers than in 2019. It made 41 arrests in May and spent £2.5m on cars."


def convert(*args: str | Path) -> Result:
    return CliRunner().invoke(app, ["convert", *map(str, args)])


@pytest.fixture(scope="module")
def records() -> list[AnyRecord]:
    document = from_text(TEXT)
    found = claimx.extract(document)
    return [document_record(document, claims=len(found)), *found]


@pytest.fixture(scope="module")
def claims(records: list[AnyRecord]) -> list[Claim]:
    return [record for record in records if isinstance(record, Claim)]


@pytest.fixture
def run(records: list[AnyRecord], tmp_path: Path) -> Path:
    write(records, Format.JSONL, tmp_path / "run")
    return tmp_path / "run"


def lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def test_from_each_to_each(run: Path, tmp_path: Path, claims: list[Claim]) -> None:
    told = [claim.to_json() for claim in claims]
    sources = [run]
    for name in ("a.sqlite", "a.json", "a.jsonl", "a.parquet", "a.db", "a.pq", "a.ndjson"):
        done = convert(sources[-1], "-o", tmp_path / name)
        assert done.exit_code == 0, done.output
        assert done.stdout == "" and f"{len(claims)} claims, 0 errors, 0 damaged" in done.stderr
        sources.append(tmp_path / name)
    for source in sources:
        assert convert(source).stdout.splitlines() == told
    assert {format_of(source) for source in sources[1:]} == {
        Format.SQLITE,
        Format.JSON,
        Format.JSONL,
        Format.PARQUET,
    }


def test_a_run_comes_back_whole_from_a_database(run: Path, tmp_path: Path) -> None:
    convert(run, "-o", tmp_path / "a.sqlite")
    convert(tmp_path / "a.sqlite", "-o", tmp_path / "again")
    for name in ("claims.jsonl", "documents.jsonl", "errors.jsonl"):
        assert (tmp_path / "again" / name).read_bytes() == (run / name).read_bytes()


def test_stdout_has_no_mark_and_a_file_has(run: Path, tmp_path: Path) -> None:
    convert(run, "-o", tmp_path / "a.csv")
    shown = convert(run, "--format", "csv")
    assert shown.stdout_bytes.startswith(b"id,document")
    assert (tmp_path / "a.csv").read_bytes() == b"\xef\xbb\xbf" + shown.stdout_bytes
    assert convert(run, "-f", "csv", "-o", "-").stdout_bytes == shown.stdout_bytes


def test_stdin_lines_and_array(run: Path, claims: list[Claim]) -> None:
    told = "".join(claim.to_json() + "\n" for claim in claims)
    array = "\n [" + ",\n".join(claim.to_json() for claim in claims) + "]"
    for given in (told, "\ufeff" + told, "\n\n" + told, array):
        done = CliRunner().invoke(app, ["convert", "-"], input=given.encode())
        assert done.exit_code == 0, done.stderr
        assert done.stdout == told


def test_a_database_on_stdin_is_refused(run: Path, tmp_path: Path) -> None:
    convert(run, "-o", tmp_path / "a.sqlite")
    done = CliRunner().invoke(app, ["convert", "-"], input=(tmp_path / "a.sqlite").read_bytes())
    assert done.exit_code == 1
    assert "save it, and name the file" in done.stderr


def test_damaged_lines_are_told_and_the_rest_is_written(run: Path, tmp_path: Path, claims: list[Claim]) -> None:
    good = lines(run / "claims.jsonl")
    (run / "claims.jsonl").write_text("\n".join([good[0], '{"id": 3', *good[1:], "[]"]) + "\n", "utf-8")
    done = convert(run, "-o", tmp_path / "a.sqlite")
    assert done.exit_code == 1
    assert f"{run / 'claims.jsonl'}, line 2" in done.stderr
    assert f"{len(claims)} claims, 0 errors, 2 damaged" in done.stderr
    assert list(stored.claims(tmp_path / "a.sqlite")) == claims


def test_many_damaged_lines_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{}\n" * 500, "utf-8")
    done = convert(tmp_path / "a.jsonl", "-o", tmp_path / "b.csv")
    assert done.exit_code == 1
    assert "500 records are damaged in all" in done.stderr
    assert done.stderr.count("line ") == 20


def test_what_is_not_there_leaves_the_old(run: Path, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("old", "utf-8")
    done = convert(run, tmp_path / "none.jsonl", "-o", tmp_path / "a.json")
    assert done.exit_code == 1
    assert "none.jsonl does not exist (check the spelling" in done.stderr
    assert (tmp_path / "a.json").read_text("utf-8") == "old"
    done = convert(run, "-o", tmp_path / "no such folder" / "a.json")
    assert done.exit_code == 1 and "--output" in done.stderr


def test_an_input_may_be_its_own_output(run: Path, tmp_path: Path, claims: list[Claim]) -> None:
    convert(run, "-o", tmp_path / "a.json")
    before = (tmp_path / "a.json").read_bytes()
    assert convert(tmp_path / "a.json", "-o", tmp_path / "a.json").exit_code == 0
    assert (tmp_path / "a.json").read_bytes() == before


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["-o", "a.yaml"], "ends as no format"),
        (["-f", "xlsx", "-o", "a.xlsx", "--partition-by", "force"], "it is for parquet, not for xlsx"),
        (["-f", "parquet", "-o", "a", "--partition-by", "colour"], "colour cannot be"),
        (["-f", "parquet", "-o", "a", "--partition-by", "force,force"], "once at most"),
        (["-f", "yaml"], "yaml"),
        ([], "INPUT"),
    ],
)
def test_wrong_usage(args: list[str], told: str, run: Path) -> None:
    done = convert(run, *args) if args else convert()
    assert done.exit_code == 2
    assert told in done.stderr


def test_what_is_no_text_is_not_written_to_stdout(run: Path) -> None:
    for form in (Format.XLSX, Format.PARQUET, Format.SQLITE):
        done = convert(run, "-f", form)
        assert done.exit_code == 1
        assert f"-o claims{form.facts.endings[0]}" in done.stderr


def test_partitions(run: Path, tmp_path: Path, claims: list[Claim]) -> None:
    done = convert(run, "-f", "parquet", "-o", tmp_path / "p", "--partition-by", "type,force")
    assert done.exit_code == 0, done.output
    files = list((tmp_path / "p" / "claims").rglob("*.parquet"))
    assert sum(pq.ParquetFile(file).metadata.num_rows for file in files) == len(claims)
    assert {file.parts[-3] for file in files} == {f"type={claim.type}" for claim in claims}
    assert sorted(convert(tmp_path / "p").stdout.splitlines()) == sorted(lines(run / "claims.jsonl"))


def test_ratings(run: Path, tmp_path: Path, claims: list[Claim]) -> None:
    with (tmp_path / "r.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["claim", "rating", "reviewer", "url", "date"])
        rows.writerow([claims[0].id, "False", "Ada Reader", "https://example.org/1", "2024-06-01"])
        rows.writerow(["f" * 16, "True", "Ada Reader", "https://example.org/2", "2024-06-02"])
    done = convert(run, "-o", tmp_path / "a.jsonld", "--ratings", tmp_path / "r.csv")
    assert done.exit_code == 1
    assert f"1 ratings are of no claim in the input: {'f' * 16}" in done.stderr
    graph = json.loads((tmp_path / "a.jsonld").read_text("utf-8"))["@graph"]
    assert [node["@type"] for node in graph].count("ClaimReview") == 1
    assert convert(run, "-o", tmp_path / "a.csv", "--ratings", tmp_path / "r.csv").exit_code == 2


def test_extract_writes_by_the_ending_too(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "kent.txt").write_text(TEXT, "utf-8")
    (tmp_path / "in" / "none.txt").write_text("The fair opened.", "utf-8")
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    for name in ("a.xlsx", "a.sqlite"):
        done = CliRunner().invoke(app, ["extract", str(tmp_path / "in"), "-o", str(tmp_path / name)])
        assert done.exit_code == 1
        assert "3 documents, 3 claims, 1 failed" in done.stderr
    with sqlite3.connect(tmp_path / "a.sqlite") as base:
        counts = [base.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in ("claims", "documents", "errors")]
        assert counts == [3, 2, 1]
        assert base.execute("SELECT text FROM documents WHERE claims = 3").fetchone()[0] == TEXT
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert [book[name].max_row for name in ("claims", "documents", "errors")] == [4, 3, 2]


def test_info_tells_every_format() -> None:
    said = CliRunner().invoke(app, ["info"]).stdout
    assert f"formats written  {', '.join(Format)}" in said
