"""Documents as tokens of spaCy's English tokenizer, parted where an amount begins or ends."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from claimx.errors import CorpusError
from claimx.pipeline.sentences import split
from claimx.records import Offsets

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span


@cache
def blank() -> Language:
    """spaCy's English without components."""
    import spacy

    nlp = spacy.blank("en")
    nlp.max_length = 50_000_000
    return nlp


def doc_of(text: str, spans: Iterable[Offsets] = (), nlp: Language | None = None) -> Doc:
    """A Doc in which each span is whole tokens, with claimx's sentence starts; no sentence starts inside a span.

    Args:
        nlp: Whose tokenizer is used; by default a blank English one.
    """
    spans = list(spans)
    doc = (nlp or blank()).make_doc(text)
    _part(doc, {edge for span in spans for edge in span})
    starts = {start for start, _ in split(text) if not any(begin < start < end for begin, end in spans)}
    for token in doc:
        # White space before a sentence ends the one before it.
        token.is_sent_start = token.i == 0 or token.idx in starts
    return doc


def span_of(doc: Doc, start: int, end: int, label: str = "", name: str = "") -> Span:
    """The tokens that text[start:end] lies in.

    Raises:
        CorpusError: It lies in none.
    """
    span = doc.char_span(start, end, label=label, span_id=name, alignment_mode="expand")
    if span is None:
        raise CorpusError(f"{start} to {end} holds no words of {doc.text[:40]!r} …", remedy="mark words")
    return span


def _part(doc: Doc, edges: set[int]) -> None:
    inner = [
        (token, cuts)
        for token in doc
        for cuts in [sorted(edge - token.idx for edge in edges if token.idx < edge < token.idx + len(token))]
        if cuts
    ]
    with doc.retokenize() as retokenizer:
        for token, cuts in inner:
            bounds = [0, *cuts, len(token)]
            parts = [token.text[start:end] for start, end in itertools.pairwise(bounds)]
            retokenizer.split(token, parts, heads=[(token, number) for number in range(len(parts))])
