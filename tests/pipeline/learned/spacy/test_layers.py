"""Which spans are labelled, and what of their neighbourhood the model sees."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab
from thinc.api import Linear, Model, fix_random_seed, glorot_uniform_init

from claimx.pipeline.learned.spacy.layers import amounts_suggester, span_in_context

WIDTH = 8


def suggested(*docs: Doc) -> list[list[list[int]]]:
    found = amounts_suggester()(docs)
    return [found[number].dataXd.tolist() for number in range(len(docs))]


def test_amounts_that_are_known_are_suggested_and_else_the_entities() -> None:
    nlp = spacy.blank("en")
    known, found, neither, told_none = (nlp.make_doc("Of 40 cars 12 were new") for _ in range(4))
    known.spans["claimx_amounts"] = [known[1:2]]
    for doc in (known, found, told_none):
        doc.ents = [Span(doc, 3, 4, label="count")]
    told_none.spans["claimx_amounts"] = []
    assert suggested(known, found, neither, told_none) == [[[1, 2]], [[3, 4]], [], []]
    assert suggested(neither) == [[]]


def one_hot(docs: list[Doc]) -> list[Any]:
    """Vectors of tokens to which nothing but their place and length go."""
    return [np.diag(np.array([1 + len(token.text) for token in doc], "f")) for doc in docs]


def model(**settings: Any) -> Model[Any, Any]:
    # By some first weights two different words score the same to the last bit.
    fix_random_seed(0)
    tok2vec: Model[Any, Any] = Model(
        "one_hot", lambda model, docs, is_train: (one_hot(docs), lambda gradient: []), dims={"nO": WIDTH}
    )
    made = span_in_context(tok2vec, Linear(init_W=glorot_uniform_init), hidden_size=16, **settings)
    doc = sentence()
    made.initialize(X=([doc], amounts_suggester()([doc])), Y=np.zeros((1, 3), "f"))
    return made


def sentence(*, longer: int | None = None) -> Doc:
    """Eight words, of which the sixth is the amount, and one may have been exchanged for a longer one."""
    words = ["The", "force", "lost", "in", "all", "40", "cars", "then"]
    if longer is not None:
        words[longer] += "xx"
    doc = Doc(Vocab(), words=words)
    doc.spans["claimx_amounts"] = [doc[5:6]]
    return doc


def seen(made: Model[Any, Any]) -> list[int]:
    """The words on which the scores depend."""
    suggest = amounts_suggester()

    def scores(doc: Doc) -> Any:
        return made.predict(([doc], suggest([doc])))

    plain = scores(sentence())
    return [word for word in range(8) if not np.array_equal(scores(sentence(longer=word)), plain)]


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"windows": [1]}, [4, 5, 6]),
        ({"windows": [2]}, [3, 4, 5, 6, 7]),
        ({"windows": [1, 100]}, [0, 1, 2, 3, 4, 5, 6, 7]),
        ({"windows": []}, [5]),
    ],
)
def test_what_is_seen(settings: dict[str, Any], words: list[int]) -> None:
    assert seen(model(**settings)) == words


@pytest.mark.parametrize(("start", "end"), [(0, 1), (7, 8), (0, 8)])
def test_amounts_at_the_ends(start: int, end: int) -> None:
    made, doc = model(windows=[2, 9]), sentence()
    doc.spans["claimx_amounts"] = [doc[start:end]]
    scores, backprop = made.begin_update(([doc], amounts_suggester()([doc])))
    assert scores.shape == (1, 3)
    backprop(scores)
    assert all(np.isfinite(layer.get_grad(name)).all() for layer in made.walk() for name in layer.grad_names)
