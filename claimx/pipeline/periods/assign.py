"""The period and the baseline of every amount of a document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimx.documents.model import BlockKind, Document
from claimx.pipeline.periods import antecedents, cues, resolve, within
from claimx.pipeline.periods.again import answered, named_again, resumed, said_again, sentence_before, then_as_many
from claimx.pipeline.periods.antecedents import in_that_year, of_year
from claimx.pipeline.periods.discourse import inside, listed
from claimx.pipeline.periods.finance import of_paper, paper_year, whole_year, years_of_money
from claimx.pipeline.periods.labels import bracketed, labelled
from claimx.pipeline.periods.memory import Memory
from claimx.pipeline.periods.model import Edges, Mention, TimeKind
from claimx.pipeline.periods.reach import carries, chained, longer, part_of
from claimx.pipeline.periods.roles import Slot
from claimx.pipeline.periods.stated import stated_time, told_as_done
from claimx.pipeline.periods.tables import row_times
from claimx.pipeline.periods.unrelated import unrelated
from claimx.pipeline.periods.years import part_of_year
from claimx.pipeline.types import Amount, Sentence, Times, TimeSpan

_OVER = ("in", "over", "during", "across", "for")
_LATER = 4  # times after an event among which its days may be


class _Reader:
    """Walks the sentences of a document once, keeping the discourse."""

    def __init__(self, document: Document, text: str) -> None:
        self.document, self.text = document, text
        self.memory = Memory(document, text)
        self.state = self.memory.state
        self.mentions, self.starts = self.memory.mentions, self.memory.starts
        self.rows = row_times(document, text, self.mentions)
        self.paper = paper_year(document, text, self.mentions)
        self.stated = stated_time(text, document, self.mentions)
        self.block = self.reach = -1

    def times(self, sentence: Sentence) -> list[Mention]:
        low, high = bisect_left(self.starts, sentence.start), bisect_left(self.starts, sentence.end)
        return [
            mention
            for mention in self.mentions[low:high]
            if mention.end <= sentence.end and not unrelated(self.text, sentence, mention)
        ]

    def read(self, sentence: Sentence, amounts: Sequence[Amount]) -> Iterator[Times]:
        if sentence.block != self.block:
            self.memory.enter(sentence.block)
            self.block = sentence.block
        times = self.resolved(sentence)
        low, high = bisect_left(self.starts, sentence.start), bisect_left(self.starts, sentence.end)
        dropped = high > low and not times
        slots = within.slots(self.text, sentence, amounts, times)
        if dropped and amounts and self.starts[low] < amounts[0].start:
            for slot in slots:
                slot.shut = True
        state = self.state
        owned = [s.period for s in slots if s.own and s.period and not s.reference]
        main = next((m for m in owned if not resolve.leans(m)), None)
        if owned and resolve.leans(owned[0]) and state.period is not None:
            main = None
        first = next((m for m in times if amounts and m.start < amounts[0].start), None)
        base: Edges | None = (main.first, main.last) if main and not (first and resolve.leans(first)) else None
        if base is None and state.period is not None:
            base = state.period.first, state.period.last
        any_own = any(slot.own and not slot.reference for slot in slots)
        results = []
        for amount, slot in zip(amounts, slots, strict=True):
            results.append(self.settle(sentence, amount, slot, base, any_own))
            if slot.own and slot.period and not slot.reference and not resolve.leans(slot.period):
                base = slot.period.first, slot.period.last
        self.memory.remember(sentence, amounts, slots, times, results)
        self.memory.leave(sentence)
        yield from results

    def resolved(self, sentence: Sentence) -> list[Mention]:
        """The sentence's times with anaphors resolved, in order."""
        found: list[Mention] = []
        state = self.state
        funds = cues.FUNDS.search(self.text, sentence.start, sentence.end) is not None
        for mention in self.times(sentence):
            if mention.kind is TimeKind.ANAPHORIC:
                earlier = found[:-1] if found and in_that_year(self.text, found[-1], mention) else found
                history = [
                    *state.history,
                    *((m.first, m.last) for m in earlier[-antecedents.LOOK_BACK :] if m.first or m.last),
                ]
                if mention.cue in ("the", "the whole"):
                    now = cues.tense(self.text, sentence.start, sentence.end, mention.start)
                    history = antecedents.in_tense(history, self.memory.anchor, now)
                first, last = self._meant(mention, history, funds=funds)
                if mention.cue == "coming":
                    at = bisect_left(self.starts, mention.end)
                    first, last = antecedents.told_later(mention, self.mentions[at : at + _LATER])
                if first is None and last is None and mention.cue in ("event", "coming", "the whole", "first"):
                    mention = replace(mention, kind=TimeKind.VAGUE)
                elif first is None and last is None and (mention.step is None or mention.cue == "the"):
                    continue
                mention = replace(mention, first=first, last=last)
                if mention.cue.startswith("by ") or mention.cue == "until then":
                    mention = replace(mention, kind=TimeKind.UNTIL)
                if found and in_that_year(self.text, found[-1], mention):
                    found[-1] = of_year(found[-1], mention)
                    continue
            found.append(self.of_spoken_year(mention))
        near = state.financial and state.period is not None and sentence.block - state.block <= 1
        if sentence.block != state.block:
            near = funds and (near or any(map(resolve.is_financial, state.history)))
        found = years_of_money(self.text, sentence, found, self.memory.anchor, financial=near)
        return resolve.closing(found)

    def _meant(self, mention: Mention, history: list[Edges], *, funds: bool) -> Edges:
        """What a time that points back means."""
        state = self.state
        if mention.cue == "same point" and state.period is not None:
            return resolve.edges_of(state.period)
        if mention.cue == "since" and self.memory.anchor is not None:
            history = [edges for edges in history if edges[0] is None or edges[0] < self.memory.anchor]
        whole = mention.step is None and mention.cue in _OVER
        if whole and state.compared is not None and state.compared[1] == history[-1:]:
            return state.compared[0]
        return antecedents.meant(mention, history, funds=funds, began=state.began)

    def of_spoken_year(self, mention: Mention) -> Mention:
        """A quarter or half without a year of its own as that of the year that governs."""
        governs = self.state.period
        if mention.kind is not TimeKind.QUARTER or governs is None or governs.first is None or governs.last is None:
            return mention
        if governs.first.day != 1 or not 360 < (governs.last - governs.first).days < 370:
            return mention
        span = part_of_year(self.text[mention.core : mention.end], governs.first)
        return mention if span is None else replace(mention, first=span[0], last=span[1])

    def _span(self, mention: Mention, base: Edges | None, *, closed: bool = False, end: int | None = None) -> TimeSpan:
        return resolve.span_of(mention, base, self.memory.anchor, closed=closed, end=end)

    def settle(self, sentence: Sentence, amount: Amount, slot: Slot, base: Edges | None, any_own: bool) -> Times:
        """An amount's times: its sentence's, else those that govern from before."""
        state = self.state
        period = baseline = None
        if state.period is not None and self.lasts_in(sentence, amount, slot, state.period):
            period = state.period
        elif slot.period is not None:
            period = self._span(slot.period, base, closed=slot.closed, end=slot.end)
            period = whole_year(self.text, slot.period, amount, period)
            if not resolve.leans(slot.period):
                base = period.first, period.last
        elif state.bracketed is not None and bracketed(self.text, sentence, amount):
            period = state.bracketed
        elif sentence.block in self.rows:
            period = self.cell(sentence, amount)
        elif self.document.blocks[sentence.block].kind is BlockKind.LIST_ITEM and (
            label := labelled(self.text, sentence, state.period)
        ):
            period = label
        elif not (slot.shut or slot.reference or slot.measured) and (
            again := named_again(state, self.text, sentence, amount) or resumed(state, self.text, sentence, amount)
        ):
            period = again
        elif not slot.shut and state.period is not None and self.reached(sentence, amount, slot, any_own):
            period = state.baseline if slot.reference else state.period
            if slot.measured and not slot.added and slot.baseline is None:
                baseline = state.baseline
            base = state.period.first, state.period.last
            self.memory.carried, self.reach = sentence.index, amount.end
        elif not (slot.shut or slot.reference) and of_paper(self.text, sentence, amount, measured=slot.measured):
            period = self.paper
        if period is None and not (slot.shut or slot.reference or slot.own):
            period = said_again(state, self.text, sentence, amount) or answered(state, self.text, sentence)
        if period is None and self.stated is not None and not (slot.shut or slot.reference or slot.own):
            span, since = self.stated
            period = span if amount.start > since and told_as_done(self.text, sentence, amount.start) else None
        if slot.baseline is None and baseline is None and slot.own and slot.measured and not slot.added:
            led_to = cues.TO.search(self.text, max(sentence.start, amount.start - cues.NEAR), amount.start)
            baseline = None if led_to else sentence_before(state, sentence, period)
        if baseline is None and slot.baseline is None and then_as_many(state, self.text, sentence, amount):
            period, baseline = None, state.period
        if slot.baseline is not None:
            words = self.text[slot.baseline.start : slot.baseline.end]
            edges = resolve.last_year_as_financial(slot.baseline, words, base)
            baseline = self._span(slot.baseline, base, closed=slot.baseline_closed)
            baseline = baseline if edges is None else replace(baseline, first=edges[0], last=edges[1])
        return Times(period, baseline)

    def lasts_in(self, sentence: Sentence, amount: Amount, slot: Slot, period: TimeSpan) -> bool:
        """Whether an amount told with a length ("closed within 24 hours") is of the time that governs."""
        if slot.period is None or slot.period.kind is not TimeKind.DURATION:
            return False
        if slot.period.cue == "within" and not slot.measured:
            return self.reached(sentence, amount, Slot(), any_own=False)
        return sentence.index == self.memory.carried and not longer(slot, period)

    def cell(self, sentence: Sentence, amount: Amount) -> TimeSpan | None:
        """The time of a cell of a table."""
        times = self.rows[sentence.block]
        start = self.document.blocks[sentence.block].start
        mention = times.get(self.text.count("\t", start, amount.start)) or times.get(None)
        return None if mention is None or resolve.leans(mention) else self._span(mention, None)

    def reached(self, sentence: Sentence, amount: Amount, slot: Slot, any_own: bool) -> bool:
        """Whether what governs reaches an amount that the sentence names no time for."""
        item = listed(self.document.blocks[sentence.block], self.text, sentence)
        quoted = inside(self.memory.turns, amount.start)
        if quoted != self.state.quoted and not (
            sentence.block == self.state.block and part_of(self.text, sentence, amount)
        ):
            return False
        again = sentence.index == self.memory.carried and (
            slot.baseline is not None or chained(self.text, self.reach, amount.start)
        )
        return again or carries(
            self.state, self.text, sentence, amount, slot, item=item, any_own=any_own, anchor=self.memory.anchor
        )


def assign_times(
    document: Document, sentences: Sequence[Sentence], amounts: Sequence[Amount], *, text: str | None = None
) -> list[Times]:
    """The period and the baseline of each amount, in the order of ``amounts``.

    Args:
        document: Gives the blocks and the date that relative times count from.
        sentences: Of the document, in order, not overlapping.
        amounts: In order of their offsets; one outside every sentence gets no times.
        text: A reading view of the document's text of the same length; the text itself by default.
    """
    reader = _Reader(document, document.text if text is None else text)
    found = [Times()] * len(amounts)
    position = 0
    for sentence in sentences:
        while position < len(amounts) and amounts[position].start < sentence.start:
            position += 1
        begin = position
        while position < len(amounts) and amounts[position].start < sentence.end:
            position += 1
        found[begin:position] = reader.read(sentence, amounts[begin:position])
    return found
