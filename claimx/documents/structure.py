"""Drafts to Document: which blocks are furniture, head, body, notes, question and answer, and the facts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from claimx.documents import answers, furniture, head, kinds, people, publishers, sections
from claimx.documents.details import Details
from claimx.documents.draft import Draft, Facts, Page, furnish
from claimx.documents.model import Block, Document, Person, Section
from claimx.records import DocumentKind

_ANSWERS = (DocumentKind.WRITTEN_ANSWER, DocumentKind.ORAL_ANSWER)
_SPEECH_OF = re.compile(
    r"(?P<name>[A-Z][^'’:]{3,60})['’]s? (?:[a-z]+ )?(?:[Ss]peech|[Ss]tatement|[Aa]ddress|[Rr]emarks|[Kk]eynote)\b"
    r"|(?:[A-Z][a-z]+ )?(?:[Ss]peech|[Ss]tatement|[Aa]ddress|[Rr]emarks) (?:by|from|of) (?P<by>[A-Z][^:,]{3,60}?)"
    r"(?:$|[:,]| (?:on|to|at|after|following|regarding|about|in)\b)"
)


def structure(
    text: str,
    view: str,
    drafts: list[Draft],
    *,
    identity: str,
    path: Path | None,
    details: Details | None,
    facts: Facts | None = None,
    warnings: tuple[str, ...] = (),
) -> Document:
    """The Document that drafts of a text make.

    Args:
        view: The text as it should be read, of the same length.
        facts: What the format itself says about the document (tags of a page).
    """
    details = details or Details()
    for draft in drafts:
        # What reads as a letter may be white space as it stands: the tail of a doubly encoded "à".
        while draft.start < draft.end and text[draft.start].isspace():
            draft.start += 1
        while draft.start < draft.end and text[draft.end - 1].isspace():
            draft.end -= 1
    furnish(drafts, view)
    page = Page(view, [draft for draft in drafts if draft.text], facts or Facts())
    sections.mark_bare_lists(page)
    sections.mark_headings(page)
    furniture.mark(page)
    kind = details.kind
    if kind in _ANSWERS or (kind is None and answers.detect(page)):
        found = answers.read(page)
        kind = kind or found
    else:
        sections.mark_contacts(page)
        head.read(page)
        sections.mark_notes(page)
        kind = kind or kinds.classify(page)
    sections.link_leads(page)
    _footer_publisher(page)
    return _document(text, page, kind, identity=identity, path=path, details=details, warnings=warnings)


def _footer_publisher(page: Page) -> None:
    if page.facts.publisher is None:
        for draft in reversed(page.drafts):
            if draft.section is Section.FURNITURE and (name := publishers.from_copyright(draft.text)):
                page.facts.publisher = name
                return


def _document(
    text: str,
    page: Page,
    kind: DocumentKind,
    *,
    identity: str,
    path: Path | None,
    details: Details,
    warnings: tuple[str, ...],
) -> Document:
    facts = page.facts
    answer = kind in _ANSWERS
    speaker = details.speaker
    if speaker is None and kind in (DocumentKind.SPEECH, DocumentKind.STATEMENT):
        speaker = facts.speaker or _titled_speaker(details.title or facts.title)
    return Document(
        id=identity,
        text=text,
        blocks=_blocks(page.drafts),
        kind=kind,
        path=path,
        title=details.title or facts.title,
        date=details.date or facts.date,
        publisher=details.publisher or facts.publisher,
        publisher_force=details.publisher_force,
        url=details.url or facts.url,
        speaker=speaker,
        asker=facts.asker if answer else None,
        answerer=(facts.answerer or details.speaker) if answer else None,
        asked=facts.asked if answer else None,
        answered=facts.answered if answer else None,
        warnings=warnings,
    )


def _titled_speaker(title: str | None) -> Person | None:
    """The speaker named in a title: "Priti Patel's speech to the Police Federation"."""
    found = _SPEECH_OF.match(title) if title else None
    if not found:
        return None
    return people.with_office(found["name"] or found["by"])


def _blocks(drafts: Sequence[Draft]) -> tuple[Block, ...]:
    return tuple(
        Block(draft.start, draft.end, draft.kind, draft.section, draft.lead, draft.speaker) for draft in drafts
    )
