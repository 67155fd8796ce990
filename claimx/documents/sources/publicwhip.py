"""One element of TheyWorkForYou's XML: a heading, a question, a reply or a speech, with what its attributes say."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from claimx.documents.draft import Draft, Extracted, plain
from claimx.documents.model import BlockKind, Person, Section
from claimx.documents.readers.html.page import from_source
from claimx.documents.sources.fields import day

SOURCE = "theyworkforyou"
ROOT = "publicwhip"
TAGS = frozenset(("oral-heading", "major-heading", "minor-heading", "ques", "reply", "speech"))

_DAY = re.compile(r"[12][0-9]{3}-[01][0-9]-[0-3][0-9]")
# Since 2014 the address and the id give the day a question was tabled; before, the id gave that of the Hansard.
_TABLED = re.compile(r"/written-questions?/(?:detail|commons|lords)/(?P<day>[12][0-9]{3}-[01][0-9]-[0-3][0-9])/", re.I)
_STATEMENT = re.compile(r"/(?:lords)?wms/")
_STATEMENT_NUMBER = re.compile(r"\.(?P<number>h[cl]ws[0-9]{1,6})\.", re.I)
_PRINTED_NUMBER = re.compile(r"\[(?P<number>[0-9]{4,7})\]\s*$")
# The scraper's slip in italics that begin one letter late: "h<i> olding answer</i>".
_SLIPPED = re.compile(r"(?<![A-Za-z])(?P<letter>[b-hj-np-z])<i> (?=[a-z])")
_HELD = re.compile(
    r"\[holding answers?\b[^\[\]]{0,80}\]:?|^holding answers?(?: of| on)? [0-9]{1,2} [A-Z][a-z]{2,8} [0-9]{4}:?", re.I
)
_OVERHEAD = 500  # what a piece takes beside its text


@dataclass(frozen=True, slots=True)
class Piece:
    """An element.

    Attributes:
        tag: What it is.
        attributes: What its attributes say.
        text: Its text, of a heading.
        paragraphs: What stands in it as HTML, each with the number of the question that it is, if it is one.
        size: How much there is to keep, in characters.
    """

    tag: str
    attributes: Mapping[str, str]
    text: str
    paragraphs: tuple[tuple[str | None, str], ...]
    size: int

    @property
    def is_heading(self) -> bool:
        """Whether it heads what follows."""
        return self.tag.endswith("-heading")

    @property
    def is_statement(self) -> bool:
        """Whether it is a written ministerial statement."""
        return _STATEMENT.search(self._gid) is not None

    @property
    def is_tabled(self) -> bool:
        """Whether it is a tabled question among speeches: one with a number of its own."""
        return bool(self.attributes.get("oral-qnum")) or bool(self.numbers)

    @property
    def source(self) -> str:
        """All that stands in it, as HTML."""
        return "".join(source for _, source in self.paragraphs)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the questions in it."""
        return tuple(number for number, _ in self.paragraphs if number)

    @property
    def speaker(self) -> Person | None:
        """Who asks, replies or speaks, with the office given."""
        name = plain(self.attributes.get("speakername") or "")
        if not name or self.attributes.get("nospeaker", "").lower() == "true":
            return None
        return Person(name, plain(self.attributes.get("speakeroffice") or "") or None)

    @property
    def url(self) -> str | None:
        """Its address."""
        return self.attributes.get("url", "").strip() or None

    @property
    def day(self) -> dt.date | None:
        """The day in its id."""
        found = _DAY.search(self._gid)
        return day(found.group()) if found else None

    @property
    def day_asked(self) -> dt.date | None:
        """The day a written question was tabled."""
        tabled = _TABLED.search(self.url or "")
        return day(tabled["day"]) if tabled else None

    @property
    def day_answered(self) -> dt.date | None:
        """The day of the Hansard that a reply stands in; None in a file of today's kind, whose name alone says it."""
        return self.day if "colnum" in self.attributes else None

    @property
    def statement_number(self) -> str | None:
        """The number of a written statement."""
        found = _STATEMENT_NUMBER.search(self._gid)
        return found["number"].upper() if found else None

    @property
    def tail(self) -> str:
        """The end of its id, which names it within the day."""
        return self._gid.rpartition("/")[2] or self.tag

    @property
    def _gid(self) -> str:
        return self.attributes.get("id", "")


def piece(element: Any) -> Piece:
    """What an element of the tree says, kept when the tree is gone."""
    from lxml import etree

    heading = element.tag.endswith("-heading")
    paragraphs: list[tuple[str | None, str]] = []
    run: list[str] = []
    if not heading:
        _mark_lists(element)
        run.append(_escaped(element.text))
        for child in element:
            source = etree.tostring(child, encoding="unicode", method="html", with_tail=False)
            source = _SLIPPED.sub(r"<i>\g<letter>", source)
            if number := _number(child):
                paragraphs.extend((*_run(run), (number, source)))
                run.clear()
            else:
                run.append(source)
            run.append(_escaped(child.tail))
    paragraphs.extend(_run(run))
    text = "".join(element.itertext()) if heading else ""
    size = _OVERHEAD + len(text) + sum(len(source) for _, source in paragraphs)
    return Piece(element.tag, dict(element.attrib), text, tuple(paragraphs), size)


def _run(sources: list[str]) -> list[tuple[str | None, str]]:
    """What stands between two numbered questions, in one."""
    source = "".join(sources)
    return [(None, source)] if source.strip() else []


def _escaped(text: str | None) -> str:
    return f"<p>{escape(text)}</p>" if text and not text.isspace() else ""


def _number(element: Any) -> str | None:
    """The number of the question that a paragraph is, in its attribute or printed behind it."""
    if not isinstance(element.tag, str) or element.tag != "p":
        return None
    given = plain(element.get("qnum") or "")
    printed = None if given else _PRINTED_NUMBER.search("".join(element.itertext()))
    return given or (printed["number"] if printed else None)


def _mark_lists(element: Any) -> None:
    """Make list items of the indented paragraphs behind one that ends in a colon, two or more that are no sentences."""
    run: list[Any] = []
    lead = ""
    for child in [*element, None]:
        if child is not None and isinstance(child.tag, str) and child.tag == "p" and child.get("class") == "indent":
            run.append(child)
            continue
        texts = [plain("".join(item.itertext())) for item in run]
        if len(run) > 1 and lead.endswith(":") and all(text and not text.endswith(".") for text in texts[:-1]):
            for item in run:
                item.tag = "li"
        run.clear()
        lead = plain("".join(child.itertext())) if child is not None and isinstance(child.tag, str) else ""


def blocks(source: str) -> Extracted:
    """The blocks of what stands in an element; the mark that an answer was held before is parted off as furniture."""
    found = from_source(source)
    parted: list[Draft] = []
    for draft in found.drafts:
        at = draft.start
        for held in _HELD.finditer(found.text[draft.start : draft.end]) if _may_be_held(draft) else ():
            start, end = draft.start + held.start(), draft.start + held.end()
            if found.text[at:start].strip():
                parted.append(Draft(at, start, draft.kind, gap=draft.gap, mark=draft.mark, level=draft.level))
            parted.append(Draft(start, end, section=Section.FURNITURE, gap=0))
            at = end
        draft.start = at
        if found.text[at : draft.end].strip():
            parted.append(draft)
    found.drafts = parted
    return found


def _may_be_held(draft: Draft) -> bool:
    return draft.kind is not BlockKind.TABLE_ROW and draft.section is not Section.FURNITURE
