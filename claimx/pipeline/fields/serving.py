"""People whom only their clause makes police workforce: "six of us", "joined the specials", "has 61 drivers"."""

from __future__ import annotations

from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.fields.nouns import SUBJECT, governor, subject_of
from claimx.pipeline.tree import Token
from claimx.records import Topic


def serving(node: Token, near: Topic | None, last: Topic | None) -> Topic | None:
    """The part of the workforce that a count without a noun of the workforce is of.

    Args:
        node: The token of the count.
        near: What an amount some sentences before counts, if that is workforce.
        last: What the count just before is of, if that is workforce.
    """
    noun = node.head if node.dep_ == "nummod" else node
    lemma = noun.lemma_.lower() if noun.i != node.i else ""
    return (
        (
            Topic.OFFICERS
            if _of_us(node) or _of_team(node) or _on_the_beat(node, noun) or _trained(noun, lemma)
            else None
        )
        or (last if _of_whom(node) else None)
        or (near if _found(noun, lemma) or _members(noun, lemma) else None)
        or _joining(node, noun, lemma, last)
        or _of_union(node)
    )


def _of_us(node: Token) -> bool:
    """Whether the speaker's team is counted: "there were four of us", not "eleven of us have a story"."""
    if [token.lower_ for token in node.doc[node.i + 1 : node.i + 3]] != ["of", "us"]:
        return False
    if node.head.lemma_.lower() in ("patrol", "police", "cover") or (node.dep_ == "attr" and node.i > node.head.i):
        return True
    there = any(child.dep_ == "expl" for child in node.head.children)
    return there or (node.dep_ == "pobj" and node.head.lower_ == "with")


def _on_the_beat(node: Token, noun: Token) -> bool:
    """Whether they are said to serve: "we'll have 500 more on the beat"."""
    if noun.i != node.i and noun.lower_ != "more":
        return False
    after = " ".join(token.lower_ for token in node.doc[node.i + 1 : node.i + 6])
    return after.removeprefix("more ").startswith(
        ("on the beat", "in uniform", "on patrol", "in post", "on the streets")
    )


def _of_team(node: Token) -> bool:
    """Whether the size of a team changes: "the squad has gone from 14 to nine"."""
    if node.dep_ != "pobj" or node.head.lower_ not in ("from", "to"):
        return False
    verb = governor(node)
    if verb is None or verb.lemma_.lower() not in cue("resizing"):
        return False
    team = subject_of(verb)
    return team is not None and team.lemma_.lower() in cue("manned_team")


def _trained(noun: Token, lemma: str) -> bool:
    """Whether a force has them: "the force has 61 drivers trained to pursue"."""
    verb = governor(noun)
    if lemma not in cue("police_skill") or verb is None or verb.lemma_.lower() not in ("have", "train", "employ"):
        return False
    owner = subject_of(verb)
    return owner is not None and (
        owner.lemma_.lower() in cue("manned") or owner.lower_ in ("met", "psni", "police", "we")
    )


def _of_whom(node: Token) -> bool:
    """Whether it is a part of those just counted: "310 special constables, of whom 88 were women"."""
    before = [token.lower_ for token in node.doc[max(0, node.i - 3) : node.i]]
    after = [token.lower_ for token in node.doc[node.i + 1 : node.i + 3]]
    return before[-2:] == ["of", "whom"] or before[:2] == ["of", "whom"] or after in (["of", "them"], ["of", "whom"])


def _found(noun: Token, lemma: str) -> bool:
    """Whether people are looked for to fill posts just spoken of: "that means finding 15 people a month"."""
    verb = governor(noun)
    return lemma in ("people", "person") and noun.dep_ == "dobj" and verb is not None and verb.lemma_ in cue("filling")


def _members(noun: Token, lemma: str) -> bool:
    """Whether members who say or take something are those surveyed before: "twelve members said"."""
    if _harmed(noun):
        return False
    whose = any(child.dep_ in ("prep", "compound", "amod", "poss") for child in noun.children)
    return lemma == "member" and not whose and noun.dep_ in SUBJECT


def _harmed(noun: Token) -> bool:
    """Whether they are counted as those to whom harm was done."""
    verb = governor(noun)
    return verb is not None and verb.lemma_.lower() in cue("harming")


def _joining(node: Token, noun: Token, lemma: str, last: Topic | None) -> Topic | None:
    """Whether people join or leave the police: "6,510 people joined the special constabulary and 4,900 left"."""
    verb = governor(node)
    if verb is None or (noun.i != node.i and lemma not in ("people", "person", "man", "woman")):
        return None
    if verb.lemma_.lower() not in ("join", "leave") or not (noun.dep_ in SUBJECT or noun.dep_ == "conj"):
        return None
    whom = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if whom is None:
        return last if noun.i == node.i else None
    if whom.lemma_.lower() == "special" or any(token.lower_ == "special" for token in whom.lefts):
        return Topic.SPECIALS
    return Topic.WORKFORCE if whom.lemma_.lower() in cue("manned") else None


def _of_union(node: Token) -> Topic | None:
    """Whether they are members of a union that the sentence names: "31 of his members", in the mouth of Unison."""
    of, whose, whom = ([token.lower_ for token in node.doc[node.i + 1 : node.i + 4]] + ["", "", ""])[:3]
    if of != "of" or whom != "members" or whose not in ("his", "her", "its", "their", "our") or _harmed(node):
        return None
    return Topic.WORKFORCE if any(token.lower_ in cue("union") for token in node.doc) else None
