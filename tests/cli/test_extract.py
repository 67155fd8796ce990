"""The command as a person runs it: formats, streams, exit status, and input that is no statement."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import typer

from claimx.cli.extract import command
from claimx.pipeline.language import extract_documents

if TYPE_CHECKING:
    from spacy.language import Language

    from claimx.documents import Document
    from claimx.records import Claim

STATEMENT = "Kent Police\n\n4 March 2024\n\nKent Police has 96 more officers than in 2019.\n"


def claimx(
    *args: str | Path, stdin: bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "claimx", *map(str, args)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, env={**os.environ, **(env or {})})


@pytest.fixture
def statement(tmp_path: Path) -> Path:
    path = tmp_path / "kent.txt"
    path.write_text(STATEMENT, "utf-8")
    return path


def records(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def test_jsonl_is_the_default_and_stdout_holds_data_alone(statement: Path) -> None:
    done = claimx("extract", statement)
    assert done.returncode == 0, done.stderr
    [record] = records(done)
    assert record["schema"] == "claimx.claim/1"
    assert record["change"] == "increase"
    assert record["document"]["date"] == "2024-03-04"  # type: ignore[index]
    assert done.stderr == b""


def test_every_format_tells_the_same_claim(statement: Path) -> None:
    as_json = json.loads(claimx("extract", statement, "--format", "json").stdout)
    as_csv = list(csv.DictReader(io.StringIO(claimx("extract", statement, "--format", "csv").stdout.decode())))
    as_table = claimx("extract", statement, "--format", "table").stdout.decode()
    assert as_json[0]["quantity"]["value"] == 96
    assert (as_csv[0]["value"], as_csv[0]["forces"], as_csv[0]["baseline_start"]) == ("96", "kent", "2019-01-01")
    assert "▲ 96" in as_table and "Kent Police" in as_table and "against 2019" in as_table


def test_a_document_without_claims(tmp_path: Path) -> None:
    path = tmp_path / "none.txt"
    path.write_text("The Commissioner opened the fair on Saturday.", "utf-8")
    assert claimx("extract", path).stdout == b""
    assert json.loads(claimx("extract", path, "-f", "json").stdout) == []
    assert b"no quantitative claims" in claimx("extract", path, "-f", "table").stdout


def test_stdin() -> None:
    done = claimx("extract", "-", "--date", "2024-03-04", stdin=b"Kent Police has 96 more officers.")
    [record] = records(done)
    assert record["document"]["date"] == "2024-03-04"  # type: ignore[index]
    assert record["document"]["path"] is None  # type: ignore[index]


def test_a_given_date_does_not_override_the_documents_own(statement: Path) -> None:
    [record] = records(claimx("extract", statement, "--date", "1999-01-01"))
    assert record["document"]["date"] == "2024-03-04"  # type: ignore[index]


def test_folders_and_output_file(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "c.jpg"):
        (tmp_path / "in" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "in" / name).write_text(f"<p>{STATEMENT}</p>" if name == "a.html" else STATEMENT, "utf-8")
    out = tmp_path / "claims.jsonl"
    done = claimx("extract", tmp_path / "in", "-o", out)
    assert done.returncode == 0, done.stderr
    assert done.stdout == b""
    paths = [Path(json.loads(line)["document"]["path"]).name for line in out.read_text("utf-8").splitlines()]
    assert paths == ["a.html", "b.txt"]
    assert b"2 documents, 2 claims, 0 failed" in done.stderr
    assert b"1 file of other formats passed over: .jpg" in done.stderr
    assert b"2 documents" not in claimx("extract", tmp_path / "in", "-q").stderr


def test_metadata_wins(statement: Path, tmp_path: Path) -> None:
    table = tmp_path / "known.csv"
    table.write_text("path,date,title,url\nkent.txt,2023-01-02,Known,https://example.org/1\n", "utf-8")
    [record] = records(claimx("extract", statement, "--metadata", table))
    document = record["document"]
    assert (document["date"], document["title"], document["url"]) == (  # type: ignore[index]
        "2023-01-02",
        "Known",
        "https://example.org/1",
    )


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t \n", "empty"),
        ("binary.txt", bytes(range(256)) * 40, "binary"),
        ("nul.txt", b"Kent\x00Police has 96 more officers.\x00" * 30, "binary"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_rest_is_done(
    statement: Path, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    bad = tmp_path / name
    bad.write_bytes(content)
    done = claimx("extract", bad, statement)
    assert done.returncode == 1
    assert len(records(done)) == 1
    message = done.stderr.decode()
    assert name in message and said in message
    assert "2 documents, 1 claim, 1 failed" in message


def test_missing_file_and_empty_folder(statement: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    done = claimx("extract", tmp_path / "gone.txt", tmp_path / "folder", statement)
    assert done.returncode == 1
    assert len(records(done)) == 1
    assert "gone.txt" in done.stderr.decode()
    assert "folder holds no file of a format that is read" in done.stderr.decode()


def test_a_file_too_large_is_refused_with_a_remedy(tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    big.write_bytes(STATEMENT.encode() * (50_000_000 // len(STATEMENT)))
    done = claimx("extract", big)
    assert done.returncode == 1
    assert "big.txt" in done.stderr.decode() and "split" in done.stderr.decode()


def test_odd_but_readable(tmp_path: Path) -> None:
    (tmp_path / "line.txt").write_text("Kent Police has 96 more officers. " * 6_000, "utf-8")
    (tmp_path / "open.html").write_text("<html><body><div><p>Kent Police has 96 more officers.<b><div>" * 30, "utf-8")
    (tmp_path / "cp1252.txt").write_bytes("Kent Police spent £25m on “cars”.".encode("cp1252"))
    done = claimx("extract", tmp_path)
    assert done.returncode == 0, done.stderr
    counts: dict[str, int] = {}
    for record in records(done):
        name = Path(record["document"]["path"]).name  # type: ignore[index]
        counts[name] = counts.get(name, 0) + 1
    assert counts == {"line.txt": 6_000, "open.html": 30, "cp1252.txt": 1}


def test_a_table_of_statements_is_a_document_a_row(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(
        "key,reply,when,text\n"
        "a/1,Kent Police has 96 more officers than in 2019.,2024-03-04,x\n"
        "b,,2024-03-05,y\n"
        "c,Kent Police made 41 arrests in May.,5 June 2024,z\n",
        "utf-8",
    )
    options = ("--text-field", "reply", "--id-field", "key", "--date-field", "when")
    done = claimx("extract", path, *options)
    assert done.returncode == 1
    found = [(Path(r["document"]["path"]).name, r["document"]["date"], r["quantity"]["value"]) for r in records(done)]  # type: ignore[index]
    assert found == [("a_1", "2024-03-04", 96), ("c", "2024-06-05", 41)]
    said = done.stderr.decode()
    assert "rows.csv, row 2" in said and "3 documents, 2 claims, 1 failed" in said
    from_pipe = records(claimx("extract", "-", *options, stdin=path.read_bytes()))
    assert [record["document"]["path"] for record in from_pipe] == ["a_1", "c"]  # type: ignore[index]
    wrong = claimx("extract", path, "--text-field", "answer")
    assert wrong.returncode == 1 and "'key', 'reply', 'when', 'text'" in wrong.stderr.decode()


def test_metadata_knows_the_documents_of_a_file(tmp_path: Path) -> None:
    lines = [json.dumps({"id": name, "text": "Kent Police has 96 more officers than in 2019."}) for name in "abc"]
    (tmp_path / "rows.jsonl").write_text("\n".join(lines), "utf-8")
    table = tmp_path / "known.csv"
    table.write_text(f"path,date\n{tmp_path}/rows.jsonl/a,2024-01-02\nb,2024-01-03\n", "utf-8")
    out = tmp_path / "claims.jsonl"
    done = claimx("extract", tmp_path, "--metadata", table, "-o", out)
    assert done.returncode == 0, done.stderr
    dates = [json.loads(line)["document"]["date"] for line in out.read_text("utf-8").splitlines()]
    assert dates == ["2024-01-02", "2024-01-03", None]
    assert b"3 documents, 3 claims, 0 failed" in done.stderr


@pytest.mark.parametrize(
    "args",
    [
        ["extract"],
        ["extract", "x.txt", "--format", "yaml"],
        ["extract", "x.txt", "--date", "31/01/2024"],
        ["nonsense"],
    ],
)
def test_wrong_usage_exits_2(args: list[str]) -> None:
    assert claimx(*args).returncode == 2


def test_a_bad_metadata_file_names_its_line(statement: Path, tmp_path: Path) -> None:
    table = tmp_path / "known.csv"
    table.write_text("path,date\nkent.txt,soon\n", "utf-8")
    done = claimx("extract", statement, "--metadata", table)
    assert done.returncode == 1
    assert "line 2" in done.stderr.decode() and "date" in done.stderr.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told(statement: Path) -> None:
    done = claimx("extract", statement, "-o", "/dev/full")
    assert done.returncode == 1
    assert "/dev/full" in done.stderr.decode() and "--output" in done.stderr.decode()


def test_a_missing_model_is_told(statement: Path) -> None:
    done = claimx("extract", statement, "-m", "no_such_model")
    assert done.returncode == 1
    assert "no_such_model" in done.stderr.decode()


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(STATEMENT * 3_000, "utf-8")
    command = f"{sys.executable} -m claimx extract {tmp_path / 'long.txt'} | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False)
    assert done.stdout.count(b"\n") == 1
    assert b"Traceback" not in done.stderr


def test_one_document_that_fails_leaves_the_others_of_its_batch(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(documents: Sequence[Document], *, nlp: Language) -> list[list[Claim]]:
        if any("Hull" in document.text for document in documents):
            raise ValueError("no such thing")
        return extract_documents(documents, nlp=nlp)

    for name, place in (("a", "Leeds"), ("b", "Hull"), ("c", "Derby")):
        (tmp_path / f"{name}.txt").write_text(f"There were 412 burglaries in {place}.", "utf-8")
    monkeypatch.setattr("claimx.pipeline.language.extract_documents", failing)
    out = tmp_path / "claims.jsonl"
    with pytest.raises(typer.Exit):
        command([str(tmp_path)], output=out, quiet=True)
    found = [json.loads(line)["text"] for line in out.read_text("utf-8").splitlines()]
    assert found == ["There were 412 burglaries in Leeds.", "There were 412 burglaries in Derby."]
    assert "b.txt: ValueError: no such thing" in " ".join(capsys.readouterr().err.split())


def annotated(folder: Path) -> Path:
    """A folder with a statement, its annotation, and what is known of it."""
    folder.mkdir()
    (folder / "kent.txt").write_text(STATEMENT, "utf-8")
    plain = {"doc": "kent", "claims": [{"quote": "Kent Police has [[96]] more officers", "value": 96}]}
    (folder / "kent.json").write_text(json.dumps(plain), "utf-8")
    (folder / "metadata.csv").write_text(
        "path,title\nelse.txt,Kent Police made 41 arrests\nkent.txt,41 cars\n", "utf-8"
    )
    return folder


def test_what_tells_of_statements_beside_it_is_none(tmp_path: Path) -> None:
    folder = annotated(tmp_path / "in")
    done = claimx("extract", folder)
    assert {str(record["document"]["path"]) for record in records(done)} == {str(folder / "kent.txt")}  # type: ignore[index]
    assert b"2 files beside others passed over: kent.json, metadata.csv" in done.stderr
    # Named, or with no statement beside it, it is read as anything else.
    assert b"passed over" not in claimx("extract", folder / "kent.json").stderr
    (folder / "kent.txt").rename(folder / "essex.txt")
    assert b"passed over" not in claimx("extract", folder).stderr


@pytest.mark.parametrize("verb", [["extract"], ["read", "--format", "jsonl"], ["report"]])
def test_rows_of_metadata_that_fit_no_document_are_told(verb: list[str], tmp_path: Path) -> None:
    folder = annotated(tmp_path / "in")
    table = folder / "metadata.csv"
    done = claimx(*verb, folder, "--metadata", table)
    assert done.returncode == 0
    assert f"{table}: no document for 1 row: else.txt\n" in done.stderr.decode()
    assert b"no document for" not in claimx(*verb, folder, "--metadata", table, "-q").stderr
    table.write_text("path,title\nkent.txt,Known\n" + "".join(f"n{n}.txt,x\n" for n in range(20)), "utf-8")
    [line] = [
        line
        for line in claimx(*verb, folder, "--metadata", table).stderr.decode().splitlines()
        if "no document for" in line
    ]
    assert "no document for 20 rows: n0.txt, n1.txt," in line and "n19" not in line
