"""Amounts that a clause hanging on them says are still to come: "the 120 officers we were promised", "50 allocated"."""

from __future__ import annotations

from claimx.pipeline.fields.clauses import infinitive, past, under_way
from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.fields.nouns import whole_noun
from claimx.pipeline.fields.types import Held
from claimx.pipeline.parse import Parsed
from claimx.pipeline.tree import Token
from claimx.records import Status

# What an amount is set against stays an aim even where the clause says what came of it.
_SET_AGAINST = frozenset("against of than towards beyond".split())
_MORE = frozenset("additional extra more further new another".split())


def promised(parsed: Parsed, node: Token) -> Held | None:
    """What a relative clause or participle says of the amount it hangs on."""
    noun = whole_noun(node, node.head) if node.dep_ in ("nummod", "compound") and node.head.i > node.i else node
    follows = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    if follows.tag_ == "VBN" and follows.dep_ == "advcl" and _is_set_against(noun) and _only_promised(follows, node):
        return Held(Status.PLANNED, parsed.span(follows, follows))
    for clause in noun.rights:
        if clause.dep_ not in ("relcl", "acl") or clause.pos_ != "VERB":
            continue
        if clause.dep_ == "relcl" and under_way(clause) and _has_own_subject(clause):
            return Held(Status.PLANNED, parsed.span(clause, clause))
        being = any(child.lower_ == "being" for child in clause.children)
        if clause.dep_ == "acl" and being and _MORE & {child.lower_ for child in noun.lefts}:
            return Held(Status.PLANNED, parsed.span(clause, clause))
        if _only_promised(clause, node) and (_is_set_against(noun) or not past(noun)):
            return Held(Status.PLANNED, parsed.span(clause, clause))
    return None


def _has_own_subject(clause: Token) -> bool:
    """Whether a relative clause has a subject besides its pronoun, and not its means: "the 40 officers it is hiring",
    but not "£2m, with which it plans to hire 40"."""
    first = clause.left_edge
    means = first.dep_ == "prep" and any(word.tag_ == "WDT" for word in first.children)
    return not means and any(
        child.dep_ in ("nsubj", "nsubjpass") and child.tag_ not in ("WDT", "WP") for child in clause.children
    )


def _only_promised(clause: Token, node: Token) -> bool:
    """Whether a clause promises what it hangs on; money that was allocated is there, people are still to come."""
    lemma = clause.lemma_.lower()
    if lemma not in cue("promising") or infinitive(clause):
        return False
    if lemma in ("allocate", "assign") and node.lower_ == "million":
        return False
    if clause.dep_ != "relcl":
        return clause.tag_ == "VBN" and not any(child.dep_ == "xcomp" for child in clause.children)
    return _has_own_subject(clause)


def _is_set_against(noun: Token) -> bool:
    return noun.dep_ == "pobj" and noun.head.lower_ in _SET_AGAINST
