"""Bytes to Document: the checks every file must pass, its text, and the reader of its format."""

from __future__ import annotations

import errno
import hashlib
from pathlib import Path

from claimx.documents import encoding, lines
from claimx.documents.details import Details
from claimx.documents.model import Document
from claimx.documents.mojibake import reading_view, without_surrogates
from claimx.documents.sniff import Format, require_text, sniff
from claimx.documents.structure import structure
from claimx.errors import ReadError

MAX_BYTES = 20_000_000
_SPLIT = f"the limit is {MAX_BYTES // 1_000_000} MB: split it into one file a statement"


def read(path: str | Path, *, details: Details | None = None) -> Document:
    """Read a document from a file.

    Raises:
        ReadError: It is missing, a folder, not permitted, empty, binary or larger than ``MAX_BYTES``.
    """
    path = Path(path)
    try:
        if path.is_dir():
            raise ReadError(f"{path} is a folder", remedy="name the files in it")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise ReadError(f"{path} does not exist", remedy="check the spelling of the path") from error
    except PermissionError as error:
        raise ReadError(f"{path} may not be read", remedy="check its permissions") from error
    except (OSError, ValueError) as error:
        reason = "its name is too long" if getattr(error, "errno", None) == errno.ENAMETOOLONG else str(error)
        raise ReadError(f"{path} cannot be read: {reason}", remedy="check the path") from error
    return read_bytes(data, path=path, details=details)


def read_bytes(data: bytes, *, path: Path | None = None, details: Details | None = None) -> Document:
    """Read a document from its bytes; ``path`` names it in errors and helps to tell its format.

    Raises:
        ReadError: There is no text in it, or it is binary or larger than ``MAX_BYTES``.
    """
    name = str(path) if path else "the input"
    if len(data) > MAX_BYTES:
        raise ReadError(f"{name} is too large", remedy=_SPLIT)
    if not data:
        raise ReadError(f"{name} is empty", remedy="give a file with a statement in it")
    require_text(data, name)
    text, warnings = encoding.decode(data, charset=encoding.declared(data))
    if not text.strip("\ufeff\u200b \t\r\n\f\v\xa0"):
        raise ReadError(
            f"{name} is empty: it holds nothing but white space", remedy="give a file with a statement in it"
        )
    identity = _identity(data)
    if sniff(text, path) is Format.HTML:
        from claimx.documents import html

        extracted = html.extract(text)
        if not extracted.drafts:
            raise ReadError(
                f"{name} is a page without text", remedy="save the page after it has loaded, or its text as .txt"
            )
        return structure(
            extracted.text,
            reading_view(extracted.text),
            extracted.drafts,
            identity=identity,
            path=path,
            details=details,
            facts=extracted.facts,
            warnings=warnings,
        )
    return _plain(text, identity, path=path, details=details, warnings=warnings)


def from_text(text: str, *, details: Details | None = None, path: Path | None = None) -> Document:
    """A document of a text at hand, read as plain text; any string will do, an empty one has no blocks.

    Lone surrogates become U+FFFD, so that the document's text can be written and keeps its offsets.
    """
    return _plain(text, _identity(text.encode("utf-8", "surrogatepass")), path=path, details=details)


def _plain(
    text: str,
    identity: str,
    *,
    path: Path | None,
    details: Details | None,
    warnings: tuple[str, ...] = (),
) -> Document:
    text = without_surrogates(text)
    view = reading_view(text)
    return structure(text, view, lines.drafts(view), identity=identity, path=path, details=details, warnings=warnings)


def _identity(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]
