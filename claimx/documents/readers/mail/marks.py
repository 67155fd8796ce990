"""What a message holds beside the statement: earlier messages, signatures and notices of confidentiality."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimx.documents import publishers
from claimx.documents.draft import HEAD, Draft, Extracted, plain
from claimx.documents.model import BlockKind, Section

_FORWARDED = re.compile(
    r"(?:-{2,}|_{2,})\s?(?:original (?:message|appointment)|forwarded (?:message|by\b.{0,80}?))\s?(?:-{2,}|_{2,})?"
    r"|begin forwarded message:",
    re.I,
)
_WROTE = re.compile(r"on\b.{8,200}\bwrote:", re.I)
_FIELD = re.compile(
    r"\*?(?P<name>from|sent|date|to|cc|subject|reply-to|importance|attachments?)\s?:\*?\s*(?P<rest>.*)", re.I
)
_FIELDS_IN_ONE = re.compile(r"from\s?:.{1,300}?\b(?:sent|date)\s?:.{1,200}?\b(?:to|subject)\s?:", re.I)
_THIS = r"(?:e-?mail|message|communication|transmission)"
_DISCLAIMER = re.compile(
    rf"(?:this|the (?:information|contents?) (?:contained )?(?:in|of) this) {_THIS}\b.{{0,300}}?\b(?:confidential"
    r"|(?:intended|named) (?:only|solely|recipients?)|addressee|legally privileged|been scanned|not necessarily)\b"
    rf"|any (?:views|opinions)\b.{{0,80}}\b{_THIS}\b.{{0,200}}\b(?:author|sender|necessarily)\b"
    rf"|if you (?:have received|received) this {_THIS} in error\b"
    r"|if you (?:are|were) not the (?:intended|named|addressee)\b"
    rf"|all {_THIS}s?\b.{{0,80}}\b(?:monitored|recorded)\b.{{0,80}}\b(?:purposes|policy|law|legislation)\b"
    r"|(?:please )?(?:consider|think of) the environment before\b"
    rf"|caution\s?[:!-].{{0,40}}\b{_THIS}\b.{{0,60}}\b(?:external|outside)\b|you don['’]t often get e-?mail from\b"
    r"|(?:internet )?e-?mail (?:is not (?:a )?secure|cannot be guaranteed)\b|\[?external e?-?mail\]?[:.!]?$",
    re.I,
)
_DISCLAIMER_HEAD = re.compile(
    r"\W*(?:disclaimer|confidentiality(?: notice| statement)?|legal (?:notice|disclaimer)|e-?mail disclaimer)\W*", re.I
)
_PARTS = re.compile(r"\s*,(?! Fire\b)\s*|\s*[|(@)]\s*|\s+[-–—]\s+|\s+at\s+")
_ROOM = (
    r"(?:(?:corporate )?comm(?:unication)?s|press|media|news|public relations)"
    r" (?:office|team|desk|centre|releases?|enquiries|relations|unit|department)"
)
_ROOM_ALONE = re.compile(rf"(?:the )?{_ROOM}", re.I)
_DESK = re.compile(rf"\s(?:{_ROOM}|press|media|comms|communications|news)$|^{_ROOM}(?: (?:of|for))?\s", re.I)
_SIGNATURE = frozenset(("--", "—", "–"))
_PASSED_ON = re.compile(r"forwarded", re.I)
_LEAST_FIELDS = 3
_MOST_FIELDS = 9
_LONGEST_FIELD = 400
_LONGEST_NOTE = 150
_LONGEST_GREETING = 20
_LONGEST_DISCLAIMER = 1_500


@dataclass(slots=True)
class Passed:
    """The headers of a message that was passed on with nothing said above it."""

    sender: str | None = None
    date: str | None = None
    subject: str | None = None


def mark(extracted: Extracted, *, forwarded: bool = False) -> Passed | None:
    """Mark what is no part of the statement; the headers of the message that was passed on, if that is all there is.

    Args:
        forwarded: Whether the subject says that the message passes another on, so that a few words above are a note.
    """
    drafts = extracted.drafts
    texts = [plain(extracted.text[draft.start : min(draft.end, draft.start + HEAD)]) for draft in drafts]
    passed: Passed | None = None
    index = 0
    while index < len(drafts):
        draft, text = drafts[index], texts[index]
        if draft.section is Section.FURNITURE:
            index += 1
            continue
        begun = _earlier(texts, index)
        note = forwarded or _PASSED_ON.search(text) is not None
        if begun is not None and _says(drafts[:index], texts[:index], note=note):
            _put(drafts[index:], Section.FURNITURE)
            break
        if begun is not None:
            passed = passed or Passed()
            _put(drafts[:index], Section.FURNITURE)
            _read_fields(passed, texts[index:begun])
            for line in drafts[index:begun]:
                line.kind = BlockKind.BYLINE
            index = begun
            continue
        if text in _SIGNATURE:
            end = next((at for at in range(index, len(drafts)) if _earlier(texts, at) is not None), len(drafts))
            draft.section = Section.FURNITURE
            _put(drafts[index + 1 : end], Section.CONTACT)
            index = end
            continue
        if _DISCLAIMER_HEAD.fullmatch(text):
            _put(drafts[index:], Section.FURNITURE)
            break
        if len(text) <= _LONGEST_DISCLAIMER and _DISCLAIMER.match(text):
            draft.section = Section.FURNITURE
        index += 1
    return passed


def publisher(sender: str) -> str | None:
    """The organisation that a display name names, alone or with its press office; None where it names none."""
    for part in _PARTS.split(sender):
        name = _DESK.sub("", part).strip()
        if " " in name and publishers.is_official(name) and not _ROOM_ALONE.fullmatch(name):
            return name
    return None


def _earlier(texts: Sequence[str], index: int) -> int | None:
    """Where the text of an earlier message begins whose head begins here; None where none does."""
    text = texts[index]
    if len(text) <= _LONGEST_FIELD and (_FORWARDED.fullmatch(text) or _WROTE.fullmatch(text)):
        return _fields_end(texts, index + 1)
    if len(text) <= HEAD and _FIELDS_IN_ONE.match(text):
        return index + 1
    end = _fields_end(texts, index)
    named = {found["name"].lower() for at in range(index, end) if (found := _FIELD.match(texts[at]))}
    sent = named & {"sent", "date"}
    return end if len(named) >= _LEAST_FIELDS and "from" in named and sent and _FIELD.match(text) else None


def _fields_end(texts: Sequence[str], index: int) -> int:
    last = min(len(texts), index + _MOST_FIELDS)
    end = index
    while end < last and len(texts[end]) <= _LONGEST_FIELD and _FIELD.match(texts[end]):
        end += 1
    return end


def _read_fields(passed: Passed, texts: Sequence[str]) -> None:
    for text in texts:
        found = _FIELD.match(text)
        if found is None or not found["rest"]:
            continue
        name, rest = found["name"].lower(), found["rest"]
        if name == "from":
            passed.sender = rest
        elif name in ("sent", "date"):
            passed.date = rest
        elif name == "subject":
            passed.subject = rest


def _says(drafts: Sequence[Draft], texts: Sequence[str], *, note: bool) -> bool:
    """Whether the blocks above an earlier message say something, and are not a note that passes it on."""
    said = sum(len(text) for draft, text in zip(drafts, texts, strict=True) if draft.readable)
    return said > (_LONGEST_NOTE if note else _LONGEST_GREETING)


def _put(drafts: Sequence[Draft], section: Section) -> None:
    for draft in drafts:
        if draft.section is not Section.FURNITURE:
            draft.section = section
