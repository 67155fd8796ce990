"""Labelled sentences as the linear model sees them: with their documents where a set has them, else by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from claimx.documents import Document, from_text, load_metadata
from claimx.documents import read as read_document
from claimx.errors import CorpusError, ReadError
from claimx.worthiness import documents
from claimx.worthiness.reading import Sight, of_sentence, whole
from claimx.worthiness.types import Labelled, LabelledSet

# Sentences without a document that are read at once: the parser is fastest with some dozens.
_TOGETHER = 64

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled sentence and what the model sees of it; ``source`` is the set's."""

    sight: Sight
    label: Labelled
    source: str


def examples(held: LabelledSet, told: Progress | None = None) -> list[Example]:
    """The examples of a set, in its order.

    Args:
        held: The set; those that name documents need them beside the file.
        told: Called with the number of sentences done since the last call.

    Raises:
        CorpusError: A document is missing, or a label's offsets are no sentence's.
    """
    read = _with_documents if held.rows[0].path is not None else _alone
    return [Example(sight, row, held.source) for sight, row in read(held, told or (lambda done: None))]


def _alone(held: LabelledSet, told: Progress) -> Iterator[tuple[Sight, Labelled]]:
    from claimx.pipeline.language import extract_documents

    for begin in range(0, len(held.rows), _TOGETHER):
        rows = held.rows[begin : begin + _TOGETHER]
        claims = extract_documents([from_text(row.text) for row in rows])
        for row, here in zip(rows, claims, strict=True):
            yield whole(of_sentence(row.text), here), row
        told(len(rows))


def _with_documents(held: LabelledSet, told: Progress) -> Iterator[tuple[Sight, Labelled]]:
    folder = Path(held.name).parent
    for path, group in groupby(held.rows, key=lambda row: row.path):
        rows = list(group)
        [sentences] = documents.read([_document(held.name, folder / str(path))])
        of_offsets = {(one.sentence.start, one.sentence.end): one.sight for one in sentences}
        for row in rows:
            sight = of_offsets.get((row.start, row.end))
            if sight is None:
                raise CorpusError(
                    f"{held.name}: {path} has no sentence from {row.start} to {row.end}",
                    remedy="the text has changed since it was labelled; correct the offsets",
                )
            yield sight, row
        told(len(rows))


def _document(name: str, path: Path) -> Document:
    """A document with what the ``metadata.csv`` beside it says of it."""
    known = path.with_name("metadata.csv")
    details = load_metadata(known).get(path) if known.exists() else None
    try:
        return read_document(path, details=details)
    except ReadError as error:
        raise CorpusError(f"{name}: {error}", remedy="paths are relative to the file of labels") from error


def texts(found: Sequence[Example]) -> list[str]:
    """The sentences of examples."""
    return [one.label.text for one in found]
