"""The reader of annotated documents gives spaCy what the annotations say, a paragraph an example."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example

from claimx.corpus.formats import docbin, gold
from claimx.errors import CorpusError
from claimx.training.spacy.reader import corpus
from tests.corpus import build
from tests.training.spacy.statements import claim

TEXT = (
    "Kent Police made 41 arrests in March.\n\n"
    "It will spend about £2.5m. Some say 60 per cent more is needed.\n\n"
    "- A 12-strong team\n\n"
    "Elsewhere, 900 thefts in Dover"
)
CLAIMS = (
    claim("made [[41]] arrests", "count", "outcomes", "level", "actual"),
    claim("spend about [[£2.5m]]. Some", "funding", "funding", "level", "planned", bound="approximate"),
    claim("say [[60 per cent]] more", "percentage", "other", "increase", "actual", optional=True),
    claim("A [[12]]-strong", "officer_numbers", "officers", "level", "actual"),
    claim("Elsewhere, [[900]] thefts", "count", "theft", "level", "actual"),
)


def examples(path: Path, *, known_amounts: bool = True) -> list[Example]:
    return list(corpus(path, known_amounts)(spacy.blank("en")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    build.write(tmp_path / "train", "kent", *CLAIMS, text=TEXT, ignore=[["Elsewhere,", "Dover"]])
    return tmp_path / "train"


def labels(doc: Doc, group: str) -> list[tuple[str, str]]:
    return [(span.text, span.label_) for span in doc.spans[group]]


def test_a_paragraph_an_example(folder: Path) -> None:
    found = [example.reference for example in examples(folder)]
    assert [doc.text for doc in found] == [
        "Kent Police made 41 arrests in March.",
        "It will spend about £2.5m. Some say 60 per cent more is needed.",
        "A 12-strong team",
        "Elsewhere, 900 thefts in Dover",
    ]
    assert [[(ent.text, ent.label_) for ent in doc.ents] for doc in found] == [
        [("41", "count")],
        # a full stop that the tokenizer leaves at an amount is taken with it
        [("£2.5m.", "funding")],
        [("12", "officer_numbers")],
        [],
    ]
    assert labels(found[1], "claimx_bound") == [("£2.5m.", "approximate")]
    assert labels(found[1], "claimx_status") == [("£2.5m.", "planned")]
    assert labels(found[0], "claimx_topic") == [("41", "outcomes")]
    assert labels(found[3], "claimx_type") == []


def test_what_is_optional_or_ignored_is_missing(folder: Path) -> None:
    found = [example.reference for example in examples(folder)]
    assert [[token.text for token in doc if not token.ent_iob] for doc in found] == [
        [],
        ["60", "per", "cent"],
        [],
        ["Elsewhere", ",", "900", "thefts", "in", "Dover"],
    ]


def test_amounts_are_known_where_that_is_asked(folder: Path) -> None:
    told = [example.predicted for example in examples(folder)]
    assert [[span.text for span in doc.spans["claimx_amounts"]] for doc in told] == [["41"], ["£2.5m."], ["12"], []]
    assert not any(doc.ents for doc in told)
    assert not any(example.predicted.spans for example in examples(folder, known_amounts=False))


def test_a_docbin_gives_the_same(folder: Path, tmp_path: Path) -> None:
    docbin.write(gold.read(folder), tmp_path / "train.spacy", training=True)
    for ours, theirs in zip(examples(folder), examples(tmp_path / "train.spacy"), strict=True):
        assert ours.reference.to_json() == theirs.reference.to_json()


def test_figures_of_tables_are_left_to_the_rules(tmp_path: Path) -> None:
    text = "Arrests were made in 2019.\n\nForce\tArrests\nKent\t41\nEssex\t52\n\nIn all 93 people were held."
    build.write(tmp_path, "table", claim("all [[93]] people", "count", "outcomes", "level", "actual"), text=text)
    words = " ".join(example.reference.text for example in examples(tmp_path))
    assert "93 people" in words
    assert "52" not in words


@pytest.mark.parametrize("name", ["", "nowhere"])
def test_no_corpus_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(CorpusError, match="no such corpus") as raised:
        examples(tmp_path / name if name else Path())
    assert "--paths.train" in raised.value.remedy


def test_a_folder_without_annotations_is_told(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no annotated documents"):
        examples(tmp_path)


def test_what_is_no_docbin_is_told(tmp_path: Path) -> None:
    (tmp_path / "train.spacy").write_text("arrests", "utf-8")
    with pytest.raises(CorpusError, match="DocBin"):
        examples(tmp_path / "train.spacy")
