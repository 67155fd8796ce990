"""What follows an amount, as far as closed word lists tell: whether a noun can stand there."""

from __future__ import annotations

from claimx.pipeline.quantities.lexicon import words
from claimx.pipeline.quantities.reading import Scan
from claimx.pipeline.quantities.tokens import WORD, at

_SHORTEST = 3


def noun_follows(scan: Scan, index: int) -> bool:
    """Whether a word that can be a noun phrase stands at a token, as far as closed word lists tell."""
    while scan.word(index) in words("comparatives"):
        index += 1
    token = at(scan.tokens, index)
    if token.text in {"'", "‘", '"', "“"}:
        return at(scan.tokens, index + 1).kind == WORD and token.text in {"‘", "“"}
    return token.kind == WORD and token.text not in words("function_words") and not token.text.endswith("ly")


def plural_follows(scan: Scan, index: int) -> bool:
    """Whether a plural noun stands at a token, no more than one adjective before it."""
    index += scan.word(index) in words("comparatives") | {"other", "new", "police", "young"}
    word = scan.word(index)
    return (word.endswith("s") and len(word) > _SHORTEST and word not in words("function_words")) or (
        word in words("mass_counts")
    )
