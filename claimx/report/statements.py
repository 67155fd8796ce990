"""Statements that are reported without a run: read, extracted, and told as a run would tell them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claimx.errors import ClaimxError
from claimx.pipeline.language import extract_document
from claimx.pipeline.record import reference
from claimx.records import BlockRecord, Claim, DocumentRecord, ErrorKind, ErrorRecord
from claimx.report.gather import Outcome

if TYPE_CHECKING:
    from claimx.documents import Document

# What a damaged document can raise besides our own errors.
_DEFECTS = (ValueError, LookupError, ArithmeticError, RecursionError)


def extracted(read: Iterable[tuple[str, Document | Exception]]) -> Iterator[Outcome]:
    """Each document with its claims, or why it could not be read or extracted.

    Args:
        read: Paths, each with its document or with what went wrong.
    """
    for path, document in read:
        if isinstance(document, Exception):
            yield _failed(path, document)
            continue
        try:
            claims = extract_document(document)
        except (ClaimxError, *_DEFECTS) as error:
            yield _failed(path, error)
            continue
        yield document_record(document, claims), claims


def document_record(document: Document, claims: list[Claim]) -> DocumentRecord:
    """A document as a run keeps it."""
    return DocumentRecord(
        document=reference(document),
        text=document.text,
        blocks=tuple(
            BlockRecord(start=block.start, end=block.end, kind=block.kind.value, section=block.section.value)
            for block in document.blocks
        ),
        claims=len(claims),
        warnings=document.warnings,
    )


def _failed(path: str, error: Exception) -> ErrorRecord:
    if isinstance(error, ClaimxError):
        return ErrorRecord(path=path, kind=ErrorKind.UNREADABLE, message=error.message, remedy=error.remedy)
    remedy = "please report it with the document"
    return ErrorRecord(path=path, kind=ErrorKind.DEFECT, message=f"{type(error).__name__}: {error}", remedy=remedy)
