"""The choice among candidates, over the amounts of a document in order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from claimx.documents.model import Document
from claimx.pipeline import ranking
from claimx.pipeline.parse import Parsed
from claimx.pipeline.subjects.candidates import Candidate, by_how_much, of_sentence, unparsed
from claimx.pipeline.subjects.features import Earlier, Group, Rule, features, form_of, setting
from claimx.pipeline.types import Amount, Sentence
from claimx.records import Offsets

MODEL = "subjects"
# Candidates are taken from this many sentences before, and from this many amounts before.
_REACH = 3
_AMOUNTS = 6
_WORD = re.compile("[a-z]+")

# Groups of features whose weight is remembered.
_REMEMBERED = 65_536

# Which of the candidates, each with its features in groups, names what the amount of an index counts, and the chance
# that it does; None to leave it to the rules.
Pick = Callable[[int, Sequence[Candidate], Sequence[Sequence[Group]]], tuple[int, float] | None]


@lru_cache(maxsize=_REMEMBERED)
def _weight(group: Group) -> float:
    """What a group of features adds to a candidate's score."""
    return ranking.score(ranking.load(MODEL), group)


def pick_best(
    _index: int, _candidates: Sequence[Candidate], rows: Sequence[Sequence[Group]]
) -> tuple[int, float] | None:
    """The candidate that the trained model finds likeliest."""
    chances = ranking.chances([sum(map(_weight, row)) for row in rows])
    return max(enumerate(chances), key=lambda pair: pair[1], default=None)


def _stands_apart(found: Candidate, sentence: int, changes: frozenset[int]) -> bool:
    """Whether a candidate is none of the words for a change, nor the clause that says there is one."""
    return found.sentence != sentence or (found.form != "clause" and found.index not in changes)


class Chooser:
    """Candidates and choices for the amounts of one document, in order."""

    def __init__(
        self,
        view: Document,
        sentences: Sequence[Sentence],
        parses: Mapping[int, Parsed],
        *,
        names: Sequence[Offsets] = (),
        pick: Pick = pick_best,
    ) -> None:
        self._names = sorted(names)
        self._text = view.text
        self._title = frozenset(word.removesuffix("s") for word in _WORD.findall((view.title or "").lower()))
        self._starts = [sentence.start for sentence in sentences]
        self._parses = parses
        self._pick = pick
        self._candidates: dict[int, list[Candidate]] = {}
        self._found: list[Earlier] = []  # the last first
        self._named_before: Counter[str] = Counter()
        self._counts: Counter[str] | None = None

    def choose(self, index: int, amount: Amount, sentence: int, *, rule: Rule) -> tuple[Candidate, float] | None:
        """The candidate that names what an amount counts and the chance that it does; None to leave it to the rules.

        Args:
            index: Index of the amount in the document.
            amount: The amount.
            sentence: Index of its sentence, which was parsed.
            rule: What the grammar rules say it counts.
        """
        candidates = self._gather(sentence, rule.span)
        if amount.form == "number":  # what is counted is a thing
            candidates = [found for found in candidates if found.form != "clause"] or candidates
        bound = amount.bound_span
        if bound is not None:  # "in the order of £3m"
            candidates = [found for found in candidates if not bound[0] <= found.at < bound[1]] or candidates
        parsed = self._parses[sentence]
        changes = by_how_much(parsed.doc[parsed.nodes[index]])
        if changes:
            candidates = [found for found in candidates if _stands_apart(found, sentence, changes)] or candidates
        at = setting(parsed, index, amount, sentence)
        counts, named, title, earlier = self._words(), self._named_before, self._title, self._found[:_AMOUNTS]
        rows = [
            features(at, candidate, rule, earlier, named=named, counts=counts, title=title) for candidate in candidates
        ]
        picked = self._pick(index, candidates, rows)
        return None if picked is None else (candidates[picked[0]], picked[1])

    def remember(self, amount: Amount, span: Offsets | None) -> None:
        """Take note of what an amount was found to count."""
        if span is None:
            return
        sentence = bisect_right(self._starts, span[0]) - 1
        parsed = self._parses.get(sentence)
        head = None if parsed is None else parsed.at(span[1] - 1)
        lemma = "" if head is None else head.lemma_.lower()
        self._found.insert(0, Earlier(span, lemma, form_of(amount), amount.unit, amount.value))
        self._named_before[lemma] += 1

    def _gather(self, sentence: int, rule: Offsets | None) -> list[Candidate]:
        found = list(self._of(sentence))
        for before in range(sentence - 1, max(-1, sentence - 1 - _REACH), -1):
            found += [candidate for candidate in self._of(before) if candidate.form == "noun"]
        spans = [] if rule is None else [rule]
        spans += [earlier.span for earlier in self._found[:_AMOUNTS]]
        for span in spans:
            if not any(span[0] <= candidate.at < span[1] for candidate in found):
                found.append(self._named(span))
        return found

    def _of(self, sentence: int) -> list[Candidate]:
        parsed = self._parses.get(sentence)
        if parsed is None:
            return []
        if sentence not in self._candidates:
            self._candidates[sentence] = of_sentence(parsed, sentence, self.is_name)
        return self._candidates[sentence]

    def is_name(self, offset: int) -> bool:
        """Whether the name of a force or a place stands at an offset."""
        at = bisect_right(self._names, offset, key=lambda span: span[0]) - 1
        return at >= 0 and offset < self._names[at][1]

    def _named(self, span: Offsets) -> Candidate:
        """A candidate for words found before, a noun phrase of their sentence if they are one."""
        sentence = bisect_right(self._starts, span[0]) - 1
        for candidate in self._of(sentence):
            if span[0] <= candidate.at < span[1]:
                return candidate
        return unparsed(self._text, sentence, span)

    def _words(self) -> Counter[str]:
        if self._counts is None:
            self._counts = Counter(word.removesuffix("s") for word in _WORD.findall(self._text.lower()))
        return self._counts
