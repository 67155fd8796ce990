"""What is told of a scorer: its figures on labelled sentences and on an order that a person gave them."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimx.errors import CorpusError
from claimx.evaluation.calibration import calibration_error
from claimx.evaluation.worth import average_precision, f1, macro_f1, ndcg, over_groups
from claimx.worthiness.types import THRESHOLD, Chances, Labelled

_DIGITS = 4


def figures(labels: Sequence[Labelled], chances: Sequence[Chances], *, threshold: float = THRESHOLD) -> dict[str, Any]:
    """The figures of both questions, each with its 95% interval over groups; a question without labels is left out.

    Args:
        labels: The sentences.
        chances: What a scorer says of each.
        threshold: The chance from which a sentence is taken as worth checking; claims are taken from 0.5.
    """
    told: dict[str, Any] = {"sentences": len(labels), "groups": len({label.group for label in labels})}
    heads = {
        "claim": ([label.claim for label in labels], [one.claim for one in chances], THRESHOLD),
        "worth": ([label.worthy for label in labels], [one.worth for one in chances], threshold),
    }
    for head, (wanted, given, at) in heads.items():
        known = [row for row, value in enumerate(wanted) if value is not None]
        truth = np.array([bool(wanted[row]) for row in known])
        if 0 < truth.sum() < len(truth):
            scores = np.array([given[row] for row in known])
            told[head] = _of_head(truth, scores, at, [labels[row].group for row in known])
    return told


def _of_head(
    truth: NDArray[np.bool_], scores: NDArray[np.float64], threshold: float, groups: Sequence[str]
) -> dict[str, Any]:
    said = scores >= threshold

    def figure(measure: Callable[[NDArray[np.intp]], float]) -> dict[str, Any]:
        low, high = over_groups(groups, measure)
        whole = measure(np.arange(len(truth)))
        return {"value": round(whole, _DIGITS), "interval": [round(low, _DIGITS), round(high, _DIGITS)]}

    pairs = [(float(score), bool(right)) for score, right in zip(scores, truth, strict=True)]
    return {
        "positive": int(truth.sum()),
        "threshold": threshold,
        "f1": figure(lambda rows: f1(truth[rows], said[rows])),
        "macro_f1": figure(lambda rows: macro_f1(truth[rows], said[rows])),
        "average_precision": figure(lambda rows: average_precision(truth[rows], scores[rows])),
        "calibration_error": figure(lambda rows: calibration_error([pairs[row] for row in rows])),
    }


def load_ranking(path: Path) -> dict[str, dict[tuple[int, int], int]]:
    """For each document of a ranking file, as its path stands there, the grades of the sentences that are listed.

    Raises:
        CorpusError: The file cannot be read or has not the columns path, start, end, grade.
    """
    found: dict[str, dict[tuple[int, int], int]] = {}
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                found.setdefault(row["path"], {})[int(row["start"]), int(row["end"])] = int(row["grade"])
    except OSError as error:
        raise CorpusError(f"{path}: {error.strerror}", remedy="give a file of ranked sentences") from None
    except (KeyError, ValueError) as error:
        raise CorpusError(f"{path}: {error}", remedy="it needs path, start, end and grade") from None
    return found


def ranked(documents: Sequence[tuple[Sequence[int], Mapping[str, Sequence[float]]]]) -> dict[str, Any]:
    """The mean nDCG@5 of ways to rank the sentences of documents, with its 95% interval over them.

    Args:
        documents: For each the grades of its sentences in the order of the text, and by the name of a way their scores.
            A document without a grade above 0 is left out.
    """
    told: dict[str, list[float]] = {}
    for grades, ways in documents:
        for name, scores in ways.items():
            value = ndcg(grades, scores)
            if value is not None:
                told.setdefault(name, []).append(value)
    found: dict[str, Any] = {}
    for name, values in told.items():
        each = np.array(values)
        low, high = over_groups(range(len(each)), lambda rows, each=each: float(each[rows].mean()))  # type: ignore[misc]
        interval = [round(low, _DIGITS), round(high, _DIGITS)]
        found[name] = {"documents": len(each), "value": round(float(each.mean()), _DIGITS), "interval": interval}
    return found
