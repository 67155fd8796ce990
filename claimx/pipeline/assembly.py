"""Everything found of a document, put together as claim records."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import claimx
from claimx.documents.model import Document
from claimx.knowledge import base
from claimx.pipeline.fields.kinds import dominant_topic, topic_of, type_of
from claimx.pipeline.fields.status import Held, status_of
from claimx.pipeline.parse import Parsed
from claimx.pipeline.reading import Read, read_amounts
from claimx.pipeline.record import Findings, record, reference
from claimx.pipeline.selection import is_claim
from claimx.pipeline.speakers import speaker_at
from claimx.pipeline.tables.records import cell_claims
from claimx.pipeline.tables.types import CellAmount
from claimx.pipeline.types import Amount, Area, Attribution, Sentence, Times
from claimx.records import Change, Claim, ClaimType, DocumentRef, Extractor, Scope, Topic

# Words this far either side of an amount are read for its topic.
_NEAR = 60


def fingerprint(parser: str, components: Sequence[str]) -> str:
    """What changes when the outcome could: version, knowledge base, parser, and which components run."""
    told = "|".join((claimx.__version__, base().fingerprint(), parser, *components))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def assemble(
    *,
    document: Document,
    view: Document,
    sentences: Sequence[Sentence],
    amounts: Sequence[Amount],
    attributions: Sequence[Attribution],
    times: Sequence[Times] | None,
    areas: Sequence[Area] | None,
    cells: Sequence[CellAmount] = (),
    parses: Mapping[int, Parsed],
    parser: str,
    components: Sequence[str],
) -> list[Claim]:
    """The claims of a document.

    Args:
        document: The document; records quote its text.
        view: The same with its text as it is read: same length, wrong encodings mended.
        sentences, amounts: In order.
        attributions: Who says what.
        times, areas: One an amount, or None where that component has not run.
        cells: The figures of its tables.
        parses: The parsed sentences by index.
        parser: Name and version of the parser, for the fingerprint.
        components: The factories of the pipeline in order, for the same.
    """
    to = reference(document)
    extractor = Extractor(version=claimx.__version__, fingerprint=fingerprint(parser, components))
    body = " ".join(view.text[sentence.start : sentence.end] for sentence in sentences)
    dominant = dominant_topic(view.title, body)
    last_of = {sentence.block: sentence.index for sentence in sentences}
    claims: list[Claim] = []
    in_cells = {cell.amount.start for cell in cells}
    for index, read in enumerate(read_amounts(view, sentences, amounts, parses, times)):
        if read is None or read.amount.start in in_cells:
            continue
        if not is_claim(read.parsed, index, read.amount, moved=read.moved.change is not Change.LEVEL):
            continue
        claims.append(
            _claim(
                document=document,
                view=view,
                to=to,
                extractor=extractor,
                read=read,
                index=index,
                attribution=speaker_at(attributions, read.amount.start, read.amount.end),
                time=times[index] if times is not None else Times(),
                area=areas[index] if areas is not None else Area((), Scope.OTHER),
                lead=_lead(view, read.sentence, last_of, parses),
                dominant=dominant,
            )
        )
    if cells:
        claims += cell_claims(document, view, to, extractor, cells, attributions, dominant=dominant)
        claims.sort(key=lambda claim: claim.quantity.start)
    return claims


def _lead(
    view: Document, sentence: Sentence, last_of: Mapping[int, int], parses: Mapping[int, Parsed]
) -> Parsed | None:
    """The sentence that introduces the list a sentence is an item of, parsed."""
    lead = view.blocks[sentence.block].lead
    return None if lead is None else parses.get(last_of.get(lead, -1))


def _claim(
    *,
    document: Document,
    view: Document,
    to: DocumentRef,
    extractor: Extractor,
    read: Read,
    index: int,
    attribution: Attribution | None,
    time: Times,
    area: Area,
    lead: Parsed | None,
    dominant: Topic | None,
) -> Claim:
    amount, sentence = read.amount, read.sentence
    kind = type_of(amount, read.workforce)
    day = document.date_at(document.blocks[sentence.block])
    held: Held = status_of(read.parsed, index, period=time.period, published=day, lead=lead)
    near = (max(sentence.start, amount.start - _NEAR), min(sentence.end, amount.end + _NEAR))
    topic, topic_span = topic_of(
        view.text,
        subject=read.subject,
        near=near,
        sentence=(sentence.start, sentence.end),
        dominant=dominant,
        money=kind is ClaimType.FUNDING,
    )
    if read.workforce is not None and kind in (ClaimType.OFFICER_NUMBERS, ClaimType.PERCENTAGE):
        topic, topic_span = read.workforce, read.subject
    return record(
        document,
        to,
        extractor,
        Findings(
            amount=amount,
            line=(sentence.start, sentence.end),
            words=len(read.parsed.doc),
            kind=kind,
            type_span=read.subject if kind is ClaimType.OFFICER_NUMBERS else None,
            topic=topic,
            topic_span=topic_span,
            subject=read.subject,
            moved=read.moved,
            held=held,
            area=area,
            time=time,
            attribution=attribution,
        ),
    )
