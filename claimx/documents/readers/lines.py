"""Plain text to drafts: lines joined into paragraphs, bullets, headings marked as such, and table rows."""

from __future__ import annotations

import re
from itertools import pairwise

from claimx.documents.bullets import BULLET
from claimx.documents.draft import Draft, Line
from claimx.documents.model import BlockKind
from claimx.documents.readers import tables

_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_RULE = re.compile(r"[\s\-–—_=*~.·•#]{3,}$")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_BYLINE = re.compile(r"by [A-Z][\w'’-]+ [A-Z]")
_WORD = re.compile(r"\S+")

_WIDEST_WRAP = 110
_NARROWEST_WRAP = 40
_FULL_SHARE = 0.7
_NEARLY = 0.8
_LEAST_PAIRS = 3
_LEAST_BROKEN = 6
_FULL_OPEN = 0.85
_CONTINUES = 40


def split(view: str) -> list[Line]:
    """The lines of a text that hold more than white space."""
    lines: list[Line] = []
    last = 0
    for found in _LINE.finditer(view):
        raw = found.group()
        text = raw.strip()
        if not text:
            continue
        indent = len(raw) - len(raw.lstrip())
        start = found.start() + indent
        end = start + len(text)
        between = view[last:start]
        breaks = between.count("\n") or len(between.splitlines()) - 1
        lines.append(Line(start, end, indent, max(0, breaks - 1), "\t" in raw[indent + len(text) :]))
        last = end
    return lines


def _full(view: str, line: Line, following: Line, width: int) -> bool:
    """Whether the first word of the following line would not have fitted on this line."""
    word = _WORD.match(view, following.start, min(following.end, following.start + width + 1))
    return line.end - line.start + line.indent + 1 + (len(word.group()) if word else 0) > width


def wrap_width(view: str, lines: list[Line]) -> int:
    """The width that a text's lines were broken at, 0 where a line is a paragraph.

    Broken lines are recognised by what a program that breaks lines does: it puts on each line all the
    words that fit, and ends lines in mid-sentence.
    """
    pairs = [
        (line, following)
        for line, following in pairwise(lines)
        if following.gap == 0 and not BULLET.match(view, following.start, following.end)
    ]
    lengths = sorted(line.end - line.start + line.indent for line, _ in pairs)
    if len(pairs) < _LEAST_PAIRS:
        return 0
    width = lengths[-1 - len(lengths) // 50]
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    full = [pair for pair in pairs if _full(view, *pair, width)]
    broken = sum(1 for line, _ in full if not _SENTENCE_END.search(view, max(line.start, line.end - 4), line.end))
    if len(full) >= max(_LEAST_PAIRS, _FULL_SHARE * len(pairs)) and broken * 2 >= len(full):
        return width
    # Short paragraphs end many lines early: what counts then is the lines that end in mid-sentence.
    ended = sum(1 for line, _ in pairs if _SENTENCE_END.search(view, max(line.start, line.end - 4), line.end))
    return width if broken >= max(_LEAST_BROKEN, _FULL_OPEN * (len(pairs) - ended)) else 0


def _continues(view: str, draft: Draft, last: Line, line: Line, width: int) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    if line.gap or draft.kind is BlockKind.TABLE_ROW:
        return False
    ended = _SENTENCE_END.search(view, max(last.start, last.end - 4), last.end) is not None
    opening = view[line.start]
    if width and _full(view, last, line, width):
        return True
    if width and not ended and last.end - last.start >= _NEARLY * width:
        return True  # broken by hand, a word or two early
    within = opening.islower() or opening in "(£$€" or (width and not ended)
    if draft.mark and line.indent > 0 and (within or (opening.isdigit() and not ended)):
        return True
    return (
        not ended
        and opening.islower()
        and not _BYLINE.match(view, line.start, line.end)
        and last.end - last.start >= _CONTINUES
    )


def drafts(view: str) -> list[Draft]:
    """The drafts of a plain text, in its reading view; linear in its length."""
    lines = split(view)
    rows = tables.rows(view, lines)
    width = wrap_width(view, [line for index, line in enumerate(lines) if index not in rows])
    found: list[Draft] = []
    pending: Line | None = None  # a bullet mark on a line of its own
    last: Line | None = None
    for index, line in enumerate(lines):
        if index in rows:
            found.append(Draft(line.start, line.end, BlockKind.TABLE_ROW, gap=line.gap))
            pending, last = None, line
            continue
        if _RULE.fullmatch(view, line.start, line.end):
            pending = None
            last = None if line.end - line.start > 1 else last
            continue
        bullet = BULLET.match(view, line.start, line.end)
        heading = _HEADING.match(view, line.start, line.end)
        wrapped_dash = (
            (
                bullet is not None
                and bool(found and last and width)
                and view[line.start] in "-–—"
                and not found[-1].mark
                and _continues(view, found[-1], last, line, width)
            )
            if last
            else False
        )
        if bullet and not wrapped_dash:
            if bullet.end() >= line.end:
                pending = line
                continue
            mark = bullet.group().strip()
            found.append(Draft(bullet.end(), line.end, BlockKind.LIST_ITEM, gap=line.gap, mark=mark))
        elif heading:
            level = len(heading.group(1))
            found.append(Draft(heading.end(), line.end, BlockKind.HEADING, gap=line.gap, level=level))
        elif pending is not None and line.gap <= 1:
            mark = view[pending.start : pending.end]
            found.append(Draft(line.start, line.end, BlockKind.LIST_ITEM, gap=pending.gap, mark=mark))
        elif found and last and _continues(view, found[-1], last, line, width):
            found[-1].end = line.end
        else:
            found.append(Draft(line.start, line.end, gap=line.gap))
        pending, last = None, line
    return found
