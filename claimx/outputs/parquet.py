"""Parquet: every field of every record, nested, by a declared schema; in one file, or a folder in partitions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote

import pyarrow as pa
import pyarrow.parquet as pq

from claimx.records import AnyRecord, Claim, DocumentRecord, ErrorRecord, Record
from claimx.stored.arrow import schema

SEVERAL = "several"
# What the partitions of a folder can be named by; None stands where there is none.
KEYS: Mapping[str, Callable[[Claim], str | None]] = MappingProxyType(
    {
        "force": lambda c: None if not c.forces else c.forces[0].id if len({f.id for f in c.forces}) == 1 else SEVERAL,
        "kind": lambda c: c.document.kind.value,
        "year": lambda c: str(c.document.date.year) if c.document.date else None,
        "type": lambda c: c.type.value,
        "topic": lambda c: c.topic.value,
        "status": lambda c: c.status.value,
        "scope": lambda c: c.scope.value,
    }
)
# As Hive names a partition of what is null; readers of partitions know it.
NULL = "__HIVE_DEFAULT_PARTITION__"
_COMPRESSION = "zstd"
# Records, and characters of text, that are held before they are written as a row group; bytes of Arrow that are held
# for partitions; files that are open at once.
_ROWS, _CHARACTERS, _BYTES, _OPEN = 4_000, 8_000_000, 48_000_000, 64

_Values = tuple[str, ...]


def _batch(records: Sequence[Record], declared: pa.Schema) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist([record.model_dump(by_alias=True) for record in records], schema=declared)


class _Partitions:
    """Claims by the values of keys, each combination in a folder of its own."""

    def __init__(self, folder: Path, keys: Sequence[str]) -> None:
        self._folder, self._keys = folder, keys
        # A column that is a key stands in the path, as Hive has it, not in the file.
        self._columns = [name for name in schema(Claim).names if name not in keys]
        self._claims: list[Claim] = []
        self._held: dict[_Values, list[pa.RecordBatch]] = {}
        self._sizes: dict[_Values, int] = {}
        self._files: dict[_Values, pq.ParquetWriter] = {}
        self._numbers: dict[_Values, int] = {}

    def add(self, claim: Claim) -> None:
        self._claims.append(claim)
        if len(self._claims) >= _ROWS:
            self._share_out()

    def close(self) -> None:
        self._share_out()
        for values in sorted(self._held):
            self._put(values)
        for file in self._files.values():
            file.close()
        if not self._numbers:
            pq.ParquetWriter(self._folder / _part(0), schema(Claim)).close()

    def _share_out(self) -> None:
        if not self._claims:
            return
        batch = _batch(self._claims, schema(Claim)).select(self._columns)
        rows: dict[_Values, list[int]] = {}
        for row, claim in enumerate(self._claims):
            rows.setdefault(tuple(KEYS[key](claim) or NULL for key in self._keys), []).append(row)
        self._claims = []
        for values, of in rows.items():
            part = batch.take(pa.array(of))
            self._held.setdefault(values, []).append(part)
            self._sizes[values] = self._sizes.get(values, 0) + part.nbytes
        while sum(self._sizes.values()) > _BYTES:
            self._put(max(self._sizes, key=lambda values: self._sizes[values]))

    def _put(self, values: _Values) -> None:
        table = pa.Table.from_batches(self._held.pop(values))
        del self._sizes[values]
        file = self._files.pop(values, None) or self._file(values, table.schema)
        self._files[values] = file  # the one longest unused comes first
        file.write_table(table)

    def _file(self, values: _Values, declared: pa.Schema) -> pq.ParquetWriter:
        if len(self._files) >= _OPEN:
            self._files.pop(next(iter(self._files))).close()
        steps = [f"{key}={quote(value, safe='')}" for key, value in zip(self._keys, values, strict=True)]
        folder = self._folder.joinpath(*steps)
        folder.mkdir(parents=True, exist_ok=True)
        number = self._numbers.get(values, 0)
        self._numbers[values] = number + 1
        return pq.ParquetWriter(folder / _part(number), declared, compression=_COMPRESSION)


def _part(number: int) -> str:
    return f"part-{number:05}.parquet"


class _Rows:
    """Records of one class to one file, many together."""

    def __init__(self, path: Path, record: type[Record]) -> None:
        self._schema = schema(record)
        self._file = pq.ParquetWriter(path, self._schema, compression=_COMPRESSION)
        self._held: list[Record] = []
        self._size = 0

    def add(self, record: Claim | DocumentRecord | ErrorRecord) -> None:
        self._held.append(record)
        self._size += len(record.message if isinstance(record, ErrorRecord) else record.text)
        if len(self._held) >= _ROWS or self._size >= _CHARACTERS:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._file.close()

    def _flush(self) -> None:
        if self._held:
            self._file.write_batch(_batch(self._held, self._schema))
        self._held, self._size = [], 0


def write(records: Iterable[AnyRecord], path: Path) -> None:
    """Write the claims into one file; documents and errors are left out."""
    claims = _Rows(path, Claim)
    try:
        for record in records:
            if isinstance(record, Claim):
                claims.add(record)
    finally:
        claims.close()


def write_folder(records: Iterable[AnyRecord], folder: Path, *, partition_by: Sequence[str] = ()) -> None:
    """Write ``documents.parquet``, ``errors.parquet`` and ``claims.parquet``, or ``claims/`` in partitions.

    Args:
        partition_by: Keys of ``KEYS``, the outermost first: ``claims/force=kent/year=2024/part-00000.parquet``.
    """
    if partition_by:
        (folder / "claims").mkdir()
    claims = _Partitions(folder / "claims", partition_by) if partition_by else _Rows(folder / "claims.parquet", Claim)
    documents = _Rows(folder / "documents.parquet", DocumentRecord)
    errors = _Rows(folder / "errors.parquet", ErrorRecord)
    try:
        for record in records:
            if isinstance(record, Claim):
                claims.add(record)
            else:
                (documents if isinstance(record, DocumentRecord) else errors).add(record)
    finally:
        for sink in (claims, documents, errors):
            sink.close()
