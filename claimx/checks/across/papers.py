"""Documents as they are told of, and which of their claims are fit to be held against those of others."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType

from claimx.checks.across.wordings import whole
from claimx.records import Claim, DocumentKind, DocumentRef, Status

# A claim less sure than this accuses nobody.
_DOUBTFUL = 0.6
_KINDS: Mapping[DocumentKind, str] = MappingProxyType(
    {
        DocumentKind.PRESS_RELEASE: "A release",
        DocumentKind.WRITTEN_ANSWER: "A written answer",
        DocumentKind.ORAL_ANSWER: "An oral answer",
        DocumentKind.STATEMENT: "A statement",
        DocumentKind.SPEECH: "A speech",
        DocumentKind.NEWS: "A news report",
    }
)

Paper = tuple[str, str]


def paper(ref: DocumentRef) -> Paper:
    """What tells documents apart: the same bytes may lie in several places."""
    return ref.id, ref.path or ""


def named(ref: DocumentRef) -> str:
    """A document for a person: "A release of 3 May 2023 (kent.txt)"."""
    day = f" of {ref.date.day} {ref.date:%B %Y}" if ref.date else " without a date"
    name = PurePath(ref.path).name if ref.path else ref.title
    return _KINDS[ref.kind] + day + (f" ({name})" if name else "")


def usable(claim: Claim) -> bool:
    """Whether a claim is of a number that is told as so or to come, of all of its forces, and was not taken back."""
    told = claim.status in (Status.ACTUAL, Status.PLANNED) and claim.quantity.value is not None
    return told and not claim.document.withdrawn and claim.confidence >= _DOUBTFUL and whole(claim)


def in_time(claim: Claim) -> tuple[object, ...]:
    """One order of claims, whichever they came in: by the day of the document, the undated last."""
    ref = claim.document
    return (ref.date is None, str(ref.date), ref.path or "", ref.id, claim.start, claim.quantity.start, claim.id)
