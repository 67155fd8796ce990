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
from claimx.documents.draft import Box, Draft, Extracted
from claimx.documents.model import BlockKind, Section
from claimx.documents.readers.html import facts as page_facts
from claimx.documents.readers.html import note_marks, regions, title, tree
from claimx.documents.readers.html.boxes import CONTROLS, Boxes, events, is_dropped, is_furniture, weight
from claimx.documents.readers.html.tables import Tables
from claimx.errors import ReadError

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li main menu nav ol p pre section"
    " summary table tbody td tfoot th thead tr ul caption".split()
)
_INVISIBLE = str.maketrans("", "", "\xad\u200b\u200c\u200d\u2060\ufeff")
_BOLD = frozenset(("b", "strong"))
_LONGEST_FORM = 60
_FRAME = 4  # elements around a button that it may belong to
_LINKED = 0.9  # of the text of a block that is a link
_SPACES = re.compile(r"[^\S\n]+")
_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")


@dataclass(slots=True)
class _Walk:
    """The state of the walk: what is written, the block being gathered and where in the page it stands."""

    page: bool = False
    parts: list[str] = field(default_factory=list)
    length: int = 0
    drafts: list[Draft] = field(default_factory=list)
    gathered: list[str] = field(default_factory=list)
    characters: int = 0
    linked: int = 0
    bold: int = 0  # characters set in bold
    strong: int = 0  # open elements that set text in bold
    box: Box = field(default_factory=lambda: Box(None))
    picture: Box | None = None  # the element of a picture that no text has followed yet
    stack: list[str] = field(default_factory=list)
    furniture: int = 0
    links: int = 0
    tables: Tables = field(default_factory=Tables)
    row: Any = None  # the table row whose cells are being gathered
    numbers: list[int | None] = field(default_factory=list)  # a list's last number; None in a list with bullets
    fresh_item: bool = False


def extract(data: bytes, name: str) -> Extracted:
    """The text and drafts of a page.

    Raises:
        ReadError: It shows no text, or has too many tags.
    """
    source, warnings = encoding.decode(data, charset=encoding.declared(data))
    extracted = from_source(source, name=name, page=True)
    if not extracted.drafts:
        raise ReadError(
            f"{name} is a page without text", remedy="save the page after it has loaded, or its text as .txt"
        )
    extracted.warnings = warnings
    return extracted


def from_source(source: str, *, name: str = "the page", page: bool = False) -> Extracted:
    """The text and drafts of HTML at hand; any string will do.

    Args:
        name: How the source is called in messages.
        page: Whether it is a whole page of a site, whose text is to be told from its furniture.

    Raises:
        ReadError: It has too many tags.
    """
    if tree.has_too_many_tags(source):
        raise ReadError(
            f"{name} has more than {tree.MOST_TAGS:,} tags",
            remedy="split it into one file a statement, or save its text",
        )
    root = tree.parse(source)
    walk = _Walk(page)
    if root is None:
        return Extracted("", [])
    boxes = Boxes(root)
    dropped: Any = None
    for event, element in events(root):
        if dropped is not None:
            if event == "end" and element is dropped:
                dropped = None
                _gather(walk, element.tail)
            continue
        if event == "start":
            if element.tag in CONTROLS:
                box: Box | None = walk.box
                for _ in range(_FRAME):
                    if box is not None:
                        box.controls += 1
                        box = box.parent
            if element.tag == "img":
                walk.picture = walk.box
            if is_dropped(element) or (element.tag == "sup" and note_marks.is_mark(element, _before(walk))):
                dropped = element
                continue
            _open(walk, element, boxes)
        else:
            _close(walk, element)
            _gather(walk, element.tail)
    _flush(walk)
    text, facts = "".join(walk.parts), page_facts.read(root)
    if page:
        regions.mark(walk.drafts, text, title.find(walk.drafts, text, title.stated(root)))
    else:
        for draft in walk.drafts:
            draft.box = None
    return Extracted(text, walk.drafts, facts)


def _before(walk: _Walk) -> str:
    """The last that was gathered of the present block."""
    return next((text for text in reversed(walk.gathered[-3:]) if text), "")


def _line_ended(walk: _Walk) -> bool:
    """Whether the last that was gathered, white space aside, is the end of a line."""
    last = next((text for text in reversed(walk.gathered) if text == "\n" or text.strip()), "")
    return last == "\n"


def _open(walk: _Walk, element: Any, boxes: Boxes) -> None:
    tag = element.tag
    if tag == "br":
        if walk.row is None and _line_ended(walk):
            _flush(walk)  # an empty line parts two paragraphs
        else:
            walk.gathered.append("\n")
        return
    if tag in ("ul", "ol"):
        walk.numbers.append(0 if tag == "ol" else None)
    if tag in _BLOCKS:
        if walk.row is None:
            _flush(walk)
            _open_table(walk, element, boxes)
        elif walk.gathered and tag not in ("td", "th"):
            walk.gathered.append(" ")
        if tag == "li":
            walk.fresh_item = True
            if walk.numbers and walk.numbers[-1] is not None:
                walk.numbers[-1] += 1
        furniture = not walk.page and is_furniture(element, boxes)
        walk.furniture += furniture
        walk.stack.append("!" + tag if furniture else tag)
        form = f"{tag} {(element.get('class') or '').strip().partition(' ')[0][:_LONGEST_FORM]}"
        walk.box = Box(walk.box, tag, form, weight(element), depth=walk.box.depth + 1)
    if tag == "a" and element.get("href") is not None:
        walk.links += 1
    walk.strong += tag in _BOLD
    _gather(walk, element.text)


def _open_table(walk: _Walk, element: Any, boxes: Boxes) -> None:
    """Begin a table, a part of one or a row, where the element is one."""
    tag = element.tag
    if tag == "table":
        walk.tables.open()
    elif tag in ("thead", "tbody", "tfoot"):
        walk.tables.part()
    elif tag == "tr" and walk.tables.open_row(element, lays_out=boxes.lays_out(element)):
        walk.row = element


def _close(walk: _Walk, element: Any) -> None:
    tag = element.tag
    if walk.row is element:
        walk.row = None
        _write_row(walk, walk.tables.close_row())
    elif walk.row is not None:
        if tag in ("td", "th"):
            walk.tables.add(element, _plain("".join(walk.gathered)).replace("\n", " "))
            walk.gathered.clear()
    elif tag in _BLOCKS:
        _flush(walk)
        if tag == "table":
            walk.tables.close()
    if tag in _BLOCKS:
        walk.furniture -= walk.stack.pop().startswith("!")
        walk.box = walk.box.parent or walk.box
    if tag in ("ul", "ol"):
        walk.numbers.pop()
    if tag == "a" and element.get("href") is not None:
        walk.links -= 1
    walk.strong -= tag in _BOLD


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
    if walk.strong:
        walk.bold += size


def _plain(text: str) -> str:
    """Text with plain single spaces and without characters that have no width; line ends stay."""
    return _SPACES.sub(" ", text.translate(_INVISIBLE)).strip()


def _flush(walk: _Walk) -> None:
    """Write the block gathered so far, its lines joined or parted."""
    gathered = "".join(walk.gathered)
    links = walk.linked / max(1, walk.characters)
    bold = walk.characters > 0 and walk.bold * 10 >= walk.characters * 9
    _clear(walk)
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
        draft = _write(walk, " ".join(paragraph), kind, level, mark if index == 0 else "")
        draft.linked, draft.links, draft.bold = links >= _LINKED, links, bold


def _clear(walk: _Walk) -> None:
    walk.gathered.clear()
    walk.characters = walk.linked = walk.bold = 0


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


def _write(walk: _Walk, line: str, kind: BlockKind, level: int, mark: str) -> Draft:
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
    draft = Draft(start, walk.length, kind, section, gap=0 if tight else 1, mark=mark, level=level, box=walk.box)
    walk.drafts.append(draft)
    if kind is BlockKind.PARAGRAPH and walk.picture is not None and walk.picture in (walk.box, walk.box.parent):
        draft.pictured = True
    walk.picture = None
    return draft


def _part(walk: _Walk, breaks: str) -> None:
    if walk.parts:
        walk.parts.append(breaks)
        walk.length += len(breaks)


def _write_row(walk: _Walk, cells: list[str]) -> None:
    """Write the cells of a table row, parted by tabs."""
    _clear(walk)
    text = "\t".join(cells)
    row = text.strip()
    if not row:
        return
    lead = len(text) - len(text.lstrip())
    grid = walk.tables.grids[-1]
    gap = 0 if grid.begun else 1
    grid.begun = True
    _part(walk, "\n" * (1 + gap))
    walk.parts.append(text)
    start = walk.length + lead
    walk.length += len(text)
    section = Section.FURNITURE if walk.furniture else Section.BODY
    walk.drafts.append(Draft(start, start + len(row), BlockKind.TABLE_ROW, section, gap=gap, box=walk.box))
