"""The police areas that a sentence names, where it names them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from claimx.checks.official.lexicon import wholes
from claimx.knowledge import base as knowledge
from claimx.knowledge.gazetteer import tokens
from claimx.records import Scope, Via

# Claims of one sentence stand by each other.
_KEPT = 256
_NAMING = (Via.NAME, Via.ALIAS, Via.PLACE, Via.COLLECTIVE)
# An area that something is only set against.
_COMPARED = re.compile(r"\b(?:than|unlike|beside|like|as in)(?: (?:the|in|that of|those of))* $", re.I)


@dataclass(frozen=True, slots=True)
class Named:
    """The name of one police area at ``start`` to ``end`` of a text; ``compared`` where something is set against it."""

    start: int
    end: int
    area: str
    compared: bool


@lru_cache(maxsize=_KEPT)
def named_areas(text: str) -> tuple[Named, ...]:
    """The areas that a text names as a whole, in their order."""
    found = []
    for hit in knowledge().gazetteer.find(text, tokens(text)):
        ids = {
            id
            for name in hit.names
            if name.scope is Scope.FORCE and name.via in _NAMING
            if name.via is not Via.PLACE or is_area(text[hit.start : hit.end])
            for id in name.ids
        }
        if len(ids) == 1:
            compared = _COMPARED.search(text[max(0, hit.start - 20) : hit.start]) is not None
            found.append(Named(hit.start, hit.end, ids.pop(), compared))
    return tuple(found)


def is_area(name: str) -> bool:
    """Whether a name of a place is that of the whole of what one force polices."""
    return name in areas() or (name.isupper() and name.title() in areas())


@cache
def areas() -> frozenset[str]:
    """The names of the territories that forces police."""
    return wholes() | {name.surface for name in knowledge().names if name.area}
