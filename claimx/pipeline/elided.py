"""Counts of the police workforce whose noun is left out or says too little: "128 short of", "a 60-strong team"."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.pipeline.fields.antecedents import is_team
from claimx.pipeline.fields.kinds import is_workforce_word
from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.fields.named import outstanding
from claimx.pipeline.fields.nouns import SUBJECT, governor, subject_of
from claimx.pipeline.fields.serving import serving
from claimx.pipeline.reading import Read
from claimx.pipeline.tree import Token
from claimx.records import Topic

# An amount leans on an earlier one within this many sentences.
_REACH = 5
# What a force is short of when it is short of people.
_STRENGTH = frozenset("level strength establishment headcount complement".split())


def fill_workforce(reads: Sequence[Read | None]) -> None:
    """Tell which counts are of the police workforce by the construction they stand in."""
    last: Read | None = None
    before: Read | None = None  # the count before
    told = False  # whether the construction of the amount before said it, and no noun
    for index, read in enumerate(reads):
        if read is None:
            continue
        if read.amount.unit != "count":
            last = read if read.workforce is not None else last
            continue
        node = read.parsed.doc[read.parsed.nodes[index]]
        if node.head.lower_ in ("times", "occasions"):
            read.workforce = None  # how often, not how many
        elif _rate_of_others(read, node):
            read.workforce = None
        elif read.workforce is None:
            read.workforce = (
                _short_of(node)
                or _strong(node)
                or _needed(node)
                or (Topic.OFFICERS if is_team(read.parsed, index) or _ranks(node) else None)
                or serving(node, _near(read, last), last.workforce if last is not None and last is before else None)
                or _from_before(read, node, last)
                or (last.workforce if told and last is not None and _goes_on(read, node, last) else None)
            )
            told = read.workforce is not None
        else:
            told = False
        if read.workforce is not None:
            last = read
        before = read


def _near(read: Read, last: Read | None) -> Topic | None:
    """What an earlier amount in reach counts."""
    return last.workforce if last is not None and read.sentence.index - last.sentence.index <= _REACH else None


def _rate_of_others(read: Read, node: Token) -> bool:
    """Whether a rate without a noun is of its own subject: "house burglary runs at 27 for every 1,000 homes"."""
    per = read.amount.per
    if read.own or per is None or not per[0].isdigit():
        return False
    nouns = (token.lemma_.lower() for token in reversed(node.doc[: node.i]) if token.pos_ == "NOUN")
    named = next((lemma for lemma in nouns if lemma not in cue("weak_noun")), None)
    return named is not None and not is_workforce_word(named)


def _goes_on(read: Read, node: Token, last: Read) -> bool:
    """Whether an amount names nothing, or only posts, and so goes on with what was counted just before."""
    if read.sentence.index - last.sentence.index > 1 or last.sentence.block != read.sentence.block:
        return False
    head = node.head if node.dep_ == "nummod" else node
    return head.i == node.i or head.lemma_.lower() == "post"


def _ranks(node: Token) -> bool:
    """Whether the sentence is of the ranks: "the ranks have lost a quarter since 2010, when there were 1,700"."""
    verb = governor(node)
    bare = node.dep_ != "nummod" and verb is not None and verb.lemma_.lower() == "be"
    return bare and any(token.lower_ in ("rank", "ranks") and token.dep_ in SUBJECT for token in node.doc[: node.i])


def _body(token: Token | None) -> bool:
    """Whether a subject is a force, or "we" in its mouth."""
    return token is not None and (token.lower_ == "we" or token.lemma_.lower() in cue("manned"))


def _short_of(node: Token) -> Topic | None:
    """ "The force is 128 short of 2010 levels", "we are 45 under establishment"."""
    words = [token.lower_ for token in node.doc[node.i + 1 : node.i + 3]]
    verb = governor(node)
    short = words == ["short", "of"] or words[:1] in (["under"], ["below"], ["over"], ["above"])
    subject = subject_of(verb) if short and verb is not None else None
    if subject is None or not (_body(subject) or subject.lemma_.lower() in cue("manned_team")):
        return None
    lacks = {token.lemma_.lower() for token in node.doc[node.i + 2 : node.i + 7]}
    return Topic.OFFICERS if lacks & _STRENGTH else None


def _strong(node: Token) -> Topic | None:
    """ "A 60-strong neighbourhood team", "a team 60 strong"."""
    after = "".join(token.lower_ for token in node.doc[node.i + 1 : node.i + 3]).lstrip("-")
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
