"""What was annotated, given and right, counted by document: all other figures are made of these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimx.corpus.gold import GoldDocument
from claimx.evaluation.alignment import Judged, judge
from claimx.evaluation.fields import CORE, FIELDS, FULL
from claimx.evaluation.groups import GROUPINGS, Place, place_of
from claimx.records import Claim

if TYPE_CHECKING:
    import numpy as np

LENIENT = ".lenient"
# What can be right of a mention as a whole.
LEVELS = ("detection", "exact", "core", "full", f"core{LENIENT}", f"full{LENIENT}")
COLUMNS = ("gold", "predicted", *LEVELS, *FIELDS, *(f"{name}{LENIENT}" for name in FIELDS))

Row = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of a document, in the order of ``COLUMNS``: of all of it, and by grouping and group.

    Attributes:
        name: The document's, without its ending.
        groups: For each grouping the groups that the document has something of; they add up to ``total``.
    """

    name: str
    total: Row
    groups: dict[str, dict[str, Row]]


def row(one: Judged) -> Row:
    """A mention, a record, or both, as counts of 0 and 1."""
    right = (
        bool(one.same),
        one.exact,
        one.agrees(CORE),
        one.agrees(FULL),
        one.agrees(CORE, leniently=True),
        one.agrees(FULL, leniently=True),
    )
    strictly = (one.same.get(name, False) for name in FIELDS)
    leniently = (one.close.get(name, False) for name in FIELDS)
    return tuple(map(int, (one.gold is not None, one.claim is not None, *right, *strictly, *leniently)))


def count(document: GoldDocument, claims: Sequence[Claim]) -> Counts:
    """Count a document with the records made of it."""
    return count_judged(document, judge(document, claims))


def count_judged(document: GoldDocument, judged: Sequence[Judged]) -> Counts:
    """Count what was judged of a document already."""
    place = place_of(document)
    total = [0] * len(COLUMNS)
    groups: dict[str, dict[str, list[int]]] = {name: {} for name in GROUPINGS}
    for one in judged:
        told = row(one)
        _add(total, told)
        for grouping, group in _groups(place, one).items():
            _add(groups[grouping].setdefault(group, [0] * len(COLUMNS)), told)
    return Counts(
        document.path.stem,
        tuple(total),
        {grouping: {group: tuple(row) for group, row in found.items()} for grouping, found in groups.items()},
    )


def _groups(place: Place, one: Judged) -> dict[str, str]:
    return {grouping: group_of(place, one) for grouping, group_of in GROUPINGS.items()}


def _add(total: list[int], row: Row) -> None:
    for at, number in enumerate(row):
        total[at] += number


def matrix(rows: Sequence[Row]) -> np.ndarray:
    """Rows of counts as an array of shape (rows, ``COLUMNS``)."""
    import numpy as np

    return np.array(rows, dtype=np.float64).reshape(len(rows), len(COLUMNS))


def of_group(documents: Sequence[Counts], grouping: str, group: str) -> list[Row]:
    """The rows of a group, one a document, of zeros where a document has nothing of it."""
    nothing = (0,) * len(COLUMNS)
    return [one.groups.get(grouping, {}).get(group, nothing) for one in documents]
