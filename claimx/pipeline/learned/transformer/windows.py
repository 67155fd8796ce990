"""A document as an encoder reads it: its head, then sentences that hold amounts with those around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from claimx.documents.model import BlockKind, Document
from claimx.pipeline.quantities import might_hold_amount
from claimx.pipeline.types import Sentence

# A token that stands for no words of the document.
NOWHERE = (-1, -1)


@dataclass(frozen=True, slots=True)
class Shape:
    """How a window is filled, in tokens.

    Attributes:
        length: Of the whole.
        head: Of kind, publisher and title at most.
        before, after: Of the sentences around those that are read at most.
    """

    length: int = 256
    head: int = 32
    before: int = 64
    after: int = 16

    @property
    def room(self) -> int:
        """For what is read."""
        return self.length - self.head - self.before - self.after - 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, or part of one too long for a window: tokens and their offsets in the document."""

    sentence: int
    block: int
    ids: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    read: bool


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a document.

    Attributes:
        ids: Tokens.
        spans: For each its offsets in the document, ``NOWHERE`` for those that stand for no words.
        read: For each whether it is of a sentence that is read, and not only of those around.
        sentences: For each the index of its sentence, -1 for none.
    """

    ids: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    read: tuple[bool, ...]
    sentences: tuple[int, ...]

    @property
    def reach(self) -> tuple[int, int]:
        """Offsets of the first and after the last word that is read."""
        read = [span for span, is_read in zip(self.spans, self.read, strict=True) if is_read]
        return read[0][0], read[-1][1]

    def place(self, start: int, end: int, *, anywhere: bool = False) -> tuple[int, int] | None:
        """The first token and the one after the last of words that are read here, None where they are not.

        Args:
            start, end: Offsets of the words in the document.
            anywhere: Also of sentences that are only around.
        """
        inside = [
            at
            for at, (first, last) in enumerate(self.spans)
            if first < end and start < last and (anywhere or self.read[at])
        ]
        return (inside[0], inside[-1] + 1) if inside else None

    def sentence(self, at: int) -> tuple[int, int]:
        """The first token and the one after the last of the sentence of a token."""
        number = self.sentences[at]
        first = self.sentences.index(number)
        return first, len(self.sentences) - self.sentences[::-1].index(number)


def heading(document: Document) -> str:
    """What is known of a document as a whole, in words."""
    known = (document.kind.value.replace("_", " "), document.publisher, document.title)
    return ": ".join(part for part in known if part)


def _pieces(document: Document, sentences: Sequence[Sentence], tokenizer: Any, room: int) -> list[Piece]:
    texts = [document.text[sentence.start : sentence.end] for sentence in sentences]
    if not texts:
        return []
    told = tokenizer(texts, add_special_tokens=False, return_offsets_mapping=True, verbose=False)
    found = []
    for sentence, text, ids, spans in zip(sentences, texts, told["input_ids"], told["offset_mapping"], strict=True):
        read = document.blocks[sentence.block].kind is not BlockKind.TABLE_ROW and might_hold_amount(text)
        moved = tuple((sentence.start + first, sentence.start + last) for first, last in spans)
        for at in range(0, len(ids), room):
            part = slice(at, at + room)
            found.append(Piece(sentence.index, sentence.block, tuple(ids[part]), moved[part], read))
    return found


def windows(document: Document, sentences: Sequence[Sentence], tokenizer: Any, shape: Shape) -> list[Window]:
    """The windows of a document: each sentence that might hold an amount is read in one of them.

    Args:
        document: As it is read.
        sentences: All of its sentences.
        tokenizer: A fast tokenizer of transformers.
        shape: How a window is filled.
    """
    pieces = _pieces(document, sentences, tokenizer, shape.room)
    head = tokenizer(heading(document), add_special_tokens=False, truncation=True, max_length=shape.head, verbose=False)
    found = []
    for first, stop in _groups(pieces, shape.room):
        found.append(_window(pieces, first, stop, tuple(head["input_ids"]), tokenizer, shape))
    return found


def _groups(pieces: Sequence[Piece], room: int) -> Iterator[tuple[int, int]]:
    """First piece and the one after the last of runs that begin and end with one that is read."""
    at = 0
    while at < len(pieces):
        if not pieces[at].read:
            at += 1
            continue
        stop, size = at + 1, len(pieces[at].ids)
        for later in range(at + 1, len(pieces)):
            size += len(pieces[later].ids) + (pieces[later].block != pieces[later - 1].block)
            if size > room:
                break
            if pieces[later].read:
                stop = later + 1
        yield at, stop
        at = stop


def _window(
    pieces: Sequence[Piece], first: int, stop: int, head: tuple[int, ...], tokenizer: Any, shape: Shape
) -> Window:
    opening = [(tokenizer.cls_token_id, NOWHERE, False, -1), *((token, NOWHERE, False, -1) for token in head)]
    opening.append((tokenizer.sep_token_id, NOWHERE, False, -1))
    middle = _run(pieces, first, stop, tokenizer.sep_token_id, within=True)
    before = _run(pieces, _far(pieces, first, shape.before, -1), first, tokenizer.sep_token_id, joined=pieces[first])
    before = before[max(0, len(before) - shape.before) :]
    left = shape.length - len(opening) - len(before) - len(middle) - 1
    after = _run(pieces, stop, _far(pieces, stop, shape.after, 1), tokenizer.sep_token_id, led=pieces[stop - 1])
    after = after[: max(0, min(shape.after, left))]
    closing = [(tokenizer.sep_token_id, NOWHERE, False, -1)]
    ids, spans, read, sentences = zip(*opening, *before, *middle, *after, *closing, strict=True)
    return Window(ids, spans, read, sentences)


def _far(pieces: Sequence[Piece], at: int, size: int, step: int) -> int:
    """How far to go from a piece for so many tokens."""
    total = 0
    while total < size and (at > 0 if step < 0 else at < len(pieces)):
        total += len(pieces[at - 1 if step < 0 else at].ids)
        at += step
    return at


_Row = tuple[int, tuple[int, int], bool, int]


def _run(
    pieces: Sequence[Piece],
    first: int,
    stop: int,
    parting: int,
    *,
    within: bool = False,
    led: Piece | None = None,
    joined: Piece | None = None,
) -> list[_Row]:
    """The tokens of pieces, blocks parted; ``led`` and ``joined`` are the pieces that stand before and after."""
    rows: list[_Row] = []
    last = led
    for piece in pieces[first:stop]:
        if last is not None and last.block != piece.block:
            rows.append((parting, NOWHERE, False, -1))
        rows += [
            (token, span, within and piece.read, piece.sentence)
            for token, span in zip(piece.ids, piece.spans, strict=True)
        ]
        last = piece
    if joined is not None and last is not None and last.block != joined.block:
        rows.append((parting, NOWHERE, False, -1))
    return rows
