"""Which earlier amount says what an amount counts that names nothing itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from claimx.documents.model import Block, Document
from claimx.pipeline.parse import Parsed
from claimx.pipeline.types import Amount, Sentence

if TYPE_CHECKING:
    from claimx.pipeline.reading import Read

# What makes a figure one that the text takes as known.
_KNOWN = (("of", "the"), ("of", "these"), ("of", "those"), ("all",))
# Parts of speech behind an amount that names nothing: "412 had", "40 in Ely", "12."
_BARE = frozenset({"VERB", "AUX", "ADP", "PUNCT", "CCONJ", "PRON", "PART", "SCONJ"})
# A figure is known again by its value from this size on.
_TELLING = 12

# An amount is what an earlier one was of ("of these", "it was 71 per cent") within this many sentences.
_REACH = 3

Lender = TypeVar("Lender", bound="Read")


def lends(earlier: Amount, amount: Amount) -> bool:
    """Whether what an earlier amount counts may be what an amount counts: money of money, lengths of time of those."""
    if amount.form == "measure":
        return earlier.form == "measure"
    share = amount.form not in ("money", "number")
    return share or (earlier.form == "money") == (amount.form == "money")


def lender_of(view: Document, done: Sequence[Lender], amount: Amount, sentence: Sentence) -> Lender | None:
    """The amount before that says what this one counts: of the same kind, in reach, in the same speech.

    Args:
        view: The document as it is read.
        done: The amounts before, in order.
        amount, sentence: The amount and its sentence.
    """
    blocks = view.blocks
    block = blocks[sentence.block]
    for read in reversed(done):
        if sentence.index - read.sentence.index > _REACH:
            return None
        other = blocks[read.sentence.block]
        apart = sentence.block - read.sentence.block
        same_list = block.lead is not None and block.lead in (read.sentence.block, other.lead)
        if apart and not same_list and (apart > 1 or block.speaker != other.speaker):
            continue
        if read.subject is not None and lends(read.amount, amount):
            return _not_aside(done, read)
    return None


def _not_aside(done: Sequence[Lender], lender: Lender) -> Lender:
    """The amount that a sentence is about, where the nearest only says where or among how many ("in 14 towns")."""
    if not lender.aside:
        return lender
    for read in reversed(done):
        if read.sentence.index != lender.sentence.index:
            break
        if not read.aside and read.subject is not None and read.amount.form == lender.amount.form:
            return read
    return lender


def is_bare(parsed: Parsed, index: int) -> bool:
    """Whether nothing stands behind an amount that it could count."""
    after = parsed.nodes[index] + 1
    return after >= len(parsed.doc) or parsed.doc[after].pos_ in _BARE


def known_again(parsed: Parsed, index: int, amount: Amount, done: Sequence[Lender]) -> Lender | None:
    """The amount that a figure repeats which the text takes as known: "of the 412, 57 had", "all 61 were fined"."""
    first = parsed.first(index)
    if amount.form != "number" or (amount.value or 0) < _TELLING or not first.i or not is_bare(parsed, index):
        return None
    if not any(tuple(parsed.words[max(0, first.i - len(words)) : first.i]) == words for words in _KNOWN):
        return None
    return next((read for read in reversed(done) if _same_figure(read, amount)), None)


def _same_figure(read: Read, amount: Amount) -> bool:
    """Whether an amount before is the same figure, and says itself what it counts."""
    return read.own and read.amount.form == amount.form and read.amount.value == amount.value


def of_lead(parsed: Parsed, index: int, amount: Amount, block: Block, done: Sequence[Lender]) -> Lender | None:
    """The amount of a list's lead that an item goes on with: "flown 612 times: / - 151 over the coast"."""
    if block.lead is None or parsed.first(index).i > 2 or not is_bare(parsed, index):
        return None
    for read in reversed(done):
        if read.sentence.block == block.lead and read.amount.form == amount.form and read.subject:
            return read
    return None
