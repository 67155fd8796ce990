"""Labels of what came or went in a time: "Stations closed in year", "Officers who left", "Recruited"."""

from __future__ import annotations

import re

from claimx.pipeline.fields.moving import JOINING, LEAVING, PREMISES, REMOVING
from claimx.pipeline.tables.changes import Moves
from claimx.pipeline.tables.marks import notes_end, notes_start
from claimx.pipeline.tables.remembered import remembered
from claimx.pipeline.tables.subjects import workforce_of
from claimx.records import Change, Topic

_LEMMAS = {
    "axed": "axe",
    "closed": "close",
    "cut": "cut",
    "deleted": "delete",
    "departed": "depart",
    "disbanded": "disband",
    "dismissed": "dismiss",
    "hired": "hire",
    "joined": "join",
    "joining": "join",
    "leaving": "leave",
    "left": "leave",
    "lost": "lose",
    "quit": "quit",
    "recruited": "recruit",
    "removed": "remove",
    "resigned": "resign",
    "retired": "retire",
    "sacked": "sack",
    "scrapped": "scrap",
}
_WORD = re.compile(
    rf"(?:\b(?:who|that|which)\s+)?(?:\b(?:has|have|had|were|was|been)\s+)*\b(?:voluntarily\s+)?"
    rf"\b(?P<verb>{'|'.join(_LEMMAS)})\b"
    r"(?=\s*(?:$|[(,;])|\s+(?:in|during|over|since|each|by|from|between|the\s+(?:force|police|service)|per|year)\b)",
    re.I,
)
_LAST = re.compile(r"[a-z]+(?=\W*$)")
_LEADING = re.compile(r"(?:number|total|no\.?)(?:\s+of)?\s+", re.I)


@remembered
def _moving(text: str) -> re.Match[str] | None:
    return _WORD.search(text, notes_start(text), notes_end(text))


def flow(text: str, *, context: str, workforce: Topic | None) -> Moves | None:
    """What a label says came or went, as the same words would in a sentence; None where nothing did.

    Args:
        text: The label.
        context: Words about it, for nouns such as "posts" that say nothing alone.
        workforce: What is counted where the label is only of the coming or going ("Joined").
    """
    found = _moving(text)
    if found is None:
        return None
    start = notes_start(text)
    lemma = _LEMMAS[found["verb"].lower()]
    opening = _LEADING.match(text, start)
    noun = text[opening.end() if opening else start : found.start()].strip()
    way = _way(lemma, noun, workforce_of(noun, (0, len(noun)), context=context) if noun else workforce)
    return None if way is None else Moves(way, *found.span("verb"), False, False)


def _way(lemma: str, noun: str, workforce: Topic | None) -> Change | None:
    if lemma == "close":
        last = _LAST.search(noun.lower())
        return Change.DECREASE if last is not None and last.group().removesuffix("s") in PREMISES else None
    if workforce is None:
        return None
    if lemma in JOINING or lemma in ("recruit", "hire"):
        return Change.INCREASE
    return Change.DECREASE if lemma in LEAVING | REMOVING else None
