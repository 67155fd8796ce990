"""Which amounts are claims: those that state something a record could confirm or refute.

The grammar has dropped what is no amount at all (dates, ages, roads, references). What is left to drop here
are small counts that only tell a story ("the two officers walked with him") or only point ("all three met").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.parse import Parsed
from claimx.pipeline.types import Amount

if TYPE_CHECKING:
    from spacy.tokens import Token

# A count up to this is small enough to be told rather than claimed.
SMALL = 12


def _noun(node: Token) -> Token | None:
    return node.head if node.dep_ == "nummod" and node.head.pos_ in ("NOUN", "PROPN") else None


def is_claim(parsed: Parsed, index: int, amount: Amount, *, moved: bool = False) -> bool:
    """Whether an amount is worth a record.

    Args:
        parsed: The sentence.
        index: Index of the amount in the document.
        amount: The amount.
        moved: Whether it is an increase or a decrease, which is never told in passing.
    """
    if amount.form == "vague" or amount.value is None:
        return False
    if moved or amount.form != "number" or amount.value > SMALL or amount.per is not None or amount.group is not None:
        return True
    node = parsed.doc[parsed.nodes[index]]
    noun = _noun(node)
    before = [parsed.doc[i].lower_ for i in range(max(0, node.i - 2), node.i)]
    if amount.bound_span is not None:
        return True
    if amount.value == 1:
        return False
    if any(word in cue("pointers") for word in before):
        return False
    lemma = noun.lemma_.lower() if noun is not None else ""
    if lemma in cue("features"):
        return False
    verb = next((above for above in node.ancestors if above.pos_ == "VERB"), None)
    telling = verb is not None and verb.lemma_.lower() in cue("telling")
    if telling and (lemma in cue("people") or noun is None):
        return False
    return not (
        noun is not None
        and noun.dep_ == "pobj"
        and lemma in cue("people")
        and noun.head.lower_ in ("with", "alongside", "by")
    )
