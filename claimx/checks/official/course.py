"""What amounts are of by the course of the text: of whom, where and when the one before was, until another is told.

Claims are gone through in their order. An amount of people takes its group from its own noun, else from the clause it
stands in, else, where that clause names nothing else, from the amount before; its area from the name between it and the
amount before, from its place in a list of areas, or from the amount before; its time from the words beside it, from
those that take up another time ("by then", "a year on"), or from the amount before. A change that tells no time of its
own lies between two levels beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimx.check_kinds import Outcome
from claimx.check_records import Check
from claimx.checks.official.around import Around
from claimx.checks.official.basis import HEADCOUNT
from claimx.checks.official.counting import elided, supposed
from claimx.checks.official.lexicon import cue
from claimx.checks.official.moving import APPOSED, as_change, change_days_of, told_again
from claimx.checks.official.naming import named_areas
from claimx.checks.official.passage import is_row
from claimx.checks.official.telling import SENTENCES
from claimx.checks.official.types import Asked, Caveat, Days, Question, Read
from claimx.checks.official.uplift import ALLOCATED, RECRUITED
from claimx.checks.official.when import aside, level_days_of, own_options
from claimx.checks.official.where import where
from claimx.checks.official.whom import UNITS, unit_of, whom, words_between
from claimx.records import Change, Claim, Status
from claimx.stats import StatsBase
from claimx.stats.areas import ENGLAND_AND_WALES
from claimx.stats.model import span

_FORCES = re.compile(r" (?:\w+ )?forces\b", re.I)
# Without any of these a plan is no plan ("is down to 1,605 by the September count").
_INTENT = re.compile(
    r"\b(?:will|would|shall|should|plan\w*|target\w*|pledg\w*|promis\w*|aim\w*|goal|commit\w*|expect\w*|hop\w+|intend\w*"
    r"|forecast\w*|project\w*|due|set to|going to|to be|next|want\w*|budget\w*)\b",
    re.I,
)
_SHARED = re.compile(r"\W*(?:of (?:these|them|those|all|the|that)\b|are\b|is\b|belong|were\b|was\b|went to\b)", re.I)
_OF_THESE = re.compile(r"\b[Oo]f (?:these|them|those|that)\b")


def anchored(read: Read, told: Check | None) -> Read:
    """A reading with the times of the figures that its amount agrees with, for what follows to go on from."""
    if told is None or told.outcome is not Outcome.AGREES:
        return read
    figures = told.figures
    own = read.asked[0].question if read.asked else None
    spans = list(dict.fromkeys(span(str(one.date or one.financial_year)) for one in figures))
    if SENTENCES[Caveat.NEAREST_DATE] in told.caveats:
        asked_day = read.asked[0].when if read.asked else None
        return replace(read, agreed=asked_day is not None and asked_day.start <= spans[-1][1] <= asked_day.end)
    first = figures[0]
    if own is Question.SHARE:
        # Its figures are of the force and of the nation.
        return replace(read, agreed=True)
    uplift = any(one.measure.startswith("uplift") for one in figures)
    when, since = Days(*spans[-1], True), Days(*spans[0], True) if len(spans) > 1 else None
    if uplift:
        # Over its baseline, which is of no other time.
        when, since = Days(*spans[0], True), None
    question = Question.UPLIFT if uplift else Question.CHANGE if since is not None else Question.LEVEL
    unit = read.asked[0].unit if read.asked else None
    asked = Asked(question, (first.measure,), first.area, unit, when, since)
    return replace(read, asked=(asked,), firm=True, measures=asked.measures, area=first.area, agreed=True)


def read_on(claim: Claim, past: Sequence[Read], there: Around, base: StatsBase) -> Read:
    """What an amount is of, after those before it.

    Args:
        claim: The claim, as retold.
        past: The readings of those before it in its document.
        there: What stands around it.
        base: The figures.
    """
    if (same := told_again(claim, past)) is not None:
        return replace(same, claim=claim.model_copy(update={"change": same.claim.change}), apposed=True, agreed=False)
    if claim.quantity.unit not in UNITS or claim.quantity.value_high is not None or claim.quantity.per is not None:
        return Read(claim)
    if is_row(claim.text):
        return Read(claim)
    is_aside = aside(claim)
    sentence = [one for one in there.near if one.start == claim.start and (one is claim or not _of_forces(one))]
    planned = claim.status is not Status.ACTUAL and not supposed(claim)
    if planned and (claim.status is not Status.PLANNED or _INTENT.search(claim.text)):
        area, _ = where(claim, past, sentence, there.before)
        return Read(claim, _uplift(claim, past, sentence, area, there), area=area, aside=is_aside)
    measures, sure = whom(claim, past, sentence, there, base)
    if not measures:
        return Read(claim, aside=is_aside)
    area, named = where(claim, past, sentence, there.before)
    found = Read(claim, (), False, measures, area, is_aside)
    if area is None:
        return found
    unit = unit_of(claim, past, there)
    if unit not in base.measure(measures[0]).units:
        unit = None
    if of_uplift := _uplift(claim, past, sentence, area, there):
        return replace(found, asked=of_uplift, firm=named and of_uplift[0].measures == (RECRUITED,))
    changed = as_change(claim)
    if (changed is not None or claim.quantity.unit != "count") and cue("befell").search(claim.text):
        return found
    if changed is not None:
        pairs, plain = change_days_of(changed, past, found, there)
        asked = tuple(
            Asked(Question.CHANGE, measures, area, unit, when, since, True)
            for since, when in pairs
            if since.end < when.end
        )
        return replace(found, claim=changed, asked=asked, firm=sure and named and plain and len(asked) == 1)
    if claim.quantity.unit != "count":
        return replace(found, asked=tuple(_share(claim, past, found, unit)))
    days, plain = level_days_of(claim, past, sentence, there)
    firm = sure and named and plain and len(days) == 1
    asked = tuple(Asked(Question.LEVEL, measures, area, unit, when, None, firm) for when in days)
    level = claim if claim.change is Change.LEVEL else claim.model_copy(update={"change": Change.LEVEL})
    return replace(found, claim=level, asked=asked, firm=firm)


def _of_forces(claim: Claim) -> bool:
    """Whether an amount only says how many forces there are ("the 43 forces")."""
    return _FORCES.match(claim.text, claim.quantity.end - claim.start) is not None


def _share(claim: Claim, past: Sequence[Read], found: Read, unit: str | None) -> Iterator[Asked]:
    """A force's share of the national total ("Of these 24.7% are the Met's", "579 were in Kent, or 2 per cent")."""
    end = claim.quantity.end - claim.start
    area = next((one.area for one in named_areas(claim.text) if one.start >= end), found.area)
    if claim.quantity.unit != "percent" or area in (None, ENGLAND_AND_WALES):
        return
    whole = next((one for one in reversed(past) if one.asked and one.area == ENGLAND_AND_WALES), None)
    beside = bool(past) and past[-1].area == area and APPOSED.search(words_between(claim, past)) is not None
    again = any(one.asked and one.asked[0].question is Question.SHARE for one in past)
    of_these = _OF_THESE.search(claim.text) is not None and _SHARED.match(claim.text, end) is not None
    of = past[-1] if beside and again else whole if beside or of_these else None
    for one in of.asked if of is not None else ():
        yield Asked(Question.SHARE, found.measures, area or "", unit or one.unit, one.when, None, True)


def _uplift(
    claim: Claim, past: Sequence[Read], sentence: Sequence[Claim], area: str | None, there: Around
) -> tuple[Asked, ...]:
    """An amount that goes on with one of the uplift, of another time or area."""
    last = next((one.asked[0] for one in reversed(past[-3:]) if one.asked), None)
    if last is None or area is None or last.question is not Question.UPLIFT or not elided(claim):
        return ()
    own = own_options(claim, sentence, there) or (last.when,)
    caveats = frozenset({Caveat.UPLIFT_HEADCOUNT})
    both = (RECRUITED, ALLOCATED) if area != ENGLAND_AND_WALES else (RECRUITED,)
    return tuple(Asked(Question.UPLIFT, (one,), area, HEADCOUNT, day, caveats=caveats) for day in own for one in both)
