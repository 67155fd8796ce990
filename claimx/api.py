"""What most callers need: read a document, extract its claims."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from claimx.documents import Details, Document, from_text
from claimx.documents import read as read_path

if TYPE_CHECKING:
    from spacy.language import Language

    from claimx.records import Claim


def read(path: str | Path, *, details: Details | None = None) -> Document:
    """Read a document from a file.

    Args:
        path: A text or HTML file.
        details: What is known of the document (date, publisher, …); it wins over what the document says.

    Raises:
        ReadError: The file is missing, empty, binary, too large or not permitted.
    """
    return read_path(path, details=details)


def extract(
    source: str | Path | Document,
    *,
    date: dt.date | None = None,
    details: Details | None = None,
    nlp: Language | None = None,
) -> list[Claim]:
    """The claims of a text, a file or a document that was read.

    Args:
        source: A Path is read as a file; a str is the text itself; a Document is taken as it is.
        date: The day a text or file was published, where it does not say.
        details: More that is known of a text or file.
        nlp: A pipeline from ``claimx.load``; by default one that is loaded once.

    Returns:
        Claim records in the order of the text.

    Raises:
        ReadError: A file cannot be read, or the text is empty.
        ModelError: The parser is not installed.
    """
    from claimx.pipeline.language import extract_document

    details = details or Details(date=date)
    if isinstance(source, Document):
        document = source
    elif isinstance(source, Path):
        document = read(source, details=details)
    else:
        document = from_text(source, details=details)
    return extract_document(document, nlp=nlp)
