"""Numbers in a statement that are no claim: what an extractor must leave alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimx.corpus.gold import GoldDocument
from claimx.documents import read
from claimx.pipeline.sentences import sentences
from claimx.records import Offsets

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_CALENDAR = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b(?:,?\s+\d{{4}}\b)?"
    rf"|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!\s*%)(?:,?\s+\d{{4}}\b)?"
    r"|\b(?:19|20)\d\d(?:\s?[-–/]\s?(?:\d{2}|\d{4}))?(?:s\b|\b)(?![,.]\d|%)|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b"
    r"|\b\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m\b|noon\b|midnight\b|o['’]clock\b)|\b\d{1,2}:\d\d\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"[^\s(\"“‘]*\d[^\s]*(?: \d[^\s]*)*"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?"
    r"|dozens?|half|halves|halved|quarters?|twice|doubled?|trebled?|tripled?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numbers:
    """What the read sentences of a statement hold.

    Attributes:
        sentences: How many there are.
        plain: Of them, without a number and without a mention.
        bare: Of them, with a number other than a date or a time of day, and without a mention.
        dates: Dates and times of day that are no mention, nor part of one, nor in an ignored region.
        negatives: The other numbers that are none.
    """

    sentences: int
    plain: int
    bare: int
    dates: int
    negatives: tuple[Offsets, ...]


def numbers(document: GoldDocument) -> Numbers:
    """The numbers of a statement's read sentences that are no claim."""
    text = document.text
    taken = [(claim.start, claim.end) for claim in document.claims]
    apart = [*taken, *document.ignored]
    spans = [(sentence.start, sentence.end) for sentence in sentences(read(document.path))]
    plain = bare = dates = 0
    found: list[Offsets] = []
    for start, end in spans:
        near = _touching(apart, start, end)
        calendar = [match.span() for match in _CALENDAR.finditer(text, start, end)]
        dates += sum(not _touching(near, *span) for span in calendar)
        near += calendar
        own = [match.span() for match in _NUMBER.finditer(text, start, end) if not _touching(near, *match.span())]
        found += own
        if not _touching(taken, start, end):
            bare += bool(own)
            plain += not own
    return Numbers(len(spans), plain, bare, dates, tuple(found))


def _touching(stretches: Sequence[Offsets], start: int, end: int) -> list[Offsets]:
    return [(first, last) for first, last in stretches if first < end and start < last]
