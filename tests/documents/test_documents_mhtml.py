"""Pages saved as one file: which part is the page, its characters and its address."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimx.documents import read_bytes
from claimx.errors import ReadError

HEAD = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://w.example/news/1\r\nSubject: Burglary falls\r\n"
    b"Date: Tue, 4 Mar 2025 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--X--"\r\n\r\n\r\n'
)
PAGE = (
    "<html><head><title>Burglary falls in Hexbridge</title></head><body><h1>Burglary falls in Hexbridge</h1>"
    "<p>Burglary fell by 12% to £2.4m – the force’s lowest.</p></body></html>"
)


def quoted(text: str, codec: str) -> bytes:
    """In quoted-printable with soft line ends."""
    data = b"".join(b"=%02X" % byte if byte > 126 or byte == 61 else bytes([byte]) for byte in text.encode(codec))
    cut, lines = 0, []
    while cut < len(data):
        end = min(cut + 60, len(data))
        while data[max(cut, end - 2) : end].find(b"=") >= 0 and end < len(data):
            end += 1
        lines.append(data[cut:end])
        cut = end
    return b"=\r\n".join(lines)


def part(content: bytes, kind: str, location: str) -> bytes:
    head = f"----X--\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    return head.encode() + f"Content-Location: {location}\r\n\r\n".encode() + content + b"\r\n"


def page(codec: str = "utf-8", declared: str = 'text/html; charset="utf-8"') -> bytes:
    return (
        HEAD
        + part(quoted(PAGE, codec), declared, "https://w.example/news/1")
        + part(b"p { margin: 99 }", "text/css", "https://w.example/a.css")
        + part(b"<html><p>A frame with 77 adverts</p></html>", "text/html", "cid:frame")
        + b"----X----\r\n"
    )


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.txt", "a", None])
def test_the_page_is_read_without_its_frames(name: str | None) -> None:
    document = read_bytes(page(), path=Path(name) if name else None)
    assert [document.block_text(block) for block in document.blocks] == [
        "Burglary falls in Hexbridge",
        "Burglary fell by 12% to £2.4m – the force’s lowest.",
    ]
    assert (document.title, document.url) == ("Burglary falls in Hexbridge", "https://w.example/news/1")
    assert document.date is None  # the day of saving says nothing of it


def test_the_character_set_of_the_part_wins() -> None:
    source = page("cp1252", "text/html; charset=windows-1252").replace(b"<title>", b"<meta charset=iso-8859-7><title>")
    assert "£2.4m – the force’s" in read_bytes(source, path=Path("a.mhtml")).text
    assert "£2.4m – the force’s" in read_bytes(page("cp1252", "text/html"), path=Path("a.mhtml")).text


def test_a_page_alone_is_read_too() -> None:
    data = (
        b"From: <Saved by X>\nSubject: a\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>There are 40 officers.</p>"
    )
    assert read_bytes(data).text == "There are 40 officers."


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (HEAD + part(b"x", "text/css", "a") + b"----X----", "without its HTML"),
        (HEAD + part(b"<p> </p>", "text/html", "a") + b"----X----", "without text"),
        (HEAD + part(b"<p>a" * 201_000, "text/html", "a"), "tags"),
        (HEAD.replace(b"multipart", b"a;" * 9_000 + b"multipart"), "damaged header"),
    ],
)
def test_what_is_no_page_is_refused(data: bytes, problem: str) -> None:
    with pytest.raises(ReadError, match=problem) as caught:
        read_bytes(data, path=Path("a.mhtml"))
    assert "a.mhtml" in caught.value.message
    assert caught.value.remedy


def test_truncated_anywhere_it_ends_in_an_error_or_a_text() -> None:
    data = page()
    for end in range(1, len(data), 10):
        try:
            assert read_bytes(data[:end], path=Path("a.mhtml")).blocks
        except ReadError as error:
            assert error.remedy
