"""Whom an amount counts by the course of the text: by its own noun, by its clause, or as the one before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimx.checks.official.around import Around
from claimx.checks.official.basis import basis, basis_of_all
from claimx.checks.official.counting import counted, elided, groups_in, of_them
from claimx.checks.official.lexicon import bare, cue
from claimx.checks.official.naming import named_areas
from claimx.checks.official.passage import CLAUSE
from claimx.checks.official.types import Read
from claimx.records import Claim
from claimx.stats import StatsBase

# Characters between two sentences that stand by each other; before and after an amount that say what it is.
_NEAR, _BESIDE = 20, 40
UNITS = ("count", "percent", "times")
_STOP = re.compile(r"[,;:.(–—]\s")
_LATER_ON = re.compile(r"\brespectively\b", re.I)
# A subject that takes up another, whatever stands before it ("in the year of the cuts there had been").
_PRONOUN = re.compile(r"\b(?:there|it|they|these|those|that|this)\b(?= \w+)", re.I)
_ORDINAL = re.compile(r" of the (first|second|former|latter)(?: kind| group)?\b", re.I)
# The rest of a list, whose noun stands after its last amount ("29, 51 and 197 PCSOs").
_LIST = re.compile(r"(?:, [0-9][0-9,]*[0-9]|, [0-9])*,? and [0-9][0-9,]*(?= [a-z])", re.I)


def whom(
    claim: Claim, past: Sequence[Read], sentence: Sequence[Claim], there: Around, base: StatsBase
) -> tuple[tuple[str, ...], bool]:
    """Whom an amount counts, and whether its words say so plainly."""
    at, end = claim.quantity.start - claim.start, claim.quantity.end - claim.start
    after = _STOP.split(claim.text[end : end + 2 * _BESIDE], maxsplit=1)[0]
    if of_them(claim) or any(cue(one).search(after) for one in ("part_of", "befell", "recruiting")):
        return (), False
    if (listed := _listed_groups(claim, sentence, base)) is not None:
        return (listed,), True
    if (place := _ORDINAL.match(claim.text, end)) is not None:
        return _by_ordinal(place[1].lower(), claim, past), True
    if (rest := _LIST.match(claim.text, end)) is not None:
        noun = _STOP.split(claim.text[rest.end() : rest.end() + 2 * _BESIDE], maxsplit=1)[0]
        if groups := groups_in(noun, base):
            return groups[:1], True
    lead = _lead(words_between(claim, past))
    if elided(claim) and (goes_on := _goes_on_in_groups(past, sentence, claim)) is not None:
        return goes_on, True
    befell = cue("befell").search(lead) is not None or cue("recruiting").search(lead) is not None
    if not elided(claim) and claim.quantity.unit == "count":
        own = counted(claim, base)
        return own, bool(own) and not befell and cue("restricting").search(after) is None
    if claim.quantity.unit != "count" and (own := counted(claim, base)):
        return own, not befell
    if groups := groups_in(lead, base):
        return groups[-1:], not befell
    taken_up = max((one.end() for one in _PRONOUN.finditer(lead)), default=0)
    if befell:
        return (), False
    if not bare(_without_areas(lead[taken_up:], claim.text)):
        groups = tuple(dict.fromkeys(groups_in(words_between(claim, past), base)))
        return (groups, False) if len(groups) == 1 else ((), False)
    for one in reversed(past):
        if one.claim.quantity.unit in UNITS:
            groups = groups_in(_since(one.claim, claim), base)
            return groups[-1:] or one.measures, True
    before = there.before + claim.text[:at]
    return groups_in(before, base)[-1:] or (("officers",) if cue("strength_of").search(before) else ()), True


def _by_ordinal(word: str, claim: Claim, past: Sequence[Read]) -> tuple[str, ...]:
    """The group that "the first" or "the latter" of the groups of the sentence before is."""
    before = [one for one in past if one.claim.start != claim.start]
    groups = list(dict.fromkeys(one.measures for one in before if one.claim.start == before[-1].claim.start))
    place = 0 if word in ("first", "former") else 1
    return groups[place] if len(groups) == 2 else ()


def _goes_on_in_groups(past: Sequence[Read], sentence: Sequence[Claim], claim: Claim) -> tuple[str, ...] | None:
    """The group of an amount by its place, where the sentence before gave as many, each of another group."""
    last = next((one.claim.start for one in reversed(past) if one.claim.start != claim.start), None)
    counts = [one for one in sentence if one.quantity.unit == "count"]
    groups = [one.measures for one in past[-2 * len(sentence) :] if one.claim.start == last]
    alike = claim in counts and len(groups) == len(counts) > 1 and len(set(groups)) == len(groups) and all(groups)
    return groups[counts.index(claim)] if alike and all(elided(one) for one in counts) else None


def _listed_groups(claim: Claim, sentence: Sequence[Claim], base: StatsBase) -> str | None:
    """The group of an amount by its place where as many groups are named before the amounts ("respectively")."""
    if not _LATER_ON.search(claim.text):
        return None
    listed = [one for one in sentence if one.quantity.unit == claim.quantity.unit and elided(one)]
    if claim not in listed or len(listed) < 2:
        return None
    groups = list(dict.fromkeys(groups_in(claim.text[: listed[0].quantity.start - claim.start], base)))
    return groups[listed.index(claim)] if len(groups) == len(listed) else None


def _since(one: Claim, claim: Claim) -> str:
    """What stands between two amounts, as far as it is known."""
    at, end = claim.quantity.start - claim.start, one.quantity.end - one.start
    return claim.text[end:at] if one.start == claim.start else f"{one.text[end:]} {claim.text[:at]}"


def _lead(before: str) -> str:
    """The words of the clause that leads up to an amount."""
    text = before.rstrip(" :–—-(")
    return text[max((one.end() for one in CLAUSE.finditer(text)), default=0) :]


def _without_areas(lead: str, text: str) -> str:
    for one in named_areas(text):
        lead = lead.replace(text[one.start : one.end], " ")
    return lead


def unit_of(claim: Claim, past: Sequence[Read], there: Around) -> str | None:
    """In what people are counted: as the sentence says, the text of all, or the amount that this one goes on with."""
    if (told := basis(claim)) is not None:
        return told.unit
    if (unit := basis_of_all(there.before)) is not None:
        return unit
    goes_on = elided(claim) and past and past[-1].asked and 0 <= claim.start - past[-1].claim.end <= _NEAR
    return past[-1].asked[0].unit if goes_on else None


def words_between(claim: Claim, past: Sequence[Read]) -> str:
    """The words of its sentence between the amount before and a claim's own."""
    at = claim.quantity.start - claim.start
    last = past[-1].claim if past and past[-1].claim.start == claim.start else None
    return claim.text[max(0, last.quantity.end - claim.start if last is not None else 0) : at]
