"""The part of reading Parquet that runs in the guarded process: rows of a file into lines of JSON."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from claimx.documents.parts import MAX_BYTES, MAX_UNPACKED
from claimx.documents.readers.unpack import RATIO
from claimx.errors import ReadError

_SAMPLE_ROWS = 50
_SAMPLE_CHARACTERS = 5_000_000
_BATCH = 64
_MOST_FIELDS = 1_000
_DEEPEST_FIELD = 6
# One call writes about so much and takes about so long.
_ENOUGH_BYTES = 64_000_000
_ENOUGH_SECONDS = 3.0


def describe(source: str, name: str) -> tuple[list[str], int, list[dict[str, Any]]]:
    """The fields of a file that can hold text, names or dates, the number of its row groups, and its first rows.

    Raises:
        ReadError: It is damaged.
    """
    import pyarrow

    try:
        with _open(source) as table:
            fields = list(_fields(table.schema_arrow, "", 0))[:_MOST_FIELDS]
            groups = table.num_row_groups
            head: list[dict[str, Any]] = []
            size = 0
            for group in range(groups) if fields else ():
                for row in _rows(table, group, fields):
                    if row is not None:
                        text = json.dumps(row, default=_plain)
                        head.append(json.loads(text))
                        size += len(text)
                    if len(head) == _SAMPLE_ROWS or size > _SAMPLE_CHARACTERS:
                        return fields, groups, head
            return fields, groups, head
    except (pyarrow.ArrowException, OSError, ValueError, TypeError, KeyError, OverflowError) as error:
        raise ReadError(f"{name} is a damaged Parquet file: {_why(error)}", remedy="fetch or save it again") from error


def unpack(source: str, target: str, group: int, fields: Sequence[str]) -> tuple[int, str]:
    """Write rows, from a row group on, as lines ``[number, object or null]``.

    Returns:
        The row group to go on with, and what was wrong with the last, empty where nothing was.
    """
    import pyarrow

    begin = time.monotonic()
    packed = Path(source).stat().st_size
    with _open(source) as table, Path(target).open("wb") as out:
        number = sum(table.metadata.row_group(earlier).num_rows for earlier in range(group))
        while group < table.num_row_groups:
            group += 1
            try:
                burst = _write(_rows(table, group - 1, fields), number, out, packed)
            except (pyarrow.ArrowException, OSError, ValueError, TypeError, KeyError, OverflowError) as error:
                return group, f"row group {group} is damaged: {_why(error)}"
            if burst:
                return table.num_row_groups, burst
            number += table.metadata.row_group(group - 1).num_rows
            if out.tell() > _ENOUGH_BYTES or time.monotonic() - begin > _ENOUGH_SECONDS:
                break
    return group, ""


def _write(rows: Iterator[dict[str, Any] | None], number: int, out: BinaryIO, packed: int) -> str:
    start = out.tell()
    for row in rows:
        number += 1
        out.write(json.dumps([number, row], default=_plain).encode("ascii") + b"\n")
        size = out.tell() - start
        if size > MAX_UNPACKED or (size > MAX_BYTES and size > RATIO * packed):
            return f"its rows unpack to more than {RATIO} times its size: what follows row {number} is not read"
    return ""


def _open(source: str) -> Any:
    from pyarrow import parquet

    return parquet.ParquetFile(source, pre_buffer=False, buffer_size=1_000_000)


def _fields(fields: Any, prefix: str, depth: int) -> Iterator[str]:
    """Fields that can be read as text, those in a struct with dots."""
    from pyarrow import types

    for field in fields:
        kind = field.type
        if types.is_dictionary(kind) or types.is_list(kind) or types.is_large_list(kind):
            kind = kind.value_type
        if types.is_struct(kind) and kind is field.type:
            if depth < _DEEPEST_FIELD:
                yield from _fields(kind, f"{prefix}{field.name}.", depth + 1)
        elif any(
            is_kind(kind)
            for is_kind in (types.is_string, types.is_large_string, types.is_binary, types.is_date, types.is_integer)
        ) or (types.is_timestamp(kind) and not prefix):
            yield prefix + field.name


def _rows(table: Any, group: int, fields: Sequence[str]) -> Iterator[dict[str, Any] | None]:
    """The rows of a group, None for one that cannot be read."""
    import pyarrow

    for batch in table.iter_batches(_BATCH, row_groups=[group], columns=list(fields), use_threads=False):
        columns = [
            # Finer than a second Python cannot hold, and zones need a table that not every system has.
            column.cast(pyarrow.timestamp("s"), safe=False) if pyarrow.types.is_timestamp(column.type) else column
            for column in batch.columns
        ]
        batch = pyarrow.RecordBatch.from_arrays(columns, names=batch.schema.names)
        try:
            yield from batch.to_pylist()
        except (UnicodeDecodeError, ValueError, OverflowError):
            for at in range(batch.num_rows):
                yield _row(batch.slice(at, 1))


def _row(batch: Any) -> dict[str, Any] | None:
    try:
        row: dict[str, Any] = batch.to_pylist()[0]
    except (UnicodeDecodeError, ValueError, OverflowError):
        return None
    return row


def _plain(value: Any) -> str:
    """A value that JSON does not know as text: days, times, bytes."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _why(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
