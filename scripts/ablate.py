"""What each part of the pipeline adds: scores with one part taken out at a time.

Usage: python scripts/ablate.py FOLDER ...     (folders of annotated statements)
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from unittest.mock import patch

from rich.console import Console
from rich.progress import track
from rich.table import Table
from spacy.tokens import Doc

from claimx.corpus import GoldDocument, load_gold
from claimx.documents import Document, load_metadata, read
from claimx.evaluation import Scores, evaluate
from claimx.knowledge import KnowledgeBase, base
from claimx.knowledge.model import Name
from claimx.pipeline import steps
from claimx.pipeline.assembly import records
from claimx.pipeline.language import COMPONENTS, DEFAULT_PARSER
from claimx.records import Claim, Via

Read = tuple[GoldDocument, Document]


class NoPlaces(KnowledgeBase):
    """The knowledge base without towns, districts and counties."""

    @cached_property
    def names(self) -> tuple[Name, ...]:
        return tuple(name for name in base().names if name.via is not Via.PLACE)


def _rules_alone(_index: int, _candidates: object, _rows: object) -> None:
    """The rules' own answer to what an amount counts."""


def _bare(_syntax: object, docs: Sequence[Doc]) -> list[Doc]:
    """Sentences in words, without tags, dependencies and lemmas."""
    return list(docs)


def _whole(document: Document) -> Iterator[Document]:
    yield document


def _blocks(document: Document) -> Iterator[Document]:
    """Each paragraph as if it were all there is, in its place."""
    for block in document.blocks:
        yield replace(document, blocks=(replace(block, lead=None),), title=None)


def _nameless(document: Document) -> Iterator[Document]:
    """The document without what is known of it as a whole but its date."""
    issued = replace(document, title=None, publisher=None, publisher_force=None)
    yield replace(issued, speaker=None, answerer=None, asker=None, questions=())


@dataclass(frozen=True)
class Part:
    """A part taken out.

    Attributes:
        name: What is taken out.
        without: The factories that do not run.
        pieces: What the pipeline is given of a document.
        patched: What is changed while it runs.
        rules: Whether the trained choice is left out.
    """

    name: str
    without: frozenset[str] = frozenset()
    pieces: Callable[[Document], Iterator[Document]] = _whole
    patched: Callable[[], AbstractContextManager[object]] = nullcontext
    rules: bool = False


PARTS = (
    Part("nothing"),
    Part("parses", patched=lambda: patch("claimx.pipeline.syntax.annotate", _bare)),
    Part("trained choice of the subject", rules=True),
    Part("discourse over paragraphs", pieces=_blocks),
    Part("title, publisher, speaker, minister", pieces=_nameless),
    Part("places", patched=lambda: patch("claimx.knowledge.base", cache(NoPlaces))),
    Part("speakers", without=frozenset({"claimx_speakers"})),
    Part("periods", without=frozenset({"claimx_periods"})),
    Part("forces", without=frozenset({"claimx_forces"})),
    Part("tables", without=frozenset({"claimx_tables"})),
)


def claims(document: Document, part: Part) -> list[Claim]:
    """The records of a document with a part taken out."""
    found = []
    for piece in part.pieces(document):
        sheet = steps.sheet(piece)
        for factory in COMPONENTS[:-1]:
            if factory not in part.without:
                steps.FINDERS[factory](sheet)
        (parses,) = steps.parses([sheet], parser=DEFAULT_PARSER)
        told = steps.findings(sheet, parses, pick=_rules_alone if part.rules else None)
        found += records(sheet.document, told, parser=DEFAULT_PARSER, components=COMPONENTS)
    return found


def scored(documents: Sequence[Read], part: Part, console: Console) -> Scores:
    """The scores over documents with a part taken out."""
    with part.patched():
        todo = track(documents, f"without {part.name}", console=console, transient=True)
        return evaluate((gold, claims(document, part)) for gold, document in todo)


def main() -> None:
    """Print a line a part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    console = Console(width=max(120, Console().width))
    documents = []
    for folder in parser.parse_args().folders:
        known = load_metadata(folder / "metadata.csv")
        documents += [(gold, read(gold.path, details=known.get(gold.path))) for gold in load_gold(folder)]
    fields = ("type", "change", "forces", "status", "speaker", "period", "subject")
    table = Table("without", "detection", "core", "full", *fields, title=f"{len(documents)} statements")
    for part in PARTS:
        found = scored(documents, part, console)
        rates = [found.detection.f1, found.core.f1, found.full.f1, *(found.fields[name] for name in fields)]
        table.add_row(part.name, *(f"{rate:.3f}" for rate in rates))
    console.print(table)


if __name__ == "__main__":
    main()
