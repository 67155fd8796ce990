"""What an amount counts or measures: the noun, and the shortest phrase that still says it."""

from __future__ import annotations

from claimx.pipeline.fields.kinds import is_workforce_word
from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.fields.nouns import (
    NOMINAL,
    NOTHING,
    SUBJECT,
    Counted,
    governor,
    is_amount,
    is_change_noun,
    is_time,
    object_of,
    phrase_of,
    plain,
    subject_of,
    whole_noun,
)
from claimx.pipeline.fields.parts import complement, fronted, relative, source
from claimx.pipeline.fields.purpose import OBJECT, PURPOSE, paid_for, purpose
from claimx.pipeline.parse import Parsed
from claimx.pipeline.tree import Token
from claimx.pipeline.types import Amount

_MODIFIES = frozenset({"nummod", "quantmod", "amod", "compound", "nmod", "npadvmod", "predet", "det", "poss"})
# Verbs whose "with" brings in the money.
_BACKING = frozenset("support fund pay help back finance".split())
# What an amount compares with, and what comes before one that adds to another.
_COMPARING = frozenset("more fewer less higher lower greater better worse".split())
_ADDING = frozenset([",", "(", "-", "–", "—", ";", "and", "or"])
# What people do for the time that is measured.
_WAITING = frozenset({"hang", "queue", "wait"})
_SPENDING = _WAITING | {"lose", "save"}
# Units of how often something happened.
_HAPPENINGS = frozenset({"time", "occasion"})
# Words before a weak noun that say of what it is: "charge rate", "average wait", "leaving rate".
_NAMING = frozenset({"NOUN", "ADJ", "VERB"})


def _changed(noun: Token) -> Token | None:
    """What a change noun says has changed: "a fall of 5% in burglary", "burglary fell, a drop of"."""
    target = object_of(noun, "in", "to", "of")
    if target is not None and target.lower_ == "terms":  # "a cut of 4% in real terms"
        target = object_of(noun, "to", "of")
    if target is not None and not is_amount(target):
        return target
    for child in noun.children:
        names = child.dep_ == "compound" and child.i < noun.i and child.pos_ in NOMINAL and not is_amount(child)
        if names and child.lower_ not in cue("terms"):
            return child
    if noun.dep_ == "appos":  # "8,140 searches, a rise of 45%"
        return noun.head if noun.head.pos_ in NOMINAL and not is_amount(noun.head) else None
    verb = governor(noun)
    if verb is not None and noun.dep_ in ("dobj", "attr", "pobj", "nsubj"):
        found = subject_of(verb)
        if found is not None and found.i != noun.i:
            return found
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


def _named(node: Token, *, money: bool) -> Token | None:
    """The word that names what a node counts, before pronouns are looked through."""
    inside = object_of(node, "of")
    if inside is not None and not is_amount(inside):
        return (paid_for(node) if money else source(node)) or inside
    if node.pos_ in ("VERB", "AUX"):
        return _of_multiple(node)
    if _appended(node) and any(child.lower_ in _COMPARING for child in node.rights):
        return None
    if node.head.lower_ == "worth" and node.head.head.pos_ in NOMINAL and node.head.head.i < node.i:
        return node.head.head
    if node.dep_ in _MODIFIES:
        head = node.head
        while head.like_num and head.dep_ in _MODIFIES and head.head.i != head.i:  # "29,317 999 calls"
            head = head.head
        if is_amount(head) and head.i > node.i and head.dep_ == "pobj":  # the 20 of "from 20 to 30"
            return _of_preposition(head, money=money)
        if head.lower_ == "record":  # "a record £2m" is a sum, not a record
            return _named(head, money=money)
        if head.pos_ in ("ADJ", "ADV") and head.dep_ in _MODIFIES and head.head.pos_ in NOMINAL:
            head = head.head
        head = whole_noun(node, head)
        if is_change_noun(head):
            return _changed(head)
        if head.lemma_.lower() in _HAPPENINGS and head.pos_ in NOMINAL:
            return _happening(head)
        lasting = head.dep_ == "npadvmod" and head.head.lemma_.lower() in _SPENDING  # "callers waited nine minutes"
        if head.pos_ in NOMINAL and head.lower_ in cue("times") and (lasting or head.dep_ not in _MODIFIES):
            return _measured(head)
        if head.pos_ in NOMINAL and not is_amount(head):
            return head
        if head.lower_ in _COMPARING and _appended(node):
            return None
        if head.pos_ in ("ADJ", "ADV", "ADP", "VERB", "AUX"):
            above = head.head
            if head.pos_ in ("ADJ", "ADV", "ADP") and above.pos_ in NOMINAL and above.i < head.i:
                return above
            verb = head if head.pos_ in ("VERB", "AUX") else governor(head)
            return subject_of(verb) if verb is not None else None
    if not money:
        found = fronted(node) or relative(node) or complement(node)
        if found is not None:
            return found
    if money:
        found = purpose(node)
        if found is not None:
            return found
    if node.dep_ in ("pobj", "pcomp"):
        return _of_preposition(node, money=money)
    if node.dep_ in OBJECT:
        verb = node.head
        if verb.pos_ in NOMINAL and not is_amount(verb):
            doer = next((child for child in verb.lefts if child.dep_ in SUBJECT), None)
            return doer or verb  # "kennelling costs £11": a noun with a subject and an object is a verb
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
    return plain(object_of(node, *PURPOSE))


def _appended(node: Token) -> bool:
    """Whether an amount only adds to one before it: "1,204 thefts in all, 5% more than the year before"."""
    first = node.left_edge
    if first.i == 0 or first.nbor(-1).lower_ not in _ADDING:
        return False
    return any(is_amount(token) and token.shape_ != "dddd" for token in node.doc[: first.i])


def _happening(unit: Token) -> Token | None:
    """What happened so often: "officers drew Tasers 62 times", "the app was opened 900 times", "62 times when"."""
    for child in unit.children:
        if child.dep_ in ("relcl", "acl") and child.pos_ == "VERB":
            return _patient(child)
    verb = governor(unit)
    return None if verb is None else _patient(verb)


def _patient(verb: Token) -> Token | None:
    """Who or what a verb is done to, else who does it."""
    done_to = next((child for child in verb.children if child.dep_ in ("nsubjpass", "dobj")), None)
    if done_to is not None and not is_amount(done_to) and not is_time(done_to):
        return done_to
    return subject_of(verb)


def _measured(unit: Token) -> Token | None:
    """What is measured in a unit: "40,000 hours of patrol", "officer hours", "the wait was nine minutes"."""
    inside = plain(object_of(unit, "of"))
    if inside is not None:
        return inside
    for child in unit.children:
        if child.dep_ == "compound" and child.pos_ in NOMINAL and not is_amount(child):
            return child
    return _named(unit, money=False)


def _of_preposition(node: Token, *, money: bool) -> Token | None:
    """What an amount behind a preposition counts: "an increase of", "fell by", "down by"."""
    above = node.head.head
    while above.dep_ == "prep" and above.pos_ == "ADP" and node.head.lower_ == "to":  # "from 11 minutes to eight"
        above = above.head
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
    with_money = money and node.head.lower_ == "with" and verb.lemma_.lower() in _BACKING
    if with_money:  # "support the Unit with £2m", "was paid for with £5m"
        return _patient(verb)
    if verb.i == above.i and node.head.lower_ in ("by", "to", "from", "at"):  # "cut calls by a third"
        for child in verb.children:
            if child.dep_ == "dobj" and child.i < node.i and not is_amount(child):
                return child
    return subject_of(verb)


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
    if head is None or is_amount(head) or head.is_punct or head.lower_ == "terms":
        return NOTHING
    if is_time(head) and not (money and head.dep_ in SUBJECT and plain(object_of(head, "of"))):
        return NOTHING  # an hour is no more than a length, an hour of flying may cost so much
    if is_change_noun(head) and not (money and head.lemma_.lower() == "loss"):
        return NOTHING
    paying = not money and head == source(node)
    reporter = not paying and head.i != node.head.i and head.dep_ in SUBJECT and head.lemma_.lower() in cue("reporter")
    if head.is_stop or reporter:
        return NOTHING
    rate = amount.per_span
    if rate is not None and rate[0] <= parsed.starts[head.i] < rate[1]:
        return NOTHING  # "5.4 for every 1,000 residents" counts no residents
    named = money and node.dep_ in _MODIFIES and node.head.i == head.i  # "the £2m Safer Roads Fund"
    posts = node.dep_ in _MODIFIES and node.head.i == head.i and is_workforce_word(head.lemma_.lower())  # "3,000 FTE"
    if (
        not (named or posts or paying)
        and head.tag_ == "NNP"
        and (
            not money
            or (head.dep_ == "pobj" and head.head.lower_ == "from")
            or head.dep_ in SUBJECT
            or head.dep_ in ("ROOT", "npadvmod")
        )
    ):
        return NOTHING  # a force, a place or a body has things counted; it is not what is counted
    start, end = phrase_of(parsed, head)
    direct = node.dep_ == "nummod" and head.i > node.i
    of = node.i + 1 < len(node.doc) and node.nbor(1).lower_ == "of" and head.i > node.i
    set_apart = not money and (paying or head in (fronted(node), relative(node)))
    waits = amount.form == "measure" and head.dep_ in SUBJECT and _waits(head)
    happened = node.head.lemma_.lower() in _HAPPENINGS and head.dep_ == "dobj"  # "officers drew Tasers 62 times"
    return Counted(head, start, end, firm=direct or of or set_apart or waits or happened)


def _waits(subject: Token) -> bool:
    """Whether the time of a clause is that of its subject; what a thing saves is the time of others."""
    verb = subject.head.lemma_.lower()
    return verb in _WAITING or (verb in _SPENDING and is_workforce_word(subject.lemma_.lower()))
