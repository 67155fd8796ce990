"""The headings of questions: which lines are headings, and of which question."""

from __future__ import annotations

from claimx.documents import dates, publishers
from claimx.documents.draft import Draft, Page
from claimx.documents.model import BlockKind, Section
from claimx.documents.questions import departments
from claimx.documents.questions.register import Register

_MOST = 2  # a department and a heading
_LOOK_BACK = 12
_LONGEST = 120


def claim(page: Page, register: Register, index: int) -> None:
    """Give the question that begins in a block the headings right above it, which were read as the end of the last."""
    entry = register.entries[-1]
    found = 0
    for at in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
        draft = page.drafts[at]
        if draft.section is Section.FURNITURE:
            continue
        if draft.kind is BlockKind.BYLINE and (date := dates.first(draft.text)) and _is_day(draft.text):
            entry.day = register.day = date
            draft.question = register.current
            continue
        if found == _MOST or not _is_heading(draft):
            return
        department = departments.from_heading(draft.text)
        if found and department is None:
            return
        found += 1
        draft.section, draft.speaker, draft.question = Section.BODY, None, register.current
        draft.kind = BlockKind.HEADING
        if department is not None:
            entry.department = register.department = department
        else:
            entry.titles.insert(0, at)


def _is_day(text: str) -> bool:
    return dates.parse(text) is not None


def _is_heading(draft: Draft) -> bool:
    """Whether a block that stands before a question may be what it is headed."""
    text = draft.text
    return (
        draft.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH)
        and not draft.prose
        and 3 <= len(text) <= _LONGEST
        and text[0].isupper()
        and text[-1] not in ".,;:"
        and any(character.isalpha() for character in text)
    )


def choose(page: Page, first: list[int], register: Register) -> None:
    """Choose each question's heading, and the page's title; a department is none."""
    entries = register.entries
    if entries:
        entries[0].titles[:0] = first
    title = _best(page, entries[0].titles if entries else first, register)
    if title is not None and page.facts.title in (None, page.drafts[title].text):
        page.drafts[title].kind = BlockKind.TITLE
        page.facts.title = page.drafts[title].text
    last: str | None = None
    for index, entry in enumerate(entries):
        chosen = title if index == 0 else _best(page, entry.titles, register)
        for at in entry.titles:
            if page.drafts[at].question is None:
                page.drafts[at].question = index
        if chosen is not None:
            entry.heading = last = page.drafts[chosen].text
        elif entry.follows or (index and entry.group == entries[index - 1].group):
            entry.heading = last  # Hansard heads several questions on a matter but once


def _best(page: Page, titles: list[int], register: Register) -> int | None:
    named = [at for at in titles if not page.drafts[at].prose and page.drafts[at].kind is not BlockKind.TABLE_ROW]
    for at in named:
        if publishers.is_parliament(page.drafts[at].text):
            page.drafts[at].section = Section.FURNITURE
    named = [at for at in named if page.drafts[at].section is not Section.FURNITURE]
    better = [
        at
        for at in named
        if not publishers.is_letterhead(page.drafts[at].text) and not departments.from_heading(page.drafts[at].text)
    ]
    # What stands above the heading is the site's.
    marked = next((at for at in better if page.drafts[at].level == 1), None)
    return next(reversed(better or named), None) if marked is None else marked
