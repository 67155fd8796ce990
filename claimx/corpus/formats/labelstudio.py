"""Label Studio's JSON: tasks with annotations, and the labelling configuration beside it as XML.

A task is a document. Amounts are regions labelled with their types; each has choices for the fields of closed lists
and text for the others; words that belong to amounts are regions too, to which relations lead. Offsets count code
points, as Label Studio's do since 1.5. What no person has gone over is a prediction, which becomes an annotation on
being submitted. ``data.claimx`` holds the whole record.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from claimx.corpus.formats.labelconfig import CONFIG, DAYS, LISTED, NUMBERS, OPTIONAL, TEXTS, YES
from claimx.corpus.formats.lines import given
from claimx.corpus.formats.marks import AMOUNTS, VALUES, Link, Mark, Tell, marked, seen
from claimx.corpus.formats.merge import Days, merged
from claimx.corpus.formats.model import KEY, Annotated, fits, restored, reviewed, reviewed_now, stored, unstored
from claimx.errors import CorpusError

# The names of the controls for regions, and of the text, in the configuration.
_TYPE, _WORDS, _TEXT = "type", "words", "text"
_OPEN = ".."


def write(documents: Iterable[Annotated], path: Path) -> None:
    """Write the tasks, and the configuration of a project for them as NAME.xml beside."""
    tasks = [_task(number, document) for number, document in enumerate(documents, 1)]
    path.write_text(json.dumps(tasks, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")
    path.with_suffix(".xml").write_text(CONFIG, "utf-8", newline="\n")


def _task(number: int, document: Annotated) -> dict[str, Any]:
    result = list(_results(document))
    data = {"text": document.text, "document": document.name, KEY: stored(document)}
    if reviewed(document):
        return {"id": number, "data": data, "annotations": [{"id": number, "result": result}]}
    return {"id": number, "data": data, "predictions": [{"model_version": "claimx", "result": result}]}


def _results(document: Annotated) -> Iterator[dict[str, Any]]:
    marks, links = marked(document)
    for mark in marks:
        control = _TYPE if mark.label in AMOUNTS else _WORDS
        at = {"start": mark.start, "end": mark.end}
        words = document.text[mark.start : mark.end]
        yield _result(mark.key, control, "labels", {**at, "text": words, "labels": [mark.label]})
        if mark.label not in AMOUNTS:
            continue
        for name, chosen in _chosen(mark.fields):
            yield _result(mark.key, name, "choices", {**at, "choices": [chosen]})
        for name, said in _said(mark.fields):
            yield _result(mark.key, name, "textarea", {**at, "text": said})
    for link in links:
        ends = {"from_id": link.source, "to_id": link.target, "type": "relation"}
        yield {**ends, "direction": "right", "labels": [link.label]}


def _result(key: str, control: str, kind: str, value: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": key, "from_name": control, "to_name": _TEXT, "type": kind, "value": value}


def _chosen(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name in VALUES:
        if fields.get(name) is not None:
            yield name, fields[name]
    if fields.get("optional"):
        yield OPTIONAL, YES


def _said(fields: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """What stands in the text fields."""
    for name in NUMBERS:
        if fields.get(name) is not None:
            yield name, [json.dumps(fields[name])]
    for name in TEXTS:
        if fields.get(name) is not None:
            yield name, [fields[name]]
    for name in LISTED:
        if fields.get(name):
            yield name, list(fields[name])
    for control, name in DAYS.items():
        time = fields.get(name)
        if isinstance(time, dict):
            yield control, ["/".join(time.get(end) or _OPEN for end in ("start", "end"))]


def read(path: Path, tell: Tell) -> Iterator[Annotated]:
    """The documents of an export in Label Studio's JSON (not JSON-MIN).

    Raises:
        CorpusError: A file or task that is none, with several annotations, or that does not fit its text.
    """
    try:
        tasks = json.loads(path.read_bytes().decode("utf-8-sig"))
    except ValueError as error:
        raise CorpusError(f"{path}: {error}", remedy="export the project as JSON") from error
    if not isinstance(tasks, list):
        raise CorpusError(f"{path} holds no list of tasks", remedy="export the project as JSON")
    for number, task in enumerate(tasks, 1):
        where = f"{path}, task {number}"
        data = given(task, "data", dict, where)
        text = given(data, "text", str, where)
        name = str(data.get("document") or f"{path.stem}-{number}")
        base = restored(data[KEY], text, where) if KEY in data else unstored(name, text)
        result, by_person = _result_of(task, where)
        marks, links = _marks(result, text, where)
        found, ignored = seen(marks, links, text, where, tell)
        document = merged(base, found, where, ignored=ignored)
        yield reviewed_now(document) if by_person else document


def _result_of(task: Mapping[str, Any], where: str) -> tuple[list[Any], bool]:
    """What was annotated in a task, and whether by a person."""
    done = [one for one in task.get("annotations") or [] if not one.get("was_cancelled")]
    if len(done) > 1:
        by = ", ".join(str(one.get("completed_by", "?")) for one in done)
        raise CorpusError(f"{where}: there are {len(done)} annotations, by {by}", remedy="keep one of them a task")
    guesses = task.get("predictions") or []
    if not done and not guesses:
        raise CorpusError(f"{where}: there is no annotation", remedy="annotate it, or leave the task out")
    return given((done or guesses)[-1], "result", list, where), bool(done)


def _marks(result: Iterable[Any], text: str, where: str) -> tuple[list[Mark], list[Link]]:
    labels: dict[str, Mark] = {}
    links: list[Link] = []
    said: dict[str, dict[str, list[str]]] = {}
    for one in result:
        kind = given(one, "type", str, where)
        if kind == "relation":
            named = one.get("labels") or [""]
            links.append(Link(given(one, "from_id", str, where), given(one, "to_id", str, where), named[0]))
            continue
        key, value = given(one, "id", str, where), given(one, "value", dict, where)
        if kind == "labels":
            start, end = _place(value, text, where)
            [label, *more] = given(value, "labels", list, where) or [""]
            if more:
                raise CorpusError(f"{where}: region {key} has several labels", remedy="give it one")
            labels[key] = Mark(key, label, ((start, end),))
        else:
            listed = given(value, "choices" if kind == "choices" else "text", list, where)
            said.setdefault(key, {})[given(one, "from_name", str, where)] = [str(each) for each in listed]
    marks = [
        Mark(key, mark.label, mark.spans, *_fields(said.get(key, {}), f"{where}, region {key}"))
        if mark.label in AMOUNTS
        else mark
        for key, mark in labels.items()
    ]
    return marks, links


def _place(value: Mapping[str, Any], text: str, where: str) -> tuple[int, int]:
    """Where a region stands; offsets of UTF-16 code units, which older versions wrote, are known by its words."""
    start, end = given(value, "start", int, where), given(value, "end", int, where)
    words = value.get("text")
    if isinstance(words, str) and text[start:end] != words:
        units = text.encode("utf-16-le")
        if units[2 * start : 2 * end] == words.encode("utf-16-le"):
            start = len(units[: 2 * start].decode("utf-16-le", "ignore"))
            end = start + len(words)
    return fits(start, end, text, where)


def _fields(
    said: Mapping[str, list[str]], where: str
) -> tuple[dict[str, Any], dict[str, tuple[str | None, str | None]]]:
    """The fields of an amount, and the days of its periods, as its choices and text fields give them."""
    fields: dict[str, Any] = {name: _only(said, name, where) for name in (*VALUES, *TEXTS)}
    fields |= {name: _number(_only(said, name, where), name, where) for name in NUMBERS}
    fields |= {name: said.get(name, []) for name in LISTED}
    fields["optional"] = YES in said.get(OPTIONAL, [])
    return fields, {name: _days(_only(said, control, where), control, where) for control, name in DAYS.items()}


def _only(said: Mapping[str, list[str]], name: str, where: str) -> str | None:
    values = said.get(name, [])
    if len(values) > 1:
        raise CorpusError(f"{where}: {name} has {len(values)} values", remedy="give it one")
    return values[0] if values else None


def _number(said: str | None, name: str, where: str) -> int | float | None:
    if said is None:
        return None
    try:
        number = json.loads(said.replace(",", ""), parse_constant=float)
    except ValueError:
        number = None
    if type(number) not in (int, float):
        raise CorpusError(f"{where}: {name} is {said!r}", remedy="write a plain number, as 1500000")
    return number  # type: ignore[no-any-return]


def _days(said: str | None, name: str, where: str) -> Days:
    if said is None:
        return None, None
    first, slash, last = said.strip().partition("/")
    if not slash:
        raise CorpusError(
            f"{where}: {name} is {said!r}", remedy="write it as 2024-01-01/2024-12-31, .. where it is open"
        )
    return (None if first == _OPEN else first), (None if last == _OPEN else last)
