"""From when to when a change is by the course of the text: by what it is compared with, its length, or two levels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimx.checks.official.around import Around, part
from claimx.checks.official.counting import elided
from claimx.checks.official.moments import back, lengths
from claimx.checks.official.passage import CLAUSE
from claimx.checks.official.types import Asked, Days, Question, Read
from claimx.checks.official.when import OVER_THAT, SINCE, compared, nearest_time, told_times
from claimx.records import Change, Claim, Status

# Characters before and after an amount that say what it is.
_BESIDE = 40
_MORE = r"(?:more|higher|up|above|extra|additional|added|gain\w*|stronger|rise|increase|growth)"
_LESS = (
    r"(?:fewer|less|lower|down|below|short|missing|gone|lost|los\w+|shed|cut|axed|fall|drop|decrease|reduction|weaker)"
)
_CHANGED_AFTER = re.compile(rf"(?: [\w-]+){{0,3}}? (?:(?P<more>{_MORE})|(?P<less>{_LESS}))\b(?! to\b)", re.I)
_CHANGED_BEFORE = re.compile(
    rf"\b(?:(?P<more>{_MORE})|(?P<less>{_LESS}|cost [^.;,0-9]{{1,30}}))"
    r"(?: (?:of|by|was|another|about|some|around|nearly|almost|over|only|just))* $",
    re.I,
)
_TO = re.compile(r"\b(?:to|at)(?: (?:just|only|about|a|some|under|over))* $", re.I)
APPOSED = re.compile(
    r"(?:[,;:(–—-] ?|\bor |\bthat is )(?:or |that is |i\.e\. |equal to |a |an |some |about |just |over |nearly |almost "
    r"|(?:reduction|fall|cut|drop|loss|decline|rise|increase|growth|gain|net) (?:of )?)*$"
)
# A change of people told in per cent, or the other way round; and parts of the people it is of.
_TOLD_AGAIN = {("count", "percent"), ("percent", "count")}
_OF_THEM = re.compile(r"[\w ]{0,20}\bof (?:them|whom|these|those|which)\b", re.I)


def as_change(claim: Claim) -> Claim | None:
    """The claim as a change, where it is one by its fields or by the words beside it."""
    at, end = claim.quantity.start - claim.start, claim.quantity.end - claim.start
    before, after = claim.text[max(0, at - _BESIDE) : at], claim.text[end : end + _BESIDE]
    behind = _CHANGED_AFTER.match(CLAUSE.split(after, maxsplit=1)[0])
    if claim.quantity.unit == "count" and _TO.search(before) and behind is None:
        return None
    if claim.change is not Change.LEVEL:
        return claim
    found = _CHANGED_BEFORE.search(before) or behind
    if found is None:
        return None
    return claim.model_copy(update={"change": Change.INCREASE if found["more"] else Change.DECREASE})


def change_days_of(
    claim: Claim, past: Sequence[Read], found: Read, there: Around
) -> tuple[list[tuple[Days, Days]], bool]:
    """From when to when a change can be, and whether its words say so plainly."""
    at, end = claim.quantity.start - claim.start, claim.quantity.end - claim.start
    levels = [one for one in past if one.asked and one.asked[0].question is Question.LEVEL and one.area == found.area]
    mine = [one for one in levels if one.measures[:1] == found.measures[:1]]
    main = next((one for one in reversed(mine) if not one.aside), None)
    last, known = (main.asked[0].when, main.agreed) if main is not None else (None, False)
    times = told_times(claim, there)
    since_told = [one for one in times if SINCE.search(claim.text[: one.start])]
    plain = [one for one in times if one not in since_told and not compared(claim, one)]
    until = nearest_time(plain, at, end) or last
    after = next((one for one in times if one.start >= end and compared(claim, one)), None)
    if after is not None and until is not None:
        return [(one, until) for one in after.options], bool(plain) or known
    begins, ends_at = part(claim)
    if months := lengths(claim.text[max(begins, at - 2 * _BESIDE) : min(ends_at, end + 2 * _BESIDE)]):
        if until is not None:
            pairs = [(since, until) for each in months if (since := back(until, each)) is not None]
            return pairs, bool(plain) or known
        return [], False
    if since_told:
        said = there.said
        now = until or (Days(said, said, False) if said is not None else None)
        return ([(one, now) for one in since_told[-1].options] if now is not None else []), bool(plain)
    if len(plain) == 2 and plain[1].end <= at:
        return [(plain[0].options[0], plain[1].options[0])], True
    spans = [one.asked[0] for one in past if one.asked and one.area == found.area]
    if last is not None and not plain:
        for one in reversed(spans):
            if one.since is not None and one.measures[:1] == found.measures[:1] and one.when.end == last.end:
                return [(one.since, last)], False
    if spans and spans[-1].since is not None and OVER_THAT.search(claim.text):
        return [(spans[-1].since, spans[-1].when)], False
    told = mine if len(mine) >= 2 else levels if OVER_THAT.search(claim.text) else []
    if len(told) >= 2 and nearest_time([one for one in times if one.start > _start(told[-1], claim)], at, end) is None:
        ends = sorted((told[-2].asked[0].when, told[-1].asked[0].when), key=lambda one: one.end)
        return [(ends[0], ends[1])], told[-2].agreed and told[-1].agreed
    return [], False


def _start(one: Read, claim: Claim) -> int:
    return one.claim.quantity.start - claim.start if one.claim.start == claim.start else -1


def told_again(claim: Claim, past: Sequence[Read]) -> Read | None:
    """The change that is told again right after it, in per cent or in people ("lost 313 officers, 9 per cent")."""
    if not past or past[-1].claim.start != claim.start or claim.status is Status.NEGATED:
        return None
    last, quantity = past[-1], claim.quantity
    if (last.claim.quantity.unit, quantity.unit) not in _TOLD_AGAIN or quantity.value_high is not None or quantity.per:
        return None
    if quantity.unit == "count" and not elided(claim):
        return None
    if _OF_THEM.match(claim.text, quantity.end - claim.start):
        return None
    between = claim.text[last.claim.quantity.end - claim.start : quantity.start - claim.start]
    change = bool(last.asked) and last.asked[0].question is Question.CHANGE
    return last if change and APPOSED.search(between) else None


def by_what_follows(read: Read, before: Sequence[Read], following: Sequence[Read]) -> Read:
    """A reading; of a change that no time is told of, between the two levels that stand around or come after it."""
    if read.asked or not read.measures or read.area is None or read.claim.change is Change.LEVEL:
        return read
    levels = [
        one.asked[0].when
        for one in (*before, *following)
        if one.asked and one.asked[0].question is Question.LEVEL
        if (one.measures[:1], one.area) == (read.measures[:1], read.area)
    ]
    if len(levels) < 2 or levels[0].end == levels[1].end:
        return read
    since, when = sorted(levels[:2], key=lambda one: one.end)
    return replace(read, asked=(Asked(Question.CHANGE, read.measures, read.area, None, when, since, True),))
