"""The page as a file: what it allows, what it says without a script, the same bytes for the same records."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from enum import StrEnum
from pathlib import Path

import pytest
from lxml import html

from claimx import records
from claimx.check_kinds import CheckKind, Outcome
from claimx.documents.model import Section
from claimx.knowledge import base
from claimx.report import Gathered, gather, render
from claimx.report.facts import tiles, words
from claimx.report.page import SCRIPTS, STYLES

URL = re.compile(r"https?://[\w.-]+\.\w+")


def unpacked(text: str) -> object:
    return json.loads(zlib.decompress(base64.b64decode(text)))


def test_the_policy_names_what_the_page_runs(gathered: Gathered) -> None:
    page = html.document_fromstring(render(gathered))
    [policy] = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    for name in ("script", "style"):
        [text] = page.xpath("//style/text()" if name == "style" else "//script[@type='module']/text()")
        digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_the_page_points_nowhere(gathered: Gathered) -> None:
    page = html.document_fromstring(render(gathered))
    assert page.xpath("//@src | //link[not(starts-with(@href, 'data:'))] | //iframe | //object | //form") == []
    assert [href for href in page.xpath("//a/@href") if not href.startswith("#")] == []
    for text in page.xpath("//style/text() | //script[@type='module']/text()"):
        assert not URL.findall(text)
        assert "url(" not in text


def test_the_same_records_give_the_same_bytes(gathered: Gathered) -> None:
    assert render(gathered) == render(gathered)


def test_every_claim_and_text_is_in_the_data(gathered: Gathered) -> None:
    page = html.document_fromstring(render(gathered))
    data = unpacked(page.get_element_by_id("data").text)
    columns = data["claims"]
    assert sorted(columns["id"]) == sorted(claim.id for claim in gathered.claims)
    by_id = {claim.id: claim for claim in gathered.claims}
    texts = [unpacked(part) for part in page.xpath("//script[@class='texts']/text()")]
    whole = {document.document.path: document.text for document in gathered.documents.values()}
    for at, id in enumerate(columns["id"]):
        claim = by_id[id]
        start = columns["start"][at]
        assert columns["amount"][at] == claim.quantity.text
        assert data["sentences"][columns["sentence"][at]] == claim.text
        assert [start + offset for offset in columns["at"][at]] == [claim.quantity.start, claim.quantity.end]
        flat = columns["evidence"][at]
        spans = [(flat[n], (start + flat[n + 1], start + flat[n + 2])) for n in range(0, len(flat), 3)]
        assert spans == [(name, span) for name, found in claim.evidence for span in found]
        document = data["documents"][columns["document"][at]]
        assert document[1] == claim.document.path
        blocks = texts[document[-2]][document[-1]]
        assert all(whole[document[1]][begin:].startswith(text) for begin, _, _, text in blocks)
        assert any(begin <= claim.quantity.start < begin + len(text) for begin, _, _, text in blocks)


def test_a_statement_is_written_once(gathered: Gathered) -> None:
    data = unpacked(html.document_fromstring(render(gathered)).get_element_by_id("data").text)
    assert len(data["sentences"]) == len(set(data["sentences"])) < len(gathered.claims)


def test_the_same_bytes_at_two_paths_are_two_statements(gathered: Gathered) -> None:
    claim = gathered.claims[0]
    moved = claim.model_copy(update={"document": claim.document.model_copy(update={"path": "elsewhere.txt"})})
    data = unpacked(html.document_fromstring(render(Gathered((claim, moved), {}))).get_element_by_id("data").text)
    assert [row[0] for row in data["documents"]] == [claim.document.id, f"{claim.document.id}.2"]


def test_without_a_script_there_are_counts(gathered: Gathered) -> None:
    page = html.document_fromstring(render(gathered, title="A & B"))
    assert page.findtext(".//h1") == "A & B"
    plain = page.find(".//noscript")
    captions = [caption.text for caption in plain.iter("caption")]
    assert captions[:2] == ["Claims by force", "Claims by type"]
    assert captions[-1] == "Errors"
    assert "statements/scan.pdf" in plain.text_content()


def test_a_short_report_lists_its_claims_without_a_script(gathered: Gathered) -> None:
    few = Gathered(gathered.claims[:3], gathered.documents)
    plain = html.document_fromstring(render(few)).find(".//noscript").text_content()
    for claim in few.claims:
        assert " ".join(claim.text.split()) in plain


def test_half_a_character_is_replaced(gathered: Gathered) -> None:
    claim = gathered.claims[0].model_copy(update={"text": "x \ud83d y", "subject": "\udc00"})
    data = unpacked(html.document_fromstring(render(Gathered((claim,), {}))).get_element_by_id("data").text)
    assert data["sentences"] == ["x \ufffd y"]


@pytest.mark.parametrize(
    ("name", "members"),
    [
        ("change", records.Change),
        ("symbol", records.Change),
        ("status", records.Status),
        ("type", records.ClaimType),
        ("topic", records.Topic),
        ("kind", records.DocumentKind),
        ("scope", records.Scope),
        ("bound", records.Bound),
        ("via", records.Via),
        ("error", records.ErrorKind),
        ("check", CheckKind),
        ("outcome", Outcome),
    ],
)
def test_every_member_has_a_name(name: str, members: type[StrEnum]) -> None:
    assert set(words()[name]) == {member.value for member in members}


def test_every_field_with_evidence_has_a_name_a_tag_and_a_colour() -> None:
    from claimx.report.facts import asset

    fields = set(records.Evidence.model_fields)
    assert set(words()["field"]) == set(words()["tag"]) == fields
    assert all(f".ev-{field}" in asset("statement.css") for field in fields)
    assert set(words()["section"]) == {section.value for section in Section} - {"body"}


def test_every_force_of_today_that_has_an_area_has_its_tile() -> None:
    today = {id for id, force in base().forces.items() if force.territorial and force.end is None}
    assert {tile.force for tile in tiles()} == today
    assert len({(tile.column, tile.row) for tile in tiles()}) == len({tile.label for tile in tiles()}) == len(today)


def test_every_file_of_the_page_is_in_it(root: Path) -> None:
    files = {path.name for path in (root / "claimx" / "report" / "page").iterdir()}
    assert files == {*SCRIPTS, *STYLES, "page.html"}


def test_a_claim_given_twice_is_shown_once(gathered: Gathered) -> None:
    again = gather([*gathered.claims[:5], *gathered.errors, *gathered.claims[:5], *gathered.errors])
    assert again == Gathered(gathered.claims[:5], {}, gathered.errors)
