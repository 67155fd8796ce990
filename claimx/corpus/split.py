"""Cut annotated documents into parts that share nothing: by document, events together, kinds spread evenly."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import math
import random
import shutil
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimx import __version__
from claimx.corpus.folders import METADATA, split_folders
from claimx.corpus.gold import load_gold
from claimx.corpus.items import by_name, items, metadata_rows
from claimx.corpus.leakage import Item, alike
from claimx.errors import CorpusError
from claimx.outputs.place import aside

MANIFEST = "split.json"


@dataclass(frozen=True, slots=True)
class Part:
    """A part: the documents, how many mentions are in them, and how many documents are of each kind."""

    name: str
    share: float
    documents: tuple[str, ...]
    mentions: int
    kinds: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Divided:
    """What was cut.

    Attributes:
        groups: How many groups of documents that must stay together there were, of one document or more.
        digest: First 16 hex digits of the SHA-256 of all texts and annotations, by name.
    """

    parts: tuple[Part, ...]
    groups: int
    seed: int
    by: str | None
    digest: str


def split(
    source: str | Path, output: str | Path, parts: Mapping[str, float], *, seed: int, by: str | None = None
) -> Divided:
    """Copy the documents of a folder, or of all splits of a corpus, into a new folder with a folder a part.

    Documents that are nearly the same, tell of one event (see ``leakage``), or have the same value in the column ``by``
    stay together. The same documents, parts and seed give the same parts, whatever the order of the files.

    Args:
        parts: The share of each part by name; shares add up to 1.
        by: A column of ``metadata.csv``.

    Raises:
        CorpusError: Shares that do not add up to 1, names that are no folder's, a column that is not there, two
            documents of one name, or something in the place of the output.
    """
    output = Path(output)
    _check_parts(parts)
    if output.is_file() or (output.is_dir() and any(output.iterdir())):
        raise CorpusError(f"{output} holds something", remedy="name a new folder, or an empty one")
    found, rows, columns = _documents(Path(source))
    if by is not None and not any(by in row for row in rows.values()):
        known = ", ".join(columns) or "none"
        raise CorpusError(f"{source}: no {METADATA} has the column {by!r}", remedy=f"name one of: {known}")
    groups = _groups(found, rows, by)
    chosen = _assign(found, groups, parts, seed)
    divided = Divided(
        tuple(_part(name, parts[name], [found[number] for number in sorted(chosen[name])]) for name in parts),
        len(groups),
        seed,
        by,
        _digest(found),
    )
    with aside(output) as folder:
        _write(folder, divided, {item.document.name: item.document.path for item in found}, rows, columns)
    return divided


def _check_parts(parts: Mapping[str, float]) -> None:
    wrong = [name for name, share in parts.items() if not (0 < share <= 1) or not name or Path(name).name != name]
    if wrong or not math.isclose(sum(parts.values()), 1, abs_tol=1e-6):
        told = ", ".join(f"{name}={share:g}" for name, share in parts.items())
        raise CorpusError(
            f"{told} are no parts", remedy="give names and shares that add up to 1, as train=0.8,test=0.2"
        )


def _documents(source: Path) -> tuple[list[Item], dict[str, Mapping[str, str]], list[str]]:
    """All documents by name, their rows of metadata, and the columns of these."""
    found: list[Item] = []
    rows: dict[str, Mapping[str, str]] = {}
    columns: dict[str, None] = {}
    for name, folder in split_folders(source).items():
        own = metadata_rows(folder)
        found += items(name, load_gold(folder), own)
        rows.update(by_name(own))
        columns.update(dict.fromkeys(column for row in own for column in row))
    found.sort(key=lambda item: item.document.name)
    twice = [name for name, count in Counter(item.document.name for item in found).items() if count > 1]
    if twice:
        raise CorpusError(f"{source}: several documents are named {', '.join(twice)}", remedy="rename them")
    return found, rows, list(columns)


def _groups(found: Sequence[Item], rows: Mapping[str, Mapping[str, str]], by: str | None) -> list[list[int]]:
    """The numbers of documents that must stay together, each group in order."""
    place = {id(item): number for number, item in enumerate(found)}
    root = list(range(len(found)))

    def top(number: int) -> int:
        while root[number] != number:
            number = root[number]
        return number

    pairs = [(place[id(shared.one)], place[id(shared.other)]) for shared in alike(found)]
    first: dict[str, int] = {}
    for number, item in enumerate(found):
        value = rows.get(item.document.name, {}).get(by, "") if by is not None else ""
        if value:
            pairs.append((first.setdefault(value, number), number))
    for one, other in pairs:
        low, high = sorted((top(one), top(other)))
        root[high] = low
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(len(found)):
        groups[top(number)].append(number)
    return list(groups.values())


def _assign(
    found: Sequence[Item], groups: Sequence[Sequence[int]], parts: Mapping[str, float], seed: int
) -> dict[str, list[int]]:
    """Documents of each part: the largest groups first, each where most of its kinds is still wanted.

    After Sechidis et al., "On the stratification of multi-label data", ECML 2011, with kinds of documents as labels.
    """
    order = sorted(groups, key=lambda group: _chance(seed, found[group[0]].document.name))
    order.sort(key=lambda group: -len(group))
    kinds = Counter(item.document.kind for item in found)
    wanted = {part: {kind: count * share for kind, count in kinds.items()} for part, share in parts.items()}
    room = {part: len(found) * share for part, share in parts.items()}
    chosen: dict[str, list[int]] = {part: [] for part in parts}
    for group in order:
        own = Counter(found[number].document.kind for number in group)

        def lack(part: str, own: Counter[str] = own) -> tuple[float, float]:
            return sum(wanted[part][kind] * count for kind, count in own.items()), room[part]

        best = max(parts, key=lack)
        chosen[best] += group
        room[best] -= len(group)
        for kind, count in own.items():
            wanted[best][kind] -= count
    return chosen


def _chance(seed: int, name: str) -> float:
    """A number that depends on the seed and the name alone."""
    return random.Random(f"{seed}:{name}").random()


def _part(name: str, share: float, held: Sequence[Item]) -> Part:
    kinds = Counter(item.document.kind for item in held)
    return Part(
        name,
        share,
        tuple(item.document.name for item in held),
        sum(len(item.document.claims) for item in held),
        dict(sorted(kinds.items())),
    )


def _digest(found: Sequence[Item]) -> str:
    told = hashlib.sha256()
    for item in found:
        for path in (item.document.path.with_suffix(".json"), item.document.path):
            told.update(path.name.encode())
            told.update(path.read_bytes())
    return told.hexdigest()[:16]


def _write(
    folder: Path,
    divided: Divided,
    paths: Mapping[str, Path],
    rows: Mapping[str, Mapping[str, str]],
    columns: Sequence[str],
) -> None:
    for part in divided.parts:
        place = folder / part.name
        place.mkdir(parents=True)
        for name in part.documents:
            for path in (paths[name], paths[name].with_suffix(".json")):
                shutil.copyfile(path, place / path.name)
        held = [rows[name] for name in part.documents if name in rows]
        if held:
            text = io.StringIO(newline="")
            writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(held)
            (place / METADATA).write_bytes(text.getvalue().encode("utf-8"))
    plain = {
        "claimx": __version__,
        "seed": divided.seed,
        "by": divided.by,
        "corpus": divided.digest,
        "groups": divided.groups,
        "parts": {
            part.name: {
                "share": part.share,
                "count": len(part.documents),
                "mentions": part.mentions,
                "kinds": dict(part.kinds),
                "documents": list(part.documents),
            }
            for part in divided.parts
        },
    }
    (folder / MANIFEST).write_bytes((json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))
