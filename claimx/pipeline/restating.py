"""Amounts that say an earlier one again or give a part of it, and take from it what they do not say themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from claimx.documents.model import BlockKind, Document
from claimx.pipeline.fields.bases import is_base
from claimx.pipeline.fields.clauses import finite, past
from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.fields.nouns import SUBJECT, governor, is_change_noun
from claimx.pipeline.parse import Parsed
from claimx.pipeline.reading import Read
from claimx.pipeline.tree import Token
from claimx.records import Change

_HEADINGS = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.CAPTION})
_PARTS = re.compile(r":|\b(?:made up of|consisting of|comprising|split between|divided between)\b", re.IGNORECASE)
_EQUALS = re.compile(
    r"\b(?:equal|equivalent) to (?:(?:just|only|about|around|some|nearly|over) )?$|, or $", re.IGNORECASE
)
# The sum that a share comes to, behind what it is a share of: "5% in the council tax or £24".
_OR_SUM = re.compile(r" (?:in|of|to|on) [a-z][a-z' -]{2,50} or (?:(?:just|only|about|around|some|nearly|over) )?", re.I)
_AND = re.compile(r"[^.;:()]{0,80}(?:,| and) [^.;:()]{0,20}")
_AGAIN = frozenset("this that which these those".split())
_SHARES = frozenset({"percent", "fraction", "ratio", "points"})
# As far before an amount as the words for what it was the target of stand.
_NEAR = 120
# What was to be reached, behind what was: "4% above the target of 20,000", "340 against an allocation of 460".
_AIMED_AT = re.compile(
    r"\b(?:against|above|below|beyond|towards|short of|exceed\w*|passed|of)\s+(?:\w+\s+){0,4}"
    r"(?:target|allocation|goal|pledge)\s+of\s*(?:up to\s*)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Item:
    """An amount that was read, by its index, with the block it stands in."""

    index: int
    read: Read
    node: Token
    heading: bool


def items_of(view: Document, reads: Sequence[Read | None]) -> list[Item]:
    """The amounts that were read, in order."""
    return [
        Item(index, read, read.parsed.doc[read.parsed.nodes[index]], view.blocks[read.sentence.block].kind in _HEADINGS)
        for index, read in enumerate(reads)
        if read is not None
    ]


def part_or_repeat(view: Document, before: Item, item: Item, parts: Set[int]) -> bool:
    """Whether an amount is a part of the one before it in its sentence, or the same in other terms.

    Args:
        view: The document.
        before, item: The two amounts.
        parts: Indices of amounts known to be parts: what is joined to one is one too.
    """
    words = item.read.parsed.doc[before.node.i + 1 : item.node.i]
    if own_clause(item.node) or any(token.dep_ in SUBJECT and token.head.i < item.node.i for token in words):
        return False
    between = view.text[before.read.amount.end : item.read.amount.start]
    if before.index in parts and before.read.amount.form == item.read.amount.form and _AND.fullmatch(between):
        return True
    larger = item.read.amount.unit == "count" and (item.read.amount.value or 0) > (before.read.amount.value or 0)
    return bool(_EQUALS.search(between) or (_PARTS.search(between) and not larger))


def own_clause(node: Token) -> bool:
    """Whether an amount is the subject of a verb."""
    return node.dep_ in SUBJECT or (node.head.dep_ in SUBJECT and node.dep_ != "conj")


def says_again(node: Token) -> bool:
    """Whether a clause only says an earlier amount in other terms ("this represents 4%", "that is £2 a week")."""
    verb = governor(node)
    if verb is None or past(node) or verb.lemma_.lower() not in cue("restating"):
        return False
    subject = next((child for child in verb.children if child.dep_ in SUBJECT), None)
    if subject is None or subject.i > node.i or any(above.lower_ in ("addition", "top") for above in node.ancestors):
        return False
    return subject.lower_ in _AGAIN or (subject.lower_ == "it" and verb.lemma_.lower() != "be")


def by_sentence(items: Sequence[Item]) -> dict[int, list[Item]]:
    """The amounts of each sentence, by its index."""
    found: dict[int, list[Item]] = {}
    for item in items:
        found.setdefault(item.read.sentence.index, []).append(item)
    return found


def carry_changes(view: Document, reads: Sequence[Read | None]) -> None:
    """Let amounts that restate, divide or set a target for a change move as it does."""
    items = items_of(view, reads)
    beside = by_sentence(items)
    parts: set[int] = set()
    for place, (before, item) in enumerate(pairwise(items)):
        last = _told(items[place - 1], before) if place and says_again(item.node) else before
        if item.read.moved.change is not Change.LEVEL or item.read.moved.evidence is not None:
            continue
        aim = _aimed_at(view, beside[item.read.sentence.index], item)
        if aim is not None:
            item.read.moved = aim.moved
            item.read.workforce = item.read.workforce or aim.workforce
            continue
        if last.read.moved.change is Change.LEVEL or last.read.sentence.block != item.read.sentence.block:
            continue
        if is_base(item.read.parsed, item.read.parsed.first(item.index)):
            continue
        if _moves_with(view, last, item, parts):
            item.read.moved = last.read.moved
            parts.add(item.index)


def _told(earlier: Item, before: Item) -> Item:
    """The change itself, where its base was told behind it: "£14 more than last year's £251. That's 5%"."""
    base = before.read
    same = earlier.read.sentence.index == base.sentence.index
    moved = earlier.read.moved.change is not Change.LEVEL and base.moved.change is Change.LEVEL
    return earlier if same and moved and is_base(base.parsed, base.parsed.first(before.index)) else before


def _moves_with(view: Document, before: Item, item: Item, parts: Set[int]) -> bool:
    """Whether an amount moves as the one before it does, of which it is a part or which it restates."""
    gap = item.read.sentence.index - before.read.sentence.index
    one, other = before.read.amount, item.read.amount
    if gap == 0 and one.form == "percent" and other.form == "money":
        between = view.text[one.end : other.start]
        verbs = item.read.parsed.doc[before.node.i + 1 : item.node.i]
        if _OR_SUM.fullmatch(between) and not any(_states(token) for token in verbs):
            return True
    if gap == 0 and part_or_repeat(view, before, item, parts):
        return one.form == other.form != "money" or _EQUALS.search(view.text[one.end : other.start]) is not None
    if gap > 1:
        return False
    if says_again(item.node):
        return other.form in _SHARES or one.form == other.form
    if one.form not in _SHARES or other.form not in _SHARES:
        return False
    return _the_same(before.read.parsed, item.node) or (gap == 1 and _figure_for(item))


def _states(token: Token) -> bool:
    """Whether a token is a verb that states something, not a noun read as one behind a preposition."""
    return token.pos_ in ("VERB", "AUX") and token.dep_ != "pobj" and finite(token)


def _the_same(earlier: Parsed, node: Token) -> bool:
    """Whether "it was 17%" gives for another place what the sentence before gave ("the fall was 36% in Kent")."""
    verb = governor(node)
    if (
        verb is None
        or verb.lemma_.lower() != "be"
        or not any(c.lower_ == "it" for c in verb.children if c.dep_ in SUBJECT)
    ):
        return False
    root = next((token for token in earlier.doc if token.dep_ == "ROOT"), None)
    return root is not None and any(child.dep_ in SUBJECT and is_change_noun(child) for child in root.children)


def _figure_for(item: Item) -> bool:
    """Whether a sentence gives what the change before it was for something else: "For robbery the figure was 9%"."""
    words = item.read.parsed.words
    verb = governor(item.node)
    opens = tuple(words[:1]) == ("for",) or tuple(words[:2]) in {("among", "these"), ("elsewhere", ",")}
    subject = None if verb is None else next((c for c in verb.children if c.dep_ in SUBJECT), None)
    figure = subject is not None and subject.lower_ in ("figure", "rise", "increase", "fall", "drop", "it")
    return opens and figure and verb is not None and verb.lemma_ == "be"


def _aimed_at(view: Document, beside: Sequence[Item], item: Item) -> Read | None:
    """The change in police numbers that an amount was the target of."""
    read = item.read
    if (
        read.amount.unit != "count"
        or _AIMED_AT.search(view.text[max(read.sentence.start, read.amount.start - _NEAR) : read.amount.start]) is None
    ):
        return None
    for other in beside:
        if (
            other.index < item.index
            and other.read.amount.unit == "count"
            and other.read.moved.change is not Change.LEVEL
        ):
            return other.read
    return None
