"""Plain text: the text as it stands, its lines made blocks."""

from __future__ import annotations

from claimx.documents import encoding
from claimx.documents.draft import Extracted
from claimx.documents.mojibake import reading_view, without_surrogates
from claimx.documents.readers import lines
from claimx.errors import ReadError

MAX_LINES = 200_000
_BLANK = "\ufeff\u200b \t\r\n\f\v\xa0"


def extract(data: bytes, name: str) -> Extracted:
    """The text and drafts of a plain text.

    Raises:
        ReadError: It holds nothing but white space, or more than ``MAX_LINES`` lines.
    """
    text, warnings = encoding.decode(data, charset=encoding.declared(data))
    if not text.strip(_BLANK):
        raise ReadError(
            f"{name} is empty: it holds nothing but white space", remedy="give a file with a statement in it"
        )
    extracted = from_string(text, name=name)
    extracted.warnings = warnings
    return extracted


def from_string(text: str, *, name: str | None = None) -> Extracted:
    """The drafts of a text at hand; lone surrogates become U+FFFD, so that it can be written and offsets hold.

    Args:
        name: What it is called in messages, where it comes from a file; a text of the caller's own may have any
            number of lines.

    Raises:
        ReadError: It comes from a file and has more than ``MAX_LINES`` lines.
    """
    count = text.count("\n") + text.count("\r")
    if name is not None and count > MAX_LINES:
        raise ReadError(
            f"{name} has {count:,} lines, more than {MAX_LINES:,}", remedy="split it into one file a statement"
        )
    text = without_surrogates(text)
    return Extracted(text, lines.drafts(reading_view(text)))
