"""A sentence as the linear model sees it: its tokens, and the names of the signs that hold of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimx.documents.model import Document
from claimx.pipeline.types import Attribution
from claimx.records import Claim
from claimx.worthiness import setting
from claimx.worthiness.claims import office, signs, standing
from claimx.worthiness.cues import joined, phrases, told
from claimx.worthiness.tokens import YEAR, tokens

_FEW, _MANY = 4, 35
_FEW_FIGURES, _MANY_FIGURES = 6, 30
_LATE = 0.7
# Words of so many letters are compared with the title's; so many must be shared.
_LONG, _SHARED = 5, 2
_FIGURE = re.compile(r"\d[\d,.]*\d|\d")


@dataclass(frozen=True, slots=True)
class Sight:
    """What the model sees of a sentence, or of one claim in it.

    Attributes:
        tokens: Of the sentence, in order.
        signs: Names of ``data/signs.csv``, each once: of the words and the place of the sentence, then of its claims.
    """

    tokens: tuple[str, ...]
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is found out once a document, for all of its sentences.

    Attributes:
        document: The document.
        lead: Index of its opening paragraph.
        standing: By a claim's id, the signs of how its amount stands among those of the document.
        ends: Where the sentences that hold claims end.
        headline: The long words of the title.
        figures: The amounts of the title, as tokens.
    """

    document: Document
    lead: int | None
    standing: Mapping[str, tuple[str, ...]]
    ends: frozenset[int]
    headline: frozenset[str]
    figures: frozenset[str]

    def signs(self, start: int) -> list[str]:
        """The signs of a sentence's place, by its offset."""
        text = self.document.text
        found = setting.signs(self.document, setting.block_at(self.document.blocks, start), self.lead)
        before = start
        while before and text[before - 1].isspace():
            before -= 1
        if before in self.ends:
            found.append("follows-figure")
        if start > _LATE * len(text):
            found.append("late")
        if len(self.standing) <= _FEW_FIGURES:
            found.append("few-figures")
        elif len(self.standing) > _MANY_FIGURES:
            found.append("many-figures")
        return found


def surroundings(document: Document, claims: Sequence[Claim]) -> Surroundings:
    """What the sentences of a document need to know of the whole; ``claims`` are all of its claims in order."""
    of_claim = dict(zip((claim.id for claim in claims), standing(claims), strict=True))
    title = document.title or ""
    long = frozenset(token for token in tokens(title) if len(token) >= _LONG)
    figures = frozenset(_FIGURE.findall(title))
    ends = frozenset(claim.end for claim in claims)
    return Surroundings(document, setting.lead(document), of_claim, ends, long, figures)


def of_sentence(text: str, around: Surroundings | None = None, *, start: int = 0) -> Sight:
    """A sentence without its claims.

    Args:
        text: The sentence.
        around: Its document; None for a sentence of which nothing else is known.
        start: Its offset in the document.
    """
    found = tokens(text)
    names = told(found, phrases("cues.csv"))
    if len(found) <= _FEW:
        names.append("few-words")
    elif len(found) > _MANY:
        names.append("many-words")
    if around is not None:
        names += around.signs(start)
        if len(around.headline.intersection(found)) >= _SHARED:
            names.append("on-headline")
        if around.figures.intersection(_FIGURE.findall(text)):
            names.append("headline-figure")
    return Sight(tuple(found), tuple(names))


def of_claim(claim: Claim, around: Surroundings | None = None) -> list[str]:
    """The signs that a claim adds to its sentence."""
    names = ["figure", *signs(claim)]
    if around is not None:
        names += around.standing.get(claim.id, ())
    if claim.speaker is not None:
        names += of_speaker(claim.speaker.role, quoted=claim.speaker.quoted)
    return names


def of_speaker(role: str | None, *, quoted: bool) -> list[str]:
    """The signs of who is made responsible for a sentence."""
    return [office(role), "quoted"] if quoted else [office(role)]


def whole(
    sentence: Sight, claims: Sequence[Claim], around: Surroundings | None = None, *, said: Attribution | None = None
) -> Sight:
    """A sentence with all of its claims.

    Args:
        sentence: From ``of_sentence``.
        claims: Those in it.
        around: Its document.
        said: Who is responsible for it, where no claim tells.
    """
    names = dict.fromkeys(sentence.signs)
    for claim in claims:
        names.update(dict.fromkeys(of_claim(claim, around)))
    if len(claims) > 1:
        names["figures"] = None
    if not claims and any(token[-1].isdigit() or token == YEAR for token in sentence.tokens):
        names["bare-number"] = None
    if not claims and said is not None:
        names.update(dict.fromkeys(of_speaker(said.role, quoted=said.quoted)))
    names.update(dict.fromkeys([one.sign for one in joined() if one.holds(names)]))
    return Sight(sentence.tokens, tuple(names))
