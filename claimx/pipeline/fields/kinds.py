"""What kind of thing an amount counts (type) and what it is about (topic), by the words that name it.

The wordings are data: ``workforce.csv`` (nouns of the police workforce) and ``topics.csv`` (wordings a topic,
with a weight). The words of the subject count most, then those beside the amount, then the sentence.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from claimx.pipeline.types import Amount
from claimx.records import ClaimType, Offsets, Topic

_WORD = re.compile(r"[a-z0-9][a-z0-9'’-]*")
_WORKFORCE_TOPICS = frozenset({Topic.OFFICERS, Topic.PCSOS, Topic.SPECIALS, Topic.POLICE_STAFF, Topic.WORKFORCE})
# Words that tell which posts, staff or people are meant when the noun alone does not.
_POLICE = re.compile(
    r"\b(?:police|policing|officers?|constab\w+|neighbourhood|control room|force|pcso|detective)\b", re.I
)
# The workforce is not counted where it is only what something is for or is done by.
_NOT_PEOPLE = re.compile(
    r"\b(?:hours?|vehicles?|cars?|stations?|uniforms?|applications?|dogs?|cameras?|devices?|visits?|forces?|areas?"
    r"|teams?|days?|time|complaints?|reports?|incidents?|searches|checkpoints?|powers?|budgets?|forces)$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording of a topic: its words, singular, and how much it says."""

    words: tuple[str, ...]
    topic: Topic
    weight: int


def _table(name: str) -> Iterable[dict[str, str]]:
    with files("claimx.pipeline.fields").joinpath(name).open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


@lru_cache(maxsize=16_384)
def singular(word: str) -> str:
    """A plain singular: enough to match a wording, not a dictionary form."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2:
        return word[:-1]
    return word


def _words(text: str) -> list[str]:
    """The words of a text, in small letters and singular."""
    return list(map(singular, _WORD.findall(text.lower())))


@cache
def _topics() -> dict[str, tuple[Wording, ...]]:
    """Wordings by their first word."""
    found: dict[str, list[Wording]] = defaultdict(list)
    for row in _table("topics.csv"):
        words = tuple(singular(word) for word in _WORD.findall(row["wording"]))
        found[words[0]].append(Wording(words, Topic(row["topic"]), int(row["weight"])))
    return {first: tuple(wordings) for first, wordings in found.items()}


@cache
def _workforce() -> dict[str, dict[tuple[str, ...], Topic | None]]:
    """Workforce wordings by role (core, post, not, other_staff)."""
    found: dict[str, dict[tuple[str, ...], Topic | None]] = defaultdict(dict)
    for row in _table("workforce.csv"):
        words = tuple(singular(word) for word in row["wording"].split())
        found[row["role"]][words] = Topic(row["class"]) if row["class"] else None
    return dict(found)


def is_topic_word(lemma: str) -> bool:
    """Whether a wording of some topic begins with a word."""
    return lemma in _topics()


def is_workforce_word(lemma: str) -> bool:
    """Whether a word alone names people of the police workforce ("officer", "PCSO")."""
    return (lemma,) in _workforce()["core"]


# Statements on policing count posts of the police, where the sentence does not speak of others.
_POSTS = frozenset({"post", "role", "vacancy"})
_OTHER_POSTS = re.compile(
    r"\b(?:online|social media|Facebook|Twitter|Instagram|TikTok|YouTube|blog|viewed|shared|letters?|councils?|schools?"
    r"|shops?|factory|firms?|companies|company|business(?:es)?|youth workers?|teachers?|nurses?|wardens?|prison\w*"
    r"|probation|fire|first[- ]aid|goal\w*|lamp|gate|fence|vehicles?)\b",
    re.I,
)
# What happens to people who are then counted as its victims or patients, not as the workforce.
_HARMED = re.compile(r"\b(?:assaulted|injured|attacked|hurt|killed|spat at|wounded|abused)\b", re.I)
# Who wants to be of the workforce is not yet.
_NOT_YET = re.compile(r"\b(?:would-be|aspiring|prospective)\b", re.I)
# Nouns that count whatever stands before them: "officer numbers", "PCSO strength", "officer leavers".
_TALLIES = frozenset(
    [
        "number",
        "strength",
        "level",
        "establishment",
        "total",
        "figure",
        "allocation",
        "headcount",
        "complement",
        "target",
        "pledge",
        # Those who come and go are of the workforce that they join and leave.
        "leaver",
        "joiner",
        "starter",
        "resignation",
        "retirement",
        "departure",
        "dismissal",
    ]
)


# Those who go are of the workforce that they leave, where the sentence speaks of officers.
_TURNOVER = frozenset(["resignation", "leaver", "joiner"])
_OFFICERS = re.compile(r"\b(?:officers|constables)\b", re.I)


# What makes a count of officers one of the workforce at large: "officers and staff", "officers, PCSOs and".
_AND_OTHERS = re.compile(
    r"(?:\s*,)?\s*(?:and|,)\s*(?:police\s+)?"
    r"(?:PCSOs?|staff|personnel|specials|special constables|(?:police )?community support officers)\b",
    re.IGNORECASE,
)


def workforce_topic(noun: str, phrase: str, *, after: str, context: str) -> Topic | None:
    """Which part of the police workforce a counted noun names, None where it names none.

    Args:
        noun: The counted noun as it stands.
        phrase: The phrase it heads, with what stands before and after it.
        after: What follows the noun in its sentence.
        context: Sentence and title, for nouns such as "posts" that say nothing alone.
    """
    words = _words(phrase)
    spaced = f" {' '.join(words)} "
    head = singular(noun.lower())
    if head == "member" and words[-2:] == ["police", "staff"]:
        head = "staff"  # "members of police staff"
    table = _workforce()
    if any(word in words for (word,) in table["not"]) or _NOT_PEOPLE.search(noun):
        return None
    if head == "staff" and any((word,) in table["other_staff"] for word, next_ in pairwise(words) if next_ == "staff"):
        return None  # "312 shop staff"
    if _HARMED.search(after[:40]) or _NOT_YET.search(phrase):
        return None
    if "civilian" in words[:-1]:
        return Topic.POLICE_STAFF
    named = {topic for wording, topic in table["core"].items() if _holds(spaced, wording) and wording != ("police",)}
    if any(wording[-1] == head for wording in table["core"]):
        if head in ("police", "special", "staff", "personnel", "recruit", "trainee") and not named:
            return Topic.OFFICERS if head in ("police", "recruit") else Topic.WORKFORCE
        if head == "special" and "special" in words and "constable" not in words:
            return Topic.SPECIALS
        if head == "staff" and Topic.OFFICERS not in named:
            return Topic.POLICE_STAFF if "police" in words or Topic.POLICE_STAFF in named else Topic.WORKFORCE
        return Topic.WORKFORCE if named == {Topic.OFFICERS} and _AND_OTHERS.match(after) else _merged(named)
    if head in _TURNOVER and not named and _OFFICERS.search(context):
        return Topic.OFFICERS
    if head in _TALLIES and ("police" in words or named):
        return _merged(named) if named else Topic.OFFICERS
    if any(_holds(spaced, wording) and wording[-1] in (head, "staff") for wording in table["post"]):
        if named:
            return _merged(named)
        posts = head in _POSTS and _OTHER_POSTS.search(context) is None
        return Topic.WORKFORCE if posts or _POLICE.search(context) else None
    return None


def _holds(spaced: str, wording: tuple[str, ...]) -> bool:
    """Whether words, each between spaces, hold those of a wording one after another."""
    return f" {' '.join(wording)} " in spaced


def _merged(named: set[Topic | None]) -> Topic:
    topics = {topic for topic in named if topic is not None}
    if {Topic.PCSOS, Topic.SPECIALS} & topics and Topic.OFFICERS in topics:
        # "community support officer" and "special constable" hold the word for an officer
        topics.discard(Topic.OFFICERS)
    if Topic.POLICE_STAFF in topics and len(topics) == 2 and Topic.WORKFORCE in topics:
        return Topic.POLICE_STAFF
    if Topic.WORKFORCE in topics and len(topics) == 2 and Topic.OFFICERS in topics:
        return Topic.OFFICERS
    return topics.pop() if len(topics) == 1 else Topic.WORKFORCE


def type_of(amount: Amount, workforce: Topic | None) -> ClaimType:
    """The type of an amount, by its unit and, for a plain count, by whether it counts police workforce."""
    if amount.form == "money" or (len(amount.unit) == 3 and amount.unit.isupper()):
        return ClaimType.FUNDING
    if amount.unit in ("percent", "percentage_points", "times"):
        return ClaimType.PERCENTAGE
    if amount.unit == "count":
        return ClaimType.OFFICER_NUMBERS if workforce is not None else ClaimType.COUNT
    return ClaimType.OTHER


# Topics too general to be what a whole document is about.
_GENERAL = _WORKFORCE_TOPICS | {Topic.CRIME, Topic.FUNDING, Topic.VICTIMS, Topic.OTHER, Topic.OUTCOMES, Topic.DEMAND}
# A topic is a document's own when it has this share of what the document says of any.
_DOMINANT = 0.5


def dominant_topic(title: str | None, text: str) -> Topic | None:
    """The one particular topic a whole document is about, None where there is none; the title counts fourfold."""
    scores: dict[Topic, int] = defaultdict(int)
    for words, factor in ((title or "", 4), (text, 1)):
        for wording, _ in _wordings(_words(words)):
            if wording.topic not in _GENERAL:
                scores[wording.topic] += wording.weight * factor
    best = max(scores, key=lambda topic: scores[topic], default=None)
    if best is None or scores[best] < 12 or scores[best] < _DOMINANT * sum(scores.values()):
        return None
    return best


# Words for money that was taken, lost, found or ill-gotten: only that is of the crime and not of the funding.
_VALUED = re.compile(
    r"\b(?:stolen|worth|seiz\w+|recover\w*|loss|losses|los(?:e|es|t|ing)|cash|damage\w*|fraud\w*|victims?|scam\w*"
    r"|jailed|property|value|valued|thief|thieves|retailers|repairs|criminals?)\b",
    re.IGNORECASE,
)


# What police do with money or goods that they find.
_TAKEN = re.compile(
    r"\b(?:seiz(?:ed|ing)|recovered|confiscated"
    r"|(?:froze|frozen|freezing)\b(?![^.;]{0,30}\b(?:precept|budget|grant|pay|tax|funding|fees?|recruit\w*)\b))\b",
    re.IGNORECASE,
)


def topic_of(
    text: str, *, subject: Offsets | None, near: Offsets, sentence: Offsets, dominant: Topic | None, money: bool
) -> tuple[Topic, Offsets | None]:
    """The topic of an amount, and the words that set it.

    Args:
        text: The document's text.
        subject: Offsets of what is counted, if known.
        near: Offsets of the words beside the amount.
        sentence: Offsets of its sentence.
        dominant: What the whole document is about, which decides where the sentence does not.
        money: Whether it is a sum of money.
    """
    scores: dict[Topic, float] = defaultdict(float)
    evidence: dict[Topic, Offsets] = {}
    for (start, end), factor in (
        *(((subject, 4.0),) if subject else ()),
        (near, 2.0),
        (sentence, 1.0),
    ):
        for topic, weight, place in _spotted(text[start:end]):
            gained = weight * factor
            if topic not in evidence:
                evidence[topic] = (start + place[0], start + place[1])
            scores[topic] = max(scores[topic], gained) + (0.1 * gained if scores[topic] else 0.0)
    taken = _TAKEN.search(text, *near) if money else None
    if taken is not None:
        return Topic.OUTCOMES, taken.span()
    if money and _VALUED.search(text, sentence[0], sentence[1]) is None:
        return Topic.FUNDING, evidence.get(Topic.FUNDING)
    if money:
        scores[Topic.FUNDING] += 9.0
        for outcome in (Topic.FRAUD, Topic.OUTCOMES, Topic.THEFT):
            scores[outcome] *= 1.5
    elif Topic.FUNDING in scores and len(scores) > 1:
        scores[Topic.FUNDING] *= 0.6
    # in the order they were spotted, which settles ties
    said = [topic for topic, score in scores.items() if score > 0]
    if money:
        said = [topic for topic in said if topic is not Topic.FUNDING or topic in evidence]
    best = max(said, key=lambda topic: scores[topic], default=None)
    if dominant is not None and (best is None or best is Topic.CRIME):
        return dominant, evidence.get(dominant)
    if best is None:
        return (Topic.FUNDING if money else Topic.OTHER), None
    return best, evidence.get(best)


def _wordings(words: Sequence[str]) -> Iterator[tuple[Wording, int]]:
    """Wordings among words, the longest at each, and the index of its first word."""
    table = _topics()
    past = 0
    for at, word in enumerate(words):
        if at < past or word not in table:
            continue
        best: Wording | None = None
        for wording in table[word]:
            size = len(wording.words)
            if tuple(words[at : at + size]) == wording.words and (best is None or size > len(best.words)):
                best = wording
        if best is not None:
            yield best, at
            past = at + len(best.words)


@lru_cache(maxsize=512)
def _spotted(text: str) -> tuple[tuple[Topic, int, Offsets], ...]:
    """Topic, weight and offsets of the wordings in a text; remembered, as the amounts of a sentence share its words."""
    found = list(_wordings(_words(text)))
    if not found:
        return ()
    spans = [match.span() for match in _WORD.finditer(text.lower())]
    return tuple(
        (wording.topic, wording.weight, (spans[at][0], spans[at + len(wording.words) - 1][1])) for wording, at in found
    )
