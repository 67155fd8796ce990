"""The summary that a page sets apart: the words between its title and the lines that say who publishes it and when."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.documents import datelines
from claimx.documents.draft import Draft, Page, plain
from claimx.documents.model import BlockKind, Section

_LEAST_WORDS = 6
_LONGEST = 600


def find(page: Page) -> None:
    """Find the summary of a page whose title is known.

    What the page's tags give as its description counts only where it stands in the text as well.
    """
    described = page.facts.summary
    if described is not None:
        page.facts.summary = described if stands(page, described) else None
    if page.facts.summary is None:
        page.facts.summary = _set_apart(page)


def stands(page: Page, words: str) -> bool:
    """Whether a block of the page's text, its title apart, is these words and nothing more."""
    wanted = plain(words)
    return any(
        draft.text == wanted and draft.kind is not BlockKind.TITLE
        for _, draft in page.live()
        if draft.end - draft.start <= _LONGEST
    )


def _set_apart(page: Page) -> str | None:
    live = [draft for draft in page.drafts if draft.section is not Section.FURNITURE]
    title = next((at for at, draft in enumerate(live) if draft.kind is BlockKind.TITLE), None)
    if title is None or not _between(live[title + 1 : title + 3]):
        return None
    draft = live[title + 1]
    return plain(page.view[draft.start : draft.end])


def _between(following: Sequence[Draft]) -> bool:
    """Whether the first of two blocks under a title is words, and the second a byline or date line."""
    if len(following) < 2:
        return False
    words, line = following
    return (
        words.section is Section.BODY
        and words.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
        and not words.level
        and words.end - words.start <= _LONGEST
        and words.text.count(" ") + 1 >= _LEAST_WORDS
        and not words.text.endswith(":")
        and datelines.lead(words.text) is None
        and line.kind is BlockKind.BYLINE
    )
