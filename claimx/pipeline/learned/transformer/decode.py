"""From the network's logits to spans and phrases of tokens."""

from __future__ import annotations

import torch
from torch import Tensor

# No more tokens name what is counted.
LONGEST = 24
# So many phrases are told of an amount.
PHRASES = 8


def spans(tags: Tensor) -> list[tuple[int, int, float]]:
    """Runs of tokens of one window that are amounts, each with the least chance of its tokens to be in one.

    Args:
        tags: (tokens, tags) logits; tag 0 is outside, odd ones begin an amount, even ones go on with it.
    """
    chances = tags.detach().softmax(-1)
    outside, begins = chances[:, 0], chances[:, 1::2].sum(-1)
    goes_on = chances[:, 2::2].sum(-1)
    told = torch.stack([outside, begins, goes_on], dim=-1).argmax(-1).tolist()
    found: list[tuple[int, int, float]] = []
    start = -1
    for at, kind in enumerate([*told, 0]):
        if start >= 0 and kind != 2:
            found.append((start, at, float(1 - outside[start:at].max())))
            start = -1
        if kind == 1 or (kind == 2 and start < 0):
            start = at
    return found


def phrases(first: Tensor, last: Tensor) -> list[tuple[int, int, float]]:
    """The likeliest first token and the one after the last, with chances; (0, 0) is for none.

    Args:
        first, last: (tokens,) logits of where it begins and ends; token 0 stands for none.
    """
    tokens = len(first)
    starts, ends = first.log_softmax(-1), last.log_softmax(-1)
    both = starts[:, None] + ends[None, :]
    allowed = torch.ones(tokens, tokens, dtype=torch.bool, device=both.device).triu().tril(LONGEST - 1)
    allowed[0, 1:] = False
    chances = both.masked_fill(~allowed, float("-inf")).flatten().softmax(-1)
    best = chances.topk(min(PHRASES, len(chances)))
    return [
        (0, 0, chance) if at == 0 else (at // tokens, at % tokens + 1, chance)
        for at, chance in zip(best.indices.tolist(), best.values.tolist(), strict=True)
        if chance > 0
    ]
