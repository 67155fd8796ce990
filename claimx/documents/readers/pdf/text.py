"""PDF to text and drafts, run in the guarded process: PDFium's bugs and bombs must not be ours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from claimx.documents import publishers
from claimx.documents.draft import Draft, Extracted, Facts
from claimx.documents.model import BlockKind, Section
from claimx.documents.mojibake import without_surrogates
from claimx.documents.readers.pdf import blocks as pdf_blocks
from claimx.documents.readers.pdf import furniture
from claimx.documents.readers.pdf.blocks import Block
from claimx.documents.readers.pdf.hyphens import Mender, mender
from claimx.documents.readers.pdf.layout import Aside, Item, Line, lay_out
from claimx.documents.readers.pdf.pages import read_page
from claimx.documents.readers.pdf.rows import lower_initials, raise_marks
from claimx.documents.readers.pdf.words import BROKEN, PageWords, Word
from claimx.errors import ReadError

MAX_PAGES = 500
_RECOGNISE = "run text recognition (OCR) on it and read what comes of that"
_RESAVE = "open it in a PDF viewer, print or save it as a new PDF, and read that"
_FEW_LETTERS = 40
_PICTURE = 0.5
_UNMAPPED = 0.3
_USUAL_SIZE = 11.0
_WORDS_OF_A_TITLE = 4
_LONGEST_TITLE = 250
_SMALL = 0.93
_NO_TITLE = re.compile(
    r"(?:microsoft |powerpoint|untitled|document ?[0-9]*$|layout ?[0-9]|slide ?[0-9]|template)|.*\.[a-z]{3,5}$", re.I
)
_NOTE_MARK = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹*†‡]|[0-9]{1,2}(?=\s)")
_NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


def extract(data: bytes, name: str) -> Extracted:
    """The text and drafts of a PDF.

    Raises:
        ReadError: It is damaged, locked with a password, too long, or has no text.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(error, name) from error
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise ReadError(
                f"{name} has {count} pages; the limit is {MAX_PAGES}", remedy="split it into one file a statement"
            )
        pages, lost = _pages(document, pypdfium2.PdfiumError)
        title = without_surrogates(document.get_metadata_value("Title"))
    finally:
        document.close()
    if not pages:
        raise ReadError(f"{name} is a damaged PDF: none of its pages can be read", remedy=_RESAVE)
    warnings = _require_text(pages, name)
    if lost:
        warnings = (*warnings, f"{_numbers(lost)} damaged and left out")
    return _extracted([page for _, page in pages], title, warnings)


def _refusal(error: Exception, name: str) -> ReadError:
    import pypdfium2.raw as pdfium

    code = getattr(error, "err_code", None)
    if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return ReadError(f"{name} is encrypted: it opens with a password only", remedy="save it without a password")
    return ReadError(f"{name} is a damaged PDF", remedy="fetch or save it again")


def _pages(document: Any, error: type[Exception]) -> tuple[list[tuple[int, PageWords]], list[int]]:
    """The pages with their numbers, and the numbers of those that cannot be read."""
    pages: list[tuple[int, PageWords]] = []
    lost: list[int] = []
    for index in range(len(document)):
        try:
            page = document[index]
        except error:
            lost.append(index + 1)
            continue
        try:
            pages.append((index + 1, read_page(page)))
        except error:
            lost.append(index + 1)
        finally:
            page.close()
    return pages, lost


def _letters(page: PageWords) -> int:
    return sum(len(word.text) for word in page.words)


def _require_text(pages: Sequence[tuple[int, PageWords]], name: str) -> tuple[str, ...]:
    """Refuse pages that are pictures or say nothing; warn where only some are pictures."""
    letters = sum(_letters(page) for _, page in pages)
    pictures = [number for number, page in pages if _letters(page) < _FEW_LETTERS and page.pictured >= _PICTURE]
    if pictures and not any(_letters(page) for number, page in pages if number not in pictures):
        raise ReadError(f"{name} is scanned: its pages are pictures without text", remedy=_RECOGNISE)
    if not letters:
        raise ReadError(f"{name} has no text: what its pages show is drawn, or they are blank", remedy=_RECOGNISE)
    if sum(page.unmapped for _, page in pages) > _UNMAPPED * letters:
        raise ReadError(f"{name}: its fonts do not say which letters they show", remedy=_RECOGNISE)
    return (f"{_numbers(pictures)} scanned and not read",) if pictures else ()


def _numbers(pages: Sequence[int]) -> str:
    shown = ", ".join(map(str, pages[:20])) + (", …" if len(pages) > 20 else "")
    return f"page {shown} is" if len(pages) == 1 else f"pages {shown} are"


def _extracted(pages: Sequence[PageWords], title: str, warnings: tuple[str, ...]) -> Extracted:
    size = _text_size([page.words for page in pages])
    running = furniture.part(pages, size)
    words = [raise_marks(lower_initials(found, size)) for found in running.words]
    items = [
        item
        for page, found in zip(pages, words, strict=True)
        for item in _notes_aside(lay_out(found, page.boxes, size), size)
    ]
    how = pdf_blocks.setting([item for item in items if isinstance(item, Line)], size)
    blocks = [block for block in pdf_blocks.build(items, how, _mender(running.words)) if block.text.strip()]
    facts = Facts(title=_stated_title(title, blocks))
    text, drafts = _write(blocks, running, _levels(blocks, facts.title))
    return Extracted(text, drafts, facts, warnings)


def _text_size(pages: Sequence[Sequence[Word]]) -> float:
    """The size of type that most of a document is set in."""
    sizes: Counter[float] = Counter()
    for words in pages:
        for word in words:
            sizes[round(word.size, 1)] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else _USUAL_SIZE


def _mender(pages: Sequence[Sequence[Word]]) -> Mender:
    whole: list[str] = []
    pairs: list[tuple[str, str]] = []
    for words in pages:
        before = ""
        for word in words:
            if before:
                pairs.append((before, word.text))
            elif not word.text.endswith(BROKEN):
                whole.append(word.text)
            before = word.text.removesuffix(BROKEN) if word.text.endswith(BROKEN) else ""
    return mender(whole, pairs)


def _notes_aside(items: list[Item], size: float) -> list[Item]:
    """The items of a page, footnotes put aside: they stand in the way of text that runs on over the page."""
    index = len(items)
    while index:
        item = items[index - 1]
        if not isinstance(item, Line) or item.size > _SMALL * size:
            break
        index -= 1
    while index < len(items) and not _NOTE_MARK.match(_first(items[index])):
        index += 1
    notes = items[index:]
    return [*items[:index], Aside(tuple(notes))] if notes and index else items


def _first(item: Item) -> str:
    return item.words[0].text + " " if isinstance(item, Line) else ""


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _stated_title(stated: str, blocks: Sequence[Block]) -> str | None:
    """The title in the file's properties, where its first page bears it; many are left over from another document."""
    title = " ".join(_NOT_TEXT.sub(" ", stated).split())
    if not title or len(title) > _LONGEST_TITLE or _NO_TITLE.match(title) or title.count(" ") + 1 < _WORDS_OF_A_TITLE:
        return None
    wanted = _plain(title)
    return title if any(_plain(block.text) == wanted for block in _before_prose(blocks)) else None


def _before_prose(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks before the first paragraph of prose."""
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH and block.text.count(" ") >= 20:
            return
        yield block


def _levels(blocks: Sequence[Block], title: str | None) -> dict[int, int]:
    """The depths of the headings by their place among the blocks: the title's is 1, those of others go by size."""
    headings = [(index, block) for index, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    sizes = sorted({round(block.size) for _, block in headings}, reverse=True)
    levels = {index: min(6, 2 + sizes.index(round(block.size))) for index, block in headings}
    opening = set(map(id, _before_prose(blocks)))
    possible = [
        (index, block)
        for index, block in headings
        if id(block) in opening
        and block.text.count(" ") + 1 >= _WORDS_OF_A_TITLE
        and not publishers.is_letterhead(block.text)
    ]
    stated = [index for index, block in possible if title and _plain(block.text) == _plain(title)]
    largest = max((block.size for _, block in possible), default=0.0)
    chosen = stated or [index for index, block in possible if block.size == largest]
    if chosen:
        levels[chosen[0]] = 1
    return levels


def _write(blocks: Sequence[Block], running: furniture.Running, levels: dict[int, int]) -> tuple[str, list[Draft]]:
    """The text and drafts of blocks, with running heads before and feet behind them."""
    parts: list[str] = []
    drafts: list[Draft] = []
    length = 0

    def write(text: str, draft: Draft) -> None:
        nonlocal length
        text = _NOT_TEXT.sub(" ", text)
        opening = f"{draft.mark} " if draft.mark else ""
        breaks = "" if not parts else "\n\n" if draft.gap else "\n"
        parts.append(breaks + opening + text)
        lead = len(text) - len(text.lstrip())
        start = length + len(breaks) + len(opening) + lead
        length += len(parts[-1])
        drafts.append(replace(draft, start=start, end=start + len(text.strip())))

    for text in running.heads:
        write(text, Draft(0, 0, section=Section.FURNITURE))
    for index, block in enumerate(blocks):
        write(
            block.text,
            Draft(0, 0, block.kind, block.section, gap=block.gap, mark=block.mark, level=levels.get(index, 0)),
        )
    for text in running.feet:
        write(text, Draft(0, 0, section=Section.FURNITURE))
    return "".join(parts), [draft for draft in drafts if draft.end > draft.start]
