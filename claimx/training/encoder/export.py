"""A trained network as one ONNX file in whole numbers of eight bits, a quarter of its size.

The graph is built from the weights, in onnxruntime's own operators. Each row of a weight matrix has a scale of its own,
and so has each token's vector, found as it comes: one scale for a whole batch, as onnxruntime's own dynamic
quantisation has it, is five times as far from the network, and makes a sentence's score depend on its neighbours.
Sentences that are scored together have the same length, so there is no padding and no mask.
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

INPUT, OUTPUT = "input_ids", "scores"
# What is made of the outputs, in the order of ``Chances``: how much of each. Where grades were learned, worth is what
# the scores of all three say together, which ranks better than the one of grade 2.
Mix = tuple[tuple[float, ...], tuple[float, ...]]
PLAIN: Mix = ((1.0, 0.0, 0.0, 0.0), (0.0, 0.0, 1.0, 0.0))
GRADED: Mix = ((1.0, 0.0, 0.0, 0.0), (0.0, 1 / 3, 1 / 3, 1 / 3))
_MICROSOFT = "com.microsoft"
_OPSETS = {"": 18, _MICROSOFT: 1}
_IR_VERSION = 9
_LARGEST, _ZERO = 127, 128
# What is smaller is nothing.
_LEAST = 1e-12
# Encoders whose layers are laid out and named as BERT's, with how many positions stand before the first token's.
_LIKE_BERT = {"bert": 0, "roberta": 2, "xlm-roberta": 2}

Array = NDArray[Any]


def rounded(weights: Array) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """A matrix in whole numbers from -127 to 127, and the scale of each row."""
    scale = np.maximum(np.abs(weights).max(1), _LEAST) / _LARGEST
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

    def product(self, x: str, weights: Array, name: str) -> str:
        """``x`` times ``weights`` [out, in], transposed; a bias is added by what comes next."""
        if not self.quantised:
            return self.node("MatMul", [x, self.constant(f"{name}.weights", weights.T)], name)
        whole, scale = rounded(weights)
        vectors, lengths = self.tokens(x)
        given = [self.constant(f"{name}.weights", whole.T), "one", self.constant(f"{name}.scale", scale), "zero"]
        found = self.node("MatMulIntegerToFloat", [vectors, *given], f"{name}.whole", domain=_MICROSOFT)
        return self.node("Mul", [found, lengths], name)

    def tokens(self, x: str) -> tuple[str, str]:
        """Each token's vector in whole numbers from 1 to 255, 128 for 0, and its scale."""
        largest = self.node("ReduceMax", [self.node("Abs", [x], f"{x}.sizes"), "last"], f"{x}.largest", keepdims=1)
        scale = self.node("Mul", [self.node("Max", [largest, "least"], f"{x}.least"), "step"], f"{x}.scale")
        vectors = self.node("Div", [x, scale], f"{x}.scaled")
        return self.node("QuantizeLinear", [vectors, "one", "zero"], f"{x}.whole"), scale

    def rows(self, table: Array, places: str, name: str) -> str:
        """The rows of a table that ``places`` names."""
        if not self.quantised:
            return self.node("Gather", [self.constant(f"{name}.table", table), places], name)
        whole, scale = rounded(table)
        found = self.node("Gather", [self.constant(f"{name}.table", whole), places], f"{name}.whole")
        wide = self.node("Cast", [found], f"{name}.wide", to=TensorProto.FLOAT)
        scales = self.node("Gather", [self.constant(f"{name}.scale", scale[:, None]), places], f"{name}.scales")
        return self.node("Mul", [wide, scales], name)

    def normal(self, x: str, skip: str, layer: str, name: str, bias: str = "") -> str:
        """The norm of a sum, and of a bias with it.

        In single steps, which take a fifth less time in all than onnxruntime's SkipLayerNormalization on a processor.
        """
        summed = self.node("Add", [x, skip], f"{name}.sum")
        if bias:
            summed = self.node("Add", [summed, bias], f"{name}.biased")
        mean = self.node("ReduceMean", [summed, "last"], f"{name}.mean", keepdims=1)
        apart = self.node("Sub", [summed, mean], f"{name}.apart")
        squares = self.node("Mul", [apart, apart], f"{name}.squares")
        variance = self.node("ReduceMean", [squares, "last"], f"{name}.variance", keepdims=1)
        spread = self.node("Sqrt", [self.node("Add", [variance, "epsilon"], f"{name}.above")], f"{name}.spread")
        even = self.node("Div", [apart, spread], f"{name}.even")
        weight, shift = (self.constant(f"{name}.{part}", self.of(f"{layer}.{part}")) for part in ("weight", "bias"))
        return self.node("Add", [self.node("Mul", [even, weight], f"{name}.weighed"), shift], name)


def build(
    weights: Mapping[str, Array], config: Mapping[str, Any], *, length: int, mix: Mix = PLAIN, quantised: bool = True
) -> onnx.ModelProto:
    """The network as an ONNX model: token ids [sentences, tokens] to scores [sentences, len(mix)].

    Args:
        weights: Of ``network.Network``, by name.
        config: The encoder's ``config.json``.
        length: Most tokens of a sentence.
        mix: What is made of the outputs.
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
    graph.constant("last", np.array([-1]))
    if quantised:
        graph.constant("one", np.array(1, np.float32))
        graph.constant("zero", np.array(_ZERO, np.uint8))
        graph.constant("step", np.array(1 / _LARGEST, np.float32))
        graph.constant("least", np.array(_LEAST, np.float32))
    graph.constant("epsilon", np.array(config["layer_norm_eps"], np.float32))
    x = _embedded(graph, length, before)
    for layer in range(int(config["num_hidden_layers"])):
        x = _layer(graph, x, layer, int(config["num_attention_heads"]))
    mean = _mean(graph, x)
    mixed = np.array(mix, np.float32)
    parts = []
    for number, (weight, bias) in enumerate(
        zip(mixed @ graph.of("head.weight"), mixed @ graph.of("head.bias"), strict=True)
    ):
        name = f"head{number}"
        product = graph.node("Mul", [mean, graph.constant(f"{name}.weight", weight)], f"{name}.product")
        summed = graph.node("ReduceSum", [product, "last"], f"{name}.sum", keepdims=0)
        parts.append(graph.node("Add", [summed, graph.constant(f"{name}.bias", bias)], name))
    graph.node("Concat", parts, OUTPUT, axis=1)
    whole = helper.make_graph(
        graph.nodes,
        "worthiness",
        [helper.make_tensor_value_info(INPUT, TensorProto.INT64, ["sentences", "tokens"])],
        [helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["sentences", len(mix)])],
        graph.constants,
    )
    opsets = [helper.make_opsetid(domain, version) for domain, version in _OPSETS.items()]
    return helper.make_model(whole, opset_imports=opsets, ir_version=_IR_VERSION, producer_name="claimx")


def _embedded(graph: _Graph, length: int, before: int) -> str:
    layer = "encoder.embeddings"
    words = graph.rows(graph.of(f"{layer}.word_embeddings.weight"), INPUT, "words")
    places = graph.of(f"{layer}.position_embeddings.weight")[before : before + length]
    places = places + graph.of(f"{layer}.token_type_embeddings.weight")[0]
    tokens = graph.node("Shape", [INPUT], "length", start=1, end=2)
    first = graph.constant("first", np.array([0]))
    here = graph.node("Slice", [graph.constant("positions", places), first, tokens], "places")
    every = graph.node("Expand", [here, graph.node("Shape", [words], "shape")], "everywhere")
    return graph.normal(words, every, f"{layer}.LayerNorm", "embedded")


def _mean(graph: _Graph, x: str) -> str:
    """The mean of the vectors of a sentence: [sentences, 1, width].

    As a product with ones, which is made for each sentence by itself: onnxruntime's mean over this axis adds up one
    sentence in another order than several.
    """
    shape = graph.node("Concat", [graph.constant("single", np.array([1, 1])), "length"], "ones.shape", axis=0)
    ones = graph.node("ConstantOfShape", [shape], "ones", value=numpy_helper.from_array(np.ones(1, np.float32)))
    count = graph.node("Cast", ["length"], "count", to=TensorProto.FLOAT)
    return graph.node("Div", [graph.node("MatMul", [ones, x], "sum"), count], "mean")


def _layer(graph: _Graph, x: str, number: int, heads: int) -> str:
    layer, name = f"encoder.encoder.layer.{number}", f"layer{number}"
    parts = [f"{layer}.attention.self.{part}" for part in ("query", "key", "value")]
    weights = np.concatenate([graph.of(f"{part}.weight") for part in parts])
    bias = np.concatenate([graph.of(f"{part}.bias") for part in parts])
    asked = graph.product(x, weights, f"{name}.asked")
    split = [f"{name}.{part}" for part in ("query", "key", "value")]
    graph.nodes.append(helper.make_node("Split", [asked], split, axis=2, num_outputs=3))
    given = [*split, graph.constant(f"{name}.bias", bias)]
    seen = graph.node("MultiHeadAttention", given, f"{name}.seen", domain=_MICROSOFT, num_heads=heads)
    x = _added(graph, seen, x, f"{layer}.attention.output", f"{name}.attended")
    inner = graph.product(x, graph.of(f"{layer}.intermediate.dense.weight"), f"{name}.inner")
    inner_bias = graph.constant(f"{name}.inner.bias", graph.of(f"{layer}.intermediate.dense.bias"))
    active = graph.node("BiasGelu", [inner, inner_bias], f"{name}.active", domain=_MICROSOFT)
    return _added(graph, active, x, f"{layer}.output", f"{name}.out")


def _added(graph: _Graph, x: str, skip: str, layer: str, name: str) -> str:
    made = graph.product(x, graph.of(f"{layer}.dense.weight"), f"{name}.made")
    bias = graph.constant(f"{name}.made.bias", graph.of(f"{layer}.dense.bias"))
    return graph.normal(made, skip, f"{layer}.LayerNorm", name, bias)


def write(model: onnx.ModelProto, path: Path) -> None:
    """Check a model and write it."""
    onnx.checker.check_model(model)
    onnx.save(model, str(path))
