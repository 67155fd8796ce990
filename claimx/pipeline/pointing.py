"""Sentences that those with amounts point back to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from claimx.documents.model import Document
from claimx.pipeline.types import Amount, Sentence

_POINTER = re.compile(r"\b(?:it|its|they|them|their)\b", re.IGNORECASE)
# What follows an amount that leaves out its noun.
_BARE = re.compile(
    r"\s*(?:[.,;:)–—]|(?:and|in|at|on|to|from|more|fewer|were|was|are|have|has|had|since|so|could|who"
    r"|of (?:these|them|those|which|whom))\b)"
)


def pointing_sentences(view: Document, sentences: Sequence[Sentence], amounts: Sequence[Amount]) -> frozenset[int]:
    """Indices of the sentences that a sentence with an amount may point back to ("Their number fell by 12%")."""
    starts = [sentence.start for sentence in sentences]
    holding = {bisect_right(starts, amount.start) - 1 for amount in amounts}
    bare = {
        bisect_right(starts, amount.start) - 1
        for amount in amounts
        if amount.form != "money" and _BARE.match(view.text, amount.end)
    }
    return frozenset(
        number - 1
        for number in holding
        if number > 0
        and sentences[number - 1].block == sentences[number].block
        and (number in bare or _POINTER.search(view.text, sentences[number].start, sentences[number].end))
    )
