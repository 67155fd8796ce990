"""Messages as press offices mail them: the text of the message, and the documents attached to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from email.errors import MessageError
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path
from typing import BinaryIO

from claimx.documents import dates
from claimx.documents.draft import Extracted, Facts, plain
from claimx.documents.parts import MAX_BYTES, Columns, Part
from claimx.documents.publishers import is_official
from claimx.documents.readers import text as plain_text
from claimx.documents.readers.html.page import from_source
from claimx.documents.readers.mail import marks, mime, tree
from claimx.documents.readers.mail import text as mail_text
from claimx.documents.readers.mail.joining import join
from claimx.errors import ReadError

_MAILBOX = re.compile(rb"(?:\A|\n\r?\n)From [^\r\n]{5,200}[0-9]{4}\r?\n[A-Za-z-]{2,40}:")
_MARK = (
    r"(?:re|fwd?|aw|wg|tr|sv|vs)(?:\[[0-9]+\])?\s?:"
    r"|\[(?:external|ext|official|not protectively marked|press|media|news)[^\[\]]{0,30}\]:?"
    r"|(?:for )?immediate release\s?[:–-]"
    r"|(?:(?:press|media|news) (?:release|statement|notice|advisory)s?|news)\s?(?::|\s[–-])"
)
_FORWARDED = re.compile(r"fwd?\s?:", re.I)
_MARKS = re.compile(rf"(?:(?:{_MARK})\s*)+", re.I)
# Subjects that name the sort of message and nothing it says.
_GENERIC = re.compile(
    r"(?:(?:latest|new|today['’]?s|our|embargoed|urgent) )*(?:press|media|news|official)? ?"
    r"(?:release|statement|notice|comment|update|response|news|attached)s?(?: attached)?\W*|\(?no subject\)?|untitled",
    re.I,
)


def parts(file: BinaryIO, path: Path | None, columns: Columns) -> Iterator[Part]:
    """The message, unnamed, and the documents attached to it, under their names.

    Raises:
        ReadError: It is a mailbox of many messages, damaged, too large, or has neither text nor a document.
    """
    name = str(path) if path else "the input"
    data = file.read(mime.MOST_BYTES + 1)
    if len(_MAILBOX.findall(data[:1_000_000])) > 1:
        raise ReadError(f"{name} is a mailbox of many messages", remedy="save each message as .eml")
    message = mime.parse(data, name)
    found = tree.contents(message)
    try:
        body: Extracted | ReadError = _body(message, found.texts, name)
    except ReadError as error:
        body = error
    if isinstance(body, ReadError) or body.drafts:
        yield Part("", body)
    elif not found.attached:
        raise ReadError(f"{name} is a message without text", remedy="save the statement in it as a file")
    names = tree.unique([attached for attached, _ in found.attached])
    for attached, (_, part) in zip(names, found.attached, strict=True):
        yield Part(attached, _attachment(part, f"{name}/{attached}"))


def _attachment(part: Message, name: str) -> bytes | ReadError:
    if mime.kind(part) != "message/rfc822":
        return mime.content(part)
    try:
        return b"".join(message.as_bytes() for message in tree.inner(part)[:1])
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return ReadError(f"{name} is a damaged message", remedy="save it as .eml")


def _body(message: Message, texts: list[Message], name: str) -> Extracted:
    """The text of a message, with what its headers say."""
    pieces: list[Extracted] = []
    size = lines = 0
    for part in texts:
        html = mime.kind(part) != "text/plain"
        text, warnings = mime.text(part, declared_in_text=html)
        size += len(text)
        lines += text.count("\n")
        if size > MAX_BYTES or lines > plain_text.MAX_LINES:
            raise ReadError(f"{name} is too large", remedy="split its text into one file a statement")
        piece = from_source(text, name=name) if html else _plain(part, text, name)
        piece.warnings = warnings
        if piece.drafts:
            pieces.append(piece)
    body = join(pieces) if pieces else Extracted("", [])
    subject = mime.header(message, "subject")
    forwarded = subject is not None and _FORWARDED.match(subject) is not None
    passed = marks.mark(body, forwarded=forwarded) or marks.Passed()
    _fill(
        body.facts,
        subject=passed.subject or subject,
        sender=passed.sender or mime.header(message, "from"),
        sent=(passed.date and dates.first(plain(passed.date))) or _sent(mime.header(message, "date")),
        organisation=None if passed.sender else mime.header(message, "organization"),
    )
    return body


def _plain(part: Message, text: str, name: str) -> Extracted:
    if (mime.parameter(part, "format") or "").lower() == "flowed":
        text = mail_text.unflow(text, delete_space=(mime.parameter(part, "delsp") or "").lower() == "yes")
    return mail_text.from_plain(text, name)


def _fill(
    facts: Facts, *, subject: str | None, sender: str | None, sent: date | None, organisation: str | None
) -> None:
    """Put what the headers say into the facts; a subject that says nothing is no title."""
    title = _MARKS.sub("", subject, count=1).strip() if subject and _MARKS.match(subject) else subject
    if title and not _GENERIC.fullmatch(title) and dates.parse(title) is None:
        facts.title = title
    facts.date = sent or facts.date
    display = (parseaddr(sender)[0] or sender.partition("<")[0]) if sender else None
    facts.publisher = facts.publisher or (marks.publisher(display) if display else None)
    if facts.publisher is None and organisation and is_official(organisation):
        facts.publisher = organisation


def _sent(value: str | None) -> date | None:
    """The day in a Date header, in the sender's own time."""
    if value is None:
        return None
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return dates.first(value)
