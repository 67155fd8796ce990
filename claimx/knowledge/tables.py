"""Reading the fact files: CSV rows to typed values, with errors that name file, line and column."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from claimx.errors import KnowledgeError

FILES = (
    "ambiguous.csv",
    "collectives.csv",
    "force_aliases.csv",
    "forces.csv",
    "ministers.csv",
    "nations.csv",
    "offices.csv",
    "places.csv",
    "places_further.csv",
    "sources.csv",
)
_DATA = files("claimx.knowledge") / "data"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a fact file with its place, so that an error can say where."""

    file: str
    line: int
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        try:
            return self.values[column]
        except KeyError:
            raise self.error(f"no column {column!r}") from None

    def optional(self, column: str) -> str | None:
        """The value, None where empty."""
        return self[column] or None

    def several(self, column: str) -> tuple[str, ...]:
        """Values parted by ``|``."""
        return tuple(part for part in self[column].split("|") if part)

    def day(self, column: str) -> dt.date | None:
        """An ISO day, None where empty; raises :class:`KnowledgeError`."""
        value = self[column]
        if not value:
            return None
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            raise self.error(f"{column} {value!r} is no ISO day") from None

    def number(self, column: str) -> int:
        """A whole number, 0 where empty; raises :class:`KnowledgeError`."""
        value = self[column]
        try:
            return int(float(value)) if value else 0
        except ValueError:
            raise self.error(f"{column} {value!r} is no number") from None

    def error(self, what: str) -> KnowledgeError:
        """An error about this row."""
        return KnowledgeError(f"{self.file}, line {self.line}: {what}", remedy="correct the fact file")


def text(name: str) -> str:
    """The text of a fact file; raises :class:`KnowledgeError` where it is missing or not UTF-8."""
    try:
        return (_DATA / name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{name} cannot be read: {error}", remedy="install claimx again") from error


def rows(name: str) -> Iterator[Row]:
    """The rows of a fact file."""
    yield from parse(text(name), name)


def parse(content: str, name: str) -> Iterator[Row]:
    """The rows of CSV text with a header; raises :class:`KnowledgeError` where cells are too few or many."""
    reader = csv.reader(io.StringIO(content))
    header = next(reader, None)
    if header is None:
        raise KnowledgeError(f"{name} is empty", remedy="install claimx again")
    for cells in reader:
        if len(cells) != len(header):
            raise KnowledgeError(
                f"{name}, line {reader.line_num}: {len(cells)} cells where the header has {len(header)}",
                remedy="correct the fact file",
            )
        yield Row(name, reader.line_num, dict(zip(header, cells, strict=True)))


@cache
def fingerprint() -> str:
    """First 16 hex digits of the SHA-256 over all fact files."""
    digest = hashlib.sha256()
    for name in FILES:
        digest.update(name.encode())
        digest.update(text(name).encode())
    return digest.hexdigest()[:16]
