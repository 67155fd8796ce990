"""The rows of tests/spec/forces: a text, an amount or the mentions in it, and whose they are."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest

from claimx.documents.model import Block, BlockKind, Document, Section
from claimx.knowledge import base
from claimx.pipeline.forces import link
from claimx.pipeline.sentences import sentences
from claimx.pipeline.types import Amount, Attribution
from claimx.records import DocumentKind

SPEC = Path(__file__).parents[2] / "spec" / "forces"
AMOUNTS = sorted(SPEC.glob("amounts*.jsonl"))
BULLET = "• "


def load(path: Path) -> list[dict[str, Any]]:
    """The rows of a file; a row that expects nothing, or says not why, is refused."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for row in rows:
        if not row.get("why"):
            raise ValueError(f"{path.name}: no reason given: {row}")
        if "amount" in row:
            if row["text"].count(row["amount"]) != 1 or "scope" not in row or "forces" not in row:
                raise ValueError(f"{path.name}: expects nothing, or its amount is not there once: {row}")
            if bool(row["forces"]) != (row["scope"] == "force"):
                raise ValueError(f"{path.name}: scope and forces contradict each other: {row}")
        elif "mentions" not in row:
            raise ValueError(f"{path.name}: expects nothing: {row}")
    return rows


def document(row: dict[str, Any]) -> Document:
    kind = DocumentKind(row.get("kind", "press_release"))
    text = row["text"]
    blocks: list[Block] = []
    lead = None
    for match in re.finditer(r"[^\n]+", text):
        start, end = match.span()
        item = match.group().startswith(BULLET)
        asked = match.group().startswith("To ask the Secretary")
        section = Section.QUESTION if asked else Section.BODY
        if item:
            blocks.append(Block(start + len(BULLET), end, BlockKind.LIST_ITEM, section, lead))
        else:
            lead = len(blocks)
            blocks.append(Block(start, end, BlockKind.PARAGRAPH, section))
    return Document(
        "0" * 16,
        text,
        tuple(blocks),
        kind,
        date=dt.date.fromisoformat(row["date"]),
        publisher_force=row.get("publisher_force"),
    )


def name(row: dict[str, Any]) -> str:
    return f"{row['why']}: {row['text'][:50]}"


NUMBER = re.compile(r"[0-9][0-9,.]*[0-9]|[0-9]")
SMALL = {word: n for n, word in enumerate("zero one two three four five six seven eight nine ten".split())}
SPELT = {"a third": "fraction", "half": "fraction", "twice": "multiple"}


def every_amount(row: dict[str, Any]) -> list[Amount]:
    """The amount of the row, and the plain digits around it, as a grammar would find them."""
    text = row["text"]
    start = text.index(row["amount"])
    value = float(row["amount"].replace(",", "")) if NUMBER.fullmatch(row["amount"]) else 1.0
    own = Amount(start, start + len(row["amount"]), form_of(row["amount"]), value)
    others = [
        Amount(m.start(), m.end(), "number", float(m.group().replace(",", "")))
        for m in NUMBER.finditer(text)
        if m.end() <= own.start or own.end <= m.start()
    ]
    return [own, *others]


def form_of(core: str) -> str:
    if core in SPELT:
        return SPELT[core]
    if "%" in core or "cent" in core:
        return "percent"
    return "money" if "£" in core else "number"


@pytest.mark.parametrize("row", [row for path in AMOUNTS for row in load(path)], ids=name)
def test_amount(row: dict[str, Any]) -> None:
    doc = document(row)
    amounts = every_amount(row)
    said = []
    if "speaker" in row:
        said = [Attribution(amounts[0].start, amounts[0].end, row["speaker"], quoted=True)]
    linked = link(doc, sentences(doc), amounts, said, base=base())
    area = linked.areas[0]
    assert ({k.id for k in area.links}, area.scope.value) == (set(row["forces"]), row["scope"])
    if "via" in row:
        assert {k.via.value for k in area.links} == {row["via"]}


@pytest.mark.parametrize("row", load(SPEC / "mentions.jsonl"), ids=name)
def test_mentions(row: dict[str, Any]) -> None:
    doc = document(row)
    linked = link(doc, sentences(doc), [], [], base=base())
    found = [[doc.text[m.start : m.end], sorted(m.ids)] for m in linked.mentions]
    assert found == [[words, sorted(ids)] for words, ids in row["mentions"]]


def test_enough_rows_and_near_misses() -> None:
    rows = [row for path in AMOUNTS for row in load(path)]
    assert len(rows) >= 300
    assert sum(not row["forces"] or "near miss" in row["why"] for row in rows) >= 40


@pytest.mark.parametrize(
    "row",
    [
        {"text": "40 arrests", "mentions": []},
        {"text": "40 arrests", "why": "x"},
        {"text": "40 arrests", "amount": "40", "why": "x"},
        {"text": "40 of 40", "amount": "40", "forces": [], "scope": "national", "why": "x"},
        {"text": "40 arrests", "amount": "40", "forces": [], "scope": "force", "why": "x"},
    ],
)
def test_loader_refuses(row: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(row), "utf-8")
    with pytest.raises(ValueError, match=r"reason|nothing|contradict"):
        load(path)
