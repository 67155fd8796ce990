"""The boxes of a GOV.UK body: contact details, attachments and footnotes stand in elements of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from claimx.documents.model import Section

_BOXES = (
    (re.compile(r"(?:^|\s)(?:contact|address|vcard)(?:\s|$)"), Section.CONTACT),
    (re.compile(r"(?:^|\s)(?:gem-c-)?attachment(?:\s|$)"), Section.FURNITURE),
    (re.compile(r"(?:^|\s)footnotes(?:\s|$)"), Section.NOTES),
)
_ANY = re.compile(r"class=[\"'][^\"']{0,200}?\b(?:contact|address|vcard|attachment|footnotes)\b")
_DEEPEST = 8


def boxes(body: str) -> Iterator[tuple[Section, str]]:
    """The HTML of a body, cut where a box begins or ends, each piece with the section it stands in."""
    root = _tree(body) if _ANY.search(body) else None
    if root is None:
        yield Section.BODY, body
        return
    run: list[str] = []
    for section, piece in _pieces(root):
        if section is Section.BODY:
            run.append(piece)
            continue
        if run:
            yield Section.BODY, "".join(run)
            run.clear()
        yield section, piece
    if run:
        yield Section.BODY, "".join(run)


def _tree(body: str) -> Any:
    """The body element of what a string of HTML makes, None where the parser does not get through it."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(body.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    limited = any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log)
    return None if root is None or limited else root.find("body")


def _pieces(element: Any, depth: int = 0) -> Iterator[tuple[Section, str]]:
    """The children of an element, boxes as such; a plain division that holds boxes is gone into."""
    from lxml import etree

    if element.text:
        yield Section.BODY, escape(element.text)
    for child in element:
        section = _section(child)
        if section is None and depth < _DEEPEST and child.tag in ("div", "section") and _holds_box(child):
            yield from _pieces(child, depth + 1)
        else:
            yield section or Section.BODY, etree.tostring(child, encoding="unicode", method="html", with_tail=False)
        if child.tail:
            yield Section.BODY, escape(child.tail)


def _section(element: Any) -> Section | None:
    names = element.get("class") or ""
    return next((section for form, section in _BOXES if form.search(names)), None)


def _holds_box(element: Any) -> bool:
    return any(_section(inner) is not None for inner in element.iterdescendants("div", "section", "p", "figure"))
