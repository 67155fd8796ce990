"""Page furniture told from the statement: cookie notices, menus, adverts, share lines, other stories.

What is marked is not extracted from, so a block is marked for what it says to the visitor of a site and
never for a word it mentions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimx.documents import dates
from claimx.documents.draft import Draft, Page
from claimx.documents.furniture import adverts, patterns
from claimx.documents.furniture.navigation import is_navigation, is_share
from claimx.documents.model import BlockKind, Section

_WHOLE = re.compile("(?:" + "|".join(patterns.WHOLE) + ")", re.I)
_OPENING = re.compile("|".join(patterns.OPENING), re.I)
_LIST_HEAD = re.compile(rf"(?:{patterns.LIST_HEADS})\s?:?", re.I)
_EARLY_HEAD = re.compile(rf"(?:{patterns.HEADS_BEFORE_BODY})\s?:?", re.I)
_SENTENCE = re.compile(r"[.!?:;][\"”’']?$")
_SPEAKS = re.compile(r"[\"“‘']")

_RULES = " -–—*=_"
_LONGEST_LINE = 420
_LONGEST_NOTICE = 1_000
_LONGEST_LINK = 150
_WORDS_OF_A_LINK = 20


def is_furniture(text: str, line: str | None = None) -> bool:
    """Whether a block is furniture by what it says.

    Args:
        text: The block, its white space made plain.
        line: The block as it stands, where it is one line: runs of spaces part the labels of a menu.
    """
    if not text or len(text) > _LONGEST_NOTICE or _SPEAKS.match(text):
        return False
    if len(text) <= _LONGEST_LINE:
        if _WHOLE.fullmatch(text) or _WHOLE.fullmatch(text.strip(_RULES)):
            return True
        if line is not None and (is_navigation(line) or is_share(line)):
            return True
    return _OPENING.match(text) is not None


def mark(page: Page) -> None:
    """Mark the furniture blocks of a page; those the reader marked stay so."""
    for draft in page.drafts:
        if draft.section is Section.FURNITURE or draft.kind is BlockKind.TABLE_ROW:
            continue
        line = page.view[draft.start : draft.end] if draft.end - draft.start <= _LONGEST_LINE else None
        if is_furniture(draft.text, None if draft.mark else line) and draft.level != 1:
            draft.section = Section.FURNITURE
    adverts.mark(page)
    _mark_lists(page.drafts)
    _mark_linked(page.drafts)


def _link(draft: Draft) -> bool:
    """Whether a block may be the headline of another page."""
    text = draft.text
    if len(text) > _LONGEST_LINK or text.count(" ") >= _WORDS_OF_A_LINK or draft.kind is BlockKind.TABLE_ROW:
        return False
    return not _SENTENCE.search(text) or text.endswith("?")


def _mark_lists(drafts: Sequence[Draft]) -> None:
    """Mark the heads of lists of other pages with what they list."""
    body = False
    index = 0
    while index < len(drafts):
        draft = drafts[index]
        index += 1
        if draft.section is Section.FURNITURE and not _LIST_HEAD.fullmatch(draft.text):
            continue
        if len(draft.text) > _LONGEST_LINK or not _LIST_HEAD.fullmatch(draft.text):
            body = body or draft.prose
            continue
        if not body and not _EARLY_HEAD.fullmatch(draft.text):
            continue
        end = _list_end(drafts, index)
        if end == index and not draft.text.endswith(":") and not draft.level:
            # A head with nothing under it is a label where it is set apart, and furniture either way.
            draft.section = Section.FURNITURE
            continue
        for listed in drafts[index - 1 : end]:
            listed.section = Section.FURNITURE
        index = end


def _list_end(drafts: Sequence[Draft], index: int) -> int:
    """Where the headlines listed from ``index`` on end."""
    first = index
    while index < len(drafts):
        draft = drafts[index]
        if draft.section is not Section.FURNITURE:
            if not _link(draft) or (draft.level and index > first and not draft.linked):
                break
            following = drafts[index + 1] if index + 1 < len(drafts) else None
            if draft.gap == 0 and index > first and following is not None and following.gap > 0:
                index += 1
                continue  # the last line of the list's own paragraph
            heads_prose = not draft.mark and not draft.linked and following is not None and following.prose
            if heads_prose and index > first:
                break
            if index > first and drafts[index - 1].mark and not draft.mark and draft.gap:
                break
        index += 1
    dated = [place for place in range(first, index) if dates.parse(drafts[place].text) is not None]
    # One date apart from the list dates the document; lists that give dates give one to each story.
    return index - 1 if dated == [index - 1] and drafts[index - 1].gap else index


def _mark_linked(drafts: Sequence[Draft]) -> None:
    """Mark runs of list items that are links and nothing else."""
    start: int | None = None
    for index in range(len(drafts) + 1):
        draft = drafts[index] if index < len(drafts) else None
        if draft is not None and draft.linked and draft.kind is BlockKind.LIST_ITEM and _link(draft):
            start = index if start is None else start
            continue
        if start is not None and index - start > 1:
            for listed in drafts[start:index]:
                listed.section = Section.FURNITURE
        start = None
