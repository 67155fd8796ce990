"""What Hansard prints that is no part of what was said: column marks, numbers of questions, names before turns.

Each is parted from the text around it, so that a column mark in mid-paragraph is a block of furniture and
the name before "Name: text" a block of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimx.documents import people
from claimx.documents.draft import SENTENCE_END, Draft, Page, furnish
from claimx.documents.model import BlockKind, Section

INLINE = re.compile(r"(?P<name>(?:[QT]?[0-9]{1,2}\. (?:\[[0-9]{4,7}\] )?)?[A-Z][^:\n]{2,170}):\s+(?=\S)")
# Behind a "§" the name stands right before its words where a page's markup is lost: "Mr. RoeTo ask the Home Secretary".
_GLUED = re.compile(r"(?P<name>[A-Z][^:\n\[]{2,100}?)(?:(?=To ask\b)|(?=\s?\[(?:holding|pursuant)\b))")
# "Harbour Board: £12.6 million (9.4% of the whole)." is a row of a list, and nobody's turn.
_FIGURE = re.compile(
    r"[£$€]?[0-9][0-9,.]*\s?(?:%|per\s?cent|million|billion|m|bn|k)?(?:\s\([^()\n]{1,120}\))?[.;,]?(?:\s+and)?", re.I
)
_DAY = r"[0-9]{1,2} [A-Z][a-z]{2,8}\.? [12][0-9]{3}\s?:\s?"
_SERIES = r"(?:WS|WH|WA|GC|PBC|W)"
# A column by itself needs its series or its day, lest "column 3 of the table" be one.
_MARK = re.compile(rf"\[?(?:{_DAY}Column [0-9]{{1,5}}{_SERIES}?\b|\bColumn [0-9]{{1,5}}{_SERIES}\b)(?:—continued)?\]?")
_NUMBER = re.compile(r"\s*(?:\[(?:H[CL](?:WS)?)?[0-9]{1,7}\]|\([0-9]{6}\))$")
# Of questions numbered "(1)" and "(2)" in one paragraph each has its number behind it.
_INNER_NUMBER = re.compile(r"\[(?:HL)?[0-9]{3,7}\](?=;?\s+\([2-9]\)\s)")
# That an answer was promised first, and when.
_HELD = re.compile(r"\s?\[(?:holding answers?|pursuant to)\b[^\[\]\n]{4,80}\]:?", re.I)
_STATEMENT_MARK = re.compile(r"\s*\[H[CL]WS[0-9]{1,6}\]$")
_STATEMENT_NUMBER = re.compile(r"\[?H[CL]WS[0-9]{1,6}\]?\.?")
# A mark of a section, alone or with the number of a column; what a debate's page says of its text.
_SECTION = re.compile(r"§(?:\s*[0-9]{1,4}(?=\s*$))?")
_EXCERPT = re.compile(
    r"(?:[-•] )?(?:View Speech - )?Hansard(?: -){0,3}(?: Excerpts)?|(?:Commons|Lords) Chamber|Westminster Hall", re.I
)
TURN = "§"  # the mark of a block that opens a turn
_TAIL = 24


def is_number(text: str) -> bool:
    """Whether a line is nothing but the number of a written statement: "[HCWS506]"."""
    return _STATEMENT_NUMBER.fullmatch(text) is not None


def following(page: Page, index: int) -> Draft:
    """The block behind one, furniture left out; the last of the page where there is no other."""
    drafts = page.drafts
    return next((draft for draft in drafts[index + 1 :] if draft.section is not Section.FURNITURE), drafts[-1])


def part_sections(page: Page) -> None:
    """Part the "§" that the historic Hansard sets before a turn, and the labels of a debate's page."""
    for draft in page.drafts:
        if _EXCERPT.fullmatch(draft.text):
            draft.section = Section.FURNITURE
    if "§" not in page.view:
        return
    parted: list[Draft] = []
    for draft in page.drafts:
        found = _SECTION.match(page.view, draft.start, draft.end)
        pieces = _pieces(page.view, draft, [found.span()]) if found else [draft]
        if found:
            pieces[-1].mark = TURN
        parted.extend(pieces)
    page.drafts[:] = parted


def part_marks(page: Page, *, numbers: bool) -> None:
    """Part column marks from the blocks they stand in, and of questions the numbers behind them as well."""
    if "Column " not in page.view and not numbers and "WS" not in page.view:
        return
    parted: list[Draft] = []
    for draft in page.drafts:
        spans = [] if draft.kind is BlockKind.TABLE_ROW else sorted(_marks(page.view, draft, numbers=numbers))
        if not spans:
            parted.append(draft)
            continue
        parted.extend(_pieces(page.view, draft, spans))
    page.drafts[:] = parted


def _marks(view: str, draft: Draft, *, numbers: bool) -> Iterator[tuple[int, int]]:
    for found in _MARK.finditer(view, draft.start, draft.end):
        yield found.span()
    if numbers:
        held = _HELD.match(view, draft.start, draft.end)
        if held and held.end() < draft.end:
            yield held.span()
        for found in _INNER_NUMBER.finditer(view, draft.start, draft.end):
            yield found.span()
    form = _NUMBER if numbers else _STATEMENT_MARK
    number = form.search(view, max(draft.start, draft.end - _TAIL), draft.end)
    if number:
        start = number.start()
        while view[start].isspace():
            start += 1
        yield start, draft.end


def _pieces(view: str, draft: Draft, spans: list[tuple[int, int]]) -> list[Draft]:
    """A draft cut at the marks in it; the first piece keeps what is known of the draft."""
    pieces: list[Draft] = []
    at = draft.start
    for start, end in [*spans, (draft.end, draft.end)]:
        low, high = at, start
        while low < high and view[low].isspace():
            low += 1
        while low < high and view[high - 1].isspace():
            high -= 1
        if low < high:
            first = not any(piece.section is not Section.FURNITURE for piece in pieces)
            mark, gap = (draft.mark, draft.gap) if first else ("", 0)
            pieces.append(Draft(low, high, draft.kind, draft.section, gap=gap, mark=mark, level=draft.level))
        if start < end:
            pieces.append(Draft(start, end, section=Section.FURNITURE, gap=0))
        at = end
    pieces[0].gap = draft.gap
    furnish(pieces, view)
    return pieces


def unnumbered(text: str) -> str:
    """A question without the number printed behind it."""
    return _NUMBER.sub("", text)


def inline(draft: Draft) -> re.Match[str] | None:
    """The name before a colon that opens a turn, where there is one."""
    if draft.section is Section.FURNITURE or draft.kind is BlockKind.TABLE_ROW:
        return None
    found = INLINE.match(draft.text)
    if not found or _FIGURE.fullmatch(draft.text, found.end()):
        return None
    ended = draft.prose or SENTENCE_END.search(draft.text, max(found.end(), len(draft.text) - _TAIL)) is not None
    # A turn cut by a column mark has no end: then the name must be plainly that of a member.
    if not ended and not people.is_titled(found["name"]) and not people.marked_member(found["name"]):
        return None
    return found if people.may_speak(found["name"]) else None


def split_inline(page: Page, index: int) -> Draft | None:
    """Part the name from the turn in a block that reads "Name: text"; the name's draft, now before the turn's."""
    draft = page.drafts[index]
    found = INLINE.match(page.view, draft.start, draft.end) if inline(draft) else None
    if found is None and draft.mark == TURN:
        glued = _GLUED.match(page.view, draft.start, draft.end)
        found = glued if glued is not None and people.may_speak(glued["name"]) else None
    if found is None:
        return None
    name = Draft(draft.start, draft.start + len(found["name"]), gap=draft.gap)
    held = _HELD.match(page.view, found.end(), draft.end)
    draft.start, draft.gap = found.end(), 0
    parted = [name]
    if held and held.end() < draft.end:
        parted.append(Draft(held.start(), held.end(), section=Section.FURNITURE, gap=0))
        draft.start = (
            held.end() + len(page.view[held.end() : draft.end]) - len(page.view[held.end() : draft.end].lstrip())
        )
    furnish([*parted, draft], page.view)
    page.drafts[index:index] = parted
    return name
