"""Files that lie beside statements and tell of them: annotations, and tables of what is known of the others."""

from __future__ import annotations

import csv
import json
from itertools import islice
from pathlib import Path, PurePath

_LONGEST_ROW, _MOST_ROWS = 65_536, 1_000


def tells_of_others(path: Path) -> bool:
    """Whether a file of a folder is no statement, but tells of those beside it.

    An annotation is a ``NAME.json`` beside ``NAME.txt`` with the keys ``doc`` and ``claims``; a table of what is known
    is a ``metadata.csv`` whose column ``path`` names a file beside it.
    """
    try:
        if path.suffix.lower() == ".json":
            return path.with_suffix(".txt").is_file() and _is_annotation(path)
        return path.name.lower() == "metadata.csv" and _names_others(path)
    except (OSError, ValueError, RecursionError, csv.Error):
        return False


def _is_annotation(path: Path) -> bool:
    plain = json.loads(path.read_bytes())
    return isinstance(plain, dict) and "doc" in plain and isinstance(plain.get("claims"), list)


def _names_others(path: Path) -> bool:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(iter(lambda: file.readline(_LONGEST_ROW), ""))
        header = [name.strip().lower() for name in next(rows, [])]
        if "path" not in header:
            return False
        place = header.index("path")
        names = (PurePath(row[place].strip()).name for row in islice(rows, _MOST_ROWS) if len(row) > place)
        return any(name and (path.parent / name).is_file() for name in names)
