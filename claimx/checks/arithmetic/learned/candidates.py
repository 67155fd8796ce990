"""Amounts near each other that could be related: every way of giving them parts in which figures nearly fit.

No words are read here. Figures that belong together and do not fit mostly miss each other by a slip; those that have
nothing to do with each other are mostly further apart, so that most ways fall away by their size alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from claimx.check_kinds import CheckKind
from claimx.checks.arithmetic.gaps import bare
from claimx.checks.arithmetic.listing import complete, following, may_share
from claimx.checks.arithmetic.nouns import noun
from claimx.checks.arithmetic.rate import DAYS, days, people_of
from claimx.checks.arithmetic.types import (
    PERCENT,
    POINTS,
    TIMES,
    Amount,
    Relation,
    Sentence,
    Tie,
    crossed,
    headline,
)
from claimx.records import Change, Status

# A figure is taken for a slip of another up to so many times it: of parts and a whole, and of multiples, less.
_SLIP, _SUM, _MULTIPLE, _VAGUE = 3.0, 1.6, 2.0, 10.0
# A point in the wrong place makes it ten times as much, or a tenth.
_SHIFTED = ((9.6, 10.4), (0.096, 0.104))
# Levels of one thing at two times are not further apart.
_FAR = 20.0
# Sentences one after the other that are read together; amounts of them beyond which they are a list of their own.
_TOGETHER, _MOST, _FEW = 3, 14, 9
# Characters of sentences without amounts that may stand between.
_APART = 200
_BESIDE_IT = re.compile(r"[a-z'’ ]{0,30}(?:,|–|—|:) (?:or |almost |nearly |over |more than |about |exactly )*")
_OWN_SUBJECT = re.compile(
    r"\b(?:and|while|but|whereas) (?!(?:it|they|that|this|which|these|so|now|has|have|had|is|was|were) )"
    r"(?:[a-z'’-]+ ){1,5}"
    r"(?:came|went|gone|fell|rose|dropped|increased|decreased|grew|declined|climbed|jumped|slipped)\b"
)
_TO, _THE = re.compile(r"(?:up |down |back )?to"), re.compile(r" the ")
# Parts of one whole, and sentences after a headline that may say it again.
_PARTS, _BODY = 8, 4
_WHOLE, _YEAR = 100.0, "year"
# Characters at an amount in which words say what it is of.
_BESIDE = 60
_EACH = re.compile(
    r"\b(?:one [a-z]+ (?:for|to|per)|each|every|apiece|per|average[ds]?|averaging|mean|a head|typical\w*)\b", re.I
)
# A percentage of other money than the sums told beside it.
_OTHERWISE = re.compile(r"\b(?:after|adjusted for|allowing for|above|below) inflation\b|\breal[- ]terms?\b", re.I)


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A relation that may be none, with one of its figures as stated and as the others make it."""

    relation: Relation
    stated: float
    made: float


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """Sentences that follow each other, or a headline with one of its body.

    Attributes:
        sentences: One to three.
        amounts: All of them in order, each with the place of its sentence among these.
        places: The place of the sentence and of the amount itself, by the identity of the amount.
    """

    sentences: tuple[Sentence, ...]
    amounts: tuple[tuple[Amount, int], ...]
    places: Mapping[int, tuple[int, int]]


def windows(sentences: Sequence[Sentence]) -> Iterator[Window]:
    """Every sentence, alone and with those right before it; and a headline with each of the first of its body."""
    for place in range(len(sentences)):
        for first in range(place, max(-1, place - _TOGETHER), -1):
            gap = sentences[first + 1].gap if first < place else 0
            if gap is None or gap > _APART:
                break
            yield from _window(sentences[first : place + 1])
    if len(sentences) > 1 and headline(sentences[0]):
        for body in sentences[2 : _BODY + 1]:
            yield from _window((sentences[0], body))


def _window(sentences: Sequence[Sentence]) -> Iterator[Window]:
    amounts = tuple(
        (one, place) for place, sentence in enumerate(sentences) for one in sentence.amounts if one.size > 0
    )
    if 1 < len(amounts) <= (_MOST if len(sentences) < _TOGETHER else _FEW) and not any(
        crossed(sentence) for sentence in sentences
    ):
        yield Window(tuple(sentences), amounts, {id(one): (place, at) for at, (one, place) in enumerate(amounts)})


def candidates(window: Window) -> Iterator[Candidate]:
    """Every way in which amounts of a window could be related, none of whose sentences is without a part in it."""
    amounts = [one for one, _ in window.amounts]
    wanted = len(window.sentences)
    places = window.places
    for finder in _FINDERS[wanted - 1]:
        for one in finder(amounts):
            if wanted == 1 or len({places[id(amount)][0] for _, amount in one.relation.roles}) == wanted:
                yield one


def _near(
    kind: CheckKind,
    roles: Iterable[tuple[str, Amount]],
    made: float,
    stated: float,
    *,
    most: float = _SLIP,
    size: float = 1.0,
    known: tuple[tuple[str, float], ...] = (),
) -> Iterator[Candidate]:
    """The candidate, if a figure as stated is near what the others make it."""
    if _is_near(made, stated, most):
        yield Candidate(Relation(kind, tuple(roles), tie=Tie.LOOSE, size=size, known=known), stated, made)


def _is_near(made: float, stated: float, most: float = _SLIP) -> bool:
    if made <= 0 or stated <= 0:
        return False
    ratio = stated / made
    return 1 / most <= ratio <= most or any(low <= ratio <= high for low, high in _SHIFTED)


def _level(amount: Amount) -> bool:
    """Whether an amount is a number of things, money or hours, of any stretch of time, and not a change of it."""
    return amount.family not in (PERCENT, POINTS, TIMES) and not amount.moved


def _pairs(amounts: Sequence[Amount]) -> Iterator[tuple[Amount, Amount]]:
    """Two amounts in the same units, either first."""
    for one, other in permutations(amounts, 2):
        if one.alike(other):
            yield one, other


def _shared(amounts: Sequence[Amount]) -> Iterator[Candidate]:
    """A percentage with a part and its whole."""
    shares = [one for one in amounts if one.proportion and not one.moved]
    for part, whole in _pairs([one for one in amounts if _level(one)]) if shares else ():
        if part.size <= whole.size:
            for share in shares:
                if not may_share(part, whole, share, amounts):
                    continue
                roles = (("part", part), ("whole", whole), ("share", share))
                yield from _near(CheckKind.SHARE, roles, _WHOLE * part.size / whole.size, share.size)


def _leads(percent: Amount, before: Amount | None, after: Amount | None, amounts: Sequence[Amount]) -> bool:
    """Whether the amount that a change is told to lead to, or to start from, has that part: "doubled to £5m".

    A multiple right after an amount is what that comes to: "137,000 last year, twice as many as in 2019"; and a change
    with a subject of its own is of no amount before it: "from 110 to 104 and robbery came down by 9%".
    """
    place = next(at for at, one in enumerate(amounts) if one is percent)
    behind = amounts[place - 1] if place else None
    told = behind is not None and behind.claim.start == percent.claim.start and _level(behind)
    if told and percent.claim.quantity.unit == "times" and _BESIDE_IT.fullmatch(percent.before.lower()):
        return after is None or after is behind
    if told and _OWN_SUBJECT.search(percent.before.lower()):
        return not any(
            one is not None and one.claim.start == percent.claim.start and one.start < percent.start
            for one in (before, after)
        )
    ahead = following(percent, amounts)
    if ahead is None or not _level(ahead):
        return True
    if _TO.fullmatch(bare(ahead.before.lower())):
        return after is None or after is ahead
    return not _THE.fullmatch(ahead.before.lower()) or before is None or before is ahead


def _from(amount: Amount) -> bool:
    """Whether words tell an amount as what was before."""
    return bare(amount.before.lower()).endswith("from")


def _changed(amounts: Sequence[Amount]) -> Iterator[Candidate]:
    """A change in per cent, or in times, with two levels, or with one and the difference."""
    levels = [one for one in amounts if _level(one) and one.claim.status is not Status.NEGATED]
    for percent in amounts:
        times = percent.family == TIMES
        if not times and not (percent.proportion and percent.moved):
            continue
        if _OTHERWISE.search(f"{percent.before[-_BESIDE:]} {percent.after[:_BESIDE]}"):
            continue
        # "Doubled" and "halved" are said of much less.
        most = _MULTIPLE if times else _SLIP if percent.claim.quantity.unit == "percent" else _VAGUE
        for before, after in _pairs(levels):
            made = after.size / before.size if times else _WHOLE * abs(after.size - before.size) / before.size
            if _is_near(made, percent.size, most) and not _from(after) and _leads(percent, before, after, amounts):
                roles = (("before", before), ("after", after), ("times" if times else "percent", percent))
                yield from _near(CheckKind.CHANGE, roles, made, percent.size, most=most)
        if percent.claim.quantity.unit != "percent":
            continue
        for by in amounts:
            if by.plain and by.moved:
                for level in levels:
                    if level.alike(by) and (
                        _leads(percent, level, level, amounts) or level is following(percent, amounts)
                    ):
                        yield from _moved_by(by, percent, level)


def _moved_by(by: Amount, percent: Amount, level: Amount) -> Iterator[Candidate]:
    moved = (("by", by), ("percent", percent))
    yield from _near(CheckKind.CHANGE, (*moved, ("before", level)), _WHOLE * by.size / level.size, percent.size)
    down = Change.DECREASE in (percent.claim.change, by.claim.change)
    before = level.size + by.size if down else level.size - by.size
    if before > 0:
        yield from _near(CheckKind.CHANGE, (*moved, ("after", level)), _WHOLE * by.size / before, percent.size)


def _differing(amounts: Sequence[Amount]) -> Iterator[Candidate]:
    """Two levels and what lies between them: a change, a smaller number of the same things, or points."""
    points = [one for one in amounts if one.family == POINTS]
    levels = [one for one in amounts if _level(one) or (points and one.proportion and not one.moved)]
    levels = [one for one in levels if one.claim.status is not Status.NEGATED]
    for before, after in _pairs(levels):
        gap = abs(before.size - after.size)
        if not gap or not 1 / _FAR <= before.size / after.size <= _FAR:
            continue
        least = min(before.size, after.size)
        for by in points if before.proportion else amounts:
            if not before.proportion and not (
                (by.moved or by.size < least) and _is_near(gap, by.size) and by.alike(before)
            ):
                continue
            if _from(after):
                continue
            roles = (("before", before), ("after", after), ("by", by))
            yield from _near(CheckKind.DIFFERENCE, roles, gap, by.size)
            if before.proportion and not 1 / _SLIP <= by.size / gap <= _SLIP:
                # Told in points, reckoned in per cent.
                yield from _near(CheckKind.DIFFERENCE, roles, _WHOLE * gap / before.size, by.size, most=_SUM)


def _rated(amounts: Sequence[Amount]) -> Iterator[Candidate]:
    """So many for each, or for each thousand, with what is shared and by how many."""
    bases = [
        one for one in amounts if one.plain and one.claim.quantity.unit == "count" and one.size > 1 and not one.moved
    ]
    for rate in amounts if bases else ():
        per = rate.per
        # What is told after "but" is no part of an average.
        if per in DAYS or "but" in rate.after.split() or not (per or (rate.plain and _shared_out(rate))):
            continue
        size = (people_of(per) if per is not None else None) or 1.0
        if size > 1.0 and rate.size == 1.0:
            continue
        for count in amounts:
            if count is rate or not count.alike_unit(rate) or not (count.plain or count.per in (per, _YEAR)):
                continue
            if count.moved is not rate.moved:
                continue
            for base in bases:
                if base is not count and base is not rate and count.size > rate.size:
                    roles = (("count", count), ("base", base), ("rate", rate))
                    made = size * count.size / base.size
                    yield from _near(CheckKind.RATE, roles, made, rate.size, size=size)


def _shared_out(rate: Amount) -> bool:
    return _EACH.search(f"{rate.before[-_BESIDE:]} {rate.after[:_BESIDE]}") is not None


def _timed(amounts: Sequence[Amount]) -> Iterator[Candidate]:
    """So many a day, with the count of a longer time."""
    for rate in amounts:
        per = rate.per
        if per not in DAYS or rate.moved:
            continue
        for count in amounts:
            if count is rate or not count.alike_unit(rate) or not (count.plain or count.per in DAYS) or count.moved:
                continue
            text = " ".join(dict.fromkeys((rate.claim.text, count.claim.text)))
            length = days(count, text, per)
            if length is not None and length > DAYS[per]:
                size = DAYS[per] / length
                roles, known = (("count", count), ("rate", rate)), (("base", 1.0),)
                yield from _near(CheckKind.RATE, roles, size * count.size, rate.size, size=size, known=known)


def _summed(amounts: Sequence[Amount]) -> Iterator[Candidate]:
    """Two amounts or more, one after the other, with what they make right before or after them."""
    groups: dict[tuple[str, str | None], list[Amount]] = {}
    for one in amounts:
        if one.plain:
            groups.setdefault((one.family, one.per), []).append(one)
    for group in groups.values():
        for first in range(len(group)):
            made, largest = group[first].size, group[first].size
            for last in range(first + 1, min(len(group), first + _PARTS)):
                if group[last].moved is not group[first].moved:
                    break
                made += group[last].size
                largest = max(largest, group[last].size)
                for at in (first - 1, last + 1, first - 2):
                    if not 0 <= at < len(group) or group[at].size <= largest:
                        continue
                    if not _is_near(made, group[at].size, _SUM):
                        continue
                    # "184 vehicles at three sites: 83 in Gateshead, ..."
                    if at == first - 2 and group[first - 1].size >= min(one.size for one in group[first : last + 1]):
                        continue
                    if complete(group[at], group[first : last + 1]):
                        roles = [("whole", group[at]), *(("part", one) for one in group[first : last + 1])]
                        yield from _near(CheckKind.TOTAL, roles, made, group[at].size, most=_SUM)


def _hundred(amounts: Sequence[Amount]) -> Iterator[Candidate]:
    """Shares one after the other that come near a hundred."""
    shares = [one for one in amounts if one.proportion and not one.moved]
    for first in range(len(shares)):
        for last in range(first + 1, min(len(shares), first + _PARTS)):
            parts = shares[first : last + 1]
            roles, known = [("part", one) for one in parts], (("whole", _WHOLE),)
            yield from _near(CheckKind.TOTAL, roles, sum(one.size for one in parts), _WHOLE, most=_SUM, known=known)


def _again(amounts: Sequence[Amount]) -> Iterator[Candidate]:
    """The same thing counted twice: in a headline and its body by any words, elsewhere by the same noun or none."""
    for place, one in enumerate(amounts):
        for other in amounts[place + 1 :]:
            if not one.alike(other) or one.family == TIMES or not _is_near(one.size, other.size):
                continue
            if one.claim.start == 0 or noun(one) & noun(other) or not noun(one) or not noun(other):
                yield from _near(CheckKind.REPEAT, (("one", one), ("again", other)), one.size, other.size)


# What is looked for in one sentence, in two, and in three.
_FINDERS = (
    (_shared, _changed, _differing, _rated, _timed, _summed, _hundred),
    (_shared, _changed, _differing, _rated, _timed, _summed, _hundred, _again),
    (_differing, _rated, _summed),
)
