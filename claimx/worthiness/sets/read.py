"""A file of labelled sentences, read by the columns it has."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from claimx.errors import CorpusError
from claimx.worthiness.sets import checkthat, claimbuster, own, policlaim
from claimx.worthiness.types import Labelled, LabelledSet

US, UK = "US speech", "UK statements"
_REMEDY = (
    "give a file of ClaimBuster (Text, Verdict), CheckThat! (Sentence_id, Text, class_label), PoliClaim (SENTENCES,"
    " golden) or the project's own (path, start, end, text, claim, worth)"
)

Row = Mapping[str, str]
Reader = Callable[[str, Sequence[Row]], Iterator[Labelled]]

# By the columns that tell a set, the first that fit.
_TABLES: tuple[tuple[frozenset[str], str, str, Reader], ...] = (
    (frozenset({"path", "start", "end", "text", "claim", "worth"}), "claimx", UK, own.rows),
    (frozenset({"text", "verdict"}), "ClaimBuster", US, claimbuster.rows),
    (frozenset({"sentence_id", "label", "text"}), "ClaimBuster", US, claimbuster.rows),
    (frozenset({"text", "class_label"}), "CheckThat!", US, checkthat.rows),
    (frozenset({"sentences", "golden"}), "PoliClaim", US, policlaim.rows),
    (frozenset({"sentences", "likelihood"}), "PoliClaim", US, policlaim.rows),
)


def load_set(path: Path) -> LabelledSet:
    """The sentences of a labelled file, and what had to be mended.

    Args:
        path: A CSV, TSV, JSON (a list of objects), JSON lines or, with openpyxl, an Excel file of a known set.

    Raises:
        CorpusError: The file cannot be read, is of no known set, or a row's label is none.
    """
    name = path.name
    warnings: list[str] = []
    rows = _table(path, warnings)
    columns = frozenset(rows[0]) if rows else frozenset[str]()
    for wanted, source, speech, read in _TABLES:
        if wanted <= columns:
            found = tuple(read(name, rows))
            if not found:
                break
            return LabelledSet(str(path), source, speech, found, tuple(warnings))
    told = ", ".join(sorted(columns)) or "none"
    raise CorpusError(f"{path}: no labelled sentences are in it (columns: {told})", remedy=_REMEDY)


def folds(folder: Path) -> list[tuple[LabelledSet, LabelledSet]]:
    """The folds of a cross-validation, to train on and to test with: ``train_0.json`` and ``test_0.json``, and on.

    Raises:
        CorpusError: The folder holds none, or a file of one is missing or wrong.
    """
    tests = sorted(folder.glob("test_*.json"))
    if not tests:
        raise CorpusError(f"{folder}: no folds are in it", remedy="give a folder of train_0.json, test_0.json and on")
    return [(load_set(test.with_name(test.name.replace("test_", "train_"))), load_set(test)) for test in tests]


def _table(path: Path, warnings: list[str]) -> list[Row]:
    """The rows of a file, the names of their columns in lower case."""
    try:
        if path.suffix.lower() == ".xlsx":
            return policlaim.sheet(path)
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        told = getattr(error, "strerror", None) or "it is not UTF-8"
        raise CorpusError(f"{path}: {told}", remedy="give a readable file of labelled sentences") from None
    if path.suffix.lower() in (".json", ".jsonl"):
        return [_lowered(row) for row in _objects(path, text)]
    lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    if not lines:
        return []
    head, body = [name.strip().lower() for name in lines[0]], lines[1:]
    if "class_label" in head:
        body = checkthat.mended(path.name, head, body, warnings)
    for number, line in enumerate(body, 2):
        if line and len(line) != len(head):
            raise CorpusError(f"{path}: row {number} has {len(line)} fields, not {len(head)}", remedy="mend the row")
    return [dict(zip(head, line, strict=True)) for line in body if line]


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return "\t" if "\t" in head else ","


def _lowered(row: Mapping[str, object]) -> Row:
    return {str(name).lower(): "" if value is None else str(value) for name, value in row.items()}


def _objects(path: Path, text: str) -> list[dict[str, object]]:
    try:
        found = json.loads(text) if path.suffix.lower() == ".json" else [json.loads(x) for x in text.splitlines() if x]
    except json.JSONDecodeError as error:
        raise CorpusError(f"{path}: line {error.lineno} is no JSON ({error.msg})", remedy="mend the file") from None
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise CorpusError(f"{path}: it is no list of objects", remedy=_REMEDY)
    return found
