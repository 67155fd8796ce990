"""A trained spaCy pipeline in the place of rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimx.errors import ModelError
from claimx.pipeline.learned.spacy import AMOUNTS, FIELDS, group
from claimx.pipeline.learned.spacy.paragraphs import paragraphs
from claimx.pipeline.learned.types import Chances, Learned, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from claimx.pipeline.learned.folder import Manifest
    from claimx.pipeline.steps import Sheet
    from claimx.pipeline.types import Amount
    from claimx.records import Offsets

# The folder of the pipeline, in the folder of the model.
PIPELINE = "model"
# spaCy stores every word in UTF-8, which has no half of a pair.
_SURROGATE = re.compile("[\ud800-\udfff]")


class SpacyModel:
    """A spaCy pipeline with a component ``ner`` for the amounts and components that label them."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        keys: dict[str | None, str] = {getattr(component, "key", None): name for name, component in nlp.pipeline}
        self._telling = {field: keys[group(field)] for field in FIELDS if group(field) in keys}

    def spans(self, sheets: Sequence[Sheet]) -> list[list[Span]]:
        """Where each sheet's amounts are."""
        return [
            [
                Span(start + ent.start_char, start + ent.end_char)
                for (start, _), doc in zip(places, docs, strict=True)
                for ent in doc.ents
            ]
            for places, docs in map(self._read, sheets)
        ]

    def judge(self, sheets: Sequence[Sheet]) -> list[list[Learned]]:
        """What each of the amounts of each sheet is."""
        return [self._judge(sheet) for sheet in sheets]

    def _read(self, sheet: Sheet) -> tuple[list[Offsets], list[Doc]]:
        """The paragraphs of a sheet with their entities.

        A sheet is read by itself: a product of matrices is rounded otherwise in another company.
        """
        places = paragraphs(sheet)
        texts = [_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", sheet.view.text[start:end]) for start, end in places]
        return places, list(self._nlp.pipe(texts, disable=list(self._telling.values())))

    def _judge(self, sheet: Sheet) -> list[Learned]:
        places, docs = self._read(sheet)
        found: dict[Offsets, Learned] = {}
        held = _by_paragraph(sheet.amounts, places)
        asked = [number for number, amounts in enumerate(held) if amounts]
        for number in asked:
            doc, (start, _) = docs[number], places[number]
            spans = [doc.char_span(a.start - start, a.end - start, alignment_mode="expand") for a in held[number]]
            doc.spans[AMOUNTS] = [span for span in spans if span is not None]
        told = self._chances([docs[number] for number in asked])
        for number in asked:
            seen = {token.i for ent in docs[number].ents for token in ent}
            for amount, span in zip(held[number], docs[number].spans[AMOUNTS], strict=True):
                keep = float(any(token.i in seen for token in span))
                found[amount.start, amount.end] = Learned(amount.start, amount.end, keep=keep, **next(told))
        return [found.get((a.start, a.end), Learned(a.start, a.end)) for a in sheet.amounts]

    def _chances(self, docs: Sequence[Doc]) -> Iterator[dict[str, Any]]:
        """For every suggested span, in order, the values of each field with their chances."""
        columns: list[list[Chances]] = []
        for name in self._telling.values() if docs else ():
            component: Any = self._nlp.get_pipe(name)
            _, scores = component.predict(docs)
            columns.append([_ranked(component.labels, row) for row in component.model.ops.to_numpy(scores).tolist()])
        if not columns:
            return repeat({})
        return (dict(zip(self._telling, row, strict=True)) for row in zip(*columns, strict=True))


def _ranked(labels: Sequence[str], row: Sequence[float]) -> Chances:
    """The likeliest value first. A last column without a label is the chance of no value, which every amount has."""
    chances = row[: len(labels)]
    total = sum(chances) or 1.0
    ranked = sorted(zip(labels, chances, strict=True), key=lambda one: -one[1])
    return tuple((label, chance / total) for label, chance in ranked)


def _by_paragraph(amounts: Sequence[Amount], places: Sequence[Offsets]) -> list[list[Amount]]:
    """The amounts of each paragraph; both are in order."""
    found: list[list[Amount]] = [[] for _ in places]
    number = 0
    for amount in amounts:
        while number < len(places) and places[number][1] <= amount.start:
            number += 1
        if number < len(places) and places[number][0] <= amount.start and amount.end <= places[number][1]:
            found[number].append(amount)
    return found


def load(folder: Path, manifest: Manifest) -> SpacyModel:
    """The model of a folder; ModelError where spaCy cannot read it."""
    import spacy

    from claimx.pipeline.learned.spacy import layers  # noqa: F401  what the pipeline's configuration names

    try:
        nlp = spacy.load(folder / PIPELINE)
    except (OSError, ValueError, KeyError) as error:
        told = str(error).splitlines()[0]
        raise ModelError(
            f"{folder / PIPELINE} cannot be read: {told}", remedy="train it anew with claimx train spacy"
        ) from error
    nlp.max_length = 50_000_000
    return SpacyModel(nlp)
