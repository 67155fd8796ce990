"""Blocks in the making: what the readers hand to structure, and structure turns into blocks."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from claimx.documents.model import BlockKind, Person, Question, Section
from claimx.records import DocumentKind

_SPACES = re.compile(r"\s+")
# A sentence's end, or the number that Parliament prints behind a question.
SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*(?:\s?[\[(][0-9A-Z]+[\])])?$")
_WORDS_OF_PROSE = 8
_LONG = 160
# Patterns for lines look at no more of a block than this.
HEAD = 1_200


@dataclass(slots=True)
class Line:
    """A line that holds something: offsets without outer white space, indent and blank lines before it."""

    start: int
    end: int
    indent: int
    gap: int
    tail: bool  # a tab behind its last word: a table row with an empty last cell


@dataclass(slots=True)
class Box:
    """An element of a web page that holds blocks.

    Attributes:
        form: Its tag and classes: boxes of one form are made for the same thing.
        weight: How much its tag, role and names speak for furniture; below 0 where they speak for text.
        controls: Buttons and fields in it.
        start, end: Its blocks, by index.
        details: Whether it tells when and by whom the page was published.
    """

    parent: Box | None
    tag: str = ""
    form: str = ""
    weight: float = 0.0
    controls: int = 0
    depth: int = 0
    start: int = -1
    end: int = -1
    details: bool = False


@dataclass(slots=True)
class Draft:
    """A block in the making.

    Attributes:
        gap: Blank lines before it.
        mark: Its bullet mark or number, empty where it has none.
        level: Depth of a heading the source marks as one (1 for ``#`` and ``h1``), else 0.
        linked: Whether all its text is links (HTML only).
        links: How much of its text is links, from 0 to 1 (HTML only).
        bold: Whether all its text is set in bold (HTML only).
        pictured: Whether it stands right below a picture (HTML only).
        box: The element that it stands in (web pages only).
        question: Index, among the facts' questions, of the one it belongs to.
        text: Its text in the reading view, cut to ``HEAD`` characters, white space made plain.
    """

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    section: Section = Section.BODY
    lead: int | None = None
    speaker: Person | None = None
    gap: int = 1
    mark: str = ""
    level: int = 0
    linked: bool = False
    links: float = 0.0
    bold: bool = False
    pictured: bool = False
    box: Box | None = None
    question: int | None = None
    text: str = ""

    @property
    def readable(self) -> bool:
        """Whether claims would be extracted from the block as it now stands."""
        return self.section not in (Section.CONTACT, Section.FURNITURE) and self.kind is not BlockKind.BYLINE

    @property
    def prose(self) -> bool:
        """Whether it reads as a sentence or more, rather than as a heading or label."""
        if self.kind not in (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM) or self.level:
            return False
        if self.end - self.start > _LONG:
            return True
        ended = SENTENCE_END.search(self.text, max(0, len(self.text) - 24))
        return ended is not None and self.text.count(" ") + 1 >= _WORDS_OF_PROSE


def plain(text: str) -> str:
    """A text with white space runs made single spaces, none outside."""
    return _SPACES.sub(" ", text).strip()


def furnish(drafts: Sequence[Draft], view: str) -> None:
    """Fill in the ``text`` of every draft."""
    for draft in drafts:
        draft.text = plain(view[draft.start : min(draft.end, draft.start + HEAD)])


@dataclass(slots=True)
class Facts:
    """What was found out about a document as a whole, so far."""

    kind: DocumentKind | None = None
    title: str | None = None
    date: dt.date | None = None
    updated: dt.date | None = None  # when the page was last changed
    publisher: str | None = None
    url: str | None = None
    speaker: Person | None = None
    asker: Person | None = None
    answerer: Person | None = None
    asked: dt.date | None = None
    answered: dt.date | None = None
    questions: list[Question] = field(default_factory=list)
    summary: str | None = None
    dateline: str | None = None
    source: str | None = None
    withdrawn: bool = False
    labels: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Extracted:
    """What a reader makes of the bytes of one document.

    Attributes:
        text: The text that offsets refer to.
        drafts: Its blocks in the making, in order, not overlapping.
        facts: What the format itself says about the document.
        warnings: What could not be read as it should.
        settled: Whether the source says of every block what it is, so that nothing is left to be worked out.
    """

    text: str
    drafts: list[Draft]
    facts: Facts = field(default_factory=Facts)
    warnings: tuple[str, ...] = ()
    settled: bool = False


@dataclass(slots=True)
class Page:
    """A document in the making: its text in the reading view, its drafts and the facts."""

    view: str
    drafts: list[Draft]
    facts: Facts = field(default_factory=Facts)

    def live(self) -> Iterator[tuple[int, Draft]]:
        """The drafts that are no furniture, with their indices."""
        for index, draft in enumerate(self.drafts):
            if draft.section is not Section.FURNITURE:
                yield index, draft
