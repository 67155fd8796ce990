"""The words of a PDF's pages as PDFium finds them."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from claimx.documents.readers.pdf.turns import Piece, Style, Turn, direction, off
from claimx.documents.readers.pdf.words import BROKEN, Box, PageWords, Word

# What PDFium gives for a hyphen at the end of a line.
_LINE_END = frozenset((0x02, 0xFFFE))
_SPACES = frozenset((0, 9, 10, 11, 12, 13, 32, 0x85, 0xA0, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F))
_BREAKS = frozenset((10, 13))
_NO_WIDTH = frozenset((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
# A hyphen is drawn or it is not in the page: one that is drawn is no soft hyphen, whatever its font calls it.
_LETTERS = {0xAD: "-", 0x2010: "-", 0x2011: "-", 0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi",
            0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}  # fmt: skip
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_BOLD_FLAG = 1 << 18
_BOLD_WEIGHT = 600
_LEAST_SIZE = 0.5
_LARGEST_SIZE = 10_000.0
_MOST_RULES = 20_000
_WIDEST_LETTER = 1.6
_TOUCHING = 0.06
_PRIVATE = range(0xE000, 0xF900)


def read_page(page: Any) -> PageWords:
    """The words of an open page."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    try:
        pieces, unmapped = _pieces(_Characters(pdfium, text.raw), text.count_chars())
    finally:
        text.close()
    quarter = direction(pieces)
    left, bottom, right, top = page.get_bbox()
    turn = Turn(quarter, left, bottom, right, top)
    words: list[Word] = []
    for piece in pieces:
        shown = left <= (piece.left + piece.right) / 2 <= right and bottom <= piece.y <= top
        # Text that runs another way than most stands in a margin or across the page as a watermark.
        if shown and not off(piece.style.angle, quarter):
            _add(words, turn.word(piece))
    boxes, pictured = _drawn(pdfium, page, turn)
    return PageWords(turn.width, turn.height, words, boxes, pictured, unmapped)


def _add(words: list[Word], word: Word) -> None:
    """Add a word, or join it to the last where the two touch: PDFium parts words where a file moves its pen."""
    last = words[-1] if words else None
    if (
        last is not None
        and word.spaced
        and abs(word.base - last.base) < 0.05 * last.size
        and abs(word.left - last.right) < _TOUCHING * last.size
        and (word.size, word.bold) == (last.size, last.bold)
        and not last.text.endswith(BROKEN)
    ):
        words[-1] = replace(last, text=last.text + word.text, right=max(last.right, word.right))
    else:
        words.append(word)


class _Characters:
    """The characters of a page, asked for one by one; what they are set in is looked up once a font."""

    def __init__(self, pdfium: Any, raw: Any) -> None:
        self._pdfium, self._raw = pdfium, raw
        self._bold: dict[int, bool] = {}
        self._matrix, self._rect = pdfium.FS_MATRIX(), pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def code(self, index: int) -> int:
        """The character's code, half of one beyond U+FFFF."""
        code: int = self._pdfium.FPDFText_GetUnicode(self._raw, index)
        return code

    def points(self, index: int) -> float:
        """The size of its type, before it is scaled."""
        size: float = self._pdfium.FPDFText_GetFontSize(self._raw, index)
        return size

    def origin(self, index: int) -> tuple[float, float]:
        """Where it stands on its baseline."""
        self._pdfium.FPDFText_GetCharOrigin(self._raw, index, self._x, self._y)
        return _finite(self._x.value), _finite(self._y.value)

    def box(self, index: int) -> tuple[float, float, float, float]:
        """The room it takes: left, bottom, right, top."""
        rect = self._rect
        if not self._pdfium.FPDFText_GetLooseCharBox(self._raw, index, rect):
            return 0.0, 0.0, 0.0, 0.0
        return _finite(rect.left), _finite(rect.bottom), _finite(rect.right), _finite(rect.top)

    def style(self, index: int) -> Style:
        """The type it is set in."""
        angle, scale, matrix = 0.0, 1.0, self._matrix
        if self._pdfium.FPDFText_GetMatrix(self._raw, index, matrix):
            angle, scale = math.atan2(matrix.b, matrix.a), math.hypot(matrix.c, matrix.d)
        size = self.points(index) * scale
        if not _LEAST_SIZE <= size <= _LARGEST_SIZE:
            _, bottom, _, top = self.box(index)
            size = max(_LEAST_SIZE, min(_LARGEST_SIZE, top - bottom))
        return Style(round(size, 2), self._is_bold(index), angle)

    def _is_bold(self, index: int) -> bool:
        found = self._pdfium.FPDFText_GetTextObject(self._raw, index)
        font = self._pdfium.FPDFTextObj_GetFont(found) if found else None
        if not font:
            return False
        key = ctypes.addressof(font.contents)
        if key not in self._bold:
            name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
            self._pdfium.FPDFText_GetFontInfo(self._raw, index, name, 256, flags)
            named = name.value.decode("latin-1").lower()
            heavy = self._pdfium.FPDFText_GetFontWeight(self._raw, index) >= _BOLD_WEIGHT
            self._bold[key] = heavy or bool(flags.value & _BOLD_FLAG) or any(part in named for part in _BOLD_NAMES)
        return self._bold[key]


def _pieces(characters: _Characters, count: int) -> tuple[list[Piece], int]:
    """The words of a page, cut where their type changes, and how many characters have no meaning."""
    pieces: list[Piece] = []
    letters: list[tuple[int, str]] = []
    unmapped, high = 0, 0
    for index in range(count):
        code = characters.code(index)
        if code in _SPACES:
            if letters:
                if code in _BREAKS and len(letters) > 1 and letters[-1][1] == "-" and letters[-2][1].isalnum():
                    letters[-1] = (letters[-1][0], BROKEN)
                pieces += _cut(characters, letters)
                letters = []
        elif code in _LINE_END:
            if letters:
                letters.append((index, BROKEN))
                pieces += _cut(characters, letters)
                letters = []
        elif code in _NO_WIDTH or code < 32:
            unmapped += code < 32
        elif 0xD800 <= code < 0xDC00:
            high = code
        else:
            if 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
            unmapped += code in _PRIVATE or code == 0xFFFD or code > 0x10FFFF
            high = 0
            letters.append((index, _LETTERS.get(code) or chr(min(code, 0x10FFFF))))
    if letters:
        pieces += _cut(characters, letters)
    return pieces, unmapped


def _cut(characters: _Characters, letters: list[tuple[int, str]]) -> Iterator[Piece]:
    """The pieces of a word: one, but for marks set in other type and for letters set far apart."""
    first = letters[0][0]
    last = next((index for index, letter in reversed(letters) if letter != BROKEN), first)
    groups = [letters]
    origin = characters.origin(first)
    style = characters.style(first)
    if characters.points(first) != characters.points(last) or _raised(origin, characters.origin(last), style):
        groups = []
        for index, letter in letters:
            if not groups or letter != BROKEN:
                current = characters.style(index)
                if not groups or current != style or _raised(origin, characters.origin(index), style):
                    groups.append([])
                    style, origin = current, characters.origin(index)
            groups[-1].append((index, letter))
    for number, group in enumerate(groups):
        piece = _piece(characters, group, spaced=number == 0)
        if len(group) > 1 and piece.right - piece.left > _WIDEST_LETTER * len(group) * piece.style.size:
            yield from (_piece(characters, [one], spaced=True) for one in group if one[1] != BROKEN)
        else:
            yield piece


def _raised(origin: tuple[float, float], other: tuple[float, float], style: Style) -> bool:
    """Whether a letter stands off the baseline of another."""
    across, up = other[0] - origin[0], other[1] - origin[1]
    return abs(up * math.cos(style.angle) - across * math.sin(style.angle)) > 0.1 * style.size


def _piece(characters: _Characters, letters: list[tuple[int, str]], *, spaced: bool) -> Piece:
    first = letters[0][0]
    last = next((index for index, letter in reversed(letters) if letter != BROKEN), first)
    left, bottom, right, top = characters.box(first)
    if last != first:
        other = characters.box(last)
        left, bottom = min(left, other[0]), min(bottom, other[1])
        right, top = max(right, other[2]), max(top, other[3])
    x, y = characters.origin(first)
    text = "".join(letter for _, letter in letters)
    return Piece(text, left, bottom, right, top, x, y, characters.style(first), spaced)


def _finite(value: float) -> float:
    return value if math.isfinite(value) else 0.0


def _drawn(pdfium: Any, page: Any, turn: Turn) -> tuple[list[Box], float]:
    """What is drawn on a page, and the share of it that its largest picture covers."""
    boxes: list[Box] = []
    pictured = 0.0
    area = max(1.0, turn.width * turn.height)
    edges = [ctypes.c_float() for _ in range(4)]
    for index in range(min(_MOST_RULES, pdfium.FPDFPage_CountObjects(page.raw))):
        item = pdfium.FPDFPage_GetObject(page.raw, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT or not pdfium.FPDFPageObj_GetBounds(item, *edges):
            continue
        left, bottom, right, top = (_finite(edge.value) for edge in edges)
        box = turn.box(left, bottom, right, top)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            boxes.append(box)
        else:  # a form may hold the picture
            shown = max(0.0, min(box.right, turn.width) - max(box.left, 0.0)) * max(
                0.0, min(box.bottom, turn.height) - max(box.top, 0.0)
            )
            pictured = max(pictured, shown / area)
    return boxes, pictured
