"""HTML to text and drafts: one walk over the tree that builds both together, so that offsets are exact.

What the page itself marks as no part of its text (navigation, forms, footers, asides, banners) is kept as
furniture; what it never shows (scripts, styles, hidden elements) is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from claimx.documents import encoding
from claimx.documents.bullets import BULLET
from claimx.documents.draft import Draft, Extracted
from claimx.documents.model import BlockKind, Section
from claimx.documents.mojibake import repair
from claimx.documents.readers import page_facts
from claimx.documents.readers.html_boxes import Boxes, events, is_dropped, is_furniture
from claimx.errors import ReadError

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section"
    " summary table tbody td tfoot th thead tr ul caption".split()
)
_INVISIBLE = str.maketrans("", "", "\xad\u200b\u200c\u200d\u2060\ufeff")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# Tags left open by the thousand nest without end; without them the text of such a page can still be read.
_INLINE_TAGS = re.compile(
    r"</?(?:a|b|i|u|s|em|strong|small|big|font|span|sub|sup|abbr|mark|label|center|q|cite)\b[^<>]*>", re.I
)
_BLOCK_TAGS = re.compile(
    r"</?(?:div|section|article|blockquote|ul|ol|li|dl|dd|dt|table|tbody|tr|td|th|fieldset|figure)\b[^<>]*>", re.I
)
_SPACES = re.compile(r"[^\S\n]+")
_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")


@dataclass(slots=True)
class _Walk:
    """The state of the walk: what is written, the block being gathered and where in the page it stands."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    drafts: list[Draft] = field(default_factory=list)
    gathered: list[str] = field(default_factory=list)
    characters: int = 0
    linked: int = 0
    stack: list[str] = field(default_factory=list)
    furniture: int = 0
    links: int = 0
    cells: list[str] | None = None
    numbers: list[int | None] = field(default_factory=list)  # a list's last number; None in a list with bullets
    fresh_item: bool = False


def extract(data: bytes, name: str) -> Extracted:
    """The text and drafts of a page.

    Raises:
        ReadError: It shows no text.
    """
    source, warnings = encoding.decode(data, charset=encoding.declared(data))
    extracted = from_source(source)
    if not extracted.drafts:
        raise ReadError(
            f"{name} is a page without text", remedy="save the page after it has loaded, or its text as .txt"
        )
    extracted.warnings = warnings
    return extracted


def from_source(source: str) -> Extracted:
    """The text and drafts of HTML at hand; any string will do."""
    root = _parse(source)
    walk = _Walk()
    if root is None:
        return Extracted("", [])
    boxes = Boxes(root)
    dropped: Any = None
    rows: list[Any] = []
    for event, element in events(root):
        if dropped is not None:
            if event == "end" and element is dropped:
                dropped = None
                _gather(walk, element.tail)
            continue
        if event == "start":
            if is_dropped(element):
                dropped = element
                continue
            _open(walk, element, boxes, rows)
        else:
            _close(walk, element, rows)
            _gather(walk, element.tail)
    _flush(walk)
    return Extracted("".join(walk.parts), walk.drafts, page_facts.read(root))


def _parse(source: str) -> Any:
    """The tree of a page, None where there is none; elements nested beyond the parser's limit are flattened."""
    clean = repair(_NOT_XML.sub(" ", source))
    root, complete = _tree(clean)
    return root if complete else _tree(_BLOCK_TAGS.sub("<p>", _INLINE_TAGS.sub("", clean)))[0]


def _tree(source: str) -> tuple[Any, bool]:
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", recover=True, no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(source.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None, True
    return root, not any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log)


def _open(walk: _Walk, element: Any, boxes: Boxes, rows: list[Any]) -> None:
    tag = element.tag
    if tag == "br":
        walk.gathered.append("\n")
        return
    if tag in ("ul", "ol"):
        walk.numbers.append(0 if tag == "ol" else None)
    if tag in _BLOCKS:
        if walk.cells is None:
            _flush(walk)
        elif walk.gathered and tag not in ("td", "th"):
            walk.gathered.append(" ")
        if tag == "tr" and walk.cells is None and _is_row(element, boxes):
            walk.cells = []
            rows.append(element)
        if tag == "li":
            walk.fresh_item = True
            if walk.numbers and walk.numbers[-1] is not None:
                walk.numbers[-1] += 1
        furniture = is_furniture(element, boxes)
        walk.furniture += furniture
        walk.stack.append("!" + tag if furniture else tag)
    if tag == "a" and element.get("href") is not None:
        walk.links += 1
    _gather(walk, element.text)


def _is_row(row: Any, boxes: Boxes) -> bool:
    """Whether a table row is one of a table of figures rather than of a page's layout."""
    cells = [child for child in row if child.tag in ("td", "th")]
    return len(cells) > 1 and not any(boxes.lays_out(cell) for cell in cells)


def _close(walk: _Walk, element: Any, rows: list[Any]) -> None:
    tag = element.tag
    if tag in ("td", "th") and walk.cells is not None:
        walk.cells.append(_plain("".join(walk.gathered)).replace("\n", " "))
        walk.gathered.clear()
    elif tag == "tr" and rows and rows[-1] is element:
        rows.pop()
        _write_row(walk)
    elif tag in _BLOCKS and walk.cells is None:
        _flush(walk)
    if tag in _BLOCKS:
        walk.furniture -= walk.stack.pop().startswith("!")
    if tag in ("ul", "ol"):
        walk.numbers.pop()
    if tag == "a" and element.get("href") is not None:
        walk.links -= 1


def _gather(walk: _Walk, text: str | None) -> None:
    if not text:
        return
    if "pre" not in walk.stack[-3:]:
        text = text.replace("\n", " ").replace("\r", " ")
    walk.gathered.append(text)
    size = len(text) - text.count(" ")
    walk.characters += size
    if walk.links:
        walk.linked += size


def _plain(text: str) -> str:
    """Text with plain single spaces and without characters that have no width; line ends stay."""
    return _SPACES.sub(" ", text.translate(_INVISIBLE)).strip()


def _flush(walk: _Walk) -> None:
    """Write the block gathered so far, its lines joined or parted."""
    gathered = "".join(walk.gathered)
    linked = walk.characters > 0 and walk.linked * 10 >= walk.characters * 9
    walk.gathered.clear()
    walk.characters = walk.linked = 0
    lines = [_plain(line) for line in gathered.split("\n")]
    if not any(lines):
        return
    kind, level = _kind(walk)
    paragraphs: list[list[str]] = []
    last = ""
    for line in lines:
        ended = not last or _ENDED.search(last, max(0, len(last) - 4)) is not None
        if line and not ended and (line[0].islower() or "pre" in walk.stack[-3:]):
            paragraphs[-1].append(line)
        elif line:
            paragraphs.append([line])
        last = line
    mark = ""
    if kind is BlockKind.LIST_ITEM:
        if walk.fresh_item:
            number = walk.numbers[-1] if walk.numbers else None
            mark = "•" if number is None else f"{number}."
        else:
            kind = BlockKind.PARAGRAPH
        walk.fresh_item = False
    for index, paragraph in enumerate(paragraphs):
        _write(walk, " ".join(paragraph), kind, level, mark if index == 0 else "", linked)


def _kind(walk: _Walk) -> tuple[BlockKind, int]:
    """The kind of the block that stands where the walk is, and its depth as a heading."""
    for tag in reversed(walk.stack[-12:]):
        name = tag.lstrip("!")
        if len(name) == 2 and name[0] == "h" and name[1].isdigit():
            return BlockKind.HEADING, int(name[1])
        if name in ("figcaption", "caption"):
            return BlockKind.CAPTION, 0
        if name == "li":
            return BlockKind.LIST_ITEM, 0
        if name == "blockquote":
            return BlockKind.QUOTE, 0
    return BlockKind.PARAGRAPH, 0


def _write(walk: _Walk, line: str, kind: BlockKind, level: int, mark: str, linked: bool) -> None:
    bullet = BULLET.match(line) if kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) else None
    if bullet and bullet.end() < len(line):
        mark, kind = bullet.group().strip(), BlockKind.LIST_ITEM
    offset = bullet.end() if bullet and bullet.end() < len(line) else 0
    tight = kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
    _part(walk, "\n" if tight else "\n\n")
    start = walk.length + offset
    walk.parts.append(line)
    walk.length += len(line)
    section = Section.FURNITURE if walk.furniture else Section.BODY
    walk.drafts.append(
        Draft(start, walk.length, kind, section, gap=0 if tight else 1, mark=mark, level=level, linked=linked)
    )


def _part(walk: _Walk, breaks: str) -> None:
    if walk.parts:
        walk.parts.append(breaks)
        walk.length += len(breaks)


def _write_row(walk: _Walk) -> None:
    """Write the cells of a table row, parted by tabs."""
    cells, walk.cells = walk.cells or [], None
    walk.gathered.clear()
    walk.characters = walk.linked = 0
    text = "\t".join(cells)
    row = text.strip()
    if not row:
        return
    lead = len(text) - len(text.lstrip())
    _part(walk, "\n")
    walk.parts.append(text)
    start = walk.length + lead
    walk.length += len(text)
    section = Section.FURNITURE if walk.furniture else Section.BODY
    walk.drafts.append(Draft(start, start + len(row), BlockKind.TABLE_ROW, section, gap=0))
