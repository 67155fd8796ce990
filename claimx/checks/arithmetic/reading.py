"""The claims of a document as sentences of amounts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimx.checks.arithmetic.types import PERCENT, SPACES, Amount, Sentence
from claimx.figures.intervals import family
from claimx.records import Change, Claim

# More amounts than this are a table in one line, whose columns no words relate.
_MOST = 24
# So far from an amount words do not bear on it; more is not looked at.
_REACH = 400
_DIGIT = re.compile("[0-9]")
# Columns of a table that spaces keep apart.
_COLUMNS = re.compile(r"\S {3,}\S+ {3,}\S")
_YEARS = re.compile(r"\b(?:19|20)[0-9]{2}(?:[-/–][0-9]{2,4})?\b|\b[0-9]{1,2}(?:st|nd|rd|th)\b")
_MONTHS = re.compile(
    r"\b[0-9]{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b|"
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) [0-9]{1,2}\b"
)


# Words that make an amount a change where its record has it as a level.
_BEFORE = re.compile(r"\b(?:difference|change|gap|swing|shortfall) of (?:about |some |almost |nearly |just |over )*$")
_AFTER = re.compile(
    r"\s*(?:(?:up|down|higher|lower) (?:on|from|than|compared)|above|below|short of|ahead of|"
    r"(?:more|fewer|less|higher|lower) than|(?:[a-z]+ ){0,2}(?:lost|shed|gained|added) since|"
    r"(?:of (?:them|these|those) )?(?:have|has|had) (?:gone|disappeared|vanished|been (?:lost|cut|axed)))\b"
)
# A share of what goes is a share all the same: "half of the desks face closure", not "a cut of half of the grant".
_PART = re.compile(r"\s*of (?:the |its |their |our |all )?[a-z]", re.I)
_BY = re.compile(r"\b(?:by|of|up|down|rose|fell|cut)\W+(?:[a-z]+ ){0,2}$", re.I)
_OR = re.compile(
    r"(?:[^,;:]*, )?\s*(?:or|\() ?(?:roughly |about |some |almost |nearly |just |over |a |around |more than )*$", re.I
)


def _told_as_change(before: str, after: str) -> bool:
    return _BEFORE.search(before.lower()) is not None or _AFTER.match(after.lower()) is not None


def sentences(claims: Iterable[Claim]) -> list[Sentence]:
    """The sentences of one document that hold amounts, in order; those of tables are left out."""
    by_sentence: dict[tuple[int, int], dict[tuple[int, int], Claim]] = {}
    for claim in claims:
        span = (claim.quantity.start, claim.quantity.end)
        if claim.quantity.value is not None and claim.start <= span[0] and span[1] <= claim.end:
            by_sentence.setdefault((claim.start, claim.end), {}).setdefault(span, claim)
    found: list[Sentence] = []
    end: int | None = None
    for (start, stop), amounts in sorted(by_sentence.items()):
        text = next(iter(amounts.values())).text
        gap = None if end is None else start - end
        end = stop
        if len(amounts) > _MOST or "|" in text or "\t" in text or _COLUMNS.search(text):
            continue
        found.append(_sentence(text, start, [amounts[span] for span in sorted(amounts)], gap))
    return found


def _sentence(text: str, start: int, claims: list[Claim], gap: int | None) -> Sentence:
    spans = [(claim.quantity.start - start, claim.quantity.end - start) for claim in claims]
    ends, starts = [0, *(end for _, end in spans)], [*(at for at, _ in spans), len(text)]
    # What stands before each amount, and after the last; what is before one is after another.
    gaps = [text[end:at] for end, at in zip(ends, starts, strict=True)]
    befores = [_line(gap[-_REACH:]) for gap in gaps]
    afters = [_line(gap[:_REACH]) if len(gap) > _REACH else line for gap, line in zip(gaps, befores, strict=True)]
    amounts: list[Amount] = []
    for claim, (at, end), before, after in zip(claims, spans, befores[:-1], afters[1:], strict=True):
        kind = family(claim)
        part = kind == PERCENT and _PART.match(after) is not None and not _BY.search(before)
        changed = claim.change is not Change.LEVEL and not part
        moved = changed or before.endswith("+") or _told_as_change(before, after)
        if amounts and kind == PERCENT and amounts[-1].moved and amounts[-1].plain and _OR.match(before):
            moved = True
        amounts.append(Amount(claim, at, end, kind, before, after, moved, first=not amounts))
    rest = "\n".join([*befores[:-1], afters[-1]])
    loose = _DIGIT.search(rest) is not None and _DIGIT.search(_YEARS.sub(" ", _MONTHS.sub(" ", rest))) is not None
    return Sentence(text, start, tuple(amounts), gap, loose)


def _line(words: str) -> str:
    """Words on one line, with one space where there was any."""
    return words if words.isprintable() and "  " not in words else SPACES.sub(" ", words)
