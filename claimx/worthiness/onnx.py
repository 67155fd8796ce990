"""The encoder in the core's company: onnxruntime and tokenizers alone (``pip install 'claimx[onnx]'``).

Sentences of the same number of tokens are scored together, so that none is filled up and a sentence's chances are the
same, to the last bit, whatever stands beside it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from claimx.errors import ModelError
from claimx.worthiness.model import SCORER, Curve
from claimx.worthiness.types import Chances, Scorer

KIND = "encoder"
MODEL, TOKENIZER = "model.int8.onnx", "tokenizer.json"
# Tokens of a sentence that are read, where nothing else is said.
LENGTH = 128
_HEADS = 2
# Sentences that are scored at once.
_TOGETHER = 32
_REMEDY = "give the folder of a trained encoder, such as models/worthiness"


# Sentences to the scores of both questions, before the curves that make chances of them.
Scores = Callable[[Sequence[str]], list[tuple[float, float]]]


def load(folder: Path, *, threads: int = 1) -> Scorer:
    """The encoder of a folder, as a scorer of sentences: the same chances whatever stands beside a sentence.

    Args:
        folder: Holds ``model.int8.onnx``, ``tokenizer.json`` and ``scorer.json``.
        threads: Within one sentence; more than one is seldom faster.

    Raises:
        ModelError: onnxruntime or tokenizers are not installed, a file is missing, or one is not what it should be.
    """
    about = described(folder)
    try:
        claim, worth = (Curve(**about["calibration"][head]) for head in ("claim", "worth"))
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f"{folder / SCORER}: it describes no encoder ({error})", remedy=_REMEDY) from None
    scores = load_scores(folder, length=int(about.get("length", LENGTH)), threads=threads)

    def chances(sentences: Sequence[str]) -> list[Chances]:
        return [Chances(claim.chance(one), worth.chance(other)) for one, other in scores(sentences)]

    return chances


def load_scores(folder: Path, *, length: int = LENGTH, threads: int = 1) -> Scores:
    """The encoder without its curves; see ``load``.

    Args:
        length: Most tokens of a sentence; what is over is not read.
    """
    try:
        import numpy as np
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer
    except ImportError as error:
        raise ModelError(
            f"{folder}: an encoder needs {error.name}, which is not installed", remedy="pip install 'claimx[onnx]'"
        ) from None
    for name in (MODEL, TOKENIZER):
        if not (folder / name).is_file():
            raise ModelError(f"{folder / name}: no such file", remedy=_REMEDY)
    options = SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    try:
        tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        session = InferenceSession(str(folder / MODEL), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # noqa: BLE001 - both raise classes that no public module names
        told = str(error).strip().partition("\n")[0]
        raise ModelError(f"{folder}: the encoder cannot be loaded ({told})", remedy="download it again") from None
    tokenizer.no_padding()
    tokenizer.enable_truncation(length)
    [given], [wanted] = session.get_inputs(), session.get_outputs()

    def score(sentences: Sequence[str]) -> list[tuple[float, float]]:
        ids = [encoding.ids for encoding in tokenizer.encode_batch(list(sentences))]
        found = np.zeros((len(ids), _HEADS), np.float32)
        for some in _alike([len(one) for one in ids]):
            batch = np.array([ids[place] for place in some], np.int64)
            found[some] = session.run([wanted.name], {given.name: batch})[0]
        return [(float(claim), float(worth)) for claim, worth in found]

    return score


def _alike(lengths: Sequence[int]) -> Iterator[list[int]]:
    """The places of equal lengths together, at most ``_TOGETHER`` at a time."""
    held: dict[int, list[int]] = {}
    for place, length in enumerate(lengths):
        held.setdefault(length, []).append(place)
    for places in held.values():
        for start in range(0, len(places), _TOGETHER):
            yield places[start : start + _TOGETHER]


def described(folder: Path) -> Mapping[str, Any]:
    """What ``scorer.json`` of a folder says.

    Raises:
        ModelError: It is missing, or describes no encoder.
    """
    path = folder / SCORER
    try:
        about = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ModelError(f"{path}: {error.strerror}", remedy=_REMEDY) from None
    except ValueError as error:
        raise ModelError(f"{path}: it is no JSON ({error})", remedy=_REMEDY) from None
    if not isinstance(about, dict) or about.get("kind") != KIND:
        raise ModelError(f"{path}: it describes no encoder", remedy=_REMEDY)
    return about
