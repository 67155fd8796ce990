"""Token vectors of spaCy's small models: hashed word features, mixed, then four windows of three tokens.

The same arithmetic as the thinc model whose weights are read, without its allocations: the mixed features of a token
are remembered, and the layers share their buffers.
Source of the model: ``spacy.MultiHashEmbed.v2`` and ``spacy.MaxoutWindowEncoder.v2`` of spaCy's documentation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

    Array = Any

_PIECES = 3
_EPSILON = 1e-08  # thinc adds it to the variance
# Rows that the windows go over at once: what they read and write stays in the processor's cache.
_ROWS = 480
# Tokens whose mixed features are remembered; past this they are forgotten and worked out again.
_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class _Layer:
    """A maxout layer and its normalization.

    Attributes:
        weights: (inputs, pieces * width), the columns of one piece side by side, as a ``factor`` of exact products.
        bias: (pieces * width,).
        gain, shift: (width,).
    """

    weights: Array
    bias: Array
    gain: Array
    shift: Array


@dataclass(frozen=True, slots=True)
class Vectors:
    """The weights.

    Attributes:
        columns: Names of the features of a token.
        tables: For each feature the ``predict`` of its table of hashed embeddings, (n, features) -> (n, width).
        mixer: From the embeddings of all features to one vector.
        windows: One after another over each token and its neighbours.
        pad: Rows of zeros between sentences.
        mixed: The vector of each token known, before the windows, by the bytes of its features.
    """

    columns: tuple[str, ...]
    tables: tuple[Any, ...]
    mixer: _Layer
    windows: tuple[_Layer, ...]
    pad: int
    mixed: dict[bytes, Array] = field(default_factory=dict)


def vectors_of(model: Any) -> Vectors | None:
    """The weights of a tok2vec component's model; None where it is built otherwise."""
    from claimx.pipeline.exact import factor

    named = [node.name for node in model.walk()]
    maxouts = [node for node in model.walk() if node.name == "maxout"]
    norms = [node for node in model.walk() if node.name == "layernorm"]
    hashed = [node for node in model.walk() if node.name.endswith(">>hashembed")]
    extract = [node for node in model.walk() if node.name == "extract_features"]
    hashed = [node for node in hashed if len(node.layers) == 2]
    depth = len(maxouts) - 1
    tables = len(hashed)
    one = "expand_window>>maxout>>layernorm>>dropout"
    embed = "|".join(["ints-getitem>>hashembed"] * tables)
    expected = (
        f"extract_features>>list2ragged>>with_array({embed})>>with_array(maxout>>layernorm>>dropout)>>ragged2list"
        f">>with_array({'>>'.join([f'residual({one})'] * depth)})"
    )
    if not named or named[0] != expected or len(norms) != depth + 1 or len(extract) != 1:
        return None
    windows = [node for node in model.walk() if node.name == "expand_window"]
    if any(node.attrs["window_size"] != 1 for node in windows) or any(m.get_dim("nP") != _PIECES for m in maxouts):
        return None

    def layer(maxout: Any, norm: Any) -> _Layer:
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        columns = weights.transpose(2, 1, 0).reshape(weights.shape[2], -1)
        return _Layer(factor(columns), bias.T.reshape(-1).copy(), norm.get_param("G"), norm.get_param("b"))

    layers = [layer(maxout, norm) for maxout, norm in zip(maxouts, norms, strict=True)]
    encoder = model.layers[-1]
    return Vectors(
        tuple(extract[0].attrs["columns"]),
        tuple(node.predict for node in hashed),
        layers[0],
        tuple(layers[1:]),
        int(encoder.attrs["pad"]),
    )


def token_vectors(vectors: Vectors, docs: Sequence[Doc]) -> list[Array]:
    """The vectors of the tokens of sentences, one array (tokens, width) each; no sentence may be empty."""
    found: list[Array] = []
    batch: list[Doc] = []
    rows = 0
    for doc in docs:
        batch.append(doc)
        rows += len(doc) + vectors.pad
        if rows >= _ROWS:
            found += _windowed(vectors, batch)
            batch, rows = [], 0
    return found + (_windowed(vectors, batch) if batch else [])


def _mixed(vectors: Vectors, docs: Sequence[Doc]) -> Array:
    """The mixed features of all tokens, (tokens, width)."""
    import numpy as np

    from claimx.pipeline.exact import whole

    features = np.concatenate([doc.to_array(list(vectors.columns)) for doc in docs])
    keys: list[bytes] = features.view(f"V{features.itemsize * features.shape[1]}").ravel().tolist()
    if len(vectors.mixed) + len(keys) > _REMEMBERED:
        vectors.mixed.clear()
    new = {key: place for place, key in enumerate(keys) if key not in vectors.mixed}
    if new:
        distinct = features[list(new.values())]
        embedded = np.concatenate([table(distinct) for table in vectors.tables], axis=1)
        mixed = np.empty((len(distinct), len(vectors.mixer.gain)), dtype=np.float32)
        _apply(vectors.mixer, whole(embedded), mixed)
        vectors.mixed.update(zip(new, mixed, strict=True))
    return np.array([vectors.mixed[key] for key in keys])


def _windowed(vectors: Vectors, docs: Sequence[Doc]) -> list[Array]:
    import numpy as np

    from claimx.pipeline.exact import whole

    mixed = _mixed(vectors, docs)
    lengths = [len(doc) for doc in docs]
    starts: list[int] = []
    at = vectors.pad
    for length in lengths:
        starts.append(at)
        at += length + vectors.pad
    width = mixed.shape[1]
    rows = np.zeros((at, width), dtype=np.float32)
    done = 0
    for start, length in zip(starts, lengths, strict=True):
        rows[start : start + length] = mixed[done : done + length]
        done += length
    around = np.zeros((at, 3 * width))
    out = np.empty((at, width), dtype=np.float32)
    for layer in vectors.windows:
        steps = whole(rows)
        around[1:, :width] = steps[:-1]
        around[:, width : 2 * width] = steps
        around[:-1, 2 * width :] = steps[1:]
        _apply(layer, around, out)
        rows += out
    return [rows[start : start + length] for start, length in zip(starts, lengths, strict=True)]


def _apply(layer: _Layer, inputs: Array, out: Array) -> None:
    """One maxout layer and its normalization, of ``whole`` inputs, into ``out``."""
    import numpy as np

    from claimx.pipeline.exact import product

    width = out.shape[1]
    pieces = product(inputs, layer.weights)
    pieces += layer.bias
    np.maximum(pieces[:, :width], pieces[:, width : 2 * width], out=out)
    np.maximum(out, pieces[:, 2 * width :], out=out)
    out -= out.mean(axis=1, keepdims=True)
    squares = pieces[:, :width]
    np.multiply(out, out, out=squares)
    variance = np.add.reduce(squares, axis=1, keepdims=True) / np.float32(width) + np.float32(_EPSILON)
    out /= np.sqrt(variance)
    out *= layer.gain
    out += layer.shift
