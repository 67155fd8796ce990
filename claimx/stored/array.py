"""Claims of a JSON array, element by element; and those of stdin, an array or one a line."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from claimx.documents.readers.json_values import Values
from claimx.errors import ReadError, RecordsError
from claimx.records import Claim, DocumentRecord, ErrorRecord
from claimx.stored.kinds import Kind, kind_of_bytes
from claimx.stored.lines import OnError, damaged, parsed

_INPUT = "the input"


def claims(source: str | Path, on_error: OnError) -> Iterator[Claim]:
    """The claims of a file that is an array."""
    with Path(source).open("rb") as file:
        yield from _elements(file, str(source), on_error)


def documents(source: str | Path, on_error: OnError) -> Iterator[DocumentRecord]:
    """None: an array holds claims alone."""
    return iter(())


def errors(source: str | Path, on_error: OnError) -> Iterator[ErrorRecord]:
    """None: an array holds claims alone."""
    return iter(())


def of_stdin(on_error: OnError) -> Iterator[Claim]:
    """The claims of stdin."""
    stdin = sys.stdin.buffer
    head = [stdin.readline()]
    while head[-1].isspace():
        head.append(stdin.readline())
    match kind_of_bytes(head[-1]):
        case Kind.LINES:
            yield from parsed(Claim, chain(filter(None, head), stdin), _INPUT, on_error)
        case Kind.ARRAY:
            # The reader of values seeks, which a pipe cannot.
            with tempfile.TemporaryFile() as file:
                file.writelines(head)
                shutil.copyfileobj(stdin, file)
                yield from _elements(file, _INPUT, on_error)
        case _:
            raise RecordsError("Parquet and SQLite are not read from stdin", remedy="save it, and name the file")


def _elements(file: BinaryIO, name: str, on_error: OnError) -> Iterator[Claim]:
    try:
        for number, value in enumerate(Values(file, name).items(), 1):
            try:
                yield Claim.model_validate(value)
            except ValueError as error:
                on_error(damaged(f"{name}, element {number}", error))
    except ReadError as error:
        on_error(RecordsError(error.message, remedy="what stands before it was read; write the file again"))
