"""From the subject of a reporting verb to the person or body it means, along the flow of the document."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.pipeline.speakers.cast import Cast
from claimx.pipeline.speakers.entities import Entity
from claimx.pipeline.speakers.lexicon import words
from claimx.pipeline.speakers.mentions import Mention
from claimx.pipeline.speakers.subjects import Subject
from claimx.pipeline.speakers.tokens import Tokens

_MEMORY = 12  # entities that a pronoun may look back over
_INDEFINITE = frozenset({"a", "an", "one", "another"})


class Discourse:
    """Who was spoken of last. Asked unit after unit, in the order of the text."""

    def __init__(self, tokens: Tokens, cast: Cast, *, official: bool) -> None:
        self._tokens = tokens
        self._cast = cast
        self._official = official
        self._recent: list[Entity] = []
        self._owner: Entity | None = None  # whose report or survey was named last

    def note(self, entity: Entity | None) -> None:
        """Remember an entity as the last one spoken of."""
        if entity is not None:
            self._recent.append(entity)
            del self._recent[:-_MEMORY]

    def aside(self, entities: Sequence[Entity]) -> None:
        """Remember entities that were named beside the last one spoken of."""
        if self._recent:
            self._recent[-1:-1] = entities[:3]
        else:
            self._recent.extend(entities[:3])
        del self._recent[:-_MEMORY]

    def pronoun(self, word: str) -> Entity | None:
        """The last entity that a pronoun could stand for."""
        gender = {"he": "m", "she": "f"}.get(word)
        for entity in reversed(self._recent):
            if gender:
                if entity.kind in ("person", "role") and entity.gender in ("", gender):
                    return entity
            elif entity.kind == "org" or (word == "they" and entity.kind == "joint"):
                return entity
        return None

    def mention(self, mention: Mention, *, lead: bool = False) -> Entity | None:
        """The entity of a mention; ``lead`` where the opening of the document may point to a name below."""
        if mention.kind == "pronoun":
            return self.pronoun(self._tokens.lows[mention.start])
        if mention.kind == "person":
            return self._cast.person(mention)
        if mention.kind == "role":
            before = self._tokens.lows[mention.start - 1] if mention.start else ""
            if before in _INDEFINITE and not lead:
                return self._cast.unnamed(mention)
            return self._cast.office(mention, ahead=before in _INDEFINITE)
        if self._cast.is_person(mention):
            return self._cast.person(mention)
        low = self._tokens.lows[mention.start]
        if mention.end - mention.start == 1:
            if low in ("police", "officers", "detectives"):
                return self._cast.collective(low, mention.start) or self._cast.body(mention)
            if self._official and low == "government":
                return None
        if self._official and self._tokens.lows[mention.start : mention.end] == ("home", "office"):
            return None
        if self._tokens.lows[mention.end - 1] in words("not_organisation"):
            return None
        return self._cast.body(mention)

    def subject(self, subject: Subject, before: Entity | None, *, lead: bool = False) -> Entity | None:
        """The entity of a subject; ``before`` is that of the cue before it in its unit."""
        if subject.nobody:
            return self._owner if subject.source and subject.mention is None else None
        if subject.before:
            return before
        if subject.mention is not None:
            main = self.mention(subject.mention, lead=lead)
            if subject.source:
                self._owner = main
            if subject.other is not None and main is not None:
                other = self.mention(subject.other)
                if other is not None:
                    return Entity(f"{other.name} and {main.name}", "joint")
            return main
        if subject.word == "its":
            self._owner = self.pronoun("it")
            return self._owner
        if subject.word:
            found = self._cast.collective(subject.word, subject.start)
            if found is not None:
                return found
            known = subject.word not in ("officers", "inspectors", "detectives")
            return Entity(subject.word, "org") if known else None
        return None
