"""Examples as a sparse matrix: a column a sign, word, pair and piece, scaled as the model adds them up."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claimx.training.worthiness.examples import Example
from claimx.worthiness.reading import Sight
from claimx.worthiness.tokens import pairs, pieces

SIGNS, WORDS, PAIRS, PIECES = "signs", "words", "pairs", "pieces"
Column = tuple[str, str]
# What a sign counts in its column: the penalty weighs less on signs than on words, of which there are far more.
READABLE = 1.5


def columns(sight: Sight) -> dict[Column, float]:
    """The values of a sentence's columns: for a sign ``READABLE``, else how often over the root of the tokens."""
    often: Counter[Column] = Counter()
    for token in sight.tokens:
        often[WORDS, token] += 1
        often.update((PIECES, piece) for piece in pieces(token))
    often.update((PAIRS, pair) for pair in pairs(sight.tokens))
    scale = 1.0 / math.sqrt(max(1, len(sight.tokens)))
    found = {column: times * scale for column, times in often.items()}
    return found | {(SIGNS, sign): READABLE for sign in sight.signs}


@dataclass(frozen=True, slots=True)
class Space:
    """Which column of the matrix is which."""

    place: Mapping[Column, int]

    def matrix(self, held: Iterable[Mapping[Column, float]]) -> Any:
        """Sentences as a sparse matrix, (sentences, columns); columns that are not known are left out."""
        from scipy.sparse import csr_matrix

        values: list[float] = []
        rows: list[int] = []
        places: list[int] = []
        count = 0
        for row, sentence in enumerate(held):
            count = row + 1
            for column, value in sentence.items():
                place = self.place.get(column)
                if place is not None:
                    rows.append(row)
                    places.append(place)
                    values.append(value)
        return csr_matrix((values, (rows, places)), shape=(count, len(self.place)))


def space_of(held: Sequence[Mapping[Column, float]], *, rarest: int) -> Space:
    """The columns of sentences, those left out that fewer than ``rarest`` sentences have."""
    often = Counter(column for sentence in held for column in sentence)
    kept = sorted(column for column, times in often.items() if times >= rarest or column[0] == SIGNS)
    return Space({column: place for place, column in enumerate(kept)})


def sights(examples: Sequence[Example]) -> list[dict[Column, float]]:
    """The columns of each example."""
    return [columns(one.sight) for one in examples]
