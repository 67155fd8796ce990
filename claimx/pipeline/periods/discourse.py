"""What governs: the time set last, and how far it reaches."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from claimx.documents.model import Block
from claimx.pipeline.periods import cues
from claimx.pipeline.periods.model import Edges, TimeKind
from claimx.pipeline.periods.within import Slot
from claimx.pipeline.types import Amount, Sentence, TimeSpan

_SUMS = ("money", "percent")
_REACH = 2  # blocks


@dataclass(slots=True)
class Discourse:
    """The time set last, and where; it governs what follows until another is set.

    Attributes:
        period, baseline: The spans, None where nothing governs.
        financial: Whether the period is a financial year.
        tense: Of the words that set it.
        block, sentence: Where it was last set or used.
        quoted: Whether that was inside a quotation.
        silent: Whether no amount stood in the sentence that set it.
        funds: The words of funding in that sentence.
        history: Edges of every time named so far, for anaphors.
        against: The baseline each time was compared with.
    """

    period: TimeSpan | None = None
    baseline: TimeSpan | None = None
    financial: bool = False
    tense: str = "none"
    block: int = -1
    sentence: int = -1
    quoted: bool = False
    silent: bool = False
    funds: frozenset[str] = frozenset()
    history: list[Edges] = field(default_factory=list)
    against: dict[Edges, TimeSpan] = field(default_factory=dict)

    def clear(self) -> None:
        """Forget what governs."""
        self.period = self.baseline = None


def quotations(text: str, block: Block) -> list[int]:
    """Offsets at which a block's text goes into and out of quotation, in turn."""
    turns: list[int] = []
    for at in range(block.start, block.end):
        sign = text[at]
        if sign == '"' or (sign == "“" and len(turns) % 2 == 0) or (sign == "”" and len(turns) % 2 == 1):
            turns.append(at)
    return turns


def inside(turns: Sequence[int], at: int) -> bool:
    return bisect_left(turns, at) % 2 == 1


def _about(sentence: Sentence, amount: Amount) -> tuple[int, int]:
    return max(sentence.start, amount.start - cues.NEAR), min(sentence.end, amount.end + cues.NEAR)


def fund_words(text: str, start: int, end: int) -> frozenset[str]:
    """The words of funding in text[start:end]."""
    words = cues.FUNDS.finditer(text, start, end)
    return frozenset(match.group().lower().rstrip("s") for match in words)


def _same_funding(state: Discourse, text: str, sentence: Sentence, amount: Amount) -> bool:
    """Whether a sum is of the financial year and the funding spoken of."""
    if not state.financial or amount.form not in _SUMS:
        return False
    return sentence.block == state.block or bool(state.funds & fund_words(text, *_about(sentence, amount)))


def _apart(state: Discourse, amount: Amount, slot: Slot) -> bool:
    """Whether a baseline of its own shows that a change is of a time of its own."""
    if slot.baseline is None or slot.baseline.kind is TimeKind.COMPARISON:
        return False
    return not (state.financial and amount.form in _SUMS)


def carries(
    state: Discourse, text: str, sentence: Sentence, amount: Amount, slot: Slot, *, item: bool, any_own: bool
) -> bool:
    """Whether the time that governs reaches an amount of a sentence that names none for it.

    Args:
        item: Whether the sentence stands in a list or table.
        any_own: Whether the sentence names a time for another of its amounts.
    """
    begin, end = sentence.start, sentence.end
    own_frame = (cues.FRAME, cues.ASIDE, cues.QUESTION)
    if any(pattern.match(text, begin) for pattern in own_frame):
        return False
    if cues.STORY.search(text, max(begin, amount.start - cues.NEAR), amount.start):
        return False
    if sentence.index == state.sentence:
        return True
    same = sentence.block == state.block
    far = sentence.block - state.block > _REACH
    if not same and (any_own or state.silent or far or _apart(state, amount, slot)):
        return False
    now = cues.tense(text, begin, end, amount.start)
    if item:
        return now in ("none", "past", "present", state.tense)
    if cues.DEFINITE.match(text, begin) and sentence.block - state.block < _REACH and cues.kinship(now, state.tense):
        return True
    if cues.NOW.search(text, *_about(sentence, amount)) and state.tense not in ("present", "none"):
        return False
    return _follows(state, text, sentence, amount, slot, now)


def _follows(state: Discourse, text: str, sentence: Sentence, amount: Amount, slot: Slot, now: str) -> bool:
    """Whether the tense, or words that link it to what was said, let the time reach a sentence."""
    begin, end = sentence.start, sentence.end
    same = sentence.block == state.block
    if slot.measured and not slot.added and state.baseline is not None and not cues.onward(now):
        return same or now != "present"
    if same and now != "hypothetical" and cues.ALSO.search(text, *_about(sentence, amount)):
        return True
    funding = _same_funding(state, text, sentence, amount)
    if now == state.tense:
        return now in ("past", "perfect") or same or funding
    if now == "none":
        return same or state.tense == "none" or cues.FRAGMENT.match(text, begin, amount.start) is not None
    if funding and now not in ("hypothetical", "perfect"):
        return True
    if state.tense in ("perfect", "none") and now == "past":
        return True
    return same and now in ("past", "present") and cues.LINK.match(text, begin, end) is not None
