"""JSON Lines: a statement, or an answer of an API, a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from claimx.documents import streams
from claimx.documents.parts import Columns, Part
from claimx.documents.readers import json as whole
from claimx.documents.readers import json_values, rows
from claimx.documents.readers.rows import Row
from claimx.errors import ReadError

_BLANK = "\ufeff \t\r\n"


def parts(file: BinaryIO, path: Path | None, columns: Columns) -> Iterator[Part]:
    """The statements of a file, a line at a time; a line that is no JSON costs itself alone.

    Raises:
        ReadError: It holds nothing, or no text.
    """
    name = str(path) if path else "the input"
    first = next((line.text for line in streams.lines(file) if line.text.strip(_BLANK)), "")
    file.seek(0)
    if first.strip(_BLANK) in ("[", "{"):
        # By its name lines, by its contents one value laid out over lines.
        yield from whole.parts(file, path, columns)
        return
    yield from rows.parts(_entries(file, columns, name), columns, name)


def _entries(file: BinaryIO, columns: Columns, name: str) -> Iterator[Row | Part]:
    for line in streams.lines(file):
        number = line.number
        if not line.text.strip(_BLANK):
            continue
        if line.cut:
            yield Part(str(number), ReadError(f"{name}, line {number} is too large", remedy=rows.SPLIT))
            continue
        try:
            value = json_values.loads(line.text)
        except json.JSONDecodeError as error:
            yield Part(str(number), json_values.broken(name, number, error.pos + 1, error.msg))
            continue
        yield from whole.entry(value, columns, number, f"line {number}", name, line.warnings)
