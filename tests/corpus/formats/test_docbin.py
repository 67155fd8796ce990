"""spaCy's DocBin: what spaCy itself makes of it, and the way back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin
from spacy.training import Corpus

from claimx.corpus.formats import docbin, gold
from claimx.corpus.formats.model import Annotated
from claimx.errors import CorpusError
from tests.corpus.formats.generated import COLLECTIONS, documents


@pytest.fixture(scope="module")
def train(root: Path) -> list[Annotated]:
    return list(gold.read(root / "corpora" / "train", print))


def loaded(path: Path) -> list[Doc]:
    return list(DocBin().from_disk(path).get_docs(spacy.blank("en").vocab))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(COLLECTIONS, st.booleans())
def test_any_documents(tmp_path: Path, found: list[Annotated], training: bool) -> None:
    docbin.write(found, tmp_path / "a.spacy", training=training)
    assert list(docbin.read(tmp_path / "a.spacy", print)) == found


@settings(max_examples=100, deadline=None)
@given(documents())
def test_amounts_are_entities_to_the_letter(document: Annotated) -> None:
    doc = docbin.to_doc(document)
    assert doc.text == document.text
    wanted = [(claim.start, claim.end, claim.fields["type"]) for claim in document.claims if claim.fields["type"]]
    assert [(span.start_char, span.end_char, span.label_) for span in doc.ents] == wanted
    assert [(span.start_char, span.end_char, span.label_) for span in doc.spans["claimx_amounts"]] == wanted


def test_the_corpus(train: list[Annotated], tmp_path: Path) -> None:
    docbin.write(train, tmp_path / "train.spacy")
    assert list(docbin.read(tmp_path / "train.spacy", print)) == train
    docs = loaded(tmp_path / "train.spacy")
    claims = [claim for document in train for claim in document.claims]
    assert [span.text for doc in docs for span in doc.ents] == [
        document.text[claim.start : claim.end] for document in train for claim in document.claims
    ]
    for name in ("change", "bound", "status", "topic", "scope"):
        labels = [span.label_ for doc in docs for span in doc.spans[f"claimx_{name}"]]
        assert labels == [claim.fields[name] for claim in claims]
    subjects = [span for doc in docs for span in doc.spans["claimx_subject"]]
    assert len(subjects) > 0.98 * len(claims)
    assert all(doc.has_annotation("SENT_START") for doc in docs)


def test_spacy_trains_from_it(train: list[Annotated], tmp_path: Path) -> None:
    """spaCy's own reader gives its own component every amount that is made of whole tokens of its own tokenizer."""
    docbin.write(train, tmp_path / "train.spacy", training=True)
    nlp = spacy.blank("en")
    nlp.add_pipe("ner")
    examples = list(Corpus(tmp_path / "train.spacy")(nlp))
    nlp.initialize(lambda: examples[:2])
    assert set(nlp.get_pipe("ner").labels) <= {"officer_numbers", "funding", "percentage", "count", "other"}
    assert nlp.update(examples[:2])["ner"] > 0
    wanted = [claim for document in train for claim in document.claims if not claim.optional]
    tags = [tag for example in examples for tag in example.get_aligned_ner()]
    whole = sum(tag is not None and tag[0] in "BU" for tag in tags)
    assert 0.98 * len(wanted) < whole <= len(wanted)


def test_training_learns_nothing_from_what_is_optional(train: list[Annotated]) -> None:
    document = next(one for one in train if any(claim.optional for claim in one.claims))
    doc = docbin.to_doc(document, training=True)
    optional = [claim for claim in document.claims if claim.optional]
    assert len(doc.ents) == len(doc.spans["claimx_amounts"]) == len(document.claims) - len(optional)
    for claim in optional:
        span = doc.char_span(claim.start, claim.end)
        assert span is not None
        assert [token.ent_iob_ for token in span] == [""] * len(span)
    assert len(docbin.to_doc(document).ents) == len(document.claims)


def test_what_was_changed_wins(train: list[Annotated], tmp_path: Path) -> None:
    document = next(one for one in train if len(one.claims) > 3)
    doc = docbin.to_doc(document)
    first, _, *others = doc.ents
    longer = doc[first.start : first.end + 1]
    moved = longer.char_span(0, len(longer.text), label="other")
    doc.ents = [moved, *others]
    back = docbin.from_doc(doc, "here")
    assert len(back.claims) == len(document.claims) - 1
    assert back.claims[0].fields["type"] == "other"
    assert back.claims[0].end == moved.end_char
    assert back.claims[0].fields["value"] == document.claims[0].fields["value"]
    assert back.claims[1] == document.claims[2]
    gold.write([back], tmp_path)
    assert [(one.start, one.end) for one in next(gold.read(tmp_path, print)).claims] == [
        (one.start, one.end) for one in back.claims
    ]


@pytest.mark.parametrize("content", [b"", b"no DocBin", b"\x78\x9c"])
def test_another_file(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.spacy").write_bytes(content)
    with pytest.raises(CorpusError, match=r"a\.spacy"):
        list(docbin.read(tmp_path / "a.spacy", print))


def test_another_docbin(tmp_path: Path) -> None:
    DocBin(docs=[spacy.blank("en")("Five dogs.")]).to_disk(tmp_path / "a.spacy")
    with pytest.raises(CorpusError, match="document 1: there is no record"):
        list(docbin.read(tmp_path / "a.spacy", print))


def test_offsets_that_do_not_fit(train: list[Annotated]) -> None:
    doc = docbin.to_doc(train[0])
    doc.user_data["claimx"] = docbin.stored(replace(train[1], text=""))
    short = spacy.blank("en")("Five dogs.")
    short.user_data["claimx"] = doc.user_data["claimx"]
    with pytest.raises(CorpusError, match="outside the text of 10 characters"):
        docbin.from_doc(short, "here")
