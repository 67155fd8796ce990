"""The period and the baseline of every amount of a document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimx.documents.model import BlockKind, Document, Section
from claimx.pipeline.periods import cues, resolve, within
from claimx.pipeline.periods.dated import anchors, times_of
from claimx.pipeline.periods.discourse import (
    ITEMS,
    Discourse,
    carries,
    chained,
    fund_words,
    inside,
    listed,
    longer,
    quotations,
    says,
    sentence_before,
)
from claimx.pipeline.periods.finance import of_paper, paper_year, whole_year, years_of_money
from claimx.pipeline.periods.model import Edges, Mention, TimeKind
from claimx.pipeline.periods.roles import Slot
from claimx.pipeline.periods.tables import row_times
from claimx.pipeline.periods.unrelated import unrelated
from claimx.pipeline.types import Amount, Sentence, Times, TimeSpan

# Times that do not reach past their own sentence.
_LOCAL = (TimeKind.UNTIL, TimeKind.DURATION, TimeKind.VAGUE)
_WEAK = ("none", "present")


class _Reader:
    """Walks the sentences of a document once, keeping the discourse."""

    def __init__(self, document: Document, text: str) -> None:
        self.document, self.text = document, text
        self.anchors = anchors(document)
        self.anchor = next(iter(self.anchors), None)
        self.mentions = times_of(document, text, self.anchors)
        self.starts = [mention.start for mention in self.mentions]
        self.state = Discourse()
        self.block = -1
        self.turns: list[int] = []
        self.lead: dict[int | None, Discourse] = {None: Discourse()}
        self.speech_next = False
        self.rows = row_times(document, text, self.mentions)
        self.carried = self.reach = -1
        self.paper = paper_year(document, text, self.mentions)
        self.opened = False

    def times(self, sentence: Sentence) -> list[Mention]:
        low, high = bisect_left(self.starts, sentence.start), bisect_left(self.starts, sentence.end)
        return [
            mention
            for mention in self.mentions[low:high]
            if mention.end <= sentence.end and not unrelated(self.text, sentence, mention)
        ]

    def enter(self, number: int) -> None:
        """Cross into another block: headings, sections, speakers and quotations end what governs."""
        blocks, state = self.document.blocks, self.state
        block = blocks[number]
        before = blocks[self.block] if self.block >= 0 else None
        self.turns = quotations(self.text, block)
        if before is not None:
            between = blocks[self.block + 1 : number]
            parted = (
                before.kind in (BlockKind.TITLE, BlockKind.HEADING)
                or any(other.kind is BlockKind.HEADING for other in between)
                or block.kind in (BlockKind.TITLE, BlockKind.HEADING)
                or before.section is not block.section
                or before.speaker != block.speaker
                or self.speech_next
            )
            if parted or (state.quoted and self.text[block.start : block.start + 1] not in '"“'):
                state.clear()
            if block.kind is BlockKind.LIST_ITEM:
                if before.kind is not BlockKind.LIST_ITEM:
                    self.lead[None] = replace(state, history=[])
                if not parted:
                    self._restore(self.lead.get(block.lead) or self.lead[None])
        self.block = number
        self.anchor = self.anchors[number]
        self.opened = False

    def leave(self, sentence: Sentence) -> None:
        """Whether the block ends with words that hand over to a speaker: "Ms Allen said:"."""
        tail = self.text[max(sentence.start, sentence.end - 90) : sentence.end]
        self.speech_next = tail.rstrip().endswith(":") and says(tail)

    def read(self, sentence: Sentence, amounts: Sequence[Amount]) -> Iterator[Times]:
        if sentence.block != self.block:
            self.enter(sentence.block)
        times = self.resolved(sentence)
        low, high = bisect_left(self.starts, sentence.start), bisect_left(self.starts, sentence.end)
        dropped = high > low and not times
        slots = within.slots(self.text, sentence, amounts, times)
        if dropped and amounts and self.starts[low] < amounts[0].start:
            for slot in slots:
                slot.shut = True
        state = self.state
        main = next((s.period for s in slots if s.own and s.period and not s.reference and not _leans(s.period)), None)
        first = next((m for m in times if amounts and m.start < amounts[0].start), None)
        base: Edges | None = (main.first, main.last) if main and not (first and _leans(first)) else None
        if base is None and state.period is not None:
            base = state.period.first, state.period.last
        any_own = any(slot.own and not slot.reference for slot in slots)
        results = [
            self.settle(sentence, amount, slot, base, any_own) for amount, slot in zip(amounts, slots, strict=True)
        ]
        self.remember(sentence, amounts, slots, times, results)
        self.leave(sentence)
        yield from results

    def _restore(self, saved: Discourse) -> None:
        state = self.state
        state.period, state.baseline, state.tense = saved.period, saved.baseline, saved.tense
        state.financial, state.quoted = saved.financial, saved.quoted
        state.silent, state.funds, state.block = False, saved.funds, self.block

    def resolved(self, sentence: Sentence) -> list[Mention]:
        """The sentence's times with anaphors resolved, in order."""
        found: list[Mention] = []
        state = self.state
        funds = cues.FUNDS.search(self.text, sentence.start, sentence.end) is not None
        for mention in self.times(sentence):
            if mention.kind is TimeKind.ANAPHORIC:
                history = [
                    *state.history,
                    *((m.first, m.last) for m in found[-resolve.LOOK_BACK :] if m.first or m.last),
                ]
                first, last = resolve.meant(mention, history, funds=funds)
                if first is None and last is None and mention.step is None:
                    continue
                mention = replace(mention, first=first, last=last)
            found.append(mention)
        near = state.financial and state.period is not None and sentence.block - state.block <= 1
        if sentence.block != state.block:
            near = funds and (near or any(map(resolve.is_financial, state.history)))
        found = years_of_money(self.text, sentence, found, self.anchor, financial=near)
        return resolve.closing(found)

    def span(self, mention: Mention, base: Edges | None, *, closed: bool = False, end: int | None = None) -> TimeSpan:
        edges: Edges = mention.first, mention.last
        if mention.kind is TimeKind.COMPARISON:
            edges = resolve.compared(mention, base, self.anchor)
        elif closed and mention.named is not None:
            edges = mention.named
        elif end is not None and mention.parts is not None:
            edges = mention.parts[end]
        return TimeSpan(mention.start, mention.end, *edges)

    def settle(self, sentence: Sentence, amount: Amount, slot: Slot, base: Edges | None, any_own: bool) -> Times:
        """An amount's times: its sentence's, else those that govern from before."""
        state = self.state
        period = baseline = None
        if state.period is not None and self.lasts_in(sentence, amount, slot, state.period):
            period = state.period
        elif slot.period is not None:
            period = self.span(slot.period, base, closed=slot.closed, end=slot.end)
            period = whole_year(self.text, slot.period, amount, period)
            if not _leans(slot.period):
                base = period.first, period.last
        elif sentence.block in self.rows:
            period = self.cell(sentence, amount)
        elif not slot.shut and state.period is not None and self.reached(sentence, amount, slot, any_own):
            period = state.baseline if slot.reference else state.period
            if slot.measured and not slot.added and slot.baseline is None:
                baseline = state.baseline
            base = state.period.first, state.period.last
            self.carried, self.reach = sentence.index, amount.end
        elif not (slot.shut or slot.reference) and of_paper(self.text, sentence, amount, measured=slot.measured):
            period = self.paper
        if slot.baseline is None and baseline is None and slot.own and slot.measured and not slot.added:
            baseline = sentence_before(state, sentence, period)
            if period is not None and slot.period is not None and slot.period.kind is TimeKind.ANAPHORIC:
                baseline = baseline or state.against.get(_edges(period))
        if slot.baseline is not None:
            words = self.text[slot.baseline.start : slot.baseline.end]
            edges = resolve.last_year_as_financial(slot.baseline, words, base)
            baseline = self.span(slot.baseline, base, closed=slot.baseline_closed)
            baseline = baseline if edges is None else replace(baseline, first=edges[0], last=edges[1])
        return Times(period, baseline)

    def lasts_in(self, sentence: Sentence, amount: Amount, slot: Slot, period: TimeSpan) -> bool:
        """Whether an amount told with a length ("closed within 24 hours") is of the time that governs."""
        if slot.period is None or slot.period.kind is not TimeKind.DURATION:
            return False
        if slot.period.cue == "within" and not slot.measured:
            return self.reached(sentence, amount, Slot(), any_own=False)
        return sentence.index == self.carried and not longer(slot, period)

    def cell(self, sentence: Sentence, amount: Amount) -> TimeSpan | None:
        """The time of a cell of a table."""
        times = self.rows[sentence.block]
        start = self.document.blocks[sentence.block].start
        mention = times.get(self.text.count("\t", start, amount.start)) or times.get(None)
        return None if mention is None or _leans(mention) else self.span(mention, None)

    def reached(self, sentence: Sentence, amount: Amount, slot: Slot, any_own: bool) -> bool:
        """Whether what governs reaches an amount that the sentence names no time for."""
        item = listed(self.document.blocks[sentence.block], self.text, sentence)
        if inside(self.turns, amount.start) != self.state.quoted:
            return False
        again = sentence.index == self.carried and (
            slot.baseline is not None or chained(self.text, self.reach, amount.start)
        )
        return again or carries(
            self.state, self.text, sentence, amount, slot, item=item, any_own=any_own, anchor=self.anchor
        )

    def _looks_back(self, sentence: Sentence, period: TimeSpan) -> bool:
        """ "Last summer it was 409": the figure of an earlier time beside the one that governs."""
        state = self.state
        if state.period is None or state.period.first is None or period.first is None or sentence.block != state.block:
            return False
        return (
            period.first < state.period.first
            and (period.last is None or period.last < state.period.first)
            and cues.IT_WAS.search(self.text, sentence.start, sentence.end) is not None
        )

    def remember(
        self,
        sentence: Sentence,
        amounts: Sequence[Amount],
        slots: Sequence[Slot],
        times: Sequence[Mention],
        results: Sequence[Times],
    ) -> None:
        """Let the sentence's times govern what follows."""
        state, block = self.state, self.document.blocks[sentence.block]
        item = block.kind in ITEMS
        against = [s.period for s in slots if s.reference and s.own] + [s.baseline for s in slots]
        governs = [s.period for s in slots if not s.reference]
        for mention in times:
            if mention in against and mention not in governs:
                continue
            if (mention.first or mention.last) and mention.kind is not TimeKind.COMPARISON:
                state.history.append((mention.first, mention.last))
        del state.history[: -resolve.LOOK_BACK]
        self._operation(sentence)
        chosen: tuple[Mention, TimeSpan, TimeSpan | None, int] | None = None
        for amount, slot, result in zip(amounts, slots, results, strict=True):
            if slot.period is None or result.period is None or slot.reference or _leans(slot.period):
                continue
            if (
                within.in_relative(self.text, sentence, slot.period)
                or slot.period.kind in _LOCAL
                or (slot.period.kind is TimeKind.SINCE and self._passing(sentence, amount, slot))
            ):
                continue
            baseline = (chosen[2] if chosen and chosen[0] is slot.period else None) or result.baseline
            at = chosen[3] if chosen and chosen[0] is slot.period else amount.start
            whole = result.period if slot.end is None else self.span(slot.period, None)
            chosen = slot.period, whole, baseline, at
        reference = next(
            (
                r.period
                for s, r in zip(slots, results, strict=True)
                if s.reference and s.own and r.period and not s.closed
            ),
            None,
        )
        if chosen is not None:
            mention, period, baseline, at = chosen
            if self._looks_back(sentence, period):
                state.baseline, state.block, state.sentence = period, sentence.block, sentence.index
                return
            self._set(sentence, period, baseline or reference, mention, at)
        elif not amounts or (times and times[0].end < amounts[0].start and all(s.period is None for s in slots)):
            self._silent(sentence, times)
        else:
            leaning = next(
                (
                    r
                    for s, r in zip(slots, results, strict=True)
                    if s.own and s.period and _leans(s.period) and r.period
                ),
                None,
            )
            if leaning is not None and leaning.period is not None and state.period is not None:
                state.baseline = leaning.period
                state.against[_edges(state.period)] = leaning.period
                state.block = sentence.block
            elif self.carried == sentence.index:
                state.block, state.sentence, state.silent = sentence.block, sentence.index, False
                state.baseline = next((r.baseline for r in results if r.baseline), None) or state.baseline
            elif sentence.block != state.block and not self.opened and not item and not any(slot.own for slot in slots):
                state.clear()
            aside = cues.ASIDE.match(self.text, sentence.start)
            if aside and (aside["beside"] is None or sentence.block != state.block):
                state.clear()
            self.opened = True
        tail = self.text[sentence.start : sentence.end].rstrip()
        if tail.endswith(":") and block.kind is not BlockKind.LIST_ITEM:
            if amounts == () or not amounts:
                self._lead(sentence, times)
            self.lead[sentence.block] = replace(state, history=[])

    def _passing(self, sentence: Sentence, amount: Amount, slot: Slot) -> bool:
        """Whether a "since" or "from" holds for its own amount alone: a change, or what is to come."""
        if slot.measured:
            return True
        return cues.tense(self.text, sentence.start, sentence.end, amount.start) in ("future", "hypothetical")

    def _operation(self, sentence: Sentence) -> None:
        """ "a sweep that opened on 3 May and closed at Whitsun" names one stretch."""
        low, high = bisect_left(self.starts, sentence.start), bisect_left(self.starts, sentence.end)
        days = [
            mention
            for mention in self.mentions[low:high]
            if mention.kind in (TimeKind.DAY, TimeKind.MONTH) and mention.first
        ]
        if len(days) != 2 or not days[0].first or not days[1].last or days[0].first > days[1].last:
            return
        if cues.BEGAN.search(self.text, sentence.start, days[0].start) and cues.ENDED.search(
            self.text, days[0].end, days[1].start
        ):
            self.state.history.append((days[0].first, days[1].last))

    def _set(self, sentence: Sentence, period: TimeSpan, baseline: TimeSpan | None, mention: Mention, at: int) -> None:
        state = self.state
        if baseline is None:
            baseline = state.against.get(_edges(period))
        else:
            state.against[_edges(period)] = baseline
        state.period, state.baseline, state.silent = period, baseline, False
        state.funds = fund_words(self.text, max(sentence.start, at - cues.NEAR), min(sentence.end, at + cues.NEAR))
        state.financial = resolve.of_financial_year(mention, _edges(period), funds=bool(state.funds))
        state.tense = cues.tense(self.text, sentence.start, sentence.end, at)
        state.block, state.sentence = sentence.block, sentence.index
        state.quoted = inside(self.turns, at)
        block = self.document.blocks[sentence.block]
        if block.section is Section.QUESTION or block.kind in (BlockKind.TITLE, BlockKind.HEADING):
            state.clear()
        state.point = mention.cue in ("at", "as at", "as of", "as on")
        today = self.text[mention.core : mention.end].lower() == "today"
        if today or mention.kind is TimeKind.AGO:
            state.clear()

    def _silent(self, sentence: Sentence, times: Sequence[Mention]) -> None:
        """A sentence without amounts may set the time; one that does not, leaves it."""
        usable = [
            m for m in times if m.kind not in _LOCAL and not _leans(m) and m.kind not in (TimeKind.SINCE, TimeKind.AGO)
        ]
        if not usable:
            return
        mention = min(usable, key=lambda m: m.kind in (TimeKind.DAY, TimeKind.WEEK))
        baseline = next(
            (self.span(m, (mention.first, mention.last)) for m in times if m.kind is TimeKind.COMPARISON), None
        )
        self._set(sentence, self.span(mention, None), baseline, mention, mention.end)
        self.state.silent = True

    def _lead(self, sentence: Sentence, times: Sequence[Mention]) -> None:
        """The words that lead in a list keep what governs only where it reaches them."""
        state = self.state
        if state.period is None or state.sentence == sentence.index:
            return
        now = cues.tense(self.text, sentence.start, sentence.end, sentence.end)
        if sentence.block - state.block > 2 or not (now in _WEAK or cues.kinship(now, state.tense)):
            state.clear()


def _edges(span: TimeSpan) -> Edges:
    return span.first, span.last


def _leans(mention: Mention) -> bool:
    return mention.kind is TimeKind.COMPARISON


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
