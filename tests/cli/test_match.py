"""``claimx match`` as people call it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import claimx
from claimx.cli import app
from claimx.match_records import json_schema

TEXTS = (
    "Essex Police recorded 4,312 burglaries in 2023.",
    "There were 4,312 burglary offences across Essex in 2023.",
    "Kent Police recorded 1,284 robberies in 2023.",
    "=In 2023 there were 1,766 robberies in Kent.",
)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    found = [claim for text in TEXTS for claim in claimx.extract(text)]
    assert len(found) == len(TEXTS)
    (folder / "claims.jsonl").write_text("".join(claim.to_json() + "\n" for claim in found), "utf-8")
    return folder


def call(*arguments: str, stdin: str | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["match", *arguments], input=stdin)
    return result.exit_code, result.stdout, result.stderr


def test_a_run_yields_a_group_a_line_contradictions_first(run: Path) -> None:
    code, out, err = call(str(run))
    groups = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [(group["schema"], group["kind"]) for group in groups] == [
        ("claimx.match/1", "contradiction"), ("claimx.match/1", "repeat"),
    ]  # fmt: skip
    assert "1 repeats, 1 contradictions" in err


def test_stdin_and_several_sources_are_read(run: Path) -> None:
    lines = (run / "claims.jsonl").read_text("utf-8").splitlines(keepends=True)
    assert call("-", stdin="".join(lines))[1] == call(str(run))[1]
    first, second = run / "first.jsonl", run / "second.jsonl"
    first.write_text("".join(lines[::2]), "utf-8")
    second.write_text("".join(lines[1::2]), "utf-8")
    assert call(str(second), str(first))[1] == call(str(run))[1]


@pytest.mark.parametrize(
    ("options", "kinds"),
    [
        (["--kind", "repeat"], ["repeat"]),
        (["--kind", "contradiction"], ["contradiction"]),
        (["--force", "essex"], ["repeat"]),
        (["--force", "gwent"], []),
        (["--min", "3"], []),
    ],
)
def test_what_is_shown_can_be_chosen(run: Path, options: list[str], kinds: list[str]) -> None:
    code, out, _ = call(str(run), *options)
    assert code == 0
    assert [json.loads(line)["kind"] for line in out.splitlines()] == kinds


def test_json_is_one_array(run: Path) -> None:
    assert json.loads(call(str(run), "--format", "json")[1]) == [
        json.loads(line) for line in call(str(run))[1].splitlines()
    ]
    assert json.loads(call(str(run), "--format", "json", "--force", "gwent")[1]) == []


def test_csv_has_a_row_a_statement_and_no_formula(run: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(call(str(run), "--format", "csv")[1])))
    assert len(rows) == 4
    assert {(row["kind"], row["value"]) for row in rows} == {
        ("repeat", "4312"), ("contradiction", "1284"), ("contradiction", "1766"),
    }  # fmt: skip
    assert not [cell for row in rows for cell in row.values() if cell.startswith("=")]


def test_the_table_names_force_figures_and_certainty(run: Path) -> None:
    out = call(str(run), "--format", "table")[1]
    for words in ("contradiction", "Kent Police", "1,284", "1,766", "high certainty", "repeat", "Essex Police", "2023"):
        assert words in out


def test_it_writes_to_a_file(run: Path, tmp_path: Path) -> None:
    path = tmp_path / "groups.jsonl"
    code, out, _ = call(str(run), "-o", str(path), "-q")
    assert (code, out) == (0, "")
    assert path.read_text("utf-8") == call(str(run))[1]


def test_the_ending_of_the_file_tells_the_format(run: Path, tmp_path: Path) -> None:
    path = tmp_path / "groups.csv"
    assert call(str(run), "-o", str(path))[0] == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbfgroup,kind,")
    assert call(str(run), "-o", str(tmp_path / "groups.parquet"))[0] == 2


def test_a_damaged_line_is_told_and_the_rest_goes_on(run: Path, tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text("{}\n" + (run / "claims.jsonl").read_text("utf-8"), "utf-8")
    code, out, err = call(str(path))
    assert code == 1
    assert out == call(str(run))[1]
    assert f"{path}, line 1" in err


def test_what_is_not_there_fails_with_the_remedy(tmp_path: Path) -> None:
    code, out, err = call(str(tmp_path / "none.jsonl"))
    assert (code, out) == (1, "")
    assert "does not exist" in err


@pytest.mark.parametrize("options", [["--force", "narnia"], ["--kind", "echo"], ["--min", "0"], []])
def test_wrong_usage_is_told_apart(run: Path, options: list[str]) -> None:
    assert call(*([str(run)] if options else []), *options)[0] == 2


def test_the_schema_of_a_group_is_printed() -> None:
    result = CliRunner().invoke(app, ["schema", "match"])
    assert json.loads(result.stdout) == json_schema()
    assert json_schema()["$id"] == "urn:claimx.match/1"
