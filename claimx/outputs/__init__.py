"""Records to the formats that people use. A writer takes the claims of one document at a time."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TextIO

if TYPE_CHECKING:  # the command shows its help without these
    from claimx.documents.model import Document
    from claimx.records import Claim


class Format(StrEnum):
    """The formats of ``claimx extract``."""

    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    TABLE = "table"


class Writer(Protocol):
    """Writes claims as they come; ``close`` ends what was begun."""

    def write(self, document: Document, claims: Sequence[Claim]) -> None:
        """Write the claims of one document."""

    def close(self) -> None:
        """Write what has to stand at the end."""


def writer(form: Format, out: TextIO) -> Writer:
    """The writer of a format to a text stream."""
    if form is Format.CSV:
        from claimx.outputs.csv import CsvWriter

        return CsvWriter(out)
    if form is Format.TABLE:
        from claimx.outputs.table import TableWriter

        return TableWriter(out)
    from claimx.outputs.json import JsonlWriter, JsonWriter

    return JsonWriter(out) if form is Format.JSON else JsonlWriter(out)
