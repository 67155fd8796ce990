"""Messages in the format of RFC 5322 and MIME: parsed within bounds, their headers and texts decoded."""

from __future__ import annotations

import binascii
import codecs
import email
import re
from email import policy
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message

from claimx.documents import encoding
from claimx.documents.draft import plain
from claimx.errors import ReadError

MOST_BYTES = 40_000_000
_MOST_LINES = 1_000_000
_MOST_PARTS = 1_000
_MOST_BOUNDARIES = 40
_MOST_DASHES = 20_000
_LONGEST_HEADER = 8_000
_LONGEST_VALUE = 2_000
_TYPED = re.compile(rb"^content-[a-z-]{1,40}:[^\n]*(?:\n[ \t][^\n]*)*", re.I | re.M)
_TEXT_CODEC = re.compile(r"(?:utf|iso|cp|windows|koi|mac|gb|big5|euc|shift|ascii|latin|johab|hz|tis)", re.I)
_SPLIT = "save the statement itself, or each attachment, as a file"


def parse(data: bytes, name: str) -> Message:
    """A message.

    Raises:
        ReadError: It is too large, or its parts are too many, too deep or have headers of senseless length.
    """
    if len(data) > MOST_BYTES or data.count(b"\n") > _MOST_LINES:
        raise ReadError(f"{name} is too large", remedy=f"the limit is {MOST_BYTES // 1_000_000} MB: {_SPLIT}")
    typed = boundaries = 0
    for header in _TYPED.finditer(data):
        typed += 1
        if header.end() - header.start() > _LONGEST_HEADER:
            raise ReadError(f"{name} has a damaged header", remedy="save the message again as .eml")
        boundaries += b"boundary" in header.group().lower()
    if typed > _MOST_PARTS * 4 or boundaries > _MOST_BOUNDARIES or data.count(b"\n--") > _MOST_DASHES:
        raise ReadError(f"{name} has too many parts", remedy=_SPLIT)
    try:
        # The newer policy reads every header by a grammar, which long or broken ones keep busy or make fail.
        return email.message_from_bytes(data, policy=policy.compat32)
    except (RecursionError, MessageError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise ReadError(f"{name} is a damaged message", remedy="save the message again as .eml") from error


def header(message: Message, name: str) -> str | None:
    """The first header of a name, its encoded words decoded; None where there is none or it is empty."""
    for key, value in message.raw_items():
        if key.lower() == name:
            return _decoded(str(value)[:_LONGEST_VALUE]) or None
    return None


def _decoded(value: str) -> str:
    # Bytes beyond ASCII, which no header should hold, have come as surrogates.
    text = encoding.decode(value.encode("utf-8", "surrogateescape"))[0]
    try:
        pieces = decode_header(text)
    except (HeaderParseError, binascii.Error, ValueError):
        return plain(text)
    return plain("".join(_piece(piece, charset) for piece, charset in pieces))


def _piece(piece: str | bytes, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    if charset is None:
        return piece.decode("raw_unicode_escape", "replace")  # how the library encodes what was not encoded
    return encoding.decode(piece, charset=_codec(charset))[0]


def _codec(charset: str | None) -> str | None:
    """The codec of a declared character set; None where it is unknown."""
    if not charset or not _TEXT_CODEC.match(charset):
        return None
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError):
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def content(part: Message) -> bytes:
    """The bytes of a part that is no container, decoded for its transfer."""
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AttributeError):
        return b""
    return payload if isinstance(payload, bytes) else b""


def text(part: Message, *, declared_in_text: bool = False) -> tuple[str, tuple[str, ...]]:
    """The text of a part, and warnings about what could not be read.

    Args:
        declared_in_text: Whether the text itself may name its character set, as HTML does; the header wins.
    """
    data = content(part)
    charset = _codec(parameter(part, "charset"))
    if charset is None and declared_in_text:
        charset = encoding.declared(data)
    return encoding.decode(data, charset=charset)


def parameter(part: Message, name: str, header: str = "content-type") -> str | None:
    """A parameter of a header, decoded; None where it has none."""
    try:
        value = part.get_param(name, header=header)
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
    if isinstance(value, tuple):
        charset, _, encoded = value
        value = encoding.decode(encoded.encode("latin-1", "replace"), charset=_codec(charset))[0]
    return _decoded(value[:_LONGEST_VALUE]) or None if isinstance(value, str) else None


def kind(part: Message) -> str:
    """The type of a part: ``text/plain``, ``multipart/alternative``, …"""
    try:
        return part.get_content_type()
    except (ValueError, LookupError, TypeError, AttributeError):
        return "application/octet-stream"
