"""When a field of a record agrees with an annotation, strictly.

These are the rules that every figure is by unless it says "lenient"; ``lenient.py`` has those.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from claimx.corpus.gold import GoldClaim
from claimx.records import Claim, Period

CORE = ("value", "unit", "bound", "type", "change", "forces")
FULL = (*CORE, "per", "status", "speaker", "period", "baseline", "subject")
FIELDS = (*FULL, "topic", "scope")
# Two values agree within this share, two days within this many.
VALUE_TOLERANCE = 0.011
DAYS_TOLERANCE = 31
_SMALL = frozenset("a an the of in on at to for and or by with from its their our his her".split())
_TITLES = frozenset("mr mrs ms miss dr sir dame lord lady baroness rt hon qc kc mp cc dcc acc pcc pfcc".split())


def same_value(one: float | None, other: float | None) -> bool:
    """Whether two numbers differ by a hundredth at most; null agrees with null alone."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= VALUE_TOLERANCE * max(abs(one), abs(other), 1e-9)


def name_words(name: str | None) -> list[str]:
    """The words of a name in lower case, without titles."""
    return [word for word in re.findall(r"[\w'’-]+", (name or "").casefold()) if word not in _TITLES]


def _surname(name: str | None) -> str:
    words = name_words(name)
    return words[-1] if words else ""


def same_period(gold: Mapping[str, str | None] | None, period: Period | None) -> bool:
    """Whether both edges of two times are within a month of each other, open edges open in both."""
    if not gold or period is None:
        return not gold and period is None
    for edge, day in (("start", period.start), ("end", period.end)):
        stated = gold.get(edge)
        if stated is None or day is None:
            if stated is not None or day is not None:
                return False
        elif abs((dt.date.fromisoformat(stated) - day).days) > DAYS_TOLERANCE:
            return False
    return True


def content_words(text: str | None) -> set[str]:
    """The words of a phrase in lower case, without small words and a final s."""
    return {word.rstrip("s") for word in re.findall(r"\w+", (text or "").casefold()) if word not in _SMALL}


def same_subject(one: str | None, other: str | None) -> bool:
    """Whether two phrases share half the content words of either."""
    ours, theirs = content_words(one), content_words(other)
    if not ours or not theirs:
        return not ours and not theirs
    return len(ours & theirs) >= min(len(ours), len(theirs)) / 2


def compare(gold: GoldClaim, claim: Claim) -> dict[str, bool]:
    """Which fields of a record agree with an annotation."""
    want: dict[str, Any] = gold.fields
    quantity = claim.quantity
    return {
        "value": same_value(want.get("value"), quantity.value)
        and same_value(want.get("value_high"), quantity.value_high),
        "unit": want.get("unit") == quantity.unit,
        "bound": want.get("bound") == quantity.bound.value,
        "per": (want.get("per") or None) == quantity.per,
        "type": want.get("type") == claim.type.value,
        "topic": want.get("topic") == claim.topic.value,
        "change": want.get("change") == claim.change.value,
        "status": want.get("status") == claim.status.value,
        "scope": want.get("scope") == claim.scope.value,
        "forces": set(want.get("forces") or ()) == {force.id for force in claim.forces},
        "speaker": _surname(want.get("speaker")) == _surname(claim.speaker.name if claim.speaker else None),
        "period": same_period(want.get("period"), claim.period),
        "baseline": same_period(want.get("baseline"), claim.baseline),
        "subject": same_subject(want.get("subject"), claim.subject),
    }
