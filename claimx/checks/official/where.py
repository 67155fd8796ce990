"""Where an amount is of by the course of the text: by the name before it, its place in a list, or as the one before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimx.checks.official.around import TAKEN_UP
from claimx.checks.official.naming import Named, named_areas
from claimx.checks.official.reading import area_of, of_town
from claimx.checks.official.types import Read
from claimx.matching.words import nations
from claimx.records import Claim, Via
from claimx.stats.areas import ENGLAND_AND_WALES

# Characters before and after an amount that say what it is.
_BESIDE = 40
_CLAUSE = re.compile(r"[;:.]\s|, (?:and|but|while)\b|[(]")
_TOGETHER = re.compile(r"\b(?:between them|together|combined)\b", re.I)
# What stands before a whole that an amount is a part of.
_WHOLE = re.compile(r"\b(?:out )?of (?:the|all|its|their) $", re.I)


def _larger(claim: Claim, other: Claim) -> bool:
    """Whether a claim counts more than another."""
    mine, theirs = claim.quantity.value, other.quantity.value
    return mine is not None and theirs is not None and mine > theirs


def where(claim: Claim, past: Sequence[Read], sentence: Sequence[Claim], before: str) -> tuple[str | None, bool]:
    """Where an amount is of, and whether its words say so plainly."""
    at, end = claim.quantity.start - claim.start, claim.quantity.end - claim.start
    if (
        _WHOLE.search(claim.text[:at])
        and past
        and past[-1].claim.start == claim.start
        and _larger(claim, past[-1].claim)
    ):
        # "It had 34,542 of the 142,505": the whole is not the part's
        return (ENGLAND_AND_WALES, False) if nations(before) else (None, False)
    [link] = claim.forces if len(claim.forces) == 1 else [None]
    if link is not None and len(sentence) == 1 and link.via is Via.NAME and (link.text or "") in claim.text:
        return link.id, True
    names = named_areas(claim.text)
    order = sentence.index(claim)
    if listed := _listed(names, sentence):
        return listed[order % len(listed)], True
    previous = past[-1] if past and past[-1].claim.start == claim.start else None
    begins = previous.claim.quantity.end - claim.start if previous is not None else 0
    clause = max((one.end() for one in _CLAUSE.finditer(claim.text, begins, at)), default=begins)
    for start in (clause, begins):
        between = dict.fromkeys(one.area for one in names if start <= one.start and one.end <= at and not one.compared)
        if len(between) == 1:
            return next(iter(between)), True
    if not names and past and (goes_on := _goes_on(past, sentence, order)) is not None:
        return goes_on, True
    after = [one.area for one in names if end <= one.start and one.start - end <= _BESIDE]
    if previous is not None and previous.area is not None and not after and not nations(claim.text):
        return previous.area, True
    own = area_of(claim)
    if own[0] == ENGLAND_AND_WALES and not own[1] and not names:
        return own[0], True
    if previous is not None and previous.area is not None and not after:
        return previous.area, True
    area, elsewhere = own
    if elsewhere:
        return None, False
    if of_town(claim) and not names:
        # A town names the force that the text has named before it.
        last = named_areas(before)[-1:]
        return (area, False) if area in [one.area for one in last] else (None, False)
    if not names and all(link.via in TAKEN_UP for link in claim.forces) and area is not None:
        # "Norfolk followed. The force had 1,900."
        return area, area in [area, *(one.area for one in named_areas(before))][-1:]
    if of_town(claim) or _TOGETHER.search(claim.text[:at]):
        return None, False
    return area, area is not None


def _goes_on(past: Sequence[Read], sentence: Sequence[Claim], order: int) -> str | None:
    """The area of an amount by its place, where the sentence before gave as many, each of another area."""
    last = next((one.claim.start for one in reversed(past) if one.claim.start != sentence[0].start), None)
    areas = [one.area for one in past[-2 * len(sentence) :] if one.claim.start == last]
    alike = len(areas) == len(sentence) > 1 and len(set(areas)) == len(areas)
    return areas[order] if alike else None


def _listed(names: Sequence[Named], sentence: Sequence[Claim]) -> list[str]:
    """The areas that stand before all the amounts of a sentence, one for each."""
    first = min(one.quantity.start - one.start for one in sentence)
    before = list(dict.fromkeys(one.area for one in names if one.end <= first))
    alike = len(before) > 1 and len(sentence) % len(before) == 0 and len(names) == len(before)
    return before if alike else []
