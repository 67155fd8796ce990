"""Dependency parses of the sentences that hold amounts.

Only those sentences are parsed: the parser is the whole cost of reading a document. Every amount is handed
to the parser in one plain spelling ("20", "20 %", "$ 20 million"), because a parser trained on newswire reads
"£34-£36m" or "one in every nine" badly; offsets of every token are kept beside the parse.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimx.pipeline.quantities.lexicon import table
from claimx.pipeline.tree import Token
from claimx.pipeline.types import Amount, Sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from claimx.pipeline.syntax import Syntax

# Words that stand for an amount of each form; the last is the node that the amount hangs on.
_STAND_INS: dict[str, tuple[str, ...]] = {
    "number": ("20",),
    "vague": ("20",),
    "measure": ("20",),
    "percent": ("20", "%"),
    "points": ("20", "points"),
    "money": ("$", "20", "million"),
}

_HALF = re.compile(r"half an?\b", re.IGNORECASE)

# What a hyphen joins to an amount as one word with it; any other word so joined is a noun of its own.
_SUFFIXES = frozenset({"-", "-strong", "-odd", "-plus", "-ish"})


@dataclass(frozen=True, slots=True)
class Simplified:
    """A sentence as the parser is to see it; ``starts``, ``ends``, ``words`` and ``nodes`` are those of ``Parsed``."""

    doc: Doc
    starts: list[int]
    ends: list[int]
    words: list[str]
    nodes: dict[int, int]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A parsed sentence.

    Attributes:
        doc: Its tokens, of the simplified sentence.
        starts, ends: For each token its offsets in the document's text.
        words: Each token in small letters.
        nodes: For each amount of the sentence, by its index in the document, the token it hangs on.
    """

    doc: list[Token]
    starts: list[int]
    ends: list[int]
    words: list[str]
    nodes: dict[int, int]

    def span(self, first: Token, last: Token) -> tuple[int, int]:
        """Offsets in the document of the words from ``first`` to ``last``."""
        return self.starts[first.i], self.ends[last.i]

    def first(self, index: int) -> Token:
        """The first token of the amount of an index; the node is the last."""
        at = self.nodes[index]
        while at and self.starts[at - 1] == self.starts[at]:
            at -= 1
        return self.doc[at]

    def at(self, offset: int) -> Token | None:
        """The token at an offset of the document's text, if one covers it."""
        index = _covering(self.starts, self.ends, offset)
        return None if index is None else self.doc[index]


def _covering(starts: Sequence[int], ends: Sequence[int], offset: int) -> int | None:
    """The index of the token at an offset."""
    index = bisect_right(starts, offset) - 1
    return index if index >= 0 and offset < ends[index] else None


def _stand_in(amount: Amount, follow: str) -> tuple[str, ...] | None:
    """The words the parser sees instead of an amount; None to leave it as it is written."""
    if amount.form in ("fraction", "ratio"):
        if amount.form == "fraction" and amount.value == 50:
            return None  # "half" is read well as it stands
        return ("20", "%") if amount.form == "fraction" or follow.lstrip().startswith("of ") else ("20",)
    return _STAND_INS.get(amount.form)


def _before_unit(text: str, amount: Amount) -> int:
    """Where the figures of an amount end: a unit inside it ("1 minute 42 seconds") is a noun to the parser.

    The article of "half an hour" stands with them: no noun has both a figure and an article after it.
    """
    if amount.form != "measure":
        return amount.end
    if (article := _HALF.match(text, amount.start)) is not None:
        return article.end()
    parted = text.rfind(" ", amount.start, amount.end)
    return parted if parted > amount.start and text[parted + 1 : amount.end].lower() in table("units") else amount.end


def _pieces(
    text: str, sentence: Sentence, amounts: Sequence[tuple[int, Amount]]
) -> Iterator[tuple[str, int, int, int | None]]:
    """Runs of plain text and stand-in words with their offsets; the last word of a stand-in names its amount."""
    at = sentence.start
    for index, amount in amounts:
        if amount.start < at or amount.end > sentence.end:
            continue
        words = _stand_in(amount, text[amount.end : amount.end + 5])
        if words is None:
            continue
        if at < amount.start:
            yield text[at : amount.start], at, amount.start, None
        end = _before_unit(text, amount)
        for word in words[:-1]:
            yield word, amount.start, end, -1
        yield words[-1], amount.start, end, index
        at = end
    if at < sentence.end:
        yield text[at : sentence.end], at, sentence.end, None


def _simplified(nlp: Language, text: str, sentence: Sentence, amounts: Sequence[tuple[int, Amount]]) -> Simplified:
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    starts: list[int] = []
    ends: list[int] = []
    nodes: dict[int, int] = {}
    # Capitals throughout make every word a name to the parser.
    shouted = text[sentence.start : sentence.end].isupper()
    for piece, start, end, stand_for in _pieces(text, sentence, amounts):
        if stand_for is not None:
            if words and not spaces[-1] and words[-1][-1].isalnum():
                spaces[-1] = True
            words.append(piece)
            spaces.append(True)
            starts.append(start)
            ends.append(end)
            if stand_for >= 0:
                nodes[stand_for] = len(words) - 1
            continue
        for token in nlp.tokenizer(piece):
            if token.is_space:
                continue
            at = start + token.idx
            if token.i == 0 and words and token.text[0] == "-" and token.lower_ not in _SUFFIXES:  # "20,000-officer"
                words.append("-")
                spaces.append(False)
                starts.append(at)
                ends.append(at + 1)
                at += 1
            words.append((token.lower_ if shouted else token.text)[at - start - token.idx :])
            spaces.append(bool(token.whitespace_))
            starts.append(at)
            ends.append(start + token.idx + len(token.text))
    doc = Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=[True, *[False] * (len(words) - 1)])
    for index, amount in amounts:  # amounts left as written
        if index not in nodes:
            last = _covering(starts, ends, amount.end - 1)
            if last is not None:
                nodes[index] = last
    return Simplified(doc, starts, ends, [word.lower() for word in words], nodes)


def simplify(
    syntax: Syntax,
    text: str,
    sentences: Sequence[Sentence],
    amounts: Sequence[Amount],
    *,
    also: frozenset[int] = frozenset(),
) -> dict[int, Simplified]:
    """The sentences that hold an amount, and others that say what it is of, as ``parse`` takes them.

    Args:
        syntax: An English pipeline with a parser, a tagger and a lemmatizer.
        text: The document's text (the reading view).
        sentences: All sentences of the document, in order.
        amounts: All amounts of the document, in order.
        also: Indices of further sentences to parse.

    Returns:
        By sentence index.
    """
    starts = [sentence.start for sentence in sentences]
    held: dict[int, list[tuple[int, Amount]]] = {number: [] for number in sorted(also)}
    for index, amount in enumerate(amounts):
        number = bisect_right(starts, amount.start) - 1
        if number >= 0 and amount.end <= sentences[number].end:
            held.setdefault(number, []).append((index, amount))
    return {number: _simplified(syntax.nlp, text, sentences[number], inside) for number, inside in held.items()}


def parse(syntax: Syntax, sentences: Sequence[Simplified]) -> list[Parsed]:
    """Parse simplified sentences, of one document or of several."""
    from claimx.pipeline.syntax import annotate
    from claimx.pipeline.threads import one_thread
    from claimx.pipeline.tree import tokens

    with one_thread():
        docs = annotate(syntax, [sentence.doc for sentence in sentences])
    return [
        Parsed(tokens(syntax.words, doc), sentence.starts, sentence.ends, sentence.words, sentence.nodes)
        for sentence, doc in zip(sentences, docs, strict=True)
    ]
