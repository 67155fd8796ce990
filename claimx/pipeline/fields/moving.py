"""Which way the verb that an amount is subject or object of says it moved."""

from __future__ import annotations

from itertools import pairwise

from claimx.pipeline.fields.beside import direction, said
from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.fields.nouns import is_change_noun, object_of, subject_of
from claimx.pipeline.fields.types import Moved
from claimx.pipeline.parse import Parsed
from claimx.pipeline.tree import Token
from claimx.pipeline.types import Amount
from claimx.records import Change

_ENDS = frozenset({"go", "disappear", "vanish", "lapse"})
_WORKFORCE_ONLY = frozenset({"recruit", "hire"})
# People who do this themselves leave or join the workforce.
LEAVING = frozenset(["leave", "quit", "resign", "retire", "depart"])
JOINING = frozenset({"join"})
# What is lost or stolen of money is an amount of harm, not a fall in a sum, unless a budget lost it.
_BUDGETS = frozenset(["funding", "budget", "grant", "precept", "income", "reserve"])
# Bodies that lose money by a settlement; victims lose theirs to a crime.
_FUNDED = frozenset("force constabulary police service council authority department".split())
# What closing takes away; a closed case or drugs line is an outcome.
PREMISES = frozenset(["station", "counter", "desk", "base", "office", "court", "post", "cell", "suite", "site"])
# Done to people or posts of the workforce, these take them away.
REMOVING = frozenset(["remove", "dismiss", "sack", "lose", "cut", "axe", "scrap", "delete", "disband", "abolish"])
# Forms of amount that a verb of change takes as they are: "fell 6%", "rose £2m".
_SHARES = frozenset({"percent", "fraction", "ratio", "points", "money"})
_PEOPLE = frozenset("officer pcso constable detective post job".split())
# What is granted on top of what there is.
_GRANTS = frozenset("give provide pledge announce promise receive share win add grant commit offer bring".split())
_NEEDS = frozenset(["have", "need", "get", "want", "employ", "recruit", "hire", "like", "put", "require"])


def passive_take(verb: Token) -> bool:
    """ "Have been taken from response": people taken from a place are missed there."""
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    return verb.lemma_.lower() == "take" and passive and any(c.lower_ in ("from", "away") for c in verb.children)


def _taken_out(node: Token) -> bool:
    """Whether a sum is one that was taken from a budget ("had £6m taken from its grant")."""
    for child in node.rights:
        if child.tag_ == "VBN" and child.lemma_.lower() in ("take", "cut", "strip", "remove", "slash"):
            return any(
                c.lower_ in ("from", "out", "off") and any(t.lemma_.lower() in _BUDGETS for t in c.subtree)
                for c in child.children
            )
    return False


def _back_into(verb: Token) -> bool:
    """Whether people are only put back into other work ("put 150 officers back into schools")."""
    words = [token.lower_ for token in verb.doc[verb.i :]]
    return any(pair in (("back", "in"), ("back", "into"), ("back", "on")) for pair in pairwise(words))


def _funded(verb: Token) -> bool:
    """Whether a body that is paid from the public purse loses a sum, and not to a crime ("lost £2m to fraud")."""
    loser = subject_of(verb)
    taken = any(child.dep_ == "prep" and child.lower_ in ("to", "from", "through") for child in verb.children)
    return loser is not None and loser.lemma_.lower() in _FUNDED and not taken


def moved_by_verb(
    parsed: Parsed, verb: Token, node: Token, dep: str, amount: Amount, *, workforce: bool
) -> Moved | None:
    """What the verb an amount is subject or object of says."""
    lemma = verb.lemma_.lower()
    if dep in ("nsubj", "nsubjpass"):
        if workforce and dep == "nsubj" and lemma in (LEAVING | JOINING):
            return said(parsed, verb, Change.DECREASE if lemma in LEAVING else Change.INCREASE)
        controlled = [verb, *(c for c in verb.children if c.dep_ == "xcomp")]
        for done in controlled if workforce else ():
            if done is not verb and done.lemma_.lower() in LEAVING and verb.lemma_ == "be":
                return said(parsed, done, Change.DECREASE)  # "60 officers are to leave the borough"
            if done.lemma_.lower() == "make" and any(c.lower_ == "redundant" for c in done.children):
                return said(parsed, done, Change.DECREASE)
            gone = done.lemma_.lower() == "go" and done.tag_ in ("VBN", "VBG")
            if gone and not any(c.dep_ == "xcomp" or c.lower_ in ("to", "into", "on") for c in done.children):
                return said(parsed, done, Change.DECREASE)
            if passive_take(done):
                return said(parsed, done, Change.DECREASE)
            posts = node.lemma_.lower() in ("post", "job", "role", "position")
            passive = any(c.dep_ == "auxpass" for c in done.children)
            if (passive and done.lemma_.lower() in REMOVING) or (posts and done.lemma_.lower() in _ENDS):
                return said(parsed, done, Change.DECREASE)
        if dep == "nsubj":
            counted = [node, *(inner for c in node.children if c.lower_ == "of" for inner in c.children)]
            if lemma == "close" and any(noun.lemma_.lower() in PREMISES for noun in counted):
                return said(parsed, verb, Change.DECREASE)
            return None
    particles = {c.lower_ for c in verb.children if c.dep_ in ("prt", "prep", "advmod")}
    if workforce and ((lemma == "take" and "on" in particles) or (lemma == "bring" and "in" in particles)):
        return said(parsed, verb, Change.INCREASE)
    if amount.form == "money":
        if lemma == "raise" and dep == "dobj":
            return None  # money raised is an income
        if lemma in ("put", "add") and any(c.lower_ in ("on", "to") and c.dep_ == "prep" for c in verb.children):
            return said(parsed, verb, Change.INCREASE)
        if lemma == "have" and dep == "dobj" and _taken_out(node):
            return said(parsed, verb, Change.DECREASE)
        budget = any(t.lemma_.lower() in _BUDGETS for t in verb.subtree if t.i > node.i)
        if lemma == "take" and "out" in particles:
            return said(parsed, verb, Change.DECREASE)
        if lemma == "take" and budget and any(c.lower_ in ("out", "from", "off") for c in verb.children):
            return said(parsed, verb, Change.DECREASE)
    people = workforce or any(token.lemma_.lower() in _PEOPLE for token in node.subtree)
    if lemma == "take" and people and any(c.lower_ in ("away", "out") for c in verb.children):
        return said(parsed, verb, Change.DECREASE)
    if lemma == "put" and "back" in particles and amount.form == "number" and not _back_into(verb):
        return said(parsed, verb, Change.INCREASE)
    found = lemma == "find" and any(c.lower_ == "further" for c in node.subtree if c.i <= node.i)
    if found and dep == "dobj":
        return said(parsed, verb, Change.INCREASE)  # "find a further £25m for it", but "find another £9m" to save
    topping = lemma in _NEEDS or (lemma in _GRANTS and dep in ("dobj", "dative"))
    if topping and any(c.lower_ in ("another", "further") for c in node.subtree if c.i <= node.i):
        return said(parsed, verb, Change.INCREASE)
    if lemma in ("close", "shut") and dep in ("dobj", "nsubjpass") and amount.form != "money":
        inside = object_of(node, "of")  # "will shut 15 of its 25 counters"
        premises = PREMISES.intersection(one.lemma_.lower() for one in (node, inside) if one is not None)
        return said(parsed, verb, Change.DECREASE) if premises else None
    if lemma == "close" and node.lemma_.lower() not in PREMISES:
        return None
    if workforce and dep == "dobj" and lemma in ("remove", "abolish"):
        return said(parsed, verb, Change.DECREASE)
    if lemma == "cut" and "off" in particles and amount.form == "number" and not workforce:
        return None  # "64,000 calls were cut off"
    if lemma == "give" and "up" in particles and amount.form == "number" and dep == "dobj":
        return said(parsed, verb, Change.DECREASE)  # "had given up nine stations"
    if lemma == "lose" and not workforce and node.lemma_.lower() in cue("stealable"):
        return None
    if lemma in ("close", "lose") and amount.form in ("money", "measure"):
        budgeted = _BUDGETS.intersection(t.lemma_.lower() for t in node.subtree)
        lost = lemma == "lose" and (budgeted or (amount.form == "money" and _funded(verb)))
        return said(parsed, verb, Change.DECREASE) if lost else None
    change = direction(verb, "verb")
    if lemma in _WORKFORCE_ONLY and not workforce:
        return None
    if dep in ("dobj", "nsubjpass") and lemma not in cue("takes_object") and amount.form not in _SHARES:
        return None
    if change is None and lemma in cue("drifts"):
        for child in verb.children:
            if child.lower_ in ("up", "down") and child.i < node.i and child.dep_ in ("prt", "advmod", "acomp", "prep"):
                return said(parsed, child, direction(child, "word"))
        subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
        named = subjects[-1] if lemma == "be" and subjects else None
        if named is not None and is_change_noun(named) and named.tag_ == "NN":
            if amount.form == "money" and named.lemma_.lower() == "loss":
                return None
            return said(parsed, named, direction(named, "noun"))
    return said(parsed, verb, change)
