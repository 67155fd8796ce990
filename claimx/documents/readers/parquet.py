"""Parquet: a statement a row."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from claimx.documents import columns as fields_of
from claimx.documents import guard
from claimx.documents.parts import Columns, Part
from claimx.documents.readers import json_values, rows
from claimx.documents.readers.rows import Row
from claimx.errors import ReadError

_READING = "claimx.documents.readers.parquet_rows:"
_PARSER = "Parquet"
_MOST_PROBLEMS = 10


def parts(file: BinaryIO, path: Path | None, columns: Columns) -> Iterator[Part]:
    """The statements of a file, read at arm's length, some row groups at a time and only the columns needed.

    Raises:
        ReadError: It is damaged, holds no rows or no text, or has no field that the caller names.
    """
    name = str(path) if path else "the input"
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "table.parquet"
        with source.open("wb") as copy:
            shutil.copyfileobj(file, copy)
        fields, groups, head = guard.call(_READING + "describe", str(source), name, name=name, parser=_PARSER)
        sample = [json_values.cells(row) for row in head]
        plan = fields_of.plan(fields, sample, columns, name)
        if plan is None:
            raise fields_of.no_text(fields, name)
        if not groups or not sample:
            raise ReadError(f"{name} holds no rows", remedy="give a file with a statement in it")
        entries = _entries(source, Path(folder) / "rows", groups, plan.fields(), name)
        yield from rows.planned(entries, plan, columns, name)


def _entries(source: Path, target: Path, groups: int, fields: tuple[str, ...], name: str) -> Iterator[Row | Part]:
    group = problems = 0
    while group < groups and problems < _MOST_PROBLEMS:
        target.write_bytes(b"")
        problem = ""
        try:
            group, problem = guard.call(
                _READING + "unpack", str(source), str(target), group, fields, name=name, parser=_PARSER
            )
        except ReadError as error:
            yield from _written(target, name)
            yield Part("", error)
            return
        yield from _written(target, name)
        if problem:
            problems += 1
            yield Part("", ReadError(f"{name}: {problem}", remedy="fetch or save it again"))


def _written(target: Path, name: str) -> Iterator[Row | Part]:
    """The rows that the parser wrote; the last line may be half a one."""
    with target.open("rb") as lines:
        for line in lines:
            if not line.endswith(b"\n"):
                return
            number, value = json.loads(line)
            if value is None:
                error = ReadError(f"{name}, row {number} cannot be read", remedy="fetch or save it again")
                yield Part(str(number), error)
            else:
                yield Row(number, f"row {number}", json_values.cells(value))
