"""Records of the Parquet that claimx writes: a file, or a folder of them, in partitions or not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote

import pyarrow as pa
import pyarrow.parquet as pq

from claimx.errors import RecordsError
from claimx.records import Claim, DocumentRecord, ErrorRecord
from claimx.stored.arrow import HOLDS, schema
from claimx.stored.lines import OnError, damaged

_One = TypeVar("_One", Claim, DocumentRecord, ErrorRecord)
# Rows that are held at once: few, since one may be a whole document.
_ROWS = 500


def claims(source: str | Path, on_error: OnError) -> Iterator[Claim]:
    """The claims, partition by partition in the order of their names."""
    yield from _records(Claim, Path(source), "claims", on_error)


def documents(source: str | Path, on_error: OnError) -> Iterator[DocumentRecord]:
    """The documents."""
    yield from _records(DocumentRecord, Path(source), "documents", on_error)


def errors(source: str | Path, on_error: OnError) -> Iterator[ErrorRecord]:
    """The errors."""
    yield from _records(ErrorRecord, Path(source), "errors", on_error)


def _records(record: type[_One], source: Path, name: str, on_error: OnError) -> Iterator[_One]:
    if source.is_dir():
        whole = source / f"{name}.parquet"
        files = [whole] if whole.is_file() else sorted((source / name).rglob("*.parquet"))
    else:
        files = [source]
    for path in files:
        try:
            yield from _rows(record, path, on_error)
        except (pa.ArrowException, OSError) as error:
            raise RecordsError(f"{path} is damaged: {error}", remedy="write it again") from error


def _rows(record: type[_One], path: Path, on_error: OnError) -> Iterator[_One]:
    with pq.ParquetFile(path) as file:
        metadata = file.schema_arrow.metadata or {}
        if HOLDS not in metadata:
            raise RecordsError(f"{path} is no Parquet of claimx", remedy="give what claimx wrote")
        if metadata[HOLDS] != schema(record).metadata[HOLDS]:
            return
        partition = _partition(path, set(schema(record).names))
        number = 0
        for batch in file.iter_batches(batch_size=_ROWS):
            for row in batch.to_pylist():
                number += 1
                try:
                    yield record.model_validate({**row, **partition})
                except ValueError as error:
                    on_error(damaged(f"{path}, row {number}", error))


def _partition(path: Path, columns: set[str]) -> dict[str, Any]:
    """The columns whose value stands in the path."""
    steps = (step.split("=", 1) for step in path.parts if "=" in step)
    return {key: unquote(value) for key, value in steps if key in columns}
