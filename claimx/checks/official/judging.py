"""What comes of an answer: how the figure stated lies to the figure published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimx.check_kinds import Outcome
from claimx.checks.official.types import Answer, Asked, Caveat, Judged, Question
from claimx.figures.intervals import Figure as Stated
from claimx.records import Bound, Claim

# Shares of an official figure within which a level, and a change or share, is close to it.
_LEVEL, _CHANGE = 0.02, 0.10
# A limit that holds is met closely up to so much beyond it.
_LIMIT = 0.3
# Full-time equivalents have decimals, and a difference of two of them is told as a whole number.
_WHOLE, _WHOLES = 0.5, 1.0
# By how many times a level may differ from a figure and still be about the same, without sure words and with them.
_UNSURE, _SURE, _SPELT = 1.25, 2.0, 12.0
# Times that a change may be another that it is a wrong telling of.
_APART = 3.0
_ORDER = {Outcome.AGREES: 0, Outcome.CLOSE: 1, Outcome.DIFFERS: 2, Outcome.NOT_COMPARABLE: 3}
# Days between a claim and a figure within which a difference means something: of a claim that names its day, or not.
_NAMED, _UNNAMED = 31, 92
_MILLION = 1_000_000.0


def best(answers: Sequence[Answer], asked: Asked, claim: Claim, stated: Stated) -> Judged | None:
    """The answer that the claim is nearest to, where the text leaves open which is meant; None where none can be."""
    judged = [one for answer in answers if (one := _judged(answer, asked, claim, stated)) is not None]
    if not judged:
        return None
    found = min(enumerate(judged), key=lambda pair: (*_rank(pair[1], stated), pair[0]))[1]
    if found.outcome is Outcome.DIFFERS:
        # What agrees with a doubtful figure was taken from it.
        taken = (one for one in judged if Caveat.SUSPECT in one.answer.caveats and one.would is Outcome.AGREES)
        found = next(taken, found)
    if found.outcome is Outcome.DIFFERS and _between(judged, asked, stated):
        return replace(found, outcome=Outcome.CLOSE)
    return found


def _rank(one: Judged, stated: Stated) -> tuple[int, int, int, float]:
    """What is told first: the best outcome, and of figures that do not agree the nearest in time, then in size."""
    agrees = one.outcome is Outcome.AGREES
    off = 0.0 if agrees else abs(one.computed - stated.value)
    return _ORDER[one.outcome], _ORDER[one.would], 0 if agrees else one.answer.distance, off


def _between(judged: Sequence[Judged], asked: Asked, stated: Stated) -> bool:
    """Whether a level of no named day lies between those of the dates on both sides of its document's day."""
    if asked.question is not Question.LEVEL or asked.when.named:
        return False
    for unit in {one.answer.unit for one in judged}:
        mine = [one for one in judged if one.answer.unit == unit]
        past = [one.computed for one in mine if one.answer.figures[0].end <= asked.when.start]
        coming = [one.computed for one in mine if one.answer.figures[0].end > asked.when.start]
        if past and coming and min(*past, *coming) <= stated.value <= max(*past, *coming):
            return True
    return False


def _judged(answer: Answer, asked: Asked, claim: Claim, stated: Stated) -> Judged | None:
    values = [_as_told(value, answer, asked, claim) for value in (answer.value, *answer.other)]
    known = [value for value in values if value is not None]
    if not known:
        return None
    if Caveat.LIMIT in answer.caveats and stated.limit is not None:
        # Both are told as the most there can be, so that the two limits are held against each other.
        near = (stated.value - stated.step, stated.value + stated.step)
        stated = replace(stated, low=near[0], high=near[1], least=near[0], most=near[1], limit=None)
    outcomes = [(_outcome(value, asked, claim, stated), value) for value in known]
    outcome, computed = min(outcomes, key=lambda pair: _ORDER[pair[0]])
    if asked.question in (Question.LEVEL, Question.UPLIFT) and not _meant(computed, asked, stated):
        return None
    if asked.question is Question.CHANGE and outcome is Outcome.DIFFERS and _far(computed, stated):
        return None
    if not answer.comparable or asked.elsewhere:
        return Judged(answer, computed, Outcome.NOT_COMPARABLE, outcome)
    # People come and go: a figure of another day can bear a claim out, and cannot speak against it.
    other_day = answer.distance > (_NAMED if asked.when.named else _UNNAMED)
    late = other_day and outcome is Outcome.DIFFERS
    return Judged(answer, computed, Outcome.NOT_COMPARABLE if late else outcome, outcome)


def _as_told(value: float, answer: Answer, asked: Asked, claim: Claim) -> float | None:
    """A computed number in the unit of the claim: a change of people in percent of where it began."""
    if claim.quantity.unit == "GBP":
        return value * _MILLION
    if asked.question is Question.CHANGE and claim.quantity.unit != "count":
        first = answer.figures[0].value
        return value / first * 100 if first else None
    return value


def _outcome(computed: float, asked: Asked, claim: Claim, stated: Stated) -> Outcome:
    people = claim.quantity.unit == "count"
    slack = (_WHOLES if asked.question is Question.CHANGE else _WHOLE) if people else 0.0
    reach = (_LEVEL if asked.question is Question.LEVEL else _CHANGE) * abs(computed)
    if stated.limit is not None and abs(computed - stated.value) <= stated.step:
        return Outcome.AGREES
    if stated.limit is not None and _holds(computed, stated, slack):
        beyond = abs(computed - stated.value)
        return Outcome.AGREES if beyond <= max(_LIMIT * abs(stated.value), stated.high - stated.low) else Outcome.CLOSE
    if stated.low - slack <= computed <= stated.high + slack:
        return Outcome.AGREES
    if stated.least - slack <= computed <= stated.most + slack and stated.limit is None:
        return Outcome.CLOSE
    away = max(stated.low - computed, computed - stated.high) if stated.limit is None else abs(computed - stated.value)
    return Outcome.CLOSE if away - slack <= reach else Outcome.DIFFERS


def _holds(computed: float, stated: Stated, slack: float) -> bool:
    """Whether a limit holds; a decrease is negative, so that of "at least 100 fewer" lies below it."""
    upward = (stated.limit is Bound.AT_LEAST) == (stated.value >= 0)
    if upward:
        return computed >= stated.value - slack and (stated.value >= 0 or computed <= 0)
    return computed <= stated.value + slack and (stated.value > 0 or computed < 0)


def _far(computed: float, stated: Stated) -> bool:
    """Whether a change is so much more or less than a figure that it is more likely one of other people."""
    one, other = abs(computed), abs(stated.value)
    return max(one, other) > _APART * min(one, other)


def _meant(computed: float, asked: Asked, stated: Stated) -> bool:
    """Whether a level is near enough to a figure that it can be about the same thing."""
    if computed <= 0 or stated.value <= 0:
        return False
    times = max(computed / stated.value, stated.value / computed)
    if not asked.sure:
        return times <= _UNSURE
    return times <= (_SPELT if asked.unit is not None and asked.when.named else _SURE)
