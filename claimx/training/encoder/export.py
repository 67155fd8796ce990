"""A trained network as one ONNX file in whole numbers of eight bits, a quarter of its size.

The graph is built from the weights, in onnxruntime's own operators, and holds what scoring one sentence needs and no
more: there is no padding and so no mask. A row of a weight matrix has a scale of its own; the vectors between are
quantised by onnxruntime as they come, by the range of one sentence, so that no sentence's score depends on another's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from claimx.errors import ModelError
from claimx.training.encoder.settings import OUTPUTS

INPUT, OUTPUT = "input_ids", "scores"
# The outputs that are kept, in the order of ``Chances``.
KEPT = ("claim", "worth2")
_MICROSOFT = "com.microsoft"
_OPSETS = {"": 18, _MICROSOFT: 1}
_IR_VERSION = 9
_LARGEST = 127
# Encoders whose layers are laid out and named as BERT's, with how many positions stand before the first token's.
_LIKE_BERT = {"bert": 0, "roberta": 2, "xlm-roberta": 2}

Array = NDArray[Any]


def rounded(weights: Array) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """A matrix in whole numbers from -127 to 127, and the scale of each row."""
    scale = np.maximum(np.abs(weights).max(1), 1e-12) / _LARGEST
    whole = np.clip(np.rint(weights / scale[:, None]), -_LARGEST, _LARGEST)
    return whole.astype(np.int8), scale.astype(np.float32)


class _Graph:
    """Nodes and constants as they are added; every method returns the name of what it computes."""

    def __init__(self, weights: Mapping[str, Array], *, quantised: bool) -> None:
        self.weights, self.quantised = weights, quantised
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def of(self, name: str) -> Array:
        """A weight of the network."""
        return self.weights[name].astype(np.float32)

    def constant(self, name: str, value: Array) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, inputs: Sequence[str], name: str, *, domain: str = "", **options: Any) -> str:
        self.nodes.append(helper.make_node(kind, list(inputs), [name], domain=domain, **options))
        return name

    def linear(self, x: str, weights: Array, bias: Array, name: str) -> str:
        """``x`` times ``weights`` [out, in], transposed, plus a bias."""
        if not self.quantised:
            product = self.node("MatMul", [x, self.constant(f"{name}.weights", weights.T)], f"{name}.product")
            return self.node("Add", [product, self.constant(f"{name}.bias", bias)], name)
        whole, scale = rounded(weights)
        constants: dict[str, Array] = {
            "weights": whole.T,
            "scale": scale,
            "zero": np.zeros(len(scale), np.int8),
            "bias": bias,
        }
        given = [self.constant(f"{name}.{part}", value) for part, value in constants.items()]
        return self.node("DynamicQuantizeMatMul", [x, *given], name, domain=_MICROSOFT)

    def rows(self, table: Array, places: str, name: str) -> str:
        """The rows of a table that ``places`` names."""
        if not self.quantised:
            return self.node("Gather", [self.constant(f"{name}.table", table), places], name)
        whole, scale = rounded(table)
        found = self.node("Gather", [self.constant(f"{name}.table", whole), places], f"{name}.whole")
        wide = self.node("Cast", [found], f"{name}.wide", to=TensorProto.FLOAT)
        scales = self.node("Gather", [self.constant(f"{name}.scale", scale[:, None]), places], f"{name}.scales")
        return self.node("Mul", [wide, scales], name)

    def normal(self, x: str, skip: str, layer: str, name: str, epsilon: float) -> str:
        """The norm of a sum."""
        given = [self.constant(f"{name}.{part}", self.of(f"{layer}.{part}")) for part in ("weight", "bias")]
        return self.node("SkipLayerNormalization", [x, skip, *given], name, domain=_MICROSOFT, epsilon=epsilon)


def build(
    weights: Mapping[str, Array], config: Mapping[str, Any], *, length: int, quantised: bool = True
) -> onnx.ModelProto:
    """The network as an ONNX model: token ids [sentences, tokens] to scores [sentences, len(KEPT)].

    Args:
        weights: Of ``network.Network``, by name.
        config: The encoder's ``config.json``.
        length: Most tokens of a sentence.
        quantised: False keeps all weights as they are.

    Raises:
        ModelError: The encoder is not laid out as BERT is.
    """
    before = _LIKE_BERT.get(str(config.get("model_type")))
    positions = config.get("position_embedding_type") or "absolute"
    if before is None or config.get("hidden_act") != "gelu" or positions != "absolute":
        raise ModelError(
            f"an encoder of type {config.get('model_type')} cannot be exported",
            remedy=f"train one of type {', '.join(_LIKE_BERT)}",
        )
    graph = _Graph(weights, quantised=quantised)
    x = _embedded(graph, length, before, float(config["layer_norm_eps"]))
    for layer in range(int(config["num_hidden_layers"])):
        x = _layer(graph, x, layer, int(config["num_attention_heads"]), float(config["layer_norm_eps"]))
    mean = graph.node("ReduceMean", [x, graph.constant("tokens", np.array([1]))], "mean", keepdims=0)
    kept = [OUTPUTS.index(name) for name in KEPT]
    head = [graph.constant(f"head.{part}", graph.of(f"head.{part}")[kept]) for part in ("weight", "bias")]
    graph.node("Gemm", [mean, *head], OUTPUT, transB=1)
    whole = helper.make_graph(
        graph.nodes,
        "worthiness",
        [helper.make_tensor_value_info(INPUT, TensorProto.INT64, ["sentences", "tokens"])],
        [helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["sentences", len(KEPT)])],
        graph.constants,
    )
    opsets = [helper.make_opsetid(domain, version) for domain, version in _OPSETS.items()]
    return helper.make_model(whole, opset_imports=opsets, ir_version=_IR_VERSION, producer_name="claimx")


def _embedded(graph: _Graph, length: int, before: int, epsilon: float) -> str:
    layer = "encoder.embeddings"
    words = graph.rows(graph.of(f"{layer}.word_embeddings.weight"), INPUT, "words")
    places = graph.of(f"{layer}.position_embeddings.weight")[before : before + length]
    places = places + graph.of(f"{layer}.token_type_embeddings.weight")[0]
    tokens = graph.node("Shape", [INPUT], "length", start=1, end=2)
    first = graph.constant("first", np.array([0]))
    here = graph.node("Slice", [graph.constant("positions", places), first, tokens], "places")
    every = graph.node("Expand", [here, graph.node("Shape", [words], "shape")], "everywhere")
    return graph.normal(words, every, f"{layer}.LayerNorm", "embedded", epsilon)


def _layer(graph: _Graph, x: str, number: int, heads: int, epsilon: float) -> str:
    layer, name = f"encoder.encoder.layer.{number}", f"layer{number}"
    parts = [f"{layer}.attention.self.{part}" for part in ("query", "key", "value")]
    weights = np.concatenate([graph.of(f"{part}.weight") for part in parts])
    bias = np.concatenate([graph.of(f"{part}.bias") for part in parts])
    asked = graph.linear(x, weights, bias, f"{name}.asked")
    split = [f"{name}.{part}" for part in ("query", "key", "value")]
    graph.nodes.append(helper.make_node("Split", [asked], split, axis=2, num_outputs=3))
    seen = graph.node("MultiHeadAttention", split, f"{name}.seen", domain=_MICROSOFT, num_heads=heads)
    x = _added(graph, seen, x, f"{layer}.attention.output", f"{name}.attended", epsilon)
    inner = graph.linear(
        x, graph.of(f"{layer}.intermediate.dense.weight"), graph.of(f"{layer}.intermediate.dense.bias"), f"{name}.inner"
    )
    active = graph.node("Gelu", [inner], f"{name}.active", domain=_MICROSOFT)
    return _added(graph, active, x, f"{layer}.output", f"{name}.out", epsilon)


def _added(graph: _Graph, x: str, skip: str, layer: str, name: str, epsilon: float) -> str:
    made = graph.linear(x, graph.of(f"{layer}.dense.weight"), graph.of(f"{layer}.dense.bias"), f"{name}.made")
    return graph.normal(made, skip, f"{layer}.LayerNorm", name, epsilon)


def write(model: onnx.ModelProto, path: Path) -> None:
    """Check a model and write it."""
    onnx.checker.check_model(model)
    onnx.save(model, str(path))
