"""The groups that figures are told by: a mention is in one of every grouping, a spurious record in its own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from claimx.corpus.gold import GoldDocument
from claimx.documents import from_text
from claimx.evaluation.alignment import Judged
from claimx.pipeline.sentences import split
from claimx.records import Offsets

# Most words of a sentence and of a document in each group of length but the last.
SENTENCE_WORDS = (10, 20, 30, 40)
DOCUMENT_WORDS = (100, 200, 300, 500)
SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Place:
    """What is known of where a mention stands: the document, its sentences in order, and how many words it has."""

    document: GoldDocument
    sentences: tuple[Offsets, ...]
    words: int

    def sentence(self, start: int) -> Offsets:
        """The sentence that holds an offset, else the whole text."""
        at = bisect_right(self.sentences, (start, len(self.document.text) + 1)) - 1
        if at < 0 or self.sentences[at][1] <= start:
            return 0, len(self.document.text)
        return self.sentences[at]


def place_of(document: GoldDocument) -> Place:
    """The sentences of a document by the rules that the extractor has, whoever made the records."""
    text = document.text
    found = (sentence for block in from_text(text).blocks for sentence in split(text, block.start, block.end))
    return Place(document, tuple(found), len(text.split()))


def length_names(bounds: Sequence[int]) -> list[str]:
    """What the groups of a length are called, from the shortest: ``1-10``, …, ``41+``."""
    firsts = [1, *(bound + 1 for bound in bounds)]
    return [f"{first}-{last}" for first, last in zip(firsts, bounds, strict=False)] + [f"{firsts[-1]}+"]


def _length(words: int, bounds: Sequence[int]) -> str:
    return length_names(bounds)[bisect_left(bounds, words)]


def _kind(place: Place, _one: Judged) -> str:
    return place.document.kind


def _type(_place: Place, one: Judged) -> str:
    return str(one.gold.fields["type"]) if one.gold else one.claim.type.value if one.claim else ""


def _status(_place: Place, one: Judged) -> str:
    return str(one.gold.fields["status"]) if one.gold else one.claim.status.value if one.claim else ""


def _force(_place: Place, one: Judged) -> str:
    """The one force that an amount is of, ``several``, or the scope of one that is of none."""
    if one.gold is not None:
        forces, scope = list(one.gold.fields.get("forces") or ()), str(one.gold.fields["scope"])
    elif one.claim is not None:
        forces, scope = [force.id for force in one.claim.forces], one.claim.scope.value
    else:
        forces, scope = [], ""
    return scope if not forces else forces[0] if len(forces) == 1 else SEVERAL


def _sentence(place: Place, one: Judged) -> str:
    start, end = place.sentence(one.span[0])
    return _length(len(place.document.text[start:end].split()), SENTENCE_WORDS)


def _document(place: Place, _one: Judged) -> str:
    return _length(place.words, DOCUMENT_WORDS)


GROUPINGS: Mapping[str, Callable[[Place, Judged], str]] = MappingProxyType(
    {
        "kind": _kind,
        "type": _type,
        "status": _status,
        "force": _force,
        "sentence": _sentence,
        "document": _document,
    }
)
