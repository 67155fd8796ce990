"""Falls told by verbs of parting: they went, were taken off, were parted with."""

from __future__ import annotations

from claimx.pipeline.fields.beside import said
from claimx.pipeline.fields.kinds import is_workforce_word
from claimx.pipeline.fields.staying import counted, only_timed
from claimx.pipeline.fields.types import Moved
from claimx.pipeline.parse import Parsed
from claimx.pipeline.tree import Token
from claimx.pipeline.types import Amount
from claimx.records import Change

_OFF = frozenset({"take", "knock", "shave", "lop", "strip", "pull"})


def parted(parsed: Parsed, node: Token, amount: Amount, *, workforce: bool) -> Moved | None:
    """A fall that a verb of parting tells, if one governs an amount."""
    noun = counted(node)
    if noun.dep_ == "pobj":
        verb = _given_up(noun) if amount.form != "money" else None  # which victims part with
        return said(parsed, verb, Change.DECREASE) if verb is not None else None
    whole = next((c for of in noun.children if of.lower_ == "of" for c in of.children if c.dep_ == "pobj"), noun)
    under = noun.head
    if amount.form == "money" and whole is not noun and whole.lemma_.lower() == "cut":
        return said(parsed, whole, Change.DECREASE)  # "the next £14m of cuts"
    lemma = under.lemma_.lower()
    if noun.dep_ == "nsubj" and under.tag_ == "VBD" and lemma == "go":
        staff = is_workforce_word(whole.lemma_.lower()) and amount.form != "money"
        return said(parsed, under, Change.DECREASE) if staff and only_timed(under) else None
    if noun.dep_ != "dobj" or under.pos_ != "VERB":
        return None
    people = workforce or is_workforce_word(whole.lemma_.lower()) or amount.form not in ("number", "money")
    off = any(c.dep_ in ("prep", "prt") and c.lower_ == "off" and c.i > under.i for c in under.children)
    # "Taken 60 officers off response", "a fifth off the grant"; not cars off the road, nor cash off its owners.
    return said(parsed, under, Change.DECREASE) if lemma in _OFF and people and off else None


def _given_up(noun: Token) -> Token | None:
    """The verb under which an amount was parted with."""
    above = noun.head.head
    return above if noun.head.lower_ == "with" and above.lemma_.lower() == "part" else None
