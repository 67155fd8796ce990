"""Parquet and JSON lines for the Hugging Face library ``datasets``: a row a document, a list of mentions in it.

Columns and types are declared (``schema``), so that every file of a corpus has the same. Numbers are 64-bit floats,
which hold whole numbers up to 2**53 exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimx.corpus.formats.lines import given, read_lines, write_lines
from claimx.corpus.formats.marks import Tell
from claimx.corpus.formats.model import Annotated, Ignored, fits, names, reviewed
from claimx.corpus.gold import REVIEWED, GoldClaim
from claimx.errors import CorpusError

if TYPE_CHECKING:
    import pyarrow

HEAD = ("date", "kind", "publisher_force")
_WORDS = ("quote", "unit", "bound", "per", "type", "topic", "subject", "change", "status", "scope", "speaker")
_NUMBERS = ("value", "value_high")
_TIMES = ("period", "baseline")
_TIME = ("text", "start", "end")
FIELDS = (*_WORDS, *_NUMBERS, *_TIMES, "forces", "optional")
# Further rows are read by the batch.
_BATCH = 64


def schema() -> pyarrow.Schema:
    """The columns and their types."""
    import pyarrow as pa

    text, whole = pa.string(), pa.int64()
    time = pa.struct([(name, text) for name in _TIME])
    claim = [("id", text), ("start", whole), ("end", whole), ("amount", text)]
    claim += [*((name, text) for name in _WORDS), *((name, pa.float64()) for name in _NUMBERS)]
    claim += [*((name, time) for name in _TIMES), ("forces", pa.list_(text)), ("optional", pa.bool_())]
    ignored = [("start", whole), ("end", whole), ("first", text), ("last", text)]
    cell = pa.struct([("column", text), ("cell", text)])
    columns = [("document", text), ("text", text), *((name, text) for name in HEAD), (REVIEWED, pa.bool_())]
    columns += [("claims", pa.list_(pa.struct(claim))), ("ignored", pa.list_(pa.struct(ignored)))]
    return pa.schema([*columns, ("metadata", pa.list_(cell))])


def rows(documents: Iterable[Annotated]) -> Iterator[dict[str, Any]]:
    """A row a document, every key present."""
    for document in documents:
        row: dict[str, Any] = {"document": document.name, "text": document.text}
        row |= {name: document.head.get(name) for name in HEAD} | {REVIEWED: reviewed(document)}
        row["claims"] = [_claim(document.text, name, claim) for name, claim in names(document)]
        row["ignored"] = [
            {"start": one.start, "end": one.end, "first": first, "last": last}
            for one in document.ignored
            for first, last in [one.ends or (None, None)]
        ]
        cells = None if document.row is None else document.row.items()
        row["metadata"] = None if cells is None else [{"column": column, "cell": cell} for column, cell in cells]
        yield row


def _claim(text: str, name: str, claim: GoldClaim) -> dict[str, Any]:
    row: dict[str, Any] = {"id": name, "start": claim.start, "end": claim.end, "amount": text[claim.start : claim.end]}
    row |= {key: claim.fields.get(key) for key in (*_WORDS, *_TIMES)}
    for key in _NUMBERS:
        number = claim.fields.get(key)
        row[key] = float(number) if isinstance(number, int | float) else None
    return row | {"forces": list(claim.fields.get("forces") or []), "optional": claim.optional}


def write_parquet(documents: Iterable[Annotated], path: Path) -> None:
    """Write a Parquet file.

    Raises:
        CorpusError: A field holds what its column cannot.
    """
    import pyarrow as pa
    from pyarrow import parquet

    try:
        parquet.write_table(pa.Table.from_pylist(list(rows(documents)), schema=schema()), path)
    except pa.ArrowException as error:
        raise CorpusError(f"a field cannot be held in Parquet: {error}", remedy="run claimx corpus check") from error


def write_json(documents: Iterable[Annotated], path: Path) -> None:
    """Write JSON lines with the same columns."""
    write_lines(rows(documents), path)


def read_parquet(path: Path, tell: Tell) -> Iterator[Annotated]:
    """The documents of a Parquet file.

    Raises:
        CorpusError: It is none, or a row does not fit its text.
    """
    del tell
    import pyarrow as pa
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(path) as file:
            found = [row for batch in file.iter_batches(_BATCH) for row in batch.to_pylist()]
    except (pa.ArrowException, OSError) as error:
        raise CorpusError(f"{path} is no Parquet file ({error})", remedy="write it again") from error
    for number, row in enumerate(found, 1):
        yield _document(row, f"{path}, row {number}")


def read_json(path: Path, tell: Tell) -> Iterator[Annotated]:
    """The documents of a file of JSON lines.

    Raises:
        CorpusError: A line that is none, or does not fit its text.
    """
    del tell
    for where, row in read_lines(path):
        yield _document(row, where)


def _document(row: Mapping[str, Any], where: str) -> Annotated:
    name, text = given(row, "document", str, where), given(row, "text", str, where)
    head: dict[str, Any] = {"doc": name, **{key: row.get(key) for key in HEAD}}
    if row.get(REVIEWED) is False:
        head[REVIEWED] = False
    claims = [_mention(one, text, where) for one in given(row, "claims", list, where)]
    ignored = []
    for one in row.get("ignored") or []:
        start, end = fits(given(one, "start", int, where), given(one, "end", int, where), text, where)
        ends = (one.get("first"), one.get("last"))
        ignored.append(Ignored(start, end, ends if all(isinstance(words, str) for words in ends) else None))
    cells = row.get("metadata")
    known = None if cells is None else {str(one["column"]): str(one["cell"]) for one in cells}
    return Annotated(name, text, head, tuple(sorted(claims, key=lambda one: one.start)), tuple(ignored), known)


def _mention(row: Any, text: str, where: str) -> GoldClaim:
    start, end = fits(given(row, "start", int, where), given(row, "end", int, where), text, where)
    fields = {key: row.get(key) for key in FIELDS}
    for key in _NUMBERS:
        number = fields[key]
        if isinstance(number, float) and number.is_integer() and abs(number) < 2**53:
            fields[key] = int(number)
    for key in _TIMES:
        if isinstance(fields[key], Mapping):
            fields[key] = {name: fields[key].get(name) for name in _TIME}
    return GoldClaim(start, end, fields)
