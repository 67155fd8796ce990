"""Sums of money without a sign: "it would save half a million"."""

from __future__ import annotations

from claimx.pipeline.quantities.lexicon import words
from claimx.pipeline.quantities.nouns import noun_follows
from claimx.pipeline.quantities.reading import Reading, Scan

_LARGE = 100_000


def read_as_money(scan: Scan, readings: list[Reading]) -> None:
    """Make a large round number without a noun a sum in pounds where it is spent or is of funding."""
    for reading in readings:
        if reading.form == "number" and reading.scale >= _LARGE and (_spent(scan, reading) or _of_funds(scan, reading)):
            reading.form, reading.unit = "money", "GBP"


def _spent(scan: Scan, reading: Reading) -> bool:
    if noun_follows(scan, reading.resume) or scan.word(reading.resume) == "of":
        return False
    k = reading.first - 1
    while scan.word(k) in words("money_skipped") and k > reading.first - 6:
        k -= 1
    return scan.word(k) in words("spending")


def _of_funds(scan: Scan, reading: Reading) -> bool:
    """Whether it is of funds: "a quarter of a million of new grant"."""
    if scan.word(reading.resume) not in {"of", "in"}:
        return False
    for k in range(reading.resume + 1, reading.resume + 6):
        if scan.word(k) in words("funds"):
            return True
        if scan.ends_clause(k) or scan.word(k) in {"to", "for", "who", "that", "in", "were", "was", "and"}:
            return False
    return False
