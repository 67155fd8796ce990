"""Sums whose parts stand in lines or sentences of their own: a list with its total, "The balance of £7m is"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimx.check_kinds import CheckKind, Outcome
from claimx.checks.arithmetic.listing import complete
from claimx.checks.arithmetic.nouns import compatible
from claimx.checks.arithmetic.solving import solve
from claimx.checks.arithmetic.sums import summed_after, summed_before, sums_up
from claimx.checks.arithmetic.types import NEXT, Amount, Relation, Sentence, Tie, headline, stopped

# Between two lines of a list: a line break, a mark, a space.
_MARKED = 3
_TOTAL = re.compile(
    r"^\W*(?:(?:grand |overall )?total|altogether|together|in (?:all|total)|all told|combined|overall|"
    r"that (?:makes|made|comes to|came to|brings|brought)|these (?:make|made|total)|all (?=[0-9]))\b|"
    r"\bas a whole\b|\bwhole year\b",
    re.I,
)
_OPENED = re.compile(r"\b(?:made up|as follows|breakdown|broken down|comprising|consist\w+ of|divided|shared)\b", re.I)
_SOME = re.compile(r"\b(?:includ\w+|such as|for example|among|highlights?|of which|of whom|more than)\b", re.I)
_LAST = re.compile(
    r"\bthe (?:(?:rest|remainder|balance|others?|remaining|last|final|only others)[,:]?|rest \()"
    r"(?: (?:of|at|came to|is|was|were|are|being|to))?(?: (?:about|some|around|nearly|almost))? ?$",
    re.I,
)
_ELSE = re.compile(r"[^,;.]{0,30}\b(?:everything else|all other|rest|others|remaining|remainder)\b", re.I)
# Amounts of a sum that are tried, and characters of sentences without amounts that may stand between.
_REACH, _APART = 8, 200
# The whole is no further from what its parts make.
_FAR = 1.6
_SEVERAL = 3


def relations(sentences: Sequence[Sentence]) -> Iterator[Relation]:
    """Every sum whose parts stand one to a line or sentence."""
    items = [_item(sentence) for sentence in sentences]
    for first, last in _lists(sentences):
        yield from _listed(sentences, items, first, last)
    for amounts in _following(sentences):
        if len(amounts) > 2:
            yield from _in_turn(amounts)


def _item(sentence: Sentence) -> Amount | None:
    """The only amount of a sentence that can be a part or a whole; of one that sums up the first."""
    plain = [one for one in sentence.amounts if one.plain]
    if not plain or sentence.loose or plain[0].size <= 0:
        return None
    return plain[0] if len(plain) == 1 or sums_up().match(sentence.text) else None


def _lists(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Where lines of a list follow each other, from the first to the one after the last."""
    first = 0
    for place in range(1, len(sentences) + 1):
        if place < len(sentences) and _near(sentences[place]) and not _ends(sentences[place - 1], sentences[place]):
            continue
        if place - first > 1:
            yield first, place
        first = place


def _ends(sentence: Sentence, after: Sentence) -> bool:
    """Whether no line of a list follows."""
    return after.gap != _MARKED and stopped(sentence.text)


def _listed(sentences: Sequence[Sentence], items: Sequence[Amount | None], first: int, last: int) -> Iterator[Relation]:
    """A list with what it comes to: in the line or sentence before it, in its last line, or in the sentence after."""
    for at, start in ((first, first + 1), (first - 1, first)):
        if at >= 0 and (_near(sentences[start]) or headline(sentences[at])):
            words = sentences[at].text
            tie = Tie.LOOSE if _SOME.search(words) else Tie.LIKELY if _OPENED.search(words) else Tie.NAMED
            yield from _made(items[at], items[start:last], tie, least=_SEVERAL if tie < Tie.LIKELY else 2)
    for at in range(first + 2, min(last + 1, len(sentences))):
        sums = _TOTAL.search(sentences[at].text) is not None
        if _near(sentences[at]) and (sums or at >= last - 1):
            tie = Tie.LIKELY if sums else Tie.LOOSE
            for start in (first, first + 1):
                found = list(_made(items[at], items[start:at], tie, least=2))
                # Before the first line there may be one whose figure was not found.
                yield from (replace(one, tie=min(one.tie, Tie.NAMED)) if _lacks(one) else one for one in found)
                if found:
                    break


def _lacks(total: Relation) -> bool:
    """Whether the parts of a sum make less than their whole."""
    return sum(part.size for part in total.all_of("part")) < total.all_of("whole")[0].size


def _near(sentence: Sentence) -> bool:
    return sentence.gap is not None and sentence.gap <= NEXT


def _in_turn(amounts: Sequence[Amount]) -> Iterator[Relation]:
    """A whole, and then its parts to the last of them; or the parts, and what they come to.

    How far back they begin no word tells: where they fit, and else as far as may be.
    """
    for at, one in enumerate(amounts):
        for told, whole_first in ((_closes(one), True), (_sums(one), False)):
            found: list[Relation] = []
            for start in range(max(0, at - _REACH), at - 1) if told else ():
                group = amounts[start : at + 1]
                whole, parts = (group[0], group[1:]) if whole_first else (group[-1], group[:-1])
                # What is less than an amount before it is a part itself.
                if whole_first and any(other.size > whole.size for other in amounts[max(0, at - _REACH) : start]):
                    continue
                found += _made(whole, parts, Tie.NAMED, least=2)
            yield from dict.fromkeys([*sorted(found, key=_missed)[:1], *found[:1]])


def _missed(total: Relation) -> bool:
    solved = solve(total)
    return solved is None or solved.outcome is not Outcome.CONSISTENT


def _closes(amount: Amount) -> bool:
    """Whether words tell an amount as the last part: "the remaining 12", "£0.9m for everything else"."""
    return _LAST.search(amount.before) is not None or _ELSE.match(amount.after) is not None


def _sums(amount: Amount) -> bool:
    opened = amount.first and sums_up().match(amount.before) is not None
    return opened or summed_before().search(amount.before) is not None or summed_after().match(amount.after) is not None


def _following(sentences: Sequence[Sentence]) -> Iterator[list[Amount]]:
    """Numbers of the same units in sentences that follow each other."""
    found: dict[str, list[Amount]] = {}
    for sentence in sentences:
        if sentence.gap is None or sentence.gap > _APART:
            yield from found.values()
            found = {}
        for one in sentence.amounts:
            if one.plain and one.size > 0:
                found.setdefault(one.family, []).append(one)
    yield from found.values()


def _made(whole: Amount | None, parts: Sequence[Amount | None], tie: Tie, *, least: int) -> Iterator[Relation]:
    """The sum, where parts and whole are amounts of the same units that come near each other."""
    told = [one for one in parts if one is not None]
    if whole is None or len(told) < max(least, len(parts)):
        return
    if not all(one.alike(whole) for one in told):
        return
    made = sum(one.size for one in told)
    if whole.size <= max(one.size for one in told) or not 1 / _FAR <= made / whole.size <= _FAR:
        return
    roles = (("whole", whole), *(("part", one) for one in told))
    if not complete(whole, told):
        tie = Tie.LOOSE
    elif not all(compatible(whole, one) for one in told):
        tie = min(tie, Tie.NAMED)
    yield Relation(CheckKind.TOTAL, roles, tie=tie)
