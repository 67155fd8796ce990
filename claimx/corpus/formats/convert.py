"""Annotated documents from one format to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from claimx.corpus.formats import Form
from claimx.corpus.formats.model import CLOSED, Annotated
from claimx.corpus.formats.place import aside
from claimx.errors import CorpusError


@dataclass(frozen=True, slots=True)
class Converted:
    """What was converted.

    Attributes:
        unfinished: Mentions that were made in a tool and lack fields of the gold format, with their documents.
    """

    documents: int
    mentions: int
    unfinished: tuple[str, ...] = ()


def form_of(path: Path) -> Form | None:
    """The format that a file is in by its name's ending, or a folder by what it holds; None where neither tells."""
    if path.is_dir():
        return Form.GOLD
    return next((form for form in Form if form.facts.ending and path.name.lower().endswith(form.facts.ending)), None)


def read(path: Path, form: Form) -> Iterator[Annotated]:
    """The annotated documents of a file or folder.

    Raises:
        CorpusError: It is not there, or not in this format; the message names file and place.
    """
    if not path.exists():
        raise CorpusError(f"{path}: there is no such file or folder", remedy="check the path")
    if path.is_dir() == bool(form.facts.ending):
        raise CorpusError(
            f"{path} is {'a folder' if path.is_dir() else 'a file'}, which {form} is not", remedy="use --from"
        )
    found: Iterator[Annotated] = import_module(f"claimx.corpus.formats.{form.facts.module}").read(path)
    return found


def write(documents: Iterable[Annotated], path: Path, form: Form, *, training: bool = False) -> None:
    """Write annotated documents to a file or folder, which takes its place when it is whole.

    Args:
        training: Leave out what is not to be learned from, where the format can (``Facts.training``).

    Raises:
        CorpusError: The format cannot hold them, or something that is not ours to replace stands there.
        OSError: There is no room, no such folder, or no permission.
    """
    options: dict[str, Any] = {"training": True} if training else {}
    with aside(path, folder=not form.facts.ending) as new:
        import_module(f"claimx.corpus.formats.{form.facts.module}").write(documents, new, **options)


def convert(source: Path, target: Path, given: Form, wanted: Form, *, training: bool = False) -> Converted:
    """Write the documents of ``source`` in another format to ``target``.

    Raises:
        CorpusError: As ``read`` and ``write``.
    """
    documents = list(read(source, given))
    write(documents, target, wanted, training=training)
    unfinished = [
        f"{document.name}: {document.text[claim.start : claim.end]!r}"
        for document in documents
        for claim in document.claims
        if not claim.optional and any(claim.fields.get(name) is None for name in CLOSED)
    ]
    return Converted(len(documents), sum(len(document.claims) for document in documents), tuple(unfinished))
