"""Drafts to Document: which blocks are furniture, head, body, notes, question and answer, and the facts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from claimx.documents import head, kinds, leads, letters, publishers, sections, speaker_of
from claimx.documents.details import Details
from claimx.documents.draft import Draft, Extracted, Page, furnish
from claimx.documents.furniture import marking, strays
from claimx.documents.model import Block, Document, Person, Section
from claimx.documents.mojibake import reading_view
from claimx.documents.questions import answers, hansard, turns
from claimx.records import DocumentKind

_PEER = re.compile(r"(?:Lord|Lady|Baroness|Baron|Viscount|Viscountess|Earl|Countess) [A-Z][\w'’-]+")
_SEAT = r" of [A-Z][\w'’-]+(?:(?:[ -](?:on|in|under|upon|le|the|and))?[ -][A-Z][\w'’-]+){0,2}"
_ANSWERS = (DocumentKind.WRITTEN_ANSWER, DocumentKind.ORAL_ANSWER)
_HEAD = 4  # blocks in which a speech says whose it is
_LONGEST_LINE = 250
_PAPER = 24  # blocks in which a paper for a meeting says who wrote it
_AUTHOR = re.compile(r"(?:report )?author(?:\(s\))?\s?:?(?:\s.{0,80})?", re.I)


def structure(extracted: Extracted, *, identity: str, path: Path | None, details: Details | None) -> Document:
    """The Document that what a reader extracted makes."""
    details = details or Details()
    text, view = extracted.text, reading_view(extracted.text)
    for draft in extracted.drafts:
        # What reads as a letter may be white space as it stands: the tail of a doubly encoded "à".
        while draft.start < draft.end and text[draft.start].isspace():
            draft.start += 1
        while draft.start < draft.end and text[draft.end - 1].isspace():
            draft.end -= 1
    furnish(extracted.drafts, view)
    page = Page(view, [draft for draft in extracted.drafts if draft.text], extracted.facts)
    page.facts.url = details.url or page.facts.url
    kind = _settled(page, details) if extracted.settled else _work_out(page, details)
    leads.link(page)
    _name_peers(page)
    return _document(text, page, kind, identity=identity, path=path, details=details, warnings=extracted.warnings)


def _settled(page: Page, details: Details) -> DocumentKind:
    """The kind of a document whose source says what every block is."""
    sections.mark_bare_lists(page)
    return details.kind or page.facts.kind or kinds.classify(page)


def _work_out(page: Page, details: Details) -> DocumentKind:
    """Work out what every block is, and the kind of the document."""
    sections.mark_quotes(page)
    sections.mark_bare_lists(page)
    sections.mark_labelled_figures(page)
    sections.mark_headings(page)
    marking.mark(page)
    hansard.part_sections(page)
    turns.join_names(page)
    kind = details.kind or page.facts.kind
    if kind in _ANSWERS or (kind is None and answers.detect(page)):
        found = answers.read(page)
        kind = kind or found
        page.facts.summary = None  # a page of questions is described by its tags alone
    else:
        hansard.part_marks(page, numbers=False)
        letters.mark(page)
        sections.mark_contacts(page)
        head.read(page)
        sections.mark_notes(page)
        kind = kind or kinds.classify(page)
    strays.mark(page)
    _footer_publisher(page)
    return kind


def _name_peers(page: Page) -> None:
    """Give a peer who has the floor by a short name the full one that the page has elsewhere: "Lord Roe of Bath"."""
    short = {draft.speaker.name for draft in page.drafts if draft.speaker and _PEER.fullmatch(draft.speaker.name)}
    full: dict[str, str] = {}
    for name in short:
        found = {match.group() for match in re.finditer(rf"\b{re.escape(name)}{_SEAT}", page.view)}
        if len(found) == 1:
            full[name] = found.pop()
    for draft in page.drafts:
        if draft.speaker is not None and draft.speaker.name in full:
            draft.speaker = replace(draft.speaker, name=full[draft.speaker.name])


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
    date = details.date or facts.date
    if date is None and facts.updated is not None:
        # As it stands, such a page was published on the day it was last changed.
        date, warnings = facts.updated, (*warnings, "no date of publication: dated by its last update")
    answer = kind in _ANSWERS
    speaker = details.speaker
    if speaker is None and kind in (DocumentKind.SPEECH, DocumentKind.STATEMENT):
        speaker = facts.speaker or speaker_of.titled(details.title or facts.title, speech=kind is DocumentKind.SPEECH)
        speaker = speaker or _subtitled(page) or (_introduced(page) if kind is DocumentKind.SPEECH else None)
        if kind is DocumentKind.STATEMENT and any(_AUTHOR.fullmatch(draft.text) for draft in page.drafts[:_PAPER]):
            speaker = None  # who wrote a paper for a meeting does not speak in it
    return Document(
        id=identity,
        text=text,
        blocks=_blocks(page.drafts),
        kind=kind,
        path=path,
        title=details.title or facts.title,
        date=date,
        publisher=details.publisher or facts.publisher,
        publisher_force=details.publisher_force,
        url=facts.url,
        speaker=speaker,
        asker=facts.asker if answer else None,
        answerer=(facts.answerer or details.speaker) if answer else None,
        asked=facts.asked if answer else None,
        answered=facts.answered if answer else None,
        questions=tuple(facts.questions),
        summary=facts.summary,
        dateline=facts.dateline,
        source=facts.source,
        withdrawn=facts.withdrawn,
        warnings=warnings,
    )


def _subtitled(page: Page) -> Person | None:
    """Who the line below a title says the speech or statement is by."""
    lines = [draft.text for _, draft in page.live()][1:_HEAD]
    lines = [line for line in lines if len(line) <= _LONGEST_LINE and not line.endswith(".")]
    return next((person for line in lines if (person := speaker_of.titled(line))), None)


def _introduced(page: Page) -> Person | None:
    """Who the words below the title of a speech say gave it, or whose name stands there alone."""
    lines = [draft.text for _, draft in page.live()][1:_HEAD]
    found = (speaker_of.introduced(line) or speaker_of.alone(line) for line in lines)
    return next((person for person in found if person), None)


def _blocks(drafts: Sequence[Draft]) -> tuple[Block, ...]:
    return tuple(
        Block(draft.start, draft.end, draft.kind, draft.section, draft.lead, draft.speaker, draft.question)
        for draft in drafts
    )
