"""What the words above a list say of its figures: "Drivers not traced, 2013", "The forces that lost most officers:"."""

from __future__ import annotations

from claimx.pipeline.fields.beside import direction, said
from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.fields.nouns import NOTHING, Counted, is_amount, is_time, phrase_of
from claimx.pipeline.fields.types import Moved
from claimx.pipeline.parse import Parsed
from claimx.pipeline.tree import Token

_PRESENT = ("VBZ", "VBP", "MD")


def led_change(lead: Parsed, item: Parsed, noun: str) -> Moved | None:
    """What the lead of a list says was done to what its items count; None where it says nothing of it.

    Args:
        lead: The sentence that introduces the list.
        item: The item, which has no verb of its own.
        noun: The last word of what is counted, in lower case.
    """
    if any(token.pos_ in ("VERB", "AUX") for token in item.doc):
        return None
    for token in lead.doc:
        if token.lower_ == noun and (verb := _done_to(token)) is not None:
            return said(lead, verb, direction(verb, "verb"))
    return None


def _done_to(noun: Token) -> Token | None:
    """The verb of which a noun is the object: "have lost most officers", "officers lost since 2010"."""
    if noun.dep_ == "dobj" and noun.head.pos_ == "VERB":
        return noun.head
    return next((child for child in noun.rights if child.dep_ == "acl" and child.tag_ == "VBN"), None)


def headed(heading: Parsed) -> Counted:
    """What a heading names, which figures of places below it count: "Drivers not traced"; nothing where it is a clause
    of the present or names only places and tables."""
    if any(token.tag_ in _PRESENT for token in heading.doc):
        return NOTHING
    for token in heading.doc:
        things = token.tag_ == "NNS" and token.lemma_.lower() not in cue("listed")
        if things and not is_amount(token) and not is_time(token):
            return Counted(token, *phrase_of(heading, token))
    return NOTHING
