"""What a sum of money is for."""

from __future__ import annotations

from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.fields.nouns import NOMINAL, SUBJECT, is_amount, object_of, plain, subject_of
from claimx.pipeline.tree import Token

OBJECT = frozenset({"dobj", "attr", "acomp", "oprd", "npadvmod", "dative"})

# Verbs whose "to" names what money goes to.
_SCHEMES = frozenset("programme fund centre unit taskforce scheme initiative project network strategy service".split())
_GIVING = frozenset("commit provide give allocate award contribute add devote dedicate".split())
# What money is for, by the preposition that says so, the surest first.
PURPOSE = ("of", "for", "in", "into", "on", "towards", "toward", "to", "from")


# Verbs that say where money comes from, with the particle that some of them take.
_YIELDING = frozenset("bring raise generate yield fetch".split())
# Verbs whose subject is money and whose object what it is for.
_PAYING = frozenset("support fund pay finance buy help deliver".split())
# From a sum to the words that say out of what it is taken, at most.
_OUT = 7


def _out_of(node: Token) -> Token | None:
    """What a sum is taken from: the budget of "£500m, or a fifth, out of the force's budget"."""
    behind = node.doc[node.i + 1 : node.i + 1 + _OUT]
    for token in behind:
        if token.pos_ in ("VERB", "AUX") or token.text in (".", ";", ":"):
            return None
        if token.lower_ == "out" and token.i + 1 < len(node.doc) and token.nbor(1).lower_ == "of":
            found = next((word for word in token.nbor(1).children if word.dep_ == "pobj"), None)
            return plain(found) if found is not None and found.pos_ in NOMINAL and found.tag_ != "NNP" else None
    return None


def _source(node: Token) -> Token | None:
    """What brings a sum in: the rise of "the rise will bring in £2m", the cars of "sold the cars, raising £2m"."""
    verb = node.head
    if node.dep_ != "dobj" or verb.lemma_.lower() not in _YIELDING:
        return None
    if verb.dep_ == "advcl" and verb.tag_ == "VBG":
        sold = next((word for word in verb.head.children if word.dep_ in ("dobj", "nsubjpass")), None)
        if sold is not None and sold.pos_ == "NOUN":
            return plain(sold)
    found = subject_of(verb)
    if found is None or found.tag_ not in ("NN", "NNS") or found.lemma_.lower() in cue("people") | cue("reporter"):
        return None
    return plain(found)


def paid_for(node: Token) -> Token | None:
    """What a part of a fund is to pay for: "£9m of the fund will pay for boats"."""
    pot = object_of(node, "of")
    if pot is None or pot.lemma_.lower() not in cue("money_noun") or node.dep_ not in SUBJECT:
        return None
    verb = node.head
    if verb.lemma_.lower() not in _PAYING or verb.pos_ != "VERB":
        return None
    bought = next((child for child in verb.rights if child.dep_ == "dobj"), None) or object_of(verb, "for")
    return plain(bought)


def purpose(node: Token) -> Token | None:
    """What money goes to, said by a phrase of its own or of its verb; else what it is taken from or brought in by."""
    if node.dep_ == "appos" and is_amount(node.head) and node.head.dep_ in SUBJECT:
        node = node.head  # "a quarter of the pot - £9m - will pay for"
    found = _out_of(node) or _source(node) or paid_for(node)
    if found is not None:
        return found
    found = plain(object_of(node, *PURPOSE))
    if found is not None:
        return found
    for child in node.children:
        if child.dep_ in ("relcl", "acl", "advcl") and child.pos_ == "VERB":
            for inner in child.children:
                if inner.dep_ == "dobj" and plain(inner) is not None:
                    return inner
            found = plain(object_of(child, *PURPOSE))
            if found is not None:
                return found
    if node.dep_ == "nsubj" and node.head.lower_ == "available":  # "has made £5m available for"
        return plain(object_of(node.head, *PURPOSE)) or plain(object_of(node.head.head, *PURPOSE))
    if node.dep_ not in (OBJECT | SUBJECT | {"conj"}) or node.head.pos_ not in ("VERB", "AUX"):
        return None
    verb = node.head
    if node.dep_ in SUBJECT:
        for child in verb.children:
            if child.dep_ in ("dobj", "attr"):
                return child
    found = plain(object_of(verb, "for", "into", "on", "towards", "in", "from"))
    if found is not None:
        return found
    if verb.lemma_.lower() in _GIVING and node.dep_ == "dobj":
        found = plain(object_of(verb, "to"))
        if found is not None and (found.tag_ != "NNP" or found.lemma_.lower() in _SCHEMES):
            return found
    for child in verb.children:
        if child.dep_ in ("xcomp", "advcl") and child.i > node.i:
            for inner in child.children:
                if inner.dep_ == "dobj":
                    return inner
    return None
