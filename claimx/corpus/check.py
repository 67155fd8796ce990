"""All that is wrong with an annotated corpus: its files, mentions, metadata, duplicates, and what splits share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from claimx.corpus.fields import check_head, check_mention
from claimx.corpus.folders import METADATA, named_folders
from claimx.corpus.gold import GoldDocument, read_gold
from claimx.corpus.items import items, metadata_rows
from claimx.corpus.leakage import Likeness, leaks, text_hash
from claimx.corpus.problems import Problem, Rule
from claimx.errors import CorpusError
from claimx.knowledge import base

_SHOWN = 160


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked: how many documents of each split, how many mentions, and what is wrong, file by file."""

    documents: Mapping[str, int]
    mentions: int
    problems: tuple[Problem, ...]


def check(folders: Iterable[str | Path], *, texts: str | Path | None = None) -> Checked:
    """Check folders of annotated documents, and roots that hold such folders, all together.

    Args:
        texts: Where the texts are that are not beside their annotations, see ``load``.

    Raises:
        CorpusError: There is no such folder, or nothing annotated in it.
    """
    place = None if texts is None else Path(texts)
    named = named_folders(folders, texts=place)
    known = base().forces
    splits: dict[str, list[GoldDocument]] = {}
    rows: dict[str, list[dict[str, str]]] = {}
    problems: list[Problem] = []
    for name, folder in named.items():
        splits[name] = []
        for path in sorted(folder.glob("*.json")):
            reading = read_gold(path, texts=place)
            problems += (*reading.problems, *check_head(reading, known))
            if reading.document is not None:
                splits[name].append(reading.document)
                problems += _mentions(path, reading.document, known)
        problems += _files(folder)
        try:
            rows[name] = metadata_rows(folder)
        except CorpusError as error:
            told = error.message.partition(": ")[2]
            problems.append(Problem(folder / METADATA, Rule.METADATA, told, remedy=error.remedy))
        else:
            problems += _metadata(folder / METADATA, splits[name], rows[name])
    problems += _shared(splits, rows)
    return Checked(
        {name: len(documents) for name, documents in splits.items()},
        sum(len(document.claims) for documents in splits.values() for document in documents),
        tuple(problems),
    )


def _mentions(path: Path, document: GoldDocument, known: Collection[str]) -> Iterator[Problem]:
    for claim in document.claims:
        yield from check_mention(path, document.text, claim, known)


def _files(folder: Path) -> Iterator[Problem]:
    for path in sorted(folder.glob("*.txt")):
        if not path.with_suffix(".json").is_file():
            remedy = "annotate it (with no claims where there are none), or take it out of the split"
            yield Problem(path, Rule.FILE, "there are no annotations beside it", remedy=remedy)


def _metadata(path: Path, documents: Sequence[GoldDocument], rows: Sequence[Mapping[str, str]]) -> Iterator[Problem]:
    """Rows that fit no document, documents without a row, days that differ; nothing where there is no metadata."""
    if not path.is_file():
        return
    there = {document.path.name: document for document in documents}
    seen: set[str] = set()
    for row in rows:
        name = PurePath(row["path"]).as_posix()
        if name in seen:
            yield Problem(path, Rule.METADATA, f"{name} has two rows", remedy="keep one row a document")
        seen.add(name)
        document = there.get(name)
        if document is None:
            remedy = "name a file of this folder, with its ending, or remove the row"
            yield Problem(path, Rule.METADATA, f"the row of {name!r} fits no annotated document", remedy=remedy)
        elif "date" in row and row["date"] != (document.date or ""):
            told = f"{name} is of {row['date'] or 'no day'} here and of {document.date or 'no day'} in its annotations"
            yield Problem(path, Rule.METADATA, told, remedy="correct one of the two")
    for name in there:
        if name not in seen:
            yield Problem(path, Rule.METADATA, f"{name} has no row", remedy="add one")


def _shared(
    splits: Mapping[str, Sequence[GoldDocument]], rows: Mapping[str, Sequence[Mapping[str, str]]]
) -> Iterator[Problem]:
    names: dict[str, list[GoldDocument]] = defaultdict(list)
    for documents in splits.values():
        for document in documents:
            names[document.name].append(document)
    for same in names.values():
        for other in same[1:]:
            if text_hash(same[0].text) != text_hash(other.text):
                told = f"another statement has its name: {same[0].path}"
                yield Problem(other.path, Rule.DUPLICATE, told, remedy="rename one of the two")
    listed = [one for name, documents in splits.items() for one in items(name, documents, rows.get(name, ()))]
    for shared in leaks(listed):
        what = shared.what if len(shared.what) <= _SHOWN else shared.what[:_SHOWN] + "…"
        told = f"it has {shared.likeness} as {shared.one.document.path}" + (f": {what}" if what else "")
        if shared.one.split != shared.other.split:
            remedy = "keep both in one split, or rewrite one of them"
            yield Problem(shared.other.document.path, Rule.LEAKAGE, told, remedy=remedy)
        elif shared.likeness in (Likeness.SAME, Likeness.NEAR):
            yield Problem(shared.other.document.path, Rule.DUPLICATE, told, remedy="remove one of the two")
