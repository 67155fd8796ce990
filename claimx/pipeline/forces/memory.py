"""What the sentences read so far leave behind: places, sets of forces, and who spoke of which."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimx.pipeline.forces.points import Point
from claimx.pipeline.types import Area, Link, Sentence
from claimx.records import Scope


@dataclass(slots=True)
class Memory:
    """The state of one walk over a document.

    Attributes:
        carried: The place that an earlier sentence set and the next may go on about.
        framed: The one place that opens the paragraph ("In Merseyside cells are run by"), as long as it is about it.
        latest: Whose the last amount of the sentence before is.
        floor, addressed: Who speaks in a debate, and who spoke before.
        turn: The force named last in this turn.
        partner: The forces named last; ``single`` the last one named alone.
        named_by: The force that each speaker named last.
        constituency: The force of each member's seat.
        recent: Forces by id, the last named one last, with the sentence that named it.
        pilot: Where a pilot spoken of was run.
        groups: The sets of forces named so far.
    """

    carried: Point | None = None
    framed: Point | None = None
    latest: Point | None = None
    floor: str | None = None
    addressed: str | None = None
    turn: Area | None = None
    partner: Area | None = None
    single: Area | None = None
    pilot: Area | None = None
    named_by: dict[str, Area] = field(default_factory=dict)
    constituency: dict[str, Area] = field(default_factory=dict)
    recent: dict[str, tuple[Sentence, Link]] = field(default_factory=dict)
    groups: list[Area] = field(default_factory=list)

    def in_frame(self) -> bool:
        """Whether what is carried is still the place that opened the paragraph."""
        return self.framed is not None and self.carried is not None and self.carried.ids == self.framed.ids

    def name(self, point: Point, sentence: Sentence, speaker: str | None, *, asking: bool, aside: bool) -> None:
        """Take down a place that a sentence names.

        Args:
            point: The place.
            sentence: The sentence.
            speaker: Who says it.
            asking: Whether it stands in a question, in which it is not yet spoken of.
            aside: Whether another place of the sentence is only compared with it.
        """
        for link in () if asking else point.area.links:
            self.recent.pop(link.id, None)
            self.recent[link.id] = (sentence, link)
        self.partner = point.area if point.ids else self.partner
        if aside and self.single is not None:
            return
        if len(point.ids) == 1:
            self.single = self.turn = point.area
            if speaker is not None:
                self.named_by[speaker] = point.area
        elif len(point.ids) > 1:
            self.groups.append(point.area)

    def take_floor(self, speaker: str) -> None:
        """Give a member the floor; the one before is then the one who is answered."""
        if speaker != self.floor:
            self.addressed, self.floor, self.turn = self.floor, speaker, None

    def just_named(self, size: int | None) -> Area | None:
        """ "The two forces": those named last, in one sentence or in two paragraphs, if there are so many."""
        recent = list(self.recent.values())
        if not recent:
            return None
        last = recent[-1][0]
        sets = (
            tuple(link for where, link in recent if where.index == last.index),
            tuple(link for where, link in recent if last.block - where.block <= 1),
        )
        return next((Area(links, Scope.FORCE) for links in sets if len(links) == size), None)
