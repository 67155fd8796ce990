"""Records to the formats that people use: what can be written, where to, and by which module."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType


class Format(StrEnum):
    """The formats that claims are written in."""

    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    TABLE = "table"
    XLSX = "xlsx"
    PARQUET = "parquet"
    SQLITE = "sqlite"
    JSONLD = "jsonld"

    @property
    def facts(self) -> Facts:
        """What is known of the format."""
        return _FACTS[self]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a format.

    Attributes:
        endings: Names of files in it end so; the first is the usual one.
        stream, file, folder: The function that writes it to a text stream, a file or a folder, as ``module:name``
            under ``claimx.outputs``; empty where it cannot be.
        mark: Whether a file begins with a byte order mark, by which spreadsheets know UTF-8.
        option: The option that it alone takes, if any: a key of what ``write`` is given.
    """

    endings: tuple[str, ...] = ()
    stream: str = ""
    file: str = ""
    folder: str = ""
    mark: bool = False
    option: str = ""


_FACTS: Mapping[Format, Facts] = MappingProxyType(
    {
        Format.JSONL: Facts((".jsonl", ".ndjson"), stream="json:write_lines", folder="json:write_folder"),
        Format.JSON: Facts((".json",), stream="json:write_array"),
        Format.CSV: Facts((".csv",), stream="csv:write", mark=True),
        Format.TABLE: Facts(stream="table:write"),
        Format.XLSX: Facts((".xlsx",), file="xlsx:write"),
        Format.PARQUET: Facts(
            (".parquet", ".pq"), file="parquet:write", folder="parquet:write_folder", option="partition_by"
        ),
        Format.SQLITE: Facts((".sqlite", ".sqlite3", ".db"), file="sqlite:write"),
        Format.JSONLD: Facts((".jsonld",), stream="jsonld:write", option="ratings"),
    }
)


def format_of(path: Path) -> Format | None:
    """The format that a file's name ends as; None where it ends as none."""
    ending = path.suffix.lower()
    return next((form for form in Format if ending in form.facts.endings), None)
