"""Which series count what a claim counts: its whole, not a part of it."""

from __future__ import annotations

import re
from functools import lru_cache

from claimx.checks.official.basis import basis
from claimx.checks.official.lexicon import telling
from claimx.records import Claim, ClaimType, Topic
from claimx.stats import Measure, StatsBase

PEOPLE = frozenset({Topic.OFFICERS, Topic.PCSOS, Topic.SPECIALS, Topic.POLICE_STAFF, Topic.WORKFORCE})
_ANOTHER_CLAUSE = re.compile(r"[,;:]\s|\b(?:and|but|while|when|as)\b")
# Words that leave it at the whole, and words that make something else of it.
_WHOLE = (
    r"(?:(?:full[- ]time[- ]equivalent|FTE|serving|regular|warranted|sworn|police|extra|additional|more|fewer|new) )*"
)
_COMPOUND = r"(?![\w'’-]| (?:posts?|jobs|hours|vacancies|days|pay|pensions?|cars|numbers|members|associations?)\b)"


def counted(claim: Claim, base: StatsBase) -> tuple[str, ...]:
    """The measures that count what the subject of a claim names, and nothing narrower."""
    if (named := _right_after(claim, base)) is not None:
        return named
    if claim.subject is None:
        return ()
    own = frozenset[str]().union(*(telling(name) for link in claim.forces for name in (link.name, link.text or "")))
    subject = frozenset(word for word in telling(claim.subject) - own if not word[0].isdigit())
    if _far(claim):
        subject = frozenset()
    found = [id for id, measure in base.measures.items() if _fits(measure, subject, claim)] if subject else []
    if subject or found:
        return tuple(found)
    # "The force", "its strength", "full-time equivalents": the nearest word before says of whom, else one after.
    if claim.topic not in PEOPLE:
        return ()
    at = claim.quantity.start - claim.start
    nearest = _nearest(claim.text[:at], base) or _first(claim.text[at:], base)
    if nearest is not None and nearest != "workforce":
        return (nearest,)
    strength = basis(claim) is None or "strength" in claim.text.lower()
    return ("officers",) if claim.topic in (Topic.OFFICERS, Topic.WORKFORCE) and strength else ()


def _nearest(before: str, base: StatsBase) -> str | None:
    """The measure that the last word for people in a text is of."""
    found = list(_anyone(_words(base)).finditer(before))
    return dict(_words(base))[found[-1][1].lower()] if found else None


def _first(after: str, base: StatsBase) -> str | None:
    found = _anyone(_words(base)).search(after)
    return dict(_words(base))[found[1].lower()] if found else None


def _words(base: StatsBase) -> tuple[tuple[str, str], ...]:
    """What people are called, each with its measure."""
    return tuple(
        (word, id) for id, one in base.measures.items() if _people(one) for word in one.words if word != "police"
    )


@lru_cache(maxsize=8)
def _anyone(words: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    longest = sorted({word for word, _ in words}, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest))})(?!\w)", re.I)


def _far(claim: Claim) -> bool:
    """Whether the subject stands in another clause after the amount ("128 short of 2010 and renewed her calls")."""
    end = claim.quantity.end
    spans = claim.evidence.subject
    if not spans or any(start <= end for start, _ in spans):
        return False
    between = claim.text[end - claim.start : min(start for start, _ in spans) - claim.start]
    return _ANOTHER_CLAUSE.search(between) is not None


def _people(measure: Measure) -> bool:
    return any(topic in PEOPLE for topic in measure.topics)


def _fits(measure: Measure, subject: frozenset[str], claim: Claim) -> bool:
    topics = {claim.topic.value} | ({topic.value for topic in PEOPLE} if claim.topic is Topic.WORKFORCE else set())
    if not topics & set(measure.topics) or any(unit.startswith("£") for unit in measure.units):
        return False
    return any(telling(words) == subject for words in measure.words)


def _right_after(claim: Claim, base: StatsBase) -> tuple[str, ...] | None:
    """The measures of the people named right after an amount ("1,365 full-time equivalent officers"), None for none."""
    if claim.topic not in PEOPLE and claim.type is not ClaimType.OFFICER_NUMBERS:
        return None
    words = _words(base)
    match = _named(tuple(word for word, _ in words)).match(claim.text, claim.quantity.end - claim.start)
    if match is None:
        return None
    return tuple(id for word, id in words if word == match[1].lower())


@lru_cache(maxsize=8)
def _named(words: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(set(words), key=lambda word: (-len(word), word))
    return re.compile(rf" {_WHOLE}({'|'.join(map(re.escape, longest))}){_COMPOUND}", re.I)
