"""Movements told over two sentences, or in an order of their own: "There were 318. A year ago there were 291, ..."."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence

from claimx.check_kinds import CheckKind
from claimx.checks.arithmetic.change import denied, linked, was
from claimx.checks.arithmetic.earlier import earlier, is_past
from claimx.checks.arithmetic.gaps import bare
from claimx.checks.arithmetic.lexicon import cues
from claimx.checks.arithmetic.nouns import compatible, noun, said
from claimx.checks.arithmetic.types import PERCENT, POINTS, TIMES, Amount, Relation, Sentence, Tie, adjacent
from claimx.records import Change

# Levels further apart than this are not the same thing at two times.
_FAR = 20.0
# Levels of a window that are tried with one before them.
_AHEAD = 6
# Two levels and what moved between them.
_FEWEST = 3
_PRONOUN = re.compile(
    r"\W*(?:(?:so )?(?:that|this|it|they|these|those)\b|"
    r"(?:the|a) (?:fall|rise|drop|increase|decrease|reduction|difference|gap)\b|"
    r"(?:a|the) (?:year|month) (?:ago|earlier|before)\b|(?:the year before|previously|this year|last year|now)\b)",
    re.I,
)
_THERE = re.compile(r"\W*there (?:was|were|is|are|had)\b", re.I)
_PLACE = re.compile(r"\b[Ii]n ([A-Z][a-z]+)")
_MONTHS = frozenset(calendar.month_name)
_TO = re.compile(r"\bto\Z")
_LAST = re.compile(r"\blast year\b", re.I)


def relations(sentences: Sequence[Sentence]) -> Iterator[Relation]:
    """Two levels and what moved between them, in one sentence or in two that follow each other."""
    told = [[one for one in sentence.amounts if not denied(one)] for sentence in sentences]
    for place, amounts in enumerate(told):
        yield from _window(amounts)
        if adjacent(sentences, place) is not None:
            yield from _window([*told[place - 1], *amounts])
            ahead = adjacent(sentences, place - 1)
            if ahead is not None and len(ahead.amounts) == 1:
                yield from _window([*told[place - 2], *told[place - 1], *amounts])


def _window(amounts: Sequence[Amount]) -> Iterator[Relation]:
    if len(amounts) < _FEWEST:
        return
    moves: list[Amount] = []
    others: list[Amount] = []
    for one in amounts:
        (moves if one.moved and not was(one) else others).append(one)
    levels = [one for one in others if one.family not in (POINTS, TIMES)]
    multiples = [one for one in others if one.family == TIMES and not one.moved]
    if len(levels) < 2 or not (moves or multiples or len(levels) > 2):
        return
    percents = [one for one in moves if one.family == PERCENT]
    points = [one for one in moves if one.family == POINTS]
    differences = [one for one in moves if one.family not in (PERCENT, POINTS, TIMES)]
    for before, after in _pairs(levels):
        if not (moves or multiples or _from_to(before, after)):
            continue
        of_kind = [one for one in differences if one.alike_unit(before) and compatible(one, before)]
        shares = percents if len(percents) == 1 else []
        by = of_kind if len(of_kind) == 1 else points if before.proportion and len(points) == 1 else []
        ratio = multiples if len(multiples) == 1 and not before.proportion else []
        if before.proportion and by:
            shares = []
        roles = [("before", before), ("after", after)]
        roles += [("by", one) for one in by] + [("percent", one) for one in shares] + [("times", one) for one in ratio]
        moved = [one for role, one in roles if role not in ("before", "after")]
        pointed = len(points) == 1 and not shares and not any(one.proportion for one in amounts)
        if not (moved or pointed or not moves):
            continue
        together = _alone(before, after, levels) and _apart(before, after) and not _elsewhere(before, after)
        tie = Tie.LIKELY if together and all(_of(one, before, after, amounts) for one in moved) else Tie.LOOSE
        if tie is Tie.LOOSE and len(moves) + len(multiples) == 1 == len(moved) and _alone(before, after, levels):
            tie = Tie.FAIR if _fair(moved[0], before, after, amounts) else Tie.LOOSE
        if tie is Tie.FAIR and not (was(before) or was(after)):
            roles[:2] = zip(("before", "after"), _by_way(moved[0], before, after), strict=True)
        if len(roles) > 2:
            kind = CheckKind.CHANGE if shares or ratio else CheckKind.DIFFERENCE
            yield Relation(kind, tuple(roles), tie=tie)
        third = [one for one in levels if one.alike(before) and one is not before and one is not after]
        if len(roles) == 2 and not moves and len(third) == 1 and _from_to(before, after):
            yield Relation(CheckKind.DIFFERENCE, (*roles, ("by", third[0])), tie=Tie.LOOSE)
        if pointed:
            yield Relation(CheckKind.CHANGE, (*roles[:2], ("percent", points[0])), tie=tie)


def _of(move: Amount, before: Amount, after: Amount, amounts: Sequence[Amount]) -> bool:
    """Whether a change is told of two levels: nothing comes between that tells of something else.

    In another sentence it is, where that sentence has no subject of its own, or has theirs.
    """
    if before.proportion and move.family == PERCENT:
        return False
    places = sorted(amounts.index(one) for one in (before, after, move))
    between = amounts[places[0] + 1 : places[-1] + 1]
    same = len({one.claim.start for one in (before, after, move)}) == 1
    if same:
        pair = sorted((before, after), key=amounts.index)
        return all(
            linked(one.before) or (one is pair[1] and one is amounts[amounts.index(pair[0]) + 1] and not noun(one))
            for one in between
        )
    counted = (noun(before) | noun(after)) - cues("anything")
    if counted and not counted & said(move.claim.text) and not _continues(move.claim.text):
        return False
    texts = {one.claim.start: one.claim.text for one in (before, after, move)}
    first, *others = (texts[start] for start in sorted(texts))
    return all(
        _continues(other) or (_THERE.match(other) and not counted) or said(first) & said(other) for other in others
    )


def _fair(move: Amount, before: Amount, after: Amount, amounts: Sequence[Amount]) -> bool:
    """Whether the only change near two levels may be theirs.

    It is of no other thing by its noun, and stands with one of them: what is told of both in one sentence needs no
    change from another.
    """
    if (before.proportion and move.family == PERCENT) or not (compatible(move, before) and compatible(move, after)):
        return False
    beside = [one for one in (before, after) if one.claim.start == move.claim.start]
    if not beside:
        return False
    texts = {one.claim.start: one.claim.text for one in (before, after)}
    first, *others = (texts[start] for start in sorted(texts))
    apart = [other for other in others if not (_continues(other) or said(first) & said(other) or is_past(before))]
    if apart or _elsewhere(before, after):
        return False
    own = [one for one in amounts if one.claim.start == move.claim.start and one.alike(before) and one is not move]
    return len(own) == len(beside) and all(linked(one.before) for one in (*beside, move) if one is not amounts[0])


def _elsewhere(one: Amount, other: Amount) -> bool:
    """Whether two sentences name places, and not the same."""
    first, second = (set(_PLACE.findall(amount.claim.text)) - _MONTHS for amount in (one, other))
    return one.claim.start != other.claim.start and bool(first and second and not first & second)


def _by_way(move: Amount, one: Amount, other: Amount) -> tuple[Amount, Amount]:
    """Two levels in the order in which they move the way that is told."""
    small, large = sorted((one, other), key=_size)
    return (large, small) if move.direction is Change.DECREASE else (small, large)


def _continues(text: str) -> bool:
    return _PRONOUN.match(text) is not None


def _from_to(before: Amount, after: Amount) -> bool:
    return bare(before.before.lower()).endswith("from") and _TO.search(bare(after.before.lower())) is not None


def _alone(before: Amount, after: Amount, levels: Sequence[Amount]) -> bool:
    """Whether two levels are the only ones of their kind, or told together: "from 2,118 to 1,604"."""
    if _from_to(before, after):
        return True
    near = [one for one in levels if 1 / _FAR <= _size(one) / max(_size(before), 1e-9) <= _FAR]
    return sum(one.alike(before) and compatible(one, before) for one in near) == 2


def _pairs(levels: Sequence[Amount]) -> Iterator[tuple[Amount, Amount]]:
    """Levels in the same units, the earlier first."""
    for place, one in enumerate(levels):
        size = _size(one)
        for other in levels[place + 1 : place + 1 + _AHEAD]:
            if not one.alike(other) or not 1 / _FAR <= size / max(_size(other), 1e-9) <= _FAR:
                continue
            if compatible(one, other):
                yield (other, one) if earlier(other, one) else (one, other)


def _size(amount: Amount) -> float:
    return amount.claim.quantity.value or 0.0


def _apart(one: Amount, other: Amount) -> bool:
    """Whether words tell two levels apart in time."""
    if was(one) or was(other) or is_past(one) or is_past(other) or _LAST.search(one.before + other.before):
        return True
    mine, theirs = one.claim.period, other.claim.period
    if one.claim.start != other.claim.start and (mine or theirs) and mine != theirs:
        return _continues(max(one.claim, other.claim, key=lambda claim: claim.start).text)
    if mine is None or theirs is None:
        return False
    return (mine.start, mine.end, mine.text) != (theirs.start, theirs.end, theirs.text)
