"""Which series count what a claim counts: its whole, not a part of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from claimx.checks.official.basis import basis
from claimx.checks.official.lexicon import figurative, telling
from claimx.records import Claim, ClaimType, Status, Topic
from claimx.stats import Measure, StatsBase

PEOPLE = frozenset({Topic.OFFICERS, Topic.PCSOS, Topic.SPECIALS, Topic.POLICE_STAFF, Topic.WORKFORCE})
# So many characters before an amount hold its label.
_LABEL = 80
# From so many on, men and women are likely to be the officers of a force.
_MANY = 100
# From so many on, an amount without a noun may be one of people.
_SOME = 20
# So many are told to the last digit where they are counted.
_TOLD = 1_000
# Texts whose people are kept: the claims of one sentence stand by each other.
_KEPT = 256
_AMOUNT_OF = re.compile(r"\b(?:difference|gap|loss|gain|rise|fall|drop|cut|increase|reduction) of $", re.I)
_NO_NOUN = re.compile(
    r"\s*(?:[,.;:()!?”\"'–—]|$|(?:in|at|on|by|to|from|this|last|when|then|today|now|and|a year"
    r"|(?:FTEs?|full-time equivalents?)(?= (?:in|at|on|by|from|this|last|when|and|a)\b|\W*$|[,.;:)])"
    r"|respectively"
    r"|more|fewer|less|lost|gone|missing|left|down|up|of them|of the (?:[0-9][0-9,]*|first|second|former|latter))\b)",
    re.I,
)
_PART = re.compile(
    r" of (?:them|these|those|whom|which)\b"
    r"(?! (?:at|in|on|by|now|today|gone|have gone|back|were left|was left|remain\w*"
    r"|this|last|that|[0-9]+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\b)(?=[ ]\w)",
    re.I,
)
# "2,110 was the budget": a number of nobody.
_ONLY_MEANT = re.compile(
    r" (?:was|is|were|are|had been|being) (?:the |its |their |what )?"
    r"(?:budget\w*|target|plan\w*|aim|goal|hoped|promised)\b",
    re.I,
)
# What is counted stands before the name of where.
_OF_PLACE = re.compile(r" (?:of|in|at|for|across) (?:the )?(?=[A-Z][a-z])")
_ANOTHER_CLAUSE = re.compile(r"[,;:]\s|\b(?:and|but|while|when|as)\b")
# Words that leave it at the whole, and words that make something else of it.
_WHOLE = (
    r"(?:(?:full[- ]time[- ]equivalent|FTE|serving|regular|warranted|sworn|police|extra|additional|more|fewer|new) )*"
)
_COMPOUND = r"(?![\w'’-]| (?:posts?|jobs|hours|vacancies|days|pay|pensions?|cars|numbers|members|associations?)\b)"


@dataclass(frozen=True, slots=True)
class _Words:
    """What the measures of a base are called.

    Attributes:
        people: For each word for people, the measures that have it.
        anyone: Any of these words.
        amount: Any of them right after an amount.
        alone: Any of them that is no part of a longer name.
        label: Any of them right before an amount.
        telling: The words that say what is counted, with the measures that count just that and are not of money.
        topics: For each topic of these measures, the words of all that have it.
    """

    people: Mapping[str, tuple[str, ...]]
    anyone: re.Pattern[str]
    amount: re.Pattern[str]
    alone: re.Pattern[str]
    label: re.Pattern[str]
    telling: Mapping[frozenset[str], tuple[str, ...]]
    topics: Mapping[str, frozenset[frozenset[str]]]


# A base never changes; there is one for each folder of a user's figures.
@lru_cache(maxsize=8)
def _words(base: StatsBase) -> _Words:
    people: dict[str, list[str]] = {}
    wholes: dict[frozenset[str], dict[str, None]] = {}
    topics: dict[str, set[frozenset[str]]] = {}
    for id, measure in base.measures.items():
        if _people(measure):
            for word in measure.words:
                if word != "police":
                    people.setdefault(word, []).append(id)
        if not any(unit.startswith("£") for unit in measure.units):
            for words in map(telling, measure.words):
                wholes.setdefault(words, {})[id] = None
                for topic in measure.topics:
                    topics.setdefault(topic, set()).add(words)
    any_word = "|".join(map(re.escape, sorted(people, key=lambda word: (-len(word), word))))
    return _Words(
        {word: tuple(ids) for word, ids in people.items()},
        re.compile(rf"(?<!\w)({any_word})(?!\w)", re.I),
        re.compile(rf" {_WHOLE}({any_word}){_COMPOUND}", re.I),
        re.compile(rf"(?<!\w)({any_word}){_COMPOUND}", re.I),
        re.compile(rf"(?:^|[:;,.]\s|\band )({any_word})(?: \([^()]*\))?:? $", re.I),
        {words: tuple(ids) for words, ids in wholes.items()},
        {topic: frozenset(several) for topic, several in topics.items()},
    )


def countable(claim: Claim, base: StatsBase) -> bool:
    """Whether any measure that is not of money can be of what a claim is about."""
    if claim.topic in PEOPLE or claim.type is ClaimType.OFFICER_NUMBERS:
        return True
    several = _words(base).topics.get(claim.topic.value, ())
    subject = telling(claim.subject) if several and claim.subject is not None else frozenset()
    return any(words <= subject for words in several)


def figurative_of_officers(claim: Claim) -> bool:
    """Whether what a claim counts may stand for officers ("men and women", "heads", "the thin blue line")."""
    if claim.subject is None or claim.topic is not Topic.OTHER or not _many(claim):
        return False
    return telling(claim.subject) <= figurative()


def supposed(claim: Claim) -> bool:
    """Whether a number told to the last digit is only said to be possible ("could call on 3,302 officers")."""
    value = claim.quantity.value
    return claim.status is Status.HYPOTHETICAL and value is not None and value >= _TOLD and value % 10 != 0


def elided(claim: Claim) -> bool:
    """Whether an amount has no noun of its own ("by this March it was 123,142"), so that others tell what it counts."""
    at, end = claim.quantity.start - claim.start, claim.quantity.end - claim.start
    return _NO_NOUN.match(claim.text, end) is not None or _AMOUNT_OF.search(claim.text, max(0, at - 20), at) is not None


def elided_other(claim: Claim) -> bool:
    """Whether such an amount was taken to count something else than people."""
    value = claim.quantity.value
    other = claim.topic is Topic.OTHER and claim.quantity.unit == "count"
    return other and value is not None and value >= _SOME and elided(claim)


def _many(claim: Claim) -> bool:
    quantity = claim.quantity
    return quantity.unit in ("percent", "times") or (quantity.value is not None and quantity.value >= _MANY)


def of_them(claim: Claim) -> bool:
    """Whether an amount is that of a part of people told before ("some 540 of them crossed to the contractor")."""
    return claim.quantity.unit == "count" and _PART.match(claim.text, claim.quantity.end - claim.start) is not None


@lru_cache(maxsize=_KEPT)
def named_people(text: str, base: StatsBase) -> tuple[str, ...]:
    """The measures of the people that a text names, in the order in which they are named first."""
    words = _words(base)
    return tuple(dict.fromkeys(words.people[word.lower()][-1] for word in words.anyone.findall(text)))


@lru_cache(maxsize=_KEPT)
def groups_in(text: str, base: StatsBase) -> tuple[str, ...]:
    """The measures of the people that a text names, each time that it names any, but for parts of longer names."""
    words = _words(base)
    return tuple(words.people[match[1].lower()][-1] for match in words.alone.finditer(text))


def counted(claim: Claim, base: StatsBase) -> tuple[str, ...]:
    """The measures that count what the subject of a claim names, and nothing narrower."""
    if (named := _right_after(claim, base)) is not None:
        return named
    if claim.subject is None or of_them(claim) or _ONLY_MEANT.match(claim.text, claim.quantity.end - claim.start):
        return ()
    if (people := _labelled(claim, base) or _named_since(claim, base)) is not None:
        return (people,)
    own = frozenset[str]().union(*(telling(name) for link in claim.forces for name in (link.name, link.text or "")))
    subject = frozenset(word for word in telling(_OF_PLACE.split(claim.subject)[0]) - own if not word[0].isdigit())
    if subject and not _far(claim):
        return tuple(id for id in _words(base).telling.get(subject, ()) if _fits(base.measures[id], claim))
    # "The force", "its strength", "full-time equivalents": the nearest word before says of whom, else one after.
    if claim.topic not in PEOPLE:
        return ()
    at = claim.quantity.start - claim.start
    nearest = _nearest(claim.text[:at], base) or _first(claim.text[at:], base)
    if nearest is not None and nearest != "workforce":
        return (nearest,)
    strength = basis(claim) is None or "strength" in claim.text.lower()
    return ("officers",) if claim.topic in (Topic.OFFICERS, Topic.WORKFORCE) and strength else ()


def _labelled(claim: Claim, base: StatsBase) -> str | None:
    """The people whose name is the label of an amount that has no noun ("officers 2,888; staff 2,040; PCSOs 346")."""
    if claim.topic not in PEOPLE or not elided(claim):
        return None
    words = _words(base)
    before = claim.text[max(0, claim.quantity.start - claim.start - _LABEL) : claim.quantity.start - claim.start]
    match = words.label.search(before)
    return words.people[match[1].lower()][-1] if match is not None else None


def _named_since(claim: Claim, base: StatsBase) -> str | None:
    """The people whom a sentence names before an amount whose subject was taken up from another sentence."""
    spans = claim.evidence.subject
    if claim.topic not in PEOPLE or not spans or any(claim.start <= start < claim.end for start, _ in spans):
        return None
    return _nearest(claim.text[: claim.quantity.start - claim.start], base)


def _nearest(before: str, base: StatsBase) -> str | None:
    """The measure that the last word for people in a text is of."""
    words = _words(base)
    found = words.anyone.findall(before)
    return words.people[found[-1].lower()][-1] if found else None


def _first(after: str, base: StatsBase) -> str | None:
    words = _words(base)
    found = words.anyone.search(after)
    return words.people[found[1].lower()][-1] if found else None


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


def _fits(measure: Measure, claim: Claim) -> bool:
    return claim.topic.value in measure.topics or (claim.topic is Topic.WORKFORCE and _people(measure))


def _right_after(claim: Claim, base: StatsBase) -> tuple[str, ...] | None:
    """The measures of the people named right after an amount ("1,365 full-time equivalent officers"), None for none."""
    if claim.topic not in PEOPLE and claim.type is not ClaimType.OFFICER_NUMBERS:
        return None
    words = _words(base)
    match = words.amount.match(claim.text, claim.quantity.end - claim.start)
    return words.people[match[1].lower()] if match is not None else None
