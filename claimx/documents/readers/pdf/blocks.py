"""Lines to blocks: paragraphs, items, headings and table rows, over the ends of columns and pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from claimx.documents.model import BlockKind, Section
from claimx.documents.readers.pdf.hyphens import Mender
from claimx.documents.readers.pdf.layout import Aside, Cells, Item, Line
from claimx.documents.readers.pdf.rows import is_mark
from claimx.documents.readers.pdf.words import BROKEN, Word

_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
_LOOSE = 1.25
_USUAL_LEADING = 1.2
_ALIKE = 0.08
_INDENT = 0.8
_LARGER = 1.12
_DASHES = ("-", "–", "—")
_FAR_IN = 0.35
_WORDS_OF_PROSE = 14
_LONGEST_HEADING = 250
_LONGEST_BOLD = 140
_LEADERS = re.compile(r"(?:[.·…_] ?){4,}[0-9ivx]{1,4}$")
_SYMBOL = re.compile("[\uf000-\uf0ff]")


@dataclass(slots=True)
class Block:
    """A block in the making: its text, mark and form, with the type it is set in and where it stands."""

    kind: BlockKind
    text: str
    gap: int = 1
    mark: str = ""
    size: float = 0.0
    bold: bool = False
    lines: list[Line] = field(default_factory=list)
    hang: float = 0.0  # where the text begins behind a mark
    section: Section = Section.BODY


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document's text is set: the size of its type, its leading as a multiple of that, and whether in bold."""

    size: float
    leading: float
    bold: bool


def setting(lines: Sequence[Line], size: float) -> Setting:
    """How text of a size is set."""
    pitches: Counter[float] = Counter()
    for line, following in pairwise(lines):
        pitch = (following.base - line.base) / size
        if abs(line.size - size) < _ALIKE * size and abs(following.size - size) < _ALIKE * size and 0.9 < pitch < 3:
            pitches[round(pitch, 1)] += 1
    leading = pitches.most_common(1)[0][0] if pitches else _USUAL_LEADING
    bold = sum(len(line.words) if line.bold else -len(line.words) for line in lines) > 0
    return Setting(size, leading, bold)


def build(items: Iterable[Item], how: Setting, mender: Mender) -> list[Block]:
    """The blocks that the items of all pages make."""
    blocks: list[Block] = []
    waiting: list[Block] = []  # asides, until the paragraph they stand beside has ended
    current: Block | None = None
    head: tuple[str, ...] | None = None  # the first row of the table that is being read
    for item in items:
        if isinstance(item, Aside):
            waiting += build(item.items, how, mender)
            continue
        if isinstance(item, Line) and current is not None and _continues(current, item, how):
            _append(current, item, mender)
            continue
        blocks += waiting
        waiting = []
        if isinstance(item, Cells):
            current = None
            if head is None:
                head = item.texts
            if head is item.texts or not (item.opens and item.texts == head):  # a table's head stands on every page
                blocks.append(Block(BlockKind.TABLE_ROW, "\t".join(item.texts), gap=0))
            continue
        head = None
        gap = 1 if item.opens or not blocks or not blocks[-1].lines else _gap(blocks[-1].lines[-1], item, how)
        current = _begin(item, gap, mender)
        blocks.append(current)
    blocks += waiting
    for block in blocks:
        _settle(block, how)
    return blocks


def _gap(last: Line, line: Line, how: Setting) -> int:
    pitch = line.base - last.base
    return 0 if 0 <= pitch <= _LOOSE * how.leading * max(line.size, last.size) else 1


def _begin(line: Line, gap: int, mender: Mender) -> Block:
    mark, rest = _marked(line)
    if mark:
        text = _text(rest, mender)
        return Block(BlockKind.LIST_ITEM, text, gap, mark, line.size, line.bold, [line], rest[0].left)
    text = _text(line.words, mender)
    block = Block(BlockKind.PARAGRAPH, text, gap, "", line.size, line.bold, [line], line.left)
    if _LEADERS.search(text, max(0, len(text) - 40)):
        block.section = Section.FURNITURE  # a line of the contents
    return block


def _marked(line: Line) -> tuple[str, Sequence[Word]]:
    """The mark that opens a line, and its other words."""
    words = line.words
    if len(words) < 2 or not is_mark(words[0].text, first=True):
        return "", words
    mark = words[0].text
    gap = (words[1].left - words[0].right) / line.size
    # A letter or a bare number is a mark where the text stands off from it.
    if (mark == "o" and gap < 0.45) or (mark.isdigit() and gap < 0.9):
        return "", words
    if not mark.isdigit() and mark[-1].isdigit() and gap < 0.45:
        return "", words  # a figure: 2.4 million
    return "•" if _SYMBOL.fullmatch(mark) else mark, words[1:]


def _text(words: Sequence[Word], mender: Mender) -> str:
    parts: list[str] = []
    for word in words:
        if parts and parts[-1].endswith(BROKEN):
            parts[-1] = mender.join(parts[-1].removesuffix(BROKEN), word.text)
        elif parts and (not word.spaced):
            parts[-1] += word.text
        else:
            parts.append(word.text)
    return _SYMBOL.sub("•", " ".join(parts))


def _append(block: Block, line: Line, mender: Mender) -> None:
    more = _text(line.words, mender)
    if block.text.endswith(BROKEN):
        head, _, last = block.text.removesuffix(BROKEN).rpartition(" ")
        first, _, rest = more.partition(" ")
        block.text = " ".join(part for part in (head, mender.join(last, first), rest) if part)
    elif block.text.endswith(("–", "—")) and len(block.text) > 1 and block.text[-2].isdigit() and more[0].isdigit():
        block.text += more  # a range
    else:
        block.text += " " + more
    block.bold = block.bold and line.bold
    block.lines.append(line)


def _continues(block: Block, line: Line, how: Setting) -> bool:
    """Whether a line goes on with a block."""
    last = block.lines[-1]
    if block.section is Section.FURNITURE:
        return False
    if line.fresh or line.beside or last.beside or abs(line.size - last.size) > _ALIKE * last.size:
        return False
    broken = block.text.endswith(BROKEN)
    ended = not broken and _ENDED.search(block.text, max(0, len(block.text) - 4)) is not None
    opening = line.words[0].text[0]
    goes_on = broken or (not ended and opening.islower())
    mark, _ = _marked(line)
    # A number or a dash in the middle of a sentence is no mark, however far the words of its line are spaced out.
    spread = not ended and (mark.isdigit() or (mark in _DASHES and block.mark not in _DASHES))
    if mark and not spread:
        return False
    if line.bold != last.bold and not goes_on:
        return False
    if line.opens:
        # A sentence may end with a column; a paragraph that does seldom fills its last line, or the next is set in.
        set_in = line.left > line.start + _INDENT * line.size
        apart = line.bold or _larger(line, how) or (ended and (set_in or _falls_short(block)))
        return goes_on or (not apart and _full(last, line, last.edge))
    pitch = line.base - last.base
    if pitch <= 0 or pitch > _LOOSE * how.leading * line.size * (1.5 if goes_on else 1):
        return False
    if _larger(line, how):
        return not ended
    if broken and (opening.islower() or opening.isdigit()):
        return _aligned(block, line, goes_on)
    wraps = goes_on or (not ended and len(block.lines) > 1)
    return _aligned(block, line, goes_on) and (_full(last, line, last.edge) or (wraps and _full_here(block, line)))


def _larger(line: Line, how: Setting) -> bool:
    return line.size >= _LARGER * how.size


def _aligned(block: Block, line: Line, goes_on: bool) -> bool:
    """Whether a line begins where the lines of a block do."""
    slack = _INDENT * line.size
    centred = abs((line.left + line.right) - (block.lines[-1].left + block.lines[-1].right)) < 2 * slack
    if block.mark:
        return line.left > block.hang - slack or goes_on
    usual = block.lines[-1].left if len(block.lines) > 1 else block.hang
    if line.left > usual + slack:
        ended = _ENDED.search(block.text, max(0, len(block.text) - 4)) is not None
        return goes_on or (centred and ((line.bold and block.bold) or not ended))
    # A first line may be set in from the others.
    return line.left > usual - slack or len(block.lines) == 1 or centred or goes_on


def _full(last: Line, line: Line, edge: float) -> bool:
    """Whether the first word of a line would not have fitted on the line before, so that it had to be broken."""
    first = line.words[0]
    space = edge - last.right
    inset = last.left - last.start
    moved = abs(last.left - line.left) > 0.5 * line.size and line.left > line.start + line.size
    if (inset > 2 * line.size and moved) or inset > _FAR_IN * (edge - last.start):
        space += inset  # lines centred, set to the right, or of an address
    return first.right - first.left + 0.2 * line.size > space - 0.35 * line.size


def _falls_short(block: Block) -> bool:
    """Whether the last line of a block ends before the edge of its column, and the others do not."""
    *others, last = (line.edge - line.right < 0.4 * line.size for line in block.lines)
    return not last and (len(others) < 2 or 2 * sum(others) > len(others))


def _full_here(block: Block, line: Line) -> bool:
    """The same where text is set narrower than its column, beside a picture."""
    edge = max(one.right for one in (*block.lines[-4:], line))
    return _full(block.lines[-1], line, edge)


def _settle(block: Block, how: Setting) -> None:
    """Show a hyphen that was left at the end of a block, and tell a heading by its type."""
    block.text = block.text.replace(BROKEN, "-")
    if block.kind is BlockKind.TABLE_ROW:
        return
    numbered = block.mark[-1:] in (".", ")") or block.mark[-1:].isdigit()
    if block.kind is BlockKind.LIST_ITEM and not (numbered and (block.bold or block.size >= _LARGER * how.size)):
        return
    words = block.text.count(" ") + 1
    ended = _ENDED.search(block.text, max(0, len(block.text) - 4)) is not None
    larger = block.size >= _LARGER * how.size and len(block.text) <= _LONGEST_HEADING
    bold = block.bold and not how.bold and len(block.text) <= _LONGEST_BOLD and block.size > 0.9 * how.size
    if not any(map(str.isalpha, block.text)) or (ended and (words >= _WORDS_OF_PROSE or not larger)):
        return
    if larger or bold:
        block.kind = BlockKind.HEADING
        if block.mark:
            block.text, block.mark = f"{block.mark} {block.text}", ""
