"""What the checks pass on: amounts in their sentences, and relations between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property

from claimx.check_kinds import CheckKind
from claimx.checks.arithmetic.lexicon import cues, words
from claimx.checks.arithmetic.meaning import meant
from claimx.checks.arithmetic.phrases import noun
from claimx.figures.intervals import Figure, figure
from claimx.records import Change, Claim

PERCENT, POINTS, TIMES = "percent", "percentage_points", "times"
# Words by which an amount is a change for the better or the worse, and the characters at it in which they stand.
_VALUED = re.compile(r"\b(?:better|worse|improve\w*|deteriorat\w*|worsen\w*)\b")
_BESIDE, _PAUSE = 40, re.compile("[,;:.]")
# A difference told beside a percentage is one relation with it.
MOVES = frozenset({CheckKind.CHANGE, CheckKind.DIFFERENCE})


# Amounts are told apart by identity: comparing claims costs more than all that is done with them.
@dataclass(frozen=True, eq=False)
class Amount:
    """A claim's amount in its sentence. What several relations ask of it is worked out once.

    Attributes:
        start, end: Its offsets in the sentence.
        family: The units it can be compared in; a change in times is one in percent.
        before: The words between it and the amount before it, or the beginning of the sentence, on one line.
        after: The words up to the next amount, or the end of the sentence.
        moved: Whether it is a change, not a level: by its record, or by the words right at it.
        first: Whether no amount stands before it in its sentence.
        per: Of a rate, what it is per.
        proportion: Whether it is a number of hundredths.
        plain: Whether it is a number of things, money or hours: neither a proportion nor a multiple nor a rate.
    """

    claim: Claim
    start: int
    end: int
    family: str
    before: str
    after: str
    moved: bool
    first: bool = False
    per: str | None = field(init=False)
    proportion: bool = field(init=False)
    plain: bool = field(init=False)

    def __post_init__(self) -> None:
        per = self.claim.quantity.per
        proportion, plain = self.family == PERCENT, self.family not in (PERCENT, POINTS, TIMES)
        self.__dict__.update(per=per, proportion=proportion and per is None, plain=plain and per is None)

    @cached_property
    def direction(self) -> Change:
        """Which way it moved; none where words only call it better or worse: a better time is less of it."""
        beside = f"{_PAUSE.split(self.before[-_BESIDE:])[-1]} {_PAUSE.split(self.after[:_BESIDE])[0]}".lower()
        if _VALUED.search(beside) is None or (cues("rises") | cues("falls")).intersection(words(beside)):
            return self.claim.change
        return Change.LEVEL

    @cached_property
    def noun(self) -> frozenset[str]:
        """The words of the noun phrase right after it, without those of change and comparison; empty for none."""
        return noun(self.after)

    @cached_property
    def figure(self) -> Figure | None:
        """What it can mean; None where it has no number."""
        return figure(self.claim)

    @cached_property
    def size(self) -> float:
        """How large it is; of what has trebled, by how many per cent it grew; nothing where it has no number."""
        quantity = self.claim.quantity
        if quantity.unit == "times" and self.claim.change is not Change.LEVEL:
            return abs(self.figure.value) if self.figure is not None else 0.0
        return abs(quantity.value or 0.0)

    @cached_property
    def meant(self) -> Figure | None:
        """What it can mean where figures are told with some care; None where it has no number."""
        return meant(self.claim, plain=self.plain)

    def alike(self, other: Amount) -> bool:
        """Whether both are in the same units."""
        return self.family == other.family and self.per == other.per

    def alike_unit(self, other: Amount) -> bool:
        """Whether both count the same kind of units, whatever a rate is per."""
        return self.family == other.family


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its amounts in order.

    Attributes:
        gap: Characters between it and the end of the sentence before that has amounts; None for the first.
        loose: Whether digits stand in it that belong to no amount and no time.
    """

    text: str
    start: int
    amounts: tuple[Amount, ...]
    gap: int | None
    loose: bool


class Tie(IntEnum):
    """How surely words tie amounts together: what is told of figures that do not fit depends on it."""

    LOOSE = 0
    """They stand near each other: only a close fit is told."""
    NAMED = 1
    """A word ties them: any fit is told, and no misfit."""
    FAIR = 2
    """They are the only ones near each other that could belong together: a misfit is told if it is a small slip."""
    LIKELY = 3
    """They should belong together: a misfit is told if it is one that a slip could make."""
    SURE = 4


@dataclass(frozen=True, slots=True)
class Relation:
    """Amounts that belong together, by the part each plays.

    Attributes:
        roles: The amounts by role: ``part``, ``whole``, ``share``; ``before``, ``after``, ``by``, ``percent``;
            ``rest``; ``count``, ``base``, ``rate``; ``one``, ``again``.
        tie: How surely the words tie them together.
        size: Of a rate, what it is for: 1,000 of 1,000 people, 1/365 of a day where the count is of a year.
        falls: Whether the words tell of a fall, where no amount is a change; None where they do not say.
        known: Numbers that stand for roles without an amount: 100 per cent.
    """

    kind: CheckKind
    roles: tuple[tuple[str, Amount], ...]
    tie: Tie = Tie.SURE
    size: float = 1.0
    falls: bool | None = None
    known: tuple[tuple[str, float], ...] = ()

    def of(self, role: str) -> Amount | None:
        """The amount in a role."""
        return next((amount for name, amount in self.roles if name == role), None)

    @property
    def levels(self) -> tuple[int, int] | None:
        """The amounts before and after a movement, by identity; None where either is not told."""
        before, after = self.of("before"), self.of("after")
        return (id(before), id(after)) if before is not None and after is not None else None

    def confirms(self, other: Relation) -> bool:
        """Whether it is of the same two levels as a percentage, which may miss though their difference fits."""
        percent = self.kind is CheckKind.DIFFERENCE and other.of("percent") is not None
        return percent and self.levels is not None and self.levels == other.levels

    def all_of(self, role: str) -> tuple[Amount, ...]:
        """The amounts in a role that several can have."""
        return tuple(amount for name, amount in self.roles if name == role)


def adjacent(sentences: Sequence[Sentence], place: int) -> Sentence | None:
    """The sentence right before one, where it has amounts."""
    gap = sentences[place].gap
    return sentences[place - 1] if place and gap is not None and gap <= NEXT else None


def crossed(sentence: Sentence) -> bool:
    """Whether a word says which of several amounts belongs to which, in an order that is not read."""
    return "respectively" in sentence.text.lower()


# How many characters lie between sentences that follow each other: a space, a blank line.
NEXT = 3
SPACES = re.compile(r"\s+")
# A headline ends in no mark at all; a line of a list may end in a colon or a semicolon.
_ENDED = re.compile(r"[.!?:;]['\"”’)]*\s*\Z")
_STOPPED = re.compile(r"[.!?]['\"”’)]*\s*\Z")


def stopped(text: str) -> bool:
    """Whether a sentence ends in a stop: a line of a list mostly does not."""
    return _STOPPED.search(text) is not None


def headline(sentence: Sentence) -> bool:
    """Whether a sentence is the headline of its document: its title, or what it begins with, without a stop."""
    title = sentence.amounts[0].claim.document.title or ""
    text = " ".join(sentence.text.split())
    return not _ENDED.search(text) and (sentence.start == 0 or text in " ".join(title.split()))
