"""What an amount counts or measures: the noun, and the shortest phrase that still says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.parse import Parsed
from claimx.pipeline.types import Amount

if TYPE_CHECKING:
    from spacy.tokens import Token

NOMINAL = frozenset({"NOUN", "PROPN"})
_MODIFIES = frozenset({"nummod", "quantmod", "amod", "compound", "nmod", "npadvmod", "predet", "det", "poss"})
SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
# Words before a weak noun that say of what it is: "charge rate", "average wait", "leaving rate".
_NAMING = frozenset({"NOUN", "ADJ", "VERB"})
_OBJECT = frozenset({"dobj", "attr", "acomp", "oprd", "npadvmod", "dative"})
# What money is for, by the preposition that says so, the surest first.
_PURPOSE = ("of", "for", "in", "into", "on", "towards", "toward", "to", "from")


@dataclass(frozen=True, slots=True)
class Counted:
    """What an amount counts.

    Attributes:
        head: The noun, None where the sentence has none and the amount before it says what is meant.
        start, end: Offsets of the phrase in the document.
    """

    head: Token | None
    start: int = 0
    end: int = 0

    @property
    def found(self) -> bool:
        """Whether the sentence itself names what is counted."""
        return self.head is not None


NOTHING = Counted(None)


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, or of the verb it is coordinated or controlled with."""
    at, steps = verb, 0
    while steps < 6:
        for child in at.children:
            if child.dep_ in SUBJECT:
                return child
        if at.dep_ in ("relcl", "acl"):
            return at.head
        if at.dep_ in ("conj", "xcomp", "advcl") and at.head.pos_ in ("VERB", "AUX"):
            at, steps = at.head, steps + 1
            continue
        return None
    return None


def governor(token: Token) -> Token | None:
    """The nearest verb above a token."""
    for above in token.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            return above
    return None


def object_of(token: Token, *names: str) -> Token | None:
    for name in names:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == name and child.i > token.i:
                for inner in child.children:
                    if inner.dep_ in ("pobj", "pcomp"):
                        return _inside_gerund(inner)
    return None


def _inside_gerund(token: Token) -> Token:
    """The object of a gerund ("towards covering the costs"), else the token itself."""
    if token.tag_ == "VBG":
        for child in token.children:
            if child.dep_ == "dobj":
                return child
    return token


def is_change_noun(token: Token) -> bool:
    """Whether a noun names a change ("rise", "reduction")."""
    return token.pos_ in NOMINAL and token.lemma_.lower() in (cue("increase_noun") | cue("decrease_noun"))


def _changed(noun: Token) -> Token | None:
    """What a change noun says has changed: "a fall of 5% in burglary", "burglary fell, a drop of"."""
    target = object_of(noun, "in", "to", "of")
    if target is not None and not is_amount(target):
        return target
    for child in noun.children:
        names = child.dep_ == "compound" and child.i < noun.i and child.pos_ in NOMINAL and not is_amount(child)
        if names and child.lower_ not in cue("terms"):
            return child
    if noun.dep_ == "appos":
        return None
    verb = governor(noun)
    if verb is not None and noun.dep_ in ("dobj", "attr", "pobj", "nsubj"):
        found = subject_of(verb)
        if found is not None and found.i != noun.i:
            return found
    return None


def is_amount(token: Token) -> bool:
    return token.like_num or token.lower_ in ("%", "million", "$")


def is_time(token: Token) -> bool:
    return token.lower_ in cue("times") or token.like_num or token.shape_.startswith("dddd")


def _plain(token: Token | None) -> Token | None:
    """The token, unless it is an amount or a time, which name nothing that is counted."""
    return None if token is None or is_amount(token) or is_time(token) else token


def _purpose(node: Token) -> Token | None:
    """What money goes to, said by a phrase of its own or of its verb."""
    found = _plain(object_of(node, *_PURPOSE))
    if found is not None:
        return found
    for child in node.children:
        if child.dep_ in ("relcl", "acl", "advcl") and child.pos_ == "VERB":
            for inner in child.children:
                if inner.dep_ == "dobj":
                    return inner
            found = _plain(object_of(child, *_PURPOSE))
            if found is not None:
                return found
    if node.dep_ not in (_OBJECT | SUBJECT | {"conj"}) or node.head.pos_ not in ("VERB", "AUX"):
        return None
    verb = node.head
    if node.dep_ in SUBJECT:
        for child in verb.children:
            if child.dep_ in ("dobj", "attr"):
                return child
    found = _plain(object_of(verb, "for", "into", "on", "towards", "in", "from"))
    if found is not None:
        return found
    for child in verb.children:
        if child.dep_ in ("xcomp", "advcl") and child.i > node.i:
            for inner in child.children:
                if inner.dep_ == "dobj":
                    return inner
    return None


def _of_multiple(node: Token) -> Token | None:
    """What a verb of multiplication (halve, double) is said of."""
    if node.pos_ not in ("VERB", "AUX"):
        return None
    for child in node.children:
        if child.dep_ in ("dobj", "nsubjpass"):
            return child
    inside = object_of(node, "of")
    return inside if inside is not None else subject_of(node)


def whole_noun(node: Token, head: Token) -> Token:
    """The head of the whole name an amount stands before: the posts of "280 officer posts", not the officer.

    After a hyphen ("the 20,000-officer target") the first noun is what is counted.
    """
    if node.i + 1 < len(node.doc) and node.nbor(1).text == "-":
        return head
    at = head
    while at.dep_ in ("compound", "nmod", "npadvmod", "amod") and at.head.i > at.i:
        at = at.head
    return at if at.pos_ in NOMINAL and not is_amount(at) else head


def _named(node: Token, *, money: bool) -> Token | None:
    """The word that names what a node counts, before pronouns are looked through."""
    inside = object_of(node, "of")
    if inside is not None and not is_amount(inside):
        return inside
    if node.pos_ in ("VERB", "AUX"):
        return _of_multiple(node)
    if node.head.lower_ == "worth" and node.head.head.pos_ in NOMINAL and node.head.head.i < node.i:
        return node.head.head
    if node.dep_ in _MODIFIES:
        head = node.head
        while head.like_num and head.dep_ in _MODIFIES and head.head.i != head.i:  # "29,317 999 calls"
            head = head.head
        if head.lower_ == "record":  # "a record £2m" is a sum, not a record
            return _named(head, money=money)
        if head.pos_ in ("ADJ", "ADV") and head.dep_ in _MODIFIES and head.head.pos_ in NOMINAL:
            head = head.head
        head = whole_noun(node, head)
        if is_change_noun(head):
            return _changed(head)
        if head.pos_ in NOMINAL and head.lower_ in cue("times") and head.dep_ not in _MODIFIES:
            return _measured(head)
        if head.pos_ in NOMINAL and not is_amount(head):
            return head
        if head.pos_ in ("ADJ", "ADV", "ADP", "VERB", "AUX"):
            above = head.head
            if head.pos_ in ("ADJ", "ADV", "ADP") and above.pos_ in NOMINAL and above.i < head.i:
                return above
            verb = head if head.pos_ in ("VERB", "AUX") else governor(head)
            return subject_of(verb) if verb is not None else None
    if money:
        found = _purpose(node)
        if found is not None:
            return found
    if node.dep_ in ("pobj", "pcomp"):
        return _of_preposition(node, money=money)
    if node.dep_ in _OBJECT:
        verb = node.head
        if verb.pos_ in NOMINAL and not is_amount(verb):
            return verb
        if verb.pos_ not in ("VERB", "AUX"):
            verb = governor(verb) or verb
        found = subject_of(verb)
        if found is not None and found.i != node.i:
            return found
    if node.dep_ in SUBJECT:
        return None
    if node.dep_ == "appos" and node.head.pos_ in NOMINAL and not is_amount(node.head):
        return _changed(node.head) if is_change_noun(node.head) else node.head
    if node.dep_ == "conj" and node.head.pos_ in ("VERB", "AUX"):
        return subject_of(node.head)
    return _plain(object_of(node, *_PURPOSE))


def _measured(unit: Token) -> Token | None:
    """What is measured in a unit: "40,000 hours of patrol", "officer hours", "the wait was nine minutes"."""
    inside = _plain(object_of(unit, "of"))
    if inside is not None:
        return inside
    for child in unit.children:
        if child.dep_ == "compound" and child.pos_ in NOMINAL and not is_amount(child):
            return child
    return _named(unit, money=False)


def _of_preposition(node: Token, *, money: bool) -> Token | None:
    """What an amount behind a preposition counts: "an increase of", "fell by", "down by"."""
    above = node.head.head
    if money and above.lemma_.lower() == "loss":
        return above
    if is_change_noun(above):
        return _changed(above)
    if above.pos_ in NOMINAL and not is_amount(above) and not is_time(above):
        return above
    if above.pos_ in ("ADV", "ADJ", "ADP") and above.head.pos_ in NOMINAL and above.head.i < above.i:
        return above.head
    verb = above if above.pos_ in ("VERB", "AUX") else governor(node.head)
    if verb is None:
        return None
    if verb.i == above.i and node.head.lower_ in ("by", "to", "from", "at"):  # "cut calls by a third"
        for child in verb.children:
            if child.dep_ == "dobj" and child.i < node.i and not is_amount(child):
                return child
    return subject_of(verb)


def phrase_of(parsed: Parsed, head: Token) -> tuple[int, int]:
    """Offsets of the shortest phrase round a noun that still says what it is."""
    first = last = head
    for child in head.lefts:
        if child.dep_ in ("compound", "amod", "nmod", "poss", "npadvmod") and not is_amount(child):
            low = child.left_edge
            if low.i < first.i:
                first = low
    while first.i < head.i and (
        first.lower_ in cue("not_what") or first.is_punct or is_amount(first) or first.pos_ == "DET"
    ):
        first = first.nbor(1)
    inner = object_of(head, "of", "about", "to", "against", "from", "with", "by")
    if inner is not None and not is_amount(inner) and inner.i - head.i <= 6:
        last = inner
    return parsed.span(first, last)


def _those(parsed: Parsed, head: Token) -> Counted | None:
    """ "Those who kept quiet", "those arrested": the pronoun with the clause that says which."""
    if head.lower_ != "those":
        return None
    for child in head.children:
        if child.dep_ in ("relcl", "acl") and child.i > head.i:
            start, end = parsed.span(head, child)
            return Counted(head, start, end)
    return None


def counted(parsed: Parsed, index: int, amount: Amount) -> Counted:
    """What an amount counts, by the parse of its sentence.

    Args:
        parsed: The sentence.
        index: Index of the amount in the document, a key of ``parsed.nodes``.
        amount: The amount; a sum of money is counted by what it is for.

    Returns:
        The noun and its phrase, or NOTHING where the sentence leaves it to what went before.
    """
    node = parsed.doc[parsed.nodes[index]]
    money = amount.form == "money"
    head = _named(node, money=money)
    hops = 0
    while head is not None and hops < 3:
        lemma = head.lemma_.lower()
        those = _those(parsed, head)
        if those is not None:
            return those
        if head.lower_ in cue("pointing") or head.pos_ == "PRON":
            if head.dep_ in SUBJECT and head.tag_ in ("WDT", "WP") and head.head.dep_ == "relcl":
                head, hops = head.head.head, hops + 1
                continue
            inside = object_of(head, "of")
            if inside is None:
                return NOTHING
            head, hops = inside, hops + 1
            continue
        harm = money and lemma == "loss"
        if lemma in cue("weak_noun") or (is_change_noun(head) and not harm):
            inside = object_of(head, "of", "for", *(("in",) if is_change_noun(head) else ()))
            if inside is not None and not is_amount(inside) and inside.tag_ != "NNP":
                head, hops = inside, hops + 1
                continue
            if not any(child.pos_ in _NAMING and child.lower_ not in cue("not_what") for child in head.lefts):
                return NOTHING  # "the number has halved": the number of what went before
        break
    if head is None or is_amount(head) or head.is_punct or is_time(head):
        return NOTHING
    if is_change_noun(head) and not (money and head.lemma_.lower() == "loss"):
        return NOTHING
    reporter = head.i != node.head.i and head.dep_ in SUBJECT and head.lemma_.lower() in cue("reporter")
    if head.is_stop or reporter:
        return NOTHING
    rate = amount.per_span
    if rate is not None and rate[0] <= parsed.starts[head.i] < rate[1]:
        return NOTHING  # "5.4 for every 1,000 residents" counts no residents
    if head.tag_ == "NNP" and (
        not money
        or (head.dep_ == "pobj" and head.head.lower_ == "from")
        or head.dep_ in SUBJECT
        or head.dep_ in ("ROOT", "npadvmod")
    ):
        return NOTHING  # a force, a place or a body has things counted; it is not what is counted
    start, end = phrase_of(parsed, head)
    return Counted(head, start, end)
