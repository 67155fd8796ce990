"""Files that hold several documents: the parts they yield, and which columns of a table say what."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import BinaryIO

from claimx.documents.details import Details
from claimx.documents.draft import Extracted
from claimx.errors import ReadError

# Of one document; and of all that a file unpacks to.
MAX_BYTES = 20_000_000
MAX_UNPACKED = 1_000_000_000
# Hex digits of a document's id.
IDENTITY = 16


@dataclass(frozen=True, slots=True)
class Columns:
    """Which fields of a row or object hold its text, its name and its date; None: guessed from their names."""

    text: str | None = None
    id: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a file.

    Attributes:
        name: What it is called within the file, empty where it is all of the file.
        content: Bytes, or an open file that can seek, to be sniffed and read in their turn, what a reader has made
            of it already, or why it cannot be read. The file is closed by whoever takes the part.
        details: What the file says of it (a row's date, …); what the caller knows wins over it.
    """

    name: str
    content: bytes | BinaryIO | Extracted | ReadError
    details: Details | None = None


def identity(data: bytes) -> str:
    """The first 16 hex digits of the SHA-256 of a document's bytes."""
    return hashlib.sha256(data).hexdigest()[:IDENTITY]


def identity_of_part(name: str, text: str) -> str:
    """The same of a document that is no file of its own: of its name within the file and its text."""
    return identity(f"{name}\0{text}".encode("utf-8", "surrogatepass"))
