"""Records a line: ``claims.jsonl``, ``documents.jsonl`` and ``errors.jsonl`` of a run, or a file of claims alone."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from claimx.errors import RecordsError
from claimx.records import Claim, DocumentRecord, ErrorRecord

CLAIMS, DOCUMENTS, ERRORS = "claims.jsonl", "documents.jsonl", "errors.jsonl"
# The folder of a run, or a file of one kind of record; "-" is stdin, claims alone.
Source = str | Path
OnError = Callable[[RecordsError], None]

_One = TypeVar("_One", Claim, DocumentRecord, ErrorRecord)


def raising(error: RecordsError) -> None:
    """Stop at the first damaged line."""
    raise error


def claims(source: Source, *, on_error: OnError = raising) -> Iterator[Claim]:
    """The claims of a run's folder or of a file of claims a line, one at a time.

    Args:
        on_error: Is given each line that is no claim, with file and line number; the rest goes on if it returns.

    Raises:
        RecordsError: There is no such file or folder, or it may not be read.
    """
    yield from _records(Claim, source, CLAIMS, on_error)


def documents(source: Source, *, on_error: OnError = raising) -> Iterator[DocumentRecord]:
    """The documents of a run with their texts; a file of claims alone has none. Otherwise as ``claims``."""
    path = Path(source)
    if path.is_dir() or path.name == DOCUMENTS:
        yield from _records(DocumentRecord, source, DOCUMENTS, on_error)


def errors(source: Source, *, on_error: OnError = raising) -> Iterator[ErrorRecord]:
    """What failed in a run; a file of claims alone has none. Otherwise as ``claims``."""
    path = Path(source)
    if path.is_dir() or path.name == ERRORS:
        yield from _records(ErrorRecord, source, ERRORS, on_error)


def _records(kind: type[_One], source: Source, name: str, on_error: OnError) -> Iterator[_One]:
    path = Path(source)
    if path.is_dir():
        path = path / name
        if not path.is_file():
            raise RecordsError(f"{source} is no finished run: it has no {name}", remedy="run claimx batch again on it")
    elif path.name in (CLAIMS, DOCUMENTS, ERRORS) and path.name != name:
        return
    try:
        with path.open("rb") as file:
            yield from parsed(kind, file, str(path), on_error)
    except FileNotFoundError as error:
        raise RecordsError(f"{path} does not exist", remedy="check the spelling of the path") from error
    except OSError as error:
        raise RecordsError(f"{path} cannot be read: {error.strerror}", remedy="check its permissions") from error


def parsed(kind: type[_One], lines: Iterable[bytes], name: str, on_error: OnError) -> Iterator[_One]:
    """The records of lines, the empty ones passed over; each that is none is handed to ``on_error``."""
    for number, line in enumerate(lines, 1):
        if line.isspace():
            continue
        try:
            yield kind.from_json(line.removeprefix(codecs.BOM_UTF8) if number == 1 else line)
        except ValueError as error:
            on_error(damaged(f"{name}, line {number}", error))


def damaged(where: str, error: ValueError) -> RecordsError:
    """What is wrong with a record, with the place it stands in."""
    return RecordsError(f"{where}: {_reason(error)}", remedy="remove it, or write the file again")


def _reason(error: ValueError) -> str:
    """What is wrong with a line, in a line: the first thing that pydantic names."""
    from pydantic import ValidationError

    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(step) for step in first["loc"])
    return f"{place}: {first['msg']}" if place else first["msg"]
