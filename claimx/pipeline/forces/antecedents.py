"""What words that point at a force stand for: "the force", "my constituency", "those areas", "it", "we"."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.pipeline.forces import cues as _cues
from claimx.pipeline.forces.cues import Cue, CueKind
from claimx.pipeline.forces.memory import Memory
from claimx.pipeline.forces.points import Point
from claimx.pipeline.forces.setting import NATIONAL, Setting
from claimx.pipeline.forces.voices import Voice
from claimx.pipeline.types import Area, Link
from claimx.records import Scope, Via

_LARGEST_SET = 30  # forces that a text could mean without meaning all
_REPLY = 4000  # code points after "my constituency" in which a reply may name it


class Antecedents:
    """Resolves cues by what the document and the sentences so far say."""

    __slots__ = ("_memory", "_setting", "_text")

    def __init__(self, setting: Setting, memory: Memory) -> None:
        self._setting, self._memory, self._text = setting, memory, setting.text

    def resolve(self, cue: Cue, voice: Voice, near: Sequence[Point], left: int) -> Point | None:
        """The point of a cue in a sentence that starts at ``left``, None where it stands for nothing.

        Args:
            cue: The words.
            voice: Who says them.
            near: The places that the sentence names.
            left: Where the sentence starts.
        """
        found = self._area(cue, voice, near, left)
        if found is None:
            return None
        span = (cue.start, cue.end)
        links = tuple(
            Link(k.id, Via.SPEAKER if cue.kind is CueKind.WE else Via.ANAPHORA, 0.85, *span) for k in found.links
        )
        resolved = Area(links, found.scope)
        return Point(
            *span, resolved, (resolved,), we=cue.kind is CueKind.WE, explicit=False, frame=cue.start - left <= 2
        )

    def group(self, size: int | None, near: Sequence[Point]) -> Area | None:
        """The forces that "those areas" or "the two forces" stand for."""
        recent = [*self._memory.groups[-1:], *(p.area for p in near if len(p.ids) > 1)]
        return self._setting.group(size, recent) or self._memory.just_named(size)

    def _area(self, cue: Cue, voice: Voice, near: Sequence[Point], left: int) -> Area | None:
        before = [p for p in near if p.end <= cue.start]
        alone = [p for p in before if len(p.ids) == 1]
        if cue.kind is CueKind.NATIONAL:
            return NATIONAL
        if cue.kind is CueKind.WE and self._setting.lead and _cues.of_all(self._text, cue.start, cue.end):
            return None
        if cue.kind is CueKind.WE:
            return voice.we or (None if voice.national else self._memory.constituency.get(voice.name or ""))
        if cue.kind is CueKind.GROUP:
            if voice.we is not None and _cues.OUR_PARTS.match(self._text, cue.start, cue.end):
                return voice.we
            found = self.group(cue.size, near)
            many = found is None and cue.size is not None and cue.size > _LARGEST_SET
            return NATIONAL if many else found
        if cue.kind is CueKind.OWN:
            found = alone[-1].area if alone else self._own(voice, cue)
            if found is not None and voice.name is not None:
                self._memory.constituency[voice.name] = found
            return found
        if cue.kind is CueKind.THEIR:
            return alone[-1].area if alone else self._their()
        if cue.kind is CueKind.PILOT:
            return self._memory.pilot
        if cue.kind is CueKind.BETWEEN:
            return self._between(voice)
        antecedent = before[-1] if before else self._memory.carried
        spoken_of = antecedent.area if antecedent is not None and antecedent.ids else None
        if cue.kind is CueKind.THERE:
            latest = None if before else self._memory.latest
            return (latest.area if latest is not None and latest.ids else spoken_of) or self._setting.local
        if cue.kind is CueKind.IT:
            return None if _cues.GOVERNMENT.search(self._text, left, cue.start) else spoken_of
        return self._force(cue, voice, alone, left)

    def _force(self, cue: Cue, voice: Voice, alone: Sequence[Point], left: int) -> Area | None:
        """ "The force", "the county": the one named before it in the sentence, else that of the document."""
        if self._setting.lead and cue.start - left > 2:
            return None  # "the reporting service run by the force": what it reports is national
        if self._setting.home is not None:
            if cue.kind is CueKind.AREA and self._text.endswith("region", cue.start, cue.end):
                region = [group for group in self._memory.groups if len(group.links) > 2]
                return region[-1] if region else self._setting.local
            proper = [p for p in alone if p.frame or (p.proper and not self._behind(p, left))]
            return proper[-1].area if cue.kind is CueKind.FORCE and proper else self._setting.local
        if alone:
            return alone[-1].area
        if self._text.startswith("their", cue.start) and self._behind(cue, left):
            return None  # "each by their force"
        return self._memory.single or self._setting.asked or voice.we or voice.seat

    def _behind(self, point: Point | Cue, left: int) -> bool:
        """Whether a preposition stands before a point, so that "the force" is not it."""
        return _cues.PREPOSITION.search(self._text, max(left, point.start - 12), point.start) is not None

    def _own(self, voice: Voice, cue: Cue) -> Area | None:
        """ "My constituency": what the member named, else what the reply names first."""
        if voice.we is not None:
            return voice.we
        if voice.name is not None and voice.name in self._memory.named_by:
            return self._memory.named_by[voice.name]
        if voice.seat is not None:
            return voice.seat
        for point in self._setting.points(cue.end, min(len(self._text), cue.end + _REPLY)):
            if len(point.ids) == 1:
                return point.area
        return None

    def _their(self) -> Area | None:
        """ "The hon. Lady's county": named in the turn, else by the member who is answered."""
        memory = self._memory
        if memory.floor is None:
            return None
        who = memory.addressed or ""
        found = memory.turn or memory.named_by.get(who) or memory.constituency.get(who)
        if found is not None:
            memory.constituency[who] = found
        return found

    def _between(self, voice: Voice) -> Area | None:
        """ "Between us": the speaker's force and those spoken of just before."""
        others = self._memory.partner
        if voice.we is None or others is None:
            return None
        links = {link.id: link for link in (*voice.we.links, *others.links)}
        return Area(tuple(links.values()), Scope.FORCE) if len(links) > len(voice.we.links) else None
