"""Pages saved as one file by a browser: the page itself of what is in it, read as HTML."""

from __future__ import annotations

from email.message import Message

from claimx.documents.draft import Extracted
from claimx.documents.readers.html.page import from_source
from claimx.documents.readers.mail import mime
from claimx.errors import ReadError

_PAGES = ("text/html", "application/xhtml+xml")


def extract(data: bytes, name: str) -> Extracted:
    """The text and drafts of a saved page; those of the frames in it are left out.

    The day it was saved says nothing of when it was published.

    Raises:
        ReadError: It is damaged, too large, or holds no page with text.
    """
    message = mime.parse(data, name)
    page = _root(message)
    if page is None:
        raise ReadError(f"{name} is a saved page without its HTML", remedy="save the page again")
    source, warnings = mime.text(page, declared_in_text=True)
    extracted = from_source(source, name=name, page=True)
    if not extracted.drafts:
        raise ReadError(
            f"{name} is a page without text", remedy="save the page after it has loaded, or its text as .txt"
        )
    address = mime.header(message, "snapshot-content-location") or mime.header(page, "content-location")
    if address and address.lower().startswith(("https://", "http://")):
        extracted.facts.url = address
    extracted.warnings = warnings
    return extracted


def _root(message: Message) -> Message | None:
    """The part that is the page: the one named as the start, else the first that is HTML."""
    pages = [part for part in message.walk() if mime.kind(part) in _PAGES]
    start = mime.parameter(message, "start")
    named = (part for part in pages if start and mime.header(part, "content-id") == start)
    return next(named, pages[0] if pages else None)
