"""What kind of file some bytes are, by the bytes first and the name second."""

from __future__ import annotations

import re
import zipfile
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from claimx.documents import columns, encoding
from claimx.errors import ReadError

SAMPLE = 65_536
_CONTROL_SHARE = 0.05
_LONGEST_HEADER = 1_000


class Format(StrEnum):
    """A format that can be read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    MHTML = "mhtml"
    PDF = "pdf"
    DOCX = "docx"
    EMAIL = "email"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    XML = "xml"
    ZIP = "zip"
    GZIP = "gzip"


_BY_NAME = {
    ".txt": Format.TEXT, ".text": Format.TEXT,
    ".md": Format.MARKDOWN, ".markdown": Format.MARKDOWN,
    ".html": Format.HTML, ".htm": Format.HTML, ".xhtml": Format.HTML, ".shtml": Format.HTML,
    ".mhtml": Format.MHTML, ".mht": Format.MHTML,
    ".pdf": Format.PDF, ".docx": Format.DOCX, ".eml": Format.EMAIL,
    ".json": Format.JSON, ".jsonl": Format.JSONL, ".ndjson": Format.JSONL,
    ".csv": Format.CSV, ".tsv": Format.CSV, ".parquet": Format.PARQUET, ".xml": Format.XML,
    ".zip": Format.ZIP, ".gz": Format.GZIP,
}  # fmt: skip
SUFFIXES = frozenset(_BY_NAME)

_PAGE = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S)
_FRAGMENT = re.compile(
    r"\s*<(?:head|body|main|article|section|div|p|h[1-6]|ul|ol|table|blockquote|meta)\b[^<]{0,400}>", re.I
)
_XML = re.compile(r"\s*<(?:\?xml\b|publicwhip\b|!doctype\s+publicwhip\b)", re.I)
_HEADER = re.compile(
    r"(?:From [^\r\n]{5,200}\r?\n)?(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)+"
)
_HEADER_NAME = re.compile(
    r"^(?:from|to|subject|date|received|return-path|delivered-to|mime-version|message-id|content-type|reply-to):",
    re.I | re.M,
)
# What only programs write: a release may begin with its own lines of "From:", "To:", "Date:" and "Subject:".
_MACHINE_HEADER = re.compile(
    r"^(?:received|return-path|delivered-to|mime-version|message-id|content-type|content-transfer-encoding"
    r"|dkim-signature|x-[a-z-]{2,40}):",
    re.I | re.M,
)
_PAGE_IN_PARTS = re.compile(r"^(?:from:\s*<saved by|snapshot-content-location:)", re.I | re.M)
_RELATED = re.compile(r"^content-type:\s*multipart/related", re.I | re.M)
_SENT = re.compile(r"^(?:to|received|delivered-to|return-path|message-id):", re.I | re.M)
_LEAST_HEADERS = 3
_OBJECT = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")
_LINES = re.compile(r"\s*\{[^\n]*\}[ \t\r]*\n\s*\{")

# What is known but not read, with what to do about it.
_OFFICE = "save it as .docx or .pdf"
_REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (
        b"\xd0\xcf\x11\xe0",
        "an old Office document or an Outlook message, or is protected by a password",
        f"{_OFFICE} without a password, a message as .eml",
    ),
    (b"{\\rtf", "a rich text document", _OFFICE),
    (b"\x89PNG", "an image", "save its text as .txt"),
    (b"\xff\xd8\xff", "an image", "save its text as .txt"),
    (b"GIF8", "an image", "save its text as .txt"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it"),
    (b"BZh", "a bzip2 archive", "unpack it"),
    (b"\xfd7zXZ\x00", "an xz archive", "unpack it"),
    (b"Rar!", "a RAR archive", "unpack it"),
    (b"\x7fELF", "a program", "name a document"),
)
_WORD = re.compile(r"word/document[0-9]{0,4}\.xml")
_IN_ARCHIVE = (
    ("xl/workbook.xml", "a spreadsheet", "save it as .csv"),
    ("ppt/presentation.xml", "a presentation", "save it as .pdf"),
    ("META-INF/manifest.xml", "an OpenDocument file", _OFFICE),
)
# The records at the end of a ZIP archive, the last of them with a comment.
_END, _LOCATOR, _WIDE_END = b"PK\x05\x06", b"PK\x06\x07", b"PK\x06\x06"
_LONGEST_END = 65_536 + 22 + 76
_LONGEST_DIRECTORY = 10_000_000
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\v\x1b") + b"\x7f"


def sniff(file: BinaryIO, path: Path | None) -> Format:
    """The format of an open file, which is left at its beginning.

    Args:
        path: Its name, which decides between formats that look alike.

    Raises:
        ReadError: It is of no format that is read; the message says which it is where that is known.
    """
    name = str(path) if path else "the input"
    sample = file.read(SAMPLE)
    file.seek(0)
    for signature, what, remedy in _REFUSED:
        if sample.startswith(signature):
            raise ReadError(f"{name} is {what}, which is not read", remedy=remedy)
    if sample.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(file, name)
    if sample.startswith(b"\x1f\x8b"):
        return Format.GZIP
    if sample.startswith(b"PAR1"):
        return Format.PARQUET
    if b"%PDF-" in sample[:1024]:
        return Format.PDF
    _require_text(sample, name)
    text, _ = encoding.decode(sample, charset=encoding.declared(sample))
    return _text_format(text, path.suffix.lower() if path else "")


def _archive(file: BinaryIO, name: str) -> Format:
    if _directory(file) > _LONGEST_DIRECTORY:
        raise ReadError(f"{name} holds too many files", remedy="unpack it, and name what is to be read")
    try:
        with zipfile.ZipFile(file) as archive:
            names = frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
        raise ReadError(
            f"{name} is a damaged ZIP archive or Office document", remedy="fetch or save it again"
        ) from error
    finally:
        file.seek(0)
    if any(_WORD.fullmatch(member) for member in names):
        return Format.DOCX
    for member, what, remedy in _IN_ARCHIVE:
        if member in names:
            raise ReadError(f"{name} is {what}, which is not read", remedy=remedy)
    return Format.ZIP


def _directory(file: BinaryIO) -> int:
    """The length that a ZIP archive says its directory has, all of which would be read into memory; 0 if none."""
    size = file.seek(0, 2)
    tail_start = max(0, size - _LONGEST_END)
    file.seek(tail_start)
    tail = file.read(_LONGEST_END)
    file.seek(0)
    longest, at = 0, tail.find(_END)
    while at >= 0:
        record, before = tail[at : at + 22], tail[max(0, at - 76) : at]
        longest = max(longest, int.from_bytes(record[12:16], "little") % 0xFFFFFFFF)
        if before[-20:-16] == _LOCATOR and before.startswith(_WIDE_END):
            longest = max(longest, int.from_bytes(before[40:48], "little"))
        at = tail.find(_END, at + 1)
    return min(longest, size)


def _require_text(sample: bytes, name: str) -> None:
    if encoding.has_mark(sample):
        return
    remedy = "save its text as UTF-8 in a .txt or .html file"
    if b"\0" in sample:
        raise ReadError(f"{name} is a binary file: it holds NUL bytes", remedy=remedy)
    if len(sample) - len(sample.translate(None, _CONTROLS)) > _CONTROL_SHARE * len(sample):
        raise ReadError(f"{name} is a binary file: it is full of control characters", remedy=remedy)


def _text_format(text: str, suffix: str) -> Format:
    """The format of a text: what its bytes cannot hide wins over the name, which wins over what they suggest."""
    if _PAGE.match(text):
        return Format.HTML
    named = _BY_NAME.get(suffix)
    if named in (Format.CSV, Format.JSON, Format.JSONL, Format.HTML, Format.MHTML, Format.EMAIL):
        return named
    if (named is Format.XML and text.lstrip().startswith("<")) or (_XML.match(text) and "<publicwhip" in text):
        return Format.XML
    header = _HEADER.match(text)
    if header and _is_message(header.group()):
        saved = _PAGE_IN_PARTS.search(header.group()) is not None
        related = _RELATED.search(header.group()) is not None and not _SENT.search(header.group())
        return Format.MHTML if saved or related else Format.EMAIL
    if named is Format.TEXT and _is_table(text, "\t"):
        return Format.CSV  # what a spreadsheet saves as Unicode text
    if named in (Format.TEXT, Format.MARKDOWN):
        return named
    if _LINES.match(text):
        return Format.JSONL
    if _OBJECT.match(text):
        return Format.JSON
    if _FRAGMENT.match(text):
        return Format.HTML
    return Format.CSV if named is None and _is_table(text) else Format.TEXT


def _is_message(header: str) -> bool:
    names = set(_HEADER_NAME.findall(header.lower()))
    return len(names) >= _LEAST_HEADERS and _MACHINE_HEADER.search(header) is not None


def _is_table(text: str, marks: str = "\t,;|") -> bool:
    """Whether a text without a name that tells begins with the header of a table of statements."""
    header, end, rest = text.lstrip("\ufeff\r\n ").partition("\n")
    if not end or not rest.strip() or len(header) > _LONGEST_HEADER:
        return False
    return any(columns.known_names([name.strip('" \r') for name in header.split(mark)]) for mark in marks)
