"""``claimx stats``."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from claimx.cli import app
from tests.stats.build import WORKFORCE, WORKFORCE_HEADING, write_ods


def run(*args: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["stats", *args])
    return done.exit_code, done.stdout, done.stderr


def test_measures_are_listed_with_their_units_and_areas() -> None:
    code, out, _ = run("list")
    line = next(line for line in out.splitlines() if line.startswith("pcsos"))
    assert code == 0 and "fte/headcount" in line and "44 areas" in line
    _, out, _ = run("list", "--areas", "precept")
    assert "essex" in out and "city-of-london" not in out


def test_a_series_is_shown_with_editions_that_differ() -> None:
    code, out, _ = run("show", "England and Wales", "officers", "--unit", "fte")
    assert code == 0
    assert "2023-03-31 fte: 147,430 (ho-2023-03-2); 147,434 (ho-2024-03-2)" in out
    assert "without the British Transport Police" in out.splitlines()[0]


def test_a_series_as_json_and_svg(tmp_path: Path) -> None:
    code, out, _ = run("show", "durham", "officers", "--unit", "fte", "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    [row] = [row for row in rows if row["date"] == "2010-03-31"]
    assert code == 0 and (row["value"], row["licence"]) == (1507.14, "OGL v3.0")
    chart = tmp_path / "durham.svg"
    assert run("show", "durham", "officers", "-o", str(chart))[0] == 0
    assert chart.read_text("utf-8").startswith("<svg")


def test_what_is_not_there_is_told_with_what_is() -> None:
    assert run("show", "atlantis", "officers")[0] == 2
    code, _, err = run("show", "durham", "dogs")
    assert code == 1 and "claimx stats list" in err
    code, _, err = run("show", "durham", "workforce")
    assert code == 2 and "england-and-wales" in err
    assert run("show", "durham", "officers", "-o", "x.png")[0] == 2


def test_a_published_table_is_imported_and_its_bad_rows_told(tmp_path: Path) -> None:
    rows = [WORKFORCE_HEADING, *WORKFORCE, [2024, "X1", "Atlantis", "", "Male", "Constable", "Police Officer", 9, 9]]
    path, base = write_ods(tmp_path / "workforce.ods", {"Data": rows}), str(tmp_path / "base")
    told = (str(path), "--base", base, "--edition", "made-up", "--published", "2024-07-24")
    code, _, err = run("import", *told)
    assert code == 1 and "row 10: 'Atlantis' (X1) is no force or nation" in err and not Path(base).exists()
    code, _, err = run("import", *told, "--skip-refused")
    assert code == 1 and "9 figures added" in err
    code, out, _ = run("show", "durham", "pcsos", "--base", base, "--json")
    [row] = [row for row in map(json.loads, out.splitlines()) if row["edition"] == "made-up" and row["unit"] == "fte"]
    assert (row["value"], row["licence"]) == (84.5, "OGL v3.0")


def test_a_day_that_is_none_is_wrong_usage(tmp_path: Path) -> None:
    assert run("import", str(tmp_path / "t.ods"), "--published", "soon")[0] == 2
