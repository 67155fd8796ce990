"""Whether an amount is a level or a change, and which way it moved.

The words closest to the amount decide first ("20 more", "up 5%", "fell by", "a rise of"), then the noun it
modifies and the verb it hangs on. "To" and "from" introduce levels even where the verb is one of change.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimx.pipeline.fields.counted import is_change_noun, whole_noun
from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.parse import Parsed
from claimx.pipeline.types import Amount
from claimx.records import Change, Offsets

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORKFORCE_ONLY = frozenset({"recruit", "hire"})
# People who do this themselves leave or join the workforce.
LEAVING = frozenset(["leave", "quit", "resign", "retire", "depart"])
JOINING = frozenset({"join"})
# What is lost or stolen of money is an amount of harm, not a fall in a sum, unless a budget lost it.
_BUDGETS = frozenset(["funding", "budget", "grant", "precept", "income", "reserve"])
# What closing takes away; a closed case or drugs line is an outcome.
PREMISES = frozenset(["station", "counter", "base", "office", "court", "post", "cell", "suite", "site"])
# Done to people or posts of the workforce, these take them away.
REMOVING = frozenset(["remove", "dismiss", "sack", "lose", "cut", "axe", "scrap", "delete", "disband"])
_COMPARED = frozenset("short shy higher lower smaller bigger larger greater above below better".split())
_HEDGES = frozenset("a an the of equivalent full whole just about around some nearly almost".split())
# Forms of amount that a verb of change takes as they are: "fell 6%", "rose £2m".
_SHARES = frozenset({"percent", "fraction", "ratio", "points", "money"})
_MODIFIES = frozenset({"nummod", "quantmod", "compound", "nmod", "amod", "npadvmod", "predet"})
_NEEDS = frozenset(["have", "need", "get", "want", "employ", "recruit", "hire"])


@dataclass(frozen=True, slots=True)
class Moved:
    """A direction and the words that say so."""

    change: Change
    evidence: Offsets | None = None


LEVEL = Moved(Change.LEVEL)


def _direction(token: Token, kind: str) -> Change | None:
    lemma = token.lemma_.lower()
    if lemma in cue(f"increase_{kind}") or token.lower_ in cue(f"increase_{kind}"):
        return Change.INCREASE
    if lemma in cue(f"decrease_{kind}") or token.lower_ in cue(f"decrease_{kind}"):
        return Change.DECREASE
    return None


def _in_bound(parsed: Parsed, token: Token, amount: Amount) -> bool:
    """Whether a word belongs to the bound ("more than 20", "up to 20"), which says nothing of change."""
    span = amount.bound_span
    return span is not None and span[0] <= parsed.starts[token.i] < span[1]


def _said(parsed: Parsed, token: Token, change: Change | None) -> Moved | None:
    return Moved(change, parsed.span(token, token)) if change is not None else None


def _left_word(parsed: Parsed, first: Token, amount: Amount) -> Moved | None:
    """A word just before the amount: "an additional 20", "up 5%", "down by 9%", "a rise of 4%"."""
    at, steps = first.i - 1, 0
    by = False
    while at >= 0 and steps < 5:
        token = parsed.doc[at]
        word = token.lower_
        if word in ("to", "from", "than") and not _in_bound(parsed, token, amount):
            return LEVEL  # the ends of a change, and what is compared with, are levels
        if not _in_bound(parsed, token, amount):
            if word in ("up", "down"):
                if token.dep_ == "prt" and not by and token.head.lemma_.lower() not in cue("drifts"):
                    return None  # "set up", "shut down"
                follows = parsed.doc[at + 1].lower_ if at + 1 < len(parsed.doc) else ""
                if follows not in ("to", "of"):  # "made up of"
                    return _said(parsed, token, _direction(token, "word"))
                return None
            if word in ("additional", "extra", "new") or (word in ("fewer", "less", "more") and not by):
                return _said(parsed, token, _direction(token, "word"))
            if word not in cue("qualifiers"):
                named = token.lemma_.lower() in (cue("increase_noun") | cue("decrease_noun"))
                if named and parsed.doc[at + 1].lower_ in ("of", "by"):
                    if amount.form == "money" and token.lemma_.lower() == "loss":
                        return None
                    return _said(parsed, token, _direction(token, "noun"))
                if by and token.pos_ == "VERB":
                    return _said(parsed, token, _direction(token, "verb"))
                return None
            by = by or word == "by"
        at -= 1
        steps += 1
    return None


def _past_restatement(parsed: Parsed, last: Token) -> int:
    """Index of the token behind the amount and behind what restates it: "£2m, or 4%, above", "40 (6%) more"."""
    at = last.i + 1
    words = [token.lower_ for token in parsed.doc[at : at + 2]]
    while last.lower_ == "%" and words in (["and", "20"], [",", "20"]):  # "1% and 2% lower"
        at += 3
        words = [token.lower_ for token in parsed.doc[at : at + 2]]
    if words[:1] != ["("] and words != [",", "or"]:
        return at
    while at < len(parsed.doc) and parsed.doc[at].lower_ in ("(", ",", "or", ")", "20", "%", "$", "million", "points"):
        at += 1
    return at


def _in_name(token: Token) -> bool:
    """Whether a noun stands inside a proper name ("Violence Reduction Unit") or a compound ("drop-in sessions")."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if after is not None and after.text == "-" and not token.whitespace_ and not after.whitespace_:
        return True
    return (
        after is not None and token.text[:1].isupper() and after.text[:1].isupper() and after.pos_ in ("NOUN", "PROPN")
    )


def _right_word(parsed: Parsed, last: Token, amount: Amount) -> Moved | None:
    """A word just after the amount: "20 more officers", "5% fewer", "128 short of", "12 points lower"."""
    per = amount.per_span
    steps = 0
    for token in parsed.doc[_past_restatement(parsed, last) :]:
        if _in_bound(parsed, token, amount) or (per is not None and per[0] <= parsed.starts[token.i] < per[1]):
            continue
        steps += 1
        if steps > 4:
            return None
        word = token.lower_
        follows = parsed.doc[token.i + 1].lower_ if token.i + 1 < len(parsed.doc) else ""
        if word in ("up", "down") and steps == 1 and amount.form != "money":
            if follows in ("on", "from", "in", "since", "compared", "year", ",", ".", ";", "") and token.dep_ != "prt":
                return _said(parsed, token, _direction(token, "word"))
            return None
        if word in ("more", "fewer", "less", "additional", "extra", "new", "further"):
            if word == "more" and follows == "likely":
                return None
            return _said(parsed, token, Change.INCREASE if word == "further" else _direction(token, "word"))
        if word in _COMPARED:
            return _said(parsed, token, _direction(token, "word"))
        if word == "as" and follows in ("many", "much") and token.i + 2 < len(parsed.doc):
            again = parsed.doc[token.i + 2]
            return _said(parsed, again, Change.INCREASE) if again.lower_ == "again" else None
        noun_like = token.pos_ in ("NOUN", "PROPN") or parsed.doc[token.i - 1].lower_ in cue("terms")
        if noun_like and token.lemma_.lower() in (cue("increase_noun") | cue("decrease_noun")):
            if _in_name(token):
                continue
            if amount.form == "number" and token.tag_ == "NNS":
                return None  # "20 cuts" are counted
            return _said(parsed, token, _direction(token, "noun"))
        if word in cue("terms"):
            continue
        if token.is_punct or token.pos_ in ("VERB", "AUX", "ADP", "CCONJ", "SCONJ", "DET") or token.like_num:
            return None
        if token.pos_ in ("NOUN", "PROPN"):
            if follows in ("fewer", "more", "less", "short"):  # "20 police officers fewer"
                return _said(parsed, parsed.doc[token.i + 1], _direction(parsed.doc[token.i + 1], "word"))
            if token.head.i <= last.i:
                return None
    return None


def _modified(parsed: Parsed, node: Token, amount: Amount) -> Moved | None:
    """A modifier of the noun the amount counts or is a sum of: "new funding of", "of additional funding"."""
    nouns = []
    if node.dep_ in ("nummod", "compound", "nmod") and amount.form in ("number", "money"):
        nouns.append(node.head)
    if amount.form == "money":
        if node.dep_ == "pobj" and node.head.lower_ == "of":
            nouns.append(node.head.head)
        nouns.extend(
            inner for child in node.children if child.lower_ == "of" for inner in child.children if inner.dep_ == "pobj"
        )
    for noun in nouns:
        for child in noun.children:
            if child.lower_ in ("additional", "extra", "new") and child.dep_ == "amod":
                return _said(parsed, child, Change.INCREASE)
    return None


def passive_take(verb: Token) -> bool:
    """ "Have been taken from response": people taken from a place are missed there."""
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    return verb.lemma_.lower() == "take" and passive and any(c.lower_ in ("from", "away") for c in verb.children)


def _of_verb(parsed: Parsed, verb: Token, node: Token, dep: str, amount: Amount, *, workforce: bool) -> Moved | None:
    """What the verb an amount is subject or object of says."""
    lemma = verb.lemma_.lower()
    if dep in ("nsubj", "nsubjpass"):
        if workforce and dep == "nsubj" and lemma in (LEAVING | JOINING):
            return _said(parsed, verb, Change.DECREASE if lemma in LEAVING else Change.INCREASE)
        controlled = [verb, *(c for c in verb.children if c.dep_ == "xcomp")]
        for done in controlled if workforce else ():
            gone = done.lemma_.lower() == "go" and done.tag_ in ("VBN", "VBG")
            if gone and not any(c.dep_ == "xcomp" or c.lower_ in ("to", "into", "on") for c in done.children):
                return _said(parsed, done, Change.DECREASE)
            if passive_take(done):
                return _said(parsed, done, Change.DECREASE)
            posts = node.lemma_.lower() in ("post", "job", "role", "position")
            passive = any(c.dep_ == "auxpass" for c in done.children)
            if (passive and done.lemma_.lower() in REMOVING) or (posts and done.lemma_.lower() in ("go", "disappear")):
                return _said(parsed, done, Change.DECREASE)
        if dep == "nsubj":
            counted = [node, *(inner for c in node.children if c.lower_ == "of" for inner in c.children)]
            if lemma == "close" and any(noun.lemma_.lower() in PREMISES for noun in counted):
                return _said(parsed, verb, Change.DECREASE)
            return None
    particles = {c.lower_ for c in verb.children if c.dep_ in ("prt", "prep", "advmod")}
    if workforce and ((lemma == "take" and "on" in particles) or (lemma == "bring" and "in" in particles)):
        return _said(parsed, verb, Change.INCREASE)
    if amount.form == "money":
        if lemma == "raise" and dep == "dobj":
            return None  # money raised is an income
        if lemma in ("put", "add") and any(c.lower_ in ("on", "to") and c.dep_ == "prep" for c in verb.children):
            return _said(parsed, verb, Change.INCREASE)
        budget = any(t.lemma_.lower() in _BUDGETS for t in verb.subtree if t.i > node.i)
        if lemma == "take" and "out" in particles:
            return _said(parsed, verb, Change.DECREASE)
        if lemma == "take" and budget and any(c.lower_ in ("out", "from", "off") for c in verb.children):
            return _said(parsed, verb, Change.DECREASE)
    if lemma == "take" and workforce and any(c.lower_ in ("away", "out") for c in verb.children):
        return _said(parsed, verb, Change.DECREASE)
    if lemma in _NEEDS and any(c.lower_ in ("another", "further") for c in node.children):
        return _said(parsed, verb, Change.INCREASE)
    if lemma == "close" and node.lemma_.lower() not in PREMISES:
        return None
    if lemma in ("close", "lose") and amount.form in ("money", "measure"):
        lost = {t.lemma_.lower() for t in node.subtree}
        return _said(parsed, verb, Change.DECREASE) if lemma == "lose" and lost & _BUDGETS else None
    change = _direction(verb, "verb")
    if lemma in _WORKFORCE_ONLY and not workforce:
        return None
    if dep in ("dobj", "nsubjpass") and lemma not in cue("takes_object") and amount.form not in _SHARES:
        return None
    if change is None and lemma in cue("drifts"):
        for child in verb.children:
            if child.lower_ in ("up", "down") and child.i < node.i and child.dep_ in ("prt", "advmod", "acomp", "prep"):
                return _said(parsed, child, _direction(child, "word"))
        subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
        named = lemma == "be" and subjects and is_change_noun(subjects[0]) and subjects[0].tag_ == "NN"
        if named and not (amount.form == "money" and subjects[0].lemma_.lower() == "loss"):
            return _said(parsed, subjects[0], _direction(subjects[0], "noun"))
    return _said(parsed, verb, change)


def _changing(token: Token) -> Token | None:
    """The change noun a phrase belongs to: "a drop in crime of 5%" hangs the amount on the crime."""
    if is_change_noun(token):
        return token
    if token.dep_ == "pobj" and token.head.lower_ in ("in", "to") and is_change_noun(token.head.head):
        return token.head.head
    return None


def _governing(parsed: Parsed, node: Token, amount: Amount, *, workforce: bool) -> Moved | None:
    """The noun or verb an amount hangs on."""
    token, dep = node, node.dep_
    if dep in _MODIFIES and node.head.pos_ in ("NOUN", "PROPN"):
        if is_change_noun(node.head) and not (amount.form == "number" and node.head.tag_ == "NNS"):
            return _said(parsed, node.head, _direction(node.head, "noun"))
        token = whole_noun(node, node.head)
        dep = token.dep_
    while dep == "conj" and token.head.pos_ in ("NOUN", "PROPN", "NUM", "SYM"):
        token, dep = token.head, token.head.dep_
    if dep in ("pobj", "pcomp"):
        preposition, above = token.head.lower_, token.head.head
        if preposition == "at" and above.pos_ in ("VERB", "AUX"):
            return _of_verb(parsed, above, node, "attr", amount, workforce=workforce) if above.lemma_ == "be" else None
        if preposition not in ("by", "of"):
            return None
        if above.pos_ in ("ADV", "ADP", "ADJ") and above.lower_ in ("up", "down"):
            return _said(parsed, above, _direction(above, "word"))
        if above.pos_ in ("NOUN", "PROPN"):
            noun = _changing(above)
            if noun is None or (amount.form == "money" and noun.lemma_.lower() == "loss"):
                return None
            return _said(parsed, noun, _direction(noun, "noun"))
        if preposition == "by" and above.pos_ in ("VERB", "AUX"):
            change = _direction(above, "verb")
            if change is not None or above.lemma_.lower() in cue("drifts"):
                return _of_verb(parsed, above, node, "by", amount, workforce=workforce)
        return None
    verbal = dep in ("dobj", "npadvmod", "advmod", "attr", "nsubjpass", "nsubj", "oprd", "dep")
    if verbal and token.head.pos_ in ("VERB", "AUX"):
        return _of_verb(parsed, token.head, token, dep, amount, workforce=workforce)
    return None


def _continues(parsed: Parsed, first: Token, node: Token, before: Moved, last_node: Token | None) -> bool:
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
    if words[-1] == "by":
        by = next(i for i in range(first.i - 1, -1, -1) if parsed.doc[i].lower_ == "by")
        agent = parsed.doc[by - 1] if by else None
        return agent is None or agent.tag_ != "VBN" or _direction(agent, "verb") is not None
    if words[-1] == "including" and share:
        return True
    if words[-2:-1] == ["of"] and words[-1] in ("whom", "them", "which", "these") and not share:
        return True
    if last_node is None or before.evidence is None:
        return False
    own_noun = node.dep_ in _MODIFIES and node.head.pos_ in ("NOUN", "PROPN")
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


def _after_by(parsed: Parsed, first: Token, amount: Amount) -> Moved | None:
    """The word of change that a "by" just before the amount belongs to, over whatever stands between."""
    at = first.i - 1
    while at >= 0 and (_in_bound(parsed, parsed.doc[at], amount) or parsed.doc[at].lower_ in _HEDGES):
        at -= 1
    if at < 1 or parsed.doc[at].lower_ != "by":
        return None
    agent = parsed.doc[at - 1]
    if agent.tag_ == "VBN" and _direction(agent, "verb") is None:
        return None  # "supported by 40 staff"
    for token in reversed(parsed.doc[max(0, at - 25) : at]):
        if token.pos_ == "VERB":
            change = _direction(token, "verb")
            if change is not None:
                return _said(parsed, token, change)
        if is_change_noun(token):
            return _said(parsed, token, _direction(token, "noun"))
        if token.lower_ in ("up", "down"):
            return _said(parsed, token, _direction(token, "word"))
    return None


def moved(
    parsed: Parsed,
    index: int,
    amount: Amount,
    *,
    workforce: bool = False,
    before: tuple[int, Moved] | None = None,
) -> Moved:
    """Which way an amount moved.

    Args:
        parsed: The sentence.
        index: Index of the amount in the document.
        amount: The amount.
        workforce: Whether it counts police workforce: recruiting people adds them.
        before: Index of the amount before it in the sentence if it is of the same form, and what was found of
            it, for an amount that restates it in brackets or continues it ("burglary by 11%").
    """
    if amount.direction:
        return Moved(Change.INCREASE if amount.direction > 0 else Change.DECREASE, (amount.start, amount.end))
    node = parsed.doc[parsed.nodes[index]]
    first = parsed.first(index)
    found = (
        _right_word(parsed, node, amount)
        or _left_word(parsed, first, amount)
        or _modified(parsed, node, amount)
        or _governing(parsed, node, amount, workforce=workforce)
    )
    if found is None and amount.form in ("percent", "fraction", "ratio", "points", "number", "money"):
        found = _after_by(parsed, first, amount)
    if found is not None:
        return found
    if before is not None and before[1].change is not Change.LEVEL:
        last_node = parsed.doc[parsed.nodes[before[0]]]
        if _continues(parsed, first, node, before[1], last_node):
            return before[1]
    return LEVEL
