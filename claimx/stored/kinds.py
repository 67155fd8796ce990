"""How records are stored, told by what a file begins with or what a folder holds."""

from __future__ import annotations

import codecs
from enum import Enum
from pathlib import Path

from claimx.errors import RecordsError
from claimx.stored.lines import CLAIMS

STDIN = "-"
_PARQUET, _SQLITE = b"PAR1", b"SQLite format 3\0"
_HEAD = 4_096


class Kind(Enum):
    """The ways in which records are stored, by the module that reads them."""

    LINES = "lines"
    ARRAY = "array"
    PARQUET = "parquet"
    SQLITE = "sqlite"


def kind_of(source: str | Path) -> Kind:
    """How a folder or file stores its records.

    Raises:
        RecordsError: There is no such file, or it may not be read.
    """
    path = Path(source)
    if path.is_dir():
        run = (path / CLAIMS).is_file() or next(path.rglob("*.parquet"), None) is None
        return Kind.LINES if run else Kind.PARQUET
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError as error:
        raise RecordsError(f"{path} does not exist", remedy="check the spelling of the path") from error
    except OSError as error:
        raise RecordsError(f"{path} cannot be read: {error.strerror}", remedy="check its permissions") from error
    return kind_of_bytes(head)


def kind_of_bytes(head: bytes) -> Kind:
    """How a file that begins so stores its records; what is nothing else is taken for lines."""
    if head.startswith(_PARQUET):
        return Kind.PARQUET
    if head.startswith(_SQLITE):
        return Kind.SQLITE
    return Kind.ARRAY if head.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"[") else Kind.LINES
