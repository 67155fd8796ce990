"""Precision, recall and F1 of detection, core and full claims, and the accuracy of each field.

*Detection*: a record's amount overlaps an annotated one, one to one. *Core*: value, unit, bound, type, change and
forces are right as well. *Full*: and per, status, speaker, period, baseline and subject.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimx.corpus.gold import GoldDocument
from claimx.evaluation.counts import COLUMNS, count
from claimx.evaluation.fields import FIELDS
from claimx.records import Claim


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


def evaluate(pairs: Iterable[tuple[GoldDocument, Sequence[Claim]]]) -> Scores:
    """Scores over documents, each with the records made of it; ``alignment.judge`` says what counts."""
    total: Counter[str] = Counter()
    for document, claims in pairs:
        total.update(dict(zip(COLUMNS, count(document, claims).total, strict=True)))
    predicted, gold, hits = total["predicted"], total["gold"], total["detection"]
    return Scores(
        Rates(hits, predicted, gold),
        Rates(total["core"], predicted, gold),
        Rates(total["full"], predicted, gold),
        {name: total[name] / hits if hits else 0.0 for name in FIELDS},
    )
