"""Annotated documents from one format to another: a file, a folder, or the splits of a corpus."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from claimx.corpus.folders import split_folders
from claimx.corpus.formats import Form
from claimx.corpus.formats.marks import Tell
from claimx.corpus.formats.model import CLOSED, Annotated, reviewed_now
from claimx.corpus.formats.place import aside
from claimx.errors import CorpusError

# What a mention that is not optional must have.
_NEEDED = ("value", "unit", "subject", *CLOSED)


@dataclass(frozen=True, slots=True)
class Converted:
    """What was converted.

    Attributes:
        splits: How many documents each part holds; one part is named after its file or folder.
        lost: What the format does not hold, and of how many mentions or documents.
        unfinished: Mentions and documents that lack fields of the gold format, having been made in a tool.
    """

    splits: Mapping[str, int]
    mentions: int
    lost: Mapping[str, int] = field(default_factory=dict)
    unfinished: tuple[str, ...] = ()


def _function(name: str) -> Callable[..., Any]:
    module, _, function = name.partition(":")
    found: Callable[..., Any] = getattr(import_module(f"claimx.corpus.formats.{module}"), function)
    return found


def form_of(path: Path) -> Form | None:
    """The format of a file or folder that is there, by what it holds and how it is named; None where neither tells."""
    if not path.is_dir():
        return _form_of_file(path)
    names = [one for one in sorted(path.rglob("*")) if one.is_file()]
    if any(one.suffix == ".ann" for one in names):
        return Form.BRAT
    if any(one.suffix == ".json" and one.with_suffix(".txt") in names for one in names):
        return Form.GOLD
    found = {form for one in names if (form := _form_of_file(one)) is not None}
    return found.pop() if len(found) == 1 else None


def named_form(path: Path) -> Form | None:
    """The format that the name of a file to write tells; None where it tells none, or several."""
    found = [form for form in Form if form.facts.ending and path.suffix.lower() == form.facts.ending]
    return found[0] if len(found) == 1 else None


def _form_of_file(path: Path) -> Form | None:
    if path.suffix.lower() != ".jsonl":
        return named_form(path)
    try:
        with path.open(encoding="utf-8-sig") as file:
            first = json.loads(next((line for line in file if line.strip()), ""))
    except (OSError, ValueError):
        return None
    keys = set(first) if isinstance(first, dict) else set()
    known = {"entities": Form.DOCCANO, "label": Form.DOCCANO, "labels": Form.DOCCANO, "claims": Form.JSONL}
    known |= {"spans": Form.PRODIGY, "tokens": Form.PRODIGY}
    return next((form for key, form in known.items() if key in keys), None)


def parts(path: Path, form: Form) -> dict[str, Path]:
    """The files or folders in a format that a path stands for, by name: itself, else those in it.

    Raises:
        CorpusError: There is nothing in that format.
    """
    ending = form.facts.ending
    if not path.exists():
        raise CorpusError(f"{path}: there is no such file or folder", remedy="check the path")
    if form is Form.GOLD:
        return split_folders(path)
    if path.is_file() and ending:
        return {path.stem: path}
    if path.is_dir() and ending:
        found = {one.stem: one for one in sorted(path.iterdir()) if one.is_file() and one.suffix == ending}
    elif path.is_dir():
        found = {one.name: one for one in [path, *sorted(path.iterdir())] if one.is_dir() and any(one.glob("*.ann"))}
        found = {path.name: path} if path in found.values() else found
    else:
        found = {}
    if not found:
        raise CorpusError(f"{path} holds nothing in the format {form}", remedy="name the format with --from")
    return found


def read(path: Path, form: Form, tell: Tell) -> Iterator[Annotated]:
    """The annotated documents of one file or folder.

    Args:
        tell: Is told of what is passed over.

    Raises:
        CorpusError: It is not in this format; the message names file and place.
    """
    found: Iterator[Annotated] = _function(form.facts.read)(path, tell)
    return found


def write(
    splits: Mapping[str, Sequence[Annotated]], path: Path, form: Form, *, whole: bool = True, training: bool = False
) -> None:
    """Write annotated documents, which take their place when they are whole.

    Args:
        splits: The documents of each part.
        whole: Whether ``path`` is the file or folder of the one part that there is, and no folder of parts.
        training: Leave out what is not to be learned from, where the format can (``Facts.training``).

    Raises:
        CorpusError: The format cannot hold them, or something that is not ours to replace stands there.
        OSError: There is no room, no such folder, or no permission.
    """
    options: dict[str, Any] = {"training": True} if training else {}
    put = _function(form.facts.write)
    with aside(path, folder=not (whole and form.facts.ending)) as new:
        if whole:
            [documents] = splits.values()
            put(documents, new, **options)
            return
        for name, documents in splits.items():
            part = new / f"{name}{form.facts.ending}"
            if not form.facts.ending:
                part.mkdir()
            put(documents, part, **options)
        if form in (Form.PARQUET, Form.JSONL):
            (new / "README.md").write_text(_card(list(splits), form.facts.ending), "utf-8")


def _card(names: Sequence[str], ending: str) -> str:
    """A dataset card that tells ``datasets.load_dataset`` which file is which split."""
    files = "".join(f"  - split: {name}\n    path: {name}{ending}\n" for name in names)
    return f"---\nconfigs:\n- config_name: default\n  data_files:\n{files}---\n\nWritten by claimx corpus convert.\n"


def convert(
    source: Path,
    target: Path,
    given: Form,
    wanted: Form,
    *,
    tell: Tell,
    strict: bool = False,
    training: bool = False,
    reviewed: bool = False,
) -> Converted:
    """Write the documents of ``source`` in another format to ``target``; of a corpus, each split.

    Args:
        tell: Is told of what is passed over.
        strict: Whether it is an error that the format does not hold all.
        training: As of ``write``.
        reviewed: A person has gone over all of them.

    Raises:
        CorpusError: As ``read`` and ``write``; or ``target`` lies in ``source``.
    """
    places = parts(source, given)
    inside = target.resolve()
    if source.resolve() in (inside, *inside.parents):
        raise CorpusError(f"{target} lies in {source}, which is read", remedy="write to another place")
    splits = {name: list(read(place, given, tell)) for name, place in places.items()}
    if reviewed:
        splits = {name: [reviewed_now(one) for one in documents] for name, documents in splits.items()}
    documents = [one for found in splits.values() for one in found]
    lost = losses(documents, wanted)
    if strict and lost:
        raise CorpusError(
            f"{wanted} does not hold {listed(lost)}", remedy="choose another format, or leave out --strict"
        )
    write(splits, target, wanted, whole=list(places.values()) == [source], training=training)
    mentions = sum(len(document.claims) for document in documents)
    counts = {name: len(found) for name, found in splits.items()}
    return Converted(counts, mentions, lost, tuple(_unfinished(documents)))


def losses(documents: Iterable[Annotated], form: Form) -> dict[str, int]:
    """What a format does not hold, and of how many mentions or documents; the most frequent first."""
    if not form.facts.lost:
        return {}
    lost = _function(form.facts.lost)
    return dict(Counter(name for document in documents for name in lost(document)).most_common())


def listed(lost: Mapping[str, int]) -> str:
    """Losses as a person reads them."""
    return ", ".join(f"{name} ({count})" for name, count in lost.items())


def _unfinished(documents: Iterable[Annotated]) -> Iterator[str]:
    for document in documents:
        if document.head.get("kind") is None:
            yield f"{document.name}: it has no kind"
        for claim in document.claims:
            missing = [name for name in _NEEDED if claim.fields.get(name) is None]
            if missing and not claim.optional:
                said = document.text[claim.start : claim.end]
                yield f"{document.name}: {said!r} at {claim.start} has no {', '.join(missing)}"
