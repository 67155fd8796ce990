"""JSON lines, with the line named in errors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from claimx.errors import CorpusError


def write_lines(rows: Iterable[Mapping[str, Any]], path: Path) -> None:
    """Write one object a line; line ends of other kinds are escaped, which some readers would part lines at."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(one_line(row) + "\n" for row in rows)


def one_line(plain: object) -> str:
    """JSON in one line, whatever a reader takes for a line's end."""
    return "".join(
        mark if mark.isprintable() or mark == " " else json.dumps(mark)[1:-1]
        for mark in json.dumps(plain, ensure_ascii=False)
    )


def read_lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects of a file, each with the file and line it stands in.

    Raises:
        CorpusError: A line that is no JSON object, or a file that is not UTF-8.
    """
    try:
        lines = path.read_bytes().decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path} is not UTF-8 ({error.reason})", remedy="save it as UTF-8") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            where = f"{path}, line {number}"
            try:
                plain = json.loads(line)
            except ValueError as error:
                raise CorpusError(f"{where}: {error}", remedy="write one JSON object a line") from error
            if not isinstance(plain, dict):
                raise CorpusError(f"{where}: it is no JSON object", remedy="write one JSON object a line")
            yield where, plain


def given(plain: object, key: str, kind: type, where: str) -> Any:
    """The value of a key.

    Raises:
        CorpusError: It is not there, or of another type.
    """
    value = plain.get(key) if isinstance(plain, dict) else None
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        known = {str: "text", int: "whole number", list: "list", dict: "object"}
        raise CorpusError(f"{where}: {key!r} is no {known[kind]}", remedy="correct it, or write the file again")
    return value
