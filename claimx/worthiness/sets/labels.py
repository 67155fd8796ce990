"""What the readers of sets share."""

from __future__ import annotations

from collections.abc import Mapping

from claimx.errors import CorpusError


def one_line(text: str) -> str:
    """A sentence with single spaces for all white space."""
    return " ".join(text.split())


def label(name: str, number: int, value: str, known: Mapping[str, float]) -> float:
    """What a label stands for.

    Raises:
        CorpusError: The set knows no such label.
    """
    told = value.strip().lower()
    if told not in known:
        told = told.removesuffix(".0")  # a table that passed through a spreadsheet
    if told not in known:
        raise CorpusError(f"{name}: row {number} is labelled {value!r}", remedy=f"a label is one of {', '.join(known)}")
    return known[told]
