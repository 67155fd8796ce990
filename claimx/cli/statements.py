"""What the verbs that extract statements share: every document of the sources with its claims, as records."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from claimx.cli.console import fail, note, some
from claimx.cli.inputs import documents_of

if TYPE_CHECKING:
    from spacy.language import Language

    from claimx.documents import Columns, Document, Metadata
    from claimx.records import AnyRecord, Claim, ErrorRecord

    # A source, and a document of it or what went wrong with one.
    _Read = tuple[str | Path, Document | Exception]


@dataclass(slots=True)
class Tally:
    """What was read, found, and failed; and the paths of the documents, of those that failed too."""

    documents: int = 0
    claims: int = 0
    failed: int = 0
    paths: list[str] = field(default_factory=list)


def records(
    sources: list[str | Path],
    fields: Columns,
    day: dt.date | None,
    known: Metadata | None,
    nlp: Language,
    tally: Tally,
    *,
    quiet: bool,
    verbose: bool,
) -> Iterator[AnyRecord]:
    """Each document of every source and its claims; the failing ones are told, as errors too, and passed over.

    Args:
        day: When a document was published that does not say.
        known: What is known of the documents.
        tally: Is kept up to date.
        verbose: Whether to say what each document yielded.
    """
    from rich.console import Console
    from rich.progress import Progress

    from claimx.pipeline.failures import grouped
    from claimx.pipeline.record import document_record

    answers: dict[bytes, str] = {}
    show = sys.stderr.isatty() and not quiet
    with Progress(console=Console(stderr=True), disable=not show, transient=True) as progress:
        files = progress.add_task("documents", total=len(sources))
        read = (
            (source, document if isinstance(document, Exception) else _with_date(document, day))
            for source in progress.track(sources, task_id=files)
            for document in _documents(source, fields, known, answers)
        )
        for batch in grouped(read, _length):
            tally.documents += len(batch)
            progress.update(files, description=some(tally.documents, "document"))
            for (source, document), found in zip(batch, _extracted(batch, nlp), strict=True):
                tally.paths.append(_name(source, document))
                if isinstance(found, Exception):
                    tally.failed += 1
                    yield _told(_name(source, document), found)
                    continue
                yield document_record(found[0], claims=len(found[1]))
                yield from found[1]
                tally.claims += len(found[1])
                if verbose:
                    note(f"{_name(source, document)}: {some(len(found[1]), 'claim')}")


def _documents(
    source: str | Path, fields: Columns, known: Metadata | None, answers: dict[bytes, str]
) -> Iterator[Document | Exception]:
    """The documents of a source, and what went wrong with one."""
    try:
        yield from documents_of(source, fields, known, answers)
    except (ValueError, LookupError, ArithmeticError, RecursionError, MemoryError) as error:
        yield error


def _length(one: _Read) -> int:
    return 0 if isinstance(one[1], Exception) else len(one[1].text)


def _extracted(batch: Sequence[_Read], nlp: Language) -> Iterator[tuple[Document, list[Claim]] | Exception]:
    """Each document with its claims, or what went wrong with it."""
    from claimx.pipeline.failures import extract_each

    found = extract_each([document for _, document in batch if not isinstance(document, Exception)], nlp)
    for _, document in batch:
        if isinstance(document, Exception):
            yield document
            continue
        claims = next(found)
        yield claims if isinstance(claims, Exception) else (document, claims)


def _told(name: str, error: Exception) -> ErrorRecord:
    """Why a document could not be read, as a record, and told."""
    from claimx.pipeline.failures import failure

    record = failure(name, error)
    fail(f"{record.message} ({record.remedy})" if record.remedy else record.message)
    return record


def _name(source: str | Path, document: Document | Exception) -> str:
    return str(source if isinstance(document, Exception) or document.path is None else document.path)


def _with_date(document: Document, date: dt.date | None) -> Document:
    from dataclasses import replace

    return replace(document, date=date) if document.date is None and date is not None else document
