"""What is remembered from sentence to sentence: the time that governs, who speaks, what leads in a list."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from claimx.documents.model import BlockKind, Document, Section
from claimx.pipeline.periods import antecedents, begun, clauses, cues, resolve
from claimx.pipeline.periods.announced import SPANNING, STRETCHES, announced, set_against, summed
from claimx.pipeline.periods.dated import anchors, times_of
from claimx.pipeline.periods.discourse import (
    ITEMS,
    Discourse,
    fund_words,
    in_brackets,
    inside,
    leads_in,
    one_of,
    quotations,
    says,
)
from claimx.pipeline.periods.model import Mention, TimeKind
from claimx.pipeline.periods.roles import Slot
from claimx.pipeline.types import Amount, Sentence, Times, TimeSpan

# Times that do not reach past their own sentence.
_LENGTHS = (TimeKind.DURATION, TimeKind.VAGUE)
_LOCAL = (TimeKind.UNTIL, *_LENGTHS)
_WEAK = ("none", "present")
_POINT = 31  # days
_SINCE_THEN = re.compile(r"(?:ever )?since(?: then)?", re.I)
_STOOD = re.compile(
    r"\b(?:it|they|we|there|the\s+(?:figure|number|total|rate))\s+(?:has|had|have|is|was|are|were)\b", re.I
)


class Memory:
    """Follows the blocks of a document once; ``state`` is what governs.

    Attributes:
        document, text: What is read.
        mentions, starts: Every time of the text and where it starts, in order.
        anchor: The day from which times count in the present block.
        state: The discourse.
        turns: Where quotations open and close in the block.
        carried: Index of the last sentence in which what governs reached an amount, -1 if none.
    """

    def __init__(self, document: Document, text: str) -> None:
        self.document, self.text = document, text
        self.anchors = anchors(document)
        self.anchor = next(iter(self.anchors), None)
        self.mentions = times_of(document, text, self.anchors)
        self.starts = [mention.start for mention in self.mentions]
        self.state = Discourse()
        self.turns: list[int] = []
        self.carried = -1
        self._block = -1
        self._lead_in: dict[int | None, Discourse] = {None: Discourse()}
        self._announced: dict[Section, Discourse] = {}
        self._speech_next = False
        self._opened = False

    def enter(self, number: int) -> None:
        """Cross into another block: headings, sections, speakers and quotations end what governs."""
        blocks, state = self.document.blocks, self.state
        block = blocks[number]
        before = blocks[self._block] if self._block >= 0 else None
        self.turns = quotations(self.text, block)
        if before is not None:
            between = blocks[self._block + 1 : number]
            parted = (
                before.kind in (BlockKind.TITLE, BlockKind.HEADING)
                or any(other.kind is BlockKind.HEADING for other in between)
                or block.kind in (BlockKind.TITLE, BlockKind.HEADING)
                or before.section is not block.section
                or before.speaker != block.speaker
                or self._speech_next
            )
            if before.speaker != block.speaker:
                state.asked = (state.period, self._block) if state.period is not None else None
            if (state.deadline or state.passes) and block.kind is not BlockKind.LIST_ITEM:
                state.clear()
            below = state.headed and state.block == self._block
            if below and block.kind is BlockKind.HEADING:
                self._announced[block.section] = replace(state, history=[])
            parted = parted and not summed(self.document, self.text, number)
            if (parted and not below) or (state.quoted and self.text[block.start : block.start + 1] not in '"“'):
                state.clear()
            if block.kind is BlockKind.LIST_ITEM:
                told = self._announced.get(block.section) if before.kind is BlockKind.HEADING else None
                opens = told if block.section is before.section and state.period is None else None
                if before.kind is not BlockKind.LIST_ITEM:
                    self._lead_in[None] = replace(opens or state, history=[])
                goes_on = before.kind is BlockKind.LIST_ITEM and cues.OF_THOSE.match(self.text, block.start, block.end)
                if (not parted or below or opens) and not goes_on:
                    self._restore(self._lead_in.get(block.lead) or self._lead_in[None])
        if state.block >= 0:  # what is not read, a caption or links, parts nothing
            state.block += sum(not blocks[at].readable for at in range(self._block + 1, number))
        self._block = number
        self.anchor = self.anchors[number]
        self._opened = False

    def leave(self, sentence: Sentence) -> None:
        """Whether the block ends with words that hand over to a speaker: "Ms Allen said:"."""
        tail = self.text[max(sentence.start, sentence.end - 90) : sentence.end]
        told = cues.SOURCE.search(tail) is not None  # "The report shows that:" hands over to nobody
        self._speech_next = tail.rstrip().endswith(":") and says(tail) and not told

    def _restore(self, saved: Discourse) -> None:
        state = self.state
        state.period, state.baseline, state.tense = saved.period, saved.baseline, saved.tense
        state.financial, state.quoted = saved.financial, saved.quoted
        state.silent, state.leads, state.funds, state.block = False, False, saved.funds, self._block
        state.bracketed, state.deadline, state.passes = saved.bracketed, saved.deadline, saved.passes

    def _looks_back(self, sentence: Sentence, mention: Mention, period: TimeSpan) -> bool:
        """ "Last summer it was 409", "In 2019 there were 79": the figure of an earlier time beside the present one."""
        state = self.state
        if mention.kind is TimeKind.AGO:
            return False
        if state.period is None or state.period.first is None or period.first is None or sentence.block != state.block:
            return False
        return (
            period.first < state.period.first
            and (period.last is None or period.last < state.period.first)
            and cues.IT_WAS.search(self.text, sentence.start, sentence.end) is not None
        )

    def _beside(
        self,
        sentence: Sentence,
        period: TimeSpan,
        at: int,
        amounts: Sequence[Amount],
        results: Sequence[Times],
    ) -> bool:
        """ "1,392 were detected, or 36%; in 2010 we managed 34%": an earlier time behind what still governs."""
        governs = self.state.period
        if governs is None or governs.first is None or period.last is None or period.last >= governs.first:
            return False
        if sentence.block != self.state.block:
            return False
        told = [result.period for amount, result in zip(amounts, results, strict=True) if amount.start < at]
        return any(span is not None and resolve.edges_of(span) == resolve.edges_of(governs) for span in told)

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
            if not amounts and cues.COMPARES.search(self.text, max(sentence.start, mention.core - 25), mention.core):
                continue  # "At a glance (2011/12 against 2010/11)"
            if (mention.first or mention.last) and mention.kind is not TimeKind.COMPARISON:
                state.history.append((mention.first, mention.last))
        del state.history[: -antecedents.LOOK_BACK]
        for amount, slot, result in zip(amounts, slots, results, strict=True):
            if slot.own and result.period is not None and amount.end - amount.start > 1:
                state.told[self.text[amount.start : amount.end]] = result.period
        self._since_then(results)
        told = announced(self.text, sentence, times)
        if told is not None:
            self._announced[block.section] = Discourse(period=resolve.span_of(told, None, self.anchor))
        self._begun(sentence)
        self._pass(sentence, amounts, slots, times, results)
        chosen: tuple[Mention, TimeSpan, TimeSpan | None, int] | None = None
        for amount, slot, result in zip(amounts, slots, results, strict=True):
            if slot.period is None or result.period is None or slot.reference or resolve.leans(slot.period):
                continue
            if (
                clauses.in_relative(self.text, sentence, slot.period)
                or slot.period.kind in _LOCAL
                or (slot.period.kind is TimeKind.SINCE and self._passing(sentence, amount, slot))
            ):
                continue
            if chosen is not None and one_of(self.text, slot.period, result.period, chosen[1]):
                continue
            baseline = (chosen[2] if chosen and chosen[0] is slot.period else None) or result.baseline
            at = chosen[3] if chosen and chosen[0] is slot.period else amount.start
            whole = result.period if slot.end is None else resolve.span_of(slot.period, None, self.anchor)
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
            baseline = baseline or self._earlier_level(sentence, period)
            beside = self._beside(sentence, period, at, amounts, results) or self._looks_back(sentence, mention, period)
            if beside and state.history[-1:] == [resolve.edges_of(period)]:
                state.history.pop()
            if beside:
                state.baseline, state.block, state.sentence = period, sentence.block, sentence.index
                return
            self._set(sentence, period, baseline or reference, mention, at)
        elif not amounts or (times and times[0].end < amounts[0].start and all(s.period is None for s in slots)):
            self._silent(sentence, times, leads=leads_in(self.text[sentence.start : sentence.end]))
        else:
            leaning = next(
                (
                    r
                    for s, r in zip(slots, results, strict=True)
                    if s.own and s.period and resolve.leans(s.period) and r.period
                ),
                None,
            )
            if leaning is not None and leaning.period is not None and state.period is not None:
                state.baseline = leaning.period
                state.against[resolve.edges_of(state.period)] = leaning.period
                state.block = sentence.block
            elif self.carried == sentence.index:
                state.block, state.sentence, state.silent = sentence.block, sentence.index, False
                state.baseline = next((r.baseline for r in results if r.baseline), None) or state.baseline
            elif sentence.block != state.block and not item and (self._opens(slots) or any(map(_undated, slots))):
                state.clear()
            aside = cues.ASIDE.match(self.text, sentence.start)
            if aside and (aside["beside"] is None or sentence.block != state.block):
                state.clear()
            self._opened = True
        if leads_in(self.text[sentence.start : sentence.end]) and block.kind is not BlockKind.LIST_ITEM:
            if not amounts:
                self._lead(sentence, times)
            self._lead_in[sentence.block] = replace(state, history=[])

    def _pass(
        self,
        sentence: Sentence,
        amounts: Sequence[Amount],
        slots: Sequence[Slot],
        times: Sequence[Mention],
        results: Sequence[Times],
    ) -> None:
        """Keep a deadline or a length for a sentence that says the same again."""
        found = [
            (result.period, amount.start)
            for amount, slot, result in zip(amounts, slots, results, strict=True)
            if slot.own and slot.period is not None and slot.period.kind in (*_LOCAL, TimeKind.SINCE)
        ]
        if not amounts:
            opened = [mention for mention in times if mention.kind in (TimeKind.UNTIL, TimeKind.SINCE)]
            found = [(resolve.span_of(mention, None, self.anchor), mention.end) for mention in opened]
        state = self.state
        state.passing = found[-1][0] if found else None
        if found:
            tense = cues.tense(self.text, sentence.start, sentence.end, found[-1][1])
            state.passed = sentence.index, sentence.block, tense

    def _earlier_level(self, sentence: Sentence, period: TimeSpan) -> TimeSpan | None:
        """ "In March 2010 we had 3,748 officers. Last month it was 2,780": the time of the first of two levels."""
        before = self.state.period
        follows = sentence.index == self.state.sentence + 1 and sentence.block == self.state.block
        if before is None or not follows or not (_is_point(before) and _is_point(period)):
            return None
        earlier = before.first is not None and period.first is not None and before.first < period.first
        return before if earlier and _STOOD.search(self.text, sentence.start, sentence.end) else None

    def _since_then(self, results: Sequence[Times]) -> None:
        """Keep the stretch from what is compared with to what is, which "over the same period" means."""
        for period, baseline in ((result.period, result.baseline) for result in results):
            if period is None or baseline is None or not _is_point(period) or baseline.first is None:
                continue
            if period.first is not None and baseline.first < period.first:
                self.state.compared = (baseline.first, period.last), self.state.history[-1:]

    def _opens(self, slots: Sequence[Slot]) -> bool:
        """Whether a paragraph opens with amounts for which it names no time."""
        return not self._opened and not any(slot.own for slot in slots)

    def _passing(self, sentence: Sentence, amount: Amount, slot: Slot) -> bool:
        """Whether a "since" or "from" holds for its own amount alone: a change, or what is to come."""
        if slot.measured:
            return True
        return cues.tense(self.text, sentence.start, sentence.end, amount.start) in ("future", "hypothetical")

    def _begun(self, sentence: Sentence) -> None:
        """Keep when something began, and the stretch of what began and ended."""
        low, high = bisect_left(self.starts, sentence.start), bisect_left(self.starts, sentence.end)
        times = self.mentions[low:high]
        self.state.began = begun.started(self.text, sentence, times) or self.state.began
        stretch = begun.stretch(self.text, sentence, times)
        if stretch is not None:
            self.state.history.append(stretch)

    def _set(self, sentence: Sentence, period: TimeSpan, baseline: TimeSpan | None, mention: Mention, at: int) -> None:
        state = self.state
        if baseline is None and self.document.blocks[sentence.block].kind is not BlockKind.HEADING:
            baseline = state.against.get(resolve.edges_of(period))
        elif baseline is not None:
            state.against[resolve.edges_of(period)] = baseline
        state.period, state.baseline, state.silent = period, baseline, False
        state.bracketed, state.deadline, state.leads = None, False, False
        state.passes = _SINCE_THEN.fullmatch(self.text, mention.start, mention.end) is not None
        state.funds = fund_words(self.text, max(sentence.start, at - cues.NEAR), min(sentence.end, at + cues.NEAR))
        state.financial = resolve.of_financial_year(mention, resolve.edges_of(period), funds=bool(state.funds))
        state.tense = cues.tense(self.text, sentence.start, sentence.end, at)
        state.block, state.sentence = sentence.block, sentence.index
        lasting = period.last is None or (self.anchor is not None and period.last >= self.anchor)
        if period.first is not None and lasting and not cues.onward(state.tense):
            state.running = period, sentence.block, sentence.index
        state.quoted = inside(self.turns, at)
        state.surveyed = cues.SURVEYED.search(self.text, sentence.start, sentence.end) is not None
        block = self.document.blocks[sentence.block]
        state.headed = block.kind is BlockKind.HEADING and mention.kind in STRETCHES and mention.cue in SPANNING
        if (
            block.section is Section.QUESTION
            or block.kind is BlockKind.TITLE
            or (block.kind is BlockKind.HEADING and not state.headed)
        ):
            state.clear()
        state.point = mention.cue in ("at", "as at", "as of", "as on")
        state.day = mention.kind is TimeKind.DAY and period.first == period.last and not state.point
        today = self.text[mention.core : mention.end].lower() == "today"
        if today or mention.kind is TimeKind.AGO:
            state.clear()

    def _silent(self, sentence: Sentence, times: Sequence[Mention], *, leads: bool) -> None:
        """A sentence without amounts may set the time; one that does not, leaves it. What ``leads`` to a list may say
        since when it all was done."""
        state = self.state
        apart = (*_LENGTHS, TimeKind.AGO) if leads else (*_LOCAL, TimeKind.SINCE, TimeKind.AGO)
        bracketed = next((m for m in times if in_brackets(self.text, m)), None)
        usable = [
            m
            for m in times
            if m.kind not in apart
            and not resolve.leans(m)
            and m is not bracketed
            and not set_against(self.text, sentence, m)
        ]
        if bracketed is not None and not usable and state.period is not None:
            state.bracketed = resolve.span_of(bracketed, None, self.anchor)
        if not usable:
            return
        mention = min(usable, key=lambda m: (m.kind is TimeKind.UNTIL, m.kind in (TimeKind.DAY, TimeKind.WEEK)))
        if mention.kind is TimeKind.DAY and self.anchor and mention.first and mention.first > self.anchor:
            return  # the day of a meeting to come is of no figure
        baseline = next(
            (
                resolve.span_of(m, (mention.first, mention.last), self.anchor)
                for m in times
                if m.kind is TimeKind.COMPARISON
            ),
            None,
        )
        self._set(sentence, resolve.span_of(mention, None, self.anchor), baseline, mention, mention.end)
        state.silent, state.deadline = not state.headed, mention.kind is TimeKind.UNTIL
        state.leads = leads
        if bracketed is not None and state.period is not None:
            base = state.period.first, state.period.last
            state.bracketed = resolve.span_of(bracketed, base, self.anchor)

    def _lead(self, sentence: Sentence, times: Sequence[Mention]) -> None:
        """The words that lead in a list keep what governs only where it reaches them."""
        state = self.state
        if state.period is None or state.sentence == sentence.index:
            return
        now = cues.tense(self.text, sentence.start, sentence.end, sentence.end)
        if sentence.block - state.block > 2 or not (now in _WEAK or cues.kinship(now, state.tense)):
            state.clear()


def _is_point(span: TimeSpan) -> bool:
    """Whether a time is a day or a month, at which things stood."""
    return span.first is not None and span.last is not None and (span.last - span.first).days <= _POINT


def _undated(slot: Slot) -> bool:
    """Whether an amount is of a time of its own of which the days are not told."""
    return slot.own and slot.period is not None and slot.period.kind is TimeKind.VAGUE
