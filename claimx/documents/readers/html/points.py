"""How much speaks for an element of a web page being furniture, in points.

For it speak tag, role and names, links, buttons, its head, invitations, stamps, imprints and where it stands; against
it prose and quotations made like the body's, tables and captions. The points were set by hand on pages of many kinds
of sites, so that no one sign but a name or a tag reaches ``FURNITURE`` alone.
"""

from __future__ import annotations

from claimx.documents import people, sections
from claimx.documents.draft import Box, Draft
from claimx.documents.furniture import web_words
from claimx.documents.model import BlockKind, Section
from claimx.documents.readers.html.boxes import FURNITURE
from claimx.documents.readers.html.evidence import is_prose, total
from claimx.documents.readers.html.layout import Layout, form_of

_REPEATED = 0.3  # of the prose in elements of one form, that makes them the items of the body
_KNOWN = 0.6  # of its blocks that say that they are furniture, so that all of a box is
_SMALL = 4  # blocks
_LONGEST_OFFER = 120
_LONGEST_HEAD = 100
_MOST_SEEN = 200  # blocks of a box looked at one by one
_ALIKE = 2  # blocks made like the body's; more say no more
_QUOTES = ("“", '"', "‘", "'")


def points(page: Layout, box: Box) -> float:
    """How much speaks for a box's being furniture; at ``FURNITURE`` it is."""
    drafts = page.drafts
    first, last = drafts[box.start], drafts[box.end]
    if first is last:
        return _single(page, box, first)
    if sections.opens_notes(first.text):
        return 0.0
    return box.weight + _made(page, box, first, last) + _said(page, box, first, last) + _place(page, box)


def _made(page: Layout, box: Box, first: Draft, last: Draft) -> float:
    """The points for how a box is made."""
    found, blocks = page.evidence, box.end - box.start + 1
    links = total(found.linked, box) / max(1, total(found.size, box))
    prose = total(found.prose, box)
    given = 0.0
    before = page.drafts[box.start - 1] if box.start else None
    if before is not None and before.text.endswith(":") and before.section is not Section.FURNITURE:
        given -= 2.0  # a list that the text introduces
    if total(found.known, box) >= _KNOWN * blocks:
        given += 2.0
    elif box.weight < FURNITURE and page.prose[-1] > 0 and is_named(box):
        given -= 2.0 * (page.made[box.form] >= _REPEATED * page.prose[-1])
    given += 1.5 * (links > 0.8) + 1.0 * (0.4 < links <= 0.8)
    given += 0.5 * (not prose) + 1.0 * (box.controls > 0) + 2.0 * (id(box) in page.cards)
    given -= 0.75 * _alike(page, box)
    given -= 2.0 * (total(found.rows, box) > 0) + 1.5 * (total(found.captions, box) > 0)
    given -= 1.5 * (first.text.startswith(_QUOTES) and blocks < 3 and not links)
    given += 0.75 * (last.linked and links < 0.8)
    if prose and not links and not box.controls and box.weight < FURNITURE and _place(page, box) == 0.0:
        given -= 1.0
    return given


def _alike(page: Layout, box: Box) -> int:
    """How many blocks of prose in a box are made like the body's, up to ``_ALIKE``."""
    found = 0
    for draft in page.drafts[box.start : min(box.end + 1, box.start + _MOST_SEEN)]:
        found += is_prose(draft) and form_of(draft) in page.forms
        if found == _ALIKE:
            break
    return found


def _said(page: Layout, box: Box, first: Draft, last: Draft) -> float:
    """The points for what the blocks of a box say."""
    found = page.evidence
    small = box.end - box.start < _SMALL
    opening = first.text if len(first.text) <= _LONGEST_HEAD else ""
    given = 2.0 * (web_words.HEADS.fullmatch(opening) is not None)
    given += 1.0 * (people.is_name(opening) and _place(page, box) > 0)
    opened = page.drafts[box.start : min(box.end + 1, box.start + _SMALL)]
    given += 1.0 * any(web_words.WRITER.search(draft.text) for draft in opened)
    given += (1.5 if small else 1.0) * (total(found.invites, box) > 0)
    given += 0.5 * (last.linked and web_words.INVITES.match(last.text) is not None)
    given += 1.0 * (small and opening.endswith("?"))
    given += min(1.5, 0.75 * total(found.chatter, box))
    given += 1.0 * (total(found.imprint, box) > 0) + 0.75 * (total(found.dated, box) > 1)
    return given + 0.5 * (total(found.known, box) > 0)


def _single(page: Layout, box: Box, draft: Draft) -> float:
    """How much speaks for the furniture of a box of one block: its name, its being a link, and where it stands."""
    if draft.kind is BlockKind.TABLE_ROW or (draft.level and box is draft.box):
        return 0.0
    quoted = draft.text.startswith(_QUOTES) and not draft.links
    points = box.weight + 1.5 * draft.linked + 0.5 * (not draft.prose) - 1.5 * quoted
    points += (2.0 if len(draft.text) <= _LONGEST_OFFER else 1.0) * (box.controls > 0)
    return points - 1.5 * (draft.kind is BlockKind.CAPTION) + _place(page, box)


def is_named(box: Box) -> bool:
    """Whether an element has a class, so that its form tells it from others."""
    return not box.form.endswith(" ")


def _place(page: Layout, box: Box) -> float:
    """What speaks for furniture in where a box stands."""
    if page.body is None or page.scope is None or box.start <= page.body.end:
        return 0.0
    if box.start > page.scope.end:
        return 1.0
    return 0.75 if box.start < box.end else 0.25
