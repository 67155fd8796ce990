"""PDF: read by PDFium in a process of its own."""

from __future__ import annotations

from claimx.documents import guard
from claimx.documents.draft import Extracted

_EXTRACT = "claimx.documents.readers.pdf.text:extract"


def extract(data: bytes, name: str) -> Extracted:
    """The text and drafts of a PDF.

    Raises:
        ReadError: It is damaged, locked with a password, scanned or without text, too long, or its parser failed on
            it within its limits of time and memory.
    """
    extracted: Extracted = guard.call(_EXTRACT, data, name, name=name, parser="PDF")
    return extracted
