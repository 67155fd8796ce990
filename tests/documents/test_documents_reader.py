"""Files good and bad: encodings, sizes, what is no text, and what the caller knows."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from pathlib import Path

import pytest

from claimx.documents import MAX_BYTES, Details, from_text, read, read_bytes
from claimx.errors import ReadError
from claimx.records import DocumentKind

STATEMENT = "Burglary fell by 12% to £2.4m – the force’s lowest.\n"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "is empty"),
        (b" \n\t \r\n", "nothing but white space"),
        ("\ufeff  \n".encode(), "nothing but white space"),
        (b"some text\0and more", "NUL"),
        (b"%PDF-1.7 text", "damaged PDF"),
        (b"PK\x03\x04rest", "damaged ZIP archive or Office document"),
        (b"\x1f\x8brest", "damaged gzip file"),
        (bytes(range(1, 32)) * 40, "control characters"),
        (b"<html><head><title>x</title></head><body><script>1</script></body></html>", "without text"),
        (b"a" * (MAX_BYTES + 1), "too large"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "statement"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=problem) as caught:
        read(path)
    assert str(path) in caught.value.message
    assert caught.value.remedy
    with pytest.raises(ReadError, match=problem):
        read_bytes(data)


def test_paths_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="does not exist"):
        read(tmp_path / "none.txt")
    with pytest.raises(ReadError, match="is a folder"):
        read(tmp_path)
    with pytest.raises(ReadError, match="name is too long"):
        read(tmp_path / ("x" * 5_000))
    with pytest.raises(ReadError, match="cannot be read"):
        read("a\0b.txt")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read anything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("The force has 900 officers.", "utf-8")
    path.chmod(0)
    with pytest.raises(ReadError, match="may not be read"):
        read(path)


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    path.write_bytes(STATEMENT.encode() * (MAX_BYTES // len(STATEMENT)))
    with pytest.raises(ReadError, match=r"too large.*20 MB.*split"):
        read(path)
    with path.open("wb") as file:
        file.truncate(5 * MAX_BYTES)
    with pytest.raises(ReadError, match="binary file: it holds NUL"):
        read(path)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_give_the_same_text(codec: str) -> None:
    document = read_bytes(STATEMENT.encode(codec))
    assert document.text == STATEMENT
    assert document.block_text(document.blocks[0]) == STATEMENT.strip()


def test_the_declared_character_set_comes_after_utf8() -> None:
    page = '<html><meta charset="iso-8859-7"><p>Ευρώ £25</p></html>'
    assert "Ευρώ £25" in read_bytes(page.encode("iso-8859-7")).text
    assert "Ευρώ £25" in read_bytes(page.encode("utf-8")).text
    latin = b'<html><meta charset="ISO-8859-1"><p>the force\x92s \xa325m</p></html>'
    assert "the force’s £25m" in read_bytes(latin).text  # which browsers read as Windows-1252


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    document = read_bytes(("£25m – the force’s money. " * 20).encode() + b"\xe2\x80")
    assert document.text.startswith("£25m – the force’s")
    assert document.warnings == ("some bytes are not valid utf-8 and were replaced",)
    assert read_bytes(b"\xa325m \x96 cut").warnings == ("not UTF-8: read as Windows-1252",)


def test_the_identity_is_that_of_the_bytes() -> None:
    data = STATEMENT.encode()
    document = read_bytes(data, path=Path("a/b.txt"))
    assert document.id == hashlib.sha256(data).hexdigest()[:16]
    assert document.id == from_text(STATEMENT).id
    assert document.path == Path("a/b.txt")


def test_text_stands_as_it_is() -> None:
    text = "One.\r\n\r\n\tTwo\u00a0officers\u2028and £3m. \U0001f693\n"
    assert from_text(text).text == text
    assert from_text("").blocks == ()


def test_lone_surrogates_become_replacement_characters_in_their_place() -> None:
    text = "\ud800Police\udfff news\n\nOfficers made 41 arrests\udc80 and seized £3,000 in May.\n"
    document = from_text(text)
    assert document.text == "\ufffdPolice\ufffd news\n\nOfficers made 41 arrests\ufffd and seized £3,000 in May.\n"
    assert json.loads(json.dumps(document.text, ensure_ascii=False).encode("utf-8")) == document.text
    escaped = b"<?xml encoding=unicode_escape ?>\\ud800 officers made 41 arrests \xa3"
    found = read_bytes(escaped, path=Path("a.txt"))
    assert found.text.endswith("\ufffd officers made 41 arrests £")


def test_what_the_caller_knows_wins() -> None:
    text = "Wessex Police\n\nBurglary falls by a third\n\n3 May 2022\n\nThe force recorded 1,200 fewer burglaries.\n"
    found = from_text(text)
    assert (found.publisher, found.title, found.date) == (
        "Wessex Police",
        "Burglary falls by a third",
        dt.date(2022, 5, 3),
    )
    details = Details(
        date=dt.date(2022, 5, 4),
        title="Another title",
        publisher="Sandmoor Police",
        publisher_force="sandmoor",
        url="https://sandmoor.example/1",
        kind=DocumentKind.NEWS,
    )
    told = from_text(text, details=details)
    assert (told.date, told.title, told.publisher) == (details.date, details.title, details.publisher)
    assert (told.publisher_force, told.url, told.kind) == ("sandmoor", details.url, DocumentKind.NEWS)
    assert [(block.start, block.end) for block in told.blocks] == [(block.start, block.end) for block in found.blocks]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("A title of some words\n\nPublished: 09:30 14/04/2023\n\n", "2023-04-14"),
        ("A title of some words\n\nPosted on Friday 12th March 2021 at 10:45\n\n", "2021-03-12"),
        ("A title of some words\n06 Mar 2019\n\n", "2019-03-06"),
        ("A title of some words\n07:00 13/02/2023\n\n", "2023-02-13"),
        ("A title of some words\nPublished:\n26 July 2023\n\n", "2023-07-26"),
        ("A title of some words\nFirst published 1st September 2020, last updated 3 October 2020\n\n", "2020-09-01"),
        ("A title of some words\n2024-05-06\n\n", "2024-05-06"),
        ("Wessex Messenger, Thursday November 25 2010\nA title of some words\n\n", "2010-11-25"),
        ("WESSEX MESSENGER No. 4,112 32p Friday, May 7, 1999\nA title of some words\n\n", "1999-05-07"),
        ("A title of some words\nHexbridge Town Hall, Northmere, 14 September 2011\n\n", "2011-09-14"),
        ("A title of some words\nMeeting of 3 February 2017\n\n", "2017-02-03"),
        ("Letters to the Editor\n5 November 2004\nA title of some words\n\nSir, - I write in anger.\n", "2004-11-05"),
        ("Police workforce\nEngland and Wales, 31 March 2021\n\n", None),
        ("A title of some words\nPolice Workforce Statistics, 31 March 2021\n\n", None),
        ("A title of some words\nMay 2020\n\n", None),
        ("A title of some words\n31/02/2020\n\n", None),
        ("The fair on 4 May 2021 drew crowds\n\n", None),
    ],
)
def test_dates_are_read_and_never_guessed(text: str, date: str | None) -> None:
    body = "The force recorded 1,200 burglaries in the year that ended on 31 March 2018, it said.\n"
    document = from_text(text + body)
    assert (document.date and document.date.isoformat()) == date


def test_a_date_at_the_foot_dates_a_document_without_one_at_the_head() -> None:
    body = "A title of some words\n\nThe force recorded 1,200 burglaries, it said on Monday.\n\nIt made 41 arrests.\n\n"
    assert from_text(body + "19 January 2017\n").date == dt.date(2017, 1, 19)
    assert from_text(body + "Date published: 19 January 2017\n").date == dt.date(2017, 1, 19)
    assert from_text("4 May 2016\n" + body + "19 January 2017\n").date == dt.date(2016, 5, 4)
    assert from_text(body + "19 January 2017\n\nOther matter\n\n20 March 2018\n").date is None


def test_a_page_that_says_only_when_it_was_changed_is_dated_so_with_a_warning() -> None:
    text = "A title of some words\nLast updated: 3 October 2020\n\nThe force recorded 1,200 burglaries, it said.\n"
    document = from_text(text)
    assert document.date == dt.date(2020, 10, 3)
    assert document.warnings == ("no date of publication: dated by its last update",)
    assert from_text("Published 1 May 2020\n" + text).warnings == ()
    assert from_text(text, details=Details(date=dt.date(2020, 5, 1))).warnings == ()
