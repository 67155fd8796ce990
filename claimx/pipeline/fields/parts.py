"""What a part is taken of, or said to be: "of the offences, 5%", "of whom 27 were in Bromley", "1,204 were women"."""

from __future__ import annotations

from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.fields.nouns import NOMINAL, SUBJECT, governor, is_amount, is_time, object_of
from claimx.pipeline.tree import Token

# What an amount is that stands for those it counts.
_STANDING = SUBJECT | {"dobj", "attr", "npadvmod", "conj"}
# Tokens inside brackets, and of the noun phrase behind them, at most.
_BRACKETS = 6


def fronted(node: Token) -> Token | None:
    """What a phrase that opens the sentence sets apart: "Of the offences recorded last year, 5% led to a charge"."""
    opening = node.doc[0]
    if node.dep_ not in _STANDING or opening.lower_ not in ("of", "for"):
        return None
    if opening.lower_ == "for" and not _of_it(node):
        return None
    for child in opening.children:
        if child.dep_ == "pobj" and child.i < node.i and child.pos_ in NOMINAL and not is_amount(child):
            return child
    return None


def _of_it(node: Token) -> bool:
    """Whether a clause only goes on with what was said: the 7% of "For burglary it is 7%"."""
    verb = node.head
    return verb.lemma_.lower() == "be" and any(word.lower_ == "it" and word.dep_ in SUBJECT for word in verb.children)


def source(node: Token) -> Token | None:
    """What is said to bear a share of a budget: "council tax meets 44% of the budget"."""
    whole, verb = object_of(node, "of"), node.head
    if node.dep_ != "dobj" or whole is None or whole.lemma_.lower() not in cue("pot"):
        return None
    if verb.lemma_.lower() not in cue("funding_verb"):
        return None
    found = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return None if found is None or found.pos_ not in NOMINAL or is_amount(found) or is_time(found) else found


def relative(node: Token) -> Token | None:
    """What a relative clause takes a part of: "371 constables, of whom 27 were in Bromley"."""
    verb = governor(node)
    if verb is None or verb.dep_ != "relcl" or node.dep_ not in _STANDING:
        return None
    for token in node.doc[verb.left_edge.i : verb.i]:
        if token.lower_ in ("whom", "which") and token.head.lower_ == "of":
            return complement(node) or verb.head
    return None


def complement(node: Token) -> Token | None:
    """What those counted are said to be: "1,204 were women"."""
    if node.dep_ in SUBJECT and node.head.lemma_.lower() == "be":
        for child in node.head.children:
            if child.dep_ == "attr" and child.tag_ == "NNS" and child.i > node.i and not is_amount(child):
                return child
    return _past_brackets(node)


def _past_brackets(node: Token) -> Token | None:
    """The same where brackets come between, which the parser stumbles over: "1,204 (12%) were women"."""
    doc, at = node.doc, node.i + 1
    if at >= len(doc) or doc[at].text != "(":
        return None
    closing = next((token.i for token in doc[at : at + _BRACKETS] if token.text == ")"), None)
    if closing is None or closing + 2 >= len(doc) or doc[closing + 1].lower_ not in ("are", "were"):
        return None
    for token in doc[closing + 2 : closing + 2 + _BRACKETS]:
        if token.tag_ == "NNS":
            return None if is_amount(token) or is_time(token) else token
        if token.pos_ not in ("ADJ", "NOUN", "PROPN"):
            return None
    return None
