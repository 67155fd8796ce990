"""Who speaks at a place of a document: whose amounts are where nothing else says, and who "we" are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimx.knowledge import KnowledgeBase
from claimx.pipeline.forces.setting import NATIONAL, Setting
from claimx.pipeline.forces.speakers import covering, stand
from claimx.pipeline.types import Area, Attribution, Link, Sentence
from claimx.records import Scope, Via

# Who speaks for one force alone.
_CHIEF = re.compile(r"chief constable|commissioner", re.I)


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker, or the document itself.

    Attributes:
        default: Whose an amount is where nothing else says.
        we: What "we" stands for, None where for no force.
        name: Of the speaker, None for the document's own voice.
        national: Whether the speaker speaks for the country.
        seat: The force of the place that a speaker for no force is from.
    """

    default: Area
    we: Area | None
    name: str | None = None
    national: bool = False
    seat: Area | None = None


class Voices:
    """The voices of a document, each found once."""

    __slots__ = ("_attributions", "_base", "_found", "_own", "_setting")

    def __init__(self, setting: Setting, attributions: Sequence[Attribution], base: KnowledgeBase) -> None:
        self._setting, self._base = setting, base
        self._attributions = sorted(attributions, key=lambda a: (a.start, a.end))
        self._found: dict[tuple[str, str | None], Voice] = {}
        plain = setting.local is None or setting.lead
        # "We made 612 arrests": what a national lead did itself is its own.
        self._own = Voice(NATIONAL, setting.local) if plain else Voice(setting.local or NATIONAL, setting.local)

    @property
    def own(self) -> Voice:
        """The document's own voice."""
        return self._own

    def at(self, sentence: Sentence, start: int, end: int) -> Voice:
        """The voice of text[start:end], which stands in a sentence."""
        attribution = covering(self._attributions, start, end)
        if attribution is not None:
            name, role = attribution.name, attribution.role
        else:
            speaker = self._setting.document.blocks[sentence.block].speaker
            if speaker is None:
                return self._own
            name, role = speaker.name, speaker.role
        key = (name, role)
        if key not in self._found:
            self._found[key] = self._speaker(name, role)
        return self._found[key]

    def _speaker(self, name: str, role: str | None) -> Voice:
        setting = self._setting
        standing = stand(name, role, setting.document, setting.home, self._base)
        force = standing.force
        if standing.national:
            own = standing.place
            seat = None if own is None else Area((Link(own, Via.SPEAKER, 0.6),), Scope.FORCE)
            return Voice(NATIONAL, None, name, national=True, seat=seat)
        if force is not None and not (setting.lead and force == setting.home):
            area = Area((Link(force, Via.SPEAKER, 0.8),), Scope.FORCE)
            shared = force == setting.home and setting.local is not None and len(setting.local.links) > 1
            if shared and role is not None and _CHIEF.search(role) is None:
                return Voice(self._own.default, self._own.we, name)  # of a unit that forces share
            return Voice(area, area, name)
        if standing.place is not None and setting.home is None:
            area = Area((Link(standing.place, Via.SPEAKER, 0.6),), Scope.FORCE)
            # a member speaks of the country, if not of the constituency
            return Voice(self._own.default if setting.answers else area, None, name, seat=area)
        return Voice(self._own.default, self._own.we, name)
