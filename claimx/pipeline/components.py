"""The components over a spaCy Doc: each takes what it needs from the Doc and leaves there what it found."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from claimx.pipeline import state, steps

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from claimx.records import Claim


def quantities(doc: Doc) -> Doc:
    """Find the amounts."""
    sheet = steps.sheet(state.document_of(doc))
    steps.quantities(sheet)
    return leave_amounts(doc, sheet)


def leave_amounts(doc: Doc, sheet: steps.Sheet) -> Doc:
    """Leave the amounts of a sheet on its Doc."""
    state.put(doc, state.AMOUNTS, sheet.amounts)
    state.mark(doc, state.AMOUNTS, ((a.start, a.end, a.unit, "") for a in sheet.amounts))
    return doc


def speakers(doc: Doc) -> Doc:
    """Find who is responsible for what is said."""
    sheet = steps.sheet(state.document_of(doc))
    steps.speakers(sheet)
    state.put(doc, state.ATTRIBUTIONS, sheet.attributions)
    state.mark(doc, state.ATTRIBUTIONS, ((a.start, a.end, a.name, "") for a in sheet.attributions))
    return doc


def periods(doc: Doc) -> Doc:
    """Find the time each amount is of and what a change is measured against."""
    sheet = steps.sheet(state.document_of(doc))
    sheet.amounts = state.amounts_of(doc)
    steps.periods(sheet)
    times = sheet.times or []
    state.put(doc, state.TIMES, times)
    spans = {(t.period.start, t.period.end, "period", "") for t in times if t.period}
    spans |= {(t.baseline.start, t.baseline.end, "baseline", "") for t in times if t.baseline}
    state.mark(doc, state.TIMES, sorted(spans))
    return doc


def forces(doc: Doc) -> Doc:
    """Link the police forces and say which each amount is about."""
    sheet = _with_amounts(doc)
    steps.forces(sheet)
    state.put(doc, state.AREAS, list(sheet.areas or ()))
    state.put(doc, state.NAMES, sheet.names)
    state.put(doc, state.DOCUMENT, sheet.document)
    state.mark(
        doc,
        "claimx_forces",
        ((m.start, m.end, m.via.value, force) for m in sheet.mentions for force in m.ids),
    )
    return doc


def tables(doc: Doc) -> Doc:
    """Read the figures in the tables."""
    sheet = _with_amounts(doc)
    steps.tables(sheet)
    state.put(doc, state.CELLS, sheet.cells)
    state.mark(doc, state.CELLS, ((c.amount.start, c.amount.end, c.amount.unit, "") for c in sheet.cells))
    return doc


def _with_amounts(doc: Doc) -> steps.Sheet:
    sheet = steps.sheet(state.document_of(doc))
    sheet.amounts = state.amounts_of(doc)
    sheet.attributions = state.get(doc, state.ATTRIBUTIONS) or []
    return sheet


def sheet_of(doc: Doc) -> steps.Sheet:
    """A sheet of all that stands on a Doc."""
    sheet = _with_amounts(doc)
    sheet.times, sheet.areas = state.get(doc, state.TIMES), state.get(doc, state.AREAS)
    sheet.cells, sheet.names = state.get(doc, state.CELLS) or (), state.get(doc, state.NAMES) or ()
    sheet.advice = state.get(doc, state.ADVICE)
    return sheet


def claims(parser: str, pipeline: Language) -> Callable[[Doc], Doc]:
    """A component of a pipeline that assembles claim records with the parser of a name."""
    from spacy.tokens import Doc as SpacyDoc

    if not SpacyDoc.has_extension("claims"):
        SpacyDoc.set_extension("claims", getter=claims_on)

    def component(doc: Doc) -> Doc:
        (found,) = steps.claims([sheet_of(doc)], parser=parser, components=steps.made_of(pipeline))
        doc.user_data[state.CLAIMS] = [claim.to_json() for claim in found]
        state.mark(doc, state.CLAIMS, ((c.quantity.start, c.quantity.end, c.type.value, "") for c in found))
        return doc

    return component


def claims_on(doc: Doc) -> list[Claim]:
    """The claim records of a Doc that the claims component has seen."""
    from claimx.records import Claim

    return [Claim.from_json(line) for line in doc.user_data.get(state.CLAIMS, [])]
