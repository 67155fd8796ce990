"""The network: an encoder, the mean of its token vectors, and a linear head for every output.

Imported by what trains alone: torch is needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from claimx.errors import ModelError
from claimx.training import base
from claimx.training.encoder.examples import by_length, encode, padded
from claimx.training.encoder.settings import OUTPUTS, Settings

_LEVELS = 256
_SCORED = 64


class ByteDropout(nn.Module):
    """Dropout that draws a byte an element, eight at a time.

    PyTorch draws them one by one on a processor, a sixth of a training step. The chance is rounded to 1/256.
    """

    def __init__(self, p: float) -> None:
        super().__init__()
        self.p = p
        self.least = round(p * _LEVELS)
        self.scale = _LEVELS / (_LEVELS - self.least)

    def forward(self, x: Tensor) -> Tensor:
        """``x`` with a share of ``p`` set to zero and the rest scaled up, in training; else as it is."""
        if not self.training or not self.least:
            return x
        drawn = torch.empty(x.numel() // 8 + 1, dtype=torch.int64).random_(-(2**63), None)
        kept = drawn.view(torch.uint8)[: x.numel()].view(x.shape) >= self.least
        return x * (kept.to(x.dtype) * self.scale)


def _swap_dropout(module: nn.Module) -> None:
    for name, child in module.named_children():
        if isinstance(child, nn.Dropout):
            setattr(module, name, ByteDropout(child.p))
        else:
            _swap_dropout(child)


class Network(nn.Module):
    """Token ids [batch, tokens] and their mask to scores [batch, len(OUTPUTS)]."""

    def __init__(self, encoder: Any, dropout: float) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(encoder.config.hidden_size, len(OUTPUTS))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The scores, before the logistic curve."""
        vectors = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        here = mask.unsqueeze(-1).to(vectors.dtype)
        mean = (vectors * here).sum(1) / here.sum(1)
        scores: Tensor = self.head(self.dropout(mean)).float()
        return scores


@dataclass(frozen=True, slots=True)
class Ready:
    """A network on its device, with what makes token ids for it."""

    network: Network
    tokenizer: Tokenizer
    device: torch.device
    half: bool

    @property
    def pad(self) -> int:
        """The id that fills up a batch."""
        return int(self.network.encoder.config.pad_token_id or 0)

    def batch(self, ids: Sequence[Sequence[int]]) -> Tensor:
        """The scores of a batch of sentences, in bfloat16 inside where that is asked for."""
        filled, mask = padded(ids, self.pad)
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.half):
            given = torch.from_numpy(filled).to(self.device), torch.from_numpy(mask).to(self.device)
            scores: Tensor = self.network(*given)
            return scores


def make(settings: Settings, start: Path | None = None) -> Ready:
    """A network to train.

    Args:
        settings: Encoder, seed and dropout are taken from it.
        start: Trained weights to begin with (``weights.safetensors``) instead of a head drawn by chance.

    Raises:
        ModelError: The encoder cannot be loaded, or ``start`` does not fit it.
    """
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    on_cpu = device.type == "cpu"
    encoder, tokenizer = base.load(settings.encoder, on_cpu=on_cpu)
    torch.manual_seed(settings.seed)
    network = Network(encoder, settings.dropout)
    if settings.freeze_embeddings:
        for weights in encoder.embeddings.parameters():
            weights.requires_grad = False
    if on_cpu:
        _swap_dropout(network)
    if start is not None:
        load_weights(network, start)
    tokenizer.no_padding()
    tokenizer.enable_truncation(settings.length)
    return Ready(network.to(device), tokenizer, device, settings.half and _has_bfloat16(device))


def _has_bfloat16(device: torch.device) -> bool:
    """Whether a device multiplies in bfloat16 itself: on a processor without, it is slower than whole numbers."""
    if device.type == "cuda":
        return bool(torch.cuda.is_bf16_supported())
    return torch.backends.cpu.get_cpu_capability().startswith("AVX512") and bool(torch.cpu._is_avx512_bf16_supported())


def load_weights(network: Network, path: Path) -> None:
    """Put trained weights into a network of the same encoder.

    Raises:
        ModelError: They are missing or of another shape.
    """
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    try:
        network.load_state_dict(load_file(path))
    except (OSError, SafetensorError, RuntimeError) as error:
        told = str(error).strip().partition("\n")[0]
        raise ModelError(f"{path}: not the weights of this encoder ({told})", remedy="train it again") from None


def scores(ready: Ready, texts: Sequence[str], *, batch: int = _SCORED) -> Any:
    """The scores of sentences as a numpy array [len(texts), len(OUTPUTS)], in their order."""
    import numpy as np

    ids = encode(ready.tokenizer, texts)
    found = np.zeros((len(ids), len(OUTPUTS)), np.float32)
    ready.network.eval()
    with torch.no_grad():
        for some in by_length([len(one) for one in ids], batch):
            found[some] = ready.batch([ids[index] for index in some]).cpu().numpy()
    return found
