"""Attributions of a whole document, unit after unit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from claimx.documents.model import Block, BlockKind, Document, Person, Section
from claimx.pipeline.speakers import cues, indirect, unmarked
from claimx.pipeline.speakers.cast import Cast
from claimx.pipeline.speakers.cues import Cue
from claimx.pipeline.speakers.entities import Entity, is_force, official
from claimx.pipeline.speakers.lexicon import verbs
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
_WHOLE = (DocumentKind.SPEECH, DocumentKind.STATEMENT)
_PREPOSITIONS = frozenset({"in", "on", "at", "for", "of", "from", "to", "by", "with"})
_EVIDENCE = frozenset("find finds found show shows showed shown reveal reveals revealed".split())
_GOES_ON = frozenset("is has was had will would plans hopes aims wants intends needs".split())
_SIGNS = frozenset({"£", "$", "€"})
_CHIEFS = frozenset({"constable", "commissioner", "treasurer"})  # "the chief constable says" in Parliament
_SPOKES = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_LONGEST = 40  # items of one list
_TURNS = frozenset({"but", "while", "whereas", "although", "though", ";"})


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


def _body_of(role: str) -> str | None:
    """The body whose name stands before a word for who speaks for it, where one does."""
    name, _, last = role.rpartition(" ")
    return name if last.lower() in _SPOKES and name[:1].isupper() and " " in name else None


def _floor(document: Document, block: Block) -> Person | None:
    """Who has the floor in a block."""
    if block.speaker is not None:
        return block.speaker
    if block.section is Section.ANSWER:
        return document.answerer
    if block.section is Section.QUESTION:
        return document.asker
    if document.kind in _WHOLE and block.kind not in (BlockKind.TITLE, BlockKind.HEADING):
        return document.speaker
    return None


class _Attributor:
    """Walks over the units once and lays the layers."""

    def __init__(self, document: Document, made: Layout) -> None:
        self.document = document
        self.made = made
        self.tokens = made.tokens
        mentions = [m for unit in made.units for m in unit.mentions]
        heads = frozenset(first for unit in made.units for first in (unit.start, unit.start + 1))
        self.cast = Cast(document, made.text, made.tokens, mentions, heads)
        self.discourse = Discourse(made.tokens, self.cast, official=document.kind in _ANSWERS)
        self.cues = [cues.find(made.tokens, unit) for unit in made.units]
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

    def run(self) -> list[Attribution]:
        claimed: set[int] = set()
        for block in self.of_block:
            floor = _floor(self.document, self.document.blocks[block])
            if floor is not None:
                entity = Entity(floor.name, "person", floor.role)
                here = self.document.blocks[block]
                self.layers.append(Layer(here.start, here.end, entity, _BASE))
            if block in claimed:
                continue
            if floor is not None and self.document.kind in _ANSWERS:
                for at in self.of_block[block]:
                    self._cited(at)
                continue
            for at in self.of_block[block]:
                self._unit(at, reports=floor is None)
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
            about = self.discourse.mention(initial, lead=lead)
            if not self._headed(unit, initial):
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

    def _headed(self, unit: Unit, mention: Mention) -> bool:
        """Whether a capital is that of a heading's first word: "Crime recording" names no body."""
        heading = self.document.blocks[unit.block].kind in (BlockKind.HEADING, BlockKind.TITLE)
        heading = heading or (unit.first and self.tokens.lows[unit.end - 1].isalnum())
        return heading and mention.kind == "org" and mention.end - mention.start == 1

    def _subject(self, unit: Unit, cue: Cue, before: Entity | None, *, lead: bool) -> Entity | None:
        """Who a cue of the text's own prose makes responsible."""
        news = self.document.kind is DocumentKind.NEWS
        if news and indirect.data(cue, self.tokens):
            return None  # a paper that looked figures up
        entity = self.discourse.subject(cue.subject, before, lead=lead)
        if entity is not None and cue.subject.start < unit.end and self._ourselves(cue, entity):
            return None
        block, _, told = self.reported
        if entity is not None and news and self._own(entity):
            return None
        if entity is not None and entity.kind == "role" and (body := _body_of(entity.name)) is not None:
            return Entity(body, "org")  # "a Home Office spokesman"
        spokes = entity is not None and entity.name.lower() in _SPOKES
        return told if spokes and told is not None and told.kind == "org" and block == unit.block else entity

    def _ourselves(self, cue: Cue, entity: Entity) -> bool:
        """Whether a release speaks of its own issuer: "officers have confirmed", "a new report by the Institute"."""
        word = self.tokens.lows[cue.subject.start]
        if self.document.kind is not DocumentKind.PRESS_RELEASE:
            return False
        if cue.subject.source and entity.kind == "org" and self._publishes(entity):
            return True
        return entity.name == self.document.publisher and is_force(entity.name) and word in ("officers", "police")

    def _publishes(self, entity: Entity) -> bool:
        """Whether a body is the one that issued the document, by its name or that of its press office."""
        title = (self.document.publisher or "").lower().removeprefix("the ").split()
        named = entity.name.lower().removeprefix("the ").split()
        return bool(title) and title[: len(named)] == named

    def _own(self, entity: Entity) -> bool:
        """Whether a body is the paper itself: "The Recorder reported"."""
        title = (self.document.publisher or "").lower().split()
        named = entity.name.lower().removeprefix("the ").split()
        return bool(title) and named[-1:] == title[-1:] and set(named) <= set(title)

    def _figures_again(self, unit: Unit, cues_: Sequence[Cue]) -> None:
        """Lay what goes on with a report right behind it: "The corresponding figures were ..."."""
        block, end, entity = self.reported
        if entity is None or (block, end) != (unit.block, unit.start):
            return
        told = entity.kind == "person" and self.document.kind is DocumentKind.NEWS and self.voiced and not cues_
        advised = self.document.kind is DocumentKind.WRITTEN_ANSWER and self.advising and not cues_
        told = told or (advised and entity.kind == "org" and not indirect.ministerial(self.tokens, unit))
        goes_on = (
            (entity.kind == "org" and indirect.again(self.tokens, unit))
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
            if self._cites(unit, cue, entity):
                self._report(unit, cue, entity, self.cues[at][number - 1] if number else None)

    def _cites(self, unit: Unit, cue: Cue, entity: Entity | None) -> bool:
        """Whether who has the floor passes on what a body says, and does not vouch for it."""
        if entity is None or official(entity.name):
            return False
        if entity.kind != "org" and "inspectorate" not in entity.keys:
            oral = self.document.kind is DocumentKind.ORAL_ANSWER
            asks = oral and self.document.blocks[unit.block].section is not Section.ANSWER
            return asks and entity.kind == "role" and bool(entity.keys & _CHIEFS) and cue.shape == "after"
        evidence = cue.subject.source or self.tokens.lows[cue.end - 1] in _EVIDENCE
        return not evidence or self.document.kind is DocumentKind.WRITTEN_ANSWER

    def _report(self, unit: Unit, cue: Cue, entity: Entity | None, previous: Cue | None) -> None:
        """Lay what a cue reports outside quotation marks."""
        self.reported = (unit.block, unit.end, entity)
        self.voiced = indirect.voiced(cue, self.tokens)
        self.advising = cue.shape == "after" and not cue.subject.source
        self.surveying = cue.subject.source
        tokens = self.tokens
        begin, end = self.made.span(unit)
        words = (tokens.starts[cue.start], tokens.ends[min(cue.end, unit.end) - 1])
        turn = self._turn(cue, previous)
        if entity is None:
            if cue.subject.nobody and turn is not None:
                self.layers.append(Layer(tokens.starts[turn], end, None, _CLAUSE))
            return
        if cue.shape == "around":
            if cue.start > unit.start and tokens.hidden[max(cue.start - 2, 0)]:
                return  # a quotation right before: no more than that is reported
            if turn is not None:
                begin = tokens.starts[turn]
            follows = tokens.lows[cue.end : cue.end + 3]
            if follows[:1] == (",",) and (
                follows[1:2] in (("who",), ("whose",)) or (not cue.speech and self._own_deed(follows[1:]))
            ):
                end = words[1]
            self.layers.append(Layer(begin, end, entity, _WIDE, words))
            return
        start = tokens.starts[cue.end] if cue.end < unit.end else end
        if cue.shape == "after" and self._fronted(unit, cue):
            start = begin
        if cue.shape == "colon":
            block = self.document.blocks[unit.block]
            colon = next((i for i in range(cue.end, unit.end) if tokens.lows[i] == ":"), unit.end)
            if colon + 1 < unit.end and tokens.lows[colon + 1] not in OPENERS:
                start = tokens.starts[colon + 1]
                self.spoken.append((start, block.end))
                self.layers.append(Layer(start, block.end, entity, _SPEECH, words))
                return
        if start < end:
            self.layers.append(Layer(start, end, entity, _CLAUSE, words))

    def _fronted(self, unit: Unit, cue: Cue) -> bool:
        """Whether a sum at the head of the sentence belongs to the report: "At about £90 a day she admits it is"."""
        lows = self.tokens.lows[unit.start : cue.start]
        return lows[:1] in (("at",), ("for",)) and "," not in lows and any(low in _SIGNS for low in lows[1:4])

    def _own_deed(self, words: tuple[str, ...]) -> bool:
        """Whether words behind a cue go on with the subject: "according to X, and expects", not "and robbery by"."""
        if len(words) < 2 or words[0] not in ("and", "but"):
            return False
        verb = verbs().get(words[1])
        return words[1] in _GOES_ON or (verb is not None and verb.form in ("third", "past") and not verb.noun)

    def _turn(self, cue: Cue, previous: Cue | None) -> int | None:
        """The token at which the clause of a cue turns against that of the cue before."""
        if previous is None:
            return None
        for index in range(cue.start - 1, max(previous.end, cue.start - 60), -1):
            if self.tokens.lows[index] in _TURNS and not self.tokens.hidden[index]:
                return index
        return None

    def _list(self, block: int) -> None:
        """Lay what a report introduces as a list: "She said the year had seen:"."""
        blocks = self.document.blocks
        if self.made.text[blocks[block].end - 1] != ":":
            return
        last = next((layer for layer in reversed(self.layers) if layer.rank == _CLAUSE), None)
        if last is None or last.entity is None or last.end < blocks[block].end - 1 or last.start < blocks[block].start:
            return
        for here in blocks[block + 1 : block + 1 + _LONGEST]:
            if here.kind is not BlockKind.LIST_ITEM and self.made.text[here.start] not in "•*-–":
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
        colon = next((i for i in range(colons[-1].end, unit.end) if self.tokens.lows[i] == ":"), unit.end)
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
