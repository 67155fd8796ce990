"""ZIP: the files of an archive that can be read, in the order of their names."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from claimx.documents.parts import MAX_BYTES, MAX_UNPACKED, Columns, Part
from claimx.documents.readers.rows import Names
from claimx.documents.readers.unpack import CHUNK, RATIO, into_file, limit
from claimx.documents.sniff import SUFFIXES
from claimx.errors import ReadError

_MOST_MEMBERS = 100_000
_ENCRYPTED = 0x1 | 0x40
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LOCAL_HEADER = 30
_REFUSED = "unpack it, and name what is to be read"


def parts(file: BinaryIO, path: Path | None, columns: Columns) -> Iterator[Part]:
    """The members whose names say that they can be read; hidden ones and those of macOS are passed over.

    Raises:
        ReadError: It is damaged, holds no such member or too many, its members overlap, or unpack to too much.
    """
    name = str(path) if path else "the input"
    size = file.seek(0, 2)
    file.seek(0)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
        raise ReadError(f"{name} is a damaged ZIP archive", remedy="fetch or save it again") from error
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS:
        raise ReadError(f"{name} holds more than {_MOST_MEMBERS:,} files", remedy=_REFUSED)
    _check_apart(members, size, name)
    names = Names()
    packed = unpacked = 0
    wanted = sorted((member for member in members if _is_wanted(member)), key=lambda member: member.filename)
    if not wanted:
        raise ReadError(f"{name} holds no file that can be read", remedy="put in some of " + " ".join(sorted(SUFFIXES)))
    for number, member in enumerate(wanted, 1):
        called = names.path(_steps(member.filename), number)
        try:
            content = _unpack(archive, member, f"{name}/{called}")
        except ReadError as error:
            yield Part(called, error)
            continue
        packed += member.compress_size
        unpacked += content.seek(0, 2)
        content.seek(0)
        if unpacked > MAX_UNPACKED or (unpacked > MAX_BYTES and unpacked > RATIO * packed):
            content.close()
            raise ReadError(f"{name} unpacks to too much, or to more than {RATIO} times its size", remedy=_REFUSED)
        yield Part(called, content)


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> BinaryIO:
    if member.flag_bits & _ENCRYPTED:
        raise ReadError(f"{name} is encrypted", remedy="unpack it with its password, and name what comes out")
    if member.compress_type not in _METHODS:
        raise ReadError(f"{name} is packed in a way that is not read", remedy="unpack it, and name what comes out")
    try:
        with archive.open(member) as stream:
            chunks = iter(lambda: stream.read(CHUNK), b"")
            return into_file(chunks, packed=member.compress_size, most=limit(member.filename), name=name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        raise ReadError(f"{name} is damaged: it cannot be unpacked", remedy="fetch the archive again") from error


def _check_apart(members: Sequence[zipfile.ZipInfo], size: int, name: str) -> None:
    """Refuse members that share their bytes, by which a small file unpacks to any size."""
    end = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < end:
            raise ReadError(f"{name} is damaged, or made to burst: its members overlap", remedy=_REFUSED)
        end = member.header_offset + _LOCAL_HEADER + member.compress_size
    if end > size:
        raise ReadError(f"{name} is a damaged ZIP archive: it is truncated", remedy="fetch or save it again")


def _is_wanted(member: zipfile.ZipInfo) -> bool:
    pieces = member.filename.replace("\\", "/").split("/")
    if member.is_dir() or any(piece.startswith(".") and piece.strip(".") for piece in pieces) or "__MACOSX" in pieces:
        return False
    return PurePosixPath(pieces[-1]).suffix.lower() in SUFFIXES


def _steps(name: str) -> list[str]:
    """The steps of a member's path, none of which leads up or to a drive."""
    steps = [piece for piece in name.replace("\\", "/").split("/") if piece.strip(". ")]
    return steps[1:] if len(steps) > 1 and steps[0].endswith(":") else steps
