"""Bytes to text: byte order mark, then UTF-8, then the declared character set, then Windows-1252."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)
_HEAD = 4096

# Windows-1252 as browsers read it: the five bytes it leaves undefined are C1 controls.
CP1252 = "".join(
    chr(byte) if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([byte]).decode("cp1252") for byte in range(256)
)

# A UTF-8 file with a few broken bytes is still UTF-8: at most one in ten of its sequences may be broken.
_BROKEN_SHARE = 0.1


def has_mark(data: bytes) -> bool:
    """Whether the bytes begin with a Unicode byte order mark."""
    return any(data.startswith(mark) for mark, _ in _MARKS)


def wide(data: bytes) -> str | None:
    """The codec of bytes that begin with the mark of UTF-16 or UTF-32, whose lines cannot be told byte by byte."""
    return next((name for mark, name in _MARKS[1:] if data.startswith(mark)), None)


def declared(data: bytes) -> str | None:
    """The character set that an HTML or XML file says it is in, as a Python codec name."""
    found = _DECLARED.search(data, 0, _HEAD)
    if not found:
        return None
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name
    except LookupError:
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name  # as browsers do


def _cp1252(data: bytes) -> str:
    return codecs.charmap_decode(data, "strict", CP1252)[0]


def decode(data: bytes, *, charset: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of the bytes, without its byte order mark, and warnings about what could not be read.

    Args:
        charset: The declared character set, tried where the bytes are not UTF-8.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(name, "replace")
            return text, _warning(text, name)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    if charset == "cp1252":
        return _cp1252(data), ()
    if charset and charset != "utf-8":
        try:
            return data.decode(charset), ()
        except (UnicodeDecodeError, LookupError):
            pass
    text = data.decode("utf-8", "replace")
    broken = text.count("�")
    whole = sum(1 for character in text if character > "\x7f") - broken
    if whole and broken <= _BROKEN_SHARE * (whole + broken):
        return text, _warning(text, "utf-8")
    return _cp1252(data), ("not UTF-8: read as Windows-1252",)


def _warning(text: str, name: str) -> tuple[str, ...]:
    return (f"some bytes are not valid {name} and were replaced",) if "�" in text else ()
