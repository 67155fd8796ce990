"""Prodigy's JSON lines, as ``ner.manual`` and ``spans.manual`` read and ``db-out`` writes them.

A task is a document: ``text``, ``tokens``, ``spans`` (the amounts, labelled with their types) and ``meta``; ``answer``
is ``accept`` where a person has annotated or gone over it. ``claimx`` holds the whole record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from claimx.corpus.formats.lines import given, read_lines, write_lines
from claimx.corpus.formats.marks import AMOUNTS, UNTYPED, Tell
from claimx.corpus.formats.merge import Seen, merged
from claimx.corpus.formats.model import KEY, Annotated, fits, names, restored, reviewed, reviewed_now, stored, unstored
from claimx.corpus.formats.tokens import doc_of, span_of
from claimx.errors import CorpusError

ACCEPT = "accept"


def write(documents: Iterable[Annotated], path: Path) -> None:
    """Write a task a document."""
    write_lines(map(task, documents), path)


def task(document: Annotated) -> dict[str, Any]:
    """A document as a task; a token in which an amount begins or ends is parted there."""
    doc = doc_of(document.text, [(claim.start, claim.end) for claim in document.claims])
    spans = []
    for name, claim in names(document):
        span = span_of(doc, claim.start, claim.end)
        label = claim.fields.get("type") or UNTYPED
        at = {"start": claim.start, "end": claim.end, "token_start": span.start, "token_end": span.end - 1}
        spans.append({**at, "label": label, "id": name})
    tokens = [
        {
            "text": token.text,
            "start": token.idx,
            "end": token.idx + len(token),
            "id": token.i,
            "ws": bool(token.whitespace_),
        }
        for token in doc
    ]
    meta = {key: document.head[key] for key in ("kind", "date") if document.head.get(key)}
    made: dict[str, Any] = {"text": document.text, "tokens": tokens, "spans": spans}
    made |= {"meta": {"document": document.name, **meta}, KEY: stored(document)}
    return made | ({"answer": ACCEPT} if reviewed(document) else {})


def read(path: Path, tell: Tell) -> Iterator[Annotated]:
    """The documents of a file; tasks that were rejected or ignored are told and passed over.

    Raises:
        CorpusError: A line that is no task, or does not fit its text.
    """
    for number, (where, line) in enumerate(read_lines(path), 1):
        answer = line.get("answer")
        if answer not in (None, ACCEPT):
            tell(f"{where}: the answer is {answer!r}, and it is left out")
            continue
        text = given(line, "text", str, where)
        name = line["meta"].get("document") if isinstance(line.get("meta"), dict) else None
        base = restored(line[KEY], text, where) if KEY in line else unstored(str(name or f"{path.stem}-{number}"), text)
        spans = line.get("spans") or []
        document = merged(base, [_seen(span, text, where) for span in spans], where)
        yield reviewed_now(document) if answer == ACCEPT else document


def _seen(span: object, text: str, where: str) -> Seen:
    label = given(span, "label", str, where)
    if label not in AMOUNTS:
        raise CorpusError(f"{where}: there is no label {label!r}", remedy="use " + ", ".join(AMOUNTS))
    start, end = fits(given(span, "start", int, where), given(span, "end", int, where), text, where)
    name = span.get("id") if isinstance(span, dict) else None
    return Seen(start, end, name if isinstance(name, str) else None, {"type": None if label == UNTYPED else label})
