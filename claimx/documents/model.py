"""What a reader yields: a document's text cut into blocks, with what is known about the whole."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from claimx.records import DocumentKind


class BlockKind(StrEnum):
    """The form of a block."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    CAPTION = "caption"
    TABLE_ROW = "table_row"
    BYLINE = "byline"


class Section(StrEnum):
    """The part of the document a block stands in. Only the last two are not extracted from."""

    BODY = "body"
    QUESTION = "question"
    ANSWER = "answer"
    NOTES = "notes"
    CONTACT = "contact"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Person:
    """A person, or an organisation where no person is named, as the document names them."""

    name: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A parliamentary question with its answer. What the source does not say is None.

    Attributes:
        uin: The number Parliament gave it; numbers repeat across sessions.
        heading: What it is headed.
        asker, asked: Who tabled it and when.
        answerer, answered: Who answered it and when; of a corrected answer, the day on which it was first given.
        department: Whose answer it is.
        corrected: Whether the answer corrects an earlier one, which then is not read.
        holding: Whether the answer only says that one will follow.
        withdrawn: Whether the question was withdrawn.
        grouped: Numbers of the questions that were given the same answer.
        url: Its address.
    """

    uin: str | None = None
    heading: str | None = None
    asker: Person | None = None
    asked: dt.date | None = None
    answerer: Person | None = None
    answered: dt.date | None = None
    department: str | None = None
    corrected: bool = False
    holding: bool = False
    withdrawn: bool = False
    grouped: tuple[str, ...] = ()
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that sentences do not cross.

    Attributes:
        start, end: Offsets into the document's text, outer white space and bullet marks left out.
        kind: Its form.
        section: The part of the document it stands in.
        lead: Index, among the document's blocks, of the block that introduces a list item.
        speaker: Who has the floor in a block of a parliamentary question or answer.
        question: Index, among the document's questions, of the one that the block belongs to.
    """

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    section: Section = Section.BODY
    lead: int | None = None
    speaker: Person | None = None
    question: int | None = None

    @property
    def readable(self) -> bool:
        """Whether claims are extracted from the block."""
        return self.section not in (Section.CONTACT, Section.FURNITURE) and self.kind is not BlockKind.BYLINE


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read. What was not found is None, never guessed.

    Attributes:
        id: First 16 hex digits of the SHA-256 of the bytes.
        text: The extracted text that all offsets refer to.
        blocks: In the order of the text, not overlapping.
        date: The day it was published.
        publisher_force: Id of the force that issued it, or whose commissioner did.
        speaker: Who made a speech or statement as a whole.
        asker, answerer, asked, answered: Of the first parliamentary question, with the two dates.
        questions: All parliamentary questions, in the order of the text; of a written statement one entry that gives
            its number and department.
        summary: The sentence or two that the source sets apart as one.
        dateline: The words that give place and day before the first paragraph.
        source: The shape it was recognised by: ``govuk``, ``parliament_question``, ``theyworkforyou``, …
        withdrawn: Whether the publisher has taken it back.
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    kind: DocumentKind
    path: Path | None = None
    title: str | None = None
    date: dt.date | None = None
    publisher: str | None = None
    publisher_force: str | None = None
    url: str | None = None
    speaker: Person | None = None
    asker: Person | None = None
    answerer: Person | None = None
    asked: dt.date | None = None
    answered: dt.date | None = None
    questions: tuple[Question, ...] = ()
    summary: str | None = None
    dateline: str | None = None
    source: str | None = None
    withdrawn: bool = False
    warnings: tuple[str, ...] = field(default=())

    def block_text(self, block: Block) -> str:
        """The text of a block."""
        return self.text[block.start : block.end]

    def date_at(self, block: Block) -> dt.date | None:
        """The day from which the words of a block count time: of several answers each has its own."""
        if len(self.questions) > 1 and block.question is not None:
            answered = self.questions[block.question].answered
            if answered is not None:
                return answered
        return self.date or self.answered
