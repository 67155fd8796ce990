"""Doccano's JSON lines: its layout with relations, and that of plain sequence labelling.

A line is a document: ``text``; ``entities`` (amounts labelled with their types, the words that belong to them, what is
ignored) and ``relations`` from amounts to their words, or ``label``, a list of [start, end, label] of the amounts
alone. ``claimx`` holds the whole record: Doccano keeps further keys as metadata and writes them out again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from claimx.corpus.formats.lines import given, read_lines, write_lines
from claimx.corpus.formats.marks import AMOUNTS, Link, Mark, Tell, marked, seen
from claimx.corpus.formats.merge import merged
from claimx.corpus.formats.model import KEY, Annotated, fits, restored, stored, unstored
from claimx.errors import CorpusError


def write(documents: Iterable[Annotated], path: Path) -> None:
    """Write documents with relations, for a project that allows overlapping spans and relations."""
    write_lines(map(_with_relations, documents), path)


def write_sequence(documents: Iterable[Annotated], path: Path) -> None:
    """Write documents without, for a project of plain sequence labelling."""
    write_lines(map(_sequence, documents), path)


def _with_relations(document: Annotated) -> dict[str, Any]:
    marks, links = marked(document)
    number = {mark.key: number for number, mark in enumerate(marks, 1)}
    entities = [
        {"id": number[mark.key], "label": mark.label, "start_offset": mark.start, "end_offset": mark.end}
        for mark in marks
    ]
    relations = [
        {"id": count, "from_id": number[link.source], "to_id": number[link.target], "type": link.label}
        for count, link in enumerate(links, 1)
    ]
    return _line(document, {"entities": entities, "relations": relations})


def _sequence(document: Annotated) -> dict[str, Any]:
    marks, _ = marked(document)
    return _line(document, {"label": [[mark.start, mark.end, mark.label] for mark in marks if mark.label in AMOUNTS]})


def _line(document: Annotated, labels: dict[str, Any]) -> dict[str, Any]:
    return {"text": document.text, **labels, "document": document.name, KEY: stored(document)}


def read(path: Path, tell: Tell) -> Iterator[Annotated]:
    """The documents of a file in either layout.

    Raises:
        CorpusError: A line that is no document of Doccano's, or does not fit its text.
    """
    for number, (where, line) in enumerate(read_lines(path), 1):
        text = given(line, "text", str, where)
        name = str(line.get("document") or f"{path.stem}-{number}")
        base = restored(line[KEY], text, where) if KEY in line else unstored(name, text)
        if "entities" in line:
            marks = [_entity(one, text, where) for one in given(line, "entities", list, where)]
            links = [_link(one, where) for one in line.get("relations") or []]
            found, ignored = seen(marks, links, text, where, tell)
            yield merged(base, found, where, ignored=ignored)
        else:
            labels = given(line, "label" if "label" in line else "labels", list, where)
            found, _ = seen([_label(one, text, where) for one in labels], None, text, where, tell)
            yield merged(base, found, where)


def _entity(one: object, text: str, where: str) -> Mark:
    key, label = given(one, "id", int, where), given(one, "label", str, where)
    start, end = given(one, "start_offset", int, where), given(one, "end_offset", int, where)
    return Mark(str(key), label, (fits(start, end, text, where),))


def _link(one: object, where: str) -> Link:
    source, target = given(one, "from_id", int, where), given(one, "to_id", int, where)
    return Link(str(source), str(target), given(one, "type", str, where))


def _label(one: object, text: str, where: str) -> Mark:
    if not isinstance(one, list) or len(one) != 3 or not isinstance(one[2], str):
        raise CorpusError(f"{where}: {one!r} is no label", remedy="write [start, end, label]")
    return Mark(f"{one[0]}-{one[1]}", one[2], (fits(one[0], one[1], text, where),))
