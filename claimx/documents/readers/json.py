"""JSON: an answer of an API, a list of statements, or one statement."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from claimx.documents import columns as fields_of
from claimx.documents import encoding, sources
from claimx.documents.parts import MAX_BYTES, Columns, Part
from claimx.documents.readers import json_values, rows
from claimx.documents.readers.rows import Row
from claimx.errors import ReadError


def parts(file: BinaryIO, path: Path | None, columns: Columns) -> Iterator[Part]:
    """The statements of a file: by its source where that is known by its shape, else an object a statement.

    Of a file that is larger than a document, or breaks off, the items are read one by one; the error comes last.

    Raises:
        ReadError: It is no JSON from the start, or holds no text.
    """
    name = str(path) if path else "the input"
    data = file.read(MAX_BYTES + 1)
    if len(data) <= MAX_BYTES:
        text, warnings = encoding.decode(data)
        try:
            value = json_values.loads(text)
        except json.JSONDecodeError:
            pass
        else:
            yield from _of_value(value, columns, name, warnings)
            return
    del data
    yield from rows.parts(_items(file, columns, name), columns, name)


def entry(
    value: Any, columns: Columns, number: int, where: str, name: str, warnings: tuple[str, ...] = ()
) -> Iterator[Row | Part]:
    """What one item of a list, or one line, holds: a statement, or an answer of an API with a list of them.

    Args:
        where: The item in words.
        name: How the file is called.
    """
    recognised = sources.recognise(value, f"{name}, {where}")
    if recognised is not None:
        for part in recognised:
            yield Part(part.name or str(number), part.content, part.details)
        return
    row = _row(value)
    items = json_values.inner_list(value) if isinstance(value, dict) and not _is_statement(row or {}, columns) else None
    for inner, item in enumerate(items or (), 1):
        cells = _row(item)
        if cells is not None:
            yield Row(number, f"{where}, item {inner}", cells, warnings)
    if items is None and row is not None:
        yield Row(number, where, row, warnings)
    elif items is None:
        error = ReadError(f"{name}, {where} is neither an object nor a text", remedy="make each statement an object")
        yield Part(str(number), error)


def _row(value: Any) -> dict[str, str] | None:
    if isinstance(value, str):
        return {"text": value}
    return json_values.cells(value) if isinstance(value, dict) else None


def _of_value(value: Any, columns: Columns, name: str, warnings: tuple[str, ...]) -> Iterator[Part]:
    recognised = sources.recognise(value, name)
    if recognised is not None:
        yield from recognised
        return
    items = value
    if isinstance(value, dict):
        cells = json_values.cells(value)
        items = None if _is_statement(cells, columns) else json_values.inner_list(value)
        if items is None:
            yield rows.single(cells, columns, name, warnings)
            return
    elif isinstance(value, str):
        yield rows.single({"text": value}, columns, name, warnings)
        return
    if not isinstance(items, list):
        raise ReadError(f"{name} holds a bare value and no statement", remedy="give a file with a statement in it")
    yield from rows.parts(
        (
            one
            for number, item in enumerate(items, 1)
            for one in entry(item, columns, number, f"item {number}", name, warnings)
        ),
        columns,
        name,
    )


def _is_statement(cells: dict[str, str], columns: Columns) -> bool:
    """Whether an object is itself a statement, whatever lists it holds."""
    if columns.text is not None:
        return columns.text in cells
    text = fields_of.text_among({key: cell for key, cell in cells.items() if "." not in key})
    return text is not None and fields_of.is_prose(cells[text])


def _items(file: BinaryIO, columns: Columns, name: str) -> Iterator[Row | Part]:
    number = 0
    try:
        for number, item in enumerate(json_values.Values(file, name).items(), 1):
            yield from entry(item, columns, number, f"item {number}", name)
    except ReadError as error:
        if number == 0:
            raise
        yield Part("", error)
