"""Files of rows as lines of text, read as they come: memory is bounded by the longest line."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from claimx.documents import encoding
from claimx.documents.parts import MAX_BYTES

_CHUNK = 65_536
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_BLANK = (b"\n", b"\r\n")


class TextLine(NamedTuple):
    """A line of a file, or empty lines that follow each other.

    Attributes:
        number: Of the first line, from 1.
        text: With its line end; the beginning of the line where it is too long.
        warnings: What of it could not be decoded.
        cut: Whether it is longer than a statement may be.
    """

    number: int
    text: str
    warnings: tuple[str, ...] = ()
    cut: bool = False


def lines(file: BinaryIO) -> Iterator[TextLine]:
    """The lines of a file, parted by line feeds.

    Each is decoded by itself, as UTF-8 or else as Windows-1252: files put together from several sources hold both.
    Only with the byte order mark of UTF-16 or UTF-32 is the file decoded as a whole.
    """
    head = file.read(4)
    file.seek(0)
    codec = encoding.wide(head)
    if codec is not None:
        yield from _decoded(file, codec)
        return
    number, blank, ending = 1, 0, b""
    while data := file.readline(MAX_BYTES):
        if blank and data != ending:
            yield TextLine(number, ending.decode("ascii") * blank)
            number, blank = number + blank, 0
        if data in _BLANK and blank < MAX_BYTES:
            blank, ending = blank + 1, data
            continue
        text, warnings = encoding.decode(data)
        cut = len(data) == MAX_BYTES and not data.endswith(b"\n")
        yield TextLine(number, text, warnings, cut)
        number += 1
        while cut and not data.endswith(b"\n") and (data := file.readline(MAX_BYTES)):
            continue


def _decoded(file: BinaryIO, codec: str) -> Iterator[TextLine]:
    pieces: list[str] = []
    size, number = 0, 1
    for chunk in _chunks(file, codec):
        for piece in _LINE.findall(chunk):
            if size < MAX_BYTES:
                pieces.append(piece)
            size += len(piece)
            if piece.endswith("\n"):
                yield _line(number, "".join(pieces), codec, size)
                pieces, size, number = [], 0, number + 1
    if size:
        yield _line(number, "".join(pieces), codec, size)


def _chunks(file: BinaryIO, codec: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(codec)("replace")
    while data := file.read(_CHUNK):
        yield decoder.decode(data)
    yield decoder.decode(b"", final=True)


def _line(number: int, text: str, codec: str, size: int) -> TextLine:
    warnings = (f"some bytes are not valid {codec} and were replaced",) if "�" in text else ()
    return TextLine(number, text.removeprefix("\ufeff"), warnings, size > MAX_BYTES)
