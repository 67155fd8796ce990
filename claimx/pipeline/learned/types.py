"""What a trained model says of an amount, and what is to be made of it. Plain values, as everything on a sheet."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimx.pipeline.types import Link
from claimx.records import Offsets

# Values of a closed list with their chances, the likeliest first; empty where a model does not tell the field.
Chances = tuple[tuple[str, float], ...]

# The fields with a closed list that a model may tell, and those that it tells otherwise.
CLOSED = ("type", "topic", "change", "bound", "status", "scope")
FIELDS = (*CLOSED, "subject", "forces")


@dataclass(frozen=True, slots=True)
class Span:
    """Where a model sees an amount: offsets in the document and the chance that one is there."""

    start: int
    end: int
    chance: float = 1.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words that name what is counted, None where nothing does, and the chance that they do."""

    span: Offsets | None
    chance: float


@dataclass(frozen=True, slots=True)
class Learned:
    """What a model says of one amount; of a field that it does not tell, nothing.

    Attributes:
        start, end: The amount's.
        keep: The chance that the amount is a claim at all.
        type, topic, change, bound, status, scope: The values with their chances, the likeliest first.
        subjects: What is counted, the likeliest phrase first.
        forces: Every force that it could be about, ``score`` being the chance that it is.
    """

    start: int
    end: int
    keep: float | None = None
    type: Chances = ()
    topic: Chances = ()
    change: Chances = ()
    bound: Chances = ()
    status: Chances = ()
    scope: Chances = ()
    subjects: tuple[Phrase, ...] = ()
    forces: tuple[Link, ...] | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """Whose word holds, field by field.

    Attributes:
        least: From which chance on a model's word holds against the rules' (``merging.against``); 0 always. Of a field
            that is not named the rules' word does.
        drop: What the rules take for a claim is none where the model gives it less than this chance.
        keep: What the rules take for none is a claim where the model gives it at least this chance; over 1 never.
    """

    least: dict[str, float] = field(default_factory=dict)
    drop: float = 0.0
    keep: float = 2.0


# A model without the rules: what it says holds, and more likely than not is enough.
ALL_LEARNED = Policy(dict.fromkeys(FIELDS, 0.0), drop=0.5, keep=0.5)


@dataclass(frozen=True, slots=True)
class Advice:
    """What a model says of a document: its policy and one entry an amount, in the order of the amounts."""

    policy: Policy
    amounts: tuple[Learned, ...]
