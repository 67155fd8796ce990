"""Published tables are read in their layouts, and what is wrong in them is refused by row and reason."""

from __future__ import annotations

import copy
import datetime as dt
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from claimx.errors import StatsError
from claimx.knowledge import base as knowledge
from claimx.stats import Edition, Flag
from claimx.stats.tables.read import Table, read
from tests.stats.build import (
    FUNDING,
    FUNDING_ABOVE,
    FUNDING_HEADING,
    WORKFORCE,
    WORKFORCE_HEADING,
    Rows,
    write_csv,
    write_ods,
    write_xlsx,
)

EDITION = Edition("made-up", "Made up", "Home Office", dt.date(2024, 7, 1), "made-up.ods", "OGL v3.0")
Write = Callable[[Path, Rows], Path]
WRITERS: dict[str, Write] = {
    "ods": lambda folder, rows: write_ods(folder / "t.ods", {"Cover": [["Police workforce"]], "Data": rows}),
    "xlsx": lambda folder, rows: write_xlsx(folder / "t.xlsx", {"Cover": [["Police workforce"]], "Data": rows}),
    "csv": lambda folder, rows: write_csv(folder / "t.csv", rows),
}


def table(folder: Path, rows: Rows, form: str = "ods") -> Table:
    return read(WRITERS[form](folder, rows), EDITION, folder / "base")


def values(found: Table) -> dict[tuple[str, str, str, str], float]:
    return {(one.measure, one.area, one.unit, one.when): one.value for one in found.incoming.figures}


@pytest.mark.parametrize("form", WRITERS)
def test_workforce_is_summed_by_force_in_every_format(tmp_path: Path, form: str) -> None:
    found = table(tmp_path, [WORKFORCE_HEADING, *WORKFORCE], form)
    day = "2024-03-31"
    assert values(found) == {
        ("officers", "cleveland", "headcount", day): 1500,
        ("officers", "cleveland", "fte", day): 1469.75,
        ("specials", "cleveland", "headcount", day): 44,
        ("officers", "durham", "headcount", day): 1400,
        ("officers", "durham", "fte", day): 1365.75,
        ("pcsos", "durham", "headcount", day): 90,
        ("pcsos", "durham", "fte", day): 84.5,
        ("officers", "btp", "headcount", day): 3000,
        ("officers", "btp", "fte", day): 2980,
    }
    assert found.incoming.refused == ()


def test_a_heading_below_notes_and_whole_dates(tmp_path: Path) -> None:
    rows = [["Police workforce [note 1]"], [], ["As at", *WORKFORCE_HEADING[1:]]]
    rows += [["30 September 2024", *row[1:]] for row in WORKFORCE[:3]]
    assert {key[3] for key in values(table(tmp_path, rows))} == {"2024-09-30"}


def test_a_national_total_only_where_all_forces_are_there(tmp_path: Path) -> None:
    both = [
        one for one in knowledge().forces.values() if one.kind == "territorial" and one.country in ("England", "Wales")
    ]
    rows = [[2024, one.gss, one.name, one.region, "Male", "Constable", "Designated Officer", 10, 9.5] for one in both]
    assert len(both) == 43
    found = table(tmp_path, [WORKFORCE_HEADING, *rows])
    [total] = [one for one in found.incoming.figures if one.area == "england-and-wales" and one.unit == "fte"]
    assert (total.value, total.flags) == (43 * 9.5, (Flag.SUMMED,))
    found = table(tmp_path, [WORKFORCE_HEADING, *rows[1:]])
    assert "england-and-wales" not in {one.area for one in found.incoming.figures}


@pytest.mark.parametrize(
    ("column", "cell", "line", "reason"),
    [
        (0, "soon", 2, "'soon' is no day or year; no figure of Cleveland is taken"),
        (2, "Rutland", 2, "'Rutland' (X1) is no force or nation"),
        (6, "Police Dog", 2, "'Police Dog' is no type of worker"),
        (8, "[x]", 2, "officers of cleveland, 2024-03-31: a cell of its sum is no number"),
        (8, -3, 2, "officers of cleveland, 2024-03-31: a cell of its sum is no number"),
        (8, 99999, 2, "times away from"),
    ],
)
def test_what_is_wrong_in_a_workforce_table(tmp_path: Path, column: int, cell: object, line: int, reason: str) -> None:
    rows = copy.deepcopy(WORKFORCE)
    rows[0][column] = cell
    if column == 2:
        rows.append([2024, "X1", cell, "", "Male", "Constable", "Police Officer", 9, 9])
        rows[0][2] = "Cleveland"
        line = len(rows) + 1
    found = table(tmp_path, [WORKFORCE_HEADING, *rows])
    assert [(one.line, reason in one.reason) for one in found.incoming.refused] == [(line, True)]
    assert ("officers", "durham", "fte", "2024-03-31") in values(found)


@pytest.mark.parametrize("form", ["ods", "xlsx", "csv"])
def test_funding_by_force_and_year(tmp_path: Path, form: str) -> None:
    found = table(tmp_path, [*FUNDING_ABOVE, *FUNDING_HEADING, *FUNDING], form)
    told = values(found)
    assert told["government_funding", "durham", "£m", "2024-25"] == 116.25
    assert told["precept", "durham", "£m", "2023-24"] == 46
    assert told["force_funding", "gwent", "£m", "2024-25"] == 175
    assert told["force_funding", "england-and-wales", "£m", "2024-25"] == 16600
    assert ("precept", "city-of-london", "£m", "2024-25") not in told
    assert (len(told), found.passed, found.incoming.refused) == (22, 1, ())


def test_year_and_part_in_one_heading(tmp_path: Path) -> None:
    heading = ["PFA code", "PFA name", "Government funding, year ending March 2025", "Total, year ending March 2025"]
    rows = [["Police funding (£ millions)"], heading, ["E23000008", "Durham", 116.25, 165.25]]
    assert values(table(tmp_path, rows)) == {
        ("government_funding", "durham", "£m", "2024-25"): 116.25,
        ("force_funding", "durham", "£m", "2024-25"): 165.25,
    }


def test_what_is_wrong_in_a_funding_table(tmp_path: Path) -> None:
    rows = copy.deepcopy(FUNDING)
    rows[2][4] = 199.0
    rows[3][1], rows[3][0] = "Rutland", "X1"
    rows[4][2] = "ninety"
    found = table(tmp_path, [*FUNDING_ABOVE, *FUNDING_HEADING, *rows])
    assert [(one.line, one.reason) for one in found.incoming.refused] == [
        (7, "Durham, 2023-24: government funding and precept do not make the total"),
        (8, "'Rutland' (no code) is no force or nation"),
        (9, "Gwent, 2023-24: 'ninety' is no number"),
    ]
    assert ("force_funding", "durham", "£m", "2024-25") in values(found)


def test_money_without_its_unit_is_refused(tmp_path: Path) -> None:
    found = table(tmp_path, [["Table 4a: Police funding"], *FUNDING_HEADING, *FUNDING])
    assert "£ million" in found.incoming.refused[0].reason and not found.incoming.figures


def test_real_terms_are_left_alone(tmp_path: Path) -> None:
    above = [["Table 4b: Police funding in real terms (£ million)"]]
    path = write_ods(tmp_path / "t.ods", {"Table_4b": [*above, *FUNDING_HEADING, *FUNDING]})
    with pytest.raises(StatsError, match="no sheet has the columns"):
        read(path, EDITION, tmp_path)


@pytest.mark.parametrize("content", [b"PK\x03\x04 cut", b"\x00\x81\x8d\xff\x9d", b"a,b\n1,2\n"])
def test_other_files_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "t.ods"
    path.write_bytes(content)
    with pytest.raises(StatsError):
        read(path, EDITION, tmp_path)


def test_an_entity_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("2024")
    path = write_ods(tmp_path / "t.ods", {"Data": [WORKFORCE_HEADING, *WORKFORCE]})
    with zipfile.ZipFile(path) as archive:
        content = archive.read("content.xml").decode()
    doctype = f'<!DOCTYPE x [<!ENTITY leak SYSTEM "{secret.as_uri()}">]>'
    content = content.replace("?>", f"?>{doctype}", 1).replace(
        "<text:p>Cleveland</text:p>", "<text:p>&leak;</text:p>", 1
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", content)
    found = read(path, EDITION, tmp_path)
    assert not any("2024" in one.reason.split("(")[0] for one in found.incoming.refused)
