"""A token of our own says what spaCy's says."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.tokens import Doc
from spacy.tokens import Token as SpacyToken

from claimx.documents import from_text
from claimx.pipeline import syntax, tree
from claimx.pipeline.language import DEFAULT_PARSER
from claimx.pipeline.sentences import sentences
from claimx.pipeline.steps import view_of
from claimx.pipeline.tree import Token, Words, tokens


def _parsed(root: Path) -> list[Doc]:
    loaded = syntax.load(DEFAULT_PARSER)
    texts = ["20", "Burglary, robbery and theft all fell, by 20 % and 5 points, in what was a well-run force."]
    for path in sorted((root / "corpora" / "train").glob("*.txt"))[::9]:
        view = view_of(from_text(path.read_text("utf-8")))
        texts += [view.text[sentence.start : sentence.end] for sentence in sentences(view)]
    return syntax.annotate(loaded, [loaded.nlp.make_doc(text) for text in texts])


def _plain(token: SpacyToken | Token) -> tuple[object, ...]:
    near = [token.head, token.left_edge, *token.conjuncts]
    beneath = [list(token.lefts), list(token.rights), list(token.children), list(token.subtree)]
    # Where branches cross, spaCy's right edge is not always the last of the subtree.
    right = token.right_edge.i if isinstance(token, Token) else max(other.i for other in token.subtree)
    return (
        (token.i, token.text, token.lower_, token.lemma_, token.tag_, token.pos_, token.dep_, token.shape_),
        (token.like_num, token.is_punct, token.is_stop, token.whitespace_),
        [right, *(other.i for other in near)],
        [[other.i for other in group] for group in (*beneath, list(token.ancestors))],
    )


def test_every_token_says_what_spacys_says(root: Path) -> None:
    docs = _parsed(root)
    words = Words(docs[0].vocab)
    for doc in docs:
        ours = tokens(words, doc)
        assert [_plain(token) for token in ours] == [_plain(token) for token in doc]
        assert all(token.doc is ours for token in ours)


def test_what_is_forgotten_is_made_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "_REMEMBERED", 10)
    docs = _parsed(root)[:20]
    words = Words(docs[0].vocab)
    for doc in docs:
        assert [token.lemma_ for token in tokens(words, doc)] == [token.lemma_ for token in doc]
    assert 0 < len(words.said) <= 10


def test_neighbours() -> None:
    doc = syntax.annotate(syntax.load(DEFAULT_PARSER), [syntax.load(DEFAULT_PARSER).nlp.make_doc("20 officers left.")])
    first, *_, last = tokens(Words(doc[0].vocab), doc[0])
    assert first.nbor().text == "officers"
    assert last.nbor(-1).text == "left"
    for token, steps in ((first, -1), (last, 1)):
        with pytest.raises(IndexError):
            token.nbor(steps)
