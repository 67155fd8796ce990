"""Tables of plain texts whose columns are parted by bars."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.documents import BlockKind, from_text
from claimx.documents.bars import tabbed


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("Force | Arrests\nKent | 97\n", "Force \t Arrests\nKent \t 97\n"),
        ("| Force | Arrests |\n|---|:--:|\n| Kent | 97 |", "  Force \t Arrests  \n          \n  Kent \t 97  "),
        ("Area|2019|2020\r\nHull|3%|..\r\n", "Area\t2019\t2020\r\nHull\t3%\t..\r\n"),
        ("Kent | 97\nSussex | £1.2m", "Kent \t 97\nSussex \t £1.2m"),
    ],
)
def test_bars_between_columns_are_tabs(text: str, view: str) -> None:
    assert tabbed(text) == view


@pytest.mark.parametrize(
    "text",
    [
        "Home | News | Contact\nCrime | Advice | About us",
        "21 May 2020 | 12:15",
        "Kent | 97",
        "Force | Arrests\nKent | 97 | 12",
        "Either 4|5\nis given.\n",
        f"Kent | {'a long sentence with 97 in it and ' * 4}\nSussex | {'another one with 12 in it and more ' * 4}",
    ],
)
def test_other_bars_stay(text: str) -> None:
    assert tabbed(text) == text


def test_the_rows_are_rows_and_the_text_is_as_it_was() -> None:
    text = "Arrests rose.\n\nForce | Arrests\nKent | 97\nSussex | 12\n\nThey were made in May."
    document = from_text(text)
    rows = [document.block_text(block) for block in document.blocks if block.kind is BlockKind.TABLE_ROW]
    assert document.text == text
    assert rows == ["Force | Arrests", "Kent | 97", "Sussex | 12"]


@given(st.text(alphabet="|-: \r\nab1", max_size=80))
def test_nothing_moves(text: str) -> None:
    assert len(tabbed(text)) == len(text)
    assert [line.rstrip("\r\n") == "" for line in text.splitlines()] == [
        line.rstrip("\r\n") == "" for line in tabbed(text).splitlines()
    ]
