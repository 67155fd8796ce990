"""What a sum of money is for."""

from __future__ import annotations

from claimx.pipeline.fields.nouns import SUBJECT, object_of, plain
from claimx.pipeline.tree import Token

OBJECT = frozenset({"dobj", "attr", "acomp", "oprd", "npadvmod", "dative"})

# Verbs whose "to" names what money goes to.
_SCHEMES = frozenset("programme fund centre unit taskforce scheme initiative project network strategy service".split())
_GIVING = frozenset("commit provide give allocate award contribute add devote dedicate".split())
# What money is for, by the preposition that says so, the surest first.
PURPOSE = ("of", "for", "in", "into", "on", "towards", "toward", "to", "from")


def purpose(node: Token) -> Token | None:
    """What money goes to, said by a phrase of its own or of its verb."""
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
