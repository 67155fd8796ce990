"""One statement in every format: the same claims, and offsets that hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import claimx
from claimx.documents import Document, read_all
from claimx.records import Claim, Period
from tests.documents.build import FORMATS, STATEMENTS, Statement

# Formats that carry all of the release, and nothing that is not in it.
WHOLE = (".txt", ".md", ".html", ".mhtml", ".pdf", ".docx", ".eml", ".json", ".jsonl", ".csv", ".parquet", ".zip")


def documents(statement: Statement, suffix: str, folder: Path) -> list[Document]:
    path = folder / f"release{suffix}"
    path.write_bytes(FORMATS[suffix](statement))
    found = list(read_all(path))
    assert all(isinstance(document, Document) for document in found), found
    return [document for document in found if isinstance(document, Document)]


def words(text: str | None) -> str | None:
    """Words alone: a PDF has straight quotation marks and breaks its lines."""
    return None if text is None else " ".join(text.replace("“", '"').replace("”", '"').split())


def told(period: Period | None) -> tuple[object, ...] | None:
    return None if period is None else (words(period.text), period.start, period.end)


def facts(claim: Claim) -> tuple[object, ...]:
    """All that a record says but ids, offsets and the file."""
    quantity, speaker = claim.quantity, claim.speaker
    return (
        words(claim.text),
        words(quantity.text),
        (quantity.value, quantity.value_high, quantity.unit, quantity.bound, quantity.per),
        (claim.type, claim.topic, claim.change, claim.status, claim.scope, words(claim.subject)),
        [(force.id, force.via) for force in claim.forces],
        None if speaker is None else (speaker.name, speaker.role, speaker.force),
        told(claim.period),
        told(claim.baseline),
        (claim.document.date, claim.document.kind),
    )


def assert_offsets_hold(document: Document, claims: list[Claim]) -> None:
    text = document.text
    for claim in claims:
        assert text[claim.start : claim.end] == claim.text
        assert text[claim.quantity.start : claim.quantity.end] == claim.quantity.text
        for force in claim.forces:
            if force.start is not None:
                assert text[force.start : force.end] == force.text
    for block in document.blocks:
        assert 0 <= block.start < block.end <= len(text)
        assert document.block_text(block) == document.block_text(block).strip()


@pytest.mark.parametrize("number", range(len(STATEMENTS)))
@pytest.mark.parametrize("suffix", WHOLE)
def test_the_same_claims_in_every_format(suffix: str, number: int, tmp_path: Path) -> None:
    statement = STATEMENTS[number]
    [plain] = documents(statement, ".txt", tmp_path)
    wanted = [facts(claim) for claim in claimx.extract(plain)]
    assert len(wanted) >= 5
    [document] = documents(statement, suffix, tmp_path)
    assert [facts(claim) for claim in claimx.extract(document)] == wanted


@pytest.mark.parametrize("suffix", list(FORMATS))
def test_offsets_hold_in_every_format(suffix: str, tmp_path: Path) -> None:
    for statement in STATEMENTS:
        for document in documents(statement, suffix, tmp_path):
            claims = claimx.extract(document)
            assert len(claims) >= 4
            assert_offsets_hold(document, claims)


COUNTS = st.integers(2, 99_999).map("{:,}".format)
NOUNS = st.sampled_from(["officers", "arrests", "burglaries", "knives", "calls to 101", "homes in Exeter"])
VERBS = st.sampled_from(["recorded", "dealt with", "counted"])
SENTENCES = st.builds("Devon and Cornwall Police {} {} {} last year.".format, VERBS, COUNTS, NOUNS)
ITEMS = st.builds("{} {}".format, COUNTS, NOUNS)
BODIES = st.tuples(
    st.lists(SENTENCES.map(lambda text: ("p", text)), min_size=1, max_size=4),
    st.lists(ITEMS.map(lambda text: ("li", text)), min_size=2, max_size=4),
    st.lists(SENTENCES.map(lambda text: ("p", text)), max_size=2),
).map(lambda parts: (*parts[0], ("p", "Since May the force has also seen:"), *parts[1], *parts[2]))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=BODIES, suffix=st.sampled_from([".html", ".docx", ".pdf", ".eml", ".md"]))
def test_any_release_reads_alike(body: tuple[tuple[str, str], ...], suffix: str, tmp_path: Path) -> None:
    statement = Statement("Figures for the far south west", "3 June 2024", body, "Devon and Cornwall Police")
    [plain] = documents(statement, ".txt", tmp_path)
    [document] = documents(statement, suffix, tmp_path)
    claims = claimx.extract(document)
    assert [facts(claim) for claim in claims] == [facts(claim) for claim in claimx.extract(plain)]
    assert_offsets_hold(document, claims)
