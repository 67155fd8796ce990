"""Times that a page gives to all that follows: "Here is what the team did in 2021", "2021 in numbers"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimx.documents.model import BlockKind, Document
from claimx.pipeline.periods.model import Mention, TimeKind
from claimx.pipeline.types import Sentence

# Times that a heading or such words set for what stands below: "What we did in 2023"
STRETCHES = (
    TimeKind.YEAR,
    TimeKind.FINANCIAL_YEAR,
    TimeKind.ACADEMIC_YEAR,
    TimeKind.QUARTER,
    TimeKind.ROLLING,
    TimeKind.SPAN,
)
SPANNING = ("", "in", "during", "for", "over", "throughout", "from", "between")
_ANNOUNCES = re.compile(
    r"\b(?:here(?:['’]s|\s+is|\s+are)|(?:a\s+)?look(?:ing|s|ed)?\s+back\s+(?:at|on|over)|in\s+(?:numbers|figures)"
    r"|at\s+a\s+glance|round-?up|highlights|what\s+(?:we|they|our\s+\w+)\s+(?:did|achieved)|how\s+\S+\s+went)\b",
    re.IGNORECASE,
)
# Headings over the figures of what was just told.
_SUMMARY = re.compile(
    r"(?:(?:the|key|main|headline|topline)\s+)?(?:figures|numbers|statistics|points|findings|facts|headlines"
    r"|results)(?:\s+(?:in\s+brief|at\s+a\s+glance))?\W*$|(?:in\s+brief|at\s+a\s+glance|in\s+numbers)\W*$",
    re.IGNORECASE,
)
# Figures that are only set against those of a time.
_SET_AGAINST = re.compile(
    r"\b(?:comparisons?\b[^.;]{0,60}\b(?:with|to)|set\s+against)\s+(?:the\s+|those\s+(?:of|for)\s+)?$", re.I
)


def announced(text: str, sentence: Sentence, times: Sequence[Mention]) -> Mention | None:
    """The stretch of which a sentence says that what follows is, None where it says nothing of the kind."""
    if _ANNOUNCES.search(text, sentence.start, sentence.end) is None:
        return None
    return next((time for time in reversed(times) if time.kind in STRETCHES and time.cue in SPANNING), None)


def summed(document: Document, text: str, number: int) -> bool:
    """Whether a block is a heading over the figures of what was just told, or stands below it: "Key figures"."""
    blocks = document.blocks
    at = number if blocks[number].kind is BlockKind.HEADING else number - 1
    if at < 1 or blocks[at].kind is not BlockKind.HEADING or blocks[at - 1].kind is not BlockKind.PARAGRAPH:
        return False
    return _SUMMARY.match(text, blocks[at].start, blocks[at].end) is not None


def set_against(text: str, sentence: Sentence, mention: Mention) -> bool:
    """Whether figures are only set against those of a time: "most comparisons below are with 2019"."""
    return _SET_AGAINST.search(text, sentence.start, mention.core) is not None
