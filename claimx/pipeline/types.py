"""Small slotted classes that pass between the components: offsets and plain values, no spaCy objects.

All offsets count code points in the document's text unless a docstring says otherwise.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from claimx.records import Bound, Offsets, Scope, Via


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its offsets, its index in the document and the index of its block."""

    start: int
    end: int
    index: int
    block: int


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as the grammar found it.

    Attributes:
        start, end: The core (currency sign, digits or number words, scale word, per cent).
        form: Which rule of the grammar read it: ``number``, ``money``, ``percent``, ``points``,
            ``fraction``, ``ratio`` (one in five), ``multiple`` (doubled, three times), ``measure``
            (8 minutes, 2,300 square miles), ``vague`` (hundreds; no value).
        value, value_high: In the unit's own scale; value_high only for a range.
        bound_span, per_span: The words that set the bound and the rate.
        direction: For a verb of multiplication, +1 (doubled) or -1 (halved); else 0.
        worded: Whether it is written in words ("four", "half a million").
        group: Amounts of one list or pair that share what they count carry the same number; else None.
    """

    start: int
    end: int
    form: str
    value: float | None
    value_high: float | None = None
    unit: str = "count"
    bound: Bound = Bound.EXACT
    per: str | None = None
    bound_span: Offsets | None = None
    per_span: Offsets | None = None
    direction: int = 0
    worded: bool = False
    group: int | None = None

    def shift(self, offset: int) -> Amount:
        """The same amount in a text that starts ``offset`` code points earlier."""

        def moved(span: Offsets | None) -> Offsets | None:
            return None if span is None else (span[0] + offset, span[1] + offset)

        return replace(
            self,
            start=self.start + offset,
            end=self.end + offset,
            bound_span=moved(self.bound_span),
            per_span=moved(self.per_span),
        )


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A stretch of time named in the text; ``first`` and ``last`` days are None where open or unknown."""

    start: int
    end: int
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Times:
    """The period an amount is of and the baseline its change is measured against."""

    period: TimeSpan | None = None
    baseline: TimeSpan | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A force linked to an amount; offsets of the words that name it, None where nothing in the text does."""

    id: str
    via: Via
    score: float
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """Whose amount it is."""

    links: tuple[Link, ...]
    scope: Scope


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is responsible for what stands between two offsets.

    Attributes:
        start, end: The words attributed (inside the quotation, or the reported clause).
        name: At its fullest in the document.
        role: Office or rank as the document gives it.
        quoted: True for direct speech.
        cue: Offsets of the words that make the attribution ("Ms Allen said").
    """

    start: int
    end: int
    name: str
    role: str | None = None
    quoted: bool = False
    cue: Offsets | None = None
