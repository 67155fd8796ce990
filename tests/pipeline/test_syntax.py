"""The fast run of a small pipeline says of every token what the pipeline itself says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from claimx.documents import from_text
from claimx.pipeline import syntax, tagging, vectors
from claimx.pipeline.language import DEFAULT_PARSER
from claimx.pipeline.sentences import sentences
from claimx.pipeline.steps import view_of
from claimx.pipeline.tagging import tagging_of
from claimx.pipeline.vectors import token_vectors, vectors_of

SAID = ["ORTH", "TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "SENT_START"]
WRITTEN = (
    "There are 20 more officers on the beat than there were in March.",
    "There's 20 reasons, and there've been others.",
    "Burglary has fallen by 20 %, but knife crime has got worse.",
    "We ain't gonna stop; we've gotta do more, so let's begin.",
    "C'mon y'all, nothin' doin', but he's goin' on about the ol' days.",
    "I can't, won't and shan't; you'd think it'll do.",
    "It was I who told you; give it to me, not them or 'em.",
    "The force does have what it had, and they have done it.",
    "A further 20 were being trained (or so they say).",
    "What that means is that those who have left are gone.",
    "\u201cWe are recruiting,\u201d Chief Inspector Ros Hale said - 20 by May.",
    "Naïve café owners paid \u00a320m \u2026 \U0001f693 \u0130stanbul's 20",
    "£",
    "20",
)


@pytest.fixture(scope="module")
def plain() -> Language:
    """The pipeline as spaCy loads and runs it."""
    return spacy.load(DEFAULT_PARSER, exclude=["ner"])


def _docs(nlp: Language, texts: Sequence[str]) -> list[Doc]:
    docs = []
    for text in texts:
        tokens = [token for token in nlp.tokenizer(text) if not token.is_space]
        starts: list[bool | int | None] = [True, *[False] * (len(tokens) - 1)]
        spaces = [bool(token.whitespace_) for token in tokens]
        docs.append(Doc(nlp.vocab, words=[token.text for token in tokens], spaces=spaces, sent_starts=starts))
    return docs


def _sample(root: Path, count: int) -> list[str]:
    """The sentences of some of the project's statements."""
    texts: list[str] = []
    for path in sorted((root / "corpora" / "train").glob("*.txt"))[::7]:
        view = view_of(from_text(path.read_text("utf-8")))
        texts += [view.text[sentence.start : sentence.end] for sentence in sentences(view)]
    return texts[:count]


def _same(ours: Sequence[Doc], theirs: Sequence[Doc]) -> None:
    for one, two in zip(ours, theirs, strict=True):
        for mine, other in zip(one, two, strict=True):
            said = (mine.tag_, mine.pos_, str(mine.morph), mine.lemma_, mine.dep_, mine.head.i)
            assert said == (other.tag_, other.pos_, str(other.morph), other.lemma_, other.dep_, other.head.i), mine
        assert (one.to_array(SAID) == two.to_array(SAID)).all()


def test_the_default_pipeline_runs_fast() -> None:
    loaded = syntax.load(DEFAULT_PARSER)
    assert loaded.tagging is not None
    assert loaded.vectors is not None


def test_every_token_is_the_same(plain: Language, root: Path) -> None:
    texts = [*WRITTEN, *_sample(root, 250)]
    loaded = syntax.load(DEFAULT_PARSER)
    for _ in range(2):  # the second time everything has been asked before
        _same(syntax.annotate(loaded, _docs(loaded.nlp, texts)), list(plain.pipe(_docs(plain, texts))))


def test_what_is_forgotten_is_asked_again(plain: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagging, "_REMEMBERED", 5)
    fresh = syntax.load.__wrapped__(DEFAULT_PARSER)
    _same(syntax.annotate(fresh, _docs(fresh.nlp, WRITTEN)), list(plain.pipe(_docs(plain, WRITTEN))))
    assert fresh.tagging is not None
    assert len(fresh.tagging.known) <= 5


def test_no_sentence_depends_on_those_beside_it(root: Path) -> None:
    loaded = syntax.load(DEFAULT_PARSER)
    assert loaded.vectors is not None
    texts = [*WRITTEN, *_sample(root, 400)]
    alone = [token_vectors(loaded.vectors, _docs(loaded.nlp, [text]))[0].tobytes() for text in texts]
    parsed = [syntax.annotate(loaded, _docs(loaded.nlp, [text]))[0] for text in texts]
    chance = Random(4)
    order = list(range(len(texts)))
    chance.shuffle(order)
    while order:
        count = chance.choice((2, 3, 17, 64, 150))
        batch, order = order[:count], order[count:]
        docs = _docs(loaded.nlp, [texts[place] for place in batch])
        for place, ours in zip(batch, token_vectors(loaded.vectors, docs), strict=True):
            assert ours.tobytes() == alone[place], texts[place]
        _same(syntax.annotate(loaded, docs), [parsed[place] for place in batch])


@pytest.mark.parametrize(
    "pattern",
    [
        [{"LOWER": "officers"}],
        [{"LOWER": {"NOT_IN": ["officers"]}, "TAG": "NNS"}],
        [{"LOWER": {"REGEX": "^off"}}],
        [{"TAG": "JJR"}, {"LOWER": "officers"}],
    ],
)
def test_a_ruler_with_further_patterns(plain: Language, pattern: list[dict[str, object]]) -> None:
    texts = ("There are 20 more officers and 20 offices.", "Officers met 20 officers.")
    nlp = spacy.load(DEFAULT_PARSER, exclude=["ner"])
    nlp.get_pipe("attribute_ruler").add([pattern], {"LEMMA": "mark", "POS": "X"})  # type: ignore[attr-defined]
    found = tagging_of(nlp)
    assert found is not None
    marked = list(nlp.pipe(_docs(nlp, texts)))
    assert any(token.lemma_ == "mark" for doc in marked for token in doc)
    parsed = list(plain.pipe(_docs(plain, texts), disable=["attribute_ruler", "lemmatizer"]))
    given = [
        Doc(
            nlp.vocab,
            words=[token.text for token in doc],
            tags=[token.tag_ for token in doc],
            deps=[token.dep_ for token in doc],
            heads=[token.head.i for token in doc],
        )
        for doc in parsed
    ]
    tagging.tag_and_lemmatize(found, given)
    for one, two in zip(given, marked, strict=True):
        assert [(t.lemma_, t.pos_) for t in one] == [(t.lemma_, t.pos_) for t in two]


@pytest.mark.parametrize(
    "pattern", [[{"POS": "NOUN"}], [{"LOWER": "officers", "OP": "+"}], [{"LOWER": {"FUZZY": "officer"}}]]
)
def test_a_ruler_that_looks_further_runs_itself(pattern: list[dict[str, object]]) -> None:
    nlp = spacy.load(DEFAULT_PARSER, exclude=["ner"])
    nlp.get_pipe("attribute_ruler").add([pattern], {"LEMMA": "mark"})  # type: ignore[attr-defined]
    assert tagging_of(nlp) is None


def test_another_pipeline_runs_as_it_is(tmp_path: Path) -> None:
    nlp = spacy.load(DEFAULT_PARSER, exclude=["ner"])
    nlp.remove_pipe("lemmatizer")
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"}).initialize(lookups=_lookups())  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "other")
    loaded = syntax.load.__wrapped__(str(tmp_path / "other"))
    assert loaded.tagging is None
    doc = syntax.annotate(loaded, _docs(loaded.nlp, ["20 officers left."]))[0]
    assert doc[1].lemma_ == "bobby"


def _lookups() -> object:
    from spacy.lookups import Lookups

    lookups = Lookups()
    lookups.add_table("lemma_lookup", {"officers": "bobby"})
    return lookups


def test_vectors_are_those_of_the_model(plain: Language, root: Path) -> None:
    model = plain.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    weights = vectors_of(model)
    assert weights is not None
    docs = _docs(plain, [*WRITTEN, *_sample(root, 40)])
    for ours, theirs in zip(token_vectors(weights, docs), model.predict(docs), strict=True):
        assert ours.shape == theirs.shape
        assert np.allclose(ours, theirs, atol=1e-4)


def test_vectors_that_are_forgotten_are_worked_out_again(plain: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    model = plain.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    fresh, kept = vectors_of(model), vectors_of(model)
    assert fresh is not None
    assert kept is not None
    once = token_vectors(kept, _docs(plain, WRITTEN))
    again = token_vectors(kept, _docs(plain, WRITTEN))
    monkeypatch.setattr(vectors, "_REMEMBERED", 30)
    for doc, one, two in zip(_docs(plain, WRITTEN), once, again, strict=True):
        assert token_vectors(fresh, [doc])[0].tobytes() == one.tobytes() == two.tobytes()
        assert 0 < len(fresh.mixed) <= 30
    assert len(kept.mixed) > 30


@pytest.mark.parametrize(
    "encode",
    [
        {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": 96,
            "depth": 2,
            "window_size": 2,
            "maxout_pieces": 3,
        },
        {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": 96,
            "depth": 2,
            "window_size": 1,
            "maxout_pieces": 2,
        },
        {"@architectures": "spacy.MishWindowEncoder.v2", "width": 96, "depth": 2, "window_size": 1},
    ],
)
def test_vectors_of_another_build_are_left_to_it(encode: dict[str, object]) -> None:
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 96,
        "attrs": ["NORM", "SHAPE"],
        "rows": [50, 50],
        "include_static_vectors": False,
    }
    model = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": {**encode, "width": 96, "depth": 2}}
    nlp = spacy.blank("en")
    pipe = nlp.add_pipe("tok2vec", config={"model": model})
    nlp.initialize()
    assert vectors_of(pipe.model) is None  # type: ignore[attr-defined]
