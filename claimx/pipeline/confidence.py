"""How sure a record is: the chance that amount, value, unit, bound, type, change and forces are all right.

A logistic model over what was found (``weights/confidence.json``, fitted by ``scripts/train_confidence.py`` on
annotated statements of the project that no rule was made for): of the records it gives 0.9, nine in ten should
be right. docs/accuracy.md has the reliability table.
"""

from __future__ import annotations

import math

from claimx.pipeline import ranking
from claimx.pipeline.types import Amount, Area
from claimx.records import Bound, Change, DocumentKind, Status

MODEL = "confidence"
# No record is certain, nor certainly wrong.
_LEAST, _MOST = 0.05, 0.99
_LONG = 40
_SMALL = 12


def features(
    *,
    amount: Amount,
    kind: DocumentKind | None,
    change: Change,
    stated: bool,
    status: Status,
    area: Area,
    home: bool,
    subject: float | None,
    words: int,
) -> list[str]:
    """The names of what holds of a record and bears on how sure it is.

    Args:
        amount: The amount.
        kind: The kind of document.
        change: Which way it moved.
        stated: Whether words say so.
        status: Whether it is so, to come, possible or denied.
        area: The forces linked.
        home: Whether a force issued the document.
        subject: The chance that the words found name what is counted; None where none were found.
        words: How many words its sentence has, 0 for a figure in a table.
    """
    best = max((link.score for link in area.links), default=None)
    ways = sorted({link.via.value for link in area.links}) or [f"none-{area.scope.value}"]
    found = ["always", f"form-{amount.form}", f"change-{change.value}", f"status-{status.value}"]
    found += [f"force-{way}" for way in ways]
    found.append(f"kind-{kind.value}" if kind is not None else "kind-unknown")
    said = {
        "table": words == 0,
        "long": words > _LONG,
        "bounded": amount.bound is not Bound.EXACT,
        "small-in-words": amount.worded and amount.value is not None and amount.value <= _SMALL,
        "change-unstated": change is not Change.LEVEL and not stated,
        "rate": amount.per is not None,
        "forces-several": len(area.links) > 1,
        "force-doubtful": best is not None and best < 0.7,
        "away-from-home": home and not area.links,
        "subject-none": subject is None,
        "subject-sure": subject == 1.0,
        "subject-likely": subject is not None and 0.6 <= subject < 1.0,
        "subject-doubtful": subject is not None and subject < 0.3,
    }
    return found + [name for name, holds in said.items() if holds]


def confidence(names: list[str]) -> float:
    """How sure a record is of which these features hold, 0.05 to 0.99."""
    score = ranking.score(ranking.load(MODEL), names)
    return round(min(_MOST, max(_LEAST, 1.0 / (1.0 + math.exp(-score)))), 2)
