"""Records of the Parquet that claimx writes: a file, or a folder of them, in partitions or not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar
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
    yield from _records(Claim, Path(source), on_error)


def documents(source: str | Path, on_error: OnError) -> Iterator[DocumentRecord]:
    """The documents."""
    yield from _records(DocumentRecord, Path(source), on_error)


def errors(source: str | Path, on_error: OnError) -> Iterator[ErrorRecord]:
    """The errors."""
    yield from _records(ErrorRecord, Path(source), on_error)


def _records(record: type[_One], source: Path, on_error: OnError) -> Iterator[_One]:
    for path in sorted(source.rglob("*.parquet")) if source.is_dir() else [source]:
        try:
            yield from _rows(record, path, on_error)
        except (pa.ArrowException, OSError) as error:
            raise RecordsError(f"{path} is damaged: {error}", remedy="write it again") from error


def _rows(record: type[_One], path: Path, on_error: OnError) -> Iterator[_One]:
    """The records of a file; none where it holds those of another class."""
    declared = schema(record)
    with pq.ParquetFile(path) as file:
        told = file.schema_arrow
        if HOLDS not in (told.metadata or {}):
            raise RecordsError(f"{path} is no Parquet of claimx", remedy="give what claimx wrote")
        if told.metadata[HOLDS] != declared.metadata[HOLDS]:
            return
        # A column that is not in the file is a key of the partition, and stands in its path.
        steps = dict(step.split("=", 1) for step in path.parts if "=" in step)
        partition = {name: unquote(steps[name]) for name in declared.names if name not in told.names and name in steps}
        number = 0
        for batch in file.iter_batches(batch_size=_ROWS):
            for row in batch.to_pylist():
                number += 1
                try:
                    yield record.model_validate({**row, **partition})
                except ValueError as error:
                    on_error(damaged(f"{path}, row {number}", error))
