"""Text and drafts of a document that a source gives in fields: each field written once, its blocks with it."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from claimx.documents import sections
from claimx.documents.draft import Draft, Extracted, Facts, Page, furnish, plain
from claimx.documents.model import BlockKind, Person, Section
from claimx.documents.mojibake import reading_view
from claimx.documents.questions import hansard
from claimx.documents.readers.html.page import from_source

_TAG = re.compile(r"</?[a-z][a-z0-9]{0,14}(?:\s[^<>]*)?/?>", re.I)
_BREAK = "\n\n"


@dataclass(slots=True)
class Composed:
    """A document in the making: what is written, its length, and the drafts of its blocks."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    drafts: list[Draft] = field(default_factory=list)

    def extracted(self, facts: Facts, warnings: Sequence[str] = ()) -> Extracted:
        """What a reader hands over; every block is settled."""
        return Extracted("".join(self.parts), self.drafts, facts, tuple(warnings), settled=True)


def is_html(text: str) -> bool:
    """Whether a string holds a tag."""
    return _TAG.search(text) is not None


def blocks(text: str) -> Extracted:
    """The blocks of a field: of HTML as a page has them, of a plain text one a line."""
    if is_html(text):
        return from_source(text)
    composed = Composed()
    for each in html.unescape(text).splitlines():
        add_line(composed, each)
    return composed.extracted(Facts())


def add_line(
    composed: Composed,
    text: str,
    *,
    kind: BlockKind = BlockKind.PARAGRAPH,
    section: Section = Section.BODY,
    question: int | None = None,
) -> None:
    """Write a line that is a block; an empty one is none."""
    text = plain(text)
    if text:
        start = _write(composed, text)
        composed.drafts.append(Draft(start, start + len(text), kind, section, question=question))


def add_blocks(
    composed: Composed,
    found: Extracted,
    *,
    section: Section = Section.BODY,
    speaker: Person | None = None,
    question: int | None = None,
    numbers: bool = False,
) -> None:
    """Write the blocks of a field, marked with the section they stand in, who speaks and the question they belong to.

    Headings and captions that the source sets as plain paragraphs are told by their form. What is furniture
    already stays it; ``numbers`` says that the numbers of questions and columns are to be parted off as such.
    """
    if not found.drafts:
        return
    page = Page(reading_view(found.text), found.drafts)
    furnish(page.drafts, page.view)
    page.drafts = [draft for draft in page.drafts if draft.text]
    sections.mark_headings(page)
    if numbers:
        hansard.part_marks(page, numbers=True)
    start = _write(composed, found.text)
    for draft in page.drafts:
        draft.start += start
        draft.end += start
        if draft.section is not Section.FURNITURE:
            draft.section, draft.speaker, draft.question = section, speaker, question
        composed.drafts.append(draft)


def _write(composed: Composed, text: str) -> int:
    """Write a text; where it starts."""
    if composed.parts:
        composed.parts.append(_BREAK)
        composed.length += len(_BREAK)
    start = composed.length
    composed.parts.append(text)
    composed.length += len(text)
    return start
