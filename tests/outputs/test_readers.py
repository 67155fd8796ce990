"""Every output read by someone else's reader: the same counts and the same values."""

from __future__ import annotations

import asyncio
import csv
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pytest
import yaml
from datasette.app import Datasette

from claimx.outputs import Format
from claimx.outputs.flat import CHECKS, CLAIMS, DOCUMENTS, ERRORS, Listed
from claimx.outputs.parquet import KEYS
from claimx.outputs.writing import write
from claimx.records import AnyRecord, Claim, DocumentRecord
from tests.outputs.build import claim


@pytest.fixture(scope="module")
def folder(records: list[AnyRecord], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outputs")
    for name in ("claims.csv", "claims.xlsx", "claims.parquet", "claims.sqlite"):
        write(records, Format(name.split(".")[1]), folder / name)
    write(records, Format.PARQUET, folder / "whole")
    write(records, Format.PARQUET, folder / "parts", {"partition_by": ("force", "year")})
    return folder


def test_pandas_reads_csv(folder: Path, claims: list[Claim]) -> None:
    table = pd.read_csv(folder / "claims.csv")
    assert list(table.columns) == [column.name for column in CLAIMS]
    assert table["id"].tolist() == [claim.id for claim in claims]
    assert table["value"].tolist() == [claim.quantity.value for claim in claims]
    assert table["sentence"].tolist() == [claim.text for claim in claims]
    assert table["forces"].fillna("").tolist() == ["|".join(f.id for f in claim.forces) for claim in claims]
    assert table["date"].fillna("").tolist() == [str(claim.document.date or "") for claim in claims]


def test_duckdb_reads_csv(folder: Path, claims: list[Claim]) -> None:
    rows = duckdb.sql(f"SELECT id, value, unit, period_start FROM '{folder}/claims.csv'").fetchall()
    told = [(c.id, c.quantity.value, c.quantity.unit, c.period.start if c.period else None) for c in claims]
    assert rows == told


def test_a_csv_file_begins_with_a_mark(folder: Path) -> None:
    assert (folder / "claims.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")


def test_pandas_reads_parquet(folder: Path, claims: list[Claim], documents: list[DocumentRecord]) -> None:
    table = pd.read_parquet(folder / "claims.parquet")
    assert table["id"].tolist() == [claim.id for claim in claims]
    assert [one["value"] for one in table["quantity"]] == [claim.quantity.value for claim in claims]
    assert [[f["id"] for f in one] for one in table["forces"]] == [[f.id for f in claim.forces] for claim in claims]
    assert [one["date"] for one in table["document"]] == [claim.document.date for claim in claims]
    texts = pd.read_parquet(folder / "whole" / "documents.parquet")["text"]
    assert texts.tolist() == [document.text for document in documents]
    assert len(pd.read_parquet(folder / "whole" / "errors.parquet")) == 1


def test_duckdb_reads_parquet(folder: Path, claims: list[Claim]) -> None:
    rows = duckdb.sql(
        f"SELECT id, quantity.value, speaker.name, period.\"start\", len(forces) FROM '{folder}/claims.parquet'"
    ).fetchall()
    assert rows == [
        (
            c.id,
            c.quantity.value,
            c.speaker.name if c.speaker else None,
            c.period.start if c.period else None,
            len(c.forces),
        )
        for c in claims
    ]


def test_partitions_are_found_by_duckdb_and_pandas(folder: Path, claims: list[Claim]) -> None:
    parts = folder / "parts" / "claims"
    kent = {c.id for c in claims if [f.id for f in c.forces] == ["kent"]}
    several = {c.id for c in claims if len(c.forces) > 1}
    none = {c.id for c in claims if not c.forces}
    assert kent and several and none
    found = duckdb.sql(
        f"SELECT id, force, year FROM read_parquet('{parts}/**/*.parquet', hive_partitioning = true)"
    ).fetchall()
    assert {id for id, force, _ in found if force == "kent"} == kent
    assert {id for id, force, _ in found if force == "several"} == several
    assert {id for id, force, _ in found if force is None} == none
    years = {c.id: c.document.date.year if c.document.date else None for c in claims}
    assert {id: None if year is None else int(year) for id, _, year in found} == years
    assert set(pd.read_parquet(parts, filters=[("force", "==", "kent")])["id"]) == kent


def test_openpyxl_reads_xlsx(folder: Path, claims: list[Claim], documents: list[DocumentRecord]) -> None:
    book = openpyxl.load_workbook(folder / "claims.xlsx")
    assert book.sheetnames == ["claims", "documents", "errors", "checks", "about"]
    header, *rows = book["claims"].iter_rows(values_only=True)
    assert list(header) == [column.name for column in CLAIMS]
    at = {name: index for index, name in enumerate(header)}
    assert [row[at["id"]] for row in rows] == [claim.id for claim in claims]
    assert [row[at["value"]] for row in rows] == [claim.quantity.value for claim in claims]
    assert [row[at["sentence"]] for row in rows] == [claim.text for claim in claims]
    days = [row[at["date"]].date() if row[at["date"]] else None for row in rows]
    assert days == [claim.document.date for claim in claims]
    sheet = book["claims"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref.startswith("A1:")
    links = {cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert links == {"https://example.org/kent/1"}
    header, *listed = book["documents"].iter_rows(values_only=True)
    assert list(header) == [column.name for column in DOCUMENTS]
    assert [row[header.index("claims")] for row in listed] == [document.claims for document in documents]
    assert list(book["errors"].iter_rows(min_row=2, values_only=True)) == [
        ("scan.pdf", "unreadable", "no text", "type it", None)
    ]
    about = [row[:2] for row in book["about"].iter_rows(values_only=True) if row[0]]
    assert about[1:4] == [("claims", len(claims)), ("documents", len(documents)), ("errors", 1)]
    assert {(column.name, column.meaning) for column in (*CLAIMS, *DOCUMENTS, *ERRORS, *CHECKS)} <= set(about)
    header, *told = book["checks"].iter_rows(values_only=True)
    assert list(header) == [column.name for column in CHECKS]
    assert [(row[0], row[header.index("outcome")]) for row in told] == [
        (claim.id, check.outcome.value) for claim in claims for check in claim.checks
    ]
    assert told[0][header.index("low")] == 4897.4 and told[0][header.index("high")] is None
    assert told[1][header.index("sources")] == "first|2nd"
    assert told[1][header.index("caveats")] == "provisional; revised since"


def test_a_document_is_listed_once_though_only_claims_tell_of_it(claims: list[Claim], tmp_path: Path) -> None:
    write(claims, Format.XLSX, tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["documents"]
    ids = [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert ids == list(dict.fromkeys(claim.document.id for claim in claims))


def test_sqlite_holds_what_the_records_say(folder: Path, records: list[AnyRecord], claims: list[Claim]) -> None:
    with sqlite3.connect(folder / "claims.sqlite") as base:
        base.row_factory = sqlite3.Row

        def count(table: str) -> int:
            return int(base.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        assert base.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert count("claims") == len(claims)
        assert count("documents") == sum(isinstance(one, DocumentRecord) for one in records)
        assert count("errors") == 1
        assert count("claim_forces") == sum(len(claim.forces) for claim in claims)
        assert count("people") == len({(c.speaker.name, c.speaker.role, c.speaker.force) for c in claims if c.speaker})
        for claim, row in zip(claims, base.execute("SELECT * FROM claim_list ORDER BY key"), strict=True):
            assert (row["id"], row["value"], row["sentence"]) == (claim.id, claim.quantity.value, claim.text)
            assert row["forces"] == (", ".join(force.name for force in claim.forces) or None)
            assert row["speaker"] == (claim.speaker.name if claim.speaker else None)
        by_force = {row["force"]: row["claims"] for row in base.execute("SELECT * FROM claims_by_force")}
        assert by_force["kent"] == sum(any(f.id == "kent" for f in claim.forces) for claim in claims)
        for view in ("claims_by_month", "claims_by_topic"):
            assert sum(row["claims"] for row in base.execute(f"SELECT * FROM {view}")) == len(claims)
        spoken = sum(row["claims"] for row in base.execute("SELECT * FROM claims_by_speaker"))
        assert spoken == sum(claim.speaker is not None for claim in claims)


def test_sqlite_holds_the_checks(folder: Path, claims: list[Claim]) -> None:
    checks = [(claim, check) for claim in claims for check in claim.checks]
    assert checks
    with sqlite3.connect(folder / "claims.sqlite") as base:
        rows = base.execute("SELECT id, kind, outcome, told, stated, low, high FROM check_list ORDER BY key").fetchall()
        assert rows == [(c.id, k.kind, k.outcome, k.told, k.stated, k.low, k.high) for c, k in checks]
        others = base.execute("SELECT claim_id FROM check_claims ORDER BY check_key, position").fetchall()
        assert [other for (other,) in others] == [other for _, check in checks for other in check.claims]
        figures = base.execute("SELECT series, date, value FROM check_figures ORDER BY check_key, position").fetchall()
        assert figures == [
            (f.series, f.date.isoformat() if f.date else None, f.value) for _, check in checks for f in check.figures
        ]


def test_a_row_of_csv_sums_up_the_checks(folder: Path, claims: list[Claim]) -> None:
    told = pd.read_csv(folder / "claims.csv")["checks"].fillna("").tolist()
    assert next(row for row in told if row) == "change: consistent|official: close"
    assert [bool(row) for row in told] == [bool(claim.checks) for claim in claims]


def test_sqlite_finds_words_in_any_form(folder: Path, claims: list[Claim]) -> None:
    with sqlite3.connect(folder / "claims.sqlite") as base:
        query = "SELECT id FROM claims JOIN claims_fts ON claims_fts.rowid = key WHERE claims_fts MATCH 'burglaries'"
        assert {id for (id,) in base.execute(query)} == {claim.id for claim in claims if "burglary" in claim.text}
        query = "SELECT title FROM documents_fts WHERE documents_fts MATCH 'fairs'"
        assert base.execute(query).fetchall() == [("A fair",)]


def test_datasette_shows_tables_facets_and_queries(folder: Path, claims: list[Claim]) -> None:
    metadata = yaml.safe_load((folder / "claims.metadata.yml").read_text("utf-8"))
    queries = metadata["databases"]["claims"]["queries"]
    asked = {"search": "words=burglary", "force_in_year": "force=kent&year=2024", "said_by": "name=Holt"}

    async def answers() -> dict[str, dict[str, object]]:
        shown = Datasette([str(folder / "claims.sqlite")], metadata=metadata)
        await shown.invoke_startup()
        found = {}
        addresses = {f"/claims/{name}.json?_shape=objects&{asked.get(name, '')}" for name in queries}
        tables = (
            "claims",
            "documents",
            "people",
            "claim_forces",
            "forces",
            "errors",
            "checks",
            "check_figures",
            "claim_list",
        )
        for address in [*addresses, *(f"/claims/{name}.json?_shape=objects" for name in tables)]:
            answer = await shown.client.get(address)
            assert answer.status_code == 200, (address, answer.text)
            found[address.split("/")[2].split(".")[0]] = answer.json()
        for page in ("/", "/claims", "/claims/claims", "/claims/claims?_search=burglary", "/claims/documents/1"):
            answer = await shown.client.get(page)
            assert answer.status_code == 200, page
            found[page] = {"html": answer.text}
        return found

    # In a thread of its own: that of a browser test before this one still has an event loop.
    with ThreadPoolExecutor(1) as thread:
        found = thread.submit(asyncio.run, answers()).result()
    assert found["claims"]["filtered_table_rows_count"] == len(claims)
    assert found["claims"]["facet_results"]
    of_kent = [c for c in claims if c.document.date and c.document.date.year == 2024 and c.forces]
    assert len(found["force_in_year"]["rows"]) == len(of_kent)  # type: ignore[arg-type]
    assert {row["speaker"] for row in found["said_by"]["rows"]} == {"Marian Holt"}  # type: ignore[attr-defined]
    assert all("burglary" in row["sentence"].lower() for row in found["search"]["rows"])  # type: ignore[attr-defined]
    assert found["search"]["rows"] and found["money"]["rows"] and found["officers"]["rows"]
    assert "Quantitative claims on policing" in str(found["/"]["html"])
    assert 'name="_search"' in str(found["/claims/claims"]["html"])


def test_csv_reads_as_rows_whatever_line_ends_it_holds(tmp_path: Path) -> None:
    texts = ["a\rb", "a\r\nb", 'say "so"', "a,b;c", "x\x00y"]
    write([claim(text) for text in texts], Format.CSV, tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["sentence"] for row in rows] == [text.replace("\x00", "\ufffd") for text in texts]


def test_every_column_is_told_of_in_the_guide(root: Path) -> None:
    said = (root / "docs" / "outputs.md").read_text("utf-8")
    for column in (*CLAIMS, *DOCUMENTS, *ERRORS, *CHECKS):
        assert f"`{column.name}`" in said, column.name


def test_every_format_and_key_is_told_of_in_the_guide(root: Path) -> None:
    said = (root / "docs" / "outputs.md").read_text("utf-8")
    for form in Format:
        row = next(line for line in said.splitlines() if line.startswith(f"| `{form}` |"))
        assert all(f"`{ending}`" in row for ending in form.facts.endings)
        assert row.split("|")[5].strip() == ("yes" if form.facts.stream else "no")
    assert all(f"`{key}`" in said for key in KEYS)


def test_a_listed_document_is_known_by_its_reference_alone(documents: list[DocumentRecord]) -> None:
    known, told = (
        {c.name: c.of(one) for c in DOCUMENTS}
        for one in (Listed(documents[0].document), Listed(documents[0].document, documents[0]))
    )
    assert known["claims"] is None and told["claims"] == documents[0].claims
    assert known["title"] == told["title"] == "Burglary down"
