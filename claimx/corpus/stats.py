"""What an annotated corpus holds, in numbers."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimx.corpus.folders import named_folders
from claimx.corpus.gold import CLOSED, KINDS, GoldDocument, load_gold
from claimx.corpus.numbers import numbers
from claimx.knowledge import base

ALL = "all"
# Fields whose values are counted, in the order they are told; those of closed lists tell also what never occurs.
COUNTED = ("type", "topic", "bound", "change", "status", "scope", "unit", "per")
WITH = ("speaker", "period", "baseline")


@dataclass(frozen=True, slots=True)
class Spread:
    """Smallest, quartiles and largest of some numbers."""

    least: float
    lower: float
    median: float
    upper: float
    most: float


@dataclass(frozen=True, slots=True)
class Stats:
    """A split in numbers.

    Attributes:
        name: Of the split; ``all`` for the whole.
        kinds: How many documents of each kind there are.
        years: How many documents of each year; those without a date are left out.
        words: How many there are, in all and a document.
        mentions: How many there are, in all and a document; optional ones among them.
        counts: By field and value, how many mentions have it.
        forces: By id, how many mentions are about the force; every force of the knowledge base stands there.
        publishers: By id, how many documents a force issued.
        having: Of speaker, period and baseline, how many mentions have one.
        speakers: How many different ones there are.
        without: Documents without a mention.
        sentences: How many are read; ``bare`` of them hold a number that is no date and no time of day, and no mention,
            ``plain`` neither.
        dates: Numbers in dates and times of day, outside mentions.
        negatives: Other numbers outside mentions.
    """

    name: str
    documents: int
    kinds: Mapping[str, int]
    years: Mapping[int, int]
    words: int
    words_spread: Spread
    mentions: int
    mentions_spread: Spread
    optional: int
    counts: Mapping[str, Mapping[str, int]]
    forces: Mapping[str, int]
    publishers: Mapping[str, int]
    having: Mapping[str, int]
    speakers: int
    without: int
    sentences: int
    bare: int
    plain: int
    dates: int
    negatives: int

    @property
    def hard(self) -> float:
        """Share of hard negatives: of mentions and all numbers besides but dates and times of day, the numbers."""
        return self.negatives / max(1, self.negatives + self.mentions)

    @property
    def missing(self) -> tuple[str, ...]:
        """The forces that no mention is about."""
        return tuple(force for force, count in self.forces.items() if not count)


def stats(folders: Iterable[str | Path]) -> list[Stats]:
    """Each split in numbers, and where there are several, the whole after them.

    Raises:
        CorpusError: There is no such folder, nothing annotated in it, or an annotation that does not fit its text.
    """
    splits = {name: load_gold(folder) for name, folder in named_folders(folders).items()}
    found = [count(name, documents) for name, documents in splits.items()]
    if len(splits) > 1:
        found.append(count(ALL, [one for documents in splits.values() for one in documents]))
    return found


def _spread(values: Sequence[int]) -> Spread:
    if not values:
        return Spread(0, 0, 0, 0, 0)
    lower, median, upper = statistics.quantiles([*values, *values[: len(values) == 1]], n=4, method="inclusive")
    return Spread(min(values), lower, median, upper, max(values))


def _ordered(found: Counter[str], known: Iterable[str] = ()) -> dict[str, int]:
    """The most frequent first, then those that are known and never occur."""
    return dict(sorted(found.items(), key=lambda one: (-one[1], one[0]))) | {
        name: 0 for name in sorted(known) if name not in found
    }


def count(name: str, documents: Sequence[GoldDocument]) -> Stats:
    """Documents in numbers."""
    claims = [claim for document in documents for claim in document.claims]
    words = [len(document.text.split()) for document in documents]
    forces = Counter(force for claim in claims for force in set(claim.fields.get("forces") or ()))
    seen = [numbers(document) for document in documents]
    return Stats(
        name=name,
        documents=len(documents),
        kinds=_ordered(Counter(document.kind for document in documents), KINDS),
        years=dict(sorted(Counter(int(one.date[:4]) for one in documents if one.date).items())),
        words=sum(words),
        words_spread=_spread(words),
        mentions=len(claims),
        mentions_spread=_spread([len(document.claims) for document in documents]),
        optional=sum(claim.optional for claim in claims),
        counts={
            field: _ordered(Counter(str(claim.fields.get(field)) for claim in claims), CLOSED.get(field, ()))
            for field in COUNTED
        },
        forces=_ordered(forces, base().forces),
        publishers=_ordered(Counter(one.publisher_force for one in documents if one.publisher_force)),
        having={field: sum(bool(claim.fields.get(field)) for claim in claims) for field in WITH},
        speakers=len({claim.fields["speaker"] for claim in claims if claim.fields.get("speaker")}),
        without=sum(not document.claims for document in documents),
        sentences=sum(one.sentences for one in seen),
        bare=sum(one.bare for one in seen),
        plain=sum(one.plain for one in seen),
        dates=sum(one.dates for one in seen),
        negatives=sum(len(one.negatives) for one in seen),
    )
