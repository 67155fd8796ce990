"""The plan of a run: every document there is, under a key that changes with anything its outcome depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import groupby

from claimx.batch.child import Child
from claimx.batch.ledger import Planned
from claimx.batch.scan import seen
from claimx.batch.types import Job, Limits, Options, Seen
from claimx.documents import Details, Metadata
from claimx.records import ErrorKind, ErrorRecord


def planned(
    child: Child, paths: Sequence[str], *, options: Options, limits: Limits, known: Metadata | None, fingerprint: str
) -> Iterator[Planned]:
    """Every document of some files, in their order, and what could not be found.

    An answer that was given to several questions is read where it stands first.
    """
    answers: dict[bytes, str] = {}
    for file, one, loss in seen(child, paths, options.columns, limits):
        if one.error is not None:
            message, remedy = one.error
            record = ErrorRecord(path=one.path, kind=loss or ErrorKind.UNREADABLE, message=message, remedy=remedy)
            yield Planned(None, file, one.path, error=record.to_json().encode("utf-8") + b"\n")
            continue
        repeated = answers.get(one.answer) if one.answer is not None else None
        if one.answer is not None:
            answers.setdefault(one.answer, one.path)
        details = known.get(one.path) if known is not None else None
        key = _key(one, details, repeated, fingerprint)
        yield Planned(key, file, one.path, one.identity, one.whole, repeated)


def jobs(
    child: Child, pending: Iterator[Planned], *, options: Options, limits: Limits, known: Metadata | None
) -> Iterator[Job]:
    """What is to be done, with the documents that are no files of their own.

    A file gives its documents in the order of the plan. One that is not among those that follow has been changed, and
    so has the file: it counts as gone, and so does the rest.
    """
    for file, group in groupby(pending, key=lambda one: one.file):
        looked = seen(child, [file], options.columns, limits, contents=True)
        lost = None
        for one in group:
            found = None
            for _, shown, loss in looked if not one.whole else ():
                if shown.error is None and (shown.path, shown.identity) == (one.path, one.identity):
                    found = shown.found
                    break
                lost = shown.error if loss is not None else lost
            details = known.get(one.path) if known is not None else None
            yield Job(
                one.key or "", one.path, one.identity, one.whole, found, details, one.repeated, None if found else lost
            )


def _key(one: Seen, details: Details | None, repeated: str | None, fingerprint: str) -> str:
    told = (fingerprint, one.path, one.identity, one.digest, repr(details), repr(repeated))
    return hashlib.sha256("\0".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:32]
