"""Wordings that are signs of something, and the offices of speakers, from the tables in ``data/``."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from claimx.worthiness.tokens import YEAR, tokens

# By the first token of a phrase: the others, and the sign.
Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (files("claimx.worthiness") / "data" / name).open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


@cache
def phrases(name: str) -> Phrases:
    """The phrases of a table of ``data/``: ``cues.csv`` or ``offices.csv``."""
    held: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in _rows(name):
        for phrase in row["phrases"].split("|"):
            first, *rest = (token for part in phrase.split() for token in ([part] if part == YEAR else tokens(part)))
            held.setdefault(first, []).append((tuple(rest), row["sign"]))
    return {first: tuple(ways) for first, ways in held.items()}


@cache
def signs_of(name: str) -> tuple[str, ...]:
    """The signs of a table of ``data/``, in its order."""
    return tuple(row["sign"] for row in _rows(name))


@dataclass(frozen=True, slots=True)
class Joined:
    """A sign that holds where others hold together: of each of ``any_of`` at least one, of ``none_of`` none."""

    sign: str
    any_of: tuple[frozenset[str], ...]
    none_of: frozenset[str]

    def holds(self, signs: Collection[str]) -> bool:
        """Whether it holds where these do."""
        for part in self.any_of:
            if part.isdisjoint(signs):
                return False
        return self.none_of.isdisjoint(signs)


@cache
def joined() -> tuple[Joined, ...]:
    """The signs of ``joined.csv``: needs parted by ``&``, each with its choices parted by ``|``; ``!`` is none of."""
    found = []
    for row in _rows("joined.csv"):
        needs = [need.strip() for need in row["needs"].split("&")]
        any_of = tuple(frozenset(need.split("|")) for need in needs if not need.startswith("!"))
        found.append(Joined(row["sign"], any_of, frozenset(need[1:] for need in needs if need.startswith("!"))))
    return tuple(found)


@cache
def shown() -> Mapping[str, str]:
    """The words that each sign is shown with, in the order of ``signs.csv``."""
    return MappingProxyType({row["sign"]: row["shown"] for row in _rows("signs.csv")})


def told(found: Sequence[str], table: Phrases) -> list[str]:
    """The signs whose phrases stand among tokens, in their order; one that stands twice is told once."""
    signs: dict[str, None] = {}
    for place, ways in enumerate(map(table.get, found)):
        if ways is None:
            continue
        for rest, sign in ways:
            if not rest or tuple(found[place + 1 : place + 1 + len(rest)]) == rest:
                signs[sign] = None
    return list(signs)
