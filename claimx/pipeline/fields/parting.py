"""Falls told by verbs of parting: they went, were taken off, were parted with."""

from __future__ import annotations

from claimx.pipeline.fields.beside import said
from claimx.pipeline.fields.nouns import is_time
from claimx.pipeline.fields.staying import counted
from claimx.pipeline.fields.types import Moved
from claimx.pipeline.parse import Parsed
from claimx.pipeline.tree import Token
from claimx.pipeline.types import Amount
from claimx.records import Change

_STAFF = frozenset("officer constable pcso special sergeant detective post job role".split())
_TIMED = frozenset("by from before over since in under during within between after last".split())
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
        staff = whole.lemma_.lower() in _STAFF and amount.form != "money"
        return said(parsed, under, Change.DECREASE) if staff and _at_some_time(under) else None
    if noun.dep_ != "dobj" or under.pos_ != "VERB":
        return None
    people = workforce or whole.lemma_.lower() in _STAFF or amount.form not in ("number", "money")
    off = any(c.dep_ in ("prep", "prt") and c.lower_ == "off" and c.i > under.i for c in under.children)
    # "Taken 60 officers off response", "a fifth off the grant"; not cars off the road, nor cash off its owners.
    return said(parsed, under, Change.DECREASE) if lemma in _OFF and people and off else None


def _given_up(noun: Token) -> Token | None:
    """The verb under which an amount was parted with."""
    above = noun.head.head
    return above if noun.head.lower_ == "with" and above.lemma_.lower() == "part" else None


def _at_some_time(verb: Token) -> bool:
    """Whether nothing but a time follows a verb: no place that they went to."""
    for child in verb.rights:
        timed = child.dep_ == "prep" and child.lower_ in _TIMED and any(is_time(c) for c in child.subtree)
        if not (timed or child.dep_ in ("punct", "cc", "conj") or (child.dep_ == "npadvmod" and is_time(child))):
            return False
    return True
