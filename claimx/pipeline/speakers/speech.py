"""Who speaks each quotation: the cue beside it, else whoever was speaking before it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from claimx.pipeline.speakers.cues import Cue
from claimx.pipeline.speakers.entities import Entity
from claimx.pipeline.speakers.quotes import Quote
from claimx.pipeline.speakers.subjects import Unit
from claimx.pipeline.speakers.units import Layout

OPENERS = frozenset({'"', "“", "‘", "'", "„", "«"})
_FRAGMENT = 4  # words; a shorter quotation without a cue of its own is no speech
_Span = tuple[int, int, Entity | None, tuple[int, int] | None]


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that touch made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


class Speech:
    """Goes over the units in order and remembers who spoke last."""

    def __init__(self, made: Layout) -> None:
        self._made = made
        self._starts = [quote.start for quote in made.quotes]
        self._block = -2
        self._spoke: Entity | None = None  # in the last unit: by quotation or report
        self._about: Entity | None = None  # whom the last unit was about
        self._quoting: Entity | None = None  # who speaks the last quotation

    def opened(self, unit: Unit) -> Entity | None:
        """Who is to speak after a unit that ends in a colon, or in which speech without marks began."""
        return self._spoke if self._block == unit.block else None

    def unit(
        self, unit: Unit, cues: Sequence[Cue], entities: Sequence[Entity | None], about: Entity | None
    ) -> tuple[list[_Span], Entity | None]:
        """The quotations of a unit with their speakers and cues, and who speaks the last of them."""
        start, end = self._made.span(unit)
        first = bisect_left(self._starts, start)
        quotes = self._made.quotes[first : bisect_right(self._starts, end)]
        spans: list[_Span] = []
        told: Entity | None = None
        places = [cue.start for cue in cues]
        for quote in quotes:
            number = self._cue(quote, cues, places)
            if quote.continues:
                who, words = self._quoting, None
            elif number is not None and (entities[number] is not None or cues[number].subject.nobody):
                who, words = entities[number], self._words(cues[number])
            elif any(entity is not None for entity in entities) or not self._speech(quote, unit):
                continue
            else:
                who, words = told or self._near(unit), None
            spans.append((quote.start, quote.end, who, words))
            told = self._quoting = who
        speaking = [entity for entity, cue in zip(entities, cues, strict=True) if entity is not None and cue.speech]
        reporting = [entity for entity in entities if entity is not None]
        self._spoke = speaking[-1] if speaking else reporting[-1] if reporting else told
        if cues and cues[-1].shape == "colon":
            self._spoke = entities[-1]
        self._about = about
        self._block = unit.block
        return spans, told

    def _words(self, cue: Cue) -> tuple[int, int]:
        return self._made.tokens.starts[cue.start], self._made.tokens.ends[cue.end - 1]

    def _cue(self, quote: Quote, cues: Sequence[Cue], places: Sequence[int]) -> int | None:
        """Number of the cue that introduces or follows a quotation."""
        tokens = self._made.tokens
        after = bisect_left(places, tokens.at(quote.end) - 1)
        near = None
        if after < len(cues) and cues[after].shape == "around" and cues[after].speech:
            near = after
            if tokens.starts[cues[after].start] - quote.end <= 4:
                return after
        for number in range(after - 1, max(after - 4, -1), -1):
            if cues[number].shape in ("after", "colon", "around") and cues[number].speech:
                return number
        return near

    def _speech(self, quote: Quote, unit: Unit) -> bool:
        """Whether a quotation without a cue is speech and not a name or an expression."""
        tokens = self._made.tokens
        first, last = tokens.at(quote.start) + 1, tokens.at(quote.end)
        if last - first < _FRAGMENT or first >= len(tokens):
            return False
        opens = tokens.at(quote.start) <= unit.start + 1
        head = tokens.words[first][0]
        return opens and (head.isupper() or head.isdigit() or not head.isalnum())

    def _near(self, unit: Unit) -> Entity | None:
        """Who was speaking just before a unit."""
        if self._block == unit.block:
            return self._spoke or self._about
        if unit.first and self._block >= unit.block - 2:
            return self._spoke or self._about
        return None
