"""Tags, dependencies and lemmas of many short sentences at once.

A spaCy pipeline of the usual small kind (token vectors, tagger, transition-based parser, attribute ruler, lemmatizer
by rule) is run component by component over a batch, with the same outcome as ``Language.pipe`` at a fraction of its
cost: matrices are multiplied by numpy's BLAS, the parser's steps are taken one for a whole batch at a time, and
what the last two components say is looked up (``tagging.py``). Any other pipeline runs as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from claimx.pipeline.tagging import Tagging, tag_and_lemmatize, tagging_of
from claimx.pipeline.tree import Words
from claimx.pipeline.vectors import Vectors, token_vectors, vectors_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Sentences that are worked on at once.
BATCH = 64


@dataclass(frozen=True, slots=True)
class Syntax:
    """A loaded pipeline.

    Attributes:
        nlp: The pipeline.
        tagging: Look-up for its last two components; None for a pipeline that only runs as it is.
        vectors: The weights of its first; None where they are not built as those that are known.
        words: What has been said of words.
    """

    nlp: Language
    tagging: Tagging | None
    vectors: Vectors | None
    words: Words


@cache
def load(name: str) -> Syntax:
    """An English pipeline that tags, parses and lemmatizes; ModelError where it is not installed."""
    import spacy
    from thinc.api import get_current_ops, set_current_ops

    from claimx.errors import ModelError
    from claimx.pipeline.exact import ExactOps

    current = get_current_ops()
    plain = current.name == "numpy"
    try:
        if plain:
            set_current_ops(ExactOps())  # a component keeps the operations it was loaded with
        nlp = spacy.load(name, exclude=["ner"])
    except OSError as error:
        raise ModelError(f"the spaCy model {name!r} is not installed", remedy=f"pip install {name}") from error
    finally:
        set_current_ops(current)
    if not plain or not _is_usual(nlp):
        return Syntax(nlp, None, None, Words(nlp.vocab))
    first: Any = nlp.pipeline[0][1]
    return Syntax(nlp, tagging_of(nlp), vectors_of(first.model), Words(nlp.vocab))


def _is_usual(nlp: Language) -> bool:
    """Whether a pipeline's first three components are those that ``_step_through`` can drive."""
    from spacy.pipeline.dep_parser import DependencyParser
    from spacy.pipeline.tagger import Tagger
    from spacy.pipeline.tok2vec import Tok2Vec

    kinds = [type(component) for _, component in nlp.pipeline]
    if len(kinds) != 5 or kinds[:3] != [Tok2Vec, Tagger, DependencyParser]:
        return False
    parser: Any = nlp.pipeline[2][1]
    attrs = parser.model.attrs
    return parser.cfg["beam_width"] == 1 and attrs["has_upper"] and not attrs["unseen_classes"]


def annotate(syntax: Syntax, docs: Sequence[Doc]) -> list[Doc]:
    """Run the pipeline over tokenized sentences; the same Docs, or those that its components return instead."""
    if syntax.tagging is None:
        return list(syntax.nlp.pipe(docs, batch_size=BATCH))
    stages: list[Any] = [component for _, component in syntax.nlp.pipeline[:3]]
    tok2vec, tagger, parser = stages
    for at in range(0, len(docs), BATCH):
        batch = docs[at : at + BATCH]
        vectors = tok2vec.predict(batch) if syntax.vectors is None else token_vectors(syntax.vectors, batch)
        tok2vec.set_annotations(batch, vectors)
        tagger.set_annotations(batch, tagger.predict(batch))
        parser.set_annotations(batch, _step_through(parser, batch))
        tag_and_lemmatize(syntax.tagging, batch)
    return list(docs)


def _step_through(parser: Any, docs: Sequence[Doc]) -> Any:
    """The final states of a greedy parse of a batch.

    The parser's own loop takes and gives back the interpreter's lock dozens of times a transition, which costs half
    its time; from outside it keeps the lock.
    """
    from claimx.pipeline.exact import factor, product, whole

    states = parser.moves.init_batch(docs)
    model = parser.model.predict(docs)
    upper = parser.model.get_ref("upper")
    weights, bias = factor(upper.get_param("W").T), upper.get_param("b")
    going = [state for state in states if not state.is_final()]
    while going:
        hidden, _ = model.state2vec(model.get_token_ids(going), False)
        scores = product(whole(hidden), weights)
        scores += bias
        going = parser.transition_states(going, scores)
    return states
