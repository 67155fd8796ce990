"""spaCy's DocBin: amounts as entities, every field of a closed list as a group of spans, the record in ``user_data``.

``doc.ents`` and the group ``claimx_amounts`` are the amounts, labelled with their types; each of ``claimx_type``,
``claimx_change``, ``claimx_bound``, ``claimx_status``, ``claimx_topic`` and ``claimx_scope`` holds the amounts again,
labelled with the value. ``claimx_subject``, ``claimx_speaker``, ``claimx_period`` and ``claimx_baseline`` hold the
words that belong to an amount, labelled so; ``claimx_ignored`` what is ignored. ``span.id_`` is the mention's name.
``doc.user_data["claimx"]`` is the whole record as JSON; its offsets are code points of ``doc.text``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimx.corpus.formats.marks import Tell
from claimx.corpus.formats.merge import Seen, merged
from claimx.corpus.formats.model import ARGUMENTS, CLOSED, KEY, Annotated, names, restored, stored
from claimx.corpus.formats.tokens import blank, doc_of, span_of
from claimx.corpus.formats.words import arguments
from claimx.errors import CorpusError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

GROUP = "claimx_"
AMOUNTS = "claimx_amounts"
IGNORED = "claimx_ignored"
_ATTRIBUTES = ("ENT_IOB", "ENT_TYPE", "ENT_ID", "SENT_START")


def to_doc(document: Annotated, nlp: Language | None = None, *, training: bool = False) -> Doc:
    """A document as a Doc. A token in which an amount begins or ends is parted there.

    Args:
        nlp: Whose tokenizer is used; by default that of ``spacy.blank("en")``.
        training: Leave optional mentions and what is ignored out of the groups; in ``doc.ents`` their tokens are
            missing values, from which nothing is learned either way.
    """
    spans = [(claim.start, claim.end) for claim in document.claims]
    regions = [(one.start, one.end) for one in document.ignored]
    doc = doc_of(document.text, spans, nlp)
    hidden = {
        name
        for name, claim in names(document)
        # An entity needs a label, and only optional mentions may go without.
        if not claim.fields.get("type")
        or (training and (claim.optional or any(start <= claim.start < end for start, end in regions)))
    }
    groups: dict[str, list[Span]] = defaultdict(list)
    for name in (AMOUNTS, *(GROUP + name for name in (*CLOSED, *ARGUMENTS)), IGNORED):
        groups[name] = []
    missing = [doc.char_span(*region, alignment_mode="expand") for region in regions if training]
    for name, claim in names(document):
        if name in hidden:
            missing += [span_of(doc, claim.start, claim.end, "", name)] if training else []
            continue
        for group, label in _labels(claim.fields):
            groups[group].append(span_of(doc, claim.start, claim.end, label, name))
        for argument, place in arguments(document, claim):
            groups[GROUP + argument].append(span_of(doc, *place, argument, name))
    if not training:
        groups[IGNORED] = [span_of(doc, *region, "ignored", "") for region in regions if region[0] < region[1]]
    for group, found in groups.items():
        doc.spans[group] = found
    amounts = groups[AMOUNTS]
    taken = {token.i for span in amounts for token in span}
    doc.set_ents(amounts, missing=[doc[i : i + 1] for i in {t.i for s in missing if s for t in s} - taken])
    doc.user_data[KEY] = stored(document, hidden=frozenset(hidden))
    return doc


def _labels(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The groups that a mention stands in, and its label in each."""
    yield AMOUNTS, fields["type"]
    yield from ((GROUP + name, fields[name]) for name in CLOSED if isinstance(fields.get(name), str))


def from_doc(doc: Doc, where: str) -> Annotated:
    """The document of a Doc that ``to_doc`` made, as its amounts and the labels of its groups are now.

    Arguments and ignored regions are those of the record.

    Args:
        where: What to call it in errors.

    Raises:
        CorpusError: It holds no record, or a damaged one.
    """
    record = doc.user_data.get(KEY)
    if record is None:
        remedy = "a DocBin must store user_data, as claimx corpus convert writes it"
        raise CorpusError(f"{where}: there is no record under user_data[{KEY!r}]", remedy=remedy)
    labels: dict[tuple[str, int, int], str] = {
        (group, span.start, span.end): span.label_ for group, spans in doc.spans.items() for span in spans
    }
    seen = []
    for span in doc.ents:
        fields = {"type": span.label_} if span.label_ else {}
        for name in CLOSED[1:]:
            label = labels.get((GROUP + name, span.start, span.end))
            if label is not None:
                fields[name] = label
        seen.append(Seen(span.start_char, span.end_char, span.ent_id_ or None, fields))
    return merged(restored(record, doc.text, where), seen, where)


def write(documents: Iterable[Annotated], path: Path, *, training: bool = False) -> None:
    """Write documents to a file; see ``to_doc``."""
    from spacy.tokens import DocBin

    store = DocBin(attrs=_ATTRIBUTES, store_user_data=True)
    for document in documents:
        store.add(to_doc(document, training=training))
    store.to_disk(path)


def read(path: Path, tell: Tell | None = None) -> Iterator[Annotated]:
    """Read a file back.

    Raises:
        CorpusError: It is no DocBin, or was not written by ``write``.
    """
    del tell
    from spacy.tokens import DocBin

    try:
        docs = list(DocBin().from_disk(path).get_docs(blank().vocab))
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise CorpusError(f"{path} is no DocBin ({error})", remedy="name a .spacy file") from error
    for number, doc in enumerate(docs, 1):
        yield from_doc(doc, f"{path}, document {number}")
