"""The words that say what a figure on the police is of, from ``cues.json``."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

# Texts whose words are kept: names of forces and subjects stand in many claims of a document.
_KEPT = 4_096
_WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")


@cache
def _data() -> Mapping[str, Any]:
    told: Mapping[str, Any] = json.loads((files("claimx.checks.official") / "cues.json").read_text("utf-8"))
    return told


@cache
def cue(name: str) -> re.Pattern[str]:
    """Any of the words of a list, longest first."""
    return _any(_data()[name])


@cache
def cues_of(name: str) -> Mapping[str, re.Pattern[str]]:
    """The words of each of several lists by what they stand for: ``funding`` (what a measure of money is called),
    ``also`` (other names of a group of people), ``of_nation`` (what speaks of a force's nation)."""
    return {meant: _any(words) for meant, words in _data()[name].items()}


@cache
def _neutral() -> frozenset[str]:
    return frozenset(_data()["neutral"])


def bare(text: str) -> bool:
    """Whether the words of a clause name nothing that is counted, so that its amount is of what was told before."""
    return all(word in _bare() or word[0].isdigit() for word in _WORD.findall(text.lower()))


@cache
def _bare() -> frozenset[str]:
    words = (*_data()["bare"], *_data()["neutral"], *_data()["hedges"])
    return frozenset(part for word in words for part in _WORD.findall(word))


@cache
def before_amount(name: str) -> re.Pattern[str]:
    """Any of the words of a list right before an amount, with hedges between."""
    hedges = "|".join(sorted(map(re.escape, _data()["hedges"]), key=len, reverse=True))
    words = "|".join(sorted(map(re.escape, _data()[name]), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?: (?:{hedges}))*\W*$", re.IGNORECASE)


def wholes() -> frozenset[str]:
    """Names of places that are the whole of what one force polices, beside the areas that forces are called after."""
    return frozenset(_data()["wholes"])


@cache
def parties() -> Mapping[str, tuple[tuple[dt.date, dt.date | None], ...]]:
    """From when to when parties and coalitions were in power, by what they are called."""
    day = dt.date.fromisoformat
    told = _data()["in_power"].items()
    return {name: tuple((day(one), day(last) if last else None) for one, last in terms) for name, terms in told}


@cache
def figurative() -> frozenset[str]:
    """Words that may stand for officers."""
    return frozenset(_data()["figurative"])


@lru_cache(maxsize=_KEPT)
def telling(text: str) -> frozenset[str]:
    """The words of a text that say what is counted, singular and in small letters, neutral ones left out."""
    return frozenset(_singular(word) for word in _WORD.findall(text.lower()) if word not in _neutral())


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _any(words: list[str]) -> re.Pattern[str]:
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)", re.IGNORECASE)
