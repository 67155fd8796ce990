"""CSV for spreadsheets: one row a claim, flat columns with plain names."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import TextIO

from claimx.documents.model import Document
from claimx.records import Claim, Period

COLUMNS = (
    "id", "document", "title", "kind", "date", "publisher", "sentence", "amount", "value", "value_high", "unit",
    "bound", "per", "type", "topic", "subject", "change", "status", "forces", "force_names", "scope", "speaker",
    "speaker_role", "period", "period_start", "period_end", "baseline", "baseline_start", "baseline_end",
    "checkworthiness", "confidence", "start", "end",
)  # fmt: skip
# A spreadsheet reads a cell that begins with one of these as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _plain(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return "" if value is None else value


def _times(period: Period | None) -> tuple[object, object, object]:
    return (None, None, None) if period is None else (period.text, period.start, period.end)


def row(claim: Claim) -> list[object]:
    """The values of ``COLUMNS`` for a claim; several forces are joined by ``|``."""
    document, quantity, speaker = claim.document, claim.quantity, claim.speaker
    values = (
        claim.id, document.path or document.id, document.title, document.kind.value, document.date,
        document.publisher.name if document.publisher else None, claim.text, quantity.text, quantity.value,
        quantity.value_high, quantity.unit, quantity.bound.value, quantity.per, claim.type.value, claim.topic.value,
        claim.subject, claim.change.value, claim.status.value, "|".join(f.id for f in claim.forces),
        "|".join(f.name for f in claim.forces), claim.scope.value, speaker.name if speaker else None,
        speaker.role if speaker else None, *_times(claim.period), *_times(claim.baseline), claim.checkworthiness,
        claim.confidence, quantity.start, quantity.end,
    )  # fmt: skip
    return [_plain(value) for value in values]


class CsvWriter:
    """Rows under a header line."""

    def __init__(self, out: TextIO) -> None:
        self._rows = csv.writer(out, lineterminator="\n")
        self._rows.writerow(COLUMNS)

    def write(self, document: Document, claims: Sequence[Claim]) -> None:
        """Write one row a claim."""
        self._rows.writerows(row(claim) for claim in claims)

    def close(self) -> None:
        """Nothing stands at the end."""
