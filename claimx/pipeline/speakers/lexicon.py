"""The word lists behind attribution: reporting verbs, titles and offices, given names, words of organisations."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_DATA = Path(__file__).with_name("data")


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a reporting verb.

    Attributes:
        base: The lemma.
        form: ``base``, ``third``, ``past`` or ``ing``.
        frame: What it takes: ``clause`` (with or without "that"), ``that`` (only with it), ``object`` (also a
            noun phrase), ``dispute`` (another's claim), ``quote`` (direct speech only), ``tell`` (a hearer
            first), ``pledge`` (also an infinitive, of a person), ``out``, ``at``, ``for`` (with that particle).
        noun: Whether the form is a common noun too ("claims", "estimates").
    """

    base: str
    form: str
    frame: str
    noun: bool


@dataclass(frozen=True, slots=True)
class Role:
    """A word that heads a title, rank or office; ``means`` is its long form, ``gender`` m, f or empty."""

    kind: str
    means: str
    gender: str


def _rows(name: str) -> list[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def verbs() -> dict[str, Verb]:
    """Every form of a reporting verb, in lower case."""
    found: dict[str, Verb] = {}
    for row in _rows("verbs.csv"):
        for form in ("base", "third", "ing", "past"):
            noun = row["noun"] == "yes" and form in ("base", "third")
            found[row[form]] = Verb(row["base"], form, row["frame"], noun)
    return found


@cache
def roles() -> dict[str, Role]:
    """Heads of titles, ranks and offices, in lower case."""
    return {row["word"]: Role(row["kind"], row["means"] or row["word"], row["gender"]) for row in _rows("roles.csv")}


@cache
def given_names() -> dict[str, str]:
    """Given names in lower case with their gender: m, f, or empty where both bear it."""
    return {row["name"]: row["gender"] for row in _rows("given_names.csv")}


@cache
def _words() -> dict[str, frozenset[str]]:
    lists = json.loads((_DATA / "words.json").read_text("utf-8"))
    return {name: frozenset(value.split()) for name, value in lists.items()}


@cache
def words(name: str) -> frozenset[str]:
    """A named list of words, in lower case; raises KeyError for an unknown name."""
    return _words()[name]
