"""The planner: the claims of a document, each with what official figures say of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimx.check_kinds import Outcome
from claimx.check_records import Check
from claimx.checks.official.around import Around, around, compared_with, doubted, readings, set_against
from claimx.checks.official.course import anchored, read_on
from claimx.checks.official.finding import answers, nearest
from claimx.checks.official.judging import best
from claimx.checks.official.learned.choice import chosen, shipped, told
from claimx.checks.official.learned.lead import lead
from claimx.checks.official.learned.named import Place
from claimx.checks.official.learned.signs import facts, same_figures
from claimx.checks.official.learned.ways import UNITS
from claimx.checks.official.moving import by_what_follows, told_again
from claimx.checks.official.reading import asked, eligible
from claimx.checks.official.retelling import retold
from claimx.checks.official.searching import may_agree, searched
from claimx.checks.official.telling import check, missing
from claimx.checks.official.types import Asked, Question, Read
from claimx.figures.intervals import figure
from claimx.records import Claim, DocumentRecord, Status
from claimx.stats import StatsBase, stats

# So many claims before and after one may tell what it leaves open.
_BEFORE, _AFTER = 30, 10
# Among so many claims that follow, a change finds the levels that it lies between.
_FOLLOWING = 5
# One of so many before it may bear out of where an amount is.
_BORNE_OUT = 8
# How far an amount may lie from the figure that it is held against by the course of the text alone, as a share.
_SLIP, _SLIP_OF_CHANGE = 0.3, 0.4
# From so many on, and where one of so many amounts before it is of people, an amount may be of people too.
_SOME, _JUST_BEFORE = 20, 3
# A month that may be of this year or of the one before.
_LAST = re.compile(r"\blast (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", re.I)


@dataclass(frozen=True, slots=True)
class Ruled:
    """An amount with what rules make of it.

    Attributes:
        place: The amount with what stands around it.
        check: What rules tell of it.
        people: Whether it may be one of people whom a series counts.
    """

    place: Place
    check: Check | None
    people: bool


def official(claims: Sequence[Claim], document: DocumentRecord | None) -> Iterator[tuple[str, Check]]:
    """The checks of the claims of one document against official figures, with the id of the claim each is of.

    Rules tell what money is held against. Of people they say what is likely, beside all else that can be meant.
    """
    base, weights = stats(), shipped()
    for one in ruled(claims, document, base):
        found = one.check
        if one.people:
            likeliest = chosen(one.place, one.check, weights, base)
            agrees = found is not None and found.outcome is Outcome.AGREES
            # Where rules come to the same figures, they know more caveats.
            if likeliest is not None and not same_figures(likeliest.way, facts(one.place, found)):
                found = told(likeliest.way, base)
            elif likeliest is None and not agrees:
                found = None
        if found is not None:
            yield one.place.claim.id, found


def ruled(claims: Sequence[Claim], document: DocumentRecord | None, base: StatsBase) -> Iterator[Ruled]:
    """The claims of one document in their order, with what rules tell of each."""
    whole = {one.id for one in claims if eligible(one, base)}
    if not whole:
        return
    ordered = [retold(one) if one.id in whole else one for one in sorted(claims, key=lambda one: one.quantity.start)]
    starts = tuple(one.quantity.start for one in ordered)
    past: list[Read] = []
    checks: list[Check | None] = []
    places: list[Place] = []
    taken: list[bool] = []
    for number, claim in enumerate(ordered):
        found: Check | None = None
        read = Read(claim)
        recent = past[-_BEFORE:]
        near = ordered[max(0, number - _BEFORE) : number + 1 + _AFTER]
        there = around(claim, near, base, document)
        mine = claim.id in whole or told_again(claim, recent) is not None
        if mine:
            read = read_on(claim, recent, there, base)
            read = replace(read, borne_out=any(_bears_out(one, read) for one in past[-_BORNE_OUT:]))
            found = held(claim, base, there, read)
        text = document.text if document is not None else ""
        above = lead(text, claim.quantity.start, starts) if text else None
        places.append(Place(claim, there, read, tuple(recent), text, above, mine))
        taken.append(claim.quantity.unit in UNITS and (mine or _beside_people(claim, there, recent)))
        past.append(anchored(read, found))
        checks.append(found)
    for number, (read, found) in enumerate(zip(past, checks, strict=True)):
        if found is None and not read.asked:
            found = _course(
                by_what_follows(read, _beside(past, number), past[number + 1 : number + 1 + _FOLLOWING]), base
            )
        yield Ruled(places[number], found, taken[number])


def held(claim: Claim, base: StatsBase, there: Around, read: Read) -> Check | None:
    """An eligible claim held against a base; None where it is about nothing that the base counts.

    Args:
        claim: The claim, as :func:`retold`.
        base: The figures.
        there: What stands around it, whose words tell what its own leave open.
        read: What it is of by the course of the text.
    """
    wanted = asked(claim, base)
    first = _told(wanted, claim, base)
    # Money of the very year that is told is what a sum is held against, though it be only close.
    dated = wanted is not None and wanted.when.named and claim.quantity.unit == "GBP"
    held_already = first is not None and first.outcome in (
        (Outcome.AGREES, Outcome.CLOSE) if dated else (Outcome.AGREES,)
    )
    if held_already and not _LAST.search(claim.text):
        return first
    if (agreeing := _course(read, base)) is not None:
        return agreeing
    found = _by_surroundings(claim, wanted, first, base, there, read)
    if read.aside and read.asked and not read.firm and found is not None and found.outcome is not Outcome.AGREES:
        return None
    contested = wanted is not None and read.asked and not any(_alike(wanted, one) for one in read.asked)
    if contested and found is not None and found.outcome is Outcome.DIFFERS:
        # Two ways to read the same words.
        found = None
    if read.firm and (found is None or found.outcome is not Outcome.AGREES):
        by_course = (_told(read.asked[0], read.claim, base), _missed(read, base))
        sure = read.apposed or read.borne_out or (wanted is not None and _alike(wanted, read.asked[0]))
        return next((one for one in by_course if one is not None and sure and _likely(one, read)), found)
    return found


def _beside_people(claim: Claim, there: Around, past: Sequence[Read]) -> bool:
    """Whether an amount that is not said to be of people stands where people are told of."""
    value = claim.quantity.value
    if value is None or claim.quantity.value_high is not None or claim.quantity.per is not None:
        return False
    if claim.status is not Status.ACTUAL or (claim.quantity.unit == "count" and value < _SOME):
        return False
    return bool(there.own_people) or any(one.measures for one in past[-_JUST_BEFORE:])


def _course(read: Read, base: StatsBase) -> Check | None:
    """What agrees with an amount by the course of the text."""
    told = (_told(one, read.claim, base) for one in read.asked)
    return next((one for one in told if one is not None and one.outcome is Outcome.AGREES), None)


def _beside(past: Sequence[Read], place: int) -> Sequence[Read]:
    """The reading right before one in its sentence."""
    same = place > 0 and past[place - 1].claim.start == past[place].claim.start
    return past[place - 1 : place] if same else ()


def _missed(read: Read, base: StatsBase) -> Check | None:
    """That no figure stands for an amount by the course of the text, where none does."""
    told = _told(replace(read.asked[0], sure=True), read.claim, base)
    return told if told is not None and told.outcome is Outcome.NO_FIGURE else None


def _bears_out(one: Read, read: Read) -> bool:
    """Whether an amount that agrees is of the same people, of the same area or at the same time."""
    if not one.agreed or not one.asked or not read.asked or one.measures[:1] != read.measures[:1]:
        return False
    return one.area == read.area or one.asked[0].when.meets(read.asked[0].when)


def _alike(one: Asked, other: Asked) -> bool:
    """Whether two readings ask the same of the base."""
    same = (one.question, one.measures[:1], one.area) == (other.question, other.measures[:1], other.area)
    return same and one.when.meets(other.when)


def _likely(told: Check, read: Read) -> bool:
    """Whether an amount lies so near to a figure that it can be meant for it, with a slip or by another count."""
    stated, computed = told.stated, told.computed
    slip = _SLIP if read.asked[0].question is Question.LEVEL else _SLIP_OF_CHANGE
    if told.outcome is Outcome.NO_FIGURE or stated is None or computed is None:
        return True
    return stated * computed > 0 and abs(stated - computed) <= slip * max(abs(stated), abs(computed))


def _by_surroundings(
    claim: Claim,
    wanted: Asked | None,
    first: Check | None,
    base: StatsBase,
    there: Around,
    read: Read,
) -> Check | None:
    """What comes of a claim by its own words, or of the times, areas and people that are named around it."""
    changed = wanted is None and set_against(claim)
    if not changed and (first is None or first.outcome is Outcome.NO_FIGURE) and not may_agree(claim, base):
        return first
    if changed and (days := compared_with(claim, there)) is not None:
        wanted = asked(claim, base, days)
    if wanted is not None:
        told = [_told(one, claim, base) for one in readings(claim, wanted, there)]
        agreeing = next((one for one in told if one is not None and one.outcome is Outcome.AGREES), None)
        if agreeing is not None:
            return agreeing
        first = told[0]
    money = claim.quantity.unit == "GBP"
    none = first is not None and first.outcome is Outcome.NO_FIGURE
    if first is None or money or none or (wanted is not None and doubted(claim, wanted, there)):
        found = searched(claim, there, base, read)
        return check(*found, base) if found is not None else first if money or none else None
    return first


def _told(wanted: Asked | None, claim: Claim, base: StatsBase) -> Check | None:
    """What comes of one way to read a claim; None where that asks nothing or is not plain enough to say so."""
    stated = figure(claim) if wanted is not None else None
    if wanted is None or stated is None:
        return None
    known = answers(wanted, base)
    judged = best(known, wanted, claim, stated)
    if judged is not None:
        return check(judged, wanted, claim, stated, base)
    if known or not wanted.sure:
        return None
    return missing(wanted, claim, stated, nearest(wanted, base), base)
