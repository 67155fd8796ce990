"""Everything found of a document, put together as claim records."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import claimx
from claimx.documents.model import Document
from claimx.knowledge import base
from claimx.pipeline import ranking
from claimx.pipeline.elided import fill_workforce
from claimx.pipeline.fields.kinds import dominant_topic, topic_of, type_of
from claimx.pipeline.fields.types import Held
from claimx.pipeline.learned.merging import is_kept, merged
from claimx.pipeline.learned.types import Advice
from claimx.pipeline.parse import Parsed
from claimx.pipeline.reading import Read, read_amounts
from claimx.pipeline.record import Findings, record, reference
from claimx.pipeline.restating import carry_changes
from claimx.pipeline.selection import is_claim
from claimx.pipeline.speakers import speaker_at
from claimx.pipeline.standing import statuses
from claimx.pipeline.subjects import Pick, pick_best
from claimx.pipeline.tables.records import of_cells
from claimx.pipeline.tables.types import CellAmount
from claimx.pipeline.types import Amount, Area, Attribution, Sentence, Times
from claimx.records import Change, Claim, ClaimType, Extractor, Offsets, Scope, Topic
from claimx.worthiness import model as worth
from claimx.worthiness.rating import rated

# Words this far either side of an amount are read for its topic.
_NEAR = 60


def fingerprint(parser: str, components: Sequence[str]) -> str:
    """What changes when the outcome could: version, knowledge base, models, parser, and which components run."""
    learned = (base().fingerprint(), ranking.fingerprint(), worth.fingerprint())
    told = "|".join((claimx.__version__, *learned, parser, *components))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def find(
    *,
    document: Document,
    view: Document,
    sentences: Sequence[Sentence],
    amounts: Sequence[Amount],
    attributions: Sequence[Attribution],
    times: Sequence[Times] | None,
    areas: Sequence[Area] | None,
    cells: Sequence[CellAmount] = (),
    names: Sequence[Offsets] = (),
    advice: Advice | None = None,
    parses: Mapping[int, Parsed],
    pick: Pick = pick_best,
) -> list[Findings]:
    """What was found of each claim of a document, in the order of its text.

    Args:
        document: The document.
        view: The same with its text as it is read: same length, wrong encodings mended.
        sentences, amounts: In order.
        attributions: Who says what.
        times, areas: One an amount, or None where that component has not run.
        cells: The figures of its tables.
        names: Offsets of the names of forces and places.
        advice: What a trained model says of each amount, and whose word holds.
        parses: The parsed sentences by index.
        pick: Chooses among candidates what an amount counts where its own noun does not say it.
    """
    body = " ".join(view.text[sentence.start : sentence.end] for sentence in sentences)
    dominant = dominant_topic(view.title, body)
    in_cells = {cell.amount.start for cell in cells}
    reads = read_amounts(view, sentences, amounts, parses, times, names=names, pick=pick)
    fill_workforce(reads)
    carry_changes(view, reads)
    held = statuses(document, view, sentences, reads, parses, times)
    found = []
    for index, read in enumerate(reads):
        if read is None or read.amount.start in in_cells:
            continue
        moves = read.moved.change is not Change.LEVEL
        kept = is_claim(read.parsed, index, read.amount, moved=moves, part=_may_be_some(reads, index))
        if advice is not None:
            kept = is_kept(kept, advice.amounts[index], advice.policy)
        if not kept:
            continue
        one = _of_amount(
            view=view,
            read=read,
            held=held[index],
            attribution=speaker_at(attributions, read.amount.start, read.amount.end),
            time=times[index] if times is not None else Times(),
            area=areas[index] if areas is not None else Area((), Scope.OTHER),
            dominant=dominant,
        )
        found.append(one if advice is None else merged(one, advice.amounts[index], advice.policy))
    if cells:
        found += of_cells(view, cells, attributions, dominant=dominant)
        found.sort(key=lambda one: one.amount.start)
    return found


def _may_be_some(reads: Sequence[Read | None], index: int) -> bool:
    """Whether the amount before, in the same block, counts those of whom this one may be some."""
    here, before = reads[index], reads[index - 1] if index else None
    if here is None or before is None or here.sentence.block != before.sentence.block:
        return False
    near = here.sentence.index - before.sentence.index <= 1
    return near and before.amount.unit == "count" and (before.amount.value or 0) > (here.amount.value or 0)


def records(document: Document, found: Sequence[Findings], *, parser: str, components: Sequence[str]) -> list[Claim]:
    """The claim records of what was found.

    Args:
        document: The document; records quote its text.
        found: In order.
        parser: Name and version of the parser, for the fingerprint.
        components: What the pipeline is made of, in order, for the same.
    """
    to = reference(document)
    extractor = Extractor(version=claimx.__version__, fingerprint=fingerprint(parser, components))
    return rated(document, [record(document, to, extractor, one) for one in found])


def _of_amount(
    *,
    view: Document,
    read: Read,
    held: Held,
    attribution: Attribution | None,
    time: Times,
    area: Area,
    dominant: Topic | None,
) -> Findings:
    amount, sentence = read.amount, read.sentence
    kind = type_of(amount, read.workforce)
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
    return Findings(
        amount=amount,
        line=(sentence.start, sentence.end),
        words=len(read.parsed.doc),
        kind=kind,
        type_span=read.subject if kind is ClaimType.OFFICER_NUMBERS else None,
        topic=topic,
        topic_span=topic_span,
        subject=read.subject,
        chance=read.chance,
        moved=read.moved,
        held=held,
        area=area,
        time=time,
        attribution=attribution,
    )
