"""What introduces the items of a list: the block above it, or the item above it for a list within a list."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimx.documents.draft import Draft, Page
from claimx.documents.model import BlockKind, Section

_INTRODUCES = re.compile(r"[:,;–—?-]$|\b(?:following|below|include[sd]?|including|are|were|will|to|that|by|of)$", re.I)
_REFERS = re.compile(r"\b(?:following|as follows|below|these|include)\b", re.I)
_NOTES = re.compile(
    r"(?:notes? (?:to|for) (?:the )?(?:news )?editors?|editors?['’]? notes?|notes?|footnotes?)\s*:?", re.I
)
_ROMAN = re.compile(r"[ivx]+", re.I)
# Columns; marks that look alike may stand a little unevenly.
_DEEPER = 2
_DEEPER_ALIKE = 3
_TAIL = 200


@dataclass(frozen=True, slots=True)
class _Level:
    """A list that is open: where its marks stand, what they look like and what introduces its items."""

    indent: int
    style: str
    lead: int | None


def link(page: Page) -> None:
    """Tell each list item which block introduces it."""
    lead: int | None = None
    levels: list[_Level] = []
    last: int | None = None
    for index, draft in enumerate(page.drafts):
        if draft.section is Section.FURNITURE:  # what is no part of the statement does not part a list from its lead
            continue
        if draft.kind is not BlockKind.LIST_ITEM:
            lead = index if _leads(draft) else None
            levels.clear()
            last = None
            continue
        before = None if last is None else page.drafts[last]
        indent, style = _indent(page.view, draft), _style(draft.mark, before.mark if before else "")
        levels = _entered(levels, indent, style, before, last, lead)
        draft.lead = levels[-1].lead
        last = index


def _entered(
    levels: list[_Level], indent: int, style: str, before: Draft | None, last: int | None, lead: int | None
) -> list[_Level]:
    """The lists that are open once an item has been read."""
    if not levels:
        return [_Level(indent, style, lead)]
    for depth in range(len(levels) - 1, -1, -1):
        if levels[depth].style == style and abs(levels[depth].indent - indent) < _DEEPER:
            return levels[: depth + 1]
    top = levels[-1]
    if indent >= top.indent + (_DEEPER if style != top.style else _DEEPER_ALIKE):
        return [*levels, _Level(indent, style, last)]
    if indent <= top.indent - _DEEPER:
        kept = [level for level in levels if level.indent < indent + _DEEPER]
        return kept or [_Level(indent, style, lead)]
    if before is not None and before.text.endswith(":"):
        return [*levels, _Level(indent, style, last)]
    return [*levels, _Level(indent, style, top.lead)]


def _indent(view: str, draft: Draft) -> int:
    """The column that an item's mark stands in."""
    begins = view.rfind("\n", max(0, draft.start - _TAIL), draft.start) + 1
    begins = begins or max(0, draft.start - _TAIL)
    line = view[begins : draft.start].expandtabs(4)
    return len(line) - len(line.lstrip())


def _style(mark: str, before: str) -> str:
    """What the marks of a list have in common: "(a)" and "(b)", "1." and "2.", "•" and "•"."""
    inner = mark.strip("().")
    if inner.isdigit():
        return mark.replace(inner, "1")
    if not inner.isalpha():
        return mark
    follows = before.strip("().")
    runs_on = len(inner) == len(follows) == 1 and ord(inner) == ord(follows) + 1
    if _ROMAN.fullmatch(inner) and (len(inner) > 1 or not (runs_on and inner != "v")):
        return mark.replace(inner, "i")
    return mark.replace(inner, "a")


def _leads(draft: Draft) -> bool:
    if draft.kind in (BlockKind.TABLE_ROW, BlockKind.BYLINE, BlockKind.CAPTION, BlockKind.TITLE):
        return False
    tail = draft.text[-_TAIL:]
    if _NOTES.fullmatch(draft.text):
        return False
    if draft.kind is BlockKind.HEADING:
        return True
    return _INTRODUCES.search(tail) is not None or _REFERS.search(tail) is not None
