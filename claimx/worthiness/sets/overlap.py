"""Sentences that stand twice: in one set, or in a set to train on and in one to test with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from claimx.worthiness.types import Labelled

_NO_WORD = re.compile(r"[\W_]+")


def key(text: str) -> str:
    """What two copies of a sentence have in common: its words, whatever the case, marks and spaces."""
    return _NO_WORD.sub(" ", text).strip().casefold() or text.strip()


def without_repeats(rows: Sequence[Labelled]) -> tuple[list[Labelled], int, int]:
    """The rows without those whose sentence stood before.

    Returns:
        The rows, how many were left out, and how many of these were labelled otherwise than the first.
    """
    first: dict[str, Labelled] = {}
    repeats = otherwise = 0
    for row in rows:
        held = first.setdefault(key(row.text), row)
        if held is not row:
            repeats += 1
            otherwise += (held.claim, held.worth) != (row.claim, row.worth)
    return list(first.values()), repeats, otherwise


def shared(train: Iterable[Labelled], test: Sequence[Labelled]) -> list[Labelled]:
    """The rows of a test that may not be trained on as well: the same sentence, or the same document."""
    rows = list(train)
    sentences = {key(row.text) for row in rows}
    documents = {row.path for row in rows if row.path is not None}
    return [row for row in test if key(row.text) in sentences or row.path in documents]


def without(train: Iterable[Labelled], test: Iterable[Labelled]) -> list[Labelled]:
    """The rows to train on whose sentence does not stand in a test."""
    tested = {key(row.text) for row in test}
    return [row for row in train if key(row.text) not in tested]
