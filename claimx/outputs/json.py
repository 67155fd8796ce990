"""JSON: one record a line (the native form), or one array."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from claimx.documents.model import Document
from claimx.records import Claim


class JsonlWriter:
    """One JSON object a line."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, document: Document, claims: Sequence[Claim]) -> None:
        """Write one line a claim."""
        for claim in claims:
            self._out.write(claim.to_json() + "\n")
        self._out.flush()

    def close(self) -> None:
        """Nothing stands at the end."""


class JsonWriter:
    """One JSON array, a record a line, written as the documents come."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._begun = False

    def write(self, document: Document, claims: Sequence[Claim]) -> None:
        """Write the claims as elements."""
        for claim in claims:
            self._out.write(",\n" if self._begun else "[\n")
            self._out.write(claim.to_json())
            self._begun = True

    def close(self) -> None:
        """Close the array."""
        self._out.write("\n]\n" if self._begun else "[]\n")
