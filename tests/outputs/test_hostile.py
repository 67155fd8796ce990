"""What a document may hold does no harm in any format: formulas, control characters, huge texts, wrong addresses."""

from __future__ import annotations

import csv
import json
import tempfile
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings

from claimx import stored
from claimx.errors import OutputError
from claimx.outputs import Format, xlsx
from claimx.outputs.cells import defused
from claimx.outputs.writing import write
from claimx.records import Claim, DocumentRef
from tests.outputs.build import CLAIMS, TEXTS, claim

FORMULAS = [
    "=cmd|' /C calc'!A0",
    "+44 20",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    '=HYPERLINK("http://x")',
]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_csv_is_a_formula(text: str, tmp_path: Path) -> None:
    write([claim(text)], Format.CSV, tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        [row] = csv.DictReader(file)
    assert row["sentence"] == row["amount"] == row["title"] == row["speaker"] == "'" + text


@given(TEXTS)
def test_defused_text_begins_as_words_do(text: str) -> None:
    safe = defused(text)
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert len(safe.removeprefix("'")) == len(text.removeprefix("'"))
    assert all(was == now or now == "\ufffd" for was, now in zip(text[::-1], safe[::-1], strict=False))


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_xlsx_is_a_formula(text: str, tmp_path: Path) -> None:
    write([claim(text)], Format.XLSX, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    for sheet in book:
        for row in sheet.iter_rows():
            assert not any(cell.data_type == "f" for cell in row)
    assert text.replace("\r", "\n") in {cell.value for cell in book["claims"][2]}
    with zipfile.ZipFile(tmp_path / "a.xlsx") as packed:
        assert b"<f>" not in packed.read("xl/worksheets/sheet1.xml")


def test_a_cell_of_xlsx_is_cut_where_excel_ends_and_that_is_told(tmp_path: Path) -> None:
    exact, long, wide = "x" * xlsx.MAX_TEXT, "y" * 40_000, "🚓" * 20_000
    write([claim(exact), claim(long), claim(wide)], Format.XLSX, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    at = [cell.value for cell in book["claims"][1]].index("sentence")
    texts = [row[at] for row in book["claims"].iter_rows(min_row=2, values_only=True)]
    assert texts[0] == exact
    assert texts[1].startswith("yyy") and texts[1].endswith("[cut]") and len(texts[1]) == xlsx.MAX_TEXT
    assert set(texts[2].removesuffix("… [cut]")) == {"🚓"}
    assert len(texts[2].encode("utf-16-le")) // 2 <= xlsx.MAX_TEXT
    about = {row[0]: row[1] for row in book["about"].iter_rows(values_only=True)}
    assert about["cells cut at 32,767 characters"] >= 2


def test_more_rows_than_a_sheet_has_are_refused_with_a_remedy(tmp_path: Path) -> None:
    claims = [claim(number=n) for n in range(10)]
    xlsx.write(claims[:9], tmp_path / "fits.xlsx", max_rows=10)
    assert openpyxl.load_workbook(tmp_path / "fits.xlsx")["claims"].max_row == 10
    with pytest.raises(OutputError, match=r"9 rows, and there are more claims \(write CSV"):
        xlsx.write(claims, tmp_path / "over.xlsx", max_rows=10)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "https://x.example/" + "y" * 3_000, "internal:a!A1", "no url"]
)
def test_only_addresses_become_links(url: str, tmp_path: Path) -> None:
    write([claim(url=url), claim(url="https://x.example/a?b=c&d=%20#e")], Format.XLSX, tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["claims"]
    links = [cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert len(links) == 1
    assert url in {cell.value for cell in sheet[2]}


@pytest.mark.parametrize(
    ("value", "told"),
    [(1.5e308, "1.5e+308"), (-1.5e308, "-1.5e+308"), (float("inf"), None), (1e300, 1e300), (0.1, 0.1)],
)
def test_numbers_that_excel_cannot_hold_are_words_or_nothing(value: float, told: object, tmp_path: Path) -> None:
    one = claim()
    one = one.model_copy(update={"quantity": one.quantity.model_copy(update={"value": value})})
    write([one], Format.XLSX, tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["claims"]
    at = [cell.value for cell in sheet[1]].index("value")
    assert sheet[2][at].value == told


def test_more_links_than_excel_opens_are_plain_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_MAX_LINKS", 3)
    claims = [claim(url=f"https://x.example/{n}", number=n) for n in range(5)]
    write(claims, Format.XLSX, tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["claims"]
    assert sum(bool(cell.hyperlink) for row in sheet.iter_rows() for cell in row) == 3
    assert {f"https://x.example/{n}" for n in range(5)} <= {cell.value for row in sheet.iter_rows() for cell in row}


@settings(max_examples=40, deadline=None)
@given(CLAIMS)
def test_any_claim_is_written_in_every_format(one: Claim) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for form in Format:
            path = Path(folder, f"a{next(iter(form.facts.endings), '.txt')}")
            write([one], form, path)
            assert path.stat().st_size
        openpyxl.load_workbook(Path(folder, "a.xlsx"))
        with Path(folder, "a.csv").open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.DictReader(file))) == 1
        assert len(json.loads(Path(folder, "a.jsonld").read_text("utf-8"))["@graph"]) == 1


def test_a_lone_surrogate_becomes_a_character_that_can_be_written(tmp_path: Path) -> None:
    one = claim("12 \ud800 officers").model_copy(
        update={"document": DocumentRef(id="0" * 16, path="caf\udce9.txt", kind=claim().document.kind)}
    )
    assert one.text == "12 \ufffd officers"
    assert one.document.path == "caf\ufffd.txt"
    write([one], Format.JSONL, tmp_path / "a.jsonl")
    assert list(stored.claims(tmp_path / "a.jsonl")) == [one]
