"""Amounts near each other that could be related: every way of giving them parts in which figures nearly fit.

No words are read here. Figures that belong together and do not fit mostly miss each other by a slip; those that have
nothing to do with each other are mostly further apart, so that most ways fall away by their size alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

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
    held = [_amounts(sentence) for sentence in sentences]
    for place in range(len(sentences)):
        for first in range(place, max(-1, place - _TOGETHER), -1):
            gap = sentences[first + 1].gap if first < place else 0
            if gap is None or gap > _APART or not held[first]:
                break
            yield from _window(sentences[first : place + 1], held[first : place + 1])
    if len(sentences) > 1 and headline(sentences[0]):
        for body, amounts in zip(sentences[2 : _BODY + 1], held[2 : _BODY + 1], strict=True):
            yield from _window((sentences[0], body), (held[0], amounts))


def _amounts(sentence: Sentence) -> tuple[Amount, ...]:
    """The amounts of a sentence that can be related; none where it does not say which belong together."""
    return () if crossed(sentence) else tuple(one for one in sentence.amounts if one.size > 0)


def _window(sentences: Sequence[Sentence], held: Sequence[tuple[Amount, ...]]) -> Iterator[Window]:
    """The sentences as a window, where each has amounts and all together are neither one nor a list."""
    most = _MOST if len(sentences) < _TOGETHER else _FEW
    if all(held) and 1 < sum(map(len, held)) <= most:
        amounts = tuple((one, place) for place, several in enumerate(held) for one in several)
        yield Window(tuple(sentences), amounts, {id(one): (place, at) for at, (one, place) in enumerate(amounts)})


@dataclass(frozen=True, slots=True, eq=False)
class _Held:
    """The amounts of a window, sorted once for all finders.

    Attributes:
        amounts: All of them in order.
        levels: Numbers of things, money or hours, of any stretch of time, that are not changes of it.
        shares: Percentages that are not changes.
        places: The place of the sentence of each amount, by its identity.
        wanted: How many sentences there are: a candidate has amounts of all of them.
    """

    amounts: Sequence[Amount]
    levels: Sequence[Amount]
    shares: Sequence[Amount]
    places: Mapping[int, int]
    wanted: int

    def spanned(self, *amounts: Amount) -> bool:
        """Whether amounts are of all sentences."""
        return self.wanted == 1 or len({self.places[id(one)] for one in amounts}) == self.wanted

    def may_span(self, one: Amount, other: Amount) -> bool:
        """Whether two amounts with a third may be of all sentences."""
        return self.wanted < _TOGETHER or self.places[id(one)] != self.places[id(other)]


def _held(window: Window) -> _Held:
    amounts = [one for one, _ in window.amounts]
    return _Held(
        amounts,
        [one for one in amounts if _level(one)],
        [one for one in amounts if one.proportion and not one.moved],
        {id(one): place for one, place in window.amounts},
        len(window.sentences),
    )


def candidates(window: Window) -> Iterator[Candidate]:
    """Every way in which amounts of a window could be related, none of whose sentences is without a part in it."""
    held = _held(window)
    for finder in _FINDERS[held.wanted - 1]:
        yield from finder(held)


def _candidate(
    kind: CheckKind,
    roles: Sequence[tuple[str, Amount]],
    made: float,
    stated: float,
    *,
    size: float = 1.0,
    known: tuple[tuple[str, float], ...] = (),
) -> Candidate:
    return Candidate(Relation(kind, tuple(roles), tie=Tie.LOOSE, size=size, known=known), stated, made)


def _is_near(made: float, stated: float, most: float = _SLIP) -> bool:
    """Whether a figure as stated is near what the others make it, or has its point in the wrong place."""
    if made <= 0 or stated <= 0:
        return False
    ratio = stated / made
    return 1 / most <= ratio <= most or 9.6 <= ratio <= 10.4 or 0.096 <= ratio <= 0.104


def _level(amount: Amount) -> bool:
    """Whether an amount is a number of things, money or hours, of any stretch of time, and not a change of it."""
    return amount.family not in (PERCENT, POINTS, TIMES) and not amount.moved


def _pairs(amounts: Sequence[Amount]) -> Iterator[tuple[Amount, Amount]]:
    """Two amounts in the same units, either first."""
    groups = _groups(amounts)
    for one in amounts:
        for other in groups[one.family, one.per]:
            if other is not one:
                yield one, other


def _groups(amounts: Sequence[Amount]) -> dict[tuple[str, str | None], list[Amount]]:
    """Amounts by their units."""
    groups: dict[tuple[str, str | None], list[Amount]] = {}
    for one in amounts:
        groups.setdefault((one.family, one.per), []).append(one)
    return groups


def _shared(held: _Held) -> Iterator[Candidate]:
    """A percentage with a part and its whole."""
    for part, whole in _pairs(held.levels) if held.shares else ():
        if part.size > whole.size:
            continue
        made = _WHOLE * part.size / whole.size
        for share in held.shares:
            if (
                _is_near(made, share.size)
                and held.spanned(part, whole, share)
                and may_share(part, whole, share, held.amounts)
            ):
                yield _candidate(
                    CheckKind.SHARE, (("part", part), ("whole", whole), ("share", share)), made, share.size
                )


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


def _changed(held: _Held) -> Iterator[Candidate]:
    """A change in per cent, or in times, with two levels, or with one and the difference."""
    changes = [one for one in held.amounts if one.family == TIMES or (one.proportion and one.moved)]
    if not changes:
        return
    levels = _stated(held.levels)
    for percent in changes:
        if _OTHERWISE.search(f"{percent.before[-_BESIDE:]} {percent.after[:_BESIDE]}"):
            continue
        yield from _between_levels(percent, levels, held)
        if percent.claim.quantity.unit != "percent":
            continue
        for by in held.amounts:
            if by.plain and by.moved:
                for level in levels:
                    if level.alike(by) and held.spanned(percent, by, level):
                        yield from _moved_by(by, percent, level, held.amounts)


def _stated(levels: Sequence[Amount]) -> list[Amount]:
    return [one for one in levels if one.claim.status is not Status.NEGATED]


def _between_levels(percent: Amount, levels: Sequence[Amount], held: _Held) -> Iterator[Candidate]:
    """A change with what was before and after it."""
    times = percent.family == TIMES
    # "Doubled" and "halved" are said of much less.
    most = _MULTIPLE if times else _SLIP if percent.claim.quantity.unit == "percent" else _VAGUE
    for before, after in _pairs(levels):
        made = after.size / before.size if times else _WHOLE * abs(after.size - before.size) / before.size
        if (
            _is_near(made, percent.size, most)
            and held.spanned(before, after, percent)
            and not _from(after)
            and _leads(percent, before, after, held.amounts)
        ):
            roles = (("before", before), ("after", after), ("times" if times else "percent", percent))
            yield _candidate(CheckKind.CHANGE, roles, made, percent.size)


def _moved_by(by: Amount, percent: Amount, level: Amount, amounts: Sequence[Amount]) -> Iterator[Candidate]:
    """A change with the difference that it makes, and what was before or after it."""
    down = Change.DECREASE in (percent.claim.change, by.claim.change)
    made = _WHOLE * by.size / level.size
    before = level.size + by.size if down else level.size - by.size
    made_after = _WHOLE * by.size / before if before > 0 else 0.0
    first, last = _is_near(made, percent.size), _is_near(made_after, percent.size)
    if not (first or last):
        return
    if not _leads(percent, level, level, amounts) and level is not following(percent, amounts):
        return
    moved = (("by", by), ("percent", percent))
    if first:
        yield _candidate(CheckKind.CHANGE, (*moved, ("before", level)), made, percent.size)
    if last:
        yield _candidate(CheckKind.CHANGE, (*moved, ("after", level)), made_after, percent.size)


def _differing(held: _Held) -> Iterator[Candidate]:
    """Two levels and what lies between them: a change, a smaller number of the same things, or points."""
    points = [one for one in held.amounts if one.family == POINTS]
    levels = _stated(
        [one for one in held.amounts if _level(one) or (one.proportion and not one.moved)] if points else held.levels
    )
    if len(levels) < 2:
        return
    alike = _groups(held.amounts)
    for before, after in _pairs(levels):
        gap = abs(before.size - after.size)
        if not gap or not 1 / _FAR <= before.size / after.size <= _FAR or not held.may_span(before, after):
            continue
        if before.proportion:
            yield from _in_points(before, after, gap, points, held)
            continue
        least = min(before.size, after.size)
        for by in alike[before.family, before.per]:
            size = by.size
            if (
                _is_near(gap, size)
                and (by.moved or size < least)
                and held.spanned(before, after, by)
                and not _from(after)
            ):
                roles = (("before", before), ("after", after), ("by", by))
                yield _candidate(CheckKind.DIFFERENCE, roles, gap, size)


def _in_points(before: Amount, after: Amount, gap: float, points: Sequence[Amount], held: _Held) -> Iterator[Candidate]:
    """Two shares and the points between them, or what was reckoned in per cent and told in points."""
    if _from(after):
        return
    for by in points:
        if held.spanned(before, after, by):
            roles = (("before", before), ("after", after), ("by", by))
            if _is_near(gap, by.size):
                yield _candidate(CheckKind.DIFFERENCE, roles, gap, by.size)
            made = _WHOLE * gap / before.size
            if not 1 / _SLIP <= by.size / gap <= _SLIP and _is_near(made, by.size, _SUM):
                yield _candidate(CheckKind.DIFFERENCE, roles, made, by.size)


def _rated(held: _Held) -> Iterator[Candidate]:
    """So many for each, or for each thousand, with what is shared and by how many."""
    bases = [one for one in held.levels if one.plain and one.claim.quantity.unit == "count" and one.size > 1]
    for rate in held.amounts if bases else ():
        per = rate.per
        if per in DAYS or not (per or rate.plain):
            continue
        size = (people_of(per) if per is not None else None) or 1.0
        if size > 1.0 and rate.size == 1.0:
            continue
        for count in held.amounts:
            if count.size <= rate.size or not count.alike_unit(rate) or count.moved is not rate.moved:
                continue
            if not (count.plain or count.per in (per, _YEAR)):
                continue
            for base in bases:
                made = size * count.size / base.size
                if base is count or base is rate or not _is_near(made, rate.size):
                    continue
                if held.spanned(count, base, rate) and _each(rate):
                    roles = (("count", count), ("base", base), ("rate", rate))
                    yield _candidate(CheckKind.RATE, roles, made, rate.size, size=size)


def _each(rate: Amount) -> bool:
    """Whether a number may be told of each of several."""
    # What is told after "but" is no part of an average.
    if "but" in rate.after.split():
        return False
    return bool(rate.per) or _EACH.search(f"{rate.before[-_BESIDE:]} {rate.after[:_BESIDE]}") is not None


def _timed(held: _Held) -> Iterator[Candidate]:
    """So many a day, with the count of a longer time."""
    for rate in held.amounts:
        per = rate.per
        if per not in DAYS or rate.moved:
            continue
        for count in held.amounts:
            if count is rate or not count.alike_unit(rate) or not (count.plain or count.per in DAYS) or count.moved:
                continue
            text = " ".join(dict.fromkeys((rate.claim.text, count.claim.text)))
            length = days(count, text, per) if held.spanned(count, rate) else None
            if length is not None and length > DAYS[per]:
                size = DAYS[per] / length
                made = size * count.size
                if _is_near(made, rate.size):
                    roles, known = (("count", count), ("rate", rate)), (("base", 1.0),)
                    yield _candidate(CheckKind.RATE, roles, made, rate.size, size=size, known=known)


def _summed(held: _Held) -> Iterator[Candidate]:
    """Two amounts or more, one after the other, with what they make right before or after them."""
    for group in _groups([one for one in held.amounts if one.plain]).values():
        if len(group) > 2 and held.spanned(*group):
            yield from _summed_alike(group, held)


def _summed_alike(group: Sequence[Amount], held: _Held) -> Iterator[Candidate]:
    sizes = [one.size for one in group]
    for first in range(len(group)):
        made = largest = sizes[first]
        for last in range(first + 1, min(len(group), first + _PARTS)):
            if group[last].moved is not group[first].moved:
                break
            made += sizes[last]
            largest = max(largest, sizes[last])
            for at in (first - 1, last + 1, first - 2):
                if not 0 <= at < len(group) or sizes[at] <= largest or not _is_near(made, sizes[at], _SUM):
                    continue
                # "184 vehicles at three sites: 83 in Gateshead, ..."
                if at == first - 2 and sizes[first - 1] >= min(sizes[first : last + 1]):
                    continue
                whole, parts = group[at], group[first : last + 1]
                if held.spanned(whole, *parts) and complete(whole, parts):
                    roles = [("whole", whole), *(("part", one) for one in parts)]
                    yield _candidate(CheckKind.TOTAL, roles, made, whole.size)


def _hundred(held: _Held) -> Iterator[Candidate]:
    """Shares one after the other that come near a hundred."""
    shares, known = held.shares, (("whole", _WHOLE),)
    for first in range(len(shares)):
        for last in range(first + 1, min(len(shares), first + _PARTS)):
            parts = shares[first : last + 1]
            made = sum(one.size for one in parts)
            if _is_near(made, _WHOLE, _SUM) and held.spanned(*parts):
                yield _candidate(CheckKind.TOTAL, [("part", one) for one in parts], made, _WHOLE, known=known)


def _again(held: _Held) -> Iterator[Candidate]:
    """The same thing counted twice: in a headline and its body by any words, elsewhere by the same noun or none."""
    places = held.places
    behind = [one for one in held.amounts if places[id(one)]]
    for one in held.amounts:
        if places[id(one)]:
            return
        for other in behind:
            if not one.alike(other) or one.family == TIMES or not _is_near(one.size, other.size):
                continue
            if one.claim.start == 0 or noun(one) & noun(other) or not noun(one) or not noun(other):
                yield _candidate(CheckKind.REPEAT, (("one", one), ("again", other)), one.size, other.size)


# What is looked for in one sentence, in two, and in three.
_FINDERS = (
    (_shared, _changed, _differing, _rated, _timed, _summed, _hundred),
    (_shared, _changed, _differing, _rated, _timed, _summed, _hundred, _again),
    (_differing, _rated, _summed),
)
