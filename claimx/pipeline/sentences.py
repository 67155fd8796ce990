"""Sentence boundaries by rule, inside one block. Linear in the length of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimx.documents.model import Document
from claimx.pipeline.types import Sentence

# A full stop after one of these does not end a sentence.
_ABBREVIATIONS = frozenset(
    "mr mrs ms messrs dr prof rev hon rt sir st gen col capt maj lt sgt insp supt det ch cllr no nos vs etc"
    " e.g i.e eg ie cf para art approx est dept govt jan feb mar apr jun jul aug sep sept oct nov dec"
    " inc ltd co corp ref refs fig vol pp ed al a.m p.m ext tel sec paras".split()
)
_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s|$)|\n")
_WORD = re.compile(r"[A-Za-z.]+$")
_OPENS = re.compile(r"\s+[\"'“‘(\[]*[A-Z0-9£]")


# A sentence of more code points than this is cut where it best can be: no one writes it, and the work on a
# sentence must stay bounded.
LONGEST = 2_000


def _ends_sentence(text: str, at: int, stop: int, end: int) -> bool:
    """Whether the mark at ``at`` (the match ends at ``stop``) ends a sentence of text[:end]."""
    if text[at] == "\n":
        return False
    if stop >= end:
        return True
    if text[at] != ".":
        return _OPENS.match(text, stop, end) is not None
    before = _WORD.search(text, max(0, at - 12), at)
    if before and not text[before.start() - 1 : before.start()].isdigit():  # "£2.5bn." ends in no abbreviation
        word = before.group().lower()
        if word == "cent":  # Hansard wrote "per cent." in mid-sentence
            return re.match(r"\s+[\"“‘(]?[A-Z]", text[stop : stop + 6]) is not None
        initial = len(word) == 1 and word != "i" and text[before.start() - 1 : before.start()] not in ("'", "’")
        if word in _ABBREVIATIONS or initial:
            return False
        if re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
            return False
    return _OPENS.match(text, stop, end) is not None


def split(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of text[start:end], outer white space left out."""
    end = len(text) if end is None else end
    begin = start
    for mark in _END.finditer(text, start, end):
        if _ends_sentence(text, mark.start(), mark.end(), end):
            yield from _trimmed(text, begin, mark.end())
            begin = mark.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = _cut(text, start, start + LONGEST)
        yield from _trimmed(text, start, cut)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _cut(text: str, start: int, limit: int) -> int:
    """Where to cut an overlong sentence: after the last semicolon, comma or space in its second half."""
    for mark in (";", ",", " ", "\t", "\n"):
        at = text.rfind(mark, start + LONGEST // 2, limit)
        if at >= 0:
            return at + 1
    return limit


def sentences(document: Document) -> list[Sentence]:
    """The sentences of every block that claims are extracted from, in order."""
    found: list[Sentence] = []
    for number, block in enumerate(document.blocks):
        if not block.readable:
            continue
        for start, end in split(document.text, block.start, block.end):
            found.append(Sentence(start, end, len(found), number))
    return found
