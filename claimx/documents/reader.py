"""Bytes to Documents: the checks every file must pass, and the reader of its format."""

from __future__ import annotations

import errno
import io
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from claimx.documents.details import Details
from claimx.documents.draft import Extracted
from claimx.documents.model import Document
from claimx.documents.parts import Columns, Part, identity, identity_of_part
from claimx.documents.readers import text as plain
from claimx.documents.sniff import Format, sniff
from claimx.documents.structure import structure
from claimx.errors import ReadError

MAX_BYTES = 20_000_000
_SPLIT = f"the limit is {MAX_BYTES // 1_000_000} MB a document: split it into one file a statement"
# An archive in an archive in an archive is nobody's statement.
_DEEPEST = 3

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
    path: str | Path, *, details_of: DetailsOf | None = None, columns: Columns | None = None
) -> Iterator[Document | ReadError]:
    """Read every document in a file: one, or the rows, messages or files it holds.

    A document's path is the file's, and that of one among several ``FILE/NAME``.

    Args:
        details_of: What is known of a document, by its path.
        columns: Which columns of a table of statements hold what.

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
            yield from read_stream(file, path=path, details_of=details_of, columns=columns)
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
) -> Iterator[Document | ReadError]:
    """Read every document in an open file that can seek; otherwise as ``read_all``."""
    yield from _read(file, path, path, columns or Columns(), None, details_of or (lambda _: None), 0)


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
    file: BinaryIO,
    path: Path | None,
    named: Path | None,
    columns: Columns,
    known: Details | None,
    details_of: DetailsOf,
    depth: int,
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
        yield _document(extracted, identity(data), path, known, details_of)
        return
    if depth == _DEEPEST:
        raise ReadError(f"{name} is an archive in an archive in an archive", remedy="unpack it")
    parts: Iterator[Part] = import_module(_READERS + _SEVERAL[form]).parts(file, named, columns)
    for part in parts:
        inner = path / part.name if path and part.name else Path(part.name) if part.name else path
        details = known if part.details is None else part.details.over(known)
        content = part.content
        if isinstance(content, ReadError):
            yield content
        elif isinstance(content, bytes):
            unpacked = Path(part.name) if part.name else named.with_suffix("") if named else None
            try:
                yield from _read(io.BytesIO(content), inner, unpacked, columns, details, details_of, depth + 1)
            except ReadError as error:
                if not part.name:
                    raise
                yield error
        else:
            yield _document(content, identity_of_part(part.name, content.text), inner, details, details_of)


def _document(
    extracted: Extracted, key: str, path: Path | None, known: Details | None, details_of: DetailsOf
) -> Document:
    given = details_of(path or Path())
    details = known if given is None else given.over(known)
    return structure(extracted, identity=key, path=path, details=details)
