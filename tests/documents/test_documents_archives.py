"""Packed files: ZIP and gzip, whole, damaged, hostile."""

from __future__ import annotations

import gzip
import io
import json
import random
import struct
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from claimx.documents import Columns, Document, read_bytes, read_stream
from claimx.documents.parts import MAX_BYTES
from claimx.documents.readers import gzip as gzip_reader
from claimx.documents.readers import zip as zip_reader
from claimx.errors import ReadError

FALL = "Burglary in Northmere fell by 12% last year, the force said on Monday."
RISE = "Arrests rose to 1,940 in the twelve months to March, up from 1,710."


def everything(data: bytes, name: str) -> list[Document | ReadError]:
    return list(read_stream(io.BytesIO(data), path=Path(name)))


def told(found: list[Document | ReadError]) -> list[str]:
    return [str(each.path) if isinstance(each, Document) else f"! {each.message}" for each in found]


def packed(*members: tuple[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=method)
    return out.getvalue()


def pieces(data: bytes) -> tuple[bytes, bytes, bytes]:
    """An archive's members, its directory, and the record at its end."""
    directory, end = data.index(b"PK\x01\x02"), data.rindex(b"PK\x05\x06")
    return data[:directory], data[directory:end], data[end:]


def test_members_are_read_in_the_order_of_their_names() -> None:
    rows = f'id,text\n1,"{FALL}"\n2,"{RISE}"\n'
    data = packed(
        ("b/two.txt", RISE), ("a.csv", rows), ("c.jsonl.gz", gzip.compress(json.dumps({"text": FALL}).encode())),
        ("d.zip", packed(("inner.md", FALL))), ("__MACOSX/e.txt", FALL), (".f.txt", FALL), (".g/h.txt", FALL),
        ("i/", ""), ("j.exe", b"MZ"), ("k", FALL),
    )  # fmt: skip
    found = everything(data, "z.zip")
    assert told(found) == [
        "z.zip/a.csv/1",
        "z.zip/a.csv/2",
        "z.zip/b/two.txt",
        "z.zip/c.jsonl.gz/1",
        "z.zip/d.zip/inner.md",
    ]
    texts = [document.text for document in found if isinstance(document, Document)]
    assert texts == [FALL, RISE, RISE, FALL, FALL]


def test_a_member_that_is_broken_costs_its_neighbours_nothing() -> None:
    members, directory, end = pieces(packed(("a.txt", FALL), ("b.txt", RISE), method=zipfile.ZIP_STORED))
    spoilt = members.replace(FALL.encode(), FALL.encode().replace(b"12%", b"99%")) + directory + end
    found = everything(spoilt, "z.zip")
    assert told(found) == ["! z.zip/a.txt is damaged: it cannot be unpacked", "z.zip/b.txt"]
    found = everything(packed(("a.pdf", b"%PDF-1.7 no"), ("b.html", "<html></html>"), ("c.txt", FALL)), "z.zip")
    assert [isinstance(each, Document) for each in found] == [False, False, True]


def test_encrypted_members_are_told_with_what_to_do() -> None:
    data = packed(("a.txt", FALL), ("b.txt", RISE))
    for record, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(record) + offset
        data = data[:at] + b"\x01" + data[at + 1 :]
    first, second = everything(data, "z.zip")
    assert isinstance(first, ReadError) and "z.zip/a.txt is encrypted" in first.message and "password" in first.remedy
    assert isinstance(second, Document)


def test_names_of_members_lead_nowhere() -> None:
    names = ["../../etc/a.txt", "/abs/b.txt", "C:\\users\\c.txt", "x/../d.txt", "e.txt", "./e.txt", "f\n.txt"]
    found = everything(packed(*((name, FALL) for name in names)), "z.zip")
    assert told(found) == [
        f"z.zip/{name}"
        for name in ("etc/a.txt", "e.txt", "abs/b.txt", "users/c.txt", "e#2.txt", "f_.txt", "x/d.txt")
    ]  # fmt: skip


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_packing_is_refused(method: int) -> None:
    [error] = everything(packed(("a.txt", FALL), method=method), "z.zip")
    assert isinstance(error, ReadError) and "not read" in error.message and error.remedy


def test_archives_without_statements() -> None:
    for data, problem in (
        (packed(("a.exe", b"x")), "no file that can be read"),
        (packed(), "no file that can be read"),
        (packed(("a.txt", FALL))[:-30], "damaged ZIP"),
    ):
        with pytest.raises(ReadError, match=problem) as caught:
            everything(data, "z.zip")
        assert caught.value.remedy


def test_bombs() -> None:
    zeros = b"a" * (MAX_BYTES + 1)
    found = everything(packed(("a.txt", zeros), ("b.txt", FALL)), "z.zip")
    assert told(found) == ["! z.zip/a.txt is too large: it unpacks to more than 20 MB", "z.zip/b.txt"]
    with pytest.raises(ReadError, match="100 times its size"):
        everything(packed(("a.txt", b" " * 15_000_000), ("b.txt", b" " * 15_000_000)), "z.zip")
    lines = b'{"n": 1}\n' * 4_000_000
    [error] = everything(packed(("a.jsonl", lines)), "z.zip")
    assert isinstance(error, ReadError) and "100 times its size" in error.message
    with pytest.raises(ReadError, match="100 times its size"):
        everything(gzip.compress(lines), "a.jsonl.gz")
    with pytest.raises(ReadError, match="pieces"):
        everything(gzip.compress(b"") * 120_000, "a.txt.gz")


def test_members_that_share_their_bytes_are_refused() -> None:
    members, directory, end = pieces(packed(("a.txt", FALL)))
    many = directory * 3
    data = members + many + end[:8] + struct.pack("<HHII", 3, 3, len(many), len(members)) + b"\0\0"
    with pytest.raises(ReadError, match="overlap"):
        everything(data, "z.zip")


def test_an_archive_of_too_many_files_is_refused_before_they_are_listed() -> None:
    members, directory, end = pieces(packed(("a.txt", FALL)))
    for count in (110_000, 250_000):
        many = directory * count
        data = members + many + end[:12] + struct.pack("<II", len(many), len(members)) + b"\0\0"
        with pytest.raises(ReadError, match=r"100,000 files|too many files"):
            everything(data, "z.zip")


def test_archives_in_archives_end() -> None:
    data = packed(("a.csv", f'id,text\n1,"{FALL}"\n'))
    for _ in range(2):
        data = packed(("a.zip", data))
    [error] = everything(data, "z.zip")
    assert isinstance(error, ReadError) and "archive in an archive" in error.message
    deep = gzip.compress(FALL.encode())
    for _ in range(4):
        deep = gzip.compress(deep)
    with pytest.raises(ReadError, match="archive in an archive"):
        everything(deep, "a.gz")


def test_gzip_of_a_document_is_that_document() -> None:
    data = gzip.compress(FALL.encode()[:30]) + gzip.compress(FALL.encode()[30:])
    for packed_twice in (data, data + b"\0" * 400, data + b"no gzip"):
        document = read_bytes(packed_twice, path=Path("a.txt.gz"))
        assert (document.text, document.path) == (FALL, Path("a.txt.gz"))
    page = read_bytes(gzip.compress(f"<html><p>{FALL}</p></html>".encode()))
    assert page.block_text(page.blocks[0]) == FALL


def test_gzip_that_breaks_off() -> None:
    lines = "".join(json.dumps({"id": number, "text": f"{FALL} {number * 7919}"}) + "\n" for number in range(3_000))
    whole = gzip.compress(lines.encode())
    found = everything(whole[: len(whole) // 2], "a.jsonl.gz")
    assert isinstance(found[0], ReadError) and "truncated" in found[0].message
    read = [document.text for document in found[1:] if isinstance(document, Document)]
    assert len(read) == len(found) - 1 > 100
    assert read == [f"{FALL} {number * 7919}" for number in range(len(read))]
    for damaged in (gzip.compress(FALL.encode())[:-9], gzip.compress(FALL.encode())[:-6] + b"abcdef", b"\x1f\x8bx"):
        with pytest.raises(ReadError, match=r"damaged gzip"):
            everything(damaged, "a.txt.gz")
    with pytest.raises(ReadError, match="empty"):
        everything(gzip.compress(b""), "a.txt.gz")


@pytest.mark.parametrize("reader", [zip_reader, gzip_reader])
def test_rows_may_be_more_than_a_document(reader: ModuleType) -> None:
    data = b"id,text\n" + random.Random(1).randbytes(MAX_BYTES).replace(b'"', b"x")
    archive = gzip.compress(data, 0) if reader is gzip_reader else packed(("a.csv", data), method=zipfile.ZIP_STORED)
    [part] = reader.parts(io.BytesIO(archive), Path("a.csv.gz"), Columns())
    with part.content as content:
        assert content.read() == data
