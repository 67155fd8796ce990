"""Whether an amount of people is told in full-time equivalents or in heads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimx.records import Claim, Offsets

FTE, HEADCOUNT = "fte", "headcount"
_WORDS = re.compile(
    r"(?P<fte>\b(?:full|whole)[- \u2010\u2011]?time[- \u2010\u2011](?:equivalents?|terms)\b|\b[FW]TEs?\b)"
    r"|(?P<headcount>\bhead[- ]?counts?\b|\b(?:by|in|counting|counted in|as|per) heads?\b"
    r"|(?<=[0-9] )heads\b|\bheads counted\b)",
    re.IGNORECASE,
)
# One of these stands in each of them.
_PARTS = ("equivalent", "fte", "wte", "head", "time terms")
# Another figure between the two, or the end of a clause, parts a basis from an amount; a date does not.
_TIMES = re.compile(r"\b(?:19|20)[0-9]{2}(?:[-/][0-9]{2,4})?\b|\b[0-9]{1,2}(?:st|nd|rd|th)? (?=[A-Z][a-z]{2})")
# How a sentence says that all its figures are counted so ("in full-time equivalent terms", "all by headcount").
_ALL_BEFORE = re.compile(r"\b(?:in|on an?|as|all|both)(?: by| in)? $", re.IGNORECASE)
_OF_ALL = re.compile(r"\b(?:all|both|figures|numbers)\b[^.;]*$", re.I)
_ALL_AFTER = re.compile(r" (?:terms|basis|numbers|figures)\b")
# A word that has a figure of its own right after it says nothing of the one before.
_ITS_OWN = re.compile(r"(?: of| was| is|:)? ?[0-9]")
_OTHER_FIGURE = re.compile(r"[0-9]")
_APART = re.compile(r"[;:.]\s|\b(?:while|whereas|against|compared)\b")


@dataclass(frozen=True, slots=True)
class Basis:
    """What people are counted in, ``fte`` or ``headcount``, and the words that say so."""

    unit: str
    span: Offsets


def told_unit(claim: Claim) -> str | None:
    """The unit that the words of a claim name, if any."""
    told = basis(claim)
    return told.unit if told is not None else None


def basis(claim: Claim) -> Basis | None:
    """What the amount of a claim counts people in, by the words nearest to it; None where its sentence does not say.

    Words after the amount hold up to the next figure or the end of the clause, so that "1,365 (FTE), 1,392 by
    headcount" has one of each; words before it hold for all figures that follow.
    """
    low = claim.text.lower()
    if not any(part in low for part in _PARTS):
        return None
    matches = list(_WORDS.finditer(claim.text))
    if (everywhere := _everywhere(claim, matches)) is not None:
        return everywhere
    at, end = claim.quantity.start - claim.start, claim.quantity.end - claim.start
    before: Basis | None = None
    for match in matches:
        found = Basis(str(match.lastgroup), (claim.start + match.start(), claim.start + match.end()))
        if match.start() >= end and _ITS_OWN.match(claim.text, match.end()):
            break
        if match.start() >= end:
            between = _TIMES.sub(" ", claim.text[end : match.start()])
            if not _OTHER_FIGURE.search(between) and not _APART.search(between):
                return found
            break
        if match.end() <= at:
            before = found
    return before


def basis_of_all(text: str) -> str | None:
    """The basis that a text gives to all figures that follow ("All by head:", "figures are full-time equivalent")."""
    low = text.lower()
    if not any(part in low for part in _PARTS):
        return None
    found = list(_WORDS.finditer(text))
    if len({match.lastgroup for match in found}) != 1:
        return None
    of_all = any(_OF_ALL.search(text[max(0, match.start() - 60) : match.start()]) for match in found)
    if not of_all and _OTHER_FIGURE.search(text[found[-1].end() :]):
        return None
    return str(found[-1].lastgroup)


def named_unit(text: str) -> str | None:
    """The one basis that a text names, as the head of a list does for all its rows."""
    found = {str(match.lastgroup) for match in _WORDS.finditer(text)}
    return found.pop() if len(found) == 1 else None


def names_unit(text: str) -> bool:
    """Whether a text names any basis."""
    return _WORDS.search(text) is not None


def _everywhere(claim: Claim, found: Sequence[re.Match[str]]) -> Basis | None:
    """The basis that a sentence gives to all its figures, where it names no other."""
    if len({match.lastgroup for match in found}) != 1:
        return None
    for match in found:
        before = _ALL_BEFORE.search(claim.text[: match.start()])
        if before is not None and (before[0].startswith(("all", "both")) or _ALL_AFTER.match(claim.text, match.end())):
            return Basis(str(match.lastgroup), (claim.start + match.start(), claim.start + match.end()))
    return None
