"""Amounts that restate or continue the one before them in their sentence: "(or 1.2%)", "burglary by 11%"."""

from __future__ import annotations

from claimx.pipeline.fields.beside import direction, in_bound, said
from claimx.pipeline.fields.nouns import is_change_noun
from claimx.pipeline.fields.types import Moved
from claimx.pipeline.parse import Parsed
from claimx.pipeline.tree import Token
from claimx.pipeline.types import Amount

_HEDGES = frozenset("a an the of equivalent full whole just about around some nearly almost".split())
MODIFIES = frozenset({"nummod", "quantmod", "compound", "nmod", "amod", "npadvmod", "predet"})


def continues(parsed: Parsed, first: Token, node: Token, before: Moved, last_node: Token | None) -> bool:
    """Whether an amount restates or continues the one before it: "(or 1.2%)", ", burglary by 11%", "of whom 5"."""
    words = [parsed.doc[i].lower_ for i in range(max(0, first.i - 4), first.i)]
    while words and words[-1] in ("just", "about", "around", "nearly", "almost", "some", "only", "over"):
        words.pop()
    if not words:
        return False
    follows = parsed.doc[node.i + 1].lower_ if node.i + 1 < len(parsed.doc) else ""
    if words[-1] == "(" and follows == ")":
        return True
    if words[-1] == "or" and len(words) > 1 and words[-2] in ("(", ","):
        return True
    share = node.lower_ in ("%", "points")
    if share and follows == "of" and words[-1] != "(":
        return False  # "905 more officers, 49% of the target"
    if words[-1] == "at" or (node.dep_ == "pobj" and node.head.head.dep_ in ("nsubj", "nsubjpass")):
        return False  # "40 fewer, and its team of 21 is small"
    if words[-1] == "by":
        by = next(i for i in range(first.i - 1, -1, -1) if parsed.doc[i].lower_ == "by")
        agent = parsed.doc[by - 1] if by else None
        return agent is None or agent.tag_ != "VBN" or direction(agent, "verb") is not None
    if words[-1] == "including" and share:
        return True
    if words[-2:-1] == ["of"] and words[-1] in ("whom", "them", "which", "these") and not share:
        return True
    if last_node is None or before.evidence is None:
        return False
    own_noun = node.dep_ in MODIFIES and node.head.pos_ in ("NOUN", "PROPN")
    if before.evidence[0] > parsed.starts[last_node.i] and (own_noun or node.head.i == last_node.i or share):
        return False  # "190 fewer thefts and 12 arrests", but "400 new officers in Devon, 155 in Kent"
    if node.dep_ in ("nsubj", "nsubjpass"):
        return False  # it has a clause of its own
    between = parsed.doc[last_node.i + 1 : first.i]
    if share and words[-2:] in (["compared", "with"], ["compared", "to"]):
        return True
    joined = any(t.lower_ in ("and", ",", ";", ":") for t in between)
    return joined and not any(
        t.pos_ in ("VERB", "AUX") or t.lower_ in ("to", "from", "(", "including") for t in between
    )


def after_by(parsed: Parsed, first: Token, amount: Amount) -> Moved | None:
    """The word of change that a "by" just before the amount belongs to, over whatever stands between."""
    at = first.i - 1
    while at >= 0 and (in_bound(parsed, parsed.doc[at], amount) or parsed.doc[at].lower_ in _HEDGES):
        at -= 1
    if at < 1 or parsed.doc[at].lower_ != "by":
        return None
    agent = parsed.doc[at - 1]
    if agent.tag_ == "VBN" and direction(agent, "verb") is None:
        return None  # "supported by 40 staff"
    for token in reversed(parsed.doc[max(0, at - 25) : at]):
        if token.pos_ == "VERB":
            change = direction(token, "verb")
            if change is not None:
                return said(parsed, token, change)
        if is_change_noun(token):
            return said(parsed, token, direction(token, "noun"))
        if token.lower_ in ("up", "down"):
            return said(parsed, token, direction(token, "word"))
    return None
