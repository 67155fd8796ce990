"""What the extractor finds as annotations for a person to correct; nothing that is there is written over."""

from __future__ import annotations

import codecs
import csv
import io
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any

from claimx.corpus.folders import METADATA
from claimx.corpus.formats import gold
from claimx.corpus.formats.marks import Tell
from claimx.corpus.formats.model import Annotated
from claimx.corpus.gold import REVIEWED, GoldClaim
from claimx.corpus.items import metadata_rows
from claimx.corpus.quotes import quote
from claimx.errors import CorpusError
from claimx.records import AnyRecord, Claim, DocumentRecord, Period

_OTHER = re.compile(r"[^\w.-]+")
# More of a name than this is cut.
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Added:
    """What was added to a folder: names of documents that are new, and of those that were annotated already."""

    new: tuple[str, ...]
    kept: tuple[str, ...]


def prelabelled(records: Iterable[AnyRecord], tell: Tell) -> Iterator[Annotated]:
    """Documents with their claims as mentions, marked as not gone over by a person.

    Args:
        records: Each document before its claims.
        tell: Is told of amounts that no annotation can hold.
    """
    taken: set[str] = set()
    document: Annotated | None = None
    for record in records:
        if isinstance(record, DocumentRecord):
            if document is not None:
                yield document
            document = _document(record, taken)
        elif isinstance(record, Claim) and document is not None:
            document = _with(document, record, tell)
    if document is not None:
        yield document


def _document(record: DocumentRecord, taken: set[str]) -> Annotated:
    ref = record.document
    parts = PurePath(ref.path).parts[-2:] if ref.path else ()
    # One of several documents in a file is named after both.
    inside = len(parts) == 2 and bool(PurePath(parts[0]).suffix)
    said = f"{PurePath(parts[0]).stem}-{parts[1]}" if inside else PurePath(parts[-1]).stem if parts else ref.id
    name = _OTHER.sub("_", said).strip("._")[:_LONGEST] or ref.id
    if name.casefold() in taken:
        name = f"{name}-{ref.id}"
    taken.add(name.casefold())
    day = ref.date.isoformat() if ref.date else None
    force = ref.publisher.force if ref.publisher else None
    head = {"doc": name, "date": day, "kind": ref.kind.value, "publisher_force": force, REVIEWED: False}
    return Annotated(name, record.text, head, row={"date": day or ""})


def _with(document: Annotated, claim: Claim, tell: Tell) -> Annotated:
    """The document with one more mention, where it can be quoted and lies over no other."""
    start, end = claim.quantity.start, claim.quantity.end
    said = f"{document.name}: {document.text[start:end]!r} at {start} is left out"
    if any(one.start < end and start < one.end for one in document.claims):
        tell(f"{said}, since it lies over another amount")
        return document
    try:
        mention = GoldClaim(start, end, {"quote": quote(document.text, start, end), **fields_of(claim)})
    except CorpusError as error:
        tell(f"{said}: {error.message}")
        return document
    return replace(document, claims=tuple(sorted((*document.claims, mention), key=lambda one: one.start)))


def fields_of(claim: Claim) -> dict[str, Any]:
    """The fields of the gold format that a record has."""
    amount = claim.quantity
    return {
        "value": _plain(amount.value),
        "value_high": _plain(amount.value_high),
        "unit": amount.unit,
        "bound": amount.bound.value,
        "per": amount.per,
        "type": claim.type.value,
        "topic": claim.topic.value,
        "subject": claim.subject,
        "change": claim.change.value,
        "status": claim.status.value,
        "forces": [force.id for force in claim.forces],
        "scope": claim.scope.value,
        "speaker": claim.speaker.name if claim.speaker else None,
        "period": _time(claim.period),
        "baseline": _time(claim.baseline),
        "optional": False,
    }


def _plain(number: float | None) -> int | float | None:
    return int(number) if number is not None and number.is_integer() else number


def _time(period: Period | None) -> dict[str, str | None] | None:
    if period is None:
        return None
    first, last = (day.isoformat() if day else None for day in (period.start, period.end))
    return {"text": period.text, "start": first, "end": last}


def add(documents: Iterable[Annotated], folder: Path) -> Added:
    """Add documents to a folder in the gold format, which is made if it is not there.

    A document whose ``.json`` is there already is kept as it is, whoever wrote it; its ``.txt`` may be there.

    Raises:
        CorpusError: A ``.txt`` of its name is there and says something else.
        OSError: There is no room, or no permission.
    """
    new: list[Annotated] = []
    kept: list[str] = []
    for document in documents:
        if (folder / f"{document.name}.json").exists():
            kept.append(document.name)
            continue
        there = folder / f"{document.name}.txt"
        if there.exists() and there.read_bytes().removeprefix(codecs.BOM_UTF8) != document.text.encode("utf-8"):
            raise CorpusError(f"{there} is there already, and says something else", remedy="name another folder")
        new.append(document)
    if new:
        _put(new, folder)
    return Added(tuple(one.name for one in new), tuple(kept))


def _put(new: list[Annotated], folder: Path) -> None:
    """Write documents beside those that are there."""
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".prelabel.", dir=folder) as place:
        aside = Path(place)
        gold.write(new, aside)
        _join(metadata_rows(folder), metadata_rows(aside), aside / METADATA)
        # The annotations come last: what has none is done again by the next run.
        for one in sorted(aside.iterdir(), key=lambda path: path.suffix == ".json"):
            if one.suffix == ".json":
                os.link(one, folder / one.name)
            else:
                one.replace(folder / one.name)


def _join(before: list[dict[str, str]], after: list[dict[str, str]], path: Path) -> None:
    """A table of the rows of two, each document once."""
    rows = {row["path"]: row for row in [*after, *before]}
    ordered = [*before, *(row for row in after if rows[row["path"]] is row)]
    out = io.StringIO(newline="")
    columns = list(dict.fromkeys(name for row in ordered for name in row)) or ["path"]
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(ordered)
    path.write_text(out.getvalue(), "utf-8", newline="\n")
