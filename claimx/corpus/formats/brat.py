"""brat's standoff: ``NAME.txt`` beside ``NAME.ann``, and the configuration of a collection of them.

T lines are amounts (their types), the words that belong to them, and what is ignored; R lines lead from an amount to
its words; A lines are the fields of closed lists; a note on an amount holds its other fields as JSON.
``documents.jsonl``, which brat does not read, holds what is said of whole documents. What stands over a line's end is
in pieces, as brat writes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from claimx.corpus.formats.bratlines import Line, attributes, lines_of, link, mark, notes, untold
from claimx.corpus.formats.brattypes import ANNOTATION, LINK, OPTIONAL, VISUAL
from claimx.corpus.formats.gold import file_name
from claimx.corpus.formats.lines import one_line, read_lines, write_lines
from claimx.corpus.formats.marks import AMOUNTS, VALUES, Mark, Tell, marked, seen
from claimx.corpus.formats.merge import BLANK, merged
from claimx.corpus.formats.model import CLOSED, Annotated, Ignored, Stored, fits, unstored
from claimx.corpus.gold import GoldClaim
from claimx.errors import CorpusError
from claimx.records import Offsets

DOCUMENTS = "documents.jsonl"
_NOTE = "AnnotatorNotes"


def write(documents: Iterable[Annotated], folder: Path) -> None:
    """Write documents to a folder that is there."""
    taken: set[str] = set()
    heads = []
    for document in documents:
        name = file_name(document.name, taken)
        (folder / f"{name}.txt").write_bytes(document.text.encode("utf-8"))
        (folder / f"{name}.ann").write_text("".join(f"{line}\n" for line in _lines(document)), "utf-8", newline="\n")
        ends = [[one.start, one.end, one.ends] for one in document.ignored]
        heads.append({"document": name, "head": document.head, "row": document.row, "ignored": ends})
    write_lines(heads, folder / DOCUMENTS)
    (folder / "annotation.conf").write_text(ANNOTATION, "utf-8", newline="\n")
    (folder / "visual.conf").write_text(VISUAL, "utf-8", newline="\n")


def _lines(document: Annotated) -> Iterator[str]:
    marks, links = marked(document)
    key = {one.key: f"T{number}" for number, one in enumerate(marks, 1)}
    for one in marks:
        pieces = _pieces(document.text, one.start, one.end)
        words = " ".join(document.text[start:end] for start, end in pieces)
        yield f"{key[one.key]}\t{one.label} {';'.join(f'{start} {end}' for start, end in pieces)}\t{words}"
    for number, led in enumerate(links, 1):
        yield f"R{number}\t{LINK}{led.label} Arg1:{key[led.source]} Arg2:{key[led.target]}"
    amounts = [one for one in marks if one.label in AMOUNTS]
    said = [
        f"{name} {key[one.key]} {one.fields[name]}"
        for one in amounts
        for name in VALUES
        if one.fields.get(name) is not None
    ]
    said += [f"{OPTIONAL} {key[one.key]}" for one in amounts if one.fields.get(OPTIONAL)]
    yield from (f"A{number}\t{attribute}" for number, attribute in enumerate(said, 1))
    for number, one in enumerate(amounts, 1):
        other = {name: value for name, value in one.fields.items() if name not in (*CLOSED, OPTIONAL) or value is None}
        yield f"#{number}\t{_NOTE} {key[one.key]}\t{one_line(other)}"


def _pieces(text: str, start: int, end: int) -> list[Offsets]:
    """A stretch without the line ends in it, which no line of an .ann can hold."""
    pieces, at = [], start
    for line in text[start:end].splitlines(keepends=True):
        words = line.splitlines()[0]
        if words:
            pieces.append((at, at + len(words)))
        at += len(line)
    return pieces


def read(folder: Path, tell: Tell) -> Iterator[Annotated]:
    """The documents of a folder, by name; those of folders in it are not read.

    Raises:
        CorpusError: A line that brat would not read or that claimx has no place for, with its file and number.
    """
    heads = _heads(folder / DOCUMENTS)
    paths = sorted(folder.glob("*.ann"))
    if not paths:
        raise CorpusError(f"{folder} holds no .ann files", remedy="name a folder of NAME.ann beside NAME.txt")
    for path in paths:
        try:
            text = path.with_suffix(".txt").read_bytes().decode("utf-8")
            content = path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise CorpusError(f"{path}: {error}", remedy="see that it and the .txt beside it can be read") from error
        base = heads.get(path.stem)
        document = unstored(path.stem, text).document
        if base is not None:
            document = replace(document, head=base["head"], row=base["row"], ignored=_ignored(base, text, path))
        yield _document(document, content, path, tell)


def _heads(path: Path) -> dict[str, dict[str, Any]]:
    if not path.is_file():
        return {}
    heads = {}
    for where, plain in read_lines(path):
        if not {"document", "head", "row", "ignored"} <= set(plain):
            raise CorpusError(f"{where}: a key is missing", remedy="leave the file as it was written")
        heads[plain["document"]] = plain
    return heads


def _ignored(head: Mapping[str, Any], text: str, path: Path) -> tuple[Ignored, ...]:
    places = ((fits(start, end, text, str(path)), ends) for start, end, ends in head["ignored"])
    return tuple(Ignored(start, end, tuple(ends) if ends else None) for (start, end), ends in places)


def _document(document: Annotated, content: str, path: Path, tell: Tell) -> Annotated:
    lines = lines_of(content, str(path))
    untold(lines, tell)
    marks = {line.key: mark(line, document.text) for line in lines if line.kind == "T"}
    attached = attributes([line for line in lines if line.kind in "AM"], VALUES, OPTIONAL)
    noted = _notes([line for line in lines if line.kind == "#"], marks, tell)
    for line in lines:
        if line.kind in "AM" and line.data.split()[1] not in marks:
            raise line.wrong(f"there is no {line.data.split()[1]}")
    amounts = sorted((one for one in marks.values() if one.label in AMOUNTS), key=lambda one: one.start)
    # Under the names that the mentions have in the order of the text.
    names = {one.key: f"c{number}" for number, one in enumerate(amounts, 1)}
    claims = [GoldClaim(one.start, one.end, _fields(one, attached, noted)) for one in amounts]
    base = Stored(replace(document, claims=tuple(claims)), frozenset(names.values()))
    links = [link(line, LINK) for line in lines if line.kind == "R"]
    found, ignored = seen(
        [replace(one, key=names.get(one.key, one.key)) for one in marks.values()],
        [
            replace(one, source=names.get(one.source, one.source), target=names.get(one.target, one.target))
            for one in links
        ],
        document.text,
        str(path),
        tell,
    )
    return merged(base, found, str(path), ignored=ignored)


def _fields(
    one: Mark, attached: Mapping[str, Mapping[str, str]], noted: Mapping[str, dict[str, Any]]
) -> dict[str, Any]:
    said = attached.get(one.key, {})
    closed = {name: value for name, value in said.items() if name != OPTIONAL}
    return {**noted.get(one.key, BLANK), **closed, OPTIONAL: OPTIONAL in said}


def _notes(lines: list[Line], marks: Mapping[str, Mark], tell: Tell) -> dict[str, dict[str, Any]]:
    """The fields that notes give of each amount; a note that is no JSON object is a person's, and told."""
    found: dict[str, dict[str, Any]] = {}
    for key, line in notes(lines):
        if not line.tail.lstrip().startswith("{") or key not in marks or marks[key].label not in AMOUNTS:
            tell(f"{line.where}: the note {line.tail!r} is left out")
            continue
        try:
            said = json.loads(line.tail)
        except ValueError as error:
            raise line.wrong(f"the note on {key} is no JSON object ({error})") from error
        if key in found:
            raise line.wrong(f"{key} has two notes with fields")
        found[key] = said
    return found
