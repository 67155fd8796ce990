"""Labelled sentences as the network sees them: token ids, and what each output should be."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimx.worthiness.types import TOP_GRADE, Labelled, LabelledSet

if TYPE_CHECKING:
    import numpy as np
    from tokenizers import Tokenizer

UNKNOWN = math.nan
# Whose set has grades.
_GRADED = "claimx"
# Batches of like lengths are cut from as many sentences at a time: little padding, and still in chance order.
_BUCKET = 50


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence to learn from.

    Attributes:
        text: The sentence.
        targets: 0 or 1 for each of ``settings.OUTPUTS``; ``UNKNOWN`` where the label does not say.
        weight: How much it counts.
    """

    text: str
    targets: tuple[float, float, float, float]
    weight: float = 1.0


def targets(row: Labelled, *, graded: bool) -> tuple[float, float, float, float]:
    """What a label says of each output.

    A set of two labels says of a sentence worth checking that its grade is 2 or more, of any other that it is less;
    what is no claim has grade 0.
    """
    claim = UNKNOWN if row.claim is None else float(row.claim)
    if row.worth is None:
        return (claim, 0.0, 0.0, 0.0) if row.claim is False else (claim, UNKNOWN, UNKNOWN, UNKNOWN)
    if graded:
        one, two, three = (float(row.grade >= grade) for grade in range(1, TOP_GRADE + 1))
        return claim, one, two, three
    if row.worthy:
        return claim, 1.0, 1.0, UNKNOWN
    return claim, 0.0 if row.claim is False else UNKNOWN, 0.0, 0.0


def examples(rows: Iterable[Labelled], *, graded: bool) -> list[Example]:
    """Rows of a labelled set as examples; see ``targets``."""
    return [Example(row.text, targets(row, graded=graded), row.weight) for row in rows]


def is_graded(labelled: LabelledSet) -> bool:
    """Whether a set tells four grades of worth, as the project's own does; others tell two labels."""
    return labelled.source == _GRADED


def of_set(labelled: LabelledSet) -> list[Example]:
    """All rows of a labelled set as examples."""
    return examples(labelled.rows, graded=is_graded(labelled))


def encode(tokenizer: Tokenizer, texts: Sequence[str]) -> list[list[int]]:
    """The token ids of sentences."""
    return [encoding.ids for encoding in tokenizer.encode_batch(list(texts))]


def batches(lengths: Sequence[int], size: int, order: np.random.Generator) -> list[list[int]]:
    """The indices of all sentences in batches, each of sentences of like length, in chance order."""
    found = order.permutation(len(lengths)).tolist()
    cut: list[list[int]] = []
    for start in range(0, len(found), size * _BUCKET):
        alike = sorted(found[start : start + size * _BUCKET], key=lambda index: lengths[index])
        cut += [alike[first : first + size] for first in range(0, len(alike), size)]
    return [cut[place] for place in order.permutation(len(cut)).tolist()]


def by_length(lengths: Sequence[int], size: int) -> Iterator[list[int]]:
    """The indices of all sentences in batches, shortest first."""
    order = sorted(range(len(lengths)), key=lambda index: lengths[index])
    for start in range(0, len(order), size):
        yield order[start : start + size]


def padded(ids: Sequence[Sequence[int]], pad: int) -> tuple[np.ndarray, np.ndarray]:
    """Token ids of a batch filled up to the longest, and a mask that is 1 where they stand; both [batch, tokens]."""
    import numpy as np

    shape = (len(ids), max(len(one) for one in ids))
    filled, mask = np.full(shape, pad, np.int64), np.zeros(shape, np.int64)
    for row, one in enumerate(ids):
        filled[row, : len(one)] = one
        mask[row, : len(one)] = 1
    return filled, mask
