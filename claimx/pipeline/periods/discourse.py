"""What governs: the time set last, and where it was set."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from claimx.documents.model import Block, BlockKind
from claimx.pipeline.periods import cues
from claimx.pipeline.periods.model import Edges, Mention
from claimx.pipeline.types import Sentence, TimeSpan

ITEMS = (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)


@dataclass(slots=True)
class Discourse:
    """The time set last, and where; it governs what follows until another is set.

    Attributes:
        period, baseline: The spans, None where nothing governs.
        financial: Whether the period is a financial year.
        tense: Of the words that set it.
        block, sentence: Where it was last set or used.
        quoted: Whether that was inside a quotation.
        point: Whether it is a day at which things stood.
        silent: Whether no amount stood in the sentence that set it.
        leads: Whether that sentence leads to what stands below it.
        day: Whether it is a day on which something was done.
        headed: Whether a heading set it, for the section below.
        funds: The words of funding in that sentence.
        surveyed: Whether that sentence tells of a survey.
        asked: What governed in the turn of the speaker before, and the block in which he ended.
        passing: A deadline or a length named in the sentence before ("by March", "in six months"), which only
            a sentence that says the same again takes over.
        passed: Index of that sentence, and the tense of its words.
        running: The time set last that runs up to the document's date, and its block and sentence.
        told: The times of the figures told so far, by their words, for "Of the 214".
        history: Edges of every time named so far, for anaphors.
        began: When what is spoken of was begun, opened or set up, as said last.
        against: The baseline each time was compared with.
        bracketed: Of what figures in brackets are: "2006/07 (2005/06 in brackets)".
        deadline: Whether the period is a day to come by which the items of a list are to be done, and of them alone.
        passes: Whether it is a stretch "since then", which holds for its own paragraph.
        compared: The stretch from a point in time compared with to the one compared, and the edges named last then.
    """

    period: TimeSpan | None = None
    baseline: TimeSpan | None = None
    financial: bool = False
    tense: str = "none"
    block: int = -1
    sentence: int = -1
    quoted: bool = False
    silent: bool = False
    leads: bool = False
    headed: bool = False
    day: bool = False
    funds: frozenset[str] = frozenset()
    point: bool = False
    surveyed: bool = False
    asked: tuple[TimeSpan, int] | None = None
    passing: TimeSpan | None = None
    passed: tuple[int, int, str] = (-1, -1, "none")
    running: tuple[TimeSpan, int, int] | None = None
    told: dict[str, TimeSpan] = field(default_factory=dict)
    history: list[Edges] = field(default_factory=list)
    began: Edges = (None, None)
    against: dict[Edges, TimeSpan] = field(default_factory=dict)
    bracketed: TimeSpan | None = None
    deadline: bool = False
    passes: bool = False
    compared: tuple[Edges, list[Edges]] | None = None

    def clear(self) -> None:
        """Forget what governs."""
        self.period = self.baseline = self.bracketed = None


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


def fund_words(text: str, start: int, end: int) -> frozenset[str]:
    """The words of funding in text[start:end]."""
    words = cues.FUNDS.finditer(text, start, end)
    return frozenset(match.group().lower().rstrip("s") for match in words)


def listed(block: Block, text: str, sentence: Sentence) -> bool:
    """Whether a sentence is an entry of a list or table, which a numbered paragraph is not."""
    if block.kind is BlockKind.LIST_ITEM and block.lead is None:
        return cues.tense(text, sentence.start, sentence.end, sentence.start) == "none"
    return block.kind in ITEMS


# "2006/07 (2005/06 in brackets)", "figures for 2005/06 are in brackets"
_IN_BRACKETS = re.compile(
    r"(?:\s+(?:figures?|totals?|numbers?))?\s+(?:(?:is|are)\s+)?(?:(?:given|shown)\s+)?in\s+brackets\b", re.IGNORECASE
)


def in_brackets(text: str, mention: Mention) -> bool:
    """Whether a time is said to be that of the figures in brackets, and not what changes in them are measured on."""
    return mention.cue in ("", "for", "in", "at", "as at") and _IN_BRACKETS.match(text, mention.end) is not None


_ALONE = re.compile(r"\s+(?:night\s+)?alone\b")
_INCLUDED = re.compile(r"\b(?:including|of\s+(?:them|these|those|which|whom))\b[^.;]{0,60}$")


def one_of(text: str, mention: Mention, period: TimeSpan, other: TimeSpan) -> bool:
    """Whether a stretch is told as a part of another: "90 in the first quarter, 30 in March alone"."""
    if not (period.first and period.last and other.first and other.last):
        return False
    if not (other.first <= period.first and period.last <= other.last):
        return False
    low = max(0, mention.start - cues.NEAR)
    return bool(_ALONE.match(text, mention.end) or _INCLUDED.search(text, low, mention.start))


def leads_in(words: str) -> bool:
    """Whether a sentence ends as one does that leads in a list: in a colon, or in ":-"."""
    return words.rstrip(" \n-–").endswith(":")


def says(words: str) -> bool:
    return cues.SPEECH.search(words) is not None or any(word in words for word in ("added", "commented", "says"))
