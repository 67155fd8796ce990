"""What holds of any document: blocks in order, apart, inside the text and without white space around them."""

from __future__ import annotations

import io
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimx.documents import BlockKind, Document, from_text, read_bytes, read_stream
from claimx.documents.sniff import SUFFIXES
from claimx.errors import ReadError

LINES = st.sampled_from(
    "Wessex Police|Home > News > 2023|• one|- |(a) two|To ask the Secretary of State how"
    " many.|Answered by|Ida Marsh|ENDS|Asked by"
    "|Notes to editors|Kent\t12\t3|Force    2022|Most read|Read more:|3 May 2021|Published:|#"
    " Title|Contact us|Mr. Lund: Yes, 40."
    "|The force has 40 officers, which is more than it has had before.|\u00a0|Â£25m|We use cookies"
    " on this site.|From: Home Office"
    "|What steps she is taking to cut burglary.|Made by|“Quote|By Ida Marsh|A: b.|…|1.|>".split("|")
)
TEXTS = st.one_of(
    st.text(),
    st.lists(st.one_of(LINES, st.text(max_size=8))).map("\n".join),
    st.lists(st.one_of(LINES, st.text(max_size=8))).map("\n\n".join),
)
TAGS = st.sampled_from(
    "<p> </p> <div> </div> <ul> <li> </ul> <ol> <table> <tr> <td> </td> </tr> </table> <br> <h1>"
    " </h1> <h2> <blockquote> <nav> </nav>"
    " <aside> <span class=share> </span> <script> </script> <pre> </pre> <dl> <dt> <dd> <form> <a"
    " href=x> </a> <figcaption> <main> <b>"
    " <html> <body> <header> </header> <!-- --> <![CDATA[ &amp; &#0; &#xD800; &nbsp; <title>"
    " </title> <textarea> <select> <svg>".split(" ")
)
PAGES = st.lists(st.one_of(TAGS, LINES, st.text(max_size=6))).map("".join)

# What files of the formats begin with, so that their readers are asked.
SIGNATURES = (
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b\x08\0\0\0\0\0\0\x03",
    b"PAR1",
    b"<?xml version='1.0'?>",
    b"<publicwhip>",
    b"<html><p>",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"{",
    b'{"text": "',
    b'[{"text": "Ten arrests."}, ',
    b"id,text\n1,",
    b"From: a@b.example\nTo: c@d.example\nSubject: e\nDate: f\n\n",
)


def check(document: Document) -> None:
    last = 0
    for index, block in enumerate(document.blocks):
        text = document.block_text(block)
        assert last <= block.start < block.end <= len(document.text)
        assert text == text.strip()
        if block.lead is not None:
            assert block.kind is BlockKind.LIST_ITEM
            assert 0 <= block.lead < index
        last = block.end


@settings(deadline=None, max_examples=300)
@given(TEXTS)
@example("§ :")
def test_any_text(text: str) -> None:
    document = from_text(text)
    assert document.text == text
    check(document)


@settings(deadline=None, max_examples=300)
@given(PAGES)
def test_any_page(source: str) -> None:
    try:
        check(read_bytes(("<html>" + source).encode("utf-8", "surrogatepass")))
    except ReadError as error:
        assert error.remedy


@settings(deadline=None, max_examples=300)
@given(
    st.one_of(
        st.binary(), st.binary().map(lambda data: b"<html><p>" + data), st.binary().map(lambda data: b"\xff\xfe" + data)
    )
)
def test_any_bytes(data: bytes) -> None:
    try:
        check(read_bytes(data))
    except ReadError as error:
        assert error.remedy


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(sorted(SUFFIXES)), st.sampled_from(SIGNATURES), st.binary(), st.one_of(st.just(""), st.text()))
def test_any_bytes_of_any_name(suffix: str, signature: bytes, data: bytes, text: str) -> None:
    file = io.BytesIO(signature + text.encode("utf-8", "surrogatepass") + data)
    try:
        for document in read_stream(file, path=Path("statement" + suffix)):
            if isinstance(document, ReadError):
                assert document.remedy
            else:
                check(document)
    except ReadError as error:
        assert error.remedy


@settings(deadline=None, max_examples=200)
@given(st.lists(LINES, min_size=1).map("\n".join))
def test_reading_is_the_same_twice(text: str) -> None:
    assert from_text(text) == from_text(text)
