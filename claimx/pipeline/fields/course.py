"""How far a thing has come: under way, about to be, to be ensured, or the outcome of what was done."""

from __future__ import annotations

from claimx.pipeline.fields.clauses import due, finite, past, said_behind, said_by_verb, under_way
from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.fields.nouns import SUBJECT, subject_of
from claimx.pipeline.fields.staying import fate
from claimx.pipeline.fields.types import Held
from claimx.pipeline.parse import Parsed
from claimx.pipeline.tree import Token
from claimx.records import Status


def at_that_time(verb: Token) -> bool:
    """Whether a clause of the present says when something to come will be ("when 20 new staff start")."""
    when = any(child.lower_ in ("when", "once", "until") for child in verb.children)
    return when and verb.dep_ == "advcl" and verb.tag_ in ("VBP", "VBZ")


def end_of_change(under: Token, verb: Token) -> bool:
    """Whether "from 171 days to 98" belongs to the change above ("cut the time to complete a case from 171 to 98")."""
    heads = [child for child in verb.children if child.dep_ == "prep"]
    ends = {end.lower_ for head in heads for end in (head, *head.children) if end.dep_ == "prep"}
    changes = cue("increase_verb") | cue("decrease_verb")
    if under.dep_ != "prep" or not {"from", "to"} <= ends or verb.lemma_.lower() in changes:
        return False
    return verb.head.lemma_.lower() in changes or verb.head.head.lemma_.lower() in changes


def by_the_way(parsed: Parsed, node: Token) -> bool:
    """Whether a participle gives the outcome of what was done ("was given to run it, bringing the total to £5m")."""
    participle = next((above for above in node.ancestors if above.pos_ == "VERB"), None)
    if participle is None or participle.tag_ != "VBG" or participle.dep_ not in ("advcl", "conj"):
        return False
    if not participle.i or participle.nbor(-1).lower_ != ",":
        return False
    if participle.lemma_.lower() in cue("hypothetical_verb"):
        return False  # "200 bids came in, asking for £2m"
    for verb in participle.ancestors:
        above = said_behind(verb) or verb  # "would be hired, she added, taking the team to 31"
        if above.pos_ in ("VERB", "AUX"):
            lemma = above.lemma_.lower()
            if (
                lemma in cue("planned_verb")
                or lemma in cue("hypothetical_verb")
                or said_by_verb(parsed, above, node) is not None
            ):
                return False
            if finite(above):
                return past(above)
    return False


def ensured(verb: Token) -> bool:
    """Whether a finite clause says what is to be ensured, and not what stands now."""
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    now = any(child.lower_ in ("now", "already", "today") for child in verb.children)
    return verb.dep_ == "ccomp" and verb.head.lemma_ == "ensure" and not now


def _awaited(verb: Token) -> Token | None:
    """ "Due" of what has a day to come: "four are due by December", not "most are due to drink"."""
    if verb.lemma_.lower() != "be" or verb.tag_ not in ("VBZ", "VBP"):
        return None
    word = next((child for child in verb.children if child.dep_ == "acomp" and child.lower_ == "due"), None)
    follows = "" if word is None or word.i + 1 >= len(verb.doc) else word.nbor(1).lower_
    return None if follows == "to" else word


def to_come(parsed: Parsed, verb: Token, under: Token) -> Held | None:
    """What a verb of the present says of things to come: "are to be lost", "we are putting 40 more into"."""
    to = due(verb)
    if to is not None:
        return Held(Status.PLANNED, parsed.span(verb, to))
    doom = fate(verb) if verb.tag_ in ("VBZ", "VBP", "VBG", "VB") and under.dep_ in SUBJECT else None
    if doom is not None:
        return Held(Status.PLANNED, parsed.span(verb, doom))
    awaited = _awaited(verb) if under.dep_ in SUBJECT else None
    if awaited is not None:
        return Held(Status.PLANNED, parsed.span(awaited, awaited))
    if under_way(verb) and under.dep_ == "dobj" and under.lower_ not in ("%", "million"):
        return Held(Status.PLANNED, parsed.span(verb, verb))
    if verb.tag_ == "VBZ" and under.dep_ in ("dobj", "prep", "conj"):
        subject = subject_of(verb)
        if subject is not None and subject.lemma_.lower() == "decision":
            return Held(Status.PLANNED, parsed.span(subject, verb))
    return None
