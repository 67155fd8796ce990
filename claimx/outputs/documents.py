"""Documents as they were understood: for a person, block by block with furniture struck out, or as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from rich.console import Console
from rich.table import Table
from rich.text import Text

from claimx.documents.model import Block, BlockKind, Document, Person, Question, Section

_STRUCK = "~~"


@cache
def _adapter() -> TypeAdapter[Document]:
    return TypeAdapter(Document)


def to_dict(document: Document) -> dict[str, Any]:
    """A document as plain JSON values; each block with its text and whether claims are read from it."""
    plain: dict[str, Any] = _adapter().dump_python(document, mode="json")
    plain["path"] = None if document.path is None else document.path.as_posix()
    for block, told in zip(document.blocks, plain["blocks"], strict=True):
        told["read"] = block.readable
        told["text"] = document.block_text(block)
    return plain


def show(document: Document, console: Console) -> None:
    """Print what is known of a document, then its blocks with their kinds."""
    name = document.path.as_posix() if document.path else "standard input"
    console.print(Text(document.title or name, style="bold"))
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column(ratio=1)
    for label, value in _facts(document):
        facts.add_row(label, Text(value))
    console.print(facts)
    console.print()
    blocks = Table.grid(padding=(0, 2))
    blocks.add_column(style="dim", no_wrap=True, width=16)
    blocks.add_column(ratio=1)
    speaker: Person | None = None
    for block in document.blocks:
        if block.speaker is not None and block.speaker != speaker and block.kind is not BlockKind.BYLINE:
            blocks.add_row("", Text(f"{_person(block.speaker)}:", style="italic cyan"))
        speaker = block.speaker or speaker
        blocks.add_row(_label(block), _words(document, block, plain=console.color_system is None))
    console.print(blocks)
    console.print()


def _facts(document: Document) -> Iterator[tuple[str, str]]:
    """What is known, as (label, value); what is not known is left out."""
    yield "kind", document.kind.value.replace("_", " ") + (", withdrawn" if document.withdrawn else "")
    told: tuple[tuple[str, object], ...] = (
        ("source", document.source),
        ("date", document.date),
        ("publisher", document.publisher),
        ("force", document.publisher_force),
        ("speaker", None if document.speaker is None else _person(document.speaker)),
        ("summary", document.summary),
        ("dateline", document.dateline),
        ("address", document.url),
    )
    yield from ((label, str(value)) for label, value in told if value)
    for question in document.questions or _only_question(document):
        yield "question", "; ".join(_question(question))
    if document.path:
        yield "file", document.path.as_posix()
    for warning in document.warnings:
        yield "warning", warning


def _only_question(document: Document) -> tuple[Question, ...]:
    if document.asker is None and document.answerer is None and document.asked is None and document.answered is None:
        return ()
    return (
        Question(asker=document.asker, answerer=document.answerer, asked=document.asked, answered=document.answered),
    )


def _question(question: Question) -> Iterator[str]:
    if question.uin:
        yield question.uin
    if question.heading:
        yield question.heading
    if question.asker or question.asked:
        yield "asked" + _by(question.asker) + (f" on {question.asked}" if question.asked else "")
    if question.answerer or question.answered or question.department:
        house = f" for {question.department}" if question.department else ""
        yield "answered" + _by(question.answerer) + house + (f" on {question.answered}" if question.answered else "")
    marks = (("corrected", question.corrected), ("holding answer", question.holding), ("withdrawn", question.withdrawn))
    yield from (mark for mark, holds in marks if holds)
    if question.grouped:
        yield "one answer with " + ", ".join(question.grouped)


def _by(person: Person | None) -> str:
    return "" if person is None else f" by {_person(person)}"


def _person(person: Person) -> str:
    return f"{person.name}, {person.role}" if person.role else person.name


def _label(block: Block) -> str:
    """The part of the document where it is not the body, else the form of the block."""
    kind = "" if block.kind is BlockKind.PARAGRAPH else block.kind.value.replace("_", " ")
    if block.section is Section.BODY:
        return kind
    if block.section in (Section.CONTACT, Section.FURNITURE) or not kind:
        return block.section.value
    return f"{block.section.value} {kind}" if len(kind) + len(block.section.value) < 16 else kind


def _words(document: Document, block: Block, *, plain: bool) -> Text:
    text = document.block_text(block)
    words = "  |  ".join(text.split("\t")) if block.kind is BlockKind.TABLE_ROW else " ".join(text.split())
    if not block.readable:
        dim = block.section is Section.FURNITURE
        return Text(f"{_STRUCK}{words}{_STRUCK}" if plain and dim else words, style="dim strike" if dim else "dim")
    if block.kind in (BlockKind.TITLE, BlockKind.HEADING):
        return Text(words, style="bold")
    return Text(f"• {words}" if block.kind is BlockKind.LIST_ITEM else words)
