"""A claim as it is compared: a small key, and what is told of it afterwards."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from typing import Any

from claimx.figures.intervals import Figure, family, figure
from claimx.matching.times import Time, time_of
from claimx.matching.words import Content, content, nations
from claimx.records import Change, Claim, Scope, Status, Topic

# What is held already, by itself.
Kept = dict[Any, Any]
_PEOPLE = re.compile(r"\b(?:people|population|residents?|inhabitants?|head)\b")


@dataclass(frozen=True, slots=True)
class Block:
    """What must be equal in any two claims of one fact."""

    forces: tuple[str, ...]
    scope: Scope
    family: str
    per: str | None
    moved: bool
    status: Status


@dataclass(frozen=True, slots=True)
class Paper:
    """The document of a claim, as far as it is told in a group."""

    id: str
    path: str | None
    title: str | None
    date: dt.date | None
    publisher: str | None
    url: str | None
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """One claim, ready for comparison.

    Attributes:
        claim, start: The claim's id, and where its sentence starts in the document.
        span: Where the amount stands in the document.
        wording: A digest of the sentence, the same for the same words.
        sure: The claim's confidence.
    """

    claim: str
    paper: Paper
    start: int
    span: tuple[int, int]
    wording: bytes
    text: str
    amount: str
    speaker: str | None
    subject: str | None
    topic: Topic
    block: Block
    figure: Figure
    content: Content
    nations: frozenset[str]
    time: Time
    sure: float

    @property
    def order(self) -> tuple[str, str, str]:
        """What puts mentions into one order, whichever they came in."""
        return (self.claim, self.paper.path or "", str(self.paper.date))


def words_of(text: str) -> list[str]:
    """The words of a text, lower case, for comparing wordings."""
    return re.findall(r"\w+", text.lower())


def mention(claim: Claim, paper: Paper, kept: Kept) -> Mention | None:
    """The comparable form of a claim; None where its amount has no number.

    Args:
        kept: What earlier mentions hold; what is equal is held once, which keeps a million mentions small.
    """
    stated = figure(claim)
    if stated is None:
        return None
    said, time = content(claim), time_of(claim)
    national = nations(claim.text) if claim.scope is not Scope.FORCE else frozenset[str]()
    block = Block(
        tuple(sorted({link.id for link in claim.forces})),
        claim.scope,
        family(claim),
        _PEOPLE.sub("people", claim.quantity.per) if claim.quantity.per else None,
        claim.change is not Change.LEVEL,
        claim.status,
    )
    return Mention(
        claim=claim.id,
        paper=paper,
        start=claim.start,
        span=(claim.quantity.start, claim.quantity.end),
        wording=hashlib.blake2b(" ".join(words_of(claim.text)).encode(), digest_size=8).digest(),
        text=kept.setdefault(claim.text, claim.text),
        amount=claim.quantity.text,
        speaker=kept.setdefault(claim.speaker.name, claim.speaker.name) if claim.speaker else None,
        subject=kept.setdefault(claim.subject, claim.subject),
        topic=claim.topic,
        block=kept.setdefault(block, block),
        figure=stated,
        content=kept.setdefault(said, said),
        nations=national,
        time=kept.setdefault(time, time),
        sure=claim.confidence,
    )


def paper_of(claim: Claim) -> Paper:
    """The document of a claim."""
    told = claim.document
    publisher = told.publisher.name or told.publisher.force if told.publisher else None
    return Paper(told.id, told.path, told.title, told.date, publisher, told.url, told.withdrawn)
