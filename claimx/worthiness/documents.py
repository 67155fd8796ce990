"""Every sentence of a document with the claims in it, as the model sees it; those without an amount are among them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimx.documents.model import Document
from claimx.pipeline.types import Sentence
from claimx.records import Claim
from claimx.worthiness.reading import Sight, of_sentence, surroundings, whole

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence of a document.

    Attributes:
        sentence: Its offsets and its block.
        claims: The claims in it, in order.
        bare: What the model sees of it without its claims.
        sight: What it sees of it with all of them.
    """

    sentence: Sentence
    claims: tuple[Claim, ...]
    bare: Sight
    sight: Sight


def seen(document: Document, claims: Sequence[Claim]) -> list[Seen]:
    """The sentences of a document, in order.

    Args:
        document: The document.
        claims: All of its claims, in the order of the text.
    """
    from claimx.pipeline import steps
    from claimx.pipeline.speakers import speaker_at

    sheet = steps.sheet(document)
    steps.speakers(sheet)
    inside: dict[int, list[Claim]] = {}
    starts = [sentence.start for sentence in sheet.sentences]
    for claim in claims:
        inside.setdefault(bisect_right(starts, claim.quantity.start) - 1, []).append(claim)
    around = surroundings(document, claims)
    found = []
    for sentence in sheet.sentences:
        here = tuple(inside.get(sentence.index, ()))
        bare = of_sentence(document.text[sentence.start : sentence.end], around, start=sentence.start)
        said = speaker_at(sheet.attributions, sentence.start, sentence.end)
        found.append(Seen(sentence, here, bare, whole(bare, here, around, said=said)))
    return found


def read(documents: Sequence[Document], *, nlp: Language | None = None) -> list[list[Seen]]:
    """The sentences of several documents, whose claims are extracted together."""
    from claimx.pipeline.language import extract_documents

    found = zip(documents, extract_documents(documents, nlp=nlp), strict=True)
    return [seen(document, claims) for document, claims in found]
