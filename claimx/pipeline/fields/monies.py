"""The word for the money that a sum is of, where nothing says what it is for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimx.pipeline.types import Amount, Sentence
from claimx.records import Offsets

_MONEY = re.compile(
    r"\b(?:(?:police |central government |government |additional )?"
    r"(?:funding|budgets?|grants?|precept|settlement|fund|money|investment|savings?|costs|spending|reserves))\b",
    re.IGNORECASE,
)
# Such a word is looked for in this many sentences before.
_REACH = 3


def money_word(text: str, amount: Amount, sentence: Sentence, sentences: Sequence[Sentence]) -> Offsets | None:
    """Offsets of the nearest word for money before an amount, else behind it, else in the sentences before.

    Args:
        text: The document's text.
        amount: The sum.
        sentence: Its sentence.
        sentences: All sentences of the document, in order.
    """
    found = [match.span() for match in _MONEY.finditer(text, sentence.start, sentence.end)]
    before = [span for span in found if span[1] <= amount.start]
    if found:
        return before[-1] if before else found[0]
    for earlier in reversed(sentences[max(0, sentence.index - _REACH) : sentence.index]):
        match = _MONEY.search(text, earlier.start, earlier.end)
        if match is not None:
            return match.span()
    return None
