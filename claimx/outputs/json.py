"""JSON: one record a line (the native form), or one array."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from claimx.records import AnyRecord, Claim, DocumentRecord
from claimx.stored.lines import CLAIMS, DOCUMENTS, ERRORS


def write_lines(records: Iterable[AnyRecord], out: TextIO) -> None:
    """Write one JSON object a claim, each on a line."""
    for record in records:
        if isinstance(record, Claim):
            out.write(record.to_json() + "\n")


def write_folder(records: Iterable[AnyRecord], folder: Path) -> None:
    """Write claims, documents and errors into a folder, as a run does: a file a kind, a record a line."""
    with (
        (folder / CLAIMS).open("w", encoding="utf-8", newline="") as claims,
        (folder / DOCUMENTS).open("w", encoding="utf-8", newline="") as documents,
        (folder / ERRORS).open("w", encoding="utf-8", newline="") as errors,
    ):
        for record in records:
            if isinstance(record, Claim):
                out = claims
            else:
                out = documents if isinstance(record, DocumentRecord) else errors
            out.write(record.to_json() + "\n")


def write_array(records: Iterable[AnyRecord], out: TextIO) -> None:
    """Write one JSON array of the claims, a record a line."""
    begun = False
    for record in records:
        if isinstance(record, Claim):
            out.write((",\n" if begun else "[\n") + record.to_json())
            begun = True
    out.write("\n]\n" if begun else "[]\n")
