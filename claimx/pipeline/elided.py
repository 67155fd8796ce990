"""Counts of the police workforce whose noun is left out or says too little: "128 short of", "a 60-strong team"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.fields.named import outstanding
from claimx.pipeline.fields.nouns import governor, subject_of
from claimx.pipeline.reading import Read
from claimx.records import Topic

if TYPE_CHECKING:
    from spacy.tokens import Token

# What a force is short of when it is short of people.
_STRENGTH = frozenset("level strength establishment headcount complement".split())


def fill_workforce(reads: Sequence[Read | None]) -> None:
    """Tell which counts are of the police workforce by the construction they stand in."""
    last: Read | None = None
    for index, read in enumerate(reads):
        if read is None:
            continue
        if read.workforce is None and read.amount.unit == "count":
            node = read.parsed.doc[read.parsed.nodes[index]]
            read.workforce = _short_of(node) or _strong(node) or _needed(node) or _from_before(read, node, last)
        if read.workforce is not None:
            last = read


def _body(token: Token | None) -> bool:
    """Whether a subject is a force, or "we" in its mouth."""
    return token is not None and (token.lower_ == "we" or token.lemma_.lower() in cue("manned"))


def _short_of(node: Token) -> Topic | None:
    """ "The force is 128 short of 2010 levels"."""
    words = [token.lower_ for token in node.doc[node.i + 1 : node.i + 3]]
    verb = governor(node)
    if words != ["short", "of"] or verb is None or not _body(subject_of(verb)):
        return None
    lacks = {token.lemma_.lower() for token in node.doc[node.i + 3 : node.i + 7]}
    return Topic.OFFICERS if lacks & _STRENGTH else None


def _strong(node: Token) -> Topic | None:
    """ "A 60-strong neighbourhood team", "a team 60 strong"."""
    after = node.doc[node.i + 1 : node.i + 3].text.lower().replace(" ", "").lstrip("-")
    if not after.startswith("strong"):
        return None
    near = {token.lemma_.lower() for token in node.doc[max(0, node.i - 3) : node.i + 8]}
    return Topic.OFFICERS if near & cue("manned_team") else None


def _needed(node: Token) -> Topic | None:
    """ "We would need another 900 people"."""
    noun = node.head if node.dep_ == "nummod" else node
    verb = noun.head
    if noun.lemma_.lower() not in ("people", "person") or noun.dep_ != "dobj" or verb.lemma_.lower() != "need":
        return None
    more = any(child.lower_ in ("another", "more", "further", "extra") for child in noun.subtree)
    return Topic.WORKFORCE if more and _body(subject_of(verb)) else None


def _from_before(read: Read, node: Token, last: Read | None) -> Topic | None:
    """What points at the posts just counted: "118 posts and 101 people in them", "still has 40 to find"."""
    if last is None or last.sentence.block != read.sentence.block:
        return None
    noun = node.head if node.dep_ == "nummod" else node
    if last.sentence.index == read.sentence.index and noun.lemma_.lower() in ("people", "person"):
        within = [token.lower_ for token in noun.doc[noun.i + 1 : noun.i + 3]]
        return last.workforce if within in (["in", "them"], ["in", "post"]) else None
    if noun.i == node.i and outstanding(read.parsed, node) is not None:
        return last.workforce
    return None
