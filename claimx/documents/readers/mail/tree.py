"""Which parts of a message are its text, and which are documents sent with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from email.message import Message

from claimx.documents.readers.mail import mime

_TEXTS = ("text/plain", "text/html", "application/xhtml+xml")
# By the name of an attachment: formats that are read, and those that are known and refused with the reason.
_DOCUMENTS = frozenset(
    ".txt .text .md .markdown .html .htm .xhtml .mhtml .mht .pdf .docx .eml .json .jsonl .csv .tsv .parquet .xml .zip"
    " .gz .doc .rtf .odt .xls .xlsx .ods .ppt .pptx .msg".split()
)
_ENDINGS = {
    "text/plain": ".txt",
    "text/html": ".html",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "text/rtf": ".rtf",
    "application/rtf": ".rtf",
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/zip": ".zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "message/rfc822": ".eml",
}
_SEPARATORS = re.compile(r"[/\\]")
_EMPTY = re.compile(rb"<[^<>]*>|&nbsp;|\s+")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f<>:\"|?*]+")
_LONGEST_NAME = 120
_LONGEST_ENDING = 10


@dataclass(slots=True)
class Contents:
    """The parts of a message that are its text, in order, and the attachments that are documents, with their names."""

    texts: list[Message] = field(default_factory=list)
    attached: list[tuple[str, Message]] = field(default_factory=list)


def contents(message: Message) -> Contents:
    """The texts and documents of a message; pictures, calendars, cards and signatures are neither."""
    found = Contents()
    _collect(message, found)
    return found


def inner(part: Message) -> list[Message]:
    """The parts of a container, or the message that a part passes on; empty for any other part."""
    payload = part.get_payload()
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []


def _collect(part: Message, found: Contents) -> None:
    kind = mime.kind(part)
    children = inner(part)
    if kind == "message/rfc822" or not children:
        _collect_leaf(part, kind, found)
    elif kind == "multipart/alternative":
        _collect_best(children, found)
    elif kind == "multipart/related":
        _collect_related(children, found)
    elif kind.startswith("multipart/"):
        for child in children:
            _collect(child, found)


def _collect_best(children: list[Message], found: Contents) -> None:
    """Take the text of the one form that keeps most of its structure, and the documents of all."""
    forms: list[Contents] = []
    for child in children:
        forms.append(Contents())
        _collect(child, forms[-1])
    best = max(forms, key=_richness, default=None)
    if best is not None:
        found.texts += best.texts
    for form in forms:
        found.attached += form.attached


def _richness(form: Contents) -> int:
    if not any(_EMPTY.sub(b"", mime.content(part)) for part in form.texts):
        return 0
    return 2 if any(mime.kind(part) != "text/plain" for part in form.texts) else 1


def _collect_related(children: list[Message], found: Contents) -> None:
    """Take the first part, which the others (pictures, style sheets) belong to; documents among those are attached."""
    for index, child in enumerate(children):
        of_child = Contents()
        _collect(child, of_child)
        if index == 0:
            found.texts += of_child.texts
        found.attached += of_child.attached


def _collect_leaf(part: Message, kind: str, found: Contents) -> None:
    name = _name(part, kind)
    attached = (mime.header(part, "content-disposition") or "").lower().startswith("attachment")
    if kind in _TEXTS and not attached and name is None:
        found.texts.append(part)
        return
    ending = _ENDINGS.get(kind, "")
    if name is None or _ending(name) not in _DOCUMENTS:
        if not ending:
            return
        name = (name or "attachment") + ending
    found.attached.append((name, part))


def _ending(name: str) -> str:
    return "." + name.rpartition(".")[2].lower() if "." in name else ""


def _name(part: Message, kind: str) -> str | None:
    """The name of an attachment without folders, None where it has none."""
    given = mime.parameter(part, "filename", "content-disposition") or mime.parameter(part, "name")
    if given is None and kind == "message/rfc822":
        message = next(iter(inner(part)), None)
        given = mime.header(message, "subject") if message else None
        return _safe(f"{_SEPARATORS.sub(' ', given)[: _LONGEST_NAME - 4]}.eml") if given else None
    return _safe(_SEPARATORS.split(given)[-1]) if given else None


def _safe(name: str) -> str | None:
    name = _UNSAFE.sub(" ", name).strip(" .")
    ending = _ending(name) if len(_ending(name)) < _LONGEST_ENDING else ""
    return name[: len(name) - len(ending)][: _LONGEST_NAME - len(ending)] + ending or None


def unique(names: list[str]) -> list[str]:
    """The names, those that stand twice with a number before their ending."""
    taken: set[str] = set()
    found = []
    for name in names:
        stem, dot, ending = name.rpartition(".")
        number = 2
        fresh = name
        while fresh.casefold() in taken:
            fresh = f"{stem}-{number}{dot}{ending}" if dot else f"{ending}-{number}"
            number += 1
        taken.add(fresh.casefold())
        found.append(fresh)
    return found
