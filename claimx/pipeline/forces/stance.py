"""How a mention stands in its clause, by the words before and after it."""

from __future__ import annotations

import re

from claimx.pipeline.forces.types import Stance

_BACK = 60  # code points looked at on either side

_EXCLUDED = re.compile(
    r"(?:\b(?:excluding|except(?:ing)?(?: for)?|excl\.?|excludes?|apart from|other than|rather than|unlike"
    r"(?: (?:in|for))?|not including|bar|but not(?: in| for)?|with the exception of|outside(?: of)?|"
    r"do(?:es)? not include|instead of)\s+(?:the\s+|that of\s+)?(?:neighbouring\s+|nearby\s+)?)$",
    re.I,
)
# "Scotland was not asked"
_LEFT_OUT = re.compile(
    r"\s+(?:(?:is|are|was|were)\s+(?:excluded|left\s+out|omitted|not\s+(?:asked|included|covered|counted|surveyed))"
    r"|did\s+not\s+(?:reply|respond|answer|take\s+part))\b"
)
_EXAMPLE = re.compile(
    r"\b(?:including|such as|like|for example(?:,)?(?: in)?|e\.g\.|as in|notably|among them)\s+"
    r"(?:those\s+)?(?:in\s+|from\s+)?(?:the\s+)?$",
    re.I,
)
_PEOPLE = (
    r"(?:man|men|woman|women|boy|boys|girl|girls|teenagers?|gang|gangs|dealers?|drivers?|suspects?|defendant|"
    r"youths?|pensioner|student|victim|father|mother|couple|brothers|resident|shopkeeper|motorist|thieves|"
    r"burglars|criminals|whom are|them are)"
)
_AGED = r"(?:,? aged [0-9]+,?| \([0-9]+\)|, [0-9]+,?)?"
_MOVED = (
    r"[Tt]ravell(?:ed|ing)|driv(?:en|ing)|drove|moved|came|coming|brought|trafficked|run|sent|shipped|imported|"
    r"smuggled|arriv(?:ed|ing)|returned|fled"
)
_ORIGIN = re.compile(
    rf"\b(?:{_PEOPLE}{_AGED}|(?:{_MOVED})(?: on| in| up| down| over)?|(?:[0-9]+|old),?) from\s+"
    r"(?:the\s+)?(?:[a-z]+\s+)?$"
)
# "612 came from Kent": what is counted, and not a person, came from there
_COUNTED = re.compile(r"[0-9%]\)? (?:of them |have |had )?(?:came|come) from\s+(?:the\s+)?$")
_JOINING = (
    r"(?:joined by|alongside|together with|along with|work(?:ed|ing)? (?:closely )?(?:with|for)|supported by|"
    r"assisted by|help from|(?:alliance|partnership|agreement|contract|deal|border) with|links? (?:with|to)|line to)"
)
_COLLEAGUES = r"(?:colleagues|counterparts|partners|neighbours)\s+(?:from|in|at)"
_COMPANION = re.compile(
    rf"\b(?:(?:{_JOINING}|with|by|from|to)\s+(?:our\s+|their\s+|its\s+)?{_COLLEAGUES}"
    rf"|{_JOINING}(?:\s+(?:officers|teams?))?(?:\s+(?:from|in))?)"
    r"\s+(?:the\s+)?(?:neighbouring\s+|Mayor of\s+)?$",
    re.I,
)
# "We sent 40 officers to Kent": the force that people go to does not own them
_SENT = re.compile(
    r"\b(?:[Ww]e|I|[Tt]he force|[Cc]onstabulary|[Pp]olice|[Tt]hey)\b[^.;:]{0,30}?\b(?:sen[dt]|lent|lend|deploy(?:ed)?|"
    r"dispatched|despatched|loaned|seconded|los[et]|losing)\b[^.;:]{0,80}?\b(?:officers?|constables?|units?|staff|"
    r"detectives|specials|teams?|sergeants?|recruits|PCs|PSUs|dogs|horses)\b[^.;:]{0,40}?\bto\s+(?:the\s+)?$"
)
_REACH = 200  # code points in which the sender stands
_SAID = re.compile(
    r"(?:['\u2019]s? spokes(?:man|woman|person))?\s*,?\s*(?:has |have |had )?"
    r"(?:said|says|told|warned|claims?|claimed|insisted|added|confirmed|announced|revealed)\b",
    re.I,
)
_ESTIMATES = re.compile(r"(?: \(NCA\)|\))?(?:['\u2019]s)? (?:has |have )?(?:estimate|assess|believe|say|report|judge)")
_OPENING = re.compile(r"(?:^|[,;]\s+|\baccording to\s+)(?:the\s+)?$", re.I)


def stance(text: str, start: int, end: int, left: int, right: int) -> Stance:
    """The stance of text[start:end] within the sentence text[left:right]."""
    before = text[max(left, start - _BACK) : start]
    if _EXCLUDED.search(before) or _LEFT_OUT.match(text, end, right):
        return Stance.EXCLUDED
    if _ORIGIN.search(before) and not _COUNTED.search(before):
        return Stance.ORIGIN
    if _EXAMPLE.search(before):
        return Stance.EXAMPLE
    if _COMPANION.search(before):
        return Stance.COMPANION
    if before.rstrip().endswith(("to", "to the")) and _SENT.search(text[max(left, start - _REACH) : start]):
        return Stance.RECEIVER
    if text[start:end] in ("National Crime Agency", "NCA") and _ESTIMATES.match(text, end):
        return Stance.ASIDE
    after = text[end : min(right, end + _BACK)]
    if start > left and _SAID.match(after) and _OPENING.search(before):
        return Stance.ASIDE
    return Stance.GOVERNS
