"""gzip: one file packed, whatever it is."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from claimx.documents.parts import MAX_UNPACKED, Columns, Part
from claimx.documents.readers.unpack import CHUNK, into_file
from claimx.documents.sniff import Format, sniff
from claimx.errors import ReadError

_MAGIC = b"\x1f\x8b"
_GZIP = zlib.MAX_WBITS | 16
_MOST_MEMBERS = 100_000
# Of these, what stands before a break can be read.
_ROWS = frozenset({Format.JSONL, Format.CSV, Format.JSON})


def parts(file: BinaryIO, path: Path | None, columns: Columns) -> Iterator[Part]:
    """What the file unpacks to, as one part; before it the error where it breaks off within rows.

    What stands behind the last member and is no gzip is left, as gunzip leaves it.

    Raises:
        ReadError: It is damaged from the start, breaks off within a document, or unpacks to too much.
    """
    name = str(path) if path else "the input"
    broken: list[str] = []
    packed = file.seek(0, 2)
    file.seek(0)
    unpacked = into_file(_chunks(file, broken), packed=packed, most=MAX_UNPACKED, name=name)
    error = ReadError(f"{name} is a damaged gzip file: {''.join(broken)}", remedy="fetch it again")
    empty = not unpacked.read(1)
    unpacked.seek(0)
    if broken and (empty or sniff(unpacked, path.with_suffix("") if path else None) not in _ROWS):
        unpacked.close()
        raise error
    if empty:
        unpacked.close()
        raise ReadError(f"{name} holds an empty file", remedy="give a file with a statement in it")
    if broken:
        _cut(unpacked)
        yield Part("", error)
    yield Part("", unpacked)


def _chunks(file: BinaryIO, broken: list[str]) -> Iterator[bytes]:
    """The unpacked bytes; why they end before their time is put into ``broken``."""
    member = zlib.decompressobj(_GZIP)
    members = 1
    data = file.read(CHUNK)
    try:
        while True:
            yield member.decompress(data, CHUNK)
            if member.eof:
                data = member.unused_data or file.read(CHUNK)
                if len(data) < len(_MAGIC):
                    data += file.read(CHUNK)
                if not data.startswith(_MAGIC):
                    return
                members += 1
                if members > _MOST_MEMBERS:
                    broken.append(f"it is made of more than {_MOST_MEMBERS:,} pieces")
                    return
                member = zlib.decompressobj(_GZIP)
                continue
            data = member.unconsumed_tail or file.read(CHUNK)
            if not data:
                yield member.flush()
                if not member.eof:
                    broken.append("it is truncated")
                return
    except zlib.error:
        broken.append("what was packed cannot be made out")


def _cut(file: BinaryIO) -> None:
    """Cut a file behind its last line end, so that no half row is taken for a whole one."""
    end = file.seek(0, 2)
    while end > 0:
        start = max(0, end - CHUNK)
        file.seek(start)
        found = file.read(end - start).rfind(b"\n")
        if found >= 0:
            file.truncate(start + found + 1)
            break
        end = start
    file.seek(0)
