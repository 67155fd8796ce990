"""What the linker finds in a document and what it yields."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimx.pipeline.types import Area, Link
from claimx.records import Scope, Via


class Stance(StrEnum):
    """How a mention stands in its clause.

    ``governs``: an amount beside it can be its. ``excluded``: "except Kent". ``example``: "including Kent".
    ``companion``: "colleagues from Kent". ``origin``: "a man from Leeds". ``receiver``: "we sent officers to
    Kent". ``aside``: "Kent Police said".
    """

    GOVERNS = "governs"
    EXCLUDED = "excluded"
    EXAMPLE = "example"
    COMPANION = "companion"
    ORIGIN = "origin"
    RECEIVER = "receiver"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name forces, a nation or a place abroad.

    Attributes:
        start, end: The words.
        ids: The forces, together; empty for a nation or a place abroad.
        via, score: By which way and how surely it was linked.
        scope: ``force``, or ``national`` or ``other`` where ``ids`` is empty.
        stance: How it stands in its clause.
        proper: Whether it names the force itself or its office, and not a place.
        population: Of a place, 0 where unknown or not a place.
    """

    start: int
    end: int
    ids: tuple[str, ...]
    via: Via
    score: float
    scope: Scope = Scope.FORCE
    stance: Stance = Stance.GOVERNS
    proper: bool = False
    population: int = 0

    @property
    def links(self) -> tuple[Link, ...]:
        """The mention as links of an amount."""
        return tuple(Link(id, self.via, self.score, self.start, self.end) for id in self.ids)


@dataclass(frozen=True, slots=True)
class Linked:
    """The forces of a document.

    Attributes:
        areas: Whose each amount is, one an amount, in their order.
        mentions: All words that name forces, nations or places abroad, in order.
        publisher_force: Id of the force whose document it is (or whose commissioner's), else None.
        publisher: Name of who issued it, else None.
    """

    areas: tuple[Area, ...]
    mentions: tuple[Mention, ...]
    publisher_force: str | None
    publisher: str | None
