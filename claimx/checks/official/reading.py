"""What a claim asks of the base of official figures: which measure, of where, in what unit, and when.

A claim is only held against a series where it is about all that the series counts: a team of officers, those who were
trained or hurt, or the officers of a town are not a force's strength.
"""

from __future__ import annotations

import re
from functools import cache

from claimx.checks.official.basis import basis
from claimx.checks.official.lexicon import before_amount, cue, telling, wholes
from claimx.checks.official.money import money
from claimx.checks.official.times import change_days, level_days
from claimx.checks.official.types import Asked, Caveat, Question
from claimx.checks.official.uplift import uplift
from claimx.knowledge import base as knowledge
from claimx.knowledge.gazetteer import tokens
from claimx.matching.words import nations
from claimx.records import Change, Claim, Scope, Status, Topic, Via
from claimx.stats import Measure, StatsBase
from claimx.stats.areas import ENGLAND_AND_WALES

_PEOPLE = frozenset({Topic.OFFICERS, Topic.PCSOS, Topic.SPECIALS, Topic.POLICE_STAFF, Topic.WORKFORCE})
_SCOTLAND, _NORTHERN_IRELAND = "police-scotland", "northern-ireland"
_COUNT, _PERCENT, _TIMES = "count", "percent", "times"
# What stands right before or after an amount, in characters.
_NEAR = 70
_LISTED = re.compile(r"[0-9] [\w -]{3,40}(?:,|,? and|,? plus|,? with) (?:\w+ )?$")
# Whose the people are, right after an amount, whatever force the sentence is about.
_OF_ALL = re.compile(
    r"(?: [\w-]+){0,4} (?:of|in|across) (?:the (?:43 )?(?:police )?forces (?:of|in) )?England and Wales\b"
)
_NATION = re.compile(r"\b(?:England|Wales|country|nation|national(?:ly)?|43 (?:police )?forces|Britain|UK)\b")
_SHARE_OF = re.compile(r"\bshare of\b", re.I)
_ANOTHER_CLAUSE = re.compile(r"[,;:]\s|\b(?:and|but|while|when|as)\b")
_CLAUSE = re.compile(
    r"[.;:()–—]\s|, (?:and|but|while|up|down|compared|a|an|with|which|though)\b|\bcompared (?:with|to)\b"
)


def asked(claim: Claim, base: StatsBase) -> Asked | None:
    """What a claim asks; None where no series counts what it is about."""
    quantity = claim.quantity
    if quantity.value is None or quantity.value_high is not None or quantity.per is not None:
        return None
    if claim.status in (Status.NEGATED, Status.HYPOTHETICAL):
        return None
    area, elsewhere = _area(claim)
    if area is None:
        return None
    if quantity.unit == "GBP":
        return money(claim, base, area, elsewhere)
    if (found := uplift(claim, area)) is not None:
        return found
    measures = _counted(claim, base) if claim.status is Status.ACTUAL else ()
    if not measures or (claim.topic in _PEOPLE and quantity.unit not in (_COUNT, _PERCENT, _TIMES)):
        return None
    told = basis(claim)
    unit = told.unit if told else None
    if claim.change is not Change.LEVEL:
        return _change(claim, measures, area, unit, elsewhere)
    if quantity.unit == _PERCENT:
        return _share(claim, measures, area, unit)
    when = level_days(claim)
    if when is None or quantity.unit == _TIMES:
        return None
    return Asked(Question.LEVEL, measures, area, unit, when, None, _sure(claim, unit), elsewhere=elsewhere)


def _area(claim: Claim) -> tuple[str | None, bool]:
    """The force or nation of a claim, and whether the claim means more or less than that."""
    forces = {link.id for link in claim.forces}
    if claim.quantity.unit == _COUNT and _OF_ALL.match(claim.text, claim.quantity.end - claim.start):
        return ENGLAND_AND_WALES, False
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


def _counted(claim: Claim, base: StatsBase) -> tuple[str, ...]:
    """The measures that count what the subject of a claim names, and nothing narrower."""
    if claim.subject is None:
        return ()
    own = frozenset[str]().union(*(telling(name) for link in claim.forces for name in (link.name, link.text or "")))
    subject = frozenset(word for word in telling(claim.subject) - own if not word[0].isdigit())
    if _far(claim):
        subject = frozenset()
    found = [id for id, measure in base.measures.items() if _fits(measure, subject, claim)] if subject else []
    if subject or found:
        return tuple(found)
    # "The force", "its strength", "full-time equivalents": the nearest word before says of whom.
    before = claim.text[: claim.quantity.start - claim.start].lower()
    places = {
        id: max((before.rfind(words) for words in measure.words), default=-1)
        for id, measure in base.measures.items()
        if _people(measure) and claim.topic in _PEOPLE
    }
    named = max(places, key=lambda id: places[id], default=None)
    if named is not None and places[named] >= 0 and named != "workforce":
        return (named,)
    return ("officers",) if claim.topic in (Topic.OFFICERS, Topic.WORKFORCE) and basis(claim) is None else ()


def _far(claim: Claim) -> bool:
    """Whether the subject stands in another clause after the amount ("128 short of 2010 and renewed her calls")."""
    end = claim.quantity.end
    spans = claim.evidence.subject
    if not spans or any(start <= end for start, _ in spans):
        return False
    between = claim.text[end - claim.start : min(start for start, _ in spans) - claim.start]
    return _ANOTHER_CLAUSE.search(between) is not None


def _people(measure: Measure) -> bool:
    return any(topic in _PEOPLE for topic in measure.topics)


def _fits(measure: Measure, subject: frozenset[str], claim: Claim) -> bool:
    topics = {claim.topic.value} | ({topic.value for topic in _PEOPLE} if claim.topic is Topic.WORKFORCE else set())
    if not topics & set(measure.topics) or any(unit.startswith("£") for unit in measure.units):
        return False
    return any(telling(words) == subject for words in measure.words)


def _change(claim: Claim, measures: tuple[str, ...], area: str, unit: str | None, elsewhere: bool) -> Asked | None:
    """A change needs a time that it is reckoned from, and to be one of all the people, not of what befell some."""
    days = change_days(claim)
    if days is None or cue("befell").search(claim.text) or _of_town(claim):
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
    if cue("restricting").search(clause) or cue("befell").search(clause) or _of_town(claim):
        return False
    if unit is not None or cue("strength").search(claim.text):
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


def _past_subject(claim: Claim, after: str) -> int:
    """Where the words after an amount go on behind its subject."""
    plain, subject = after.lstrip(), claim.subject or ""
    at = plain.find(subject) if subject else -1
    place = at + len(subject) if 0 <= at <= 12 else 0
    return place + (len(plain[place:]) - len(plain[place:].lstrip()))


def _of_town(claim: Claim) -> bool:
    """Whether a force is only meant by a place that is less than its area."""
    return any(link.via is Via.PLACE and link.text and link.text not in _areas() for link in claim.forces)


@cache
def _areas() -> frozenset[str]:
    """The names of the territories that forces police."""
    return wholes() | {name.surface for name in knowledge().names if name.area}


def _around(claim: Claim) -> str:
    at, end = claim.quantity.start - claim.start, claim.quantity.end - claim.start
    return claim.text[max(0, at - _NEAR) : end + _NEAR]
