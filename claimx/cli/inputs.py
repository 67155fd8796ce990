"""What the verbs that read documents share: their paths, the fields of tables, and the documents in order."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.console import note, some

if TYPE_CHECKING:
    from claimx.documents import Columns, Document, Metadata
    from claimx.documents.folders import Held
    from claimx.errors import ReadError

STDIN = "-"
_SHOWN = 8

TextField = Annotated[
    str | None, typer.Option("--text-field", help="Column or key that holds the text, in tables and JSON.")
]
IdField = Annotated[str | None, typer.Option("--id-field", help="Column or key that names the statement.")]
DateField = Annotated[str | None, typer.Option("--date-field", help="Column or key with the day of publication.")]
MetadataFile = Annotated[
    Path | None, typer.Option(help="CSV with a path column and any of date, title, publisher, url, speaker, kind.")
]
Day = Annotated[str | None, typer.Option(help="The day an undated document was published, as 2024-01-31.")]
Model = Annotated[
    str | None,
    typer.Option(
        "-m", "--model", help="Trained model, by folder or name, or spaCy pipeline that parses; best: the largest."
    ),
]
Tables = Annotated[bool, typer.Option("--tables/--no-tables", help="Whether the figures in tables become claims too.")]


def paths(sources: list[str], but: Iterable[Path | None] = (), *, quiet: bool = False) -> Iterator[str | Path]:
    """Files in the order given, those of a folder sorted; stdin as it is.

    What a folder holds besides is told on stderr, unless ``quiet``.

    Args:
        but: What is no document though it lies in a folder: where we write, what is known of the documents.
    """
    from claimx.documents.folders import held

    apart = {path.resolve() for path in but if path is not None}
    for source in sources:
        path = Path(source)
        if source == STDIN:
            yield source
        elif path.is_dir():
            inside = held(path, but=apart)
            passed_over(source, inside, quiet=quiet)
            yield from inside.read or [path]
        else:
            yield path


def day(value: str | None) -> dt.date | None:
    """The day that ``--date`` gives."""
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no date; write it as 2024-01-31", param_hint="--date") from None


def passed_over(folder: str, inside: Held, *, quiet: bool = False) -> None:
    """Say what a folder holds that is not read."""
    if inside.others:
        endings = sorted({path.suffix.lower() or path.name for path in inside.others})
        shown = ", ".join(endings[:_SHOWN])
        note(f"{folder}: {some(len(inside.others), 'file')} of other formats passed over: {shown}", quiet=quiet)
    if inside.beside:
        told = _first([path.name for path in inside.beside])
        note(
            f"{folder}: {some(len(inside.beside), 'file')} beside others passed over: {told}"
            " (annotations; metadata that --metadata takes)",
            quiet=quiet,
        )
    for run in inside.runs:
        note(f"{run}: passed over, being the folder of a run", quiet=quiet)


def _first(names: Sequence[str]) -> str:
    """The first few of some names."""
    return ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")


def tell_unused(known: Metadata | None, path: Path | None, used: Iterable[str | Path], *, quiet: bool = False) -> None:
    """Say which rows of the file of ``--metadata`` fit none of the documents that were read, if any.

    Args:
        used: Paths of these documents.
    """
    unused = known.unused(used) if known is not None else []
    if unused:
        note(f"{path}: no document for {some(len(unused), 'row')}: {_first(unused)}", quiet=quiet)


def metadata_of(path: Path | None) -> Metadata | None:
    """What the file of ``--metadata`` says; raises ``MetadataError``."""
    if path is None:
        return None
    from claimx.documents.metadata import load_metadata

    return load_metadata(path)


def columns(text: str | None, identity: str | None, date: str | None) -> Columns:
    """The fields of a table as the options name them."""
    from claimx.documents import Columns

    return Columns(text=text, id=identity, date=date)


def documents_of(
    source: str | Path, fields: Columns, known: Metadata | None, answers: dict[bytes, str]
) -> Iterator[Document | ReadError]:
    """The documents of a file or of stdin; what cannot be read comes as the error, and the rest goes on.

    Args:
        answers: Parliamentary answers that the files before this one held, see ``read_all``.
    """
    from claimx.documents import read_all, read_stream
    from claimx.documents.folders import empty
    from claimx.documents.parts import MAX_UNPACKED
    from claimx.documents.readers.unpack import CHUNK, into_file
    from claimx.errors import ReadError

    details_of = known.get if known is not None else None
    try:
        if isinstance(source, str):
            # The readers seek, which a pipe cannot.
            chunks = iter(lambda: sys.stdin.buffer.read(CHUNK), b"")
            with into_file(chunks, packed=MAX_UNPACKED, most=MAX_UNPACKED, name="the input") as file:
                yield from read_stream(file, details_of=details_of, columns=fields, answers=answers)
        elif source.is_dir():
            yield empty(source)
        else:
            yield from read_all(source, details_of=details_of, columns=fields, answers=answers)
    except ReadError as error:
        yield error
