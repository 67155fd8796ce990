"""Amounts that a clause only names, and another word says what they are: needed, promised, to be, still to find."""

from __future__ import annotations

from claimx.pipeline.fields.clauses import finite, infinitive, negation
from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.fields.nouns import governor
from claimx.pipeline.fields.types import Held
from claimx.pipeline.parse import Parsed
from claimx.pipeline.tree import Token
from claimx.records import Status

# What was promised is no more than that, whenever it was.
_PLEDGES = frozenset({"promise", "pledge"})


def wanted(parsed: Parsed, node: Token) -> Held | None:
    """What a clause says of a sum that is only named: "it is not the £40m that we need", "what we promised was 20"."""
    by = governor(node)
    said = next((child for child in by.children if child.dep_ == "csubj"), None) if by is not None else None
    if by is not None and said is not None and by.lemma_.lower() == "be" and by.i < node.i:
        if said.lemma_.lower() in cue("hypothetical_verb"):
            return Held(Status.HYPOTHETICAL, parsed.span(said, said))
        if said.lemma_.lower() in cue("planned_verb"):
            return Held(Status.PLANNED, parsed.span(said, said))
    if by is not None and by.dep_ == "xcomp" and by.head.lemma_.lower() == "be":
        for said in by.head.lefts:
            will = next((c for c in said.children if c.dep_ == "aux" and c.lower_ in ("will", "'ll", "’ll")), None)
            if said.dep_ == "csubj" and will is not None:
                return Held(Status.PLANNED, parsed.span(will, said))
    if by is not None and by.lemma_.lower() == "be" and by.i < node.i:
        held = _is_what(parsed, by, node)
        if held is not None:
            return held
    if node.dep_ not in ("attr", "nsubj") and node.head.dep_ not in ("attr", "nsubj"):
        return None
    noun = node.head if node.dep_ in ("nummod", "compound") else node
    verb = noun.head
    if verb.lemma_.lower() != "be":
        return None
    for clause in (*noun.children, *verb.children):
        own = any(child.dep_ == "nsubj" and child.tag_ not in ("WDT", "WP") for child in clause.children)
        if not own or not (clause.dep_ == "relcl" or (clause.dep_ == "ccomp" and clause.i > verb.i)):
            continue
        if clause.dep_ == "ccomp" and not any(child.lower_ == "what" for child in clause.children):
            continue
        lemma = clause.lemma_.lower()
        if lemma in cue("hypothetical_verb"):
            return Held(Status.HYPOTHETICAL, parsed.span(clause, clause))
        if lemma in cue("planned_verb") or any(child.lower_ == "will" for child in clause.children):
            return Held(Status.PLANNED, parsed.span(clause, clause))
    return None


def _is_what(parsed: Parsed, verb: Token, node: Token) -> Held | None:
    """What the subject of "to be" makes of an amount: "the target is 27%", "her bid had been for £4m"."""
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if subject is None or negation(verb) is not None:
        return None
    lemma = subject.lemma_.lower()
    noun = node.head if node.dep_ in ("nummod", "compound") and node.head.i > node.i else node
    straight = noun.head.i == verb.i and noun.dep_ in ("attr", "acomp")
    present = verb.tag_ in ("VBZ", "VBP")
    if straight and ((lemma in cue("target_noun") and present) or lemma in _PLEDGES):
        return Held(Status.PLANNED, parsed.span(subject, verb))
    asked = noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.head.i == verb.i
    if lemma in cue("hypothetical_noun") and asked:
        return Held(Status.HYPOTHETICAL, parsed.span(subject, noun.head))
    return None


def headline(parsed: Parsed, node: Token) -> Held | None:
    """What is to be, in the infinitive of a headline ("Checks to be trebled", "550 jobs to go")."""
    hangs = next((child for child in node.children if child.dep_ in ("relcl", "acl") and infinitive(child)), None)
    if hangs is not None and node.dep_ in ("ROOT", "appos") and hangs.lemma_.lower() in cue("headline_infinitive"):
        return Held(Status.PLANNED, parsed.span(hangs, hangs))
    if any(token.pos_ in ("VERB", "AUX") and finite(token) for token in parsed.doc):
        return None
    to = next((token for token in parsed.doc[node.i + 1 :] if token.lower_ == "to"), None)
    if node.pos_ in ("VERB", "AUX") and infinitive(node) and node.dep_ in ("relcl", "ROOT", "acl"):
        return Held(Status.PLANNED, parsed.span(node, node))
    if to is None or to.dep_ != "aux":
        return None
    does = to.head
    subject = node.head if node.dep_ == "nummod" else node
    straight = subject.i < to.i and not any(
        t.is_punct or t.pos_ in ("ADP", "VERB") for t in parsed.doc[node.i + 1 : to.i]
    )
    if straight and does.lemma_.lower() in cue("headline_infinitive"):
        return Held(Status.PLANNED, parsed.span(to, does))
    return None


def outstanding(parsed: Parsed, node: Token) -> Held | None:
    """What a body still has to do ("has 2,190 to find", "have £24m to save")."""
    noun = node.head if node.dep_ == "nummod" and node.head.i > node.i else node
    if noun.dep_ != "dobj" or noun.head.lemma_.lower() != "have":
        return None
    for child in noun.children:
        if child.dep_ in ("relcl", "acl") and infinitive(child) and child.lemma_.lower() in cue("outstanding"):
            return Held(Status.PLANNED, parsed.span(child, child))
    return None
