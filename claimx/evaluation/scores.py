"""Precision, recall and F1 of detection, core and full claims, and the accuracy of each field.

*Detection*: a record's amount overlaps an annotated one, one to one. *Core*: value, unit, bound, type, change and
forces are right as well. *Full*: and per, status, speaker, period, baseline and subject.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claimx.corpus.gold import GoldClaim, GoldDocument
from claimx.records import Claim, Period

CORE = ("value", "unit", "bound", "type", "change", "forces")
FULL = (*CORE, "per", "status", "speaker", "period", "baseline", "subject")
FIELDS = (*FULL, "topic", "scope")
# Two values agree within this share, two days within this many.
VALUE_TOLERANCE = 0.011
DAYS_TOLERANCE = 31
_SMALL = frozenset("a an the of in on at to for and or by with from its their our his her".split())
_TITLES = frozenset("mr mrs ms miss dr sir dame lord lady baroness rt hon qc kc mp cc dcc acc pcc pfcc".split())


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and F1, from hits among the predicted and the annotated."""

    hits: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of the predicted that is right, 0 where there is none."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the annotated that was found, 0 where there is none."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.predicted + self.gold
        return 2 * self.hits / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """The outcome of an evaluation; ``fields`` is the accuracy of each field on matched mentions."""

    detection: Rates
    core: Rates
    full: Rates
    fields: dict[str, float]


def _same_value(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= VALUE_TOLERANCE * max(abs(one), abs(other), 1e-9)


def _surname(name: str | None) -> str:
    words = [word for word in re.findall(r"[\w'’-]+", (name or "").casefold()) if word not in _TITLES]
    return words[-1] if words else ""


def _same_period(gold: Mapping[str, str | None] | None, period: Period | None) -> bool:
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


def _content(text: str | None) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"\w+", (text or "").casefold()) if word not in _SMALL}


def same_subject(one: str | None, other: str | None) -> bool:
    """Whether two phrases share half the content words of either."""
    ours, theirs = _content(one), _content(other)
    if not ours or not theirs:
        return not ours and not theirs
    return len(ours & theirs) >= min(len(ours), len(theirs)) / 2


def compare(gold: GoldClaim, claim: Claim) -> dict[str, bool]:
    """Which fields of a record agree with an annotation."""
    want: dict[str, Any] = gold.fields
    quantity = claim.quantity
    return {
        "value": _same_value(want.get("value"), quantity.value)
        and _same_value(want.get("value_high"), quantity.value_high),
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
        "period": _same_period(want.get("period"), claim.period),
        "baseline": _same_period(want.get("baseline"), claim.baseline),
        "subject": same_subject(want.get("subject"), claim.subject),
    }


def align(gold: Sequence[GoldClaim], claims: Sequence[Claim]) -> list[tuple[GoldClaim, Claim]]:
    """One-to-one pairs of overlapping amounts, the largest overlap first."""
    overlaps = [
        (min(one.end, other.quantity.end) - max(one.start, other.quantity.start), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(claims)
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for overlap, i, j in sorted(overlaps, key=lambda found: (-found[0], found[1], found[2])):
        if overlap > 0 and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return [(gold[i], claims[j]) for i, j in sorted(pairs.items())]


@dataclass(frozen=True, slots=True)
class Judged:
    """An annotated mention and the record made of it; one is None where a mention was missed or a record is spurious.

    ``same`` says of each field whether the two agree, and is empty where there are not two.
    """

    gold: GoldClaim | None
    claim: Claim | None
    same: Mapping[str, bool]

    def agrees(self, fields: Sequence[str]) -> bool:
        """Whether there are two and all of these fields agree."""
        return bool(self.same) and all(self.same[name] for name in fields)


def judge(document: GoldDocument, claims: Sequence[Claim]) -> list[Judged]:
    """The mentions and records of a document that count, in the order of its text.

    Optional mentions, and records inside ignored regions that match nothing, count neither way.
    """
    matched = align(document.claims, claims)
    known = {id(claim) for _, claim in matched}
    met = {id(gold) for gold, _ in matched}
    found = [(gold.start, Judged(gold, claim, compare(gold, claim))) for gold, claim in matched if not gold.optional]
    found += [
        (gold.start, Judged(gold, None, {})) for gold in document.claims if id(gold) not in met and not gold.optional
    ]
    found += [
        (claim.quantity.start, Judged(None, claim, {}))
        for claim in claims
        if id(claim) not in known and not any(start <= claim.quantity.start < end for start, end in document.ignored)
    ]
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def evaluate(pairs: Iterable[tuple[GoldDocument, Sequence[Claim]]]) -> Scores:
    """Scores over documents, each with the records made of it; ``judge`` says what counts."""
    counts: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for document, claims in pairs:
        for one in judge(document, claims):
            counts["gold"] += one.gold is not None
            counts["predicted"] += one.claim is not None
            counts["hits"] += bool(one.same)
            counts["core"] += one.agrees(CORE)
            counts["full"] += one.agrees(FULL)
            right.update(name for name in FIELDS if one.same.get(name))
    predicted, gold_total, hits = counts["predicted"], counts["gold"], counts["hits"]
    return Scores(
        Rates(hits, predicted, gold_total),
        Rates(counts["core"], predicted, gold_total),
        Rates(counts["full"], predicted, gold_total),
        {name: right[name] / hits if hits else 0.0 for name in FIELDS},
    )
