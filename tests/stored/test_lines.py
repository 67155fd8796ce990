"""Records read back from a run's folder or a file."""

from __future__ import annotations

from pathlib import Path

import pytest

import claimx
from claimx import stored
from claimx.errors import RecordsError
from claimx.records import DocumentRecord, ErrorKind, ErrorRecord

TEXT = "Durham Constabulary has recruited 120 extra officers since 2019 and spent £2.5m on cars."


@pytest.fixture(scope="module")
def found() -> list[claimx.Claim]:
    return claimx.extract(TEXT)


def test_a_file_of_claims_reads_back_as_they_were(found: list[claimx.Claim], tmp_path: Path) -> None:
    path = tmp_path / "any.jsonl"
    path.write_text("".join(claim.to_json() + "\n" for claim in found), "utf-8")
    assert len(found) == 2
    assert list(stored.claims(path)) == found
    assert list(stored.documents(path)) == list(stored.errors(path)) == []


def test_a_run_has_claims_documents_and_errors(found: list[claimx.Claim], tmp_path: Path) -> None:
    document = DocumentRecord(document=found[0].document, text=TEXT, claims=2)
    error = ErrorRecord(path="a.pdf", kind=ErrorKind.UNREADABLE, message="a.pdf is damaged", remedy="get it again")
    (tmp_path / "claims.jsonl").write_text("".join(claim.to_json() + "\n" for claim in found), "utf-8")
    (tmp_path / "documents.jsonl").write_text(document.to_json() + "\n", "utf-8")
    (tmp_path / "errors.jsonl").write_text(error.to_json() + "\n", "utf-8")
    assert list(stored.claims(tmp_path)) == found
    assert list(stored.documents(tmp_path)) == [document]
    assert list(stored.errors(tmp_path)) == [error]


def test_a_damaged_line_is_named_and_the_rest_goes_on(found: list[claimx.Claim], tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    lines = [found[0].to_json(), '{"id": ', "[]", "", found[1].to_json().replace('"type":"funding"', '"type":"dozen"')]
    path.write_text("\n".join([*lines, found[1].to_json()]), "utf-8")
    told: list[RecordsError] = []
    assert list(stored.claims(path, on_error=told.append)) == found
    assert [error.message.split(": ")[0] for error in told] == [f"{path}, line {n}" for n in (2, 3, 5)]
    assert "type" in told[2].message
    with pytest.raises(RecordsError, match="line 2"):
        list(stored.claims(path))


def test_what_is_not_there_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(RecordsError, match=r"does not exist \(check the spelling"):
        list(stored.claims(tmp_path / "none.jsonl"))
    with pytest.raises(RecordsError, match="no finished run"):
        list(stored.claims(tmp_path))
