"""A published table, whichever layout it has, as checked figures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from claimx.errors import StatsError
from claimx.stats.base import stats
from claimx.stats.incoming import Incoming, Refused, check
from claimx.stats.model import Edition
from claimx.stats.tables import funding, workforce
from claimx.stats.tables.layout import Read
from claimx.stats.tables.sheets import sheets

_LAYOUTS = (workforce.read, funding.read)


@dataclass(frozen=True, slots=True)
class Table:
    """What a published table gave: its figures, checked, and how many rows were passed over."""

    incoming: Incoming
    passed: int


def read(path: Path, edition: Edition, folder: Path) -> Table:
    """The figures of a published table.

    Args:
        path: An ODS, XLSX or CSV file.
        edition: What was published; all figures are of it.
        folder: Where figures are added to, so that they are held against those there.

    Raises:
        StatsError: No sheet has a layout that is known, or the file cannot be read.
    """
    found: list[Read] = []
    for sheet in sheets(path):
        got = next((one for layout in _LAYOUTS if (one := layout(sheet, edition.id)) is not None), None)
        if got is not None:
            found.append(got)
    if not found:
        raise StatsError(
            f"{path}: no sheet has the columns of the police workforce open data table or of the police funding tables",
            remedy="bring it into the long format and use `claimx stats add`, see docs/stats.md",
        )
    base = stats(folder)
    rows = [row for one in found for row in one.rows]
    checked = check(rows, base, base.measures, {**base.editions, edition.id: edition})
    refused: list[Refused] = [row for one in found for row in one.refused]
    refused = sorted((*refused, *checked.refused), key=lambda row: row.line)
    return Table(Incoming(checked.figures, tuple(refused), checked.known), sum(one.passed for one in found))
