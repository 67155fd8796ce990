"""When a field of a record agrees with an annotation, leniently: what a reader would let pass.

What agrees strictly agrees leniently. Besides:

- *value*: the two amounts, each a range if it has two ends, come within 5% of touching: a rounded figure, or a point
  of a range.
- *unit*: per cent and percentage points are one.
- *bound*: exact, approximate and range are one; at least and at most stay apart from each other and from these.
- *per*: the last words are the same ("1,000 population", "population").
- *forces*: one force in common, or none on either side.
- *speaker*: every word of one name is a word of the other ("Kent", "Kent Police").
- *period*, *baseline*: the two times overlap, an open edge reaching as far as it may.
- *subject*: the head word of one phrase is a word of the other; the head is the last word before the first
  preposition or relative.

Type, topic, change, status and scope have no lenient reading.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from claimx.corpus.gold import GoldClaim
from claimx.evaluation.fields import compare, content_words, name_words
from claimx.records import Bound, Claim, Period, Quantity

ROUNDING = 0.05
_SHARES = frozenset(("percent", "percentage_points"))
_AS_STATED = frozenset((Bound.EXACT, Bound.APPROXIMATE, Bound.RANGE))
# A word after which a noun phrase goes on about something else than its head.
_AFTER_HEAD = re.compile(
    r"\b(?:of|in|on|at|to|for|by|with|from|into|over|under|about|across|against|between|among|within|without|during|"
    r"since|per|who|whose|which|that|where|when)\b",
    re.IGNORECASE,
)


def compare_leniently(gold: GoldClaim, claim: Claim, strictly: Mapping[str, bool] | None = None) -> dict[str, bool]:
    """Which fields of a record agree with an annotation by the rules above.

    Args:
        strictly: What ``compare`` said of the two, where that is known already.
    """
    want: dict[str, Any] = gold.fields
    quantity = claim.quantity
    nearly = {
        "value": _near(want.get("value"), want.get("value_high"), quantity),
        "unit": {want.get("unit"), quantity.unit} <= _SHARES,
        "bound": {want.get("bound"), quantity.bound.value} <= _AS_STATED,
        "per": _last(want.get("per")) == _last(quantity.per),
        "forces": bool(set(want.get("forces") or ()) & {force.id for force in claim.forces}),
        "speaker": _one_in_other(want.get("speaker"), claim.speaker.name if claim.speaker else None),
        "period": _overlap(want.get("period"), claim.period),
        "baseline": _overlap(want.get("baseline"), claim.baseline),
        "subject": _share_head(want.get("subject"), claim.subject),
    }
    same = strictly or compare(gold, claim)
    return {name: agrees or nearly.get(name, False) for name, agrees in same.items()}


def _near(value: float | None, high: float | None, quantity: Quantity) -> bool:
    if value is None or quantity.value is None:
        return False
    low, top = sorted((value, value if high is None else high))
    least, most = sorted((quantity.value, quantity.value if quantity.value_high is None else quantity.value_high))
    gap = max(low, least) - min(top, most)
    return gap <= ROUNDING * max(map(abs, (low, top, least, most)))


def _last(rate: str | None) -> str:
    words = re.findall(r"\w+", (rate or "").casefold())
    return words[-1].rstrip("s") if words else ""


def _one_in_other(one: str | None, other: str | None) -> bool:
    ours, theirs = set(name_words(one)), set(name_words(other))
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def _overlap(gold: Mapping[str, str | None] | None, period: Period | None) -> bool:
    """Whether two times have a day in common; one without any day is known to overlap with none."""
    if not gold or period is None or not (gold.get("start") or gold.get("end")) or not (period.start or period.end):
        return False
    first, last = gold.get("start"), gold.get("end")
    begins = max(dt.date.fromisoformat(first) if first else dt.date.min, period.start or dt.date.min)
    return begins <= min(dt.date.fromisoformat(last) if last else dt.date.max, period.end or dt.date.max)


def _head(phrase: str | None) -> str | None:
    """The head word of a noun phrase as ``content_words`` writes it."""
    text = phrase or ""
    cut = next((after.start() for after in _AFTER_HEAD.finditer(text) if content_words(text[: after.start()])), None)
    words = [word for word in re.findall(r"\w+", text[:cut]) if content_words(word)]
    return next(iter(content_words(words[-1]))) if words else None


def _share_head(one: str | None, other: str | None) -> bool:
    return _head(one) in content_words(other) or _head(other) in content_words(one)
