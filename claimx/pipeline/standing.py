"""The status of each amount over sentences: what its own sentence leaves open, those round it say.

An amount that restates an earlier one, is a part of it or hangs on it stands as that does; a headline stands as
the sentence of the body that gives its figure; what the next sentence takes back is denied.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from claimx.documents.model import Document
from claimx.pipeline.fields.clauses import past
from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.fields.nouns import SUBJECT, governor, subject_of
from claimx.pipeline.fields.status import points_back, status_of
from claimx.pipeline.fields.types import ACTUAL, Held
from claimx.pipeline.parse import Parsed
from claimx.pipeline.reading import Read
from claimx.pipeline.restating import Item, by_sentence, items_of, part_or_repeat, says_again
from claimx.pipeline.tree import Token
from claimx.pipeline.types import Sentence, Times
from claimx.records import Status

# A count is known again by its figure only from this size on, and a headline may round it by this much.
_KNOWN_AGAIN = 100
_ROUNDED = 0.02
# Lines of a list without marks that are looked over for the line that introduces them.
_LINES = 12
_TAKEN_BACK = re.compile(
    r"[\"“‘']?(?:but |well, )?(?:(?:we|they|it|that|this|he|she|i|you)\s+"
    r"(?:is|are|was|were|am|has|have|had|did|does|do|would|will)(?:n['’]t|\s+not)"
    r"(?:\s+(?:happened|happen|so|been|have))?"
    r"|(?:i|we)\s+(?:only\s+|just\s+)?wish\s+(?:it|they|we|he|she)\s+(?:had|did|were|was|would))\s*[.!]",
    re.IGNORECASE,
)
_CALLED_UNTRUE = re.compile(
    r"[\"“‘']?(?:but |well, )?(?:that|this|it|which)(?:(?:['’]s|\s+is|\s+was)\s+(?:\w+\s+)?|\s+(?:is|was)(?=n['’]t))"
    r"(?:not true|n['’]t true|untrue|false|wrong|nonsense|incorrect|not so|not the case)"
    r"(?:\s+(?:at all|either))?\s*(?:[.!]|,?[\"”’]? (?:he|she|they) said(?!,\s+that\b)|,?\s(?:and|so)\s)",
    re.IGNORECASE,
)


def statuses(
    document: Document,
    view: Document,
    sentences: Sequence[Sentence],
    reads: Sequence[Read | None],
    parses: Mapping[int, Parsed],
    times: Sequence[Times] | None,
) -> list[Held]:
    """The status of each amount, in order; actual for one that was not read.

    Args:
        document, view: The document and its text as it is read.
        sentences: Its sentences.
        reads: What was worked out of each amount, None for one whose sentence was not parsed.
        parses: The parsed sentences by index.
        times: The period and baseline of each amount, if they are known.
    """
    last_of = {sentence.block: sentence.index for sentence in sentences}
    held: list[Held] = [ACTUAL] * len(reads)
    items = items_of(view, reads)
    for item in items:
        block = item.read.sentence.block
        held[item.index] = status_of(
            item.read.parsed,
            item.index,
            period=None if times is None else times[item.index].period,
            published=document.date_at(document.blocks[block]),
            leads=_leads(view, block, last_of, parses, sentences),
        )
    _hang_on(view, items, held)
    _stand_again(items, held)
    _take_back(view, sentences, items, held)
    return held


def _leads(
    view: Document,
    block: int,
    last_of: Mapping[int, int],
    parses: Mapping[int, Parsed],
    sentences: Sequence[Sentence],
) -> list[Parsed]:
    """The parsed sentences that introduce the list in which a block is an item, the nearest first."""
    found: list[Parsed] = []
    seen: set[int] = set()
    lead = view.blocks[block].lead
    if lead is None:
        lead = _line_above(view, block)
    while lead is not None and lead not in seen:
        seen.add(lead)
        last = last_of.get(lead, -1)
        parsed = parses.get(last)
        if parsed is not None:
            found.append(parsed)
            before = parses.get(last - 1) if last > 0 and sentences[last - 1].block == lead else None
            if before is not None and points_back(parsed):
                found.append(before)
        lead = view.blocks[lead].lead
    return found


def _line_above(view: Document, block: int) -> int | None:
    """The block ending in a colon that a run of short lines stands under, if they stand under one."""
    for above in range(block - 1, max(-1, block - _LINES), -1):
        words = view.text[view.blocks[above].start : view.blocks[above].end]
        if words.endswith(":"):
            return above
        if words.endswith((".", "?", "!", '"', "”")):
            return None
    return None


def _open(held: Held) -> bool:
    """Whether nothing was said of an amount's status."""
    return held.status is Status.ACTUAL and held.evidence is None


def _hang_on(view: Document, items: Sequence[Item], held: list[Held]) -> None:
    """An amount that says another one again, or is a part of it, stands as that does."""
    parts: set[int] = set()
    money: Item | None = None
    for before, item in pairwise(items):
        money = before if before.read.amount.form == "money" else money
        if money is not None and _worth(money, item) and _open(held[item.index]) and _open(held[money.index]):
            held[item.index] = Held(Status.HYPOTHETICAL, item.read.parsed.span(item.node, item.node))
        if not _open(held[item.index]) or _open(held[before.index]) or held[before.index].status is Status.NEGATED:
            continue
        gap = item.read.sentence.index - before.read.sentence.index
        if gap > 1 or item.read.sentence.block != before.read.sentence.block:
            continue
        if gap == 0 and part_or_repeat(view, before, item, parts):
            held[item.index] = held[before.index]
            parts.add(item.index)
        elif says_again(item.node):
            held[item.index] = held[before.index]


def _worth(money: Item, item: Item) -> bool:
    """Whether staff are only what a sum would pay for ("it costs £300,000, and that's nine constables")."""
    gap = item.read.sentence.index - money.read.sentence.index
    if not item.read.workforce or gap > 1 or item.read.sentence.block != money.read.sentence.block:
        return False
    verb = governor(item.node)
    return verb is not None and verb.lemma_.lower() == "be" and says_again(item.node)


def _stand_again(items: Sequence[Item], held: list[Held]) -> None:
    """A figure given again stands as where the document says more of it, and so do the parts named with it."""
    known: dict[tuple[str, float], Held] = {}
    for item in items:
        key = _key(item)
        if key is not None and not item.heading and held[item.index].status is Status.PLANNED:
            known.setdefault(key, held[item.index])
    beside = by_sentence(items)
    first: dict[tuple[str, float], Held] = {}
    for item in items:
        key = _key(item)
        before = None if item.read.amount.value is None else first.get((item.read.amount.unit, item.read.amount.value))
        if before is not None and _pointed_at(item):
            held[item.index] = before
        elif _open(held[item.index]) and key is not None and not past(item.node):
            held[item.index] = (_rounded(known, key) if item.heading else known.get(key)) or held[item.index]
            _parts_of(item, beside[item.read.sentence.index], held)
        if item.read.amount.value is not None:
            first.setdefault((item.read.amount.unit, item.read.amount.value), held[item.index])


def _key(item: Item) -> tuple[str, float] | None:
    amount = item.read.amount
    sum_of = amount.form == "money" or (amount.unit == "count" and (amount.value or 0) >= _KNOWN_AGAIN)
    return (amount.unit, amount.value) if sum_of and amount.value is not None else None


def _rounded(known: Mapping[tuple[str, float], Held], key: tuple[str, float]) -> Held | None:
    """The status of the figure that a headline gives, whole or rounded."""
    near = [
        (abs(value - key[1]), held)
        for (unit, value), held in known.items()
        if unit == key[0] and abs(value - key[1]) <= _ROUNDED * key[1]
    ]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _pointed_at(item: Item) -> bool:
    """Whether an amount is one the text points back to as its subject ("these 11 officers will")."""
    noun = item.node.head if item.node.dep_ == "nummod" else item.node
    return noun.dep_ in SUBJECT and any(child.lower_ in ("these", "those") for child in noun.children)


def _parts_of(item: Item, beside: Sequence[Item], held: list[Held]) -> None:
    """What a figure given again is said to hold stands as it does ("the £2m is made up of £1.5m and £0.5m")."""
    verb = governor(item.node)
    if verb is None or verb.lemma_.lower() not in cue("holding") or subject_of(verb) is None:
        return
    for other in beside:
        later = other.index > item.index and other.read.amount.form == "money"
        if later and _open(held[other.index]) and verb in other.node.ancestors:
            held[other.index] = held[item.index]


def _take_back(view: Document, sentences: Sequence[Sentence], items: Sequence[Item], held: list[Held]) -> None:
    """What is reported, and denied in the next sentence ("I hear that we have £4m. We have not.")."""
    beside = by_sentence(items)
    for item in items:
        number = item.read.sentence.index + 1
        if number >= len(sentences) or sentences[number].block != item.read.sentence.block:
            continue
        start, end = sentences[number].start, sentences[number].end
        untrue = _CALLED_UNTRUE.match(view.text, start, end)
        found = untrue or _TAKEN_BACK.match(view.text, start, end)
        if found is None:
            continue
        clause = _reported_clause(item.node)
        if clause is None and untrue is None:
            continue
        if (
            clause is not None
            and _under_subject(item.node, clause)
            and any(
                _reported_clause(other.node) == clause and not _under_subject(other.node, clause)
                for other in beside[item.read.sentence.index]
            )
        ):
            held[item.index] = ACTUAL  # "that a 20% cut would mean a third more crime": the cut was made
        else:
            held[item.index] = Held(Status.NEGATED, found.span())


def _under_subject(node: Token, clause: Token) -> bool:
    """Whether an amount stands in the subject of a clause."""
    return any(token.dep_ in SUBJECT and token.head.i == clause.i for token in (node, *node.ancestors))


def _reported_clause(node: Token) -> Token | None:
    """The verb of the clause that holds an amount, where that is reported ("said that", "it was suggested that")."""
    for above in (node, *node.ancestors):
        that = above.dep_ == "advcl" and any(
            child.lower_ == "that" and child.dep_ == "mark" for child in above.children
        )
        if (above.dep_ == "ccomp" or that) and above.head.lemma_.lower() in cue("reporting"):
            return above
    return None
