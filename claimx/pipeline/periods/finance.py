"""Times of public money: the financial year a paper is about, and "this year" beside financial years."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from claimx.documents.model import BlockKind, Document
from claimx.pipeline.periods import calendar, cues
from claimx.pipeline.periods.model import Edges, Mention, TimeKind
from claimx.pipeline.types import Amount, Sentence, TimeSpan

_CHARGE = re.compile(r"\bcouncil\s+tax\b|\bprecept\b|\bBand\s+[A-H]\b", re.IGNORECASE)
_SO_FAR = re.compile(r"\bso\s+far\s+$", re.IGNORECASE)
_STEPS = {"this year": 0, "the current year": 0, "next year": 1}


def paper_year(document: Document, text: str, mentions: Sequence[Mention]) -> TimeSpan | None:
    """The one financial year that the titles of a paper on funding name: "Proposed precept for 2018/19"."""
    starts = [mention.start for mention in mentions]
    found: dict[Edges, TimeSpan] = {}
    for block in document.blocks:
        if block.kind not in (BlockKind.TITLE, BlockKind.HEADING) or not cues.FUNDS.search(
            text, block.start, block.end
        ):
            continue
        for mention in mentions[bisect_left(starts, block.start) : bisect_left(starts, block.end)]:
            if mention.kind is TimeKind.FINANCIAL_YEAR:
                span = TimeSpan(mention.start, mention.end, mention.first, mention.last)
                found.setdefault((mention.first, mention.last), span)
    return next(iter(found.values())) if len(found) == 1 else None


def of_paper(text: str, sentence: Sentence, amount: Amount, *, measured: bool) -> bool:
    """Whether an amount that no time governs is of the year its paper is about: a sum to come, or one that is
    only named, not one spent, asked for or supposed."""
    if amount.form != "money" and not (amount.form == "percent" and measured):
        return False
    now = cues.tense(text, sentence.start, sentence.end, amount.start)
    if now == "future":
        return True
    low, high = max(sentence.start, amount.start - cues.NEAR), min(sentence.end, amount.end + cues.NEAR)
    return now == "none" and cues.FUNDS.search(text, low, high) is not None


def years_of_money(
    text: str, sentence: Sentence, times: Sequence[Mention], anchor: dt.date | None, *, financial: bool
) -> list[Mention]:
    """The times of a sentence, "this year" and "next year" read as financial years where the sentence speaks of
    funding and it, or what governs (``financial``), names a financial year."""
    charged = _CHARGE.search(text, sentence.start, sentence.end) is not None
    financial = financial or any(mention.kind is TimeKind.FINANCIAL_YEAR for mention in times)
    if not (financial or charged) or anchor is None:
        return list(times)
    found = []
    for mention in times:
        step = _STEPS.get(text[mention.core : mention.end].lower())
        # a charge for the year to come is set for a financial year
        if step is not None and (financial or step) and mention.kind is TimeKind.YEAR:
            first, last = calendar.financial_year(calendar.financial_year_of(anchor) + step)
            mention = replace(mention, kind=TimeKind.FINANCIAL_YEAR, first=first, last=last)
        found.append(mention)
    return found


def whole_year(text: str, mention: Mention, amount: Amount, span: TimeSpan) -> TimeSpan:
    """A sum "this year" is of the whole year, not of the part that has gone."""
    if amount.form != "money" or mention.kind is not TimeKind.YEAR or span.last is None:
        return span
    if text[mention.core : mention.end].lower() != "this year" or _SO_FAR.search(
        text, max(0, mention.core - 10), mention.core
    ):
        return span
    return replace(span, last=span.last.replace(month=12, day=31))
