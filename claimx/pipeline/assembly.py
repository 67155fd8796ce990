"""Everything found of a document, put together as claim records."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache

import claimx
from claimx.documents.model import Document
from claimx.knowledge import base
from claimx.pipeline import scoring
from claimx.pipeline.fields.kinds import dominant_topic, topic_of, type_of
from claimx.pipeline.fields.status import Held, status_of
from claimx.pipeline.parse import Parsed
from claimx.pipeline.reading import Read, read_amounts
from claimx.pipeline.selection import is_claim
from claimx.pipeline.speakers import speaker_at
from claimx.pipeline.types import Amount, Area, Attribution, Sentence, Times, TimeSpan
from claimx.records import (
    Change,
    Claim,
    ClaimType,
    DocumentRef,
    Evidence,
    Extractor,
    ForceLink,
    Offsets,
    Period,
    Publisher,
    Quantity,
    Scope,
    Speaker,
    Topic,
)

# Words this far either side of an amount are read for its topic.
_NEAR = 60


def fingerprint(parser: str, components: Sequence[str]) -> str:
    """What changes when the outcome could: version, knowledge base, parser, and which components run."""
    told = "|".join((claimx.__version__, base().fingerprint(), parser, *components))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


@cache
def _force_name(force: str) -> str:
    return base().force(force).name


def _period(text: str, span: TimeSpan | None) -> Period | None:
    return None if span is None else Period(text=text[span.start : span.end], start=span.first, end=span.last)


def _offsets(span: TimeSpan | None) -> Offsets | None:
    return None if span is None else (span.start, span.end)


def _spans(*spans: Offsets | None) -> tuple[Offsets, ...]:
    return tuple(span for span in spans if span is not None)


def _document(document: Document) -> DocumentRef:
    publisher = None
    if document.publisher or document.publisher_force:
        publisher = Publisher(name=document.publisher, force=document.publisher_force)
    return DocumentRef(
        id=document.id,
        path=None if document.path is None else document.path.as_posix(),
        title=document.title,
        kind=document.kind,
        date=document.date,
        publisher=publisher,
        url=document.url,
    )


def _speaker(attribution: Attribution | None, document: Document) -> Speaker | None:
    from claimx.pipeline.forces import speaker_force

    if attribution is None:
        return None
    return Speaker(
        name=attribution.name,
        role=attribution.role,
        force=speaker_force(attribution, document, base=base()),
        quoted=attribution.quoted,
    )


def assemble(
    *,
    document: Document,
    view: Document,
    sentences: Sequence[Sentence],
    amounts: Sequence[Amount],
    attributions: Sequence[Attribution],
    times: Sequence[Times] | None,
    areas: Sequence[Area] | None,
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
        parses: The parsed sentences by index.
        parser: Name and version of the parser, for the fingerprint.
        components: The factories of the pipeline in order, for the same.
    """
    reference = _document(document)
    extractor = Extractor(version=claimx.__version__, fingerprint=fingerprint(parser, components))
    body = " ".join(view.text[sentence.start : sentence.end] for sentence in sentences)
    dominant = dominant_topic(view.title, body)
    last_of = {sentence.block: sentence.index for sentence in sentences}
    claims: list[Claim] = []
    for index, read in enumerate(read_amounts(view, sentences, amounts, parses, times)):
        if read is None:
            continue
        if not is_claim(read.parsed, index, read.amount, moved=read.moved.change is not Change.LEVEL):
            continue
        claims.append(
            _claim(
                document=document,
                view=view,
                reference=reference,
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
    reference: DocumentRef,
    extractor: Extractor,
    read: Read,
    index: int,
    attribution: Attribution | None,
    time: Times,
    area: Area,
    lead: Parsed | None,
    dominant: Topic | None,
) -> Claim:
    amount, sentence, text = read.amount, read.sentence, document.text
    kind = type_of(amount, read.workforce)
    held: Held = status_of(read.parsed, index, period=time.period, published=document.date, lead=lead)
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
    period, baseline = _period(text, time.period), _period(text, time.baseline)
    best_link = max((link.score for link in area.links), default=None)
    return Claim(
        id=hashlib.sha256(f"{document.id}:{amount.start}:{amount.end}".encode()).hexdigest()[:16],
        document=reference,
        text=text[sentence.start : sentence.end],
        start=sentence.start,
        end=sentence.end,
        quantity=Quantity(
            text=text[amount.start : amount.end],
            start=amount.start,
            end=amount.end,
            value=amount.value,
            value_high=amount.value_high,
            unit=amount.unit,
            bound=amount.bound,
            per=amount.per,
        ),
        type=kind,
        topic=topic,
        subject=None if read.subject is None else text[read.subject[0] : read.subject[1]],
        change=read.moved.change,
        status=held.status,
        forces=tuple(
            ForceLink(
                id=link.id,
                name=_force_name(link.id),
                text=None if link.start is None or link.end is None else text[link.start : link.end],
                start=link.start,
                end=link.end,
                via=link.via,
                score=link.score,
            )
            for link in area.links
        ),
        scope=area.scope,
        speaker=_speaker(attribution, document),
        period=period,
        baseline=baseline,
        evidence=Evidence(
            bound=_spans(amount.bound_span),
            per=_spans(amount.per_span),
            type=_spans(read.subject if kind is ClaimType.OFFICER_NUMBERS else None),
            topic=_spans(topic_span),
            subject=_spans(read.subject),
            change=_spans(read.moved.evidence),
            status=_spans(held.evidence),
            forces=tuple((k.start, k.end) for k in area.links if k.start is not None and k.end is not None),
            speaker=_spans(None if attribution is None else attribution.cue),
            period=_spans(_offsets(time.period)),
            baseline=_spans(_offsets(time.baseline)),
        ),
        checkworthiness=scoring.checkworthiness(
            amount=amount,
            kind=kind,
            topic=topic,
            change=read.moved.change,
            status=held.status,
            scope=area.scope,
            has_subject=read.subject is not None,
            has_speaker=attribution is not None,
            has_period=period is not None,
            has_baseline=baseline is not None,
        ),
        confidence=scoring.confidence(
            amount=amount,
            force_score=best_link,
            has_subject=read.subject is not None,
            has_date=document.date is not None,
            words=len(read.parsed.doc),
            status_by_period=held.evidence is not None
            and time.period is not None
            and held.evidence == (time.period.start, time.period.end),
        ),
        extractor=extractor,
    )
