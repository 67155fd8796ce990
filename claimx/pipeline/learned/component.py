"""The components that ask a trained model, over sheets or over a spaCy Doc."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimx.errors import ModelError
from claimx.pipeline import components, state, steps
from claimx.pipeline.learned import folder as folders
from claimx.pipeline.learned import learners
from claimx.pipeline.learned.types import Advice, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from claimx.pipeline.steps import Sheet
    from claimx.pipeline.types import Amount, Sentence


class _Model:
    """A component with the folder of its model, which it takes along where its pipeline is saved."""

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder) if folder else None

    @property
    def folder(self) -> Path:
        """Where the model is; ModelError where nobody has said."""
        if self._folder is None:
            raise ModelError(
                "a learned component has no model", remedy='add_pipe(…, config={"folder": "the model\'s folder"})'
            )
        return self._folder

    @property
    def fingerprint(self) -> str:
        """Changes with anything the outcome depends on."""
        return learners.load(self.folder)[0].fingerprint

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Copy the model."""
        folders.copy(self.folder, path)

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> _Model:
        """Take the model that was copied."""
        self._folder = path
        return self


class LearnedAmounts(_Model):
    """Finds amounts where a model sees them; the grammar reads what they say."""

    def fill(self, sheets: Sequence[Sheet]) -> None:
        """Find the amounts of sheets; spans the grammar cannot read are dropped."""
        found = learners.load(self.folder)[1].spans(sheets)
        for sheet, spans in zip(sheets, found, strict=True):
            sheet.amounts = steps.find_amounts(sheet.view, sheet.sentences, wanted=by_sentence(sheet.sentences, spans))

    def __call__(self, doc: Doc) -> Doc:
        """Find the amounts of a Doc."""
        sheet = steps.sheet(state.document_of(doc))
        self.fill([sheet])
        return components.leave_amounts(doc, sheet)


class LearnedFields(_Model):
    """Says of each amount what a model says of it."""

    def fill(self, sheets: Sequence[Sheet]) -> None:
        """Advise on sheets."""
        manifest, learner = learners.load(self.folder)
        for sheet, judged in zip(sheets, learner.judge(sheets), strict=True):
            sheet.advice = Advice(manifest.policy, tuple(judged))

    def __call__(self, doc: Doc) -> Doc:
        """Advise on a Doc."""
        sheet = components.sheet_of(doc)
        sheet.mentions = steps.linked(sheet).mentions
        self.fill([sheet])
        state.put(doc, state.ADVICE, sheet.advice)
        return doc


def by_sentence(sentences: Sequence[Sentence], spans: Sequence[Span]) -> dict[int, list[tuple[int, int]]]:
    """Spans by the index of their sentence, with offsets in it; those that cross its end are left out."""
    starts = [sentence.start for sentence in sentences]
    found: dict[int, list[tuple[int, int]]] = {}
    for span in spans:
        at = bisect_right(starts, span.start) - 1
        if at >= 0 and span.end <= sentences[at].end:
            found.setdefault(at, []).append((span.start - starts[at], span.end - starts[at]))
    return found


def unread(amounts: Sequence[Amount], spans: Sequence[Span]) -> list[Span]:
    """The spans that the grammar could not read: no amount overlaps them."""
    return [span for span in spans if not any(a.start < span.end and span.start < a.end for a in amounts)]
