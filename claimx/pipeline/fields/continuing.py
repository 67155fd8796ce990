"""Amounts that restate or continue the one before them in their sentence: "(or 1.2%)", "burglary by 11%"."""

from __future__ import annotations

from claimx.pipeline.fields.beside import direction, in_bound, said
from claimx.pipeline.fields.nouns import NOMINAL, SUBJECT, is_change_noun
from claimx.pipeline.fields.series import again
from claimx.pipeline.fields.types import Moved
from claimx.pipeline.parse import Parsed
from claimx.pipeline.tree import Token
from claimx.pipeline.types import Amount

_APPROXIMATE = frozenset("about around nearly almost some roughly approximately just only over under".split())
# So many tokens are a base and the words before it at most.
_BASE = 8
_TIMES = frozenset("year month week quarter time summer winter spring autumn".split())
_HEDGES = frozenset("a an the of equivalent full whole just about around some nearly almost".split())
MODIFIES = frozenset({"nummod", "quantmod", "compound", "nmod", "amod", "npadvmod", "predet"})


def continues(parsed: Parsed, first: Token, node: Token, before: Moved, last_node: Token | None) -> bool:
    """Whether an amount restates or continues the one before it: "(or 1.2%)", ", burglary by 11%", "of whom 5"."""
    words = [parsed.doc[i].lower_ for i in range(max(0, first.i - 4), first.i)]
    while words and words[-1] in _APPROXIMATE:
        words.pop()
    if not words or words[-1] in _TIMES:
        return False  # "down 40, this year 310"
    follows = parsed.doc[node.i + 1].lower_ if node.i + 1 < len(parsed.doc) else ""
    if words[-1] == "(" and follows == ")":
        return last_node is None or not _told_since(parsed, last_node, first)
    share = node.lower_ in ("%", "points")
    if words[-1] == "or" and len(words) > 1:
        return words[-2] in ("(", ",") or (share and last_node is not None and last_node.lower_ != node.lower_)
    if last_node is not None and again(parsed, last_node.i + 1, first.i) is not None:
        return True  # "a cut to the grant of £3m and to the budget of £1m"
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
    if share and before.evidence[0] < parsed.starts[last_node.i] and _is_it(parsed, node, last_node):
        return True  # "a drop of 14%, and in York it was 9%"
    own_noun = node.dep_ in MODIFIES and node.head.pos_ in ("NOUN", "PROPN")
    if before.evidence[0] > parsed.starts[last_node.i] and (own_noun or node.head.i == last_node.i or share):
        return False  # "190 fewer thefts and 12 arrests", but "400 new officers in Devon, 155 in Kent"
    if _rated(node, last_node):
        return False
    if node.dep_ in SUBJECT or (own_noun and node.head.dep_ in SUBJECT and node.head.head.tag_ in ("VBD", "VBN")):
        return False  # it has a clause of its own
    between = parsed.doc[last_node.i + 1 : first.i]
    if share and words[-2:] in (["compared", "with"], ["compared", "to"]):
        return True
    joined = any(t.lower_ in ("and", ",", ";", ":") for t in between)
    return joined and not any(
        t.pos_ in ("VERB", "AUX") or t.lower_ in ("to", "from", "(", "including") for t in between
    )


def _rated(node: Token, last_node: Token) -> bool:
    """Whether an amount is how much a noun behind the last is of: "by 40, and a charge rate of just 6%"."""
    if node.dep_ != "pobj" or node.head.lower_ != "of":
        return False
    noun = node.head.head
    told = noun.pos_ in NOMINAL and last_node.i < noun.i < node.i and not is_change_noun(noun)
    return told and any(child.dep_ in ("compound", "amod") for child in noun.lefts)


def _is_it(parsed: Parsed, node: Token, last_node: Token) -> bool:
    """Whether "it was" so much takes up the change before: its noun, and no share of anything, is what "it" is."""
    verb = node.head
    if node.dep_ != "attr" or verb.lemma_ != "be" or last_node.dep_ != "pobj" or last_node.head.lower_ != "of":
        return False
    subject = next((child for child in verb.children if child.dep_ in SUBJECT), None)
    return subject is not None and subject.lower_ == "it" and is_change_noun(last_node.head.head)


def _told_since(parsed: Parsed, last_node: Token, first: Token) -> bool:
    """Whether the words between two amounts tell another time's figure: "20 below where it stood in 2016 (68%)"."""
    between = parsed.doc[last_node.i + 1 : first.i]
    return any(token.lower_ in ("where", "than") for token in between) and any(t.shape_ == "dddd" for t in between)


def restates(parsed: Parsed, first: Token, node: Token) -> bool:
    """Whether a share gives a change again in other terms behind its base: "up £3 on £40, or 7%", "(8.9%)"."""
    if node.lower_ != "%":
        return False
    at, words = first.i - 1, parsed.words
    while at > 0 and words[at] in _APPROXIMATE:
        at -= 1
    hedged = at < first.i - 1
    follows = words[node.i + 1] if node.i + 1 < len(words) else ""
    if words[at] == "or" or (words[at] == "(" and follows == ")"):
        return follows in ("", ".", ",", ";", ")", ":")
    return words[at] == "," and hedged and follows in ("", ".", ";")


def over_base(parsed: Parsed, first: Token, node: Token) -> Token | None:
    """The word of change before the base that a share is told behind: "up from £1.02bn: 14%", "down from 90 (8%)"."""
    if node.lower_ != "%":
        return None
    at, words = first.i - 1, parsed.words
    while at > 0 and words[at] in _APPROXIMATE:
        at -= 1
    follows = words[node.i + 1] if node.i + 1 < len(words) else ""
    if not (words[at] == ":" or (words[at] == "(" and follows == ")")):
        return None
    low = max(0, at - _BASE)
    for k in range(at - 2, low, -1):
        if words[k] in ("up", "down") and words[k + 1] == "from":
            return parsed.doc[k]
        if parsed.doc[k].pos_ in ("VERB", "AUX") or words[k] in (",", ";", ":", "("):
            return None
    return None


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
