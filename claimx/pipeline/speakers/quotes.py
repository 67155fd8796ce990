"""What stands between quotation marks: straight and curly, double and single, over one paragraph or many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimx.documents.model import Block, BlockKind

_MARK = re.compile(r"[\"“”„«»'‘’]")
_DOUBLE = frozenset('"“”„«»')
_OPENING = frozenset("“„«‘")
_CLOSING = frozenset("”»")
_LEADS = frozenset("([{—–-/:,")
_FAR = 16  # blocks over which a single opening mark may reach


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation inside one block.

    Attributes:
        start, end: Offsets with the marks.
        block: Index of its block.
        closed: Whether a closing mark ends it.
        continues: Whether it goes on from the quotation before it in the list.
        double: Whether its marks are double ones.
    """

    start: int
    end: int
    block: int
    closed: bool
    continues: bool = False
    double: bool = True


def _opens(text: str, at: int, start: int, end: int) -> bool:
    mark = text[at]
    if mark in _CLOSING or at + 1 >= end or text[at + 1].isspace():
        return False
    if mark in _OPENING:
        return True
    if mark == "’":
        return False
    before = text[at - 1] if at > start else " "
    return before.isspace() or before in _LEADS or (mark == "'" and before in '"“') or (mark == '"' and before in "'‘")


def _closes(text: str, at: int, start: int, end: int, double: bool) -> bool:
    mark = text[at]
    if (mark in _DOUBLE) != double or mark in _OPENING:
        return False
    if double and mark in _CLOSING:
        return True
    if at > start and text[at - 1].isspace() and at + 1 < end and text[at + 1].isalnum():
        return False
    return double or at + 1 >= end or not text[at + 1].isalnum()


def _introduced(text: str, at: int) -> bool:
    """Whether a colon stands before a mark: "said: 'Much of this" opens words that need not end in their paragraph."""
    return text[max(0, at - 2) : at] == ": "


def _in_block(text: str, block: Block, number: int) -> tuple[list[Quote], int | None]:
    """Quotations of a block, and the offset of a closing mark that none of them opened."""
    found: list[Quote] = []
    orphan: int | None = None
    bounds = (block.start, block.end)
    marks = [m.start() for m in _MARK.finditer(text, block.start, block.end)]
    # The last place at which a single quotation may close, to tell it from a plural possessive.
    firm = {at for at in marks if text[at] in "'’" and at > block.start and text[at - 1] in ".,!?…"}
    last_firm = max(firm, default=-1)
    last_single = max((at for at in marks if text[at] in "'’" and _closes(text, at, *bounds, False)), default=-1)
    opened: int | None = None
    for at in marks:
        if opened is None:
            may_close = text[at] in _DOUBLE or at < last_single or at == block.start
            if _opens(text, at, *bounds) and (may_close or _introduced(text, at)):
                opened = at
            elif text[at] in '"”' and not found and orphan is None and at > block.start:
                orphan = at
            continue
        double = text[opened] in _DOUBLE
        if not _closes(text, at, *bounds, double):
            if not double and text[at] in _DOUBLE and opened > last_firm and _opens(text, at, *bounds):
                opened = at  # the single mark was an apostrophe
            continue
        plural = text[at - 1] in "sS" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()
        if not double and plural and at < last_firm:
            continue
        found.append(Quote(opened, at + 1, number, True, double=double))
        opened = None
    if opened is not None and (text[opened] in _DOUBLE or opened == block.start or _introduced(text, opened)):
        found.append(Quote(opened, block.end, number, False, double=text[opened] in _DOUBLE))
    return found, orphan


def quotes(text: str, blocks: Sequence[Block]) -> list[Quote]:
    """Every quotation of a document in order; a paragraph left open goes on in the next that reopens.

    A quotation that is opened once and closed some paragraphs later takes in the paragraphs between.
    """
    parts = [_in_block(text, block, number) if block.readable else ([], None) for number, block in enumerate(blocks)]
    readable = [number for number, block in enumerate(blocks) if block.readable]
    found: list[Quote] = []
    position = 0
    while position < len(readable):
        number = readable[position]
        here, _ = parts[number]
        left_open = found and not found[-1].closed and position and found[-1].block == readable[position - 1]
        if left_open and here and here[0].start == blocks[number].start:
            first = here[0]
            found.append(Quote(first.start, first.end, number, first.closed, True, first.double))
            found.extend(here[1:])
        elif left_open and (items := _items(text, blocks, readable, position, parts)):
            inside = readable[position : position + items]
            found.extend(Quote(blocks[inner].start, blocks[inner].end, inner, False, True) for inner in inside)
            position += items - 1
        elif left_open and found[-1].double and (reach := _reach(parts, blocks, readable, position)):
            for inner in readable[position:reach]:
                found.append(Quote(blocks[inner].start, blocks[inner].end, inner, False, True))
            last = readable[reach]
            closing = parts[last][1]
            if closing is not None:
                found.append(Quote(blocks[last].start, closing + 1, last, True, True))
            found.extend(parts[last][0])
            position = reach
        else:
            found.extend(quote for quote in here if quote.closed or quote.double or _reopened(text, blocks, quote))
        position += 1
    return found


def _items(
    text: str,
    blocks: Sequence[Block],
    readable: Sequence[int],
    position: int,
    parts: Sequence[tuple[list[Quote], int | None]],
) -> int:
    """How many items of a list stand in a quotation that leads to them and is opened again behind them."""
    if text[blocks[readable[position - 1]].end - 1] not in ":,":
        return 0
    ahead = position
    while ahead < len(readable) and blocks[readable[ahead]].kind is BlockKind.LIST_ITEM:
        ahead += 1
    if ahead == position or ahead == len(readable):
        return 0
    here, _ = parts[readable[ahead]]
    return ahead - position if here and here[0].start == blocks[readable[ahead]].start else 0


def _reopened(text: str, blocks: Sequence[Block], quote: Quote) -> bool:
    """Whether the block after a single quotation left open starts with the same mark."""
    after = quote.block + 1
    return after < len(blocks) and text[blocks[after].start : blocks[after].start + 1] == text[quote.start]


def _reach(
    parts: list[tuple[list[Quote], int | None]], blocks: Sequence[Block], readable: list[int], position: int
) -> int | None:
    """Position of the block whose first mark closes a quotation left open before ``position``."""
    for ahead in range(position, min(position + _FAR, len(readable))):
        here, orphan = parts[readable[ahead]]
        if orphan is not None and (not here or here[0].start > orphan):
            return ahead
        if here:
            return None
    return None
