"""What kind of file some bytes are, by the bytes first and the name second."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

from claimx.documents.encoding import has_mark
from claimx.errors import ReadError

SAMPLE = 65_536
_CONTROL_SHARE = 0.05


class Format(StrEnum):
    """A format that can be read."""

    TEXT = "text"
    HTML = "html"


_HTML_NAMES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_TEXT_NAMES = frozenset({".txt", ".text", ".md", ".markdown"})
_PAGE = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S)
_FRAGMENT = re.compile(
    r"\s*<(?:head|body|main|article|section|div|p|h[1-6]|ul|ol|table|blockquote|meta)\b[^<]{0,400}>", re.I
)

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
)
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\v\x1b") + b"\x7f"


def require_text(data: bytes, name: str) -> None:
    """Raise a ReadError where the bytes are not a text of any kind."""
    remedy = "save its text as UTF-8 in a .txt or .html file"
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise ReadError(f"{name} is {what}, not text", remedy=remedy)
    if has_mark(data):
        return
    if b"\0" in data:
        raise ReadError(f"{name} is a binary file: it holds NUL bytes", remedy=remedy)
    sample = data[:SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > _CONTROL_SHARE * len(sample):
        raise ReadError(f"{name} is a binary file: it is full of control characters", remedy=remedy)


def sniff(text: str, path: Path | None) -> Format:
    """The format of a decoded text: a whole page is HTML whatever its name, a fragment where the name allows."""
    suffix = path.suffix.lower() if path else ""
    head = text[:SAMPLE]
    if suffix in _HTML_NAMES or _PAGE.match(head):
        return Format.HTML
    if suffix not in _TEXT_NAMES and _FRAGMENT.match(head):
        return Format.HTML
    return Format.TEXT
