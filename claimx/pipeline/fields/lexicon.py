"""Word classes that set the fields of a claim, read from the tables beside this module."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def _cues() -> dict[str, frozenset[str]]:
    classes: dict[str, set[str]] = {}
    table = files("claimx.pipeline.fields").joinpath("cues.csv")
    with table.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            classes.setdefault(row["class"], set()).add(row["word"])
    return {name: frozenset(words) for name, words in classes.items()}


def cue(name: str) -> frozenset[str]:
    """The words or lemmas of a class of ``cues.csv``, such as ``increase_noun``; KeyError for a class it has not."""
    return _cues()[name]
