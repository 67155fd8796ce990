"""Small slotted classes that pass between labelled sets, scorers and what is made of their scores."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

# The highest grade of worth, and the least that binary figures take as worth checking (``corpora/WORTHINESS.md``).
TOP_GRADE = 3
WORTHY_GRADE = 2
# Of chances: that from which a sentence is taken as a claim or as worth checking, where the user names none.
THRESHOLD = 0.5


@dataclass(frozen=True, slots=True)
class Chances:
    """What a scorer says of a sentence, both from 0 to 1.

    Attributes:
        claim: The chance that it is a factual claim.
        worth: The chance that it is worth a fact-checker's time (grade 2 or 3 of ``corpora/WORTHINESS.md``).
    """

    claim: float
    worth: float


# Sentences, each by itself, to their chances in the same order.
Scorer = Callable[[Sequence[str]], Sequence[Chances]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence that people have labelled.

    Attributes:
        text: White space in it is single spaces.
        claim: Whether it is a factual claim; None where the set does not say.
        worth: How much it is worth checking, 0 to 1 (a grade of 0 to 3 by 3); None where the set does not say.
        group: What it must not be parted from (its debate, speech or document); its own id where nothing is known.
        weight: How much it counts in training.
        path, start, end: Where it stands in a document of the project's own; None and 0 in other sets.
    """

    text: str
    claim: bool | None
    worth: float | None
    group: str
    weight: float = 1.0
    path: str | None = None
    start: int = 0
    end: int = 0

    @property
    def worthy(self) -> bool | None:
        """Whether it is worth checking, as binary figures take it: from grade 2 on."""
        return None if self.worth is None else self.grade >= WORTHY_GRADE

    @property
    def grade(self) -> int:
        """Its grade from 0 to 3; 0 where the set does not say."""
        return round((self.worth or 0.0) * TOP_GRADE)


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """The sentences of one file.

    Attributes:
        name: The file, as it was named.
        source: Whose set it is: ``ClaimBuster``, ``CheckThat!``, ``PoliClaim`` or ``claimx``.
        speech: What kind of text, for every figure that is told: ``US speech`` or ``UK statements``.
        rows: In the order of the file, repeats and all.
        warnings: What was mended or left out.
    """

    name: str
    source: str
    speech: str
    rows: tuple[Labelled, ...]
    warnings: tuple[str, ...] = ()
