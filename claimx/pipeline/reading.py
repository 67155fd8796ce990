"""What each amount counts and which way it moved, over sentences: what one leaves out, those before it say."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from claimx.documents.model import Document
from claimx.pipeline.carrying import carry_pledges, compare
from claimx.pipeline.fields.antecedents import (
    is_aside,
    is_hired,
    is_of_those_before,
    is_team,
    main_noun,
    noun_at_hand,
    plural_of,
    points_back,
    recipient,
)
from claimx.pipeline.fields.change import moved
from claimx.pipeline.fields.counted import counted
from claimx.pipeline.fields.kinds import workforce_topic
from claimx.pipeline.fields.led import led_change
from claimx.pipeline.fields.monies import money_word
from claimx.pipeline.fields.nouns import Counted
from claimx.pipeline.fields.series import money_for, shared
from claimx.pipeline.fields.types import Moved
from claimx.pipeline.labelled import label_of
from claimx.pipeline.lending import is_bare, known_again, lender_of, of_lead
from claimx.pipeline.listed import leads_of, of_places
from claimx.pipeline.parse import Parsed
from claimx.pipeline.sizes import change_before, holds, outgrows
from claimx.pipeline.subjects import Chooser, Pick, Rule, pick_best
from claimx.pipeline.subjects.candidates import Candidate, phrase
from claimx.pipeline.types import Amount, Sentence, Times
from claimx.records import Change, Offsets, Topic

_PART = re.compile(r"\s+of (?:these|them|those|whom)\b", re.IGNORECASE)
# What an amount counts is looked for among so many before it.
_REMEMBERED = 40


@dataclass(slots=True)
class Read:
    """What was worked out of one amount from its sentence and those before it."""

    amount: Amount
    sentence: Sentence
    parsed: Parsed
    subject: Offsets | None
    workforce: Topic | None
    moved: Moved
    own: bool
    chance: float
    aside: bool


@dataclass(frozen=True, slots=True)
class Named:
    """What an amount counts.

    Attributes:
        subject: Offsets of the words that say it.
        workforce: Which part of the police workforce they name.
        lender: The amount before that lent them.
        own: Whether the amount's own sentence has them.
        back: Whether a pronoun beside the amount looks back to them.
        firm: Whether its grammar leaves no doubt of it.
        chance: How likely they are among the candidates there were, 0 to 1.
    """

    subject: Offsets | None = None
    workforce: Topic | None = None
    lender: Read | None = None
    own: bool = False
    back: bool = False
    firm: bool = False
    chance: float = 1.0


class Reader:
    """Reads the amounts of one document in order."""

    def __init__(
        self,
        view: Document,
        sentences: Sequence[Sentence],
        parses: Mapping[int, Parsed],
        *,
        names: Sequence[Offsets] = (),
        pick: Pick = pick_best,
    ) -> None:
        self._view = view
        self._chooser = Chooser(view, sentences, parses, names=names, pick=pick)
        self._sentences = sentences
        self._last_of = {sentence.block: sentence for sentence in sentences}
        self._parses = parses
        self._done: list[Read] = []

    def read(self, index: int, amount: Amount, sentence: Sentence) -> Read | None:
        """What the amount of an index counts and which way it moved; None where its sentence was not parsed."""
        parsed = self._parses.get(sentence.index)
        if parsed is None or index not in parsed.nodes:
            return None
        named = self._chosen(index, amount, sentence, self._named(parsed, index, amount, sentence))
        last = self._done[-1] if self._done and self._done[-1].sentence.index == sentence.index else None
        alike = last is not None and (
            last.amount.form == amount.form or amount.form in ("percent", "fraction", "ratio")
        )
        alike = alike and last is not None and not outgrows(self._view.text, last.amount, amount)
        move = moved(
            parsed,
            index,
            amount,
            workforce=named.workforce is not None and amount.unit == "count",
            before=(index - 1, last.moved) if last is not None and alike and index - 1 in parsed.nodes else None,
            earlier=change_before(self._view.text, self._done, sentence.index, amount),
        )
        if move.change is Change.LEVEL and amount.form == "number":
            move = self._led_change(parsed, sentence, named) or move
        part = (
            amount.form == "number"
            and named.workforce is not None
            and _PART.match(self._view.text, amount.end) is not None
        )
        if part and named.lender is not None and move.change is Change.LEVEL and holds(named.lender.amount, amount):
            move = named.lender.moved  # "1,200 of these": a part of an increase is one
        read = Read(
            amount,
            sentence,
            parsed,
            named.subject,
            named.workforce,
            move,
            named.own,
            named.chance,
            is_aside(parsed, index),
        )
        self._done.append(read)
        return read

    def _chosen(self, index: int, amount: Amount, sentence: Sentence, named: Named) -> Named:
        """What an amount counts where its own noun does not say it: the rules' answer is one candidate of several."""
        if not named.firm:
            how = "own" if named.own else "back" if named.back else "lent"
            choice = self._chooser.choose(index, amount, sentence.index, rule=Rule(named.subject, how))
            if choice is not None:
                named = self._read_as(choice[0], choice[1], self._parses[sentence.index], index, sentence, named)
        self._chooser.remember(amount, named.subject)
        return named

    def _read_as(
        self, candidate: Candidate, chance: float, parsed: Parsed, index: int, sentence: Sentence, named: Named
    ) -> Named:
        if named.subject is not None and named.subject[0] <= candidate.at < named.subject[1]:
            return replace(named, chance=chance)
        for read in reversed(self._done[-_REMEMBERED:]):
            if read.subject is not None and read.subject[0] <= candidate.at < read.subject[1]:
                workforce = None if _happens(parsed, index) else read.workforce
                return Named(read.subject, workforce, read, chance=chance)
        span, workforce = phrase(self._parses, candidate), None
        if candidate.head is not None and candidate.form == "noun" and not _happens(parsed, index):
            home = self._sentences[candidate.sentence]
            workforce = self._workforce(self._parses[home.index], Counted(candidate.head, *span), home)
        return Named(span, workforce, own=candidate.sentence == sentence.index, chance=chance)

    def _named(self, parsed: Parsed, index: int, amount: Amount, sentence: Sentence) -> Named:
        if amount.form == "money" and (led := self._of_places(amount, sentence)) is not None:
            return led
        phrase = counted(parsed, index, amount)
        labelled = self._by_label(parsed, amount, sentence, phrase)
        if labelled is not None:
            return labelled
        if not phrase.firm and (led := self._of_places(amount, sentence)) is not None:
            return led
        if not phrase.firm:
            row = self._in_row(parsed, index, amount, sentence)
            if isinstance(row, Read):
                workforce = None if _happens(parsed, index) else row.workforce
                return Named(row.subject, workforce, row, own=row.own, firm=True, chance=row.chance)
            phrase = row or phrase
        if phrase.found:
            workforce = self._workforce(parsed, phrase, sentence)
            if workforce is None and amount.unit == "count" and is_team(parsed, index):
                workforce = Topic.OFFICERS
            people = phrase.head is not None and phrase.head.lower_ in ("people", "men", "women", "recruits")
            if workforce is None and amount.unit == "count" and people and is_hired(parsed, index):
                workforce = Topic.WORKFORCE
            if workforce is None and people and phrase.head is not None and phrase.head.dep_ == "attr":
                lender = lender_of(self._view, self._done[-_REMEMBERED:], amount, sentence)
                # "9,400 officers, of whom 3,100 were women"
                workforce = lender.workforce if lender is not None else None
            return Named((phrase.start, phrase.end), workforce, own=True, firm=phrase.firm)
        happens = _happens(parsed, index)
        lender = lender_of(self._view, self._done[-_REMEMBERED:], amount, sentence)
        if lender is not None and amount.form == "measure" and lender.amount.unit == amount.unit:
            # "the wait was 12 minutes. In June it was nine minutes": what is measured in the same terms is the same
            return Named(lender.subject, lender.workforce, lender, firm=True)
        near = lender is not None and lender.sentence.index == sentence.index
        if not near and points_back(parsed, index):
            about = self._before(sentence)
            if about is not None:
                phrase, home, spoken = about
                workforce = None if happens else self._workforce(spoken, phrase, home)
                return Named((phrase.start, phrase.end), workforce, lender, back=True, firm=is_of_those_before(parsed))
        if amount.form == "number" and not near and is_bare(parsed, index):
            taken = self._taken_up(parsed, index, sentence, lender)
            if taken is not None:
                phrase, home, spoken = taken
                workforce = None if happens else self._workforce(spoken, phrase, home)
                return Named((phrase.start, phrase.end), workforce, lender, back=True, firm=True)
        subject = lender.subject if lender is not None else None
        if amount.form == "money" and not near:
            subject = money_word(self._view.text, amount, sentence, self._sentences) or subject
            if subject is None:
                body = recipient(parsed, index)
                subject = (body.start, body.end) if body.found else None
        workforce = lender.workforce if lender is not None and not happens else None
        return Named(subject, workforce, lender)

    def _of_places(self, amount: Amount, sentence: Sentence) -> Named | None:
        """What the words above a list say that it counts place by place."""
        above = leads_of(self._view, self._last_of, self._parses, sentence)
        found = of_places(self._view, amount, sentence, above, self._chooser.is_name)
        if found is None:
            return None
        phrase, home, spoken = found
        workforce = None if amount.form == "money" else self._workforce(spoken, phrase, home)
        return Named((phrase.start, phrase.end), workforce, firm=True)

    def _led_change(self, parsed: Parsed, sentence: Sentence, named: Named) -> Moved | None:
        """Which way the sentence that introduces a list says that its figures moved."""
        lead = next(leads_of(self._view, self._last_of, self._parses, sentence), None)
        if lead is None or named.subject is None:
            return None
        words = self._view.text[named.subject[0] : named.subject[1]].lower().split()
        return led_change(lead[1], parsed, words[-1]) if words else None

    def _by_label(self, parsed: Parsed, amount: Amount, sentence: Sentence, own: Counted) -> Named | None:
        """What the label before a figure of a list says that it counts."""
        text, block = self._view.text, self._view.blocks[sentence.block]
        noun = own.head.lemma_.lower() if own.found and own.firm and own.head is not None else None
        label = label_of(text, block, sentence, amount, noun, self._chooser.is_name)
        if label is None:
            return None
        last = parsed.at(label[1] - 1)
        workforce = None if last is None else self._workforce(parsed, Counted(last, *label), sentence)
        return Named(label, workforce, own=True, firm=True)

    def _in_row(self, parsed: Parsed, index: int, amount: Amount, sentence: Sentence) -> Counted | Read | None:
        """What an amount counts by the row of amounts it stands in: its own words, or what one before it counts."""
        last = self._done[-1] if self._done and self._done[-1].sentence.index == sentence.index else None
        before = index - 1 if last is not None and index - 1 in parsed.nodes else None
        row = shared(parsed, index, before, self._chooser.is_name)
        if row is not None and row.own is not None:
            return row.own
        if row is not None and last is not None and last.subject is not None:
            return last
        recent, block = self._done[-_REMEMBERED:], self._view.blocks[sentence.block]
        like = known_again(parsed, index, amount, recent) or of_lead(parsed, index, amount, block, recent)
        if like is not None:
            return like
        return money_for(parsed, index, self._chooser.is_name) if amount.form == "money" else None

    def _workforce(self, parsed: Parsed, phrase: Counted, sentence: Sentence) -> Topic | None:
        head = phrase.head
        if head is None:
            return None
        text = self._view.text
        start = min(parsed.starts[head.left_edge.i], phrase.start)
        context = f"{text[sentence.start : sentence.end]} {self._view.title or ''}"
        return workforce_topic(
            head.text, text[start : phrase.end], after=text[phrase.end : sentence.end], context=context
        )

    def _before(self, sentence: Sentence) -> tuple[Counted, Sentence, Parsed] | None:
        """What the sentence before, in the same block, is about."""
        if sentence.index == 0:
            return None
        last = self._sentences[sentence.index - 1]
        parsed = self._parses.get(last.index)
        if last.block != sentence.block or parsed is None:
            return None
        phrase = main_noun(parsed)
        return (phrase, last, parsed) if phrase.found else None

    def _taken_up(
        self, parsed: Parsed, index: int, sentence: Sentence, lender: Read | None
    ) -> tuple[Counted, Sentence, Parsed] | None:
        """The plural that a bare number takes up from its own sentence, else from one before that holds no amount."""
        phrase = noun_at_hand(parsed, index)
        if phrase.found:
            return phrase, sentence, parsed
        before = self._sentences[sentence.index - 1] if sentence.index else sentence
        spoken = self._parses.get(before.index)
        if spoken is None or before.block != sentence.block or before.index == sentence.index:
            return None
        if lender is not None and lender.sentence.index >= before.index:
            return None
        phrase = plural_of(spoken)
        return (phrase, before, spoken) if phrase.found else None


def _happens(parsed: Parsed, index: int) -> bool:
    """Whether an amount says how often something happened ("62 times"), which counts no people."""
    head = parsed.doc[parsed.nodes[index]].head
    return head.lemma_.lower() in ("time", "occasion")


def read_amounts(
    view: Document,
    sentences: Sequence[Sentence],
    amounts: Sequence[Amount],
    parses: Mapping[int, Parsed],
    times: Sequence[Times] | None,
    *,
    names: Sequence[Offsets] = (),
    pick: Pick = pick_best,
) -> list[Read | None]:
    """What each amount counts and which way it moved, in order; None for one whose sentence was not parsed.

    Args:
        view: The document as it is read.
        sentences, amounts: Its sentences and amounts, in order.
        parses: The parsed sentences by index.
        times: The time of each amount, None where that component has not run.
        names: Offsets of the names of forces and places, in order.
        pick: Chooses among candidates what an amount counts where its own noun does not say it.
    """
    starts = [sentence.start for sentence in sentences]
    reader = Reader(view, sentences, parses, names=names, pick=pick)
    reads = [
        reader.read(index, amount, sentences[bisect_right(starts, amount.start) - 1])
        for index, amount in enumerate(amounts)
    ]
    if times is not None:
        compare([(read, time) for read, time in zip(reads, times, strict=True) if read is not None])
    carry_pledges([read for read in reads if read is not None])
    return reads
