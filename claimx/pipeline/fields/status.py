"""Whether an amount is said to be so, to come, to be possible, or not to be so."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.parse import Parsed
from claimx.pipeline.types import TimeSpan
from claimx.records import Offsets, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_WILL = frozenset({"will", "'ll", "’ll", "shall", "wo", "must"})
_WOULD = frozenset({"would", "could", "might", "may", "should", "'d", "’d", "ought"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "nor", "neither", "without"})
_UNTRUE = frozenset(["false", "untrue", "wrong", "incorrect", "nonsense", "myth", "misleading", "inaccurate"])
_TRUE = frozenset(["true", "case", "correct", "right", "accurate", "evidence", "truth", "question"])
_FORTHCOMING = frozenset(["likely", "due", "set", "poised", "expected", "about", "bound", "scheduled"])
_WILLING = frozenset("willing happy prepared ready able keen content".split())
# Said never to have been said: "never claimed that".
_SAYING = frozenset("claim say promise suggest pledge state argue".split())
_FUNDS = frozenset("fund pot scheme programme package budget".split())
_PLACES = frozenset(["in", "across", "at", "among", "amongst", "throughout", "within"])


@dataclass(frozen=True, slots=True)
class Held:
    """A status and the words that say so."""

    status: Status
    evidence: Offsets | None = None


ACTUAL = Held(Status.ACTUAL)


def _negation(token: Token) -> Token | None:
    for child in token.children:
        if child.dep_ == "neg" or (child.dep_ in ("det", "advmod", "preconj") and child.lower_ in _NEGATIONS):
            follows = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
            return None if follows in cue("no_negation_before") else child
    return None


def _condition(verb: Token) -> Token | None:
    """The word that makes a clause a condition ("if", "unless", "had I frozen")."""
    for child in verb.children:
        if child.dep_ in ("mark", "advmod") and child.lower_ in ("if", "unless"):
            return child
        if child.dep_ == "aux" and child.lower_ in ("had", "should", "were") and child.i == verb.left_edge.i:
            subjects = [c for c in verb.children if c.dep_ == "nsubj"]
            if subjects and subjects[0].i > child.i:
                return child
    return None


def _infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _finite(verb: Token) -> bool:
    """Whether a verb states something of its own: "has cost", "fell", but not "to cut" or "(see it) grow"."""
    if _infinitive(verb):
        return False
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if verb.tag_ in ("VBD", "VBZ", "VBP") or any(helper.tag_ in ("VBD", "VBZ", "VBP", "MD") for helper in helpers):
        return True
    subject = any(child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for child in verb.children)
    return subject and verb.tag_ != "VB"


def _reported(verb: Token) -> bool:
    """Whether a clause is reported by a verb of the past, where "would" stands for "will"."""
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        if verb.head.tag_ in ("VBD", "VBN") and verb.head.lemma_.lower() in _SAYING:
            break
        verb = verb.head
    above = verb.head
    past = above.tag_ in ("VBD", "VBN") and above.pos_ == "VERB"
    return verb.dep_ in ("ccomp", "conj") and above.i != verb.i and past


def _of_verb(parsed: Parsed, verb: Token, node: Token) -> Held | None:
    """What a verb's own condition, negation and auxiliaries say of an amount under it."""
    condition = _condition(verb)
    if condition is not None:
        return Held(Status.HYPOTHETICAL, parsed.span(condition, condition))
    negation = _negation(verb)
    if negation is not None and negation.i < node.i:
        return Held(Status.NEGATED, parsed.span(negation, negation))
    for child in verb.children:
        if child.dep_ not in ("aux", "auxpass"):
            continue
        month = child.text == "May" and child.i > 0
        if child.lower_ in _WOULD and child.tag_ == "MD" and not month:
            backshifted = child.lower_ in ("would", "'d", "’d") and _reported(verb)
            status = Status.PLANNED if backshifted else Status.HYPOTHETICAL
            return Held(status, parsed.span(child, child))
        if child.lower_ in _WILL:
            depends = any(c.dep_ == "advcl" and _condition(c) is not None for c in verb.children)
            return Held(Status.HYPOTHETICAL if depends else Status.PLANNED, parsed.span(child, child))
    return None


def _untrue(parsed: Parsed, verb: Token) -> Held | None:
    """Whether a reported clause is said not to be so: "denied that", "it is not true that"."""
    if verb.lemma_.lower() in cue("negating_verb"):
        return Held(Status.NEGATED, parsed.span(verb, verb))
    never = next((c for c in verb.children if c.dep_ == "neg" and c.lower_ == "never"), None)
    if never is not None and verb.lemma_.lower() in _SAYING:
        return Held(Status.NEGATED, parsed.span(never, never))
    for child in verb.children:
        if child.dep_ not in ("acomp", "attr"):
            continue
        nor = next((c for c in verb.children if c.lower_ in ("nor", "neither")), None)
        denied = _negation(verb) or _negation(child) or nor
        if child.lower_ in _UNTRUE or (child.lower_ in _TRUE and denied is not None):
            return Held(Status.NEGATED, parsed.span(child, child))
    return None


def _disowned(parsed: Parsed, noun: Token) -> Held | None:
    """Whether a suggestion is one the text does not share: "does not accept the suggestion that", "the myth that"."""
    if noun.lemma_.lower() not in cue("suggestion"):
        return None
    verb = noun.head
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    if verb.lemma_.lower() in cue("negating_verb") or _negation(verb) is not None:
        return Held(Status.NEGATED, parsed.span(verb, verb))
    return None


def _of_word(parsed: Parsed, token: Token, under: Token) -> Held | None:
    """What a verb, noun or adjective says of the phrase or clause under it: "pledged to", "a target of"."""
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "AUX"):
        by = under.dep_ in ("xcomp", "ccomp", "advcl", "dobj") or (under.dep_ == "prep" and under.lower_ == "for")
        if lemma in cue("negating_verb") and under.dep_ != "nsubj":
            return Held(Status.NEGATED, parsed.span(token, token))
        if lemma == "go" and token.tag_ == "VBG" and under.dep_ == "xcomp":
            return Held(Status.PLANNED, parsed.span(token, token))
        if under.dep_ == "dobj" and lemma in ("commit", "ask", "set", "want", "target"):
            return None  # "commits half of thefts", "asked 860 people"
        if by and lemma in cue("planned_verb"):
            return Held(Status.PLANNED, parsed.span(token, token))
        if by and lemma in cue("hypothetical_verb"):
            return Held(Status.HYPOTHETICAL, parsed.span(token, token))
        return None
    if _negation(token) is not None and under.dep_ in ("acl", "prep"):
        return Held(Status.NEGATED, parsed.span(token, token))
    if token.lower_ in _WILLING and under.dep_ in ("xcomp", "ccomp"):
        return Held(Status.HYPOTHETICAL, parsed.span(token, token))
    if token.lower_ in _FORTHCOMING and under.dep_ in ("xcomp", "acl", "ccomp"):
        return Held(Status.PLANNED, parsed.span(token, token))
    if lemma in cue("planned_noun") and under.dep_ in ("acl", "prep", "nummod", "compound", "nmod", "amod"):
        verb = token.head
        fulfilled = token.dep_ in ("dobj", "nsubjpass") and verb.lemma_.lower() in cue("fulfilled")
        if fulfilled and under.dep_ == "acl":
            return ACTUAL
        return Held(Status.PLANNED, parsed.span(token, token))
    if lemma in cue("hypothetical_noun") and under.dep_ in ("acl", "prep") and under.lower_ != "from":
        return Held(Status.HYPOTHETICAL, parsed.span(token, token))
    return None


def _fronted_place(node: Token) -> bool:
    """Whether an amount only says where ("In 62 boroughs, support will be given")."""
    head = node.head if node.dep_ == "nummod" else node
    if head.dep_ != "pobj" or head.head.lower_ not in _PLACES:
        return False
    verb = next((a for a in head.ancestors if a.pos_ in ("VERB", "AUX")), None)
    return verb is not None and head.i < verb.i


def _from_syntax(parsed: Parsed, node: Token) -> Held | None:
    """Walk up from the amount: what it stands under, its clause's verb, then what governs that clause."""
    under = node
    outside = False  # past the finite clause that states the amount only denials count
    for above in node.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            if outside:
                held = _untrue(parsed, above)
            else:
                held = _of_verb(parsed, above, node) or _of_word(parsed, above, under)
            if held is not None:
                return held if outside else _denied(parsed, above) or held
            if not outside and _finite(above) and above.dep_ == "ccomp" and above.head.lemma_ == "ensure":
                pass  # what is to be ensured stands as the ensuring does
            elif not outside and _finite(above):
                if above.dep_ not in ("ccomp", "csubj", "acl") and above.dep_ != "conj":
                    return None
                outside = True
            elif not outside and _infinitive(above):
                verb = above.head
                yet = next((c for c in (*verb.children, *above.children) if c.lower_ == "yet"), None)
                if yet is not None and verb.lemma_ == "have":
                    return Held(Status.PLANNED, parsed.span(yet, yet))
                came_about = verb.lemma_.lower() in cue("came_about") and verb.pos_ in ("VERB", "AUX")
                if came_about and above.dep_ in ("xcomp", "advcl", "ccomp"):
                    under = above
                    continue
                word = _of_word(parsed, verb, above)
                if word is not None:
                    return word
                higher = _of_verb(parsed, verb, node) if verb.pos_ in ("VERB", "AUX") else None
                return higher or Held(Status.PLANNED, parsed.span(above, above))
        else:
            disowned = _disowned(parsed, above)
            if disowned is not None:
                return disowned
            word = None if outside else _of_word(parsed, above, under)
            if word is not None:
                return word
        under = above
    return None


def _denied(parsed: Parsed, clause: Token) -> Held | None:
    """Whether the clause that holds an amount is itself said not to be so."""
    under = clause
    for above in clause.ancestors:
        if above.pos_ in ("VERB", "AUX") and under.dep_ in ("ccomp", "csubj", "acl", "conj", "xcomp"):
            denied = _untrue(parsed, above)
            if denied is not None:
                return denied
        under = above
    return None


def _past(node: Token) -> bool:
    """Whether the clause of an amount speaks of what has been."""
    for above in (node, *node.ancestors):
        if above.pos_ in ("VERB", "AUX"):
            if above.tag_ == "VBD":
                return True
            if above.tag_ == "VBN":
                helpers = [c for c in above.children if c.dep_ in ("aux", "auxpass")]
                return any(
                    c.lemma_.lower() == "have" or (c.lemma_.lower() in ("be", "get") and c.tag_ == "VBD")
                    for c in helpers
                )
            if _finite(above):
                return False
    return False


def main_status(parsed: Parsed) -> Held | None:
    """What the main verb of a sentence that introduces a list says of the list."""
    root = next((token for token in parsed.doc if token.dep_ == "ROOT"), None)
    if root is None or root.pos_ not in ("VERB", "AUX"):
        return None
    return _of_verb(parsed, root, parsed.doc[len(parsed.doc) - 1])


def _just_before(parsed: Parsed, index: int) -> Token | None:
    """A "not" right before the amount: "94 per cent, and not 49 per cent"."""
    first = parsed.first(index)
    before = first.nbor(-1) if first.i else None
    return before if before is not None and before.lower_ in ("not", "n't") else None


def _compared_with(parsed: Parsed, index: int) -> bool:
    """Whether an amount is what another is set against: "from 310 to 350", "compared with 310"."""
    first, node = parsed.first(index), parsed.doc[parsed.nodes[index]]
    before = [token.lower_ for token in parsed.doc[max(0, first.i - 2) : first.i]]
    if before[-1:] == ["from"]:
        return (
            before == ["up", "from"]
            or before == ["down", "from"]
            or "to" in [token.lower_ for token in parsed.doc[node.i + 1 : node.i + 6]]
        )
    return before[-1:] == ["against"] or before in (["compared", "with"], ["compared", "to"])


def status_of(
    parsed: Parsed,
    index: int,
    *,
    period: TimeSpan | None = None,
    published: dt.date | None = None,
    lead: Parsed | None = None,
) -> Held:
    """The status of an amount.

    Args:
        parsed: The sentence.
        index: Index of the amount in the document.
        period: The time the amount is of, if one is known.
        published: The day of the statement: what is of a time still to come is planned.
        lead: The sentence that introduces the list in which the amount's sentence is an item.
    """
    node = parsed.doc[parsed.nodes[index]]
    if _fronted_place(node):
        return ACTUAL
    negation = _negation(node) or _just_before(parsed, index)
    if negation is not None:
        return Held(Status.NEGATED, parsed.span(negation, negation))
    held = _of_verb(parsed, node, node) if node.pos_ in ("VERB", "AUX") else None
    if held is not None:
        held = _denied(parsed, node) or held
    held = held or _from_syntax(parsed, node)
    fund = node.dep_ in ("compound", "nmod", "nummod") and node.head.lemma_.lower() in _FUNDS
    if fund and held is not None and held.status is Status.HYPOTHETICAL:
        held = None  # to bid for a £2m fund makes the fund no less real
    if held is not None and held.status is Status.PLANNED and _compared_with(parsed, index):
        held = None  # "will rise from 310 to 350": the 310 stand already
    if held is None and lead is not None and not any(a.pos_ in ("VERB", "AUX") for a in node.ancestors):
        held = main_status(lead)
    if held is not None:
        return held
    if period is None or published is None or period.last is None or period.last <= published or _past(node):
        return ACTUAL
    if period.first is None or period.first >= published:
        return Held(Status.PLANNED, (period.start, period.end))
    return ACTUAL
