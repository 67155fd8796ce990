"""Amounts near each other that could be related: every way of giving them parts in which figures nearly fit.

Figures that belong together and do not fit mostly miss each other by a slip; those that have nothing to do with each
other are mostly further apart, so that most ways fall away by their size alone, and few need any word to be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimx.check_kinds import CheckKind
from claimx.checks.arithmetic.change import was
from claimx.checks.arithmetic.learned.movements import changed, differing
from claimx.checks.arithmetic.learned.near import SUM, Candidate, candidate, is_near, slip
from claimx.checks.arithmetic.learned.windows import Held, Window, groups, joined, pairs, reading
from claimx.checks.arithmetic.listing import complete, may_share
from claimx.checks.arithmetic.nouns import noun
from claimx.checks.arithmetic.rate import DAYS, days, people_of, portion, upside_down
from claimx.checks.arithmetic.types import PERCENT, POINTS, TIMES, Amount, Relation, Sentence, stopped
from claimx.records import Period

# Parts of one whole.
_PARTS = 8
# Units of amounts that are no stock of anything.
_RELATIVE = frozenset({PERCENT, POINTS, TIMES})
# Slips by which a number is hardly another by chance.
_SWAPPED = "swapped"
_REORDERED = {_SWAPPED, "shifted"}
_WHOLE, _YEAR = 100.0, "year"


def candidates(window: Window) -> Iterator[Candidate]:
    """Every way in which amounts of a window could be related, none of whose sentences is without a part in it."""
    here = joined(window)
    for finder in (_again,) if window.swapped else _FINDERS[here.wanted - 1]:
        yield from finder(here)


def spread(total: Relation, sentences: Sequence[Sentence]) -> tuple[Candidate, Window]:
    """A sum whose parts a rule found in several sentences, and these with all that stand between."""
    own = {id(amount) for _, amount in total.roles}
    places = [place for place, one in enumerate(sentences) if any(id(amount) in own for amount in one.amounts)]
    whole = next(amount for role, amount in total.roles if role == "whole")
    made = sum(amount.size for role, amount in total.roles if role == "part")
    return candidate(CheckKind.TOTAL, total.roles, made, whole.size), reading(sentences[places[0] : places[-1] + 1])


def _shared(held: Held) -> Iterator[Candidate]:
    """A percentage with a part and its whole, either of which may be what came or went: "146 of the 1,240 were cut"."""
    stock = [one for one in held.amounts if one.family not in _RELATIVE] if held.shares else []
    for part, whole in pairs(stock):
        if part.size > whole.size:
            continue
        made = _WHOLE * part.size / whole.size
        for share in held.shares:
            if (
                is_near(made, share.size)
                and held.spanned(part, whole, share)
                and may_share(part, whole, share, held.amounts)
            ):
                yield candidate(CheckKind.SHARE, (("part", part), ("whole", whole), ("share", share)), made, share.size)


def _rated(held: Held) -> Iterator[Candidate]:
    """So many for each, or for each thousand, with what is shared and by how many."""
    for rate in held.rates if held.bases else ():
        per = rate.per
        size = (people_of(per) if per is not None else None) or 1.0
        if size > 1.0 and rate.size == 1.0:
            continue
        for count in held.amounts:
            if count.size <= rate.size or not count.alike_unit(rate):
                continue
            if not (count.plain or count.per in (per, _YEAR)):
                continue
            for base in held.bases:
                made = size * count.size / base.size
                if base is count or base is rate or not is_near(made, rate.size) or upside_down(count, base, rate):
                    continue
                if held.spanned(count, base, rate):
                    roles = (("count", count), ("base", base), ("rate", rate))
                    yield candidate(CheckKind.RATE, roles, made, rate.size, size=size)


def _timed(held: Held) -> Iterator[Candidate]:
    """So many a day, with the count of a longer time."""
    for rate in held.amounts:
        per = rate.per
        if per not in DAYS:
            continue
        for count in held.amounts:
            if count is rate or not count.alike_unit(rate) or not (count.plain or count.per in DAYS):
                continue
            text = " ".join(dict.fromkeys((rate.claim.text, count.claim.text)))
            length = days(count, text, per) if held.spanned(count, rate) else None
            if length is not None and length > DAYS[per]:
                size = portion(count, rate, length)
                made = size * count.size
                if is_near(made, rate.size):
                    roles, known = (("count", count), ("rate", rate)), (("base", 1.0),)
                    yield candidate(CheckKind.RATE, roles, made, rate.size, size=size, known=known)


def _summed(held: Held) -> Iterator[Candidate]:
    """Two amounts or more, one after the other, with what they make right before or after them."""
    for group in groups([one for one in held.amounts if one.plain]).values():
        if len(group) > 2 and held.spanned(*group):
            yield from _summed_alike(group, held)


def _summed_alike(group: Sequence[Amount], held: Held) -> Iterator[Candidate]:
    sizes = [one.size for one in group]
    for first in range(len(group)):
        made = largest = sizes[first]
        for last in range(first + 1, min(len(group), first + _PARTS)):
            made += sizes[last]
            largest = max(largest, sizes[last])
            for at in (first - 1, last + 1, first - 2):
                if not 0 <= at < len(group) or sizes[at] <= largest or not is_near(made, sizes[at], SUM):
                    continue
                # "184 vehicles at three sites: 83 in Gateshead, ..."
                if at == first - 2 and sizes[first - 1] >= min(sizes[first : last + 1]):
                    continue
                whole, parts = group[at], group[first : last + 1]
                # "Against 1,020" is no sum.
                if held.spanned(whole, *parts) and complete(whole, parts) and not was(whole):
                    roles = [("whole", whole), *(("part", one) for one in parts)]
                    yield candidate(CheckKind.TOTAL, roles, made, whole.size)
    # "Spent £210,000 of the £300,000; the rest, £60,000, is for lighting"
    for one, whole, other in zip(group, group[1:], group[2:], strict=False):
        made = one.size + other.size
        larger = whole.size > max(one.size, other.size)
        if larger and is_near(made, whole.size, SUM) and held.spanned(one, whole, other):
            roles = [("whole", whole), ("part", one), ("part", other)]
            yield candidate(CheckKind.TOTAL, roles, made, whole.size)


def _hundred(held: Held) -> Iterator[Candidate]:
    """Shares one after the other that come near a hundred."""
    shares, known = held.shares, (("whole", _WHOLE),)
    for first in range(len(shares)):
        for last in range(first + 1, min(len(shares), first + _PARTS)):
            parts = shares[first : last + 1]
            made = sum(one.size for one in parts)
            if is_near(made, _WHOLE, SUM) and held.spanned(*parts):
                yield candidate(CheckKind.TOTAL, [("part", one) for one in parts], made, _WHOLE, known=known)


def _again(held: Held) -> Iterator[Candidate]:
    """The same thing counted twice: in a headline and its body by any words, elsewhere by the same noun or none."""
    places = held.places
    behind = [one for one in held.amounts if places[id(one)]]
    for one in held.amounts:
        if places[id(one)]:
            return
        for other in behind:
            if not one.alike(other) or one.family == TIMES or _apart(one, other):
                continue
            swapped = slip(one.size, other.size) == _SWAPPED
            if not swapped and not is_near(one.size, other.size):
                continue
            if _listed(one) and _listed(other):
                continue
            if swapped or one.claim.start == 0 or noun(one) & noun(other) or not noun(one) or not noun(other):
                yield candidate(CheckKind.REPEAT, (("one", one), ("again", other)), one.size, other.size)


def _again_here(held: Held) -> Iterator[Candidate]:
    """The same thing counted twice in one sentence, with digits in another order."""
    for at, one in enumerate(held.amounts):
        for other in held.amounts[:at]:
            if one.size == other.size or not one.alike(other) or _apart(one, other):
                continue
            if slip(one.size, other.size) in _REORDERED:
                yield candidate(CheckKind.REPEAT, (("one", other), ("again", one)), other.size, one.size)


def _listed(amount: Amount) -> bool:
    """Whether an amount stands in a line of a list: what has no stop at its end and is not the headline."""
    return amount.claim.start > 0 and not stopped(amount.claim.text)


def _apart(one: Amount, other: Amount) -> bool:
    """Whether two amounts are known to be of different times or forces."""
    first, second = one.claim.period, other.claim.period
    if first is not None and second is not None and not _overlap(first, second):
        return True
    here, there = ({link.id for link in amount.claim.forces} for amount in (one, other))
    return bool(here) and bool(there) and here.isdisjoint(there)


def _overlap(one: Period, other: Period) -> bool:
    """Whether two times have a day in common, or may have."""
    return not any(
        first.end is not None and then.start is not None and first.end < then.start
        for first, then in ((one, other), (other, one))
    )


# What is looked for in one sentence, in two, and in three.
_FINDERS = (
    (_shared, changed, differing, _rated, _timed, _summed, _hundred, _again_here),
    (_shared, changed, differing, _rated, _timed, _summed, _hundred, _again),
    (_shared, changed, differing, _rated, _summed),
)
