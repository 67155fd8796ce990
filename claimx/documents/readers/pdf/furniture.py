"""Running heads and feet: what stands at the same height on several pages, and the numbers of pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from claimx.documents.readers.pdf.rows import Row, overlapping
from claimx.documents.readers.pdf.words import PageWords, Word

_MARGIN = 0.2
_ROWS = 5
_NEAR = 2.5
_LOOSE = 1.5
_WORDS_OF_A_HEAD = 12
_NUMBER = re.compile(r"[0-9]+")
_PAGE = re.compile(
    r"page\s?[0-9]{1,4}(?:\s?(?:of|/)\s?[0-9]{1,4})?|[0-9]{1,4}\s?(?:of|/)\s?[0-9]{1,4}|[0-9]{1,4}\s?\|\s?page"
    r"|page\s?\|\s?[0-9]{1,4}|[-–—]\s?[0-9]{1,4}\s?[-–—]|\|\s?[0-9]{1,4}\s?\|?|[ivx]{1,5}",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Running:
    """The words of each page without its running head and foot, and these, each once."""

    words: list[list[Word]]
    heads: list[str]
    feet: list[str]


@dataclass(slots=True)
class _Candidate:
    """A row in the margin of a page."""

    page: int
    order: int  # how many rows stand between it and the edge
    head: bool
    text: str
    row: Row
    repeated: bool = False


def part(pages: Sequence[PageWords], size: float) -> Running:
    """Part the running heads and feet of pages, whose text is set in a size of type, from the rest."""
    candidates: list[_Candidate] = []
    for number, page in enumerate(pages):
        rows = overlapping(page.words)
        top = [row for row in rows[:_ROWS] if row.base < _MARGIN * page.height]
        foot = [row for row in rows[-_ROWS:] if row.base > (1 - _MARGIN) * page.height]
        candidates += [_Candidate(number, order, True, _text(row), row) for order, row in enumerate(top)]
        candidates += [_Candidate(number, order, False, _text(row), row) for order, row in enumerate(reversed(foot))]
    _find_repeated(candidates)
    dropped: list[set[int]] = [set() for _ in pages]
    heads: dict[str, str] = {}
    feet: dict[str, str] = {}
    ends: defaultdict[tuple[int, bool], list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        ends[candidate.page, candidate.head].append(candidate)
    for (number, head), rows_there in ends.items():
        for candidate in _outermost(rows_there, len(pages), size):
            dropped[number].update(id(word) for word in candidate.row.words)
            (heads if head else feet).setdefault(_NUMBER.sub("#", candidate.text), candidate.text)
    words = [[word for word in page.words if id(word) not in gone] for page, gone in zip(pages, dropped, strict=True)]
    return Running(words, list(heads.values()), list(feet.values()))


def _outermost(candidates: Sequence[_Candidate], pages: int, size: float) -> list[_Candidate]:
    """The rows at one end of a page, from its edge inwards, that are its running head or foot.

    Nothing of the text stands between them and the edge, and they are set apart from it.
    """
    found: list[_Candidate] = []
    for candidate in candidates:
        prose = len(candidate.row.words) > _WORDS_OF_A_HEAD and candidate.row.size > 0.95 * size
        if prose or not (candidate.repeated or _is_number(candidate, pages)):
            break
        found.append(candidate)
    while found and not _apart(found[-1], candidates[len(found) : len(found) + 1]):
        found.pop()
    return found


def _apart(candidate: _Candidate, following: Sequence[_Candidate]) -> bool:
    """Whether a row is set apart from the next by space or type."""
    if not following or _is_number(candidate, 1):
        return True
    row, near = candidate.row, following[0].row
    return abs(near.base - row.base) > _LOOSE * max(row.size, near.size) or abs(near.size - row.size) > 0.08 * row.size


def _text(row: Row) -> str:
    return " ".join(word.text for word in row.words)


def _is_number(candidate: _Candidate, pages: int) -> bool:
    """Whether a row is the number of its page and nothing else."""
    return _PAGE.fullmatch(candidate.text) is not None or (pages == 1 and candidate.text == "1")


def _find_repeated(candidates: Sequence[_Candidate]) -> None:
    """Mark what stands on several pages at one height, numbers that count the pages aside."""
    alike: defaultdict[tuple[bool, str], list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        alike[candidate.head, _NUMBER.sub("#", candidate.text)].append(candidate)
    for group in alike.values():
        group.sort(key=lambda candidate: candidate.row.base)
        start = 0
        for index in range(1, len(group) + 1):
            if index == len(group) or group[index].row.base - group[index - 1].row.base > _NEAR:
                _mark(group[start:index])
                start = index


def _mark(group: Sequence[_Candidate]) -> None:
    """Mark candidates of one text, but for its numbers, and one height."""
    if len({candidate.page for candidate in group}) < 2:
        return
    numbers = [[int(found) for found in _NUMBER.findall(candidate.text)[:20]] for candidate in group]
    counting = all(
        len(set(values)) == 1 or len({value - one.page for value, one in zip(values, group, strict=True)}) == 1
        for values in zip(*numbers, strict=True)
    )
    texts: defaultdict[str, set[int]] = defaultdict(set)
    for candidate in group:
        texts[candidate.text].add(candidate.page)
    first = min(candidate.page for candidate in group)
    for candidate in group:
        columns = sum(gap.inner for gap in candidate.row.gaps)
        heads_table = columns > 1 and candidate.page == first and candidate.order == 0
        candidate.repeated = (counting or len(texts[candidate.text]) > 1) and not heads_table
