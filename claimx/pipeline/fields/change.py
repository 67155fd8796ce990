"""Whether an amount is a level or a change, and which way it moved.

The words closest to the amount decide first ("20 more", "up 5%", "fell by", "a rise of"), then the noun it
modifies and the verb it hangs on. "To" and "from" introduce levels even where the verb is one of change.
"""

from __future__ import annotations

from claimx.pipeline.fields.bases import is_base, is_held
from claimx.pipeline.fields.beside import INTAKE, direction, in_bound, left_word, right_word, said
from claimx.pipeline.fields.clauses import infinitive
from claimx.pipeline.fields.continuing import MODIFIES, after_by, continues, over_base, restates
from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.fields.moving import moved_by_verb
from claimx.pipeline.fields.nouns import is_change_noun, whole_noun
from claimx.pipeline.fields.parting import parted
from claimx.pipeline.fields.staying import arriving, awarded, done_away, going, gone, hired, missing
from claimx.pipeline.fields.types import LEVEL, Moved
from claimx.pipeline.parse import Parsed
from claimx.pipeline.tree import Token
from claimx.pipeline.types import Amount
from claimx.records import Change

# What is held against another is told in numbers; a percentage beside "compared with" is the change itself.
_HELD = frozenset({"number", "money", "measure"})
_RECKONING = frozenset("put estimate reckon calculate set give".split())


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
            if child.lower_ == "new" and noun.lemma_.lower() in INTAKE:
                continue
            if child.lower_ in ("additional", "extra", "new", "newest") and child.dep_ == "amod":
                return said(parsed, child, Change.INCREASE)
    return None


def _changing(token: Token) -> Token | None:
    """The change noun a phrase belongs to: "a drop in crime of 5%" hangs the amount on the crime."""
    if is_change_noun(token):
        return token
    if token.dep_ != "pobj" or token.head.lower_ not in ("in", "to"):
        return None
    beside = token.head.nbor(-1) if token.head.i else token.head  # "made a cut to": of the cut, not of the making
    return next((noun for noun in (token.head.head, beside) if is_change_noun(noun)), None)


def _governing(parsed: Parsed, node: Token, amount: Amount, *, workforce: bool) -> Moved | None:
    """The noun or verb an amount hangs on."""
    token, dep = node, node.dep_
    if dep in MODIFIES and node.head.pos_ in ("NOUN", "PROPN"):
        if is_change_noun(node.head) and not (amount.form == "number" and node.head.tag_ == "NNS"):
            return said(parsed, node.head, direction(node.head, "noun"))
        token = whole_noun(node, node.head)
        dep = token.dep_
    while (dep == "conj" or _listed(token, dep)) and token.head.pos_ in ("NOUN", "PROPN", "NUM", "SYM"):
        token, dep = token.head, token.head.dep_
    if dep in ("pobj", "pcomp"):
        preposition, above = token.head.lower_, token.head.head
        around = _around(parsed, token, amount)
        if around is not None:
            return moved_by_verb(parsed, around, node, "by", amount, workforce=workforce)
        if preposition == "at":
            return _put_at(parsed, above, node, amount, workforce=workforce)
        if preposition == "of" and above.dep_ == "attr" and above.lower_ == "one":  # "the drop is one of 3 points"
            return moved_by_verb(parsed, above.head, node, "attr", amount, workforce=workforce)
        if above.lemma_ == "be" and amount.bound_span is not None and in_bound(parsed, token.head, amount):
            return moved_by_verb(parsed, above, node, "attr", amount, workforce=workforce)  # "a rise to be under 4%"
        if preposition not in ("by", "of"):
            return None
        if above.pos_ in ("ADV", "ADP", "ADJ") and above.lower_ in ("up", "down"):
            if preposition == "of":
                return None  # "is made up of £4m and £1m"
            return said(parsed, above, direction(above, "word"))
        if above.pos_ in ("NOUN", "PROPN"):
            noun = _changing(above)
            if noun is None or (amount.form == "money" and noun.lemma_.lower() == "loss"):
                return None
            return said(parsed, noun, direction(noun, "noun"))
        if preposition == "by" and above.pos_ in ("VERB", "AUX"):
            change = direction(above, "verb")
            if change is not None or above.lemma_.lower() in cue("drifts"):
                return moved_by_verb(parsed, above, node, "by", amount, workforce=workforce)
        return None
    verbal = dep in ("dobj", "npadvmod", "advmod", "attr", "nsubjpass", "nsubj", "oprd", "dep")
    if verbal and token.head.pos_ in ("VERB", "AUX"):
        return moved_by_verb(parsed, token.head, token, dep, amount, workforce=workforce)
    return None


def _around(parsed: Parsed, token: Token, amount: Amount) -> Token | None:
    """The verb of change that a bound in words hangs on: "cut numbers in the region of 50", "to the tune of £2m"."""
    above = token.head
    while above.dep_ in ("prep", "pobj") and in_bound(parsed, above, amount):
        above = above.head
    steps = token.head.head.dep_ == "pobj" and in_bound(parsed, token.head.head, amount)
    return above if steps and above.pos_ == "VERB" and direction(above, "verb") is not None else None


def _listed(token: Token, dep: str) -> bool:
    """Whether an amount behind a comma is one more of a list, read as an apposition: "lost 80 posts, £6m and a gym"."""
    return dep == "appos" and any(child.dep_ == "conj" for child in token.children)


def _put_at(parsed: Parsed, above: Token, node: Token, amount: Amount, *, workforce: bool) -> Moved | None:
    """What "at" introduces: "the rise is at 4%", "puts the loss at 40 posts"; "was down, at 300" gives a level."""
    if is_change_noun(above) and above.tag_ == "NN" and above.dep_ in ("dobj", "conj", "nsubjpass"):
        return said(parsed, above, direction(above, "noun"))
    if above.pos_ not in ("VERB", "AUX"):
        return None
    if above.lemma_ == "be":
        if any(child.lower_ in ("up", "down") for child in above.children):
            return None
        return moved_by_verb(parsed, above, node, "attr", amount, workforce=workforce)
    if above.lemma_ in _RECKONING:
        for child in above.children:
            one = child.i < node.i and (child.tag_ == "NN" or (workforce and child.lower_ == "losses"))
            if child.dep_ in ("dobj", "nsubjpass") and is_change_noun(child) and one:
                return said(parsed, child, direction(child, "noun"))
    return None


def _to_lose(parsed: Parsed, node: Token) -> Moved | None:
    """What is still to be taken away ("has £24m to take out of the budget", "has 40 posts to cut")."""
    noun = node.head if node.dep_ == "nummod" and node.head.i > node.i else node
    if noun.dep_ != "dobj" or noun.head.lemma_.lower() != "have":
        return None
    for child in noun.children:
        to = child.dep_ in ("relcl", "acl") and infinitive(child)
        out = child.lemma_.lower() == "take" and any(c.lower_ in ("out", "off") for c in child.children)
        if to and (out or direction(child, "verb") is Change.DECREASE):
            return said(parsed, child, Change.DECREASE)
    return None


def _signed(parsed: Parsed, index: int, found: Moved) -> bool:
    """Whether an amount says by a sign of its own which way it moved, and nothing behind it goes on: "412 (-31)"."""
    return found.evidence is not None and found.evidence[0] == parsed.starts[parsed.first(index).i]


def _one_of(node: Token) -> bool:
    """Whether an amount is of one more such change: "against one of 2% for Wales"."""
    return node.dep_ == "pobj" and node.head.lower_ == "of" and node.head.head.lower_ == "one"


def moved(
    parsed: Parsed,
    index: int,
    amount: Amount,
    *,
    workforce: bool = False,
    before: tuple[int, Moved] | None = None,
    earlier: Moved | None = None,
) -> Moved:
    """Which way an amount moved.

    Args:
        parsed: The sentence.
        index: Index of the amount in the document.
        amount: The amount.
        workforce: Whether it counts police workforce: recruiting people adds them.
        before: Index of the amount before it in the sentence if it is of the same form, and what was found of
            it, for an amount that restates it in brackets or continues it ("burglary by 11%").
        earlier: What was found of the last amount before it in the sentence that moved, where only levels stand
            between, for a share that restates it ("up 8 on the 37 before, or 22%").
    """
    if amount.direction:
        return Moved(Change.INCREASE if amount.direction > 0 else Change.DECREASE, (amount.start, amount.end))
    node = parsed.doc[parsed.nodes[index]]
    first = parsed.first(index)
    follows = node.nbor(1).lower_ if node.i + 1 < len(parsed.doc) else ""
    if amount.form == "multiple" and follows in ("the", "that", "likelier"):
        return LEVEL  # "double the fall of 8%", "four times likelier to be searched"
    found = going(parsed, node, amount, workforce=workforce) or right_word(parsed, node, amount)
    if found is None and (is_base(parsed, first) or (amount.form in _HELD and is_held(parsed, first, node))):
        return LEVEL
    found = (
        found
        or left_word(parsed, first, amount)
        or gone(parsed, node, amount, workforce=workforce)
        or parted(parsed, node, amount, workforce=workforce)
        or _modified(parsed, node, amount)
        or _governing(parsed, node, amount, workforce=workforce)
        or _to_lose(parsed, node)
        or arriving(parsed, node, amount, workforce=workforce)
        or missing(parsed, node)
        or done_away(parsed, node)
        or awarded(parsed, node, amount)
        or hired(parsed, node, workforce=workforce)
    )
    if found is None and amount.form in ("percent", "fraction", "ratio", "points", "number", "money"):
        found = after_by(parsed, first, amount)
    if found is not None:
        return found
    if before is not None and _one_of(node) and before[1].change is not Change.LEVEL:
        return before[1]  # "a drop of 7% compares with one of 2%"
    if before is not None and before[1].change is not Change.LEVEL and not _signed(parsed, *before):
        last_node = parsed.doc[parsed.nodes[before[0]]]
        if continues(parsed, first, node, before[1], last_node):
            return before[1]
    if earlier is not None and restates(parsed, first, node):
        return earlier
    up = over_base(parsed, first, node)
    if up is not None:
        return Moved(direction(up, "word") or Change.LEVEL, parsed.span(up, up))
    return LEVEL
