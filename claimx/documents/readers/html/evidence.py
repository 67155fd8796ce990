"""What each block of a web page says and is made of, summed so that any run of blocks is weighed at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from claimx.documents import dates
from claimx.documents.draft import Box, Draft
from claimx.documents.furniture import marking, web_words
from claimx.documents.model import BlockKind

MOST_LINKED = 0.4  # of a block of prose
_LONGEST_SAID = 300


@dataclass(frozen=True, slots=True)
class Evidence:
    """Running sums over the blocks of a page; each starts with 0.

    Attributes:
        size, linked: Characters, and those of them in links.
        prose: Blocks of prose that are no links.
        rows, captions: Blocks of these kinds.
        known: Blocks that say that they are furniture.
        invites, chatter, imprint, dated: Blocks that say such things as furniture says, see ``web_words``.
    """

    size: list[int]
    linked: list[float]
    prose: list[int]
    rows: list[int]
    captions: list[int]
    known: list[int]
    invites: list[int]
    chatter: list[int]
    imprint: list[int]
    dated: list[int]


def gather(drafts: Sequence[Draft]) -> Evidence:
    """The evidence in the blocks of a page."""
    said = ["" if len(draft.text) >= _LONGEST_SAID else draft.text for draft in drafts]
    known = [marking.is_furniture(draft.text) for draft in drafts]
    return Evidence(
        size=_sums(draft.end - draft.start for draft in drafts),
        linked=list(accumulate((draft.links * (draft.end - draft.start) for draft in drafts), initial=0.0)),
        prose=_sums(is_prose(draft) for draft in drafts),
        rows=_sums(draft.kind is BlockKind.TABLE_ROW for draft in drafts),
        captions=_sums(draft.kind is BlockKind.CAPTION for draft in drafts),
        known=_sums(known),
        invites=_sums(
            web_words.INVITES.match(text) is not None and not (draft.linked and is_known)
            for text, draft, is_known in zip(said, drafts, known, strict=True)
        ),
        chatter=_sums(web_words.CHATTER.fullmatch(text) is not None for text in said),
        imprint=_sums(web_words.IMPRINT.search(text) is not None or web_words.is_address(text) for text in said),
        dated=_sums(dates.parse(text) is not None for text in said),
    )


def is_prose(draft: Draft) -> bool:
    """Whether a block is prose, and not in the main links."""
    return draft.prose and draft.links < MOST_LINKED


def total(sums: Sequence[float], box: Box) -> float:
    """The sum over the blocks of an element."""
    return sums[box.end + 1] - sums[box.start]


def _sums(values: Sequence[bool] | Iterator[int]) -> list[int]:
    return list(accumulate((int(value) for value in values), initial=0))
