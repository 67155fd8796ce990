"""A trained network over sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor
from transformers import AutoConfig, AutoModel, AutoTokenizer

from claimx.errors import ModelError
from claimx.pipeline.learned.folder import Manifest
from claimx.pipeline.learned.transformer.batches import Reading, pack, readings
from claimx.pipeline.learned.transformer.decode import phrases, spans
from claimx.pipeline.learned.transformer.network import VALUES, Network, Scores, Size
from claimx.pipeline.learned.transformer.windows import Shape, Window
from claimx.pipeline.learned.types import Chances, Learned, Phrase, Span
from claimx.pipeline.steps import Sheet

# The encoder stands in a folder of its own with its configuration, its tokenizer and its weights, as transformers reads
# it; the heads beside it.
HEADS, ENCODER, WEIGHTS = "heads.safetensors", "encoder", "model.safetensors"
_INSIDE = "encoder."
# Windows that are read at once.
_BATCH = 16


class Transformer:
    """A network with its tokenizer.

    Args:
        network: On the device it is to run on.
        tokenizer: Its encoder's.
        shape: Of the windows it was trained with.
    """

    def __init__(self, network: Network, tokenizer: Any, shape: Shape) -> None:
        self._network, self._tokenizer, self._shape = network, tokenizer, shape

    def spans(self, sheets: Sequence[Sheet]) -> list[list[Span]]:
        """Where the amounts of sheets are."""
        found: list[list[Span]] = [[] for _ in sheets]
        asked = [replace(sheet, amounts=()) for sheet in sheets]
        for number, reading, scores, row, _ in self._read(asked):
            window = reading.window
            for first, stop, chance in spans(scores.tags[row, : len(window.ids)]):
                if all(window.read[first:stop]):
                    found[number].append(Span(window.spans[first][0], window.spans[stop - 1][1], chance))
        return [sorted(one, key=lambda span: span.start) for one in found]

    def judge(self, sheets: Sequence[Sheet]) -> list[list[Learned]]:
        """What each amount of sheets is; of one that stands in no window nothing is said."""
        found = [[Learned(amount.start, amount.end) for amount in sheet.amounts] for sheet in sheets]
        for number, reading, scores, _, first in self._read(sheets):
            for row, asked in enumerate(reading.asked, first):
                learned = found[number][asked.index]
                closed: dict[str, Any] = {name: _chances(name, logits[row]) for name, logits in scores.closed.items()}
                found[number][asked.index] = replace(
                    learned,
                    keep=float(scores.keep[row].sigmoid()),
                    subjects=tuple(_phrases(reading.window, scores.first[row], scores.last[row])),
                    forces=tuple(
                        replace(candidate.link, score=score)
                        for candidate, score in zip(
                            asked.candidates, scores.forces[row].sigmoid().tolist(), strict=False
                        )
                    ),
                    **closed,
                )
        return found

    def _read(self, sheets: Sequence[Sheet]) -> Iterator[tuple[int, Reading, Scores, int, int]]:
        """Each window: the index of its sheet, it, its batch's scores, its row there and that of its first amount."""
        every = [
            (number, reading)
            for number, sheet in enumerate(sheets)
            for reading in readings(sheet, self._tokenizer, self._shape)
        ]
        # windows of like length are read together
        every.sort(key=lambda pair: len(pair[1].window.ids))
        device = next(self._network.parameters()).device
        for at in range(0, len(every), _BATCH):
            batch = every[at : at + _BATCH]
            packed = pack([reading for _, reading in batch], padding=self._tokenizer.pad_token_id)
            with torch.inference_mode():
                scores = self._network.scores({name: value.to(device) for name, value in packed.items()})
            asked = 0
            for row, (number, reading) in enumerate(batch):
                yield number, reading, scores, row, asked
                asked += len(reading.asked)


def _chances(name: str, logits: Tensor) -> Chances:
    told = zip(VALUES[name], logits.softmax(-1).tolist(), strict=True)
    return tuple(sorted(told, key=lambda pair: -pair[1]))


def _phrases(window: Window, first: Tensor, last: Tensor) -> Iterator[Phrase]:
    size = len(window.ids)
    for start, stop, chance in phrases(first[:size], last[:size]):
        if not stop:
            yield Phrase(None, chance)
        elif min(window.spans[start][0], window.spans[stop - 1][0]) >= 0:
            yield Phrase((window.spans[start][0], window.spans[stop - 1][1]), chance)


def save_weights(folder: Path, network: Network) -> None:
    """Write the weights of a network, apart for the encoder, whose configuration is in place, and for the heads."""
    weights = {name: value.contiguous().cpu() for name, value in network.state_dict().items()}
    encoder = {name.removeprefix(_INSIDE): value for name, value in weights.items() if name.startswith(_INSIDE)}
    save_file(encoder, folder / ENCODER / WEIGHTS, metadata={"format": "pt"})
    save_file({name: value for name, value in weights.items() if not name.startswith(_INSIDE)}, folder / HEADS)


def _weights(folder: Path) -> dict[str, Tensor]:
    encoder = load_file(folder / ENCODER / WEIGHTS)
    return {**{_INSIDE + name: value for name, value in encoder.items()}, **load_file(folder / HEADS)}


def load(folder: Path, manifest: Manifest) -> Transformer:
    """The network of a model's folder.

    Raises:
        ModelError: Its settings, its encoder or its weights do not go together.
    """
    try:
        settings = manifest.settings
        build: Any = AutoModel.from_config
        network = Network(build(AutoConfig.from_pretrained(folder / ENCODER)), Size(**settings["heads"]))
        network.load_state_dict(_weights(folder))
        tokenizer = AutoTokenizer.from_pretrained(folder / ENCODER)
        shape = Shape(**settings["shape"])
    except (OSError, ValueError, LookupError, TypeError, RuntimeError) as error:
        raise ModelError(f"{folder} holds no network that fits: {error}", remedy="train it anew") from error
    network.eval().to("cuda" if torch.cuda.is_available() else "cpu")
    return Transformer(network, tokenizer, shape)
