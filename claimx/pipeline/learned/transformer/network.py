"""The network: one encoder, and heads for the spans of amounts and for what each amount is.

An amount is told by the mean of its tokens, the mean of its sentence, the first token of the window and what the
grammar says of it. What is counted is a start and an end among the tokens of the window (Vinyals, Fortunato and Jaitly,
"Pointer networks", 2015), its first token where nothing is named; each force that is a candidate is weighed by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from claimx.pipeline.learned.transformer.candidates import AMOUNT_FEATURES, FEATURES
from claimx.pipeline.learned.types import CLOSED
from claimx.records import Bound, Change, ClaimType, Scope, Status, Topic

VALUES: Mapping[str, tuple[str, ...]] = {
    "type": tuple(ClaimType),
    "topic": tuple(Topic),
    "change": tuple(Change),
    "bound": tuple(Bound),
    "status": tuple(Status),
    "scope": tuple(Scope),
}
# Tags of tokens: outside, and the first and the other tokens of an amount of each type.
TAGS = ("O", *(f"{place}-{kind}" for kind in ClaimType for place in "BI"))
# Distances in tokens from an amount are told apart in so many steps on either side.
_STEPS = (0, 1, 2, 3, 4, 6, 9, 14, 20, 30, 50, 80)
UNKNOWN = -100


@dataclass(frozen=True, slots=True)
class Size:
    """Of the heads: units of a hidden layer and of what pointers compare, and the share dropped in training."""

    hidden: int = 256
    pointer: int = 96
    dropout: float = 0.15


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says, as logits.

    Attributes:
        tags: (windows, tokens, tags).
        closed: By field (amounts, values).
        keep: (amounts,).
        first, last: (amounts, tokens) where what is counted begins and ends; token 0 is for nothing.
        forces: (amounts, candidates).
    """

    tags: Tensor
    closed: dict[str, Tensor]
    keep: Tensor
    first: Tensor
    last: Tensor
    forces: Tensor


def _head(width: int, hidden: int, out: int, dropout: float) -> nn.Sequential:
    return nn.Sequential(nn.Linear(width, hidden), nn.GELU(), nn.Dropout(dropout), nn.Linear(hidden, out))


class Network(nn.Module):
    """Encoder and heads.

    Args:
        encoder: Of transformers, BERT-like.
        size: Of the heads.
    """

    def __init__(self, encoder: Any, size: Size) -> None:
        super().__init__()
        self.encoder = encoder
        wide, hidden, drop = encoder.config.hidden_size, size.hidden, size.dropout
        self._segments = getattr(encoder.config, "type_vocab_size", 0) > 1
        self.dropout = nn.Dropout(drop)
        self.tags = nn.Linear(wide, len(TAGS))
        self.amount = nn.Sequential(
            nn.Linear(3 * wide + AMOUNT_FEATURES, hidden), nn.GELU(), nn.LayerNorm(hidden), nn.Dropout(drop)
        )
        self.closed = nn.ModuleList(nn.Linear(hidden, len(VALUES[name])) for name in CLOSED)
        self.keep = nn.Linear(hidden, 1)
        self.ends = nn.Linear(hidden, 2 * size.pointer)
        self.keys = nn.Linear(wide, 2 * size.pointer)
        self.apart = nn.Embedding(2 * len(_STEPS) + 1, 2)
        self.link = _head(hidden + wide + FEATURES, hidden // 2, 1, drop)
        self.steps: Tensor
        self.register_buffer("steps", torch.tensor(_STEPS), persistent=False)

    def scores(self, batch: Mapping[str, Tensor]) -> Scores:
        """What the network says of a batch (``batches.py``)."""
        told = {"input_ids": batch["ids"], "attention_mask": batch["mask"]}
        if self._segments:
            told["token_type_ids"] = batch["read"]
        hidden = self.dropout(self.encoder(**told).last_hidden_state)
        where, place = batch["where"], batch["place"]
        # Not by hidden[where]: the gradient of that adds up in whatever order the threads come.
        mine = hidden.index_select(0, where)
        known = torch.cat(
            [_means(mine, torch.stack([place, batch["sentence"]], dim=1)).flatten(1), mine[:, 0], batch["known"]],
            dim=-1,
        )
        amount = self.amount(known)
        keys = self.keys(hidden).index_select(0, where)
        first, last = self._ends(amount, keys.unflatten(-1, (2, -1)), place, batch["mask"][where])
        return Scores(
            tags=self.tags(hidden).float(),
            closed={name: head(amount).float() for name, head in zip(CLOSED, self.closed, strict=True)},
            keep=self.keep(amount).squeeze(-1).float(),
            first=first.float(),
            last=last.float(),
            forces=self._forces(amount, mine, batch).float(),
        )

    def _ends(self, amount: Tensor, keys: Tensor, place: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        asked = self.ends(amount).unflatten(-1, (2, -1))
        scores = torch.einsum("aed,ated->aet", asked, keys) / keys.shape[-1] ** 0.5
        at = torch.arange(keys.shape[1], device=keys.device)
        before, after = place[:, :1] - at, at - place[:, 1:] + 1
        steps = torch.bucketize(before.clamp(min=0), self.steps) - torch.bucketize(after.clamp(min=0), self.steps)
        scores = scores + self.apart(steps + len(_STEPS)).movedim(-1, 1)
        scores = scores.masked_fill(mask[:, None] == 0, torch.finfo(scores.dtype).min)
        return scores[:, 0], scores[:, 1]

    def _forces(self, amount: Tensor, mine: Tensor, batch: Mapping[str, Tensor]) -> Tensor:
        features = batch["forces"].to(mine.dtype)
        named = _means(mine, batch["named"])
        told = torch.cat([amount[:, None].expand(-1, features.shape[1], -1), named, features], dim=-1)
        scores: Tensor = self.link(told)
        return scores.squeeze(-1)


def _means(hidden: Tensor, places: Tensor) -> Tensor:
    """The mean of the tokens at each place (rows, places, 2) of each row; zeros where there are none."""
    at = torch.arange(hidden.shape[1], device=hidden.device)
    inside = ((at >= places[..., :1]) & (at < places[..., 1:])).to(hidden.dtype)
    return inside @ hidden / inside.sum(-1, keepdim=True).clamp(min=1)
