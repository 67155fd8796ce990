"""Markdown: its marks, its front matter, and texts that only bear the name."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from claimx.documents import Document, from_text, read_bytes
from claimx.errors import ReadError


def markdown(source: str) -> Document:
    return read_bytes(source.encode(), path=Path("a.md"))


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, document.block_text(block)) for block in document.blocks]


def test_marks_become_blocks() -> None:
    document = markdown(
        "# Burglary falls in Hexbridge\n\nOfficers made **40** [arrests](https://w.example) in the\nlast three months."
        "\n\n"
        "Cost\n----\n\nThe team:\n* seized 12 knives\n  * nine in May\n* searched 30 homes\n\n1. first\n\n"
        "> “We are proud.”\n\n| Force | 2023 |\n|---|---:|\n| Kent | 1,204 |\n\n"
        "<p>Raw &pound;3m.</p>\n\n    not code: 7\n"
    )
    assert blocks(document) == [
        ("title", "Burglary falls in Hexbridge"),
        ("paragraph", "Officers made 40 arrests in the last three months."),
        ("heading", "Cost"),
        ("paragraph", "The team:"),
        ("list_item", "seized 12 knives"),
        ("list_item", "nine in May"),
        ("list_item", "searched 30 homes"),
        ("list_item", "first"),
        ("quote", "“We are proud.”"),
        ("table_row", "Force\t2023"),
        ("table_row", "Kent\t1,204"),
        ("paragraph", "Raw £3m."),
        ("paragraph", "not code: 7"),
    ]


@pytest.mark.parametrize(
    "head",
    [
        '---\ntitle: "Burglary falls: a report"\ndate: 2025-03-04 # a Tuesday\nauthor: Wessex Police\ntags:\n  - a\n'
        "url: https://w.example/1\n---\n",
        "+++\ntitle = 'Burglary falls: a report'\ndate = 2025-03-04T10:00:00Z\npublisher = \"Wessex Police\"\n"
        "link = 'https://w.example/1'\n[extra]\n+++\n",
    ],
)
def test_front_matter_is_facts_and_no_body(head: str) -> None:
    document = markdown(head + "Officers made *40* arrests over the winter, the force said.\n")
    assert document.text == "Officers made 40 arrests over the winter, the force said."
    assert document.title == "Burglary falls: a report"
    assert (document.date, document.publisher) == (dt.date(2025, 3, 4), "Wessex Police")
    assert document.url == "https://w.example/1"


def test_what_is_no_front_matter_stays() -> None:
    document = markdown("---\nOfficers made *40* arrests, the force said.\n---\n\nMore text of 9 words.\n")
    assert "Officers made 40 arrests" in document.text
    assert markdown("---\nauthor: Ann Ellis\ndate: soon\n---\n*a* b\n").publisher is None


@pytest.mark.parametrize(
    "text",
    [
        "Wessex Police\n4 March 2025\nBurglary falls in Hexbridge\n\nOfficers made 40 arrests.\n",
        "Officers from the rural team made 40 arrests over the winter in the county of\nWessex, of whom 12 were"
        " charged, and the force said that it would do so again in\nMay and June. The chief constable thanked all of"
        " those who had taken part in it, and\nHexbridge Council said that it would pay.\n",
        "Officers by force\n\nKent\t12\t14\nEssex\t3\t4\n",
        "The team:\n\n• made 40 arrests\n• seized 12 knives\n",
    ],
)
def test_a_text_without_marks_is_read_as_plain_text(text: str) -> None:
    document, plain = markdown(text), from_text(text)
    assert (document.text, document.blocks) == (plain.text, plain.blocks)
    assert (document.title, document.date) == (plain.title, plain.date)


def test_lines_stay_apart_beside_marks() -> None:
    document = markdown(
        "Wessex Police\n4 March 2025\n\n**Burglary falls in Hexbridge**\n\nThere are:\n• 40 officers\n• 9 dogs\n"
    )
    assert document.date == dt.date(2025, 3, 4)
    assert [text for kind, text in blocks(document) if kind == "list_item"] == ["40 officers", "9 dogs"]


def test_marks_of_footnotes_are_no_part_of_a_figure() -> None:
    document = markdown("The force has 96[^1] *officers*.\n\n[^1]: Of whom 3 left.\n")
    assert document.text == "The force has 96 officers.\n\nOf whom 3 left."


@pytest.mark.parametrize(
    "source", [">" * 100_000 + "a", "[" * 20_000 + "a", "- " * 50_000 + "a", "*a " * 9_000, "a" + "b *c*\n" * 90_000]
)
def test_hostile_nesting_is_bounded(source: str) -> None:
    try:
        assert markdown(source).blocks
    except ReadError as error:
        assert error.remedy


def test_an_empty_one_is_refused() -> None:
    for source in (" \n", "---\ntitle: a\n---\n", "***\n"):
        with pytest.raises(ReadError, match="is empty"):
            markdown(source)


def test_what_is_struck_out_and_marks_of_footnotes_are_no_text() -> None:
    document = markdown(
        "Theft was ~~down 9%~~ up 4%.\n\n> “We have 500 more officers”, she said [^1]\n\n[^1]: In May.\n"
    )
    assert [text for _, text in blocks(document)] == [
        "Theft was up 4%.",
        "“We have 500 more officers”, she said",
        "In May.",
    ]
