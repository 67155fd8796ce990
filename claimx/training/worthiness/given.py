"""Labelled files as a training run takes them: read, without repeats, and apart from what it is measured with."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from claimx.errors import CorpusError
from claimx.worthiness.sets import load_set, shared, without, without_repeats
from claimx.worthiness.types import LabelledSet

# A test that shares more of its sentences than this with what is trained on is the same set under another name.
_MOST_SHARED = 0.05

Say = Callable[[str], None]


def loaded(paths: Iterable[Path], say: Say) -> list[LabelledSet]:
    """The sets of files; what was mended is told."""
    found = [load_set(path) for path in paths]
    for warning in chain.from_iterable(one.warnings for one in found):
        say(warning)
    return found


def apart(sets: Sequence[LabelledSet], tests: Sequence[LabelledSet], say: Say) -> list[LabelledSet]:
    """The sets to train on without repeats and without what a test holds.

    Raises:
        CorpusError: A test is trained on: it shares documents, or more than a few sentences.
    """
    rows = list(chain.from_iterable(one.rows for one in sets))
    for test in tests:
        both = shared(rows, test.rows)
        documents = {row.path for row in rows if row.path} & {row.path for row in test.rows if row.path}
        if documents or len(both) > _MOST_SHARED * len(test.rows):
            raise CorpusError(
                f"{test.name}: {len(both)} of its {len(test.rows)} sentences are trained on",
                remedy="give a test that is apart: some public sets are others under a new name",
            )
        if both:
            say(f"{test.name}: {len(both)} of its sentences stand in the data too and are not trained on")
    kept, repeats, otherwise = without_repeats(without(rows, chain.from_iterable(test.rows for test in tests)))
    if repeats:
        say(f"{repeats} repeated sentences left out, {otherwise} of them labelled otherwise than the first")
    stays = {id(row) for row in kept}
    left = [replace(one, rows=tuple(row for row in one.rows if id(row) in stays)) for one in sets]
    found = [one for one in left if one.rows]
    if not found:
        raise CorpusError("nothing is left to train on", remedy="give data that is not the test")
    return found


def about(one: LabelledSet) -> dict[str, Any]:
    """What is told of a set: whose it is, what kind of text, how much, and which bytes."""
    path = Path(one.name)
    return {
        "file": path.name,
        "source": one.source,
        "speech": one.speech,
        "sentences": len(one.rows),
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
    }
