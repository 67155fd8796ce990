"""What words say of whether two claims count the same, beyond the terms that ``claimx.matching`` compares."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from claimx.knowledge import base, tables
from claimx.matching.copies import Sketch, likeness, merged, shingles
from claimx.matching.mentions import words_of
from claimx.records import Claim, Via

# The share of runs of words that two sentences have in common from which one is taken from the other.
_ALIKE = 0.8
# Sentences whose sketches are kept: each is compared with several others.
_KEPT = 1_024
_CLAUSE = re.compile(r"[,;:()–—\n]")
# Words that make thefts of vehicles another thing than thefts from them, and visits within an hour than visits.
_MARKS = re.compile(
    r"\b(?:from|against|among|amongst|within|without|under|outside|inside|except|excluding|including|per|via|"
    r"hours?|minutes?|seconds?|weekends?|nights?|only|alone|other|same)\b",
    re.I,
)
# Words that make of a change one of something that is reckoned from what is counted.
_MEASURES = re.compile(
    r"\b(?:rates?|averages?|means?|medians?|proportions?|shares?|percentages?|ratios?|cost\w*|pric\w+|worth|values?|"
    r"risks?|likel\w+|chances?|odds|speed\w*|times?|durations?|length|density)\b",
    re.I,
)
# Who came and who went: what these leave is another thing than either, and so is one than the other.
_CAME = re.compile(
    r"\b(?:recruit\w*|hir(?:e|es|ed|ing)|join\w*|(?:took|taken|take|takes|taking) on|appoint\w*|train\w*|gain\w*)\b",
    re.I,
)
_WENT = re.compile(r"\b(?:lost|los(?:e|es|ing)|left|leav(?:e|es|ing|ers)|resign\w*|retir\w*|quit\w*)\b", re.I)
_NOW = re.compile(r"\b(?:has|have|is|are|now|currently|employs?|stands?)\b", re.I)
_THEN = re.compile(
    r"\b(?:had|was|were|been|then|once|when|ago|before|earlier|previous\w*|former\w*|used to|at the time|under|last|"
    r"peak\w*|used|will|would|could|should|by the end)\b",
    re.I,
)
_CALLED = re.compile(r" (?:Police|Constabulary)$")


def same_words(one: str, other: str) -> bool:
    """Whether two sentences are one that was taken over, which is no evidence for what it says."""
    return one == other or words_of(one) == words_of(other) or likeness(_sketch(one), _sketch(other)) >= _ALIKE


@lru_cache(maxsize=_KEPT)
def _sketch(text: str) -> Sketch:
    return merged((), shingles(text))


def same_marks(one: Claim, other: Claim) -> bool:
    """Whether the clauses of two amounts have the same small words of those that tell things apart."""
    return _marks(one) == _marks(other)


def gross(claim: Claim) -> bool:
    """Whether an amount is of who came or went, and not of what that comes to."""
    return _CAME.search(claim.text) is not None or _WENT.search(claim.text) is not None


def present(claim: Claim) -> bool:
    """Whether a sentence tells how things are on the day of its document, and not how they were or will be."""
    return _NOW.search(claim.text) is not None and _THEN.search(claim.text) is None


def measured(change: Claim, level: Claim) -> bool:
    """Whether a change is of something that is reckoned from a level, such as its rate or its cost."""
    told, of = (frozenset(word.lower() for word in _MEASURES.findall(_clause(claim))) for claim in (change, level))
    return not told <= of


def _marks(claim: Claim) -> frozenset[str]:
    moved = {name for name, words in (("came", _CAME), ("went", _WENT)) if words.search(claim.text)}
    return frozenset(word.lower().removesuffix("s") for word in _MARKS.findall(_clause(claim))) | moved


def _clause(claim: Claim) -> str:
    """The words around an amount up to the next mark, without its times."""
    at, end = claim.quantity.start - claim.start, claim.quantity.end - claim.start
    before, after = claim.text[: max(0, at)], claim.text[max(0, end) :]
    for period in (claim.period, claim.baseline):
        if period is not None:
            before, after = (text.replace(period.text, " ") for text in (before, after))
    return f"{_CLAUSE.split(before)[-1]} {_CLAUSE.split(after)[0]}"


def whole(claim: Claim) -> bool:
    """Whether a claim is of all of its forces: what is told of Shropshire is not told of West Mercia."""
    return all(link.via is not Via.PLACE or (link.text or "") in _areas().get(link.id, ()) for link in claim.forces)


@cache
def _areas() -> Mapping[str, frozenset[str]]:
    """The names that mean a force, or all of its area."""
    found = {id: {force.name, _CALLED.sub("", force.name)} for id, force in base().forces.items()}
    for row in tables.rows("force_aliases.csv"):
        found.setdefault(row["force_id"], set()).add(row["alias"])
    return {id: frozenset(names) for id, names in found.items()}
