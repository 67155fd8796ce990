"""Which parts of a web page are its statement: the element that holds the bulk of its prose, less the boxes in it.

A page is judged by its boxes first. The box that holds most of the prose is the body. Every other is given points
(``html_points``); at ``FURNITURE`` points all of it is furniture. Behind the body only what goes on with it is read.
What stands before the title is no part of the statement, whatever it is, unless it is the bulk of the prose.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from claimx.documents import bylines, head, sections
from claimx.documents.draft import Box, Draft, furnish
from claimx.documents.furniture import web_words
from claimx.documents.model import BlockKind, Section
from claimx.documents.readers.html import evidence as html_evidence
from claimx.documents.readers.html.boxes import FURNITURE
from claimx.documents.readers.html.evidence import MOST_LINKED, is_prose
from claimx.documents.readers.html.layout import WHOLE, Layout, form_of, lay_out
from claimx.documents.readers.html.points import is_named, points

_GUARDED = 0.4  # of the prose, that makes an element part of the body whatever it is called
_LONGEST_DETAILS = 10  # blocks
_WORDS_OF_A_CAPTION = 3  # spaces between them
_LEAST_PROSE = 60
_DOUBT = 1.0  # points at which what stands behind the body is not thought to belong to it


def mark(drafts: Sequence[Draft], text: str, title: int | None) -> None:
    """Mark what is no part of the statement of a page, given its title's index; its title's level becomes 1."""
    furnish(drafts, text)
    for index, draft in enumerate(drafts):
        if draft.level == 1:
            draft.level = 2
        if index == title:
            draft.level, draft.kind = 1, BlockKind.HEADING
        elif draft.pictured and not draft.prose and not draft.links and draft.text.count(" ") >= _WORDS_OF_A_CAPTION:
            draft.kind = BlockKind.CAPTION
    evidence = html_evidence.gather(drafts)
    _mark_boxes(lay_out(drafts, title, evidence))
    page = lay_out(drafts, title, evidence)  # anew, now that the plainest furniture is known
    _mark_boxes(page)
    _mark_outside(page)


def _mark_boxes(page: Layout) -> None:
    """Mark the boxes that are furniture, outermost first."""
    done = -1
    first = _second_prose(page)
    for box in sorted(page.boxes, key=lambda box: (box.start, box.depth)):
        if box.start <= done or _guarded(page, box):
            continue
        if box.end < first and box.end - box.start < _LONGEST_DETAILS and _dated(page.drafts[box.start : box.end + 1]):
            done = box.end
            box.details = True
            page.details.update(range(box.start, box.end + 1))
        elif points(page, box) >= FURNITURE and not _pictures(page, box):
            for draft in page.drafts[box.start : box.end + 1]:
                draft.section = Section.FURNITURE
            done = box.end


def _pictures(page: Layout, box: Box) -> bool:
    """Whether a box is a picture with its caption and what can be done with it; of cards there are several."""
    if box.weight >= FURNITURE or page.scope is None or box.start > page.scope.end or page.counts[box.form] > 1:
        return False
    drafts = page.drafts[box.start : box.end + 1]
    return 1 < len(drafts) <= _LONGEST_DETAILS and drafts[0].kind is BlockKind.CAPTION and not drafts[0].links


def _second_prose(page: Layout) -> int:
    """Index of the second block of prose: a summary may stand before the details of publication."""
    found = (index for index in range(len(page.drafts)) if page.prose[index + 1] > page.prose[index])
    return next(islice(found, 1, None), 0)


def _guarded(page: Layout, box: Box) -> bool:
    return (
        box.tag in WHOLE
        or box.parent is None
        or page.holds(box, page.title)
        or (page.prose[-1] > 0 and page.weight(box) >= _GUARDED * page.prose[-1])
    )


def _dated(drafts: Sequence[Draft]) -> bool:
    """Whether a box is a line of the head that tells when or by whom the page was published."""
    return any(
        bylines.is_date(draft.text) or bylines.CUE.match(draft.text) or bylines.is_signed(draft.text)
        for draft in drafts
        if len(draft.text) <= bylines.LONGEST
    )


def _mark_outside(page: Layout) -> None:
    """Mark what is left before the title and behind the body, and the headings of nothing but links."""
    if page.title is not None:
        for draft in page.drafts[: page.title]:
            if not _told(draft):
                draft.section = Section.FURNITURE
    _mark_heads(page)
    if page.body is None or page.scope is None:
        return
    index = max(page.scope.end, page.body.end) + 1
    while index < len(page.drafts):
        box = _outermost(page, index)
        end = box.end if box else index
        if not _belongs(page, box, page.drafts[index : end + 1]):
            for draft in page.drafts[index : end + 1]:
                draft.section = Section.FURNITURE
        index = end + 1


def _outermost(page: Layout, index: int) -> Box | None:
    """The largest element around a block that begins behind the body."""
    box, found = page.drafts[index].box, None
    while box is not None and page.scope is not None and box.start > page.scope.end:
        found, box = box, box.parent
    return found


def _belongs(page: Layout, box: Box | None, drafts: Sequence[Draft]) -> bool:
    """Whether what stands behind the body goes on with it: notes, contacts, tables, or prose without a sign of else."""
    if any(sections.opens_notes(draft.text) or sections.opens_contacts(draft.text) for draft in drafts):
        return True
    if any(draft.kind is BlockKind.TABLE_ROW for draft in drafts):
        return True
    prose = [draft for draft in drafts if is_prose(draft)]
    if box is None or not any(len(draft.text) >= _LEAST_PROSE for draft in prose):
        return False
    alone = prose[0].box
    told = alone is not None and (is_named(alone) or (alone.parent is not None and is_named(alone.parent)))
    if len(prose) == 1 and not (told and form_of(prose[0]) in page.forms):
        return False
    return points(page, box) <= _DOUBT


def _mark_heads(page: Layout) -> None:
    """Mark links that stand by themselves, and headings of nothing but links."""
    drafts = page.drafts
    begun = _second_prose(page)
    for index, draft in enumerate(drafts):
        if index in page.details or index < begun:
            continue
        if (
            draft.kind is BlockKind.PARAGRAPH
            and not draft.level
            and (
                (draft.linked and not draft.prose)
                or (draft.links >= MOST_LINKED and web_words.POINTS.match(draft.text) is not None)
            )
        ):
            draft.section = Section.FURNITURE
        if not (draft.level > 1 or draft.bold) or draft.section is Section.FURNITURE or draft.text.endswith(":"):
            continue
        end = index + 1
        while end < len(drafts) and drafts[end].linked and not drafts[end].level:
            end += 1
        if end > index + 1 and (end == len(drafts) or drafts[end].level or drafts[end].box is not draft.box):
            for listed in drafts[index:end]:
                listed.section = Section.FURNITURE


def _told(draft: Draft) -> bool:
    """Whether a line may tell when the page was published, by whom, or what it is; the head is read later."""
    return len(draft.text) <= bylines.LONGEST and (
        bylines.is_date(draft.text) or bylines.CUE.match(draft.text) is not None or head.is_label(draft.text)
    )
