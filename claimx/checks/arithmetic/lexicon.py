"""Words that say how amounts belong together, read from ``cues.json``."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_][\w'’.-]*")


@cache
def _cues() -> Mapping[str, frozenset[str]]:
    with files("claimx.checks.arithmetic").joinpath("cues.json").open(encoding="utf-8") as file:
        return {name: frozenset(phrases) for name, phrases in json.load(file).items()}


@cache
def cues(name: str) -> frozenset[str]:
    """The words and phrases of a class, in lower case."""
    return _cues()[name]


@cache
def one_of(name: str) -> str:
    """A pattern for any of them, the longest first."""
    return "(?:" + "|".join(re.escape(cue) for cue in sorted(cues(name), key=lambda cue: (-len(cue), cue))) + ")"


def words(text: str) -> list[str]:
    """The words of a text in lower case."""
    return [word.rstrip(".") for word in _WORD.findall(text.lower())]
