"""A stored record brought up to what a file shows: what a person has changed in a tool wins, the rest is kept."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from claimx.corpus.formats.model import Annotated as Document
from claimx.corpus.formats.model import Ignored, Stored, names
from claimx.corpus.formats.words import nearest, same, words_of
from claimx.corpus.gold import GoldClaim
from claimx.corpus.quotes import trimmed
from claimx.errors import CorpusError
from claimx.records import Offsets

# The first and the last day of a period; None where it is open or unknown.
Days = tuple[str | None, str | None]
_TIMES = frozenset({"period", "baseline"})
# A mention that was made in a tool, before a person has given its fields.
BLANK: Mapping[str, Any] = dict.fromkeys("value value_high unit bound per type topic subject change status".split()) | {
    "forces": [],
    "scope": None,
    "speaker": None,
    "period": None,
    "baseline": None,
    "optional": False,
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention as a file shows it.

    Attributes:
        name: That it was written under, if the file kept it.
        fields: Values that the file shows, of any keys of a mention but its arguments.
        arguments: For each argument that the file can show, its words; None where it shows none.
        times: For each period that the file shows the days of, its first and last.
    """

    start: int
    end: int
    name: str | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    arguments: Mapping[str, str | None] = field(default_factory=dict)
    times: Mapping[str, Days] = field(default_factory=dict)


def merged(base: Stored, seen: Sequence[Seen], where: str, *, ignored: Sequence[Offsets] | None = None) -> Document:
    """The document as a file shows it.

    A mention is known again by its name, else by its place, else by the place it overlaps most with; a stored one that
    was shown and is not seen any more was deleted, one that is seen and not known is new.

    Args:
        where: The file, and the line if there is one, for errors.
        ignored: Regions in which nothing is scored, where the file shows them.

    Raises:
        CorpusError: A mention of no words, or two that overlap.
    """
    known = dict(names(base.document))
    text = base.document.text
    claims = [claim for name, claim in known.items() if name not in base.shown]
    cut = [replace(one, start=ends[0], end=ends[1]) for one in seen for ends in [trimmed(text, one.start, one.end)]]
    for one, name in _known_again({name: known[name] for name in known if name in base.shown}, cut):
        if one.start >= one.end:
            raise CorpusError(f"{where}: a mention at {one.start} has no words", remedy="mark words, or remove it")
        claims.append(_claim(text, known.get(name or ""), one, where))
    claims.sort(key=lambda claim: claim.start)
    for first, second in itertools.pairwise(claims):
        if second.start < first.end:
            words = text[second.start : second.end]
            raise CorpusError(f"{where}: mentions overlap at {words!r}, {second.start}", remedy="keep one of the two")
    document = replace(base.document, claims=tuple(claims))
    return document if ignored is None else replace(document, ignored=tuple(_regions(base.document, ignored)))


def _regions(document: Document, ignored: Iterable[Offsets]) -> list[Ignored]:
    """Regions as they are seen; one that was stored keeps its words, and the white space at its edges."""
    text = document.text
    before = {trimmed(text, one.start, one.end): one for one in document.ignored}
    found = [before.get(trimmed(text, *place), Ignored(*place)) for place in set(ignored)]
    unseen = [one for one in document.ignored if not text[one.start : one.end].strip()]
    return sorted([*found, *unseen], key=lambda one: (one.start, one.end))


def _known_again(known: Mapping[str, GoldClaim], seen: Sequence[Seen]) -> list[tuple[Seen, str | None]]:
    """Each mention seen with the name of the stored one that it is."""
    places = list(known)
    starts, ends = [known[name].start for name in places], [known[name].end for name in places]
    pairs = []
    for number, one in enumerate(seen):
        # Stored mentions do not overlap, so that their ends are in order too.
        fits = set(places[bisect_right(ends, one.start) : bisect_left(starts, one.end)])
        if one.name is not None and one.name in known:
            fits.add(one.name)
        pairs += [(*_rank(one, name, known[name]), number, name) for name in fits]
    of: dict[int, str] = {}
    taken: set[str] = set()
    for _, _, number, name in sorted(pairs):
        if number not in of and name not in taken:
            of[number] = name
            taken.add(name)
    return [(one, of.get(number)) for number, one in enumerate(seen)]


def _rank(one: Seen, name: str, claim: GoldClaim) -> tuple[int, int]:
    """How well a mention seen fits a stored one, the least best."""
    overlap = min(one.end, claim.end) - max(one.start, claim.start)
    if one.name == name:
        return 0, -overlap
    return (1 if (one.start, one.end) == (claim.start, claim.end) else 2), -overlap


def _claim(text: str, known: GoldClaim | None, one: Seen, where: str) -> GoldClaim:
    fields = dict(BLANK if known is None else known.fields)
    # A key that is not there says what an empty one says.
    fields |= {key: value for key, value in one.fields.items() if key in fields or value not in (None, False, [])}
    if known is not None and (known.start, known.end) != (one.start, one.end):
        fields.pop("quote", None)
    for name, words in one.arguments.items():
        given = None if known is None else words_of(known, name)
        if words is None:
            # Words that stand nowhere in the text could not be shown, so that they were not taken away.
            if given and known and nearest(text, given, known.start, known.end):
                fields[name] = None
        elif not same(words, given):
            fields[name] = _time(fields.get(name), text=words) if name in _TIMES else words
    for name, (first, last) in one.times.items():
        if fields.get(name) is not None:
            fields[name] = _time(fields[name], start=first, end=last)
        elif (first, last) != (None, None):
            said = text[one.start : one.end]
            raise CorpusError(f"{where}: {said!r} has days of a {name} without its words", remedy="mark and link them")
    return GoldClaim(one.start, one.end, fields)


def _time(before: object, **changed: str | None) -> dict[str, Any]:
    return {"text": None, "start": None, "end": None} | (before if isinstance(before, dict) else {}) | changed
