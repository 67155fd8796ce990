"""Measures from sums of counts, many sums at once: F1, precision, recall of each level, accuracy of each field."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from claimx.evaluation.counts import COLUMNS, LENIENT, LEVELS
from claimx.evaluation.fields import FIELDS

Array = npt.NDArray[np.float64]

PRECISION, RECALL = ".precision", ".recall"
RATES = tuple(f"{level}{part}" for level in LEVELS for part in ("", PRECISION, RECALL))
ACCURACIES = (*FIELDS, *(f"{name}{LENIENT}" for name in FIELDS))
# A level stands for its F1, a field for its accuracy on matched mentions.
MEASURES = (*RATES, *ACCURACIES)
COLUMN_OF = MappingProxyType({name: at for at, name in enumerate(COLUMNS)})


def measures(sums: Array) -> Array:
    """The measures of sums of counts.

    Args:
        sums: Of shape (…, ``COLUMNS``).

    Returns:
        Of shape (…, ``MEASURES``). What cannot be said is NaN: the rates of no mention and no record, the accuracy
        of fields where nothing was matched. The precision of no record among some mentions is 0, as is the recall of
        no mention among some records.
    """
    gold, predicted = sums[..., COLUMN_OF["gold"]], sums[..., COLUMN_OF["predicted"]]
    hits = sums[..., COLUMN_OF["detection"]]
    some = gold + predicted > 0
    told: list[Array] = []
    for level in LEVELS:
        right = sums[..., COLUMN_OF[level]]
        told.append(_share(2 * right, gold + predicted))
        told += [np.where(some, _share(right, among, none=0.0), np.nan) for among in (predicted, gold)]
    told += [_share(sums[..., COLUMN_OF[name]], hits) for name in ACCURACIES]
    return np.stack(told, axis=-1)


def _share(part: Array, whole: Array, *, none: float = np.nan) -> Array:
    return np.divide(part, whole, out=np.full_like(part, none), where=whole > 0)
