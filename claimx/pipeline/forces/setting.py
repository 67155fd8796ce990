"""What is known of a document before its sentences are walked: its force, its sets of forces, its question."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from claimx.documents.model import BlockKind, Document, Section
from claimx.knowledge import KnowledgeBase
from claimx.pipeline.forces import cues as _cues
from claimx.pipeline.forces import points as _points
from claimx.pipeline.forces.points import Point
from claimx.pipeline.forces.publisher import Publisher
from claimx.pipeline.forces.types import Mention
from claimx.pipeline.types import Area, Link
from claimx.records import DocumentKind, Scope, Via

NATIONAL = Area((), Scope.NATIONAL)
_ANSWERS = (DocumentKind.WRITTEN_ANSWER, DocumentKind.ORAL_ANSWER)


# Of a heading over an answer, in code points.
_LONGEST = 60
_POLICE = re.compile(r"\b(?:Police|Policing)\b")


def _is_service(name: str) -> bool:
    return "Service" in name or name == "Police Scotland"


class Setting:
    """A document with its mentions and publisher.

    Attributes:
        document, text: The document and its text.
        mentions: Its mentions, in order.
        home: The force it is about, None for a national one.
        local: The area of that force, and of those that issued the document with it.
        lead: Whether its plain figures are national though a force issued it.
        asked: The one force that a parliamentary question asks about, else None.
        asked_by_name: Whether the question or its title names a force, and not only a place.
        service: Whether the home force calls itself "the service".
        answers, written: Whether it is a minister's answer to Parliament, and one in writing.
        topic: That force, where the answer names it and no other area.
    """

    def __init__(
        self, document: Document, mentions: Sequence[Mention], publisher: Publisher, base: KnowledgeBase
    ) -> None:
        self.document, self.text, self.mentions = document, document.text, mentions
        self.home, self.lead = publisher.home, publisher.lead
        self.local: Area | None = None
        if publisher.home is not None:
            issued = publisher.force is not None
            via, score = (Via.PUBLISHER, 0.75) if issued else (Via.CONTEXT, 0.6)
            homes = (publisher.home, *publisher.partners)
            self.local = Area(tuple(Link(one, via, score) for one in homes), Scope.FORCE)
        self.answers = document.kind in _ANSWERS
        self.written = document.kind is DocumentKind.WRITTEN_ANSWER
        self._base, self._starts = base, [m.start for m in mentions]
        about = publisher.home or self._dominant()
        self._special = about if about is not None and not base.force(about).territorial else None
        self.service = publisher.home is not None and _is_service(base.force(publisher.home).name)
        self._sets, self._companions = self._listed(), self._joined_by()
        self.asked = self._question()
        self.asked_by_name = bool(self._headed()) or self._titled()
        self.topic = self._only() if self.asked is not None else None

    def _dominant(self) -> str | None:
        """The force that a national document is about: seven in ten of the times that it names one.

        The document names it more often than places, or its title or question names it alone.
        """
        named = Counter(m.ids[0] for m in self.mentions if m.proper and len(m.ids) == 1)
        if not named:
            return None
        asked = self._headed()
        if len(asked) == 1:
            return asked.pop()
        force, count = named.most_common(1)[0]
        if count < max(2, 0.7 * named.total()):
            return None
        places = sum(m.scope is Scope.FORCE and not m.proper for m in self.mentions)
        return force if count > places else None

    def _headed(self) -> set[str]:
        """The forces that the title or the question names."""
        found: set[str] = set()
        for block in self.document.blocks:
            if block.section is Section.QUESTION or block.kind is BlockKind.TITLE:
                first, last = bisect_left(self._starts, block.start), bisect_left(self._starts, block.end)
                found.update(id for m in self.mentions[first:last] if m.proper for id in m.ids)
        return found

    def _titled(self) -> bool:
        """Whether a heading sets the police of the place that is asked about over an answer: "Police: Gwent"."""
        heads = [b for b in self.document.blocks if b.kind in (BlockKind.TITLE, BlockKind.HEADING)]
        police = [b for b in heads if b.end - b.start < _LONGEST and _POLICE.search(self.text, b.start, b.end)]
        named = [point for b in police for point in self.points(b.start, b.end)]
        return self.asked is not None and any(
            set(point.ids) == {link.id for link in self.asked.links} for point in named
        )

    def points(self, start: int, end: int) -> list[Point]:
        """The points that mentions make in text[start:end]."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return _points.explicit(self.text, self.mentions[first:last], start, home=self.home, special=self._special)

    def nowhere(self, point: Point) -> bool:
        """Whether a point names a force without a territory, so that places stay within it."""
        return bool(point.ids) and not any(self._base.force(id).territorial for id in point.ids)

    def group(self, size: int | None, recent: Sequence[Area]) -> Area | None:
        """The forces that "those areas" or "the four forces" stand for, None where nothing says.

        Args:
            size: How many the words say.
            recent: The sets that the text named before, the last one last.
        """
        last = recent[-1] if recent else None
        if size is None or (last is not None and len(last.links) == size):
            return last
        if size in self._sets:
            return self._sets[size]
        if last is not None and self.local is not None and len(last.links) == size - 1:
            return Area((*self.local.links, *last.links), Scope.FORCE)
        return self._companions.get(size) or self._region(size)

    def _region(self, size: int) -> Area | None:
        """The forces of the home force's region, where there are so many: "the region's four forces"."""
        if self.home is None:
            return None
        region, date = self._base.force(self.home).region, self.document.date
        forces = [f for f in self._base.forces.values() if f.region == region and f.territorial]
        if date is None:
            ids = [f.id for f in forces if f.end is None]
        else:
            ids = [f.id for f in forces if (f.start is None or f.start <= date) and (f.end is None or date < f.end)]
        if len(ids) != size:
            return None
        return Area(tuple(Link(id, Via.COLLECTIVE, 0.8) for id in ids), Scope.FORCE)

    def _listed(self) -> dict[int, Area]:
        """By their number, the first set of forces that one sentence or the items of one list name."""
        found: list[Area] = []
        by_lead: dict[int, dict[str, Link]] = {}
        for block in self.document.blocks:
            if not block.readable:
                continue
            inside = self.points(block.start, block.end)
            found += [point.area for point in inside]
            if block.kind is BlockKind.LIST_ITEM and inside:
                items = by_lead.setdefault(-1 if block.lead is None else block.lead, {})
                for link in inside[0].area.links:
                    items.setdefault(link.id, link)
        found += [Area(tuple(links.values()), Scope.FORCE) for links in by_lead.values()]
        return {len(one.links): one for one in reversed(found) if len(one.links) > 1}

    def _joined_by(self) -> dict[int, Area]:
        """By their number, sets of the home force and those that the text names together."""
        if self.home is None:
            return {}
        own = Link(self.home, Via.PUBLISHER, 0.75)
        found: dict[int, Area] = {}
        for run in _points.joined(self.text, self.mentions):
            others = tuple(link for link in _points.area_of(run).links if link.id != self.home)
            if others:
                found.setdefault(len(others) + 1, Area((own, *others), Scope.FORCE))
        return found

    def _only(self) -> Area | None:
        # A byline tells the seats of members.
        answers = [
            b
            for b in self.document.blocks
            if b.readable and b.section is not Section.QUESTION and b.kind is not BlockKind.BYLINE
        ]
        named = [p for b in answers for p in self.points(b.start, b.end)]
        ids = {link.id for link in self.asked.links} if self.asked is not None else set()
        if any(_cues.NATIONWIDE.search(self.text, b.start, b.end) for b in answers):
            return None
        if self._special is not None:
            # "the Wales sub-division" of a force without a territory
            return self.asked if ids == {self._special} and all(set(p.ids) <= ids for p in named) else None
        return self.asked if named and all(set(p.ids) == ids for p in named) else None

    def _question(self) -> Area | None:
        if not self.answers:
            return None
        links: dict[str, Link] = {}
        for block in self.document.blocks:
            if block.section is Section.QUESTION or block.kind is BlockKind.TITLE:
                for point in self.points(block.start, block.end):
                    for link in point.area.links:
                        links.setdefault(link.id, link)
        return Area(tuple(links.values()), Scope.FORCE) if len(links) == 1 else None
