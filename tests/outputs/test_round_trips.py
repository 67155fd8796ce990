"""What is written in a format that holds everything reads back as it was."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx import stored
from claimx.errors import RecordsError
from claimx.outputs import Format
from claimx.outputs.writing import write
from claimx.records import AnyRecord, Claim, ClaimType, DocumentRecord, ErrorRecord, Topic
from claimx.stored.arrow import schema
from tests.outputs.build import CLAIMS, DOCUMENTS, ERRORS, claim

WHOLE = (
    ("run", Format.JSONL, {}),
    ("parquet", Format.PARQUET, {}),
    ("parts", Format.PARQUET, {"partition_by": ("force", "year", "type")}),
    ("all.sqlite", Format.SQLITE, {}),
)
CLAIMS_ALONE = (("claims.jsonl", Format.JSONL), ("claims.json", Format.JSON), ("claims.parquet", Format.PARQUET))


def in_order(records: list[AnyRecord]) -> list[str]:
    return sorted(record.to_json() for record in records)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(CLAIMS, max_size=4),
    st.lists(DOCUMENTS, max_size=2, unique_by=lambda d: (d.document.id, d.document.path or "")),
    st.lists(ERRORS, max_size=2),
)
def test_any_record(claims: list[Claim], documents: list[DocumentRecord], errors: list[ErrorRecord]) -> None:
    records: list[AnyRecord] = [*documents, *claims, *errors]
    with tempfile.TemporaryDirectory() as folder:
        for name, form, options in WHOLE:
            path = Path(folder, name)
            write(records, form, path, options)
            back = list(stored.records(path))
            if name == "parts":
                assert in_order(back) == in_order(records)
            else:
                assert back == records, form
        for name, form in CLAIMS_ALONE:
            path = Path(folder, name)
            write(records, form, path)
            assert list(stored.records(path)) == claims, form


def test_a_document_may_follow_its_claims(records: list[AnyRecord], tmp_path: Path) -> None:
    backwards = [*(r for r in records if isinstance(r, Claim)), *(r for r in records if not isinstance(r, Claim))]
    write(backwards, Format.SQLITE, tmp_path / "a.sqlite")
    assert in_order(list(stored.records(tmp_path / "a.sqlite"))) == in_order(records)


def test_many_row_groups_files_and_partitions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimx.outputs.parquet._ROWS", 7)
    monkeypatch.setattr("claimx.outputs.parquet._BYTES", 2_000)
    monkeypatch.setattr("claimx.outputs.parquet._OPEN", 2)
    topics = list(Topic)[:5]
    claims = [claim(number=n).model_copy(update={"topic": topics[n % 5]}) for n in range(200)]
    write(claims, Format.PARQUET, tmp_path / "out", {"partition_by": ("topic",)})
    assert len(list((tmp_path / "out").rglob("part-00001.parquet"))) >= 1
    back = list(stored.claims(tmp_path / "out"))
    assert in_order(list(back)) == in_order(list(claims))
    for topic in topics:  # within a partition the order stays
        assert [c.id for c in back if c.topic is topic] == [c.id for c in claims if c.topic is topic]


def test_a_part_of_a_folder_reads_back_too(claims: list[Claim], tmp_path: Path) -> None:
    (tmp_path / "type=none").mkdir()
    write(claims, Format.PARQUET, tmp_path / "type=none" / "out", {"partition_by": ("type", "force")})
    [part] = (tmp_path / "type=none" / "out" / "claims" / "type=funding").rglob("*.parquet")
    money = [claim for claim in claims if claim.type is ClaimType.FUNDING]
    assert money
    for source in (part, part.parents[1]):
        assert list(stored.claims(source)) == money
    assert in_order(list(stored.claims(tmp_path / "type=none" / "out" / "claims"))) == in_order(list(claims))


def test_nothing_at_all(tmp_path: Path) -> None:
    for name, form, options in WHOLE:
        write([], form, tmp_path / name, options)
        assert list(stored.records(tmp_path / name)) == []
    write([], Format.JSON, tmp_path / "none.json")
    assert list(stored.claims(tmp_path / "none.json")) == []


def test_the_arrow_schema_has_every_key_of_the_json_schema() -> None:
    def keys(field: pa.DataType, prefix: str = "") -> set[str]:
        if pa.types.is_struct(field):
            return {key for one in field for key in {prefix + one.name} | keys(one.type, f"{prefix}{one.name}.")}
        return keys(field.value_type, prefix + "[].") if pa.types.is_list(field) else set()

    def keys_of(node: dict[str, object], prefix: str = "") -> set[str]:
        definitions = Claim.model_json_schema(by_alias=True)["$defs"]
        if "$ref" in node:
            node = definitions[str(node["$ref"]).removeprefix("#/$defs/")]
        for one in node.get("anyOf", []):  # type: ignore[attr-defined]
            if one != {"type": "null"}:
                return keys_of(one, prefix)
        if node.get("type") == "array" and "items" in node:
            return keys_of(node["items"], prefix + "[].")  # type: ignore[arg-type]
        inner: dict[str, dict[str, object]] = node.get("properties", {})  # type: ignore[assignment]
        return {key for name, one in inner.items() for key in {prefix + name} | keys_of(one, f"{prefix}{name}.")}

    told = keys_of(Claim.model_json_schema(by_alias=True))
    assert keys(pa.struct(list(schema(Claim)))) == told
    assert {"quantity.value", "forces.[].via", "speaker.quoted", "evidence.change"} <= told
    assert schema(Claim).field("quantity").type.field("bound").nullable is False
    assert schema(Claim).field("speaker").nullable is True


def test_every_class_of_records_has_an_arrow_schema() -> None:
    assert [schema(one).metadata for one in (Claim, DocumentRecord, ErrorRecord)] == [
        {b"claimx.record": name} for name in (b"claimx.claim/1", b"claimx.document/1", b"claimx.error/1")
    ]


def test_what_is_not_ours_or_damaged_is_told(tmp_path: Path, claims: list[Claim]) -> None:
    pd.DataFrame({"a": [1]}).to_parquet(tmp_path / "other.parquet")
    sqlite3.connect(tmp_path / "other.sqlite").execute("CREATE TABLE claims (record)").connection.commit()
    (tmp_path / "cut.parquet").write_bytes(b"PAR1 and no more")
    (tmp_path / "cut.sqlite").write_bytes(b"SQLite format 3\0 and no more")
    for name, told in (("other", "of claimx"), ("cut", "damaged")):
        for ending in ("parquet", "sqlite"):
            with pytest.raises(RecordsError, match=told):
                list(stored.claims(tmp_path / f"{name}.{ending}"))
    (tmp_path / "some.json").write_text(json.dumps([claims[0].to_dict(), {"id": 1}, claims[1].to_dict()])[:-1], "utf-8")
    errors: list[RecordsError] = []
    assert list(stored.claims(tmp_path / "some.json", on_error=errors.append)) == claims[:2]
    assert ["element 2" in errors[0].message, "breaks off" in errors[1].message] == [True, True]


def test_a_damaged_row_of_a_database_is_told_and_the_rest_read(claims: list[Claim], tmp_path: Path) -> None:
    write(claims, Format.SQLITE, tmp_path / "a.sqlite")
    with sqlite3.connect(tmp_path / "a.sqlite") as base:
        base.execute("UPDATE claims SET record = '{}' WHERE key = 2")
    errors: list[RecordsError] = []
    assert list(stored.claims(tmp_path / "a.sqlite", on_error=errors.append)) == [claims[0], *claims[2:]]
    assert len(errors) == 1 and "claim 2" in errors[0].message
