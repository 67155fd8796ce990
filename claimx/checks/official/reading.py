"""What a claim asks of the base of official figures: which measure, of where, in what unit, and when.

A claim is only held against a series where it is about all that the series counts: a team of officers, those who were
trained or hurt, or the officers of a town are not a force's strength.
"""

from __future__ import annotations

import re
from functools import cache

from claimx.checks.official.basis import basis
from claimx.checks.official.counting import PEOPLE, countable, counted, elided_other, figurative_of_officers, supposed
from claimx.checks.official.lexicon import before_amount, cue
from claimx.checks.official.money import large, money
from claimx.checks.official.naming import is_area
from claimx.checks.official.times import change_days, level_days
from claimx.checks.official.types import Asked, Caveat, Days, Question
from claimx.checks.official.uplift import uplift
from claimx.knowledge import base as knowledge
from claimx.knowledge.gazetteer import tokens
from claimx.matching.words import nations
from claimx.records import Change, Claim, Scope, Status, Via
from claimx.stats import StatsBase
from claimx.stats.areas import ENGLAND_AND_WALES

_SCOTLAND, _NORTHERN_IRELAND = "police-scotland", "northern-ireland"
# Nothing falls by more than itself.
_ALL = 100.0
# So many are not in the police.
_NOBODY = 1_000_000.0
_COUNT, _PERCENT, _TIMES = "count", "percent", "times"
# What stands right before or after an amount, in characters.
_NEAR, _BESIDE, _MONTH = 70, 40, 31
_INTENT = re.compile(r"\b(?:target|plan\w*|pledge\w*|promis\w*|aim\w*|goal|commit\w*|will|would|by)\b", re.I)
_CHANGING = re.compile(
    r"\b(?:more|fewer|less|extra|additional|further|lost|losing|loss|gain\w*|cut\w*|down|up|fall\w*|fell|rise\w*|rose|drop\w*"
    r"|increas\w*|decreas\w*|reduc\w*|shed|added|grew|grow\w*|shrank|recruit\w*|hired|new|short|below|above)\b",
    re.I,
)
_LISTED = re.compile(r"[0-9] [\w -]{3,40}(?:,|,? and|,? plus|,? with) (?:\w+ )?$")
# Whose the people are, right after an amount, whatever force the sentence is about.
_OF_ALL = re.compile(
    r"(?: [\w-]+){0,4} (?:of|in|across) (?:the (?:43 )?(?:police )?forces (?:of|in) )?England and Wales\b"
)
_NATION = re.compile(r"\b(?:England|Wales|country|nation|national(?:ly)?|43 (?:police )?forces|Britain|UK)\b")
# A force named only for being counted in or left out.
_INCLUDED = re.compile(
    r"\b(?:British Transport Police|BTP) (?:included|excluded)|\b(?:includ|exclud)\w+ (?:the )?(?:British|BTP)"
)
_SHARE_OF = re.compile(r"\bshare of\b", re.I)
_CLAUSE = re.compile(
    r"[.;:()–—]\s|, (?:and|but|while|up|down|compared|a|an|with|which|though)\b|\bcompared (?:with|to)\b"
)

# "274 officers and PCSOs in a neighbourhood role": some of a force's, however long the list of them
_IN_ROLE = re.compile(
    r"\bin (?:an? |the )?(?:neighbourhood|response|specialist|front-?line)(?: policing)? (?:roles?|teams?|posts?)\b"
)


def eligible(claim: Claim, base: StatsBase) -> bool:
    """Whether a claim can be about what a series counts, by what its fields are: of most it need not be read."""
    quantity = claim.quantity
    if quantity.value is None or quantity.value_high is not None or quantity.per is not None:
        return False
    if claim.status is Status.NEGATED or (claim.status is Status.HYPOTHETICAL and not supposed(claim)):
        return False
    if claim.change is Change.DECREASE and quantity.unit == _PERCENT and quantity.value > _ALL:
        return False
    return (
        large(claim)
        if quantity.unit == "GBP"
        else countable(claim, base) or figurative_of_officers(claim) or elided_other(claim)
    )


def asked(claim: Claim, base: StatsBase, days: tuple[Days, Days] | None = None) -> Asked | None:
    """What an eligible claim asks; None where no series counts what it is about.

    Args:
        claim: The claim.
        base: The figures.
        days: From when and to when a change is, where other sentences tell so.
    """
    quantity = claim.quantity
    area, elsewhere = area_of(claim)
    if area is None:
        return None
    if quantity.unit == "GBP":
        return money(claim, base, area, elsewhere)
    if (found := uplift(claim, area)) is not None:
        return found
    measures = counted(claim, base) if claim.status is Status.ACTUAL or _past(claim) else ()
    if not measures or (claim.topic in PEOPLE and quantity.unit not in (_COUNT, _PERCENT, _TIMES)):
        return None
    told = basis(claim)
    # "All full-time equivalent, plus 289 specials": those are only ever counted in heads.
    unit = told.unit if told and told.unit in base.measure(measures[0]).units else None
    if (
        claim.change is not Change.LEVEL
        and (change := _change(claim, measures, area, unit, elsewhere, days)) is not None
    ):
        return change
    if claim.change is not Change.LEVEL and (quantity.unit != _COUNT or not _stands_alone(claim)):
        return None
    if quantity.unit == _PERCENT:
        return _share(claim, measures, area, unit)
    when = level_days(claim)
    if when is None or quantity.unit == _TIMES:
        return None
    return Asked(Question.LEVEL, measures, area, unit, when, None, _sure(claim, unit), elsewhere=elsewhere)


def _past(claim: Claim) -> bool:
    """Whether an amount is of a time before its document: no plan, whatever else its sentence plans."""
    period, said = claim.period, claim.document.date
    if claim.status is not Status.PLANNED or period is None or period.end is None or said is None:
        return False
    at = claim.quantity.start - claim.start
    return period.end < said and _INTENT.search(claim.text[max(0, at - _NEAR) : at]) is None


def _stands_alone(claim: Claim) -> bool:
    """Whether an amount that was taken for a change is a level by the words beside it ("with 2,414 officers on …")."""
    at, end = claim.quantity.start - claim.start, claim.quantity.end - claim.start
    near = claim.text[max(0, at - _BESIDE) : at] + claim.text[end : end + _BESIDE]
    return claim.baseline is None and claim.period is not None and _CHANGING.search(near) is None


def area_of(claim: Claim) -> tuple[str | None, bool]:
    """The force or nation of a claim, and whether the claim means more or less than that."""
    forces = {link.id for link in claim.forces}
    if claim.quantity.unit == _COUNT and _OF_ALL.match(claim.text, claim.quantity.end - claim.start):
        return ENGLAND_AND_WALES, False
    if claim.scope is Scope.FORCE and _INCLUDED.search(claim.text) and {"England", "Wales"} <= nations(claim.text):
        return ENGLAND_AND_WALES, False
    if len(forces) > 1 and forces == _legacy():
        return _SCOTLAND, False
    if claim.scope is Scope.FORCE:
        return (claim.forces[0].id, False) if len(forces) == 1 else (None, False)
    if claim.scope is not Scope.NATIONAL:
        return None, False
    named = nations(claim.text)
    if named == {"Scotland"}:
        return _SCOTLAND, False
    if named == {"Northern Ireland"}:
        return _NORTHERN_IRELAND, False
    return ENGLAND_AND_WALES, bool(named) and named != {"England", "Wales"}


def _change(
    claim: Claim,
    measures: tuple[str, ...],
    area: str,
    unit: str | None,
    elsewhere: bool,
    told: tuple[Days, Days] | None,
) -> Asked | None:
    """A change needs a time that it is reckoned from, and to be one of all the people, not of what befell some."""
    days = told or change_days(claim)
    if days is None or cue("befell").search(claim.text) or of_town(claim):
        return None
    if claim.quantity.unit == _TIMES and not cue("multiplied").search(claim.quantity.text):
        return None
    since, when = days
    recruits = cue("recruiting").search(_around(claim)) is not None
    caveats = frozenset({Caveat.RECRUITS}) if recruits else frozenset[Caveat]()
    return Asked(Question.CHANGE, measures, area, unit, when, since, True, caveats, elsewhere)


def _share(claim: Claim, measures: tuple[str, ...], area: str, unit: str | None) -> Asked | None:
    """A force's share of the national total."""
    when = level_days(claim)
    if when is None or cue("befell").search(claim.text) or not _NATION.search(claim.text):
        return None
    if claim.scope is not Scope.FORCE:
        named = {
            id
            for hit in knowledge().gazetteer.find(claim.text, tokens(claim.text))
            for name in hit.names
            if name.scope is Scope.FORCE and name.via in (Via.NAME, Via.ALIAS, Via.PLACE, Via.COLLECTIVE)
            for id in name.ids
        }
        if len(named) != 1 or not cue("share").search(claim.text):
            return None
        [area] = named
    elif not cue("share").search(claim.text[claim.quantity.end - claim.start :]) and not _SHARE_OF.search(claim.text):
        return None
    return Asked(Question.SHARE, measures, area, unit, when, None, True)


def _sure(claim: Claim, unit: str | None) -> bool:
    """Whether the words of a claim plainly make it one about the whole strength."""
    at, end = claim.quantity.start - claim.start, claim.quantity.end - claim.start
    after = claim.text[end : end + 2 * _NEAR]
    clause = after[: found.start()] if (found := _CLAUSE.search(after)) else after
    if cue("remaining").search(clause[: 2 * _BESIDE]) and cue("befell").search(clause) is None:
        return True
    if cue("restricting").search(clause) or _IN_ROLE.search(after) or cue("befell").search(clause) or of_town(claim):
        return False
    if _of_count(claim) or unit is not None or cue("strength").search(claim.text):
        return True
    if cue("holding_after").match(after.lstrip(), _past_subject(claim, after)):
        return True
    before = claim.text[max(0, at - _NEAR) : at]
    for link in claim.forces if not any(link.via is Via.ANAPHORA for link in claim.forces) else ():
        before = before.replace(link.text or link.name, "").replace("  ", " ")
    if before_amount("holding").search(before) is not None:
        return True
    # The later ones of a list ("had 1,003 officers, 153 PCSOs and 230 specials") share the verb of the first.
    listed = _LISTED.search(before)
    return listed is not None and cue("holding_verb").search(before[: listed.start()]) is not None


def _of_count(claim: Claim) -> bool:
    """Whether the time named is one at which the police are counted: the end of March or of September."""
    period = claim.period
    if period is None or period.end is None or (period.end.month, period.end.day) not in ((3, 31), (9, 30)):
        return False
    return period.start is None or (period.end - period.start).days <= _MONTH


def _past_subject(claim: Claim, after: str) -> int:
    """Where the words after an amount go on behind its subject."""
    plain, subject = after.lstrip(), claim.subject or ""
    at = plain.find(subject) if subject else -1
    place = at + len(subject) if 0 <= at <= 12 else 0
    return place + (len(plain[place:]) - len(plain[place:].lstrip()))


def of_town(claim: Claim) -> bool:
    """Whether a force is only meant by a place that is less than its area."""
    return any(link.via is Via.PLACE and link.text and not is_area(link.text) for link in claim.forces)


@cache
def _legacy() -> frozenset[str]:
    """The forces that became Police Scotland, of which there is one series together."""
    return frozenset(force.id for force in knowledge().forces.values() if force.successor == _SCOTLAND)


def _around(claim: Claim) -> str:
    at, end = claim.quantity.start - claim.start, claim.quantity.end - claim.start
    return claim.text[max(0, at - _NEAR) : end + _NEAR]
