"""The facts of the knowledge base, one small frozen class a kind of row."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from claimx.records import Scope, Via


class Rule(StrEnum):
    """What an ambiguous name needs before it is taken for a place.

    ``drop``: never taken. ``cue``: also a common word; needs a preposition of place, or other mention of
    its force. ``person``: also a surname or given name. ``abroad``: also a city abroad, and ``support``:
    often something else; both need another mention of the same force in the document. ``noun``: a common
    noun ("the capital"), not taken before words that use it so nor in a document about another force.
    """

    DROP = "drop"
    CUE = "cue"
    PERSON = "person"
    ABROAD = "abroad"
    SUPPORT = "support"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts come from: title, licence and the words of attribution the licence asks for."""

    id: str
    title: str
    licence: str
    attribution: str


@dataclass(frozen=True, slots=True)
class Force:
    """A police force. ``start`` and ``end`` (the first day it no longer was) are None where not needed."""

    id: str
    name: str
    kind: str
    country: str
    region: str
    start: dt.date | None
    end: dt.date | None
    successor: str | None
    gss: str | None
    wikidata: str | None
    domain: str | None
    oversight: str | None
    source: str

    @property
    def territorial(self) -> bool:
        """Whether it polices a territory (so that places can name it)."""
        return self.kind in ("territorial", "crown-dependency")

    def existed(self, date: dt.date | None) -> bool:
        """Whether the force existed on a day; True for an unknown day unless it was abolished."""
        if date is None:
            return self.end is None
        return (self.start is None or self.start <= date) and (self.end is None or date < self.end)


@dataclass(frozen=True, slots=True)
class Holder:
    """One term of an elected or appointed holder of police powers. ``end`` is the day it ended."""

    office: str
    force: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    start: dt.date | None
    end: dt.date | None
    source: str


@dataclass(frozen=True, slots=True)
class Minister:
    """One term in an office of government or of the opposition front bench."""

    office: str
    name: str
    start: dt.date | None
    end: dt.date | None
    source: str


@dataclass(frozen=True, slots=True)
class Name:
    """A surface form and what it can stand for.

    Attributes:
        surface: As written in the data.
        ids: Forces it stands for together; empty for a nation or a place abroad.
        via: By which way it links.
        scope: ``force``, or ``national`` or ``other`` for a nation or a place abroad.
        exact: Whether capitals must be as in ``surface`` (abbreviations).
        either: Whether ``ids`` are alternatives of which one is meant.
        area: Whether it is the territory that gives the force its name.
        multiple: Whether the name by itself means several forces.
        rule: What an ambiguous name needs; None for a plain one.
        population: Of a place, 0 where unknown.
        legacy: Force of a Scottish place before the merger of April 2013.
        guarded: Needs "the" before it or a police word after it ("the Met").
        start, end: Between which days the name holds (terms of office).
        source: Id of a source.
    """

    surface: str
    ids: tuple[str, ...]
    via: Via
    source: str
    scope: Scope = Scope.FORCE
    exact: bool = False
    either: bool = False
    area: bool = False
    multiple: bool = False
    rule: Rule | None = None
    population: int = 0
    legacy: str | None = None
    guarded: bool = False
    start: dt.date | None = None
    end: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A force that a text may mean: which, by which way, how surely (0 to 1), and why in words."""

    force: str
    via: Via
    score: float
    why: str
