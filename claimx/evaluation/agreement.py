"""How far two annotators agree: on which amounts are claims, and on each field of those that both have."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from claimx.corpus.gold import GoldClaim, GoldDocument
from claimx.errors import CorpusError
from claimx.evaluation.alignment import paired
from claimx.evaluation.fields import (
    CORE,
    FIELDS,
    FULL,
    content_words,
    name_words,
    same_period,
    same_subject,
    same_value,
)
from claimx.evaluation.intervals import RESAMPLES, SEED, draws, percentiles
from claimx.evaluation.krippendorff import Metric, coincidences, interval, nominal, ratio
from claimx.evaluation.measures import Array
from claimx.records import Period

# The mark of doubt is compared over all mentions that both have; the fields over those that neither is in doubt about.
OPTIONAL = "optional"
_TIMES = ("period", "baseline")
_METRICS: Mapping[str, Metric] = {"value": ratio}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its 95% bootstrap interval over documents; NaN where there is nothing to tell.

    Where one document alone tells of it, as where none does, the interval is NaN: there is nothing to draw.
    """

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """Agreement on a field.

    Attributes:
        units: How many mentions it is measured on.
        same: The share on which the two agree, by the rules that records are scored by.
        alpha: Krippendorff's alpha; of values by ratio, of all else nominal.
        by_interval: Of values, alpha by interval too.
    """

    units: int
    same: Figure
    alpha: Figure
    by_interval: Figure | None = None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What two annotators said differently.

    Attributes:
        field: ``mention`` where only one of them has it, else the field.
        one, other: What each said, as plain JSON values; of a mention, whether they have it.
    """

    document: str
    start: int
    end: int
    text: str
    field: str
    one: Any
    other: Any


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two annotators agree.

    Attributes:
        documents: Names of the documents that both annotated.
        one, other: How many mentions each has of which neither is in doubt.
        exact, overlap: F1 of spans, taken to agree where they are the same, and where they overlap.
        core, full: F1 of mentions, taken to agree where spans overlap and the fields of a core, of a full record agree.
        fields: By field.
        disagreements: In the order of the documents.
        resamples, seed: Of the intervals.
    """

    documents: tuple[str, ...]
    one: int
    other: int
    exact: Figure
    overlap: Figure
    core: Figure
    full: Figure
    fields: Mapping[str, FieldAgreement]
    disagreements: tuple[Disagreement, ...]
    resamples: int
    seed: int


_Pair = tuple[GoldClaim, GoldClaim]
# Where ``_spans`` has its counts of agreement.
_OVERLAP, _EXACT, _CORE, _FULL = range(2, 6)


@dataclass(frozen=True, slots=True)
class _Compared:
    """A document: the mentions that both have, in doubt or not, and those only one has and is sure of."""

    pairs: tuple[_Pair, ...]
    only_one: tuple[GoldClaim, ...]
    only_other: tuple[GoldClaim, ...]

    @property
    def sure(self) -> list[_Pair]:
        return [(one, other) for one, other in self.pairs if not (one.optional or other.optional)]


def agreement(
    ones: Iterable[GoldDocument],
    others: Iterable[GoldDocument],
    *,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Agreement:
    """Compare two annotators' documents, those of the same name with each other; the rest is left out.

    Raises:
        CorpusError: They have no document in common, or one of them with different texts.
    """
    second = {document.name: document for document in others}
    both = sorted(((one, second[one.name]) for one in ones if one.name in second), key=lambda pair: pair[0].name)
    if not both:
        raise CorpusError("no document is annotated twice", remedy="second annotations bear the names of the first")
    for one, other in both:
        if one.text != other.text:
            raise CorpusError(f"{other.path}: its text is not that of {one.path}", remedy="annotate the same text")
    compared = [_compare(one, other) for one, other in both]
    drawn = np.concatenate(list(draws(len(both), resamples, seed)))
    spans = np.array([_spans(one) for one in compared], dtype=float)
    exact, overlap, core, full = (
        _figure(2 * spans[:, at], spans[:, 0] + spans[:, 1], drawn) for at in (_EXACT, _OVERLAP, _CORE, _FULL)
    )
    return Agreement(
        documents=tuple(one.name for one, _ in both),
        one=int(spans[:, 0].sum()),
        other=int(spans[:, 1].sum()),
        exact=exact,
        overlap=overlap,
        core=core,
        full=full,
        fields={field: _field(field, compared, drawn) for field in (*FIELDS, OPTIONAL)},
        disagreements=tuple(
            told for (one, _), found in zip(both, compared, strict=True) for told in _disagreements(one, found)
        ),
        resamples=resamples,
        seed=seed,
    )


def _compare(one: GoldDocument, other: GoldDocument) -> _Compared:
    numbers = paired([(c.start, c.end) for c in one.claims], [(c.start, c.end) for c in other.claims])
    met, also = {i for i, _ in numbers}, {j for _, j in numbers}
    return _Compared(
        tuple((one.claims[i], other.claims[j]) for i, j in numbers),
        tuple(claim for i, claim in enumerate(one.claims) if i not in met and not claim.optional),
        tuple(claim for j, claim in enumerate(other.claims) if j not in also and not claim.optional),
    )


def _spans(found: _Compared) -> tuple[int, ...]:
    """How many mentions each has, how many overlap, and of how many of these span, core and all fields agree."""
    sure = found.sure
    same = sum((one.start, one.end) == (other.start, other.end) for one, other in sure)
    core, full = (sum(all(_agrees(field, *pair) for field in fields) for pair in sure) for fields in (CORE, FULL))
    return len(sure) + len(found.only_one), len(sure) + len(found.only_other), len(sure), same, core, full


def _figure(part: Array, whole: Array, drawn: Array) -> Figure:
    """A share, from its parts by document."""
    with np.errstate(divide="ignore", invalid="ignore"):
        samples = (drawn @ part) / (drawn @ whole)
    total = whole.sum()
    return _with_interval(part.sum() / total if total else np.nan, samples, int(np.count_nonzero(whole)))


def _with_interval(value: float, samples: Array, documents: int) -> Figure:
    """A figure with its interval, where more than one document tells of it."""
    if documents < 2:
        return Figure(float(value), float("nan"), float("nan"))
    low, high = percentiles(samples[:, None])
    return Figure(float(value), float(low[0]), float(high[0]))


def _field(field: str, compared: Sequence[_Compared], drawn: Array) -> FieldAgreement:
    pairs = [list(found.pairs) if field == OPTIONAL else found.sure for found in compared]
    right = np.array([sum(_agrees(field, *pair) for pair in of_one) for of_one in pairs], dtype=float)
    units = np.array([len(of_one) for of_one in pairs], dtype=float)
    return FieldAgreement(
        int(units.sum()),
        _figure(right, units, drawn),
        _alpha(field, pairs, _METRICS.get(field, nominal), drawn),
        _alpha(field, pairs, interval, drawn) if field == "value" else None,
    )


def _alpha(field: str, pairs: Sequence[Sequence[_Pair]], metric: Metric, drawn: Array) -> Figure:
    groups = [[_given(field, pair) for pair in of_one] for of_one in pairs]
    counted = coincidences(groups, metric)
    documents = int(np.count_nonzero(counted.values.sum(axis=1)))
    return _with_interval(counted.alpha()[0], counted.alpha(drawn), documents)


def _given(field: str, pair: _Pair) -> list[Hashable]:
    """What each annotator said, so that what means the same is the same; a value that is not there is left out."""
    told = [_plain(field, claim) for claim in pair]
    return [value for value in told if value is not None] if field == "value" else told


def _plain(field: str, claim: GoldClaim) -> Hashable:
    value = claim.fields.get(field)
    if field == OPTIONAL:
        return claim.optional
    if field == "forces":
        return frozenset(value or ())
    if field in _TIMES:
        return (value["start"], value["end"]) if value else None
    if field == "speaker":
        return name_words(value)[-1] if name_words(value) else None
    if field == "subject":
        return frozenset(content_words(value))
    return (value or None) if field == "per" else value


def _agrees(field: str, one: GoldClaim, other: GoldClaim) -> bool:
    """Whether two mentions agree on a field, as a record would with a mention."""
    ours, theirs = one.fields.get(field), other.fields.get(field)
    if field == "value":
        high = (one.fields.get("value_high"), other.fields.get("value_high"))
        return same_value(ours, theirs) and same_value(*high)
    if field == "subject":
        return same_subject(ours, theirs)
    if field in _TIMES:
        return same_period(ours, Period(**theirs) if theirs else None)
    return _plain(field, one) == _plain(field, other)


def _disagreements(document: GoldDocument, found: _Compared) -> Iterator[Disagreement]:
    def told(claim: GoldClaim, field: str, one: Any, other: Any) -> Disagreement:
        text = document.text[claim.start : claim.end]
        return Disagreement(document.name, claim.start, claim.end, text, field, one, other)

    listed = [told(claim, "mention", True, False) for claim in found.only_one]
    listed += [told(claim, "mention", False, True) for claim in found.only_other]
    for one, other in found.pairs:
        if one.optional != other.optional:
            listed.append(told(one, OPTIONAL, one.optional, other.optional))
        if one.optional or other.optional:
            continue
        if (one.start, one.end) != (other.start, other.end):
            listed.append(told(one, "span", [one.start, one.end], [other.start, other.end]))
        listed += [
            told(one, field, one.fields.get(field), other.fields.get(field))
            for field in FIELDS
            if not _agrees(field, one, other)
        ]
    yield from sorted(listed, key=lambda one: one.start)
