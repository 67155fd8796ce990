"""Documents that fail without costing their neighbours, and what is said of one."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from claimx.errors import ClaimxError
from claimx.records import Claim, ErrorKind, ErrorRecord

if TYPE_CHECKING:
    from spacy.language import Language

    from claimx.documents.model import Document

# What can be wrong with one document without anything being wrong with the next.
FAILURES = (
    ClaimxError, ValueError, LookupError, ArithmeticError, TypeError, AttributeError, RecursionError, MemoryError,
)  # fmt: skip
# Documents that are read together: at most so many, and no more once they have so many characters.
_TOGETHER, _CHARACTERS = 32, 100_000

_One = TypeVar("_One")


def grouped(
    items: Iterable[_One], size: Callable[[_One], int], *, most: int = _TOGETHER, held: int = _CHARACTERS
) -> Iterator[list[_One]]:
    """Items in their order, as many together as are read well at once.

    Args:
        size: Of an item, in characters.
        most: How many make a group.
        held: What size makes one.
    """
    group: list[_One] = []
    total = 0
    for item in items:
        group.append(item)
        total += size(item)
        if len(group) >= most or total >= held:
            yield group
            group, total = [], 0
    if group:
        yield group


def extract_each(documents: Sequence[Document], nlp: Language) -> Iterator[list[Claim] | Exception]:
    """The claims of each document, or what went wrong with it; where they fail together, each is tried alone."""
    from claimx.pipeline.language import extract_documents

    try:
        found = extract_documents(documents, nlp=nlp)
    except FAILURES as error:
        if len(documents) == 1:
            yield error
            return
        for document in documents:
            yield from extract_each([document], nlp)
        return
    yield from found


def failure(path: str, error: Exception) -> ErrorRecord:
    """The record of what went wrong with a document."""
    if isinstance(error, ClaimxError):
        return ErrorRecord(path=path, kind=ErrorKind.UNREADABLE, message=error.message, remedy=error.remedy)
    if isinstance(error, MemoryError):
        message, remedy = f"{path} needs more memory than there is", "split it into one file a statement"
        return ErrorRecord(path=path, kind=ErrorKind.MEMORY, message=message, remedy=remedy)
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "claimx" in Path(frame.filename).parts]
    where = f"{'/'.join(Path(frames[-1].filename).parts[-3:])}:{frames[-1].lineno}" if frames else None
    return ErrorRecord(
        path=path,
        kind=ErrorKind.DEFECT,
        message=f"{path}: {type(error).__name__}: {error}",
        remedy="a defect of claimx: please report it with the document",
        where=where,
    )
