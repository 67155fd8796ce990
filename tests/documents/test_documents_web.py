"""Whole web pages: which of their blocks are read, against what each block's letter says of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from claimx.documents import Document, read

WEB = Path(__file__).parent / "web"
NAMES = sorted(path.stem for path in WEB.glob("*.html"))
READ = frozenset("tbhiksnqar")
UNREAD = frozenset("ycx")
Mark = tuple[str, str]


@cache
def page(name: str) -> tuple[Document, tuple[Mark, ...]]:
    lines = (WEB / f"{name}.marks").read_text("utf-8").splitlines()
    return read(WEB / f"{name}.html"), tuple((line[0], line[2:]) for line in lines)


def locate(text: str, marks: tuple[Mark, ...]) -> dict[int, tuple[int, int]]:
    """Where in a text the marks stand, in their order, white space apart, so that the most characters are placed."""
    kept = [index for index, character in enumerate(text) if not character.isspace()]
    flat = "".join(text[index] for index in kept)
    states: list[tuple[int, int, tuple | None]] = [(0, 0, None)]  # end, characters placed, the marks placed
    for number, (_, mark) in enumerate(marks):
        wanted = "".join(mark.split())
        found = []
        at = flat.find(wanted)
        while at >= 0:
            end = at + len(wanted)
            if _apart(text, kept[at], -1) and _apart(text, kept[end - 1], 1):
                best = max((state for state in states if state[0] <= at), key=lambda state: state[1])
                found.append((end, best[1] + len(wanted), (number, at, end, best[2])))
            at = flat.find(wanted, at + 1)
        merged: list[tuple[int, int, tuple | None]] = []
        for state in sorted([*states, *found], key=lambda state: (state[0], -state[1])):
            if not merged or state[1] > merged[-1][1]:
                merged.append(state)
        states = merged
    chain = max(states, key=lambda state: state[1])[2]
    places: dict[int, tuple[int, int]] = {}
    while chain:
        number, at, end, chain = chain
        places[number] = (kept[at], kept[end - 1] + 1)
    return places


def _apart(text: str, index: int, step: int) -> bool:
    beside = index + step
    return not 0 <= beside < len(text) or not (text[index].isalnum() and text[beside].isalnum())


def judged(name: str) -> list[tuple[Mark, bool, bool]]:
    """Each mark of a page that stands in its text, whether it should be read and whether it is."""
    document, marks = page(name)
    found = []
    for number, (start, end) in sorted(locate(document.text, marks).items()):
        is_read = any(block.readable for block in document.blocks if block.start < end and block.end > start)
        found.append((marks[number], marks[number][0] in READ, is_read))
    return found


def figures(names: list[str]) -> tuple[float, float, int]:
    """Precision and recall by block of what is read on pages, and how many blocks should be read."""
    blocks = [(wanted, is_read) for name in names for _, wanted, is_read in judged(name)]
    right = sum(wanted and is_read for wanted, is_read in blocks)
    wanted = sum(wanted for wanted, _ in blocks)
    return right / max(1, sum(is_read for _, is_read in blocks)), right / wanted, wanted


def report() -> str:
    """The figures of every kind of page, and every block that is judged wrongly."""
    kinds = sorted({name.partition("_")[0] for name in NAMES})
    lines = []
    for kind in kinds:
        precision, recall, blocks = figures([name for name in NAMES if name.partition("_")[0] == kind])
        lines.append(f"{kind}: precision {precision:.3f}, recall {recall:.3f} of {blocks} blocks")
    for name in NAMES:
        lines += [
            f"{name}: {'lost' if wanted else 'read'}: {letter} {text}"
            for (letter, text), wanted, is_read in judged(name)
            if wanted is not is_read
        ]
    return "\n".join(lines)


def test_the_letters_are_known_and_every_page_has_its_marks() -> None:
    assert len(NAMES) >= 38
    assert {letter for name in NAMES for letter, _ in page(name)[1]} == READ | UNREAD
    assert sorted(path.stem for path in WEB.glob("*.marks")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_all_of_a_statement_stands_in_the_text(name: str) -> None:
    document, marks = page(name)
    places = locate(document.text, marks)
    assert [mark for number, mark in enumerate(marks) if mark[0] in READ and number not in places] == []


def test_the_statement_is_told_from_the_page() -> None:
    precision, recall, blocks = figures(NAMES)
    assert blocks > 450
    assert precision >= 0.98, report()
    assert recall >= 0.99, report()


@pytest.mark.parametrize("name", NAMES)
def test_no_page_loses_its_statement(name: str) -> None:
    assert figures([name])[1] >= 0.9, report()
