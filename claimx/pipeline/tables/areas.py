"""The forces that a label names: a force, a place, a region, a nation, or several of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimx.knowledge import Name, base
from claimx.knowledge.gazetteer import tokens
from claimx.knowledge.lookup import in_term, on_date
from claimx.pipeline.tables.cells import Cell
from claimx.pipeline.tables.lexicon import words
from claimx.pipeline.tables.marks import notes_start, plain
from claimx.pipeline.types import Area, Link
from claimx.records import Scope, Via

_SCORES = {Via.NAME: 0.98, Via.ALIAS: 0.95, Via.PLACE: 0.9, Via.COLLECTIVE: 0.85}
# What an area leaves out is not part of it: "England (excl. four forces)".
_WITHOUT = re.compile(r"[\s(,]+(?:excl\b|excluding|except|less\b|not including|without|minus)", re.I)
_BRACKETS = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[A-Za-z]+")
_OWN_NAMES = {
    "metropolitan": "Metropolitan Police",
    "metropolitan district": "Metropolitan Police",
    "london, city of": "City of London",
    "met": "Metropolitan Police",
    "met police": "Metropolitan Police",
}
_REGIONS = {
    "west midlands": "West Midlands region",
    "london": "London region",
    "eastern": "East of England region",
    "east": "East of England region",
    "north": "North East region",
    "yorkshire": "Yorkshire and the Humber region",
}
_REGION_NAMES = re.compile(
    r"(?:north east|north west|east midlands|south east|south west|east of england|eastern"
    r"|yorkshire and (?:the )?humber(?:side)?)\b",
    re.I,
)
NATIONAL = Area((), Scope.NATIONAL)
# Labels longer than this are read but not kept.
_LONGEST = 200
# So many of the forces of England and Wales are all of them.
_ALL = 38


@dataclass(frozen=True, slots=True)
class Named:
    """The area that a label names.

    Attributes:
        start, end: The words in the label.
        ids: Its forces, empty for a nation.
        via, score: How and how surely they were linked.
        pure: Whether the label is nothing but its name.
        weak: Whether the name is also a common word, a surname or a place abroad.
    """

    start: int
    end: int
    ids: tuple[str, ...]
    via: Via
    score: float
    pure: bool
    weak: bool

    def area(self, cell: Cell) -> Area:
        """The area with the offsets of its words, which stand in a cell."""
        start, end = cell.start + self.start, cell.start + self.end
        if not self.ids:
            return NATIONAL
        return Area(tuple(Link(id, self.via, self.score, start, end) for id in self.ids), Scope.FORCE)


def named(text: str, date: dt.date | None, *, regions: bool = False) -> Named | None:
    """The area that a label names, None where it names none; with ``regions`` a name that is also a region's is one."""
    return (_kept if len(text) <= _LONGEST else _named)(text, date, regions)


def _named(text: str, date: dt.date | None, regions: bool) -> Named | None:
    begin = notes_start(text)
    label = " " * begin + plain(text)
    cut = _WITHOUT.search(label)
    if cut is not None:
        label = label[: cut.start()]
    bare = _BRACKETS.sub(lambda found: " " * len(found.group()), label)
    bare = bare if bare.strip() else label
    low = " ".join(bare.lower().split())
    known = (_REGIONS.get(low) if regions else None) or _OWN_NAMES.get(low)
    if known:
        found = _named(known, date, False)
        start = len(bare) - len(bare.lstrip())
        return (
            None
            if found is None
            else Named(start, start + len(bare.strip()), found.ids, found.via, found.score, True, False)
        )
    hits = [(hit, names) for hit in base().gazetteer.find(bare, tokens(bare)) if (names := _fitting(hit.names, date))]
    forces = [(hit, names[0]) for hit, names in hits if names[0].scope is Scope.FORCE]
    nations = [hit for hit, names in hits if names[0].scope is Scope.NATIONAL]
    if not forces and not nations:
        return None
    taken = [hit for hit, _ in forces] or nations[:1]
    edges = [0, *(edge for hit, _ in hits for edge in (hit.start, hit.end)), len(bare)]
    rest = " ".join(bare[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    pure = all(word.lower() in words("beside") for word in _WORD.findall(rest))
    start, end = taken[0].start, taken[-1].end
    if not forces:
        return Named(start, end, (), Via.COLLECTIVE, 0.9, pure, False)
    ids = tuple(dict.fromkeys(id for _, name in forces for id in _ids(name, date)))
    via = forces[0][1].via
    weak = any((name.rule is not None and not (pure and name.area)) or name.guarded for _, name in forces)
    return Named(start, end, ids, via, _SCORES.get(via, 0.9), pure, weak)


_kept = lru_cache(maxsize=8_192)(_named)


def _fitting(names: Sequence[Name], date: dt.date | None) -> list[Name]:
    fitting = [n for n in names if n.via is not Via.PERSON and n.scope is not Scope.OTHER and in_term(n, date)]
    return sorted(fitting, key=lambda n: (not n.area, -n.population))


def _ids(name: Name, date: dt.date | None) -> tuple[str, ...]:
    ids = on_date(name, date)
    return ids[:1] if name.either else ids


def is_regional(labels: Iterable[str]) -> bool:
    """Whether labels are a list of regions, so that "West Midlands" among them is one."""
    return sum(1 for label in labels if _REGION_NAMES.match(plain(label))) >= 2


def areas_of(labels: Sequence[Cell], date: dt.date | None, *, geographic: bool, regional: bool) -> list[Area | None]:
    """The areas of the labels of one column or row of a table, None where a label names none.

    Args:
        labels: In order.
        date: The day of the document.
        geographic: Whether a header says that they are areas.
        regional: Whether they are regions.
    """
    read = [named(label.text, date, regions=regional) if label.text else None for label in labels]
    pure = [one for one in read if one is not None and one.pure]
    filled = sum(1 for label in labels if label.text)
    mostly = geographic or (len(pure) > 1 and len(pure) * 2 >= filled and any(not one.weak for one in pure))
    found: list[Area | None] = []
    for label, one in zip(labels, read, strict=True):
        taken = one is not None and ((one.pure and (not one.weak or mostly)) or mostly)
        found.append(one.area(label) if one is not None and taken else None)
    return found


def together(areas: Iterable[Area]) -> Area | None:
    """The area of a total over areas: all their forces, or the country where they are (nearly) all there are."""
    links: dict[str, Link] = {}
    for area in areas:
        for link in area.links:
            links.setdefault(link.id, Link(link.id, Via.COLLECTIVE, 0.8))
    if not links:
        return None
    return NATIONAL if len(links) >= _ALL else Area(tuple(links.values()), Scope.FORCE)
