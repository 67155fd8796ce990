"""The word lists of the amounts grammar, read once from ``lexicon.json``."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any


@cache
def _data() -> dict[str, Any]:
    source = resources.files(__package__).joinpath("lexicon.json")
    return dict(json.loads(source.read_text(encoding="utf-8")))


@cache
def words(name: str) -> frozenset[str]:
    """A list of the lexicon as a set; raises ``KeyError`` for an unknown name."""
    return frozenset(_data()[name])


@cache
def table(name: str) -> dict[str, Any]:
    """A mapping of the lexicon, or of a group of it (``bounds_before``); raises ``KeyError`` if unknown."""
    return dict(_data()[name])


@cache
def phrases(name: str) -> dict[tuple[str, ...], str]:
    """A table of category -> phrases turned round: the words of each phrase -> its category."""
    return {tuple(phrase.split()): kind for kind, listed in _data()[name].items() for phrase in listed}


@cache
def phrase_set(name: str) -> frozenset[tuple[str, ...]]:
    """A list of phrases, each as the tuple of its words."""
    return frozenset(tuple(phrase.split()) for phrase in _data()[name])


@cache
def number_words() -> frozenset[str]:
    """Every word at which a numeral, a fraction, a multiple or a vague amount can begin."""
    lists = (
        "small",
        "scales",
        "denominators",
        "vulgar",
        "multiple_verbs",
        "multiple_adjectives",
        "folds",
        "vague",
    )
    return frozenset().union(*(_data()[name] for name in lists))


@cache
def openers() -> frozenset[str]:
    """Every word and sign, other than digits, at which an amount can begin."""
    lists = ("currency_signs", "dollar_prefixes", "currency_codes", "vague_openers")
    listed = frozenset().union(*(_data()[name] for name in lists))
    return listed | number_words() | {"a", "an", "one", "three", "half", "quarter", "third"}


@cache
def rate_openers() -> frozenset[str]:
    """Every word and sign at which a rate can begin."""
    return frozenset(_data()["rate_adverbs"]) | {"per", "for", "each", "every", "a", "an", "/", "p"}


@cache
def reference_words() -> frozenset[str]:
    """Every word, spells of time left out, whose number or name may be no amount."""
    lists = ("references", "capital_references", "identified", "makes", "small")
    return frozenset().union(*(_data()[name] for name in lists)) | {"number", "numbers"}
