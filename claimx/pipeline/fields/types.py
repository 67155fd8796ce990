"""What the words say of an amount's direction and of its status, with the words that say so."""

from __future__ import annotations

from dataclasses import dataclass

from claimx.records import Change, Offsets, Status


@dataclass(frozen=True, slots=True)
class Moved:
    """A direction and the words that say so."""

    change: Change
    evidence: Offsets | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A status and the words that say so."""

    status: Status
    evidence: Offsets | None = None


LEVEL = Moved(Change.LEVEL)
ACTUAL = Held(Status.ACTUAL)
