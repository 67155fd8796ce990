"""The documents of a file before they are read: where each stands, and what it is to be read from.

Finding them costs little; to read one is to parse its format and to work out its structure.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from claimx.documents.details import Details
from claimx.documents.draft import Extracted
from claimx.documents.model import BlockKind, Document
from claimx.documents.parts import IDENTITY, MAX_BYTES, MAX_UNPACKED, Columns, Part, identity, identity_of_part
from claimx.documents.sniff import Format, sniff
from claimx.documents.sources import repeats
from claimx.documents.structure import structure
from claimx.errors import ReadError

_SPLIT = f"the limit is {MAX_BYTES // 1_000_000} MB a document: split it into one file a statement"
# Working out the structure of a longer text would take minutes, and nobody's statement is that long.
MAX_BLOCKS = 40_000
# An archive in an archive in an archive is nobody's statement.
_DEEPEST = 3

_CHUNK = 1_000_000
_READERS = "claimx.documents.readers."
# Formats of one document: extract(data, name) -> Extracted.
_SINGLE = {
    Format.TEXT: "text",
    Format.MARKDOWN: "markdown",
    Format.HTML: "html",
    Format.MHTML: "mhtml",
    Format.PDF: "pdf",
    Format.DOCX: "docx",
}
# Formats that may hold several: parts(file, path, columns) -> Iterator[Part].
_SEVERAL = {
    Format.EMAIL: "email",
    Format.JSON: "json",
    Format.JSONL: "jsonl",
    Format.CSV: "csv",
    Format.PARQUET: "parquet",
    Format.XML: "xml",
    Format.ZIP: "zip",
    Format.GZIP: "gzip",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A document that has been found and not read yet.

    Attributes:
        path: What records call it: the file's path, ``FILE/NAME`` for one among several, None without a name.
        identity: First 16 hex digits of the SHA-256 of its bytes.
        content: The bytes of its file, or what a reader has made of it already.
        form: What format the bytes are in.
        details: What the file around it says of it.
        answer: What tells a parliamentary answer from others; None where it is none.
    """

    path: Path | None
    identity: str
    content: bytes | Extracted
    form: Format | None = None
    details: Details | None = None
    answer: bytes | None = None

    @property
    def size(self) -> int:
        """About how much there is to read: bytes, or characters."""
        return len(self.content) if isinstance(self.content, bytes) else len(self.content.text)


@dataclass(slots=True)
class _Search:
    """What holds for a file and everything in it: what the caller asked, and how much may still be unpacked."""

    columns: Columns
    left: int = field(default=MAX_UNPACKED)


def find(file: BinaryIO, *, path: Path | None = None, columns: Columns | None = None) -> Iterator[Found | ReadError]:
    """Every document in an open file that can seek.

    Args:
        columns: Which columns of a table of statements hold what.

    Yields:
        Documents in the order of the file; for one that cannot be read the error, and the rest goes on.

    Raises:
        ReadError: The file as a whole cannot be read.
    """
    yield from _find(file, path, path, None, _Search(columns or Columns()), 0)


def read_found(found: Found, *, known: Details | None = None, repeated: str | None = None) -> Document:
    """Read a document that was found.

    Args:
        known: What the caller knows of it, which wins over what its file says.
        repeated: Where its answer stands already, which is not read again; None where it stands here first.

    Raises:
        ReadError: It is damaged, too large or empty.
    """
    details = found.details if known is None else known.over(found.details)
    if isinstance(found.content, bytes):
        name = str(found.path) if found.path else "the input"
        extracted: Extracted = import_module(_READERS + _SINGLE[found.form or Format.TEXT]).extract(found.content, name)
    else:
        extracted = found.content
    if repeated is not None:
        repeats.strike(extracted, repeated)
    if len(extracted.drafts) > MAX_BLOCKS:
        prose = sum(draft.kind is not BlockKind.TABLE_ROW for draft in extracted.drafts)
        if prose > MAX_BLOCKS:
            raise ReadError(
                f"{found.path or 'the input'} has {prose:,} paragraphs, more than {MAX_BLOCKS:,}",
                remedy="split it into one file a statement",
            )
    return structure(extracted, identity=found.identity, path=found.path, details=details)


def _find(
    file: BinaryIO, path: Path | None, named: Path | None, known: Details | None, search: _Search, depth: int
) -> Iterator[Found | ReadError]:
    """The documents of a file.

    Args:
        path: What records call it.
        named: Its name as far as it tells the format.
        known: What the file around it says of it.
    """
    name = str(path) if path else "the input"
    if not file.read(1):
        raise ReadError(f"{name} is empty", remedy="give a file with a statement in it")
    file.seek(0)
    form = sniff(file, named)
    if form in _SINGLE:
        data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise ReadError(f"{name} is too large", remedy=_SPLIT)
        yield Found(path, identity(data), data, form, known)
        return
    if depth == _DEEPEST:
        raise ReadError(f"{name} is an archive in an archive in an archive", remedy="unpack it")
    parts: Iterator[Part] = import_module(_READERS + _SEVERAL[form]).parts(file, path, search.columns)
    for part in parts:
        inner = path / part.name if path and part.name else Path(part.name) if part.name else path
        details = known if part.details is None else part.details.over(known)
        content = part.content
        if isinstance(content, ReadError):
            yield content
            continue
        try:
            if isinstance(content, Extracted):
                key = identity_of_part(part.name, content.text) if part.name else _identity_of_file(file)
                yield Found(inner, key, content, None, details, repeats.key(content))
                continue
            unpacked = Path(part.name) if part.name else named.with_suffix("") if named else None
            with io.BytesIO(content) if isinstance(content, bytes) else content as stream:
                _spend(search, stream, name)
                yield from _find(stream, inner, unpacked, details, search, depth + 1)
        except ReadError as error:
            if not part.name or search.left < 0:
                raise
            yield error


def _identity_of_file(file: BinaryIO) -> str:
    """The identity of the bytes of a file that is being read, which goes on where it was."""
    place = file.tell()
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
    file.seek(place)
    return digest.hexdigest()[:IDENTITY]


def _spend(search: _Search, stream: BinaryIO, name: str) -> None:
    """Count what was unpacked, of which archives in archives can make more than anyone reads."""
    search.left -= stream.seek(0, 2)
    stream.seek(0)
    if search.left < 0:
        raise ReadError(
            f"{name} unpacks to more than {MAX_UNPACKED // 1_000_000_000} GB", remedy="unpack it, and split it"
        )
