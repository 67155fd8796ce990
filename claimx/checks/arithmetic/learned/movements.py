"""Changes and differences that amounts near each other could tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimx.check_kinds import CheckKind
from claimx.checks.arithmetic.earlier import first_by_words
from claimx.checks.arithmetic.gaps import bare
from claimx.checks.arithmetic.learned.near import SLIP, SUM, Candidate, candidate, is_near
from claimx.checks.arithmetic.learned.windows import Held, groups, level, pairs
from claimx.checks.arithmetic.listing import following
from claimx.checks.arithmetic.types import POINTS, TIMES, Amount
from claimx.records import Change, Status

# Multiples are slips of less, and "doubled" and "halved" are said of much less.
_MULTIPLE, _VAGUE = 2.0, 10.0
# Levels of one thing at two times are not further apart.
_FAR = 20.0
# Points told as per cent, and multiples told the wrong way round, are off by rounding alone.
_SAME = 1.1
_WHOLE, _YEAR = 100.0, "year"
# Characters at an amount in which words say what it is of.
_BESIDE = 60
_BESIDE_IT = re.compile(r"[a-z'’ ]{0,30}(?:,|–|—|:) (?:or |almost |nearly |over |more than |about |exactly )*")
_OWN_SUBJECT = re.compile(
    r"\b(?:and|while|but|whereas) (?!(?:it|they|that|this|which|these|so|now|has|have|had|is|was|were) )"
    r"(?:[a-z'’-]+ ){1,5}"
    r"(?:came|went|gone|fell|rose|dropped|increased|decreased|grew|declined|climbed|jumped|slipped)\b"
)
_TO, _THE = re.compile(r"(?:up |down |back )?to"), re.compile(r" the ")
# A percentage of other money than the sums told beside it.
_OTHERWISE = re.compile(r"\b(?:after|adjusted for|allowing for|above|below) inflation\b|\breal[- ]terms?\b", re.I)


def _leads(percent: Amount, before: Amount | None, after: Amount | None, amounts: Sequence[Amount]) -> bool:
    """Whether the amount that a change is told to lead to, or to start from, has that part: "doubled to £5m".

    A multiple right after an amount is what that comes to: "137,000 last year, twice as many as in 2019"; and a change
    with a subject of its own is of no amount before it: "from 110 to 104 and robbery came down by 9%".
    """
    place = next(at for at, one in enumerate(amounts) if one is percent)
    behind = amounts[place - 1] if place else None
    told = behind is not None and behind.claim.start == percent.claim.start and level(behind)
    if told and percent.claim.quantity.unit == "times" and _BESIDE_IT.fullmatch(percent.before.lower()):
        return after is None or after is behind
    if told and _OWN_SUBJECT.search(percent.before.lower()):
        return not any(
            one is not None and one.claim.start == percent.claim.start and one.start < percent.start
            for one in (before, after)
        )
    ahead = following(percent, amounts)
    if ahead is None or not level(ahead):
        return True
    if _TO.fullmatch(bare(ahead.before.lower())):
        return after is None or after is ahead
    return not _THE.fullmatch(ahead.before.lower()) or before is None or before is ahead


def _turned(before: Amount, after: Amount) -> bool:
    """Whether words or times tell the second of two levels as what was before."""
    return bare(after.before.lower()).endswith("from") or first_by_words(before, after) is False


def changed(held: Held) -> Iterator[Candidate]:
    """A change in per cent, or in times, with two levels, or with one and the difference."""
    if not held.changes:
        return
    levels = _stated(held.levels)
    for percent in held.changes:
        if _OTHERWISE.search(f"{percent.before[-_BESIDE:]} {percent.after[:_BESIDE]}"):
            continue
        yield from _between_levels(percent, levels, held)
        if percent.claim.quantity.unit != "percent":
            continue
        for by in held.amounts:
            if by.plain and by.moved:
                for one in levels:
                    if one.alike(by) and held.spanned(percent, by, one):
                        yield from _moved_by(by, percent, one, held.amounts)


def _stated(levels: Sequence[Amount]) -> list[Amount]:
    return [one for one in levels if one.claim.status is not Status.NEGATED]


def _between_levels(percent: Amount, levels: Sequence[Amount], held: Held) -> Iterator[Candidate]:
    """A change with what was before and after it."""
    times = percent.family == TIMES
    # "Doubled" and "halved" are said of much less.
    most = _MULTIPLE if times else SLIP if percent.claim.quantity.unit == "percent" else _VAGUE
    for before, after in pairs(levels):
        made = after.size / before.size if times else _WHOLE * abs(after.size - before.size) / before.size
        if (
            (is_near(made, percent.size, most) or (times and is_near(1 / made, percent.size, _SAME)))
            and held.spanned(before, after, percent)
            and not _turned(before, after)
            and _leads(percent, before, after, held.amounts)
        ):
            roles = (("before", before), ("after", after), ("times" if times else "percent", percent))
            yield candidate(CheckKind.CHANGE, roles, made, percent.size)


def _moved_by(by: Amount, percent: Amount, one: Amount, amounts: Sequence[Amount]) -> Iterator[Candidate]:
    """A change with the difference that it makes, and what was before or after it."""
    down = Change.DECREASE in (percent.direction, by.direction)
    made = _WHOLE * by.size / one.size
    before = one.size + by.size if down else one.size - by.size
    made_after = _WHOLE * by.size / before if before > 0 else 0.0
    first, last = is_near(made, percent.size), is_near(made_after, percent.size)
    if not (first or last):
        return
    if not _leads(percent, one, one, amounts) and one is not following(percent, amounts):
        return
    moved = (("by", by), ("percent", percent))
    if first:
        yield candidate(CheckKind.CHANGE, (*moved, ("before", one)), made, percent.size)
    if last:
        yield candidate(CheckKind.CHANGE, (*moved, ("after", one)), made_after, percent.size)


def differing(held: Held) -> Iterator[Candidate]:
    """Two levels and what lies between them: a change, a smaller number of the same things, or points."""
    points = [one for one in held.amounts if one.family == POINTS]
    changes = [one for one in held.changes if one.claim.quantity.unit == "percent"] if len(held.shares) > 1 else []
    levels = _stated(
        [one for one in held.amounts if level(one) or (one.proportion and not one.moved)]
        if points or changes
        else held.levels
    )
    near = _near(levels, [*points, *changes], held) if len(levels) > 1 else {}
    for one, other in sorted(near):
        before, after = levels[one], levels[other]
        gap = abs(before.size - after.size)
        if _turned(before, after):
            continue
        if before.proportion:
            yield from _in_points(before, after, gap, points, held)
            yield from _in_percent(before, after, gap, changes, held)
            continue
        for by in near[one, other]:
            roles = (("before", before), ("after", after), ("by", by))
            yield candidate(CheckKind.DIFFERENCE, roles, gap, by.size)


def _in_percent(
    before: Amount, after: Amount, gap: float, changes: Sequence[Amount], held: Held
) -> Iterator[Candidate]:
    """Two shares and their difference in points, told in per cent."""
    for percent in changes:
        if is_near(gap, percent.size, _SAME) and held.spanned(before, after, percent):
            roles = (("before", before), ("after", after), ("percent", percent))
            yield candidate(CheckKind.CHANGE, roles, _WHOLE * gap / before.size, percent.size)


def _near(levels: Sequence[Amount], points: Sequence[Amount], held: Held) -> dict[tuple[int, int], Sequence[Amount]]:
    """What may lie between each two levels, by their places, either first."""
    found: dict[tuple[int, int], Sequence[Amount]] = {}
    alike, places, apart = groups(held.amounts, _units), held.places, held.wanted > 2
    for place, one in enumerate(levels):
        size, units, where = one.size, _units(one), places[id(one)]
        for at in range(place):
            other = levels[at]
            least, most = (size, other.size) if size < other.size else (other.size, size)
            gap = most - least
            if not gap or most > _FAR * least or _units(other) != units:
                continue
            if apart and places[id(other)] == where:
                continue
            several = points if one.proportion else _lying(gap, least, alike[units])
            between = [by for by in several if held.spanned(one, other, by)]
            if between:
                found[place, at] = found[at, place] = between
    return found


def _units(amount: Amount) -> tuple[str, str | None]:
    """What an amount may be the difference of: "£418,000 a year" may have been cut by £77,000."""
    return amount.family, None if amount.per == _YEAR else amount.per


def _lying(gap: float, least: float, amounts: Sequence[Amount]) -> list[Amount]:
    """Amounts that are near a gap: changes, or numbers less than what it lies between."""
    return [by for by in amounts if (by.size < least or by.moved) and is_near(gap, by.size)]


def _in_points(before: Amount, after: Amount, gap: float, points: Sequence[Amount], held: Held) -> Iterator[Candidate]:
    """Two shares and the points between them, or what was reckoned in per cent and told in points."""
    for by in points:
        if held.spanned(before, after, by):
            roles = (("before", before), ("after", after), ("by", by))
            if is_near(gap, by.size):
                yield candidate(CheckKind.DIFFERENCE, roles, gap, by.size)
                continue
            made = _WHOLE * gap / before.size
            if not 1 / SLIP <= by.size / gap <= SLIP and is_near(made, by.size, SUM):
                yield candidate(CheckKind.DIFFERENCE, roles, made, by.size)
