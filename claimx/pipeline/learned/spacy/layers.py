"""What a spaCy configuration can ask for by name: which spans to label, and a model that sees what stands beside them.

spaCy finds both by the entry points of claimx.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from spacy.util import registry

from claimx.pipeline.learned.spacy import AMOUNTS

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from thinc.api import Model, Ops
    from thinc.types import Ragged


@registry.misc("claimx.amounts_suggester.v1")  # type: ignore[untyped-decorator]
def amounts_suggester() -> Callable[..., Ragged]:
    """Suggests exactly the amounts of a Doc.

    They are ``doc.spans["claimx_amounts"]`` where somebody has set it (in training the annotated amounts, in a hybrid
    those of the rules), else ``doc.ents``.
    """
    return _suggest


def _suggest(docs: Iterable[Doc], *, ops: Ops | None = None) -> Ragged:
    from thinc.api import get_current_ops
    from thinc.types import Ragged

    ops = ops or get_current_ops()
    found = [[(span.start, span.end) for span in doc.spans.get(AMOUNTS, doc.ents)] for doc in docs]
    lengths = ops.asarray1i([len(spans) for spans in found])
    spans = [span for of_doc in found for span in of_doc]
    return Ragged(ops.asarray2i(spans) if spans else ops.alloc2i(0, 2), lengths)


@registry.architectures("claimx.SpanInContext.v1")  # type: ignore[untyped-decorator]
def span_in_context(
    tok2vec: Model[Any, Any],
    scorer: Model[Any, Any],
    windows: Sequence[int],
    hidden_size: int,
    dropout: float = 0.0,
) -> Model[Any, Any]:
    """A model for ``spancat`` that reads a span and, apart, what stands before it and after it.

    The verb that says whether an amount rose stands well outside it, on one side or the other. The span is reduced to
    the mean and the greatest of its vectors; each stretch beside it to the greatest and to a sum by learned attention.

    Args:
        tok2vec: Vectors of tokens.
        scorer: From the hidden vector of a span to the chances of its labels.
        windows: How many tokens either side; each width is a stretch of its own.
        hidden_size: Width of the layer that joins them.
        dropout: Of that layer.
    """
    from spacy.ml.extract_spans import extract_spans
    from thinc.api import (
        Maxout,
        Model,
        ParametricAttention_v2,
        chain,
        concatenate,
        list2ragged,
        reduce_max,
        reduce_mean,
        reduce_sum,
        with_getitem,
    )

    def beside(width: int, *, before: bool) -> Model[Any, Any]:
        stretch: Model[Any, Any] = Model("stretch", _stretch, attrs={"width": width, "before": before})
        attended: Model[Any, Any] = chain(ParametricAttention_v2(nO=tok2vec.get_dim("nO")), reduce_sum())
        return chain(stretch, extract_spans(), concatenate(reduce_max(), attended))

    model: Model[Any, Any] = chain(
        with_getitem(0, chain(tok2vec, list2ragged())),
        concatenate(
            chain(extract_spans(), concatenate(reduce_mean(), reduce_max())),
            *(beside(width, before=before) for width in windows for before in (True, False)),
        ),
        Maxout(nO=hidden_size, normalize=True, dropout=dropout),
        scorer,
    )
    model.set_ref("tok2vec", tok2vec)
    model.set_ref("scorer", scorer)
    return model


def _stretch(model: Model[Any, Any], source: tuple[Any, Any], is_train: bool) -> tuple[Any, Callable[..., Any]]:
    """From spans to the tokens beside each; where a Doc ends there, the span's own token stands for them."""
    from thinc.types import Ragged

    tokens, spans = source
    ops: Any = model.ops
    width = model.attrs["width"]
    starts, ends = spans.dataXd[:, 0], spans.dataXd[:, 1]
    last = ops.xp.repeat(tokens.lengths, ops.to_numpy(spans.lengths).tolist())
    if model.attrs["before"]:
        first, stop = ops.xp.maximum(starts - width, 0), ops.xp.maximum(starts, 1)
    else:
        first, stop = ops.xp.minimum(ends, last - 1), ops.xp.minimum(ends + width, last)
    edges = ops.xp.stack([first, stop], axis=1)

    def backprop(gradient: tuple[Any, Any]) -> tuple[Any, Any]:
        return gradient[0], spans

    return (tokens, Ragged(edges.astype("i"), spans.lengths)), backprop
