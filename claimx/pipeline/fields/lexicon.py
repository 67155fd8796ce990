"""Word classes that set the fields of a claim, read from the table beside this module."""

from __future__ import annotations

from functools import cache

from claimx.pipeline.wordlists import lists


@cache
def cue(name: str) -> frozenset[str]:
    """The words or lemmas of a class of ``cues.csv``, such as ``increase_noun``; KeyError for a class it has not."""
    return lists("fields", "cues.csv")[name]
