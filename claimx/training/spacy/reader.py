"""What spaCy trains from: annotated documents, a paragraph an example.

spaCy finds the reader by the entry points of claimx; its module imports nothing of claimx until it is called.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.util import registry

from claimx.pipeline.learned.spacy import AMOUNTS, FIELDS, group

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.training import Example

    from claimx.corpus import GoldDocument
    from claimx.records import Offsets


@dataclass(frozen=True, slots=True)
class Mention:
    """An annotated amount: offsets in the text and the values of its fields, none where they do not matter."""

    start: int
    end: int
    values: Mapping[str, str]


@registry.readers("claimx.corpus.v1")  # type: ignore[untyped-decorator]
def corpus(path: str | Path | None, known_amounts: bool) -> Callable[[Language], Iterator[Example]]:
    """A reader for ``[corpora]`` of a spaCy configuration: ``@readers = "claimx.corpus.v1"``.

    Optional mentions, and all that stands in ignored regions, are missing values: nothing is learned from them or
    measured on them.

    Args:
        path: A folder of annotated documents as ``corpora/README.md`` describes them, or a ``.spacy`` file of
            ``claimx corpus convert``.
        known_amounts: Whether the annotated amounts are known beforehand, as the labelling of amounts is to be taught;
            otherwise, as it is to be measured, they are those that the pipeline finds.

    Raises:
        CorpusError: There is nothing there, or what is there is no annotation.
    """

    def read(nlp: Language) -> Iterator[Example]:
        for text, mentions in _documents(Path(path or ""), nlp):
            yield from _examples(nlp, text, mentions, known_amounts=known_amounts)

    return read


def _documents(path: Path, nlp: Language) -> Iterator[tuple[str, list[Mention]]]:
    from claimx.errors import CorpusError

    if path == Path() or not path.exists():
        raise CorpusError(f"{path}: no such corpus", remedy="give the folder of annotated documents with --paths.train")
    if path.is_dir():
        from claimx.corpus import load_gold

        documents = load_gold(path)
        if not documents:
            raise CorpusError(f"{path} holds no annotated documents", remedy="give a folder of NAME.txt and NAME.json")
        for document in documents:
            yield document.text, [*_of_gold(document)]
    else:
        for doc in _docs(path, nlp):
            yield doc.text, [*_of_doc(doc)]


def _docs(path: Path, nlp: Language) -> list[Doc]:
    from spacy.tokens import DocBin

    from claimx.errors import CorpusError

    try:
        return list(DocBin().from_disk(path).get_docs(nlp.vocab))
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise CorpusError(f"{path} is no DocBin ({error})", remedy="make one with claimx corpus convert") from error


def _of_gold(document: GoldDocument) -> Iterator[Mention]:
    for claim in document.claims:
        learned = not claim.optional and not any(start <= claim.start < end for start, end in document.ignored)
        yield Mention(claim.start, claim.end, {name: claim.fields[name] for name in FIELDS} if learned else {})
    for start, end in document.ignored:
        yield Mention(start, end, {})


def _of_doc(doc: Doc) -> Iterator[Mention]:
    values: dict[Offsets, dict[str, str]] = {}
    for name in FIELDS:
        for span in doc.spans.get(group(name), ()):
            values.setdefault((span.start, span.end), {})[name] = span.label_
    for ent in doc.ents:
        told = {"type": ent.label_, **values.get((ent.start, ent.end), {})}
        yield Mention(ent.start_char, ent.end_char, told)
    for token in doc:
        if not token.ent_iob:
            yield Mention(token.idx, token.idx + len(token), {})


def _examples(nlp: Language, text: str, mentions: Sequence[Mention], *, known_amounts: bool) -> Iterator[Example]:
    from spacy.training import Example

    from claimx.documents import from_text
    from claimx.pipeline import steps
    from claimx.pipeline.learned.spacy.paragraphs import paragraphs

    sheet = steps.sheet(from_text(text))
    for start, end in paragraphs(sheet):
        words = sheet.view.text[start:end]
        reference, predicted = nlp.make_doc(words), nlp.make_doc(words)
        annotate(reference, [one for one in mentions if start < one.end and one.start < end], start)
        if known_amounts:
            predicted.spans[AMOUNTS] = [predicted[ent.start : ent.end] for ent in reference.ents]
        yield Example(predicted, reference)


def annotate(doc: Doc, mentions: Sequence[Mention], offset: int) -> None:
    """Set the amounts of a Doc and their fields; a token that an amount is only part of is taken whole.

    Args:
        doc: Of a part of a text.
        mentions: That stand in it, by their place in the text.
        offset: Where it begins in the text.
    """
    from spacy.tokens import Span

    taken: set[int] = set()
    known: list[tuple[Mention, Span]] = []
    unknown: list[Span] = []
    for one in mentions:
        edges = max(one.start - offset, 0), min(one.end - offset, len(doc.text))
        span = doc.char_span(*edges, alignment_mode="expand")
        if span is None:
            continue
        if not one.values:
            unknown.append(span)
        elif taken.isdisjoint(range(span.start, span.end)):
            known.append((one, span))
            taken.update(range(span.start, span.end))
    doc.set_ents(
        [Span(doc, span.start, span.end, label=one.values["type"]) for one, span in known],
        missing=[doc[i : i + 1] for i in sorted({token.i for span in unknown for token in span} - taken)],
    )
    for name in FIELDS:
        doc.spans[group(name)] = [
            Span(doc, span.start, span.end, label=one.values[name]) for one, span in known if name in one.values
        ]
