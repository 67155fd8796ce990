"""What the components do: each reads what those before it found of a document and adds what it finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimx.documents.model import BlockKind, Document
from claimx.documents.mojibake import reading_view
from claimx.pipeline.sentences import sentences as sentences_of
from claimx.pipeline.types import Amount, Area, Attribution, Sentence, Times

if TYPE_CHECKING:
    from spacy.language import Language

    from claimx.pipeline.forces.types import Linked, Mention
    from claimx.pipeline.learned.types import Advice
    from claimx.pipeline.parse import Parsed
    from claimx.pipeline.record import Findings
    from claimx.pipeline.subjects import Pick
    from claimx.pipeline.syntax import Syntax
    from claimx.pipeline.tables.types import CellAmount
    from claimx.records import Claim, Offsets


# Hansard's full stop behind "per cent", where the sentence goes on.
_ABBREVIATED = re.compile(r"(?<=\bper cent)\.(?=[,;:)—]|\s+[a-z(])")


def view_of(document: Document) -> Document:
    """The document with its text as it is to be read: same length, wrong encodings, odd spaces and stops mended."""
    text = reading_view(document.text)
    return replace(document, text=_ABBREVIATED.sub(" ", text) if "cent." in text else text)


@dataclass(slots=True)
class Sheet:
    """What is known of a document while its components run.

    Attributes:
        document: The document.
        view: The same with its text as it is read (``view_of``).
        sentences: Its sentences, in order.
        amounts, attributions, cells: What was found, in order; empty where that component has not run.
        times, areas: One an amount; None where that component has not run.
        mentions: The words that name forces, nations and places; not on a sheet that is filled from a Doc.
        names: Where they stand.
        advice: What a trained model says of the amounts; None without one.
    """

    document: Document
    view: Document
    sentences: list[Sentence]
    amounts: Sequence[Amount] = ()
    attributions: Sequence[Attribution] = ()
    times: Sequence[Times] | None = None
    areas: Sequence[Area] | None = None
    cells: Sequence[CellAmount] = ()
    mentions: Sequence[Mention] = ()
    names: Sequence[Offsets] = ()
    advice: Advice | None = None


def sheet(document: Document) -> Sheet:
    """A sheet of a document of which nothing is known yet."""
    view = view_of(document)
    return Sheet(document, view, sentences_of(view))


def find_amounts(
    document: Document, sentences: list[Sentence], *, wanted: Mapping[int, Sequence[Offsets]] | None = None
) -> list[Amount]:
    """The amounts of all sentences, in order, with offsets in the document.

    Args:
        document: As it is read.
        sentences: Its sentences.
        wanted: Only these spans, by the index of their sentence, whatever the grammar would leave out; by default all
            that the grammar takes for amounts.
    """
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
        spans = None if wanted is None else wanted.get(sentence.index, ())
        if not might_hold_amount(text) or (spans is not None and not spans):
            earlier = []
            continue
        earlier = carry_over(text, find(text, wanted=spans, earlier=earlier), earlier)
        here = [amount.shift(sentence.start) for amount in earlier]
        numbers = sorted({amount.group for amount in here if amount.group is not None})
        renumbered = {number: groups + place for place, number in enumerate(numbers)}
        groups += len(numbers)
        found.extend(
            amount if amount.group is None else replace(amount, group=renumbered[amount.group]) for amount in here
        )
    return found


def quantities(sheet: Sheet) -> None:
    """Find the amounts."""
    sheet.amounts = find_amounts(sheet.view, sheet.sentences)


def speakers(sheet: Sheet) -> None:
    """Find who is responsible for what is said."""
    from claimx.pipeline.speakers import attribute

    sheet.attributions = attribute(sheet.view, sheet.sentences)


def periods(sheet: Sheet) -> None:
    """Find the time each amount is of and what a change is measured against."""
    from claimx.pipeline.periods import assign_times

    sheet.times = assign_times(sheet.view, sheet.sentences, sheet.amounts)


def linked(sheet: Sheet) -> Linked:
    """The forces of a document."""
    from claimx.knowledge import base
    from claimx.pipeline.forces import link

    return link(sheet.view, sheet.sentences, sheet.amounts, sheet.attributions, base=base())


def forces(sheet: Sheet) -> None:
    """Link the police forces and say which each amount is about."""
    found = linked(sheet)
    sheet.areas, sheet.mentions = found.areas, found.mentions
    sheet.names = [(mention.start, mention.end) for mention in found.mentions]
    publisher = sheet.document.publisher or found.publisher
    force = sheet.document.publisher_force or found.publisher_force
    sheet.document = replace(sheet.document, publisher=publisher, publisher_force=force)
    sheet.view = replace(sheet.view, publisher=publisher, publisher_force=force)


def tables(sheet: Sheet) -> None:
    """Read the figures in the tables."""
    from claimx.knowledge import base
    from claimx.pipeline.forces import link
    from claimx.pipeline.tables import read_tables

    def areas(marks: Sequence[Amount]) -> list[Area]:
        amounts = [*sheet.amounts, *marks]
        linked = link(sheet.view, sheet.sentences, amounts, sheet.attributions, base=base())
        return list(linked.areas[len(sheet.amounts) :])

    sheet.cells = read_tables(sheet.view, areas)


# Components that find something on their own, by factory, in the order they run.
FINDERS: Mapping[str, Callable[[Sheet], None]] = MappingProxyType(
    {
        "claimx_quantities": quantities,
        "claimx_speakers": speakers,
        "claimx_periods": periods,
        "claimx_forces": forces,
        "claimx_tables": tables,
    }
)


def made_of(nlp: Language) -> list[str]:
    """The factories of a pipeline in order, each with the fingerprint of what was trained for it, where it has one."""
    marks = [getattr(component, "fingerprint", None) for _, component in nlp.pipeline]
    factories = [nlp.get_pipe_meta(name).factory for name in nlp.pipe_names]
    return [name if mark is None else f"{name} {mark}" for name, mark in zip(factories, marks, strict=True)]


def identity(syntax: Syntax) -> str:
    """Name and version of a parser."""
    return f"{syntax.nlp.meta['name']}-{syntax.nlp.meta['version']}"


def parses(sheets: Sequence[Sheet], *, parser: str) -> list[dict[int, Parsed]]:
    """For each sheet the parsed sentences that hold amounts or that those look back to, by index."""
    from claimx.pipeline.parse import parse, simplify
    from claimx.pipeline.pointing import pointing_sentences
    from claimx.pipeline.syntax import load

    syntax = load(parser)
    found = []
    for sheet in sheets:
        view, sentences, amounts = sheet.view, sheet.sentences, sheet.amounts
        also = lead_sentences(view, sentences) | pointing_sentences(view, sentences, amounts)
        found.append(simplify(syntax, view.text, sentences, amounts, also=also))
    parsed = iter(parse(syntax, [sentence for of_sheet in found for sentence in of_sheet.values()]))
    return [{number: next(parsed) for number in of_sheet} for of_sheet in found]


def findings(sheet: Sheet, parses: Mapping[int, Parsed], *, pick: Pick | None = None) -> list[Findings]:
    """What was found of each claim, in the order of the text.

    Args:
        sheet: All that was found.
        parses: Its parsed sentences by index.
        pick: Chooses what an amount counts where its own noun does not say it; by default the trained model.
    """
    from claimx.pipeline.assembly import find
    from claimx.pipeline.subjects import pick_best

    return find(
        document=sheet.document,
        view=sheet.view,
        sentences=sheet.sentences,
        amounts=sheet.amounts,
        attributions=sheet.attributions,
        times=sheet.times,
        areas=sheet.areas,
        cells=sheet.cells,
        names=sheet.names,
        advice=sheet.advice,
        parses=parses,
        pick=pick or pick_best,
    )


def claims(sheets: Sequence[Sheet], *, parser: str, components: Sequence[str]) -> list[list[Claim]]:
    """For each sheet the claim records of all that was found, with the parser of a name.

    Args:
        sheets: All that was found, of each document.
        parser: Name of an installed spaCy pipeline.
        components: What the whole pipeline is made of (``made_of``), for the fingerprint.
    """
    from claimx.pipeline.assembly import records
    from claimx.pipeline.syntax import load

    name = identity(load(parser))
    return [
        records(sheet.document, findings(sheet, parsed), parser=name, components=components)
        for sheet, parsed in zip(sheets, parses(sheets, parser=parser), strict=True)
    ]


def lead_sentences(document: Document, sentences: list[Sentence]) -> frozenset[int]:
    """Indices of the sentences that introduce a list: the last of their block, and the headings right above those."""
    from claimx.pipeline.listed import heading_above

    last_of = {sentence.block: sentence.index for sentence in sentences}
    leads = {block.lead for block in document.blocks if block.lead is not None}
    leads |= {above for lead in leads if (above := heading_above(document, lead)) is not None}
    return frozenset(last_of[lead] for lead in leads if lead in last_of)
