"""Attributions of a whole document, unit after unit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from claimx.documents.model import Block, BlockKind, Document, Person, Section
from claimx.pipeline.speakers import cues, indirect, reach, relayed, unmarked, whose
from claimx.pipeline.speakers.cast import Cast
from claimx.pipeline.speakers.cues import Cue
from claimx.pipeline.speakers.entities import Entity, bare_name, official
from claimx.pipeline.speakers.mentions import Mention
from claimx.pipeline.speakers.paint import Layer, flatten
from claimx.pipeline.speakers.resolve import Discourse
from claimx.pipeline.speakers.speech import OPENERS, Speech, merged
from claimx.pipeline.speakers.subjects import Unit
from claimx.pipeline.speakers.units import Layout, layout
from claimx.pipeline.types import Attribution, Sentence
from claimx.records import DocumentKind

_BASE, _WIDE, _CLAUSE, _SPEECH = range(4)
_ANSWERS = (DocumentKind.WRITTEN_ANSWER, DocumentKind.ORAL_ANSWER)
_PREPOSITIONS = frozenset({"in", "on", "at", "for", "of", "from", "to", "by", "with"})
_LONGEST = 40  # items of one list


def attribute(document: Document, sentences: Sequence[Sentence], *, text: str | None = None) -> list[Attribution]:
    """Who is responsible for which words of a document.

    ``text`` is a reading view of the same length as ``document.text``, which is the default. The result is
    sorted and disjoint; words that no attribution covers are in the document's own voice.
    Raises ValueError where the lengths differ.
    """
    text = document.text if text is None else text
    if len(text) != len(document.text):
        raise ValueError("the reading view must be as long as the document's text")
    return _Attributor(document, layout(document, sentences, text)).run()


class _Attributor:
    """Walks over the units once and lays the layers."""

    def __init__(self, document: Document, made: Layout) -> None:
        self.document = document
        self.made = made
        self.tokens = made.tokens
        mentions = [m for unit in made.units for m in unit.mentions]
        heads = frozenset(first for unit in made.units for first in (unit.start, unit.start + 1))
        self.cast = Cast(document, made.text, made.tokens, mentions, heads)
        answers = document.kind in _ANSWERS
        self.discourse = Discourse(made.tokens, self.cast, official=answers)
        self.cues = [cues.find(made.tokens, unit, answers=answers) for unit in made.units]
        self.of_block: dict[int, list[int]] = {}
        for at, unit in enumerate(made.units):
            self.of_block.setdefault(unit.block, []).append(at)
        self.lead = self._lead()
        self._introduce()
        self.layers: list[Layer] = []
        self.spoken: list[tuple[int, int]] = []
        self.speech = Speech(made)
        self.reported: tuple[int, int, Entity | None] = (-1, -1, None)
        self.voiced = self.surveying = self.advising = False
        self.minuted = whose.minutes(document)
        self.relaying: Entity | None = None
        self.relayed = -1

    def run(self) -> list[Attribution]:
        claimed: set[int] = set()
        floor_before: Person | None = None
        for block in self.of_block:
            floor = whose.floor(self.document, self.document.blocks[block])
            if floor is not None:
                entity = Entity(bare_name(floor.name), "person", floor.role)
                here = self.document.blocks[block]
                self.layers.append(Layer(here.start, here.end, entity, _BASE))
            if block in claimed:
                continue
            if floor is not None and self.document.kind in _ANSWERS:
                if floor != floor_before:
                    self.relaying = None
                floor_before = floor
                for at in self.of_block[block]:
                    self._cited(at)
                    self._relay(at)
                self._list(block)
                continue
            answers = self.document.blocks[block].section is Section.ANSWER
            for at in self.of_block[block]:
                self._unit(at, reports=floor is None)
                if answers:  # of a minister whose name is not given
                    self._relay(at)
            claimed.update(self._unmarked(block))
            self._list(block)
        self._headline()
        return flatten(self.layers, merged(self.spoken))

    def _lead(self) -> int:
        """Index of the block with which the body of the document begins."""
        for block, units in self.of_block.items():
            kind = self.document.blocks[block].kind
            unit = self.made.units[units[0]]
            closed = self.tokens.lows[unit.end - 1] in (".", "”", '"', ":")
            if kind is BlockKind.PARAGRAPH and unit.end - unit.start > 7 and closed:
                return block
        return -1

    def _introduce(self) -> None:
        """News often leads with an office and names its holder at the head of the next paragraph."""
        first, second = (self.of_block.get(self.lead + step, [])[:1] for step in (0, 1))
        if not first or not second:
            return
        role, name = (self._initial(self.made.units[units[0]]) for units in (first, second))
        if role is None or name is None or role.kind != "role" or name.kind != "person" or name.role is not None:
            return
        if self.tokens.lows[name.end] == ",":
            return
        entity = self.discourse.mention(role, lead=True)
        if entity is not None and entity.kind == "role" and entity.gender in ("", self.cast.person(name).gender):
            self.cast.adopt(name, role)

    def _initial(self, unit: Unit) -> Mention | None:
        """The mention that the first clause of a unit is about."""
        mention = unit.mentions[0] if unit.mentions else None
        if mention is None or mention.end >= unit.end or self.tokens.owns[mention.end - 1]:
            return None
        before = self.tokens.lows[unit.start : mention.start]
        return mention if len(before) <= 3 and not _PREPOSITIONS.intersection(before) else None

    def _unit(self, at: int, *, reports: bool) -> None:
        unit = self.made.units[at]
        lead = unit.block <= self.lead
        initial = self._initial(unit)
        if reports:
            self._figures_again(unit, self.cues[at])
        about = None
        if initial is not None and initial.kind != "pronoun":
            if not whose.capital_only(self.document, self.tokens, unit, initial):
                about = self.discourse.mention(initial, lead=lead)
                self.discourse.note(about)
        elif initial is not None:
            about = self.discourse.mention(initial)
        before = about
        entities: list[Entity | None] = []
        for number, cue in enumerate(self.cues[at]):
            entity = self._subject(unit, cue, before, lead=lead)
            entities.append(entity)
            if entity is not None:
                before = entity
                self.discourse.note(entity)
            previous = self.cues[at][number - 1] if number else None
            if reports or cue.shape == "colon":
                self._report(unit, cue, entity, previous)
        spans, told = self.speech.unit(unit, self.cues[at], entities, about)
        self.spoken.extend((s, e) for s, e, _, _ in spans)
        self.layers.extend(Layer(s, e, who, _SPEECH, cue) for s, e, who, cue in spans if who is not None)
        if told is not None:
            self.discourse.note(told)
        others = [
            self.cast.person(mention)
            for mention in unit.mentions
            if mention.kind == "person" and self.cast.knows(mention)
        ]
        self.discourse.aside([entity for entity in others if entity is not about and entity not in entities])

    def _subject(self, unit: Unit, cue: Cue, before: Entity | None, *, lead: bool) -> Entity | None:
        """Who a cue of the text's own prose makes responsible."""
        document = self.document
        news = document.kind is DocumentKind.NEWS
        if news and indirect.data(cue, self.tokens):
            return None  # a paper that looked figures up
        entity = self.discourse.subject(cue.subject, before, lead=lead)
        if entity is not None and cue.subject.start < unit.end and whose.issued(document, self.tokens, cue, entity):
            return None
        block, _, told = self.reported
        if entity is not None and news and whose.paper(document, entity):
            return None
        if entity is not None and entity.kind == "role" and (body := whose.spoken_for(entity.name)) is not None:
            return Entity(body, "org")  # "a Home Office spokesman"
        spokes = entity is not None and whose.spokes(entity.name)
        return told if spokes and told is not None and told.kind == "org" and block == unit.block else entity

    def _figures_again(self, unit: Unit, cues_: Sequence[Cue]) -> None:
        """Lay what goes on with a report right behind it: "The corresponding figures were ..."."""
        block, end, entity = self.reported
        if entity is None or (block, end) != (unit.block, unit.start):
            return
        told = entity.kind == "person" and self.document.kind is DocumentKind.NEWS and self.voiced and not cues_
        advised = self.document.kind is DocumentKind.WRITTEN_ANSWER and self.advising and not cues_
        told = told or (self.minuted and entity.kind in ("person", "role", "joint") and not cues_)
        told = told or (advised and entity.kind == "org" and not indirect.ministerial(self.tokens, unit))
        of_them = self.document.kind in _ANSWERS and not cues_ and entity.kind in ("org", "role")
        of_them = of_them and not indirect.ministerial(self.tokens, unit)
        ahead = reach.leads(self.made.text, Block(*self.made.span(unit)))
        goes_on = (
            (entity.kind == "org" and indirect.again(self.tokens, unit))
            or (of_them and (ahead or indirect.of_them(self.tokens, unit)))
            or (self.surveying and indirect.surveyed(self.tokens, unit))
            or (told and indirect.indirect(self.tokens, unit, entity))
        )
        if not goes_on:
            return
        self.layers.append(Layer(*self.made.span(unit), entity, _CLAUSE))
        self.reported = (block, unit.end, entity)

    def _cited(self, at: int) -> None:
        """Lay what a member, who has the floor, says that a body found or reports."""
        unit = self.made.units[at]
        self._figures_again(unit, self.cues[at])
        initial = self._initial(unit)
        before = None if initial is None else self.discourse.mention(initial)
        self.discourse.note(before)
        for number, cue in enumerate(self.cues[at]):
            entity = self.discourse.subject(cue.subject, before)
            if entity is None or cue.shape == "colon":
                continue
            before = entity
            self.discourse.note(entity)
            if whose.cites(self.document, self.tokens, unit, cue, entity):
                self._report(unit, cue, entity, self.cues[at][number - 1] if number else None)

    def _relay(self, at: int) -> None:
        """Lay what a body supplied, behind the words that say so: "Wessex Police has supplied the following"."""
        unit = self.made.units[at]
        start, end = self.made.span(unit)
        given = relayed.given(self.made.text, start, end)
        if given is not None:
            bodies = [mention for mention in unit.mentions if mention.kind == "org"]
            entities = [entity for body in bodies if (entity := self.discourse.mention(body)) is not None]
            named = [entity for entity in entities if entity.kind == "org" and not official(entity.name)]
            self.relaying, self.relayed = (named[0], unit.block) if named else (None, -1)
        elif self.relaying is not None:
            cited = self.reported[:2] == (unit.block, unit.end) and self.reported[2] not in (None, self.relaying)
            cited = cited or not self._below(unit.block)
            if cited or indirect.ministerial(self.tokens, unit) or relayed.turns(self.made.text, start, end):
                self.relaying = None
            else:
                self.layers.append(Layer(start, end, self.relaying, _CLAUSE))

    def _below(self, block: int) -> bool:
        """Whether a block is that of the words which pass something on, or a row of what they lead to."""
        between = self.document.blocks[self.relayed + 1 : block + 1]
        rows = (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
        return all(one.kind in rows or not one.readable for one in between)

    def _report(self, unit: Unit, cue: Cue, entity: Entity | None, previous: Cue | None) -> None:
        """Lay what a cue reports outside quotation marks."""
        self.reported = (unit.block, unit.end, entity)
        self.voiced = indirect.voiced(cue, self.tokens)
        self.advising = cue.shape == "after" and not cue.subject.source
        self.surveying = cue.subject.source
        if entity is None:
            turn = reach.turn(self.tokens, cue, previous)
            if cue.subject.nobody and turn is not None:
                self.layers.append(Layer(self.tokens.starts[turn], self.made.span(unit)[1], None, _CLAUSE))
            return
        words = (self.tokens.starts[cue.start], self.tokens.ends[min(cue.end, unit.end) - 1])
        if cue.shape == "colon" and (opening := reach.unmarked_speech(self.tokens, unit, cue)) is not None:
            start, end = self.tokens.starts[opening], self.document.blocks[unit.block].end
            self.spoken.append((start, end))
            self.layers.append(Layer(start, end, entity, _SPEECH, words))
            return
        span = reach.reported(self.tokens, self.made.span(unit), unit, cue, previous)
        if span is not None:
            self.layers.append(Layer(*span, entity, _WIDE if cue.shape == "around" else _CLAUSE, words))

    def _list(self, block: int) -> None:
        """Lay what a report leads to as a list or table: "She said the year had seen:", "totals are as follows"."""
        blocks = self.document.blocks
        if not reach.leads(self.made.text, blocks[block]):
            return
        last = next((layer for layer in reversed(self.layers) if layer.rank == _CLAUSE), None)
        if last is None or last.entity is None or last.end < blocks[block].end - 1 or last.start < blocks[block].start:
            return
        first = block + 1
        while first < len(blocks) and blocks[first].kind in (BlockKind.CAPTION, BlockKind.HEADING):
            first += 1
        for here in blocks[first : first + _LONGEST]:
            if not reach.row(self.made.text, here):
                break
            self.layers.append(Layer(here.start, here.end, last.entity, _CLAUSE, last.cue))

    def _unmarked(self, block: int) -> list[int]:
        """Lay the paragraphs without marks that a block ending in "X said:" introduces."""
        at = self.of_block[block][-1]
        unit = self.made.units[at]
        colons = [cue for cue in self.cues[at] if cue.shape == "colon"]
        told = self.speech.opened(unit)
        if not colons or told is None:
            return []
        colon = reach.colon_of(self.tokens, unit, colons[-1])
        if colon + 1 < unit.end and self.tokens.lows[colon + 1] in OPENERS:
            return []
        words = (self.tokens.starts[colons[-1].start], self.tokens.ends[colons[-1].end - 1])
        surname = told.name.split()[-1] if told.kind in ("person", "joint") else ""
        run = unmarked.extent(
            self.document, self.made.text, block, surname=surname, stops=self._stops, introduces=self._introduces
        )
        for index in run:
            here = self.document.blocks[index]
            self.layers.append(Layer(here.start, here.end, told, _SPEECH, words))
            self.spoken.append((here.start, here.end))
        return run

    def _introduces(self, block: int) -> bool:
        units = self.of_block.get(block, [])
        return any(cue.shape == "colon" for at in units for cue in self.cues[at])

    def _stops(self, block: int) -> bool:
        """Whether a block makes an attribution of its own."""
        if self._introduces(block):
            return True
        units = self.of_block.get(block, [])
        if not units:
            return False
        if self.made.text[self.document.blocks[block].start] in OPENERS:
            return True
        for cue in self.cues[units[0]]:
            mention = cue.subject.mention
            if mention is None or cue.shape == "noun":
                continue
            if mention.kind == "person" or self.tokens.lows[mention.start] in ("he", "she"):
                return True
        return False

    def _headline(self) -> None:
        """A headline that is one quotation is spoken by whom the first sentence is about."""
        units = self.of_block.get(self.lead, [])
        initial = self._initial(self.made.units[units[0]]) if units else None
        if initial is None or initial.kind == "org":
            return
        entity = self.discourse.mention(initial, lead=True)
        for block in list(self.of_block)[:6]:
            here = self.document.blocks[block]
            if block >= self.lead or entity is None:
                return
            at = bisect_left(self.made.quotes, here.start, key=lambda quote: quote.start)
            quote = self.made.quotes[at] if at < len(self.made.quotes) else None
            if (
                quote is not None
                and quote.closed
                and quote.start == here.start
                and self.made.text[quote.end : quote.end + 1] in ("", "\n")
            ):
                self.layers.append(Layer(here.start, here.end, entity, _SPEECH))
                self.spoken.append((here.start, here.end))
