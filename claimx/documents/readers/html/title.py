"""Which block of a web page is its title: the heading that says what the page's own ``title`` says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from claimx.documents.draft import Draft, plain
from claimx.documents.model import BlockKind

_WORD = re.compile(r"\w+")
_STATED = ("og:title", "twitter:title", "dc.title", "dcterms.title")
_SHARED = 0.75  # of its words that the title's block shares with what the page states
_TOLD = 0.4  # of what the page states that it tells
_LONGEST = 300
_MOST_TITLES = 6


def stated(root: Any) -> list[str]:
    """What the tags of a page state as its title."""
    found = [plain("".join(element.itertext()))[:_LONGEST] for element in root.iter("title")]
    for element in root.iter("meta"):
        if (element.get("property") or element.get("name") or "").strip().lower() in _STATED:
            found.append(plain(element.get("content") or "")[:_LONGEST])
    return [title for title in found[:_MOST_TITLES] if title]


def find(drafts: Sequence[Draft], text: str, titles: Sequence[str]) -> int | None:
    """Index of the block that is the title; None where no heading is and no block says what the page states."""
    wanted = [set(_words(title)) for title in titles]
    best: tuple[float, int] | None = None
    for index, draft in enumerate(drafts):
        if draft.kind is BlockKind.TABLE_ROW or draft.end - draft.start > _LONGEST:
            continue
        told = _told(text[draft.start : draft.end], wanted)
        if draft.level == 1:
            score = 1 + told
        elif told and not draft.linked and (draft.kind is not BlockKind.LIST_ITEM):
            score = told + (0.5 if draft.level else 0.0) + (0.2 if draft.bold else 0.0)
        else:
            continue
        if best is None or score > best[0]:
            best = (score, index)
    return best[1] if best else None


def _told(text: str, wanted: Sequence[set[str]]) -> float:
    """How much of what the page states as its title a block tells, from 0 to 1; 0 where it says much else."""
    words = set(_words(text))
    best = 0.0
    for title in wanted:
        shared = len(words & title)
        if words and title and shared >= _SHARED * len(words) and shared >= _TOLD * len(title):
            best = max(best, shared / len(title | words))
    return best


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]
