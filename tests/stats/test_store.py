"""Figures of one's own: checked row by row on the way in, and nothing that is there is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimx.cli import app
from claimx.errors import StatsError
from claimx.stats import stats
from claimx.stats.base import COLUMNS, read_folder
from claimx.stats.store import add, description, incoming

YAML = """
measures:
  burglaries:
    label: burglaries of homes recorded by the police
    kind: flow
    units: [offences]
    topics: [theft]
    words: [burglaries, home burglaries]
    jump: 2
editions:
  yearbook:
    title: Yearbook of an invented observatory
    publisher: An invented observatory
    published: 2024-07-01
    source: https://example.org/yearbook
    licence: CC BY 4.0
"""
ROWS = [
    "burglaries,kent,2021-22,offences,4100,yearbook,",
    'burglaries,Kent Police,2022-23,offences,"4,300",yearbook,',
    "burglaries,kent,2023-24,offences,4250,yearbook,provisional",
]


def files(folder: Path, rows: list[str], yaml: str = YAML) -> Path:
    path = folder / "burglaries.csv"
    path.write_text("\n".join([",".join(COLUMNS), *rows]) + "\n", "utf-8")
    path.with_suffix(".yml").write_text(yaml, "utf-8")
    return path


def run(*args: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["stats", *map(str, args)])
    return done.exit_code, done.stdout, done.stderr


def test_what_is_added_is_shown_and_compared(tmp_path: Path) -> None:
    folder = tmp_path / "base"
    code, _, err = run("add", files(tmp_path, ROWS), "--base", folder)
    assert code == 0 and "3 figures added" in err
    assert [one.value for one in stats(folder).figures("burglaries", "kent")] == [4100, 4300, 4250]
    code, out, _ = run("show", "kent", "burglaries", "--base", folder)
    assert code == 0 and "2022-23  4,300" in out and "An invented observatory" in out
    assert "burglaries" not in stats().measures


def test_the_same_again_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "base"
    path = files(tmp_path, ROWS)
    run("add", path, "--base", folder)
    before = {one.name: one.read_bytes() for one in folder.iterdir()}
    code, _, err = run("add", path, "--base", folder)
    assert code == 0 and "there already: 3 figures" in err
    assert {one.name: one.read_bytes() for one in folder.iterdir()} == before


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("burglaries,kent,2022-23,offences,4300,yearbook,", "the same figure as line 3"),
        ("burglaries,kent,2020-21,offences,410,yearbook,", "more than 2 times away from 4,100 of 2021-22"),
        ("burglaries,kent,2020-21,offences,41000,yearbook,", "more than 2 times away"),
        ("burglaries,Rutland,2020-21,offences,300,yearbook,", "'Rutland' is no force or nation"),
        ("burglaries,,2020-21,offences,300,yearbook,", "'' is no force or nation"),
        ("burglaries,kent,2020-21,,4100,yearbook,", "no unit; burglaries is in offences"),
        ("burglaries,kent,2020-21,crimes,4100,yearbook,", "is in offences, not in 'crimes'"),
        ("robberies,kent,2020-21,offences,4100,yearbook,", "no measure is called 'robberies'"),
        ("burglaries,kent,2020-21,offences,4100,almanac,", "no edition is called 'almanac'"),
        ("burglaries,kent,2020-21,offences,many,yearbook,", "'many' is no number"),
        ('burglaries,kent,2020-21,offences,"41,00",yearbook,', "'41,00' is no number"),
        ("burglaries,kent,2020-21,offences,-5,yearbook,", "less than nothing"),
        ("burglaries,kent,2020-22,offences,4100,yearbook,", "is no day"),
        ("burglaries,kent,2020-21,offences,4100,yearbook,wrong", "'wrong' is not a valid Flag"),
    ],
)
def test_a_bad_row_is_refused_with_its_reason_and_nothing_is_added(tmp_path: Path, row: str, reason: str) -> None:
    folder = tmp_path / "base"
    path = files(tmp_path, [*ROWS, row])
    code, _, err = run("add", path, "--base", folder)
    assert code == 1 and f"{path}, row 5: " in err and reason in err
    assert not folder.exists()
    code, _, err = run("add", path, "--base", folder, "--skip-refused")
    assert code == 1 and len(list(read_folder(folder))) == 3


def test_a_jump_that_is_known_is_taken(tmp_path: Path) -> None:
    rows = [*ROWS, "burglaries,kent,2020-21,offences,41000,yearbook,break"]
    found, _, _ = incoming(files(tmp_path, rows), tmp_path / "burglaries.yml", tmp_path / "base")
    assert (len(found.figures), found.refused) == (4, ())


def test_a_change_of_level_is_no_slip(tmp_path: Path) -> None:
    rows = [
        f"burglaries,kent,{year}-{year - 1999:02d},offences,{value},yearbook,"
        for year, value in ((2018, 1000), (2019, 1010), (2020, 2500), (2021, 2600))
    ]
    found, _, _ = incoming(files(tmp_path, rows), tmp_path / "burglaries.yml", tmp_path / "base")
    assert (len(found.figures), found.refused) == (4, ())


def test_a_figure_of_the_package_is_not_replaced(tmp_path: Path) -> None:
    row = "officers,durham,2010-03-31,fte,1600,ho-2022-07,"
    code, _, err = run("add", files(tmp_path, [row]), "--base", tmp_path / "base")
    assert code == 1 and "the base has 1,507 for this edition" in err


def test_a_later_edition_of_a_measure_of_the_package(tmp_path: Path) -> None:
    row = "officers,durham,2023-03-31,fte,1320.5,yearbook,"
    code, _, _ = run("add", files(tmp_path, [row]), "--base", tmp_path / "base")
    figures = stats(tmp_path / "base").figures("officers", "durham", unit="fte")
    assert code == 0 and "2023-03-31" in {one.when for one in figures} and len(figures) == 41


def test_what_is_there_survives_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "base"
    run("add", files(tmp_path, ROWS[:2]), "--base", folder)
    before = (folder / "figures.csv").read_bytes()

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    found, measures, editions = incoming(files(tmp_path, ROWS), tmp_path / "burglaries.yml", folder)
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        add(folder, found.figures, measures, editions)
    assert (folder / "figures.csv").read_bytes() == before
    assert sorted(one.name for one in folder.iterdir()) == ["figures.csv", "measures.json"]


def test_a_dry_run_adds_nothing(tmp_path: Path) -> None:
    code, _, err = run("add", files(tmp_path, ROWS), "--base", tmp_path / "base", "--dry-run")
    assert code == 0 and "3 figures would be added" in err and not (tmp_path / "base").exists()


@pytest.mark.parametrize(
    ("yaml", "reason"),
    [
        ("measures: [burglaries]", "no mapping"),
        ("just words", "describes nothing"),
        ("measures: {officers: {label: officers, units: [fte]}}", "another measure called 'officers'"),
        ("measures: {burglaries: {label: b}}", "no units"),
        ("a: [", "cannot be read"),
    ],
)
def test_a_description_that_is_wrong(tmp_path: Path, yaml: str, reason: str) -> None:
    code, _, err = run("add", files(tmp_path, ROWS, yaml), "--base", tmp_path / "base")
    assert code == 1 and reason in err


def test_a_column_that_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("measure,area,date,value,edition\n")
    with pytest.raises(StatsError, match="no column 'unit'"):
        incoming(path, None, tmp_path)


def test_a_description_keeps_its_days(tmp_path: Path) -> None:
    path = files(tmp_path, ROWS)
    _, editions = description(path.with_suffix(".yml"))
    assert str(editions["yearbook"].published) == "2024-07-01"
    run("add", path, "--base", tmp_path / "base")
    told = json.loads((tmp_path / "base" / "measures.json").read_text("utf-8"))
    assert told["editions"]["yearbook"]["published"] == "2024-07-01"
