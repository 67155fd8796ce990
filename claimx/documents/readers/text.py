"""Plain text: the text as it stands, its lines made blocks."""

from __future__ import annotations

from claimx.documents import encoding
from claimx.documents.draft import Extracted
from claimx.documents.mojibake import reading_view, without_surrogates
from claimx.documents.readers import lines
from claimx.errors import ReadError

_BLANK = "\ufeff\u200b \t\r\n\f\v\xa0"


def extract(data: bytes, name: str) -> Extracted:
    """The text and drafts of a plain text.

    Raises:
        ReadError: It holds nothing but white space.
    """
    text, warnings = encoding.decode(data, charset=encoding.declared(data))
    if not text.strip(_BLANK):
        raise ReadError(
            f"{name} is empty: it holds nothing but white space", remedy="give a file with a statement in it"
        )
    extracted = from_string(text)
    extracted.warnings = warnings
    return extracted


def from_string(text: str) -> Extracted:
    """The drafts of a text at hand; lone surrogates become U+FFFD, so that it can be written and offsets hold."""
    text = without_surrogates(text)
    return Extracted(text, lines.drafts(reading_view(text)))
