"""What the readers of table layouts share: the rows they give, and how published tables write names and numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from claimx.stats.base import COLUMNS
from claimx.stats.incoming import Refused

# How published tables write that there is no number.
_NONE = re.compile(r"|-|–|\.\.|:|n/?a|\[[a-z]\]|\*", re.IGNORECASE)
_NOTE = re.compile(r"\s*(?:\[(?:note|r|p|x|e)?[\s,0-9a-z]*\]|\([0-9, ]+\))\s*$", re.IGNORECASE)


@dataclass(slots=True)
class Read:
    """What a table gave.

    Attributes:
        rows: Rows of the long format, each with the number of the row it comes from.
        refused: Rows that cannot be understood.
        passed: Rows that hold no figure of a force or nation: regions, totals of parts, empty cells.
    """

    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    passed: int = 0

    def add(
        self, line: int, measure: str, area: str, date: str, unit: str, value: float, edition: str, flag: str
    ) -> None:
        """Add a figure."""
        told = str(int(value)) if value.is_integer() else repr(round(value, 6))
        cells = (measure, area, date, unit, told, edition, flag)
        self.rows.append((line, dict(zip(COLUMNS, cells, strict=True))))


def missing(cell: str) -> bool:
    """Whether a cell says that there is no number."""
    return _NONE.fullmatch(cell.strip()) is not None


def amount(cell: str) -> float | None:
    """The number of a cell, None where it is none."""
    plain = cell.replace(",", "").replace("£", "").strip()
    return float(plain) if re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?", plain) else None


def label(cell: str) -> str:
    """A heading or name without the notes that hang on it ("Kent [note 3]")."""
    plain = " ".join(cell.split())
    while (cut := _NOTE.sub("", plain)) != plain:
        plain = cut
    return plain
