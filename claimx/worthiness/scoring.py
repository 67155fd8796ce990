"""One document, every sentence of it ranked by how much it is worth checking, with the reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from claimx.check_kinds import Outcome
from claimx.check_records import Check
from claimx.checks.run import check
from claimx.documents.model import Document
from claimx.records import Claim, DocumentRef, Offsets, Topic
from claimx.worthiness.documents import Seen, seen
from claimx.worthiness.reasons import Reason, reasons
from claimx.worthiness.scorers import Ranker, load_scorer
from claimx.worthiness.types import THRESHOLD, Chances

if TYPE_CHECKING:
    from spacy.language import Language

SCHEMA = "claimx.scores/1"
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence with its place in the ranking.

    Attributes:
        rank: From 1.
        start, end: Offsets in code points of the document's text.
        text: The sentence.
        score: The chance that it is worth checking, 0 to 1.
        claim: The chance that it is a factual claim, 0 to 1.
        claims: The records of the amounts in it, in order, with their checks; empty where it holds none.
        reasons: What moved its score; empty where the scorer cannot tell.
    """

    rank: int
    start: int
    end: int
    text: str
    score: float
    claim: float
    claims: tuple[Claim, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def checks(self) -> tuple[Check, ...]:
        """What its amounts were held against, each once, in order; without what there is no figure for."""
        found = (check for claim in self.claims for check in claim.checks if check.outcome is not Outcome.NO_FIGURE)
        return tuple({(one.kind, one.outcome, one.told): one for one in found}.values())

    @property
    def first(self) -> Claim | None:
        """The record of it that is most worth checking; None where there is none."""
        return max(self.claims, key=lambda one: one.checkworthiness or 0.0, default=None)

    def to_dict(self) -> dict[str, Any]:
        """It as plain JSON values."""
        return {
            "rank": self.rank,
            "score": self.score,
            "claim": self.claim,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "reasons": [{"sign": one.sign, "shown": one.shown, "weight": one.weight} for one in self.reasons],
            "claims": [one.to_dict() for one in self.claims],
        }


@dataclass(frozen=True, slots=True)
class Scores:
    """A document's sentences in the order they are worth checking.

    Attributes:
        document: The document as its claims refer to it.
        threshold: The score from which a sentence counts as worth checking.
        scorer: What scored them.
        sentences: The ranking.
        factual, worthy: How many of the document's sentences are factual claims, and how many worth checking.
        total: How many sentences the document has; a ranking that was cut short holds fewer.
        topics: What the claims worth checking are about, the most frequent first, with how many are.
    """

    document: DocumentRef
    threshold: float
    scorer: str
    sentences: tuple[Scored, ...] = field(repr=False)
    total: int
    factual: int
    worthy: int
    topics: tuple[tuple[Topic, int], ...]

    def cut(self, *, top: int | None = None, least: float = 0.0) -> Scores:
        """The same with the first ``top`` sentences alone that score ``least`` or more; the counts stay."""
        kept = [one for one in self.sentences if one.score >= least]
        return replace(self, sentences=tuple(kept if top is None else kept[:top]))

    def to_dict(self) -> dict[str, Any]:
        """It as plain JSON values."""
        return {
            "schema": SCHEMA,
            "document": self.document.model_dump(mode="json"),
            "scorer": self.scorer,
            "threshold": self.threshold,
            "sentences": self.total,
            "factual": self.factual,
            "worthy": self.worthy,
            "topics": {topic.value: count for topic, count in self.topics},
            "ranking": [one.to_dict() for one in self.sentences],
        }


def score_document(
    document: Document,
    *,
    ranker: Ranker | None = None,
    threshold: float | None = None,
    nlp: Language | None = None,
) -> Scores:
    """Rank the sentences of a document.

    Args:
        document: The document.
        ranker: From ``load_scorer``; by default the linear model that ships.
        threshold: The score from which a sentence counts as worth checking; by default the scorer's own.
        nlp: The pipeline that extracts the claims.
    """
    from claimx.pipeline.language import extract_document
    from claimx.pipeline.record import reference

    ranker = ranker or load_scorer()
    claims = check(extract_document(document, nlp=nlp))
    sentences = seen(document, claims)
    texts = [document.text[one.sentence.start : one.sentence.end] for one in sentences]
    chances = ranker.chances([one.sight for one in sentences], texts)
    told = [reasons(ranker.linear, one.sight) if ranker.linear else () for one in sentences]
    least = ranker.threshold if threshold is None else threshold
    order = sorted(range(len(sentences)), key=lambda place: (-chances[place].worth, place))
    ranking = [
        _scored(rank, sentences[place], texts[place], chances[place], told[place])
        for rank, place in enumerate(order, 1)
    ]
    worthy = [one for one in ranking if one.score >= least]
    return Scores(
        document=claims[0].document if claims else reference(document),
        threshold=least,
        scorer=ranker.name,
        sentences=tuple(ranking),
        total=len(ranking),
        factual=sum(one.claim >= THRESHOLD for one in ranking),
        worthy=len(worthy),
        topics=_topics(worthy),
    )


def _scored(rank: int, one: Seen, text: str, chances: Chances, told: tuple[Reason, ...]) -> Scored:
    start, end = one.sentence.start, one.sentence.end
    worth, claim = round(chances.worth, _DIGITS), round(chances.claim, _DIGITS)
    return Scored(rank, start, end, text, worth, claim, one.claims, told)


def _topics(worthy: Sequence[Scored]) -> tuple[tuple[Topic, int], ...]:
    often = Counter(topic for one in worthy for topic in dict.fromkeys(claim.topic for claim in one.claims))
    return tuple(often.most_common())


def amounts(one: Scored) -> list[Offsets]:
    """Where the amounts stand in the text of a sentence, from its own start."""
    return [(claim.quantity.start - one.start, claim.quantity.end - one.start) for claim in one.claims]
