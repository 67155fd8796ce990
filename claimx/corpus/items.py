"""Annotated documents as the extractor reads them, with what the metadata of their folder says."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath

from claimx.corpus.folders import METADATA
from claimx.corpus.gold import GoldDocument
from claimx.corpus.leakage import Item
from claimx.documents import read
from claimx.errors import CorpusError

EVENT = "event"


def metadata_rows(folder: Path) -> list[dict[str, str]]:
    """The rows of a folder's ``metadata.csv`` by column, cells stripped; none where there is no such file.

    Raises:
        CorpusError: It cannot be read, or has no column ``path``.
    """
    path = folder / METADATA
    if not path.is_file():
        return []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restkey="", restval="")
            if "path" not in [name.strip() for name in reader.fieldnames or ()]:
                remedy = "name each document in a column 'path'"
                raise CorpusError(f"{path}: there is no column 'path'", remedy=remedy)
            return [{name.strip(): cell.strip() for name, cell in row.items() if name} for row in reader]
    except (OSError, ValueError, csv.Error) as error:
        raise CorpusError(f"{path}: {error}", remedy="save it as a plain CSV file in UTF-8") from error


def by_name(rows: Sequence[Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
    """Rows by the name of their document without ending."""
    return {PurePath(row["path"]).stem: row for row in rows}


def items(split: str, documents: Sequence[GoldDocument], rows: Sequence[Mapping[str, str]]) -> Iterator[Item]:
    """Documents of a split with their headline, event, and text without page furniture.

    Args:
        rows: Of the metadata of their folder.
    """
    known = by_name(rows)
    for document in documents:
        shown = read(document.path)
        body = "\n".join(shown.text[block.start : block.end] for block in shown.blocks if block.readable)
        yield Item(split, document, body, shown.title, known.get(document.name, {}).get(EVENT))
