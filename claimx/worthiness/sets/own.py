"""The project's own labels, ``corpora/worthiness/*.csv``: sentences of its statements, by path and offsets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from claimx.errors import CorpusError
from claimx.worthiness.sets.labels import label, one_line
from claimx.worthiness.types import TOP_GRADE, Labelled

_CLAIM = {"0": 0.0, "1": 1.0}
_GRADES = {str(grade): float(grade) for grade in range(TOP_GRADE + 1)}


def rows(name: str, table: Sequence[Mapping[str, str]]) -> Iterator[Labelled]:
    """The labelled sentences of a table; a document's are one group."""
    for number, row in enumerate(table, 2):
        claim = bool(label(name, number, row["claim"], _CLAIM))
        grade = label(name, number, row["worth"], _GRADES)
        if grade and not claim:
            raise CorpusError(
                f"{name}: row {number} is worth {grade:.0f} but no claim", remedy="only a claim has worth"
            )
        try:
            start, end = int(row["start"]), int(row["end"])
        except ValueError:
            raise CorpusError(
                f"{name}: row {number} has no offsets", remedy="start and end are whole numbers"
            ) from None
        path = row["path"]
        yield Labelled(one_line(row["text"]), claim, grade / TOP_GRADE, path, path=path, start=start, end=end)
