"""What claims are worth checking: each by the words of its sentence, its place, and what it says itself."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.documents.model import Document
from claimx.records import Claim
from claimx.worthiness.model import Linear, Pair, shipped
from claimx.worthiness.reading import Sight, of_sentence, surroundings, whole

_DIGITS = 2


def rated(document: Document, claims: Sequence[Claim], *, model: Linear | None = None) -> list[Claim]:
    """The claims of a document with what each is worth checking.

    Args:
        document: The document.
        claims: All of its claims, in the order of the text.
        model: By default the one that ships.
    """
    model = model or shipped()
    around = surroundings(document, claims)
    of_line: dict[int, tuple[Sight, Pair]] = {}
    found = []
    for claim in claims:
        if claim.start not in of_line:
            sentence = of_sentence(claim.text, around, start=claim.start)
            of_line[claim.start] = sentence, model.of_words(sentence.tokens)
        sentence, words = of_line[claim.start]
        _, worth = model.scores(whole(sentence, (claim,), around), words)
        found.append(claim.model_copy(update={"checkworthiness": round(model.worth.chance(worth), _DIGITS)}))
    return found
