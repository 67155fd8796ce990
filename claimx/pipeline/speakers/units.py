"""A document cut for attribution: tokens, quotations, and sentences joined where a quotation holds them together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from claimx.documents.model import Document
from claimx.pipeline.speakers import mentions, quotes, tokens
from claimx.pipeline.speakers.lexicon import verbs
from claimx.pipeline.speakers.subjects import Unit
from claimx.pipeline.types import Sentence


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a document that the other modules work on."""

    text: str
    tokens: tokens.Tokens
    quotes: tuple[quotes.Quote, ...]
    units: tuple[Unit, ...]

    def span(self, unit: Unit) -> tuple[int, int]:
        """Offsets of a unit."""
        return self.tokens.starts[unit.start], self.tokens.ends[unit.end - 1]


def layout(document: Document, sentences: Sequence[Sentence], text: str) -> Layout:
    """Cut a document; ``text`` has the length of the document's."""
    found = quotes.quotes(text, document.blocks)
    inner = [(q.start + (not q.continues or _marked(text, q.start)), q.end - q.closed) for q in found]
    inner = [(start, end) for start, end in inner if start < end]
    words = tokens.tokenize(text, inner)
    forms = frozenset(verbs())
    starts = [q.start for q in found]
    ends = [q.end for q in found]
    units: list[Unit] = []
    begin: Sentence | None = None
    for number, sentence in enumerate(sentences):
        begin = begin or sentence
        after = sentences[number + 1] if number + 1 < len(sentences) else None
        if after is not None and after.block == sentence.block:
            held = bisect_left(starts, sentence.end) - 1
            if held >= 0 and found[held].end > after.start:
                continue
            if held >= 0 and bisect_right(ends, sentence.end - 1) <= held:
                continue
        first, last = words.at(begin.start), words.at(sentence.end)
        if first < last:
            head = not units or units[-1].block != begin.block
            named = tuple(mentions.find(words, first, last, forms))
            units.append(Unit(first, last, begin.block, named, head))
        begin = None
    return Layout(text, words, tuple(found), tuple(units))


def _marked(text: str, at: int) -> bool:
    return text[at] in "\"“”„«»'‘’"
