"""Bytes to Documents: a file, some bytes or a text, one document or every one that is in it."""

from __future__ import annotations

import errno
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from claimx.documents import found
from claimx.documents.details import Details
from claimx.documents.model import Document
from claimx.documents.parts import Columns, identity
from claimx.documents.readers import text as plain
from claimx.documents.sources.repeats import Answers
from claimx.documents.structure import structure
from claimx.errors import ReadError

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
    with opened(path) as file:
        yield from read_stream(file, path=path, details_of=details_of, columns=columns, answers=answers)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A file open for reading, and the errors of the system on the way told as ours.

    Raises:
        ReadError: It is missing, a folder, not permitted or cannot be read.
    """
    try:
        if path.is_dir():
            raise ReadError(f"{path} is a folder", remedy="name the files in it")
        with path.open("rb") as file:
            yield file
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
    read_before: Answers = {} if answers is None else answers
    for one in found.find(file, path=path, columns=columns):
        if isinstance(one, ReadError):
            yield one
            continue
        place = str(one.path or "")
        repeated = None if one.answer is None else read_before.get(one.answer)
        if one.answer is not None:
            read_before.setdefault(one.answer, place)
        known = details_of(one.path or Path()) if details_of else None
        try:
            yield found.read_found(one, known=known, repeated=repeated)
        except ReadError as error:
            if one.path == path:
                raise
            yield error


def _only(documents: Iterator[Document | ReadError], name: str) -> Document:
    first = next(documents, None)
    if first is None:
        raise ReadError(f"{name} holds no statement", remedy="give a file with a statement in it")
    if isinstance(first, ReadError):
        raise first
    if next(documents, None) is not None:
        raise ReadError(f"{name} holds several statements", remedy="read them one by one with claimx.read_all")
    return first
