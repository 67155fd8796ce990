"""``claimx read``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimx.cli import app
from claimx.documents import read

run = CliRunner().invoke
PAGE = """<html><head><title>Patrols doubled</title></head><body><nav>Home News</nav><main>
<h1>Patrols doubled in Rhyl</h1><p>4 June 2024</p><p>North Wales Police made 41 arrests in May, it said today.</p>
<p>Officers have:</p><ul><li>visited 96 shops</li><li>seized £3,000</li></ul>
<table><tr><th>Year</th><th>Arrests</th></tr><tr><td>2023</td><td>212</td></tr></table></main>
<footer>87 cookies are set by this site</footer></body></html>"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "patrols.html"
    path.write_text(PAGE, "utf-8")
    return path


def test_blocks_are_shown_with_their_kinds(page: Path) -> None:
    done = run(app, ["read", str(page)], env={"COLUMNS": "120"})
    assert done.exit_code == 0
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert lines[0] == "Patrols doubled in Rhyl"
    assert "kind press release" in lines
    assert "date 2024-06-04" in lines
    assert "title Patrols doubled in Rhyl" in lines
    assert "list item • visited 96 shops" in lines
    assert "table row 2023 | 212" in lines
    assert "furniture ~~87 cookies are set by this site~~" in lines


def test_json_is_the_document(page: Path) -> None:
    [told] = json.loads(run(app, ["read", str(page), "--format", "json"]).stdout)
    document = read(page)
    assert told["id"] == document.id
    assert told["path"] == page.as_posix()
    assert told["date"] == "2024-06-04"
    assert told["text"] == document.text
    for block in told["blocks"]:
        assert told["text"][block["start"] : block["end"]] == block["text"]
    unread = [block["text"] for block in told["blocks"] if not block["read"]]
    assert unread == ["Home News", "4 June 2024", "87 cookies are set by this site"]
    items = [block for block in told["blocks"] if block["kind"] == "list_item"]
    assert [told["blocks"][item["lead"]]["text"] for item in items] == ["Officers have:"] * 2


def test_a_file_of_several_documents(tmp_path: Path) -> None:
    path = tmp_path / "statements.jsonl"
    rows = [{"id": "a/1", "text": "Kent Police has 90 more officers."}, {"id": "b", "text": "Crime fell by 3%."}]
    path.write_text("\n".join([json.dumps(rows[0]), "{broken", json.dumps(rows[1])]), "utf-8")
    done = run(app, ["read", str(path), "--format", "jsonl"])
    assert done.exit_code == 1
    assert "line 2" in done.stderr
    assert "2 documents, 1 failed" in done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["text"] for one in told] == [row["text"] for row in rows]
    assert told[1]["path"] == f"{path.as_posix()}/b"


def test_summary_counts_the_facts_found(page: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Crime fell by 3%.", "utf-8")
    done = run(app, ["read", str(tmp_path), "--summary", "--format", "json"])
    counts = json.loads(done.stdout)
    assert sum(row["documents"] for row in counts) == 2
    assert sum(row["date"] for row in counts) == 1
    shown = run(app, ["read", str(tmp_path), "--summary"]).stdout
    assert "documents" in shown.splitlines()[1]


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    done = run(app, ["read", str(tmp_path / "none.txt")])
    assert done.exit_code == 1
    assert "does not exist" in done.stderr
    assert done.stdout == ""


def test_a_full_disk_is_told(page: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    done = run(app, ["read", str(page), "-o", "/dev/full"])
    assert done.exit_code == 1
    assert "/dev/full" in done.stderr


def test_metadata_and_standard_input(page: Path, tmp_path: Path) -> None:
    table = tmp_path / "known.csv"
    table.write_text("path,publisher\npatrols.html,North Wales Police\n", "utf-8")
    [told] = json.loads(run(app, ["read", str(page), "--metadata", str(table), "-f", "json"]).stdout)
    assert told["publisher"] == "North Wales Police"
    [piped] = json.loads(run(app, ["read", "-", "-f", "json"], input=PAGE).stdout)
    assert (piped["path"], piped["title"]) == (None, told["title"])
