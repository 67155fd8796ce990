"""Answers that correct an earlier one: the earlier one, where a page repeats it, is not to be read.

Parliament's site of 2014 to 2020 printed the answer as it should have been and below it, with nothing between,
the answer as it was. Where the second begins is told by the likeness of its paragraphs to those of the first.

A corrected answer keeps the day on which it was first given; the document bears that of the correction.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimx.documents import dates
from claimx.documents.draft import Draft, Page
from claimx.documents.model import BlockKind, Section
from claimx.documents.questions import lines
from claimx.documents.questions.register import Register

_ERROR = re.compile(
    r"an error (?:has been|was) (?:identified|found|made) in the (?:(?:written|original) )*(?:answer|response|reply)"
    r"\b.{0,120}?(?:\b(?:given|provided|issued|made)\b.{0,80}?\bon (?P<date>[^:]{6,40}?[0-9]{4}))?(?:[.:]|$)",
    re.I,
)
_SHOULD = re.compile(
    r"the (?:correct|corrected) (?:answer|response|reply) (?:should (?:have been|be|read)|is)\b.{0,40}$", re.I
)
_ORIGINAL = re.compile(
    r"(?:the )?(?:original|previous|earlier) (?:answer|response|reply)(?: (?:was|is))?\s*[:.]?$", re.I
)
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_LIKE = 0.5
_REACH = 30  # blocks from the middle


def strike(page: Page, register: Register) -> None:
    """Mark answers that correct another, and strike out the one that is corrected."""
    drafts: dict[int, list[Draft]] = {}
    for draft in page.drafts:
        if draft.question is not None and draft.section is Section.ANSWER:
            drafts.setdefault(draft.question, []).append(draft)
    for number, answer in drafts.items():
        entry = register.entries[number]
        said = [draft for draft in answer if draft.kind is not BlockKind.BYLINE]
        error = next((found for draft in said[:2] if (found := _ERROR.match(draft.text))), None)
        if error is None and not entry.corrected:
            continue
        repeats = entry.corrected  # by the site's own form, not by what the answer says alone
        page.facts.date = page.facts.date or entry.answered
        for one in register.entries:
            if one.group == entry.group:
                one.corrected = True
                one.answered = dates.first(error["date"]) if error and error["date"] else None
        for draft in _repeated(answer, unmarked=repeats):
            draft.section = Section.FURNITURE


def _repeated(answer: Sequence[Draft], *, unmarked: bool) -> Sequence[Draft]:
    """The blocks of the corrected answer, at the end of the one that corrects it; none where it is not repeated.

    ``unmarked`` says that it may be repeated with nothing before it that says so.
    """
    begins = 0
    while begins < len(answer) and _opens(answer[begins]):
        begins += 1
    for at in range(begins + 1, len(answer)):
        text = answer[at].text
        if _ORIGINAL.match(text) or (answer[at].kind is BlockKind.BYLINE and lines.ANSWERED_BY.match(text)):
            return answer[at:]
    if not unmarked:
        return ()
    said = [draft for draft in answer[begins:] if draft.kind is not BlockKind.BYLINE]
    words = [_words(draft) for draft in said]
    best, score = 0, 0.0
    half = len(said) // 2
    for at in sorted(range(max(1, half - _REACH), min(len(said), half + _REACH + 1)), key=lambda at: abs(at - half)):
        if _likeness(words[0], words[at]) >= _LIKE and (found := _mirrors(words, at)) > score:
            best, score = at, found
    return said[best:] if score >= _LIKE else ()


def _opens(draft: Draft) -> bool:
    return (
        draft.kind is BlockKind.BYLINE or _ERROR.match(draft.text) is not None or _SHOULD.match(draft.text) is not None
    )


def _words(draft: Draft) -> frozenset[str]:
    return frozenset(_WORD.findall(draft.text.lower()))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of their words that two blocks have in common; what is of another year is another matter."""
    if any(_YEAR.fullmatch(word) for word in one ^ other) or not (one or other):
        return 0.0
    return 2 * len(one & other) / (len(one) + len(other))


def _mirrors(words: Sequence[frozenset[str]], at: int) -> float:
    """How far the blocks from ``at`` on repeat those before, from 0 to 1."""
    pairs = list(zip(words[:at], words[at:], strict=False))
    alike = sum(_likeness(one, other) for one, other in pairs)
    return 2 * alike / len(words)
