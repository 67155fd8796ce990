"""Documents that come in pieces: notes behind a text, the parts of a message."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.documents.draft import Extracted
from claimx.documents.model import Section

_BREAK = "\n\n"


def join(pieces: Sequence[Extracted]) -> Extracted:
    """One document of several pieces, one at least, in their order; the facts are those of the first."""
    joined = Extracted(_BREAK.join(piece.text for piece in pieces), [], pieces[0].facts)
    offset = 0
    for piece in pieces:
        for draft in piece.drafts:
            draft.start += offset
            draft.end += offset
            joined.drafts.append(draft)
        offset += len(piece.text) + len(_BREAK)
    joined.warnings = tuple(dict.fromkeys(warning for piece in pieces for warning in piece.warnings))
    return joined


def put(extracted: Extracted, section: Section) -> Extracted:
    """A piece with all its blocks in one section."""
    for draft in extracted.drafts:
        draft.section = section
    return extracted
