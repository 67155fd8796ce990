"""The time that a document says its figures are of: "Unless we say otherwise, figures are for 2022/23"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from claimx.documents.model import Document
from claimx.pipeline.periods import cues
from claimx.pipeline.periods.model import Mention, TimeKind
from claimx.pipeline.types import Sentence, TimeSpan

_REACH = 140
_BACK = 8  # "for the " may be of the time's own words
_UNLESS = (
    r"[Uu]nless\s+(?:we\s+say\s+|it\s+is\s+|they\s+are\s+)?(?:otherwise|stated|indicated|noted|shown)"
    r"(?:\s+(?:stated|indicated|noted|shown|specified))?"
)
_STATED = re.compile(
    rf"(?:{_UNLESS},?\s+(?:all\s+)?(?:the\s+|our\s+|these\s+)?(?:figures|data|statistics|numbers)|\bAll\s+(?:the\s+"
    rf"|of\s+the\s+|these\s+)?"
    r"(?:figures|data|statistics|numbers))(?:\s+[a-z]+){0,4}?\s+(?:are|relate|refer|cover)\s+(?:for|to|of"
    r"|from)?\s*(?:the\s+)?"
    r"|^(?:Figures|Numbers|Data|Statistics)\s+(?:below\s+|here\s+|shown\s+)?are\s+(?:for|of)\s+(?:the\s+)?",
    re.MULTILINE,
)
_OTHERWISE = re.compile(
    rf"\b(?:[Ff]igures|[Dd]ata|[Ss]tatistics)(?:\s+[a-z]+){{0,4}}?\s+(?:are|relate|refer|cover)\s+(?:for|to|of"
    rf"|from)?\s*(?=[^.]{{3,80}}?\s{_UNLESS})"
)
# "Statistics Branch has issued its figures for the year ending 30 September": of what a release is, said at its head.
_ISSUED = re.compile(
    r"\b(?:publish(?:ed|es)|issue[sd]|released?|releases|put\s+out|went\s+through|gone\s+through|reviewed|heard)\b"
    r"[^.;:]{0,50}?\b(?:figures|statistics|data|results|returns)\s+for\s+(?:the\s+)?",
    re.IGNORECASE,
)
# "Our bulletin for 2022/23 is published today", "Headline results: September 2016 to August 2017"
_OUT = re.compile(
    r"\b(?:bulletin|figures|statistics|data|results|returns|review|survey)\s+for\s+(?:the\s+)?"
    r"(?=[^.;:]{4,60}?\b(?:(?:is|are|was|were)\s+(?:\w+\s+)?(?:published|released|issued|put\s+out|out)"
    r"|(?:published|released|issued|out)\s+(?:today|this\s+(?:morning|week)|yesterday))\b)"
    r"|^(?:(?:topline|headline|key|main|overall)\s+)?(?:results|findings|figures|statistics)\s*(?::|for|,|-|–)\s+"
    r"(?:the\s+)?(?=[^.;:\n]{4,60}$)",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD = 6  # blocks
_ANYWHERE, _OF_HEAD = (_STATED, _OTHERWISE), (_ISSUED, _OUT)
_STRETCHES = (TimeKind.ROLLING, TimeKind.FINANCIAL_YEAR, TimeKind.YEAR, TimeKind.QUARTER, TimeKind.SPAN)
_CLOSED = (TimeKind.UNTIL, TimeKind.SINCE, TimeKind.VAGUE, TimeKind.DURATION, TimeKind.COMPARISON, TimeKind.ANAPHORIC)


def stated_time(text: str, document: Document, mentions: Sequence[Mention]) -> tuple[TimeSpan, int] | None:
    """The one time that a document's figures are said to be of, with the offset from which on they are.

    None where it says nothing or several. "All figures are for" may stand at the end and holds for the whole.
    """
    starts = [mention.start for mention in mentions]
    found: list[tuple[TimeSpan, int]] = []
    readable = 0
    for block in document.blocks:
        readable += block.readable
        patterns = _ANYWHERE + _OF_HEAD if block.readable and readable <= _HEAD else _ANYWHERE
        for pattern in patterns:
            for match in pattern.finditer(text, block.start, block.end):
                at = bisect_left(starts, match.end() - _BACK if pattern in _OF_HEAD else match.start())
                if at == len(mentions) or mentions[at].start > min(match.end() + 8, block.end):
                    continue
                mention = mentions[at]
                fits = mention.kind in _STRETCHES if pattern in _OF_HEAD else mention.kind not in _CLOSED
                if fits:
                    span = TimeSpan(mention.start, mention.end, mention.first, mention.last)
                    found.append((span, mention.start if pattern in _OF_HEAD else 0))
    return found[0] if len({(span.first, span.last) for span, _ in found}) == 1 else None


def told_as_done(text: str, sentence: Sentence, at: int) -> bool:
    """Whether an amount is told as done, as the figures of a stated time are; what is so now is of no such time."""
    low, high = max(sentence.start, at - _REACH), min(sentence.end, at + _REACH)
    return cues.tense(text, sentence.start, sentence.end, at) in ("past", "none") and not cues.NOW.search(
        text, low, high
    )
