"""Bytes to Documents: the checks every file must pass, and the reader of its format."""

from __future__ import annotations

import errno
import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from claimx.documents.details import Details
from claimx.documents.draft import Extracted
from claimx.documents.model import BlockKind, Document
from claimx.documents.parts import IDENTITY, MAX_BYTES, MAX_UNPACKED, Columns, Part, identity, identity_of_part
from claimx.documents.readers import text as plain
from claimx.documents.sniff import Format, sniff
from claimx.documents.sources import repeats
from claimx.documents.sources.repeats import Answers
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

DetailsOf = Callable[[Path], Details | None]


@dataclass(slots=True)
class _Request:
    """What holds for a file and everything in it: what the caller asked, and how much may still be unpacked."""

    columns: Columns
    details_of: DetailsOf
    answers: Answers
    left: int = MAX_UNPACKED


def read(path: str | Path, *, details: Details | None = None) -> Document:
    """Read the document in a file.

    Raises:
        ReadError: The file is missing, a folder, not permitted, empty, damaged, too large, of no format that is
            read, or holds several documents (``read_all`` reads those).
    """
    path = Path(path)
    return _only(read_all(path, details_of=lambda _: details), str(path))


def read_bytes(data: bytes, *, path: Path | None = None, details: Details | None = None) -> Document:
    """Read the document in some bytes; ``path`` names it in errors and helps to tell its format.

    Raises:
        ReadError: As ``read``.
    """
    name = str(path) if path else "the input"
    return _only(read_stream(io.BytesIO(data), path=path, details_of=lambda _: details), name)


def from_text(text: str, *, details: Details | None = None, path: Path | None = None) -> Document:
    """A document of a text at hand, read as plain text; any string will do, an empty one has no blocks.

    Lone surrogates become U+FFFD, so that the document's text can be written and keeps its offsets.
    """
    key = identity(text.encode("utf-8", "surrogatepass"))
    return structure(plain.from_string(text), identity=key, path=path, details=details)


def read_all(
    path: str | Path,
    *,
    details_of: DetailsOf | None = None,
    columns: Columns | None = None,
    answers: Answers | None = None,
) -> Iterator[Document | ReadError]:
    """Read every document in a file: one, or the rows, messages or files it holds.

    A document's path is the file's, and that of one among several ``FILE/NAME``.

    Args:
        details_of: What is known of a document, by its path.
        columns: Which columns of a table of statements hold what.
        answers: The answers of parliamentary questions read before in other files: one that was given to several
            questions counts once. Those of this file are added.

    Yields:
        Documents in the order of the file; for one that cannot be read the error, and the rest goes on.

    Raises:
        ReadError: The file as a whole cannot be read.
    """
    path = Path(path)
    try:
        if path.is_dir():
            raise ReadError(f"{path} is a folder", remedy="name the files in it")
        with path.open("rb") as file:
            yield from read_stream(file, path=path, details_of=details_of, columns=columns, answers=answers)
    except FileNotFoundError as error:
        raise ReadError(f"{path} does not exist", remedy="check the spelling of the path") from error
    except PermissionError as error:
        raise ReadError(f"{path} may not be read", remedy="check its permissions") from error
    except (OSError, ValueError) as error:
        reason = "its name is too long" if getattr(error, "errno", None) == errno.ENAMETOOLONG else str(error)
        raise ReadError(f"{path} cannot be read: {reason}", remedy="check the path") from error


def read_stream(
    file: BinaryIO,
    *,
    path: Path | None = None,
    details_of: DetailsOf | None = None,
    columns: Columns | None = None,
    answers: Answers | None = None,
) -> Iterator[Document | ReadError]:
    """Read every document in an open file that can seek; otherwise as ``read_all``."""
    request = _Request(columns or Columns(), details_of or (lambda _: None), {} if answers is None else answers)
    yield from _read(file, path, path, None, request, 0)


def _only(documents: Iterator[Document | ReadError], name: str) -> Document:
    first = next(documents, None)
    if first is None:
        raise ReadError(f"{name} holds no statement", remedy="give a file with a statement in it")
    if isinstance(first, ReadError):
        raise first
    if next(documents, None) is not None:
        raise ReadError(f"{name} holds several statements", remedy="read them one by one with claimx.read_all")
    return first


def _read(
    file: BinaryIO, path: Path | None, named: Path | None, known: Details | None, request: _Request, depth: int
) -> Iterator[Document | ReadError]:
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
        extracted: Extracted = import_module(_READERS + _SINGLE[form]).extract(data, name)
        yield _document(extracted, identity(data), path, known, request.details_of)
        return
    if depth == _DEEPEST:
        raise ReadError(f"{name} is an archive in an archive in an archive", remedy="unpack it")
    parts: Iterator[Part] = import_module(_READERS + _SEVERAL[form]).parts(file, path, request.columns)
    for part in repeats.once(parts, request.answers, str(path) if path else ""):
        inner = path / part.name if path and part.name else Path(part.name) if part.name else path
        details = known if part.details is None else part.details.over(known)
        content = part.content
        if isinstance(content, ReadError):
            yield content
            continue
        try:
            if isinstance(content, Extracted):
                key = identity_of_part(part.name, content.text) if part.name else _identity_of_file(file)
                yield _document(content, key, inner, details, request.details_of)
                continue
            unpacked = Path(part.name) if part.name else named.with_suffix("") if named else None
            with io.BytesIO(content) if isinstance(content, bytes) else content as stream:
                _spend(request, stream, name)
                yield from _read(stream, inner, unpacked, details, request, depth + 1)
        except ReadError as error:
            if not part.name or request.left < 0:
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


def _spend(request: _Request, stream: BinaryIO, name: str) -> None:
    """Count what was unpacked, of which archives in archives can make more than anyone reads."""
    request.left -= stream.seek(0, 2)
    stream.seek(0)
    if request.left < 0:
        raise ReadError(
            f"{name} unpacks to more than {MAX_UNPACKED // 1_000_000_000} GB", remedy="unpack it, and split it"
        )


def _document(
    extracted: Extracted, key: str, path: Path | None, known: Details | None, details_of: DetailsOf
) -> Document:
    given = details_of(path or Path())
    details = known if given is None else given.over(known)
    if len(extracted.drafts) > MAX_BLOCKS:
        prose = sum(draft.kind is not BlockKind.TABLE_ROW for draft in extracted.drafts)
        if prose > MAX_BLOCKS:
            raise ReadError(
                f"{path or 'the input'} has {prose:,} paragraphs, more than {MAX_BLOCKS:,}",
                remedy="split it into one file a statement",
            )
    return structure(extracted, identity=key, path=path, details=details)
