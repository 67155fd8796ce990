"""What the caller knows about many documents, from a CSV file: path, date, title, publisher, url, speaker, kind."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from claimx.documents import columns, dates
from claimx.documents.details import Details
from claimx.documents.encoding import decode
from claimx.errors import MetadataError
from claimx.records import DocumentKind

_PATH = "path"
COLUMNS = (_PATH, "date", "title", "publisher", "publisher_force", "url", "speaker", "kind")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Details by document, under its path as given; and the path under its file name, and its name without ending.

    A name that two rows share stands for neither.
    """

    by_path: Mapping[str, Details]
    by_name: Mapping[str, str]
    by_stem: Mapping[str, str]

    def get(self, path: str | Path) -> Details | None:
        """What is known of a document: by its path, else its file name, else its name without ending."""
        row = self.row(path)
        return None if row is None else self.by_path[row]

    def row(self, path: str | Path) -> str | None:
        """The path that stands in the row of a document."""
        pure = PurePath(path)
        if pure.as_posix() in self.by_path:
            return pure.as_posix()
        return self.by_name.get(pure.name, self.by_stem.get(pure.stem))

    def unused(self, paths: Iterable[str | Path]) -> list[str]:
        """The paths of the rows that fit none of some documents, in the order of the file."""
        used = {self.row(path) for path in paths}
        return [row for row in self.by_path if row not in used]


def load_metadata(path: str | Path) -> Metadata:
    """Read a metadata file: CSV with a header row, UTF-8 with or without a byte order mark.

    The column ``path`` is needed; columns that are not known are left alone, empty cells say nothing.

    Raises:
        MetadataError: No such file or column, a date or kind that is none, or two rows for one path;
            the message names file, line and column.
    """
    path = Path(path)
    try:
        text, _ = decode(path.read_bytes())
    except OSError as error:
        raise MetadataError(f"{path} cannot be read: {error.strerror or error}", remedy="check the path") from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        if _PATH not in header:
            raise MetadataError(
                f"{path}, line 1: there is no column 'path'",
                remedy=f"start the file with a header row such as {','.join(COLUMNS[:4])}, parted by commas",
            )
        repeated = next((name for name in header if name and header.count(name) > 1), None)
        if repeated:
            raise MetadataError(f"{path}, line 1: column '{repeated}' stands twice", remedy="remove one of them")
        rows: dict[str, tuple[int, Details]] = {}
        for row in reader:
            if any(cell.strip() for cell in row):
                _add(rows, path, reader.line_num, header, row)
    except csv.Error as error:
        raise MetadataError(f"{path}, line {reader.line_num}: {error}", remedy="save it as a plain CSV file") from error
    return Metadata(
        {key: details for key, (_, details) in rows.items()},
        _unshared((PurePath(key).name, key) for key in rows),
        _unshared((PurePath(key).stem, key) for key in rows),
    )


def _unshared(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """A table of the names that stand for one path only."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for name, path in pairs:
        if name in found:
            shared.add(name)
        found[name] = path
    return {name: path for name, path in found.items() if name not in shared}


def _add(rows: dict[str, tuple[int, Details]], path: Path, line: int, header: list[str], row: list[str]) -> None:
    where = f"{path}, line {line}"
    if len(row) > len(header):
        raise MetadataError(
            f"{where}: {len(row)} cells under {len(header)} columns",
            remedy="put cells that hold commas in quotation marks",
        )
    cells = {name: cell.strip() for name, cell in zip(header, row, strict=False) if name and cell.strip()}
    if _PATH not in cells:
        raise MetadataError(f"{where}, column 'path': it is empty", remedy="name the document, or remove the row")
    key = PurePath(cells[_PATH]).as_posix()
    if key in rows:
        raise MetadataError(
            f"{where}, column 'path': {cells[_PATH]} stands in line {rows[key][0]} already",
            remedy="keep one row a document",
        )
    rows[key] = (line, _details(cells, where))


def _details(cells: Mapping[str, str], where: str) -> Details:
    date = dates.parse(cells["date"]) if "date" in cells else None
    if "date" in cells and date is None:
        raise MetadataError(
            f"{where}, column 'date': {cells['date']!r} is no date",
            remedy="write it as 2024-01-15, 15/01/2024 or 15 January 2024",
        )
    kind: DocumentKind | None = None
    if "kind" in cells:
        kind = columns.kind(cells["kind"])
        if kind is None:
            raise MetadataError(
                f"{where}, column 'kind': {cells['kind']!r} is no kind of document",
                remedy="use one of " + ", ".join(DocumentKind),
            )
    return Details(
        date=date,
        title=cells.get("title"),
        publisher=cells.get("publisher"),
        publisher_force=cells.get("publisher_force"),
        url=cells.get("url"),
        speaker=columns.speaker(cells.get("speaker")),
        kind=kind,
    )
