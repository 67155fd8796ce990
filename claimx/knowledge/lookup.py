"""What forces a short text may mean, for a person to look up."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from claimx.knowledge.gazetteer import Hit, tokens
from claimx.knowledge.model import Candidate, Name, Rule
from claimx.records import Scope, Via

if TYPE_CHECKING:
    from claimx.knowledge.store import KnowledgeBase

MERGED = dt.date(2013, 4, 1)  # the eight Scottish forces became Police Scotland
_SCORES = {Via.NAME: 0.99, Via.ALIAS: 0.95, Via.PERSON: 0.9, Via.PLACE: 0.85, Via.COLLECTIVE: 0.9}
_WHY = {
    Via.NAME: "official name",
    Via.ALIAS: "alias",
    Via.PERSON: "held office over the force",
    Via.PLACE: "place policed by the force",
    Via.COLLECTIVE: "one of a set of forces",
}


def in_term(name: Name, date: dt.date | None) -> bool:
    """Whether a name (of an office holder) holds on a day; any term fits an unknown day."""
    if date is None:
        return True
    return (name.start is None or name.start <= date) and (name.end is None or date <= name.end)


def on_date(name: Name, date: dt.date | None) -> tuple[str, ...]:
    """The forces a name stands for on a day, with the Scottish forces of that day.

    A Scottish place or area is its legacy force before the merger of April 2013 and Police Scotland from then
    on; a legacy force called by its own name keeps its id.
    """
    if name.legacy is None:
        return name.ids
    before = date is not None and date < MERGED
    return (name.legacy,) if before else ("police-scotland",)


def candidates(base: KnowledgeBase, text: str, date: dt.date | None) -> list[Candidate]:
    """See :meth:`KnowledgeBase.lookup`."""
    best: dict[str, Candidate] = {}
    hits = list(base.gazetteer.find(text, tokens(text)))
    for hit in hits or _loose(base, text):
        for candidate in _of_hit(base, text, hit, date):
            old = best.get(candidate.force)
            if old is None or candidate.score > old.score:
                best[candidate.force] = candidate
    return sorted(best.values(), key=lambda c: (-c.score, c.force))


def _loose(base: KnowledgeBase, text: str) -> list[Hit]:
    """The names in a text typed without capitals."""
    for variant in (text.title(), text.upper()):
        hits = list(base.gazetteer.find(variant, tokens(variant)))
        if hits and not any(name.guarded for name in hits[0].names):
            return hits
    return []


def _of_hit(base: KnowledgeBase, text: str, hit: Hit, date: dt.date | None) -> list[Candidate]:
    named = text[hit.start : hit.end]
    found = []
    for rank, name in enumerate(n for n in hit.names if n.scope is Scope.FORCE and in_term(n, date)):
        ids = on_date(name, date)
        for position, id in enumerate(ids):
            score = _SCORES[name.via]
            if name.rule in (Rule.CUE, Rule.ABROAD, Rule.SUPPORT):
                score -= 0.25
            if name.either or rank:
                score -= 0.1 * (position + rank)
            why = f"{named}: {_WHY[name.via]} ({base.force(id).name})"
            if name.via is Via.PERSON and name.start:
                why += f", from {name.start.isoformat()}" + (f" to {name.end.isoformat()}" if name.end else "")
            found.append(Candidate(id, name.via, round(max(score, 0.05), 2), why))
    return found
