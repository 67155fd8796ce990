"""The gold format: ``NAME.txt`` beside ``NAME.json``, and ``metadata.csv``."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from claimx.corpus.folders import METADATA, passed_over
from claimx.corpus.formats.marks import Tell
from claimx.corpus.formats.model import Annotated, Ignored
from claimx.corpus.gold import GoldClaim, GoldDocument, read_gold, region_of
from claimx.corpus.items import by_name, metadata_rows
from claimx.corpus.problems import Rule
from claimx.corpus.quotes import gives, quote, region
from claimx.errors import CorpusError


def read(folder: Path, tell: Tell | None = None) -> Iterator[Annotated]:
    """The documents of a folder, by name; also those that no person has gone over.

    Args:
        tell: Is told of texts without annotations.

    Raises:
        CorpusError: As ``load_gold`` otherwise; or there is nothing annotated.
    """
    if tell is not None and (told := passed_over(folder)):
        tell(told)
    rows = by_name(metadata_rows(folder))
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise CorpusError(f"{folder} holds no annotated documents", remedy="put NAME.json beside each NAME.txt")
    for path in paths:
        reading = read_gold(path)
        wrong = [problem for problem in reading.problems if problem.rule is not Rule.REVIEW]
        if wrong or reading.document is None:
            raise CorpusError(str(wrong[0]), remedy=wrong[0].remedy)
        row = rows.get(path.stem)
        known = None if row is None else {key: cell for key, cell in row.items() if key != "path"}
        yield annotated(reading.document, reading.plain, known)


def annotated(gold: GoldDocument, plain: Mapping[str, Any], row: Mapping[str, str] | None = None) -> Annotated:
    """A document with all that its file says.

    Args:
        plain: Its file as plain JSON values.
        row: Of its metadata.
    """
    head = {key: value for key, value in plain.items() if key not in ("ignore", "claims")}
    ignored = tuple(
        Ignored(start, end, (first, last))
        for (start, end), (first, last) in zip(gold.ignored, plain.get("ignore", ()), strict=True)
    )
    return Annotated(gold.name, gold.text, head, gold.claims, ignored, row)


def write(documents: Iterable[Annotated], folder: Path) -> None:
    """Write documents to a folder that is there.

    Raises:
        CorpusError: Two documents share a name, a name can be no file's, or a mention cannot be quoted.
    """
    rows: list[Mapping[str, str]] = []
    taken: set[str] = set()
    for document in documents:
        name = file_name(document.name, taken)
        (folder / f"{name}.txt").write_bytes(encoded(document.text))
        (folder / f"{name}.json").write_text(dumped(document), "utf-8", newline="\n")
        if document.row is not None:
            rows.append({"path": f"{name}.txt", **document.row})
    if rows:
        with (folder / METADATA).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(dict.fromkeys(key for row in rows for key in row)), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def encoded(text: str) -> bytes:
    """A text as the bytes of its ``.txt``; a mark that begins it is no byte order mark, and stands after one."""
    return text.encode("utf-8-sig" if text.startswith("\ufeff") else "utf-8")


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
    if one.ends is not None and region_of(text, list(one.ends)) == (one.start, one.end):
        return one.ends
    return region(text, one.start, one.end)
