"""The components: each reads what those before it left on the Doc and leaves what it found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from claimx.documents.model import BlockKind, Document
from claimx.documents.mojibake import reading_view
from claimx.pipeline import state
from claimx.pipeline.types import Amount, Area, Sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from claimx.records import Claim


def view_of(document: Document) -> Document:
    """The document with its text as it is to be read: same length, wrong encodings and odd spaces mended."""
    return replace(document, text=reading_view(document.text))


def find_amounts(document: Document, sentences: list[Sentence]) -> list[Amount]:
    """The amounts of all sentences, in order, with offsets in the document."""
    from claimx.pipeline.quantities import carry_over, might_hold_amount
    from claimx.pipeline.quantities import find_amounts as find

    found: list[Amount] = []
    earlier: list[Amount] = []  # of the sentence before, in the same block
    block = -1
    groups = 0
    for sentence in sentences:
        if document.blocks[sentence.block].kind is BlockKind.TABLE_ROW:
            continue
        text = document.text[sentence.start : sentence.end]
        if sentence.block != block:
            block, earlier = sentence.block, []
        if not might_hold_amount(text):
            earlier = []
            continue
        earlier = carry_over(text, find(text), earlier)
        here = [amount.shift(sentence.start) for amount in earlier]
        numbers = sorted({amount.group for amount in here if amount.group is not None})
        renumbered = {number: groups + place for place, number in enumerate(numbers)}
        groups += len(numbers)
        found.extend(
            amount if amount.group is None else replace(amount, group=renumbered[amount.group]) for amount in here
        )
    return found


def _read(doc: Doc) -> tuple[Document, list[Sentence]]:
    from claimx.pipeline.sentences import sentences

    view = view_of(state.document_of(doc))
    return view, sentences(view)


def quantities(doc: Doc) -> Doc:
    """Find the amounts."""
    view, sentences = _read(doc)
    amounts = find_amounts(view, sentences)
    state.put(doc, state.AMOUNTS, amounts)
    state.mark(doc, state.AMOUNTS, ((a.start, a.end, a.unit, "") for a in amounts))
    return doc


def speakers(doc: Doc) -> Doc:
    """Find who is responsible for what is said."""
    from claimx.pipeline.speakers import attribute

    view, sentences = _read(doc)
    attributions = attribute(view, sentences)
    state.put(doc, state.ATTRIBUTIONS, attributions)
    state.mark(doc, state.ATTRIBUTIONS, ((a.start, a.end, a.name, "") for a in attributions))
    return doc


def periods(doc: Doc) -> Doc:
    """Find the time each amount is of and what a change is measured against."""
    from claimx.pipeline.periods import assign_times

    view, sentences = _read(doc)
    times = assign_times(view, sentences, state.amounts_of(doc))
    state.put(doc, state.TIMES, times)
    spans = {(t.period.start, t.period.end, "period", "") for t in times if t.period}
    spans |= {(t.baseline.start, t.baseline.end, "baseline", "") for t in times if t.baseline}
    state.mark(doc, state.TIMES, sorted(spans))
    return doc


def forces(doc: Doc) -> Doc:
    """Link the police forces and say which each amount is about."""
    from claimx.knowledge import base
    from claimx.pipeline.forces import link

    view, sentences = _read(doc)
    attributions = state.get(doc, state.ATTRIBUTIONS) or []
    linked = link(view, sentences, state.amounts_of(doc), attributions, base=base())
    state.put(doc, state.AREAS, list(linked.areas))
    document = state.document_of(doc)
    state.put(
        doc,
        state.DOCUMENT,
        replace(
            document,
            publisher=document.publisher or linked.publisher,
            publisher_force=document.publisher_force or linked.publisher_force,
        ),
    )
    state.mark(
        doc,
        "claimx_forces",
        ((m.start, m.end, m.via.value, force) for m in linked.mentions for force in m.ids),
    )
    return doc


def tables(doc: Doc) -> Doc:
    """Read the figures in the tables."""
    from claimx.knowledge import base
    from claimx.pipeline.forces import link
    from claimx.pipeline.tables import read_tables

    view, sentences = _read(doc)
    amounts, attributions = list(state.amounts_of(doc)), state.get(doc, state.ATTRIBUTIONS) or []

    def areas(marks: Sequence[Amount]) -> list[Area]:
        linked = link(view, sentences, [*amounts, *marks], attributions, base=base())
        return list(linked.areas[len(amounts) :])

    cells = read_tables(view, areas)
    state.put(doc, state.CELLS, cells)
    state.mark(doc, state.CELLS, ((c.amount.start, c.amount.end, c.amount.unit, "") for c in cells))
    return doc


@cache
def parser(name: str) -> Language:
    """An English pipeline that tags, parses and lemmatizes; ModelError where it is not installed."""
    import spacy

    from claimx.errors import ModelError

    try:
        return spacy.load(name, exclude=["ner"])
    except OSError as error:
        raise ModelError(f"the spaCy model {name!r} is not installed", remedy=f"pip install {name}") from error


def identity(nlp: Language) -> str:
    """Name and version of a parser."""
    return f"{nlp.meta['name']}-{nlp.meta['version']}"


def claims(parser_name: str, pipeline: Language) -> Callable[[Doc], Doc]:
    """A component of a pipeline that assembles claim records with the parser of a name."""
    from spacy.tokens import Doc as SpacyDoc

    if not SpacyDoc.has_extension("claims"):
        SpacyDoc.set_extension("claims", getter=claims_on)

    def component(doc: Doc) -> Doc:
        from claimx.pipeline.assembly import assemble
        from claimx.pipeline.parse import parse_sentences
        from claimx.pipeline.reading import pointing_sentences

        view, sentences = _read(doc)
        amounts = list(state.amounts_of(doc))
        nlp = parser(parser_name)
        also = lead_sentences(view, sentences) | pointing_sentences(view, sentences, amounts)
        found = assemble(
            document=state.document_of(doc),
            view=view,
            sentences=sentences,
            amounts=amounts,
            attributions=state.get(doc, state.ATTRIBUTIONS) or [],
            times=state.get(doc, state.TIMES),
            areas=state.get(doc, state.AREAS),
            cells=state.get(doc, state.CELLS) or (),
            parses=parse_sentences(nlp, view.text, sentences, amounts, also=also),
            parser=identity(nlp),
            components=[pipeline.get_pipe_meta(name).factory for name in pipeline.pipe_names],
        )
        doc.user_data[state.CLAIMS] = [claim.to_json() for claim in found]
        state.mark(doc, state.CLAIMS, ((c.quantity.start, c.quantity.end, c.type.value, "") for c in found))
        return doc

    return component


def lead_sentences(document: Document, sentences: list[Sentence]) -> frozenset[int]:
    """Indices of the sentences that introduce a list: the last of their block."""
    last_of = {sentence.block: sentence.index for sentence in sentences}
    leads = {block.lead for block in document.blocks if block.lead is not None}
    return frozenset(last_of[lead] for lead in leads if lead in last_of)


def claims_on(doc: Doc) -> list[Claim]:
    """The claim records of a Doc that the claims component has seen."""
    from claimx.records import Claim

    return [Claim.from_json(line) for line in doc.user_data.get(state.CLAIMS, [])]
