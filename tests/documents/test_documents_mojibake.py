"""Doubly encoded text read right at its own offsets."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.documents import from_text
from claimx.documents.mojibake import LETTER_FILLER, reading_view, repair, table


def mangle(text: str, codec: str = "cp1252") -> str:
    """UTF-8 bytes read in another encoding, undefined bytes as C1 controls."""
    return "".join(
        bytes([byte]).decode(codec) if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte)
        for byte in text.encode()
    )


TEXT = "“We’ve £25m – 3½ times last year’s,” he said… Siân has 5 °C and €9."


@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
def test_a_mangled_text_is_repaired(codec: str) -> None:
    assert repair(mangle(TEXT, codec)) == TEXT
    assert repair(mangle(mangle(TEXT, codec), codec)) == TEXT


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("costs Â£25m a year", "costs  £25m a year"),
        ("(Â£3.1m)", "( £3.1m)"),
        ("â€œYes,â€\x9d he said", "  “Yes,”   he said"),
        ("â€œYes,â€ he said", "  “Yes,”  he said"),
        ("â€œYes,â€� he said", "  “Yes,”   he said"),
        ("the forceâ€™s cars", "the force  ’s cars"),
        ("officersâ€™ pay", "officers’   pay"),
        ("Â£5â€“Â£10 million", " £5  – £10 million"),
        ("3Â½ hours", "3 ½ hours"),
        ("SiÃ¢n", f"Si{LETTER_FILLER}ân"),
        ("20,000Â officers", "20,000  officers"),
        ("20,000Â\u00a0officers", "20,000  officers"),
        ("Ã‚Â£5m", "   £5m"),
    ],
)
def test_the_view_keeps_amounts_together(text: str, view: str) -> None:
    assert len(view) == len(text)
    assert reading_view(text) == view


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("20,000\u00a0officers", "20,000 officers"),
        ("£\u200925m", "£ 25m"),
        ("anti\u2011social", "anti-social"),
        ("\u22125 points", "-5 points"),
        ("\ufeffTitle", " Title"),
        ("a\u200b b", "a  b"),
        ("anti\u00adsocial", "anti\u00adsocial"),
        ("a\0b", "a b"),
        ("a\ud800b", "a\ufffdb"),
        ("tab\tand\nline", "tab\tand\nline"),
    ],
)
def test_odd_characters_become_plain(text: str, view: str) -> None:
    assert reading_view(text) == view


@pytest.mark.parametrize("text", ["Château Âge", "É»", "naïve café – “so”", "São Tomé", "ÂA", "Âre you"])
def test_what_is_right_stays(text: str) -> None:
    assert reading_view(text) == text
    assert repair(text) == text


@given(st.text())
def test_the_view_has_the_length_of_the_text(text: str) -> None:
    assert len(reading_view(text)) == len(text)


@given(st.lists(st.sampled_from([*table(), "Â", "Ã", "â€", " ", "a", "£", "9"])).map("".join))
def test_runs_side_by_side_keep_the_length(text: str) -> None:
    view = reading_view(text)
    assert len(view) == len(text)
    repaired = repair(text)
    if repair(repaired) == repaired:  # mangled more often than is put right, the two need not agree
        assert bare(view) == bare(reading_view(repaired))


def bare(text: str) -> str:
    """A view without its fillers and without characters that have no width."""
    return re.sub(f"[ {LETTER_FILLER}\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]", "", text)


def test_blocks_refer_to_the_text_as_it_stands() -> None:
    text = "Title of the thing\n\nâ€¢ Â£25m for cars\nâ€¢ Â£3m for vans\n\nThe force has Â£28m for cars and vans.\n"
    document = from_text(text)
    assert document.text == text
    assert [document.block_text(block) for block in document.blocks] == [
        "Title of the thing",
        "£25m for cars",
        "£3m for vans",
        "The force has Â£28m for cars and vans.",
    ]
