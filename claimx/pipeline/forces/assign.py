"""Which forces each amount is about: by clause, sentence, paragraph, lead-in, speaker and publisher."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.documents.model import Block, BlockKind, Section
from claimx.pipeline.forces import clauses as _clauses
from claimx.pipeline.forces import continuity as _continuity
from claimx.pipeline.forces import cues as _cues
from claimx.pipeline.forces.antecedents import Antecedents
from claimx.pipeline.forces.context import national_bodies
from claimx.pipeline.forces.cues import CueKind
from claimx.pipeline.forces.memory import Memory
from claimx.pipeline.forces.points import RANKED, Point
from claimx.pipeline.forces.reading import Reading
from claimx.pipeline.forces.setting import NATIONAL, Setting
from claimx.pipeline.forces.voices import Voice, Voices
from claimx.pipeline.types import Amount, Area, Link, Sentence
from claimx.records import Offsets, Scope, Via

_OPENING = 8  # code points that may stand before the subject of a sentence
_SHORT_LEAD = 30  # code points up to which words that lead to a list say nothing of their own
_SMALL = 30  # a count up to which many things are told
_PROSE = 60  # code points from which a paragraph is no heading or byline


def _known_again(amount: Amount) -> bool:
    """Whether a figure is known again when another speaker takes it up: "It is not true that 360 posts will go"."""
    return amount.form == "number" and amount.value is not None and amount.value > _SMALL and amount.value % 100 != 0


class Assigner:
    """Walks a document's sentences with the places that earlier ones set."""

    def __init__(self, setting: Setting, voices: Voices) -> None:
        self._setting, self._voices = setting, voices
        self._document, self._text, self._home = setting.document, setting.text, setting.home
        self._memory = Memory()
        self._antecedents = Antecedents(setting, self._memory)
        self._answering = self._turned = self._opened = False
        self._official: dict[Offsets, bool] = {}
        self._leads: dict[int, Point | None] = {}
        self._told: dict[tuple[str, float | None], Area] = {}  # whose each figure told so far is
        self._title = setting.topic
        self._headed: Point | None = None  # the place that the heading above names and nothing else
        self._answered = False  # whether the answer spoke last of the force that the question asks about

    def run(self, sentences: Sequence[Sentence], amounts: Sequence[Amount]) -> list[Area]:
        """One area an amount, in order of the amounts; one outside every sentence has the document's own."""
        order = sorted(range(len(amounts)), key=lambda n: amounts[n].start)
        areas: list[Area] = [self._voices.own.default] * len(amounts)
        at, block = 0, -1
        for sentence in _clauses.pieces(self._text, sentences, [(amounts[n].start, amounts[n].end) for n in order]):
            if sentence.block != block:
                block = sentence.block
                self._enter(block)
            while at < len(order) and amounts[order[at]].start < sentence.start:
                at += 1
            inside = []
            while at < len(order) and amounts[order[at]].start < sentence.end:
                inside.append(order[at])
                at += 1
            found = self._sentence(sentence, [amounts[n] for n in inside])
            for n, one in zip(inside, found, strict=True):
                areas[n] = one
        return areas

    def _enter(self, number: int) -> None:
        """Forget the paragraph's place; a list item takes its lead-in's."""
        block = self._document.blocks[number]
        self._answering = block.section is Section.ANSWER
        if block.speaker is not None:
            self._memory.take_floor(block.speaker.name)
        carried = None
        if block.kind is BlockKind.LIST_ITEM:
            carried = self._leads.get(number - 1 if block.lead is None else block.lead)
        elif _continuity.ITEM.match(self._text, block.start) or self._text[block.end - 1] == ":":
            speaks = _continuity.SAYS.search(self._text, max(block.start, block.end - 60), block.end)
            carried = None if speaks else self._leads.get(number - 1)
            if carried is not None and self._home is not None and self._home not in carried.ids:
                # "As a whole the force will:", after words on the country or on a neighbour
                anew = _continuity.LEADS_ON.match(self._text, block.start) is None
                carried = None if anew and block.end - block.start > _SHORT_LEAD else carried
        self._memory.carried = self._leads[number] = carried
        self._memory.latest = self._memory.framed = None
        self._head(block)

    def _head(self, block: Block) -> None:
        """Let the place that is all a heading says hold for the paragraphs below it, in a text of many places."""
        if block.kind in (BlockKind.HEADING, BlockKind.TITLE) or block.section is Section.NOTES:
            self._headed = None
        if block.kind is BlockKind.HEADING and self._home is None and not self._setting.answers:
            alone = self._setting.points(block.start, block.end)
            named = self._text[alone[0].start : alone[0].end] if len(alone) == 1 else ""
            self._headed = alone[0] if named and named == self._text[block.start : block.end].strip(" :") else None
        elif self._headed is not None and self._memory.carried is None and block.kind is BlockKind.PARAGRAPH:
            self._memory.carried = self._memory.framed = self._headed

    def _sentence(self, sentence: Sentence, amounts: Sequence[Amount]) -> list[Area]:
        text = self._text
        before = self._memory.carried
        several = before is not None and len(before.ids) > 1
        self._turned = bool(amounts) and self._home is None and _continuity.turns(text, sentence, several=several)
        named = self._setting.points(sentence.start, sentence.end)
        voice = self._voices.at(sentence, sentence.start, sentence.end)
        if (
            self._memory.carried is not None
            and self._continues(sentence, amounts)
            and self._setting.nowhere(self._memory.carried)
        ):
            named = [p for p in named if p.proper]
        # "By pooling it with Norfolk we have saved": what "we" did was done by both
        shared = [p for p in named if len(p.ids) > len(p.members) == 1 and self._home in p.ids]
        everything, jointly = list(named), bool(shared)
        for cue in _cues.find(text, sentence.start, sentence.end, service=self._setting.service):
            if any(p.start < cue.end and cue.start < p.end for p in named):
                continue
            if cue.kind is CueKind.NATIONAL and _cues.PROMISING.search(
                text, max(sentence.start, cue.start - 20), cue.start
            ):
                continue  # "towards the 20,000 that the government has promised": of that amount alone
            if cue.kind is CueKind.GROUP and RANKED.search(text, max(sentence.start, cue.start - 60), cue.start):
                continue  # "the biggest of the three forces"
            if amounts and cue.kind is CueKind.WE:
                at = next((a for a in amounts if a.start >= cue.start), amounts[-1])
                speaking = self._voices.at(sentence, at.start, at.end)
            else:
                speaking = voice
            point = self._antecedents.resolve(cue, speaking, named, sentence.start)
            if point is not None and not (self._home is None and cue.kind is CueKind.WE and not point.ids):
                jointly = jointly or cue.kind is CueKind.BETWEEN
                if not (jointly and cue.kind is CueKind.WE):
                    everything.append(point)
        everything = self._with_country(sorted(everything, key=lambda p: p.start))
        edges = _clauses.clauses(
            text,
            sentence.start,
            sentence.end,
            [(a.start, a.end) for a in amounts],
            [(p.start, p.end) for p in everything],
        )
        given = Reading(text, sentence, amounts, everything, edges)
        if _continuity.JOINT.search(text, sentence.start, sentence.end):
            everything = given.points = given.without_scenes()
        areas = []
        last: Point | None = None
        latest: Point | None = None
        for number, amount in enumerate(amounts):
            speaking = self._voices.at(sentence, amount.start, amount.end)
            point, area_ = self._amount(given, number, speaking)
            areas.append(area_)
            if area_.links:
                self._told[amount.form, amount.value] = area_
            if point is not None and not given.compared(point):
                latest = point
                last = last if given.partial(point) else point
        main = [p for p in everything if not given.compared(p) and not given.partial(p)]
        self._remember(
            sentence,
            amounts,
            given,
            named,
            main,
            last,
            voice,
            national=bool(areas) and all(a == NATIONAL for a in areas),
        )
        self._memory.latest = latest
        return areas

    def _with_country(self, points: list[Point]) -> list[Point]:
        """Points less the forces that "and" joins to the country: "all forces and British Transport Police"."""
        kept: list[Point] = []
        for point in points:
            if kept and _cues.AND.fullmatch(self._text, kept[-1].end, point.start):
                if kept[-1].area == NATIONAL and not kept[-1].explicit:
                    continue
                if point.area == NATIONAL and not point.explicit:
                    kept.pop()
            kept.append(point)
        return kept

    def _remember(
        self,
        sentence: Sentence,
        amounts: Sequence[Amount],
        given: Reading,
        named: Sequence[Point],
        points: Sequence[Point],
        last: Point | None,
        voice: Voice,
        *,
        national: bool,
    ) -> None:
        governing = [p for p in points if not p.we and (p.explicit or (p.frame and p.ids))]
        before = self._memory.carried
        if last is not None and not last.we:
            self._memory.carried = last
        elif governing:
            self._memory.carried = governing[0]
        elif national and self._setting.answers:
            self._memory.carried = Point(sentence.start, sentence.start, NATIONAL, (NATIONAL,), explicit=False)
        elif before is not None and before.ids and any(p.ids == before.ids for p in points):
            pass  # "Sellers there must show a passport": still about it
        elif self._memory.in_frame() and not national:
            pass  # "In Merseyside cells are run by a firm. On Sunday one officer looked after 27"
        elif not self._continues(sentence, amounts) and self._text[sentence.end - 1] != ":":
            self._memory.carried = None
        spoken = last if last is not None and not last.we else next(iter(governing), None)
        self._answered = self._answers_still(sentence, spoken, voice) and not national
        self._frame(sentence)
        asking = self._document.blocks[sentence.block].section is Section.QUESTION
        for point in named:
            if _cues.PILOT.search(self._text, max(sentence.start, point.start - 60), point.start):
                self._memory.pilot = point.area
                self._memory.framed = self._memory.carried  # what follows tells how it went
            aside = given.compared(point) and bool(governing)
            self._memory.name(point, sentence, voice.name, asking=asking, aside=aside)
        placed = self._memory.carried is not None and bool(self._memory.carried.ids)
        leads_in = self._text[sentence.end - 1] == ":" and (not placed or self._setting.lead)
        led = next((p for p in points if p.ids and (self._setting.lead or not p.we)), None) if leads_in else None
        self._leads[sentence.block] = led or self._memory.carried  # "In the last 12 months the force has:"
        block = self._document.blocks[sentence.block]
        if self._title is None and self._home is None:
            forces = [p for p in points if p.ids]
            alone = len(forces) == 1
            if block.kind is BlockKind.TITLE:
                behind = alone and _continuity.FOLLOWING.search(self._text, sentence.start, forces[0].start)
                self._title = forces[0].area if alone and not behind else None
            elif not self._opened and block.kind is BlockKind.PARAGRAPH and not self._setting.answers:
                several = bool(forces) and len(forces[0].ids) > 1
                opens = several and forces[0].start - sentence.start < _OPENING
                self._title = forces[0].area if opens else None
        self._opened = self._opened or (block.kind is BlockKind.PARAGRAPH and block.end - block.start > _PROSE)

    def _answers_still(self, sentence: Sentence, spoken: Point | None, voice: Voice) -> bool:
        """Whether a written answer is, after a sentence, about the force that was asked about: it named it as a force
        last, and has not turned to what the government or a body of the country does."""
        asked = self._setting.asked
        if asked is None or not self._setting.written or not self._answering or self._home is not None:
            return False
        if spoken is not None:
            by_name = spoken.proper or self._setting.asked_by_name
            return by_name and set(spoken.ids) == {link.id for link in asked.links}
        here = sentence.start, sentence.end
        other = self._turned or self._government(voice, *here) or _continuity.ELSEWHERE.search(self._text, *here)
        body = national_bodies().search(self._text, *here) or _continuity.BODY.search(self._text, *here)
        return self._answered and not (other or body)

    def _frame(self, sentence: Sentence) -> None:
        """Note the one place with which a paragraph opens; what is carried instead of it ends it."""
        memory = self._memory
        opens = sentence.start == self._document.blocks[sentence.block].start
        if opens and memory.carried is not None and memory.carried.frame and len(memory.carried.ids) == 1:
            memory.framed = memory.carried
        elif not memory.in_frame():
            memory.framed = None

    def _amount(self, given: Reading, number: int, voice: Voice) -> tuple[Point | None, Area]:
        amount = given.amounts[number]
        counted = self._counts_forces(given, amount)
        if counted is not None:
            return None, counted
        if given.price(number):
            return None, Area((), Scope.OTHER)
        paired = given.respectively(number)
        if paired is not None:
            return None, paired
        if _cues.PROMISED.match(self._text, amount.end, given.sentence.end):
            return None, NATIONAL
        governed = given.governing(number, self._home)
        point = governed.point
        whole = self._home is None and _cues.FUND_TOTAL.match(self._text, amount.end)
        if whole and _cues.FROM_TOTAL.search(self._text, max(0, amount.start - 60), amount.start):
            return None, NATIONAL
        government = self._home is None and self._government(voice, *given.clause(amount.start))
        government = government and not (given.relative(amount) or self._paid(given, amount))
        if point is not None and (governed.firm or not government):
            return point, point.area
        if government:
            return None, voice.default if voice.we is None else NATIONAL
        carried = self._going_on(given.sentence, given.amounts, voice)
        if carried is not None and self._home is None and _continuity.too_many(self._text, amount):
            return None, NATIONAL
        if carried is not None:
            return carried, carried.area
        if self._setting.asked is not None and self._answers_still(given.sentence, None, voice):
            return None, self._setting.asked
        again = self._told.get((amount.form, amount.value))
        if again is not None and self._home is None and self._setting.answers and _known_again(amount):
            return None, again
        default = self._default(given.sentence, voice)
        here = given.sentence.start, given.sentence.end
        if voice.seat is not None and _continuity.CONSTITUENT.search(self._text, *here):
            default = voice.seat
        if governed.contrast is not None and set(governed.contrast.ids) == {link.id for link in default.links}:
            return None, NATIONAL
        return None, default

    def _going_on(self, sentence: Sentence, amounts: Sequence[Amount], voice: Voice) -> Point | None:
        """The place an earlier sentence set, if this one goes on about it."""
        carried = self._memory.carried
        if self._turned:
            return None
        if self._memory.latest is not None and _continuity.SAID_LAST.match(self._text, sentence.start):
            return self._memory.latest
        if carried is None:
            return None
        if self._document.blocks[sentence.block].kind is BlockKind.LIST_ITEM or self._continues(sentence, amounts):
            return carried
        if self._home is None and carried.ids and _continuity.of_officers(self._text, sentence):
            return carried
        if self._setting.answers and self._home is None and not _continuity.asks(self._text, sentence):
            return carried
        if self._home is not None and carried.area == NATIONAL and not _continuity.local(self._text, sentence):
            return carried
        if self._memory.in_frame() and self._home is None and not self._setting.answers and voice.name is None:
            return carried
        if voice.national:
            return None  # a voice of the country, in a local document
        # in a local document a place of the same force may stand in for it; in others a new subject ends it
        return carried if self._home is not None and set(carried.ids) == {self._home} else None

    def _paid(self, given: Reading, amount: Amount) -> bool:
        """Whether the government only pays what goes on about a force ("A further £2m came from the fund")."""
        carried = self._memory.carried
        if carried is None or not carried.ids or not self._continues(given.sentence, given.amounts):
            return False
        left, right = given.clause(amount.start)
        return _cues.GOVERNMENT.search(self._text, left, amount.end) is None and (
            _cues.PAYS.match(self._text, amount.end, right) is not None
        )

    def _continues(self, sentence: Sentence, amounts: Sequence[Amount]) -> bool:
        several = self._memory.carried is not None and len(self._memory.carried.members) > 1
        return _continuity.goes_on(self._text, sentence, amounts, several=several)

    def _government(self, voice: Voice, start: int, end: int) -> bool:
        """Whether text[start:end] speaks of the country's government or of forces at large."""
        if (start, end) not in self._official:  # many amounts of a long clause ask the same
            self._official = {(start, end): _cues.official(self._text, start, end)}
        if self._official[start, end]:
            return True
        ministerial = voice.national or voice.name is None or self._answering
        return ministerial and _cues.MINISTERIAL.search(self._text, start, end) is not None

    def _default(self, sentence: Sentence, voice: Voice) -> Area:
        written = self._setting.written and self._setting.topic is not None
        minister = voice.national and not written
        national = voice.default.scope is Scope.NATIONAL and not minister
        here = sentence.start, sentence.end
        government = self._government(voice, *here) or self._turned or national_bodies().search(self._text, *here)
        if self._title is not None and national and self._home is None and not government:
            links = tuple(Link(k.id, Via.CONTEXT, 0.6, k.start, k.end) for k in self._title.links)
            return Area(links, Scope.FORCE)
        return voice.default

    def _counts_forces(self, given: Reading, amount: Amount) -> Area | None:
        """The area of an amount that counts forces: the set it sums up, else the country."""
        if amount.form != "number" or amount.value is None:
            return None
        match = _cues.COUNTS_FORCES.match(self._text, amount.end, given.sentence.end)
        if match is None or match.group().strip().lower() == "force":
            return None
        covered = [p for p in given.points if p.start < match.end() and p.end > amount.start and p.ids]
        if covered:
            return covered[0].area
        size = int(amount.value)
        found = self._antecedents.group(size, given.points) if size > 1 else None
        return found or NATIONAL
