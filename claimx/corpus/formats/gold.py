"""The gold format: ``NAME.txt`` beside ``NAME.json``, and ``metadata.csv``."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from claimx.corpus.formats.model import Annotated, Ignored
from claimx.corpus.gold import GoldClaim, GoldDocument, load_gold
from claimx.corpus.quotes import gives, quote, region
from claimx.errors import CorpusError

METADATA = "metadata.csv"


def read(folder: Path) -> Iterator[Annotated]:
    """The documents of a folder, by name.

    Raises:
        CorpusError: As ``load_gold``; or there is nothing annotated.
    """
    rows = _rows(folder / METADATA)
    documents = load_gold(folder)
    if not documents:
        raise CorpusError(f"{folder} holds no annotated documents", remedy="put NAME.json beside each NAME.txt")
    for gold in documents:
        yield annotated(gold, rows.get(gold.path.name))


def annotated(gold: GoldDocument, row: Mapping[str, str] | None = None) -> Annotated:
    """A document with all that its file says, which is read once more."""
    plain = json.loads(gold.path.with_suffix(".json").read_text("utf-8"))
    head = {key: value for key, value in plain.items() if key not in ("ignore", "claims")}
    ignored = tuple(
        Ignored(start, end, (first, last))
        for (start, end), (first, last) in zip(gold.ignored, plain.get("ignore", ()), strict=True)
    )
    return Annotated(gold.path.stem, gold.text, head, gold.claims, ignored, row)


def _rows(path: Path) -> dict[str, dict[str, str]]:
    """Each row of a metadata file under its path; none where there is no such file."""
    if not path.is_file():
        return {}
    rows = csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
    if "path" not in (rows.fieldnames or ()):
        raise CorpusError(f"{path}, line 1: there is no column 'path'", remedy="start it with a header row: path,date")
    found = [{name: cell for name, cell in row.items() if isinstance(name, str) and cell is not None} for row in rows]
    return {row.pop("path"): row for row in found}


def write(documents: Iterable[Annotated], folder: Path) -> None:
    """Write documents to a folder that is there.

    Raises:
        CorpusError: Two documents share a name, a name can be no file's, or a mention cannot be quoted.
    """
    rows: list[Mapping[str, str]] = []
    taken: set[str] = set()
    for document in documents:
        name = file_name(document.name, taken)
        (folder / f"{name}.txt").write_bytes(document.text.encode("utf-8"))
        (folder / f"{name}.json").write_text(dumped(document), "utf-8", newline="\n")
        if document.row is not None:
            rows.append({"path": f"{name}.txt", **document.row})
    if rows:
        with (folder / METADATA).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(dict.fromkeys(key for row in rows for key in row)), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def file_name(name: str, taken: set[str]) -> str:
    """A document's name where it can be that of a file, which it then takes.

    Raises:
        CorpusError: It cannot, or another document has taken it.
    """
    if not name or name.startswith(".") or any(mark in name for mark in "/\\\0\n\r:") or len(name.encode()) > 200:
        raise CorpusError(f"{name!r} can be no file's name", remedy="name the document in letters, digits, - and _")
    if name.casefold() in taken:
        raise CorpusError(f"two documents are named {name!r}", remedy="rename one of them")
    taken.add(name.casefold())
    return name


def dumped(document: Annotated) -> str:
    """The ``.json`` of a document."""
    plain: dict[str, Any] = {"doc": document.name, **document.head}
    plain["doc"] = document.name
    plain["ignore"] = [list(_ends(document.text, one)) for one in document.ignored]
    plain["claims"] = [
        {"quote": _quote(document, claim), **{key: value for key, value in claim.fields.items() if key != "quote"}}
        for claim in document.claims
    ]
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def _quote(document: Annotated, claim: GoldClaim) -> str:
    """The quote that a mention has, where it still gives its place, else a new one."""
    given = claim.fields.get("quote")
    if isinstance(given, str) and gives(document.text, given, claim.start, claim.end):
        return given
    try:
        return quote(document.text, claim.start, claim.end)
    except CorpusError as error:
        raise CorpusError(f"{document.name}: {error.message}", remedy=error.remedy) from error


def _ends(text: str, one: Ignored) -> tuple[str, str]:
    if one.ends is not None:
        start = text.find(one.ends[0])
        last = text.find(one.ends[1], max(0, start))
        if (start, last + len(one.ends[1])) == (one.start, one.end):
            return one.ends
    return region(text, one.start, one.end)
