"""PoliClaim: sentences of US governors' speeches, factual claims or not (Ni and others, "AFaCTA", ACL 2024).

A table a speech, in Excel or saved as CSV: ``SENTENCES``, ``golden`` (a person's label), in the merged test file
``SPEECH``. The silver and bronze tables have no person's label but ``likelihood``, 0 to 3; over 1.5 is a claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from claimx.errors import CorpusError
from claimx.worthiness.sets.labels import label, one_line
from claimx.worthiness.types import Labelled

_GOLDEN = {"0": 0.0, "1": 1.0}
_MOST, _CLAIM_OVER = 3.0, 1.5
# The rows that no person labelled count as much less as they are less sure: bronze half of silver.
_SILVER, _BRONZE = 0.5, 0.25


def rows(name: str, table: Sequence[Mapping[str, str]]) -> Iterator[Labelled]:
    """The labelled sentences of a table; it says nothing of their worth."""
    for number, row in enumerate(table, 2):
        text = one_line(row["sentences"])
        if not text:
            continue
        group = row.get("speech") or name
        if row.get("golden"):
            yield Labelled(text, bool(label(name, number, row["golden"], _GOLDEN)), None, group)
            continue
        likely = _likelihood(name, number, row.get("likelihood", ""))
        yield Labelled(text, likely > _CLAIM_OVER, None, group, _SILVER if likely in (0.0, _MOST) else _BRONZE)


def _likelihood(name: str, number: int, told: str) -> float:
    try:
        found = float(told)
    except ValueError:
        found = -1.0
    if not 0 <= found <= _MOST:
        raise CorpusError(f"{name}: row {number} has no label", remedy="give golden (0, 1) or likelihood (0 to 3)")
    return found


def sheet(path: Path) -> list[Mapping[str, str]]:
    """The rows of the first sheet of an Excel file, the names of their columns in lower case.

    Raises:
        CorpusError: openpyxl is not installed, or the file is no Excel file.
        OSError: The file cannot be opened.
    """
    try:
        from openpyxl import load_workbook
        from openpyxl.utils.exceptions import InvalidFileException
    except ImportError:
        raise CorpusError(f"{path}: openpyxl, which reads Excel, is not installed", remedy="save it as CSV") from None
    import zipfile

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError):
        raise CorpusError(f"{path}: it is no Excel file", remedy="save it as CSV") from None
    lines = [["" if cell is None else str(cell) for cell in line] for line in book.worksheets[0].values]
    book.close()
    head = [name.strip().lower() for name in lines[0]] if lines else []
    return [dict(zip(head, line, strict=True)) for line in lines[1:]]
