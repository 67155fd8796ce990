"""Amounts that exist whatever becomes of the clause they stand in: places, recipients, what is kept or served.

"The 679 wards would each get an officer" says of the officer that it is possible, of the wards that they are 679.
"""

from __future__ import annotations

from claimx.pipeline.fields.clauses import finite, infinitive
from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.fields.nouns import NOMINAL, whole_noun
from claimx.pipeline.parse import Parsed
from claimx.pipeline.tree import Token

_DEFINITE = frozenset("the these those our their its his her my your all both".split())
_OWNER = 6  # tokens of "of West Mercia Police's" at most
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_MORE = frozenset("additional extra more further new another".split())
_KEEPING = frozenset("maintain retain sustain preserve keep protect".split())
_RECEIVING = frozenset("receive get share benefit".split())
_GIVEN = frozenset("give award allocate grant pay offer hand".split())
_AFTERWARDS = frozenset("after since following despite".split())
_SUBJECT = frozenset({"nsubj", "nsubjpass"})


def _counted(node: Token) -> Token:
    """The noun that an amount stands before, else the amount itself."""
    if node.dep_ in ("nummod", "compound", "nmod", "quantmod") and node.head.i > node.i:
        return whole_noun(node, node.head)
    return node


def _determined(noun: Token, first: Token) -> bool:
    """Whether a noun is one that the text takes as known: "the 40 wards", "our 12 schools", not "the 40 more"."""
    words = {child.lower_ for child in noun.children}
    before = first.nbor(-1).lower_ if first.i else ""
    return (before in _DEFINITE or _out_of(first)) and not words & _MORE


def _out_of(first: Token) -> bool:
    """Whether an amount is all that another is a part of: the 31 of "seven of West Mercia's 31 counters"."""
    if not first.i or first.nbor(-1).lower_ not in _POSSESSIVE:
        return False
    before = first.doc[max(0, first.i - _OWNER) : first.i]
    return any(token.lower_ == "of" and token.i and token.nbor(-1).like_num for token in before)


def _of_place(noun: Token, first: Token) -> bool:
    """Whether an amount only says where or of which ("In 62 boroughs, help will be given", "each of the 40 wards")."""
    if first.i == 1 and first.nbor(-1).lower_ in cue("place"):
        return "," in [token.text for token in first.doc[noun.i + 1 : noun.i + 4]]
    if noun.dep_ != "pobj":
        return False
    if noun.head.lower_ == "of" and _determined(noun, first) and noun.lemma_.lower() not in cue("planned_noun"):
        if noun.head.head.lemma_.lower() == "use":
            return False  # "makes use of the £15"
        if noun.head.i == 0:
            return True  # "Of the 300 who wrote in, 120 would"
        return noun.head.head.pos_ != "VERB" and noun.head.head.lemma_.lower() not in cue("increase_noun")
    if noun.head.lower_ not in cue("place"):
        return False
    verb = next((above for above in noun.ancestors if above.pos_ in ("VERB", "AUX")), None)
    return verb is not None and noun.i < verb.i


def _of_recipient(noun: Token) -> bool:
    """Whether an amount counts the bodies or places that something goes to ("18 forces will receive")."""
    if noun.dep_ not in _SUBJECT or noun.lemma_.lower() not in cue("recipient"):
        return False
    if {child.lower_ for child in noun.children} & _MORE:
        return False
    passive = noun.dep_ == "nsubjpass"
    if passive and any(child.lower_ == "for" for child in noun.head.children):
        return False  # what is paid for is itself to come
    return noun.head.lemma_.lower() in (_GIVEN if passive else _RECEIVING)


def _served(noun: Token) -> bool:
    """Whether an amount is what there is to serve ("to look after 141,000 people", "to cover 40 square miles")."""
    verb = noun.head
    if noun.dep_ == "pobj":
        if verb.lower_ != "after" or verb.head.lemma_.lower() != "look":
            return False
        return infinitive(verb.head)
    if noun.dep_ != "dobj" or verb.lemma_.lower() not in ("serve", "cover", "police"):
        return False
    return infinitive(verb) and noun.lemma_.lower() in cue("served")


def _kept(noun: Token, first: Token) -> bool:
    """Whether an amount is what is to be kept as it is ("to maintain the 20,000 additional officers")."""
    before = first.nbor(-1).lower_ if first.i else ""
    return noun.dep_ == "dobj" and noun.head.lemma_.lower() in _KEEPING and before in _DEFINITE


def _afterwards(node: Token) -> bool:
    """Whether an amount is of what the plan follows on: "checks to be trebled after 24 killed on roads"."""
    for above in node.ancestors:
        if above.dep_ == "prep" and above.lower_ in _AFTERWARDS:
            return not (above.head.lemma_.lower() == "look" and above.lower_ == "after")
        if above.pos_ not in NOMINAL and above.dep_ != "prep":
            return False
    return False


def _of_opinion(noun: Token) -> bool:
    """Whether an amount counts those who would have it so ("22 would like it open at night")."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_.lower() not in cue("preferring"):
        return False
    return any(child.dep_ == "aux" and child.lower_ in ("would", "'d", "’d") for child in verb.children)


def _present(first: Token) -> bool:
    """Whether an amount is said to be what there is now ("its present £210")."""
    if first.i < 2 or first.nbor(-1).lower_ not in ("present", "current", "existing"):
        return False
    return first.nbor(-2).lower_ in _DEFINITE


def _only_moved(noun: Token) -> bool:
    """Whether an amount says by the way who those are that would be moved ("the staff, 19 officers, would be")."""
    subject = noun.head if noun.dep_ in ("conj", "appos") else noun
    if subject.dep_ in ("conj", "appos"):
        subject = subject.head
    if subject.i == noun.i or subject.dep_ not in _SUBJECT or any(child.dep_ == "cc" for child in subject.children):
        return False
    edge = subject.right_edge.i + 1
    closed = subject.right_edge.text == "," or (edge < len(subject.doc) and subject.doc[edge].text == ",")
    return closed and subject.head.lemma_.lower() in cue("moving")


def _told_of(noun: Token) -> bool:
    """Whether a clause behind an amount tells that it is so: "a grant of £4m, which the force has won"."""
    for clause in (*noun.children, *(c for child in noun.children if child.dep_ == "npadvmod" for c in child.children)):
        if clause.dep_ != "relcl" or clause.lemma_.lower() not in cue("had"):
            continue
        modal = any(child.tag_ == "MD" for child in clause.children)
        own = any(child.dep_ == "nsubj" and child.tag_ not in ("WDT", "WP") for child in clause.children)
        if own and finite(clause) and not modal:
            return True
    return False


def _in_cash(node: Token) -> bool:
    """Whether a sum is what someone asks for over a counter ("asked for £900 in cash")."""
    if node.dep_ != "pobj" or node.head.lower_ != "for" or node.head.head.lemma_.lower() not in ("ask", "demand"):
        return False
    return any(child.lower_ == "in" and any(c.lower_ == "cash" for c in child.children) for child in node.children)


def presupposed(parsed: Parsed, index: int) -> bool:
    """Whether the amount of an index is so whatever its clause plans, supposes or denies."""
    node, first = parsed.doc[parsed.nodes[index]], parsed.first(index)
    noun = _counted(node)
    return (
        _of_place(noun, first)
        or _of_recipient(noun)
        or _of_opinion(noun)
        or _in_cash(node)
        or _told_of(noun)
        or _only_moved(noun)
        or _present(first)
        or _served(noun)
        or _kept(noun, first)
        or _afterwards(node)
    )
