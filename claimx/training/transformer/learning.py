"""The network while it learns: a joint loss, and counts of what it gets right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from claimx.pipeline.learned.transformer.decode import phrases, spans
from claimx.pipeline.learned.transformer.network import UNKNOWN, Network, Scores
from claimx.pipeline.learned.types import CLOSED
from claimx.training.transformer.config import Weights

# What is counted of each window: of spans those right, told and wanted; of the rest those right and asked.
SPANS = ("spans_right", "spans_told", "spans_wanted")
RATES = (*CLOSED, "keep", "subject", "forces")
COUNTS = (*SPANS, *(f"{name}_{what}" for name in RATES for what in ("right", "asked")))


class Learning(nn.Module):
    """The network with its loss, in the form that the Trainer of transformers takes.

    Args:
        network: What learns.
        weights: What each part counts for.
    """

    def __init__(self, network: Network, weights: Weights) -> None:
        super().__init__()
        self.network = network
        self.weights = weights

    def forward(
        self,
        ids: Tensor,
        mask: Tensor,
        read: Tensor,
        where: Tensor,
        place: Tensor,
        sentence: Tensor,
        known: Tensor,
        forces: Tensor,
        named: Tensor,
        offered: Tensor,
        wanted_tags: Tensor,
        wanted_keep: Tensor,
        wanted_ends: Tensor,
        wanted_forces: Tensor,
        wanted_closed: Tensor,
    ) -> dict[str, Tensor]:
        """The loss of a batch; when it is not trained on, the counts of each window too."""
        scores = self.network.scores(
            {
                "ids": ids, "mask": mask, "read": read, "where": where, "place": place, "sentence": sentence,
                "known": known, "forces": forces, "named": named,
            }
        )  # fmt: skip
        weights = self.weights
        parts = [
            weights.spans * _entropy(scores.tags.flatten(0, 1), wanted_tags.flatten()),
            weights.keep * _binary(scores.keep, wanted_keep),
            weights.subject * _entropy(scores.first, wanted_ends[:, 0]),
            weights.subject * _entropy(scores.last, wanted_ends[:, 1]),
            weights.forces * _binary(scores.forces, wanted_forces),
        ]
        parts += [
            weights.closed * _entropy(scores.closed[name], wanted_closed[:, at]) for at, name in enumerate(CLOSED)
        ]
        told = {"loss": torch.stack(parts).sum()}
        if not self.training:
            wanted = {
                "tags": wanted_tags, "keep": wanted_keep, "ends": wanted_ends, "forces": wanted_forces,
                "closed": wanted_closed,
            }  # fmt: skip
            told["counts"] = counts(scores, wanted, where)
        return told


def _entropy(scores: Tensor, wanted: Tensor) -> Tensor:
    """Mean cross-entropy over those that are known, 0 where none is."""
    total = functional.cross_entropy(scores.float(), wanted, ignore_index=UNKNOWN, reduction="sum")
    return total / (wanted != UNKNOWN).sum().clamp(min=1)


def _binary(scores: Tensor, wanted: Tensor) -> Tensor:
    known = wanted != UNKNOWN
    total = functional.binary_cross_entropy_with_logits(scores[known].float(), wanted[known].float(), reduction="sum")
    return total / known.sum().clamp(min=1)


def counts(scores: Scores, wanted: Mapping[str, Tensor], where: Tensor) -> Tensor:
    """What is right, by window and in the order of ``COUNTS``; shape (windows, counts)."""
    windows = len(scores.tags)
    found = torch.zeros(windows, len(COUNTS))
    for row in range(windows):
        known = wanted["tags"][row] != UNKNOWN
        told = {(first, stop) for first, stop, _ in spans(scores.tags[row]) if bool(known[first:stop].all())}
        meant = _runs(wanted["tags"][row].tolist())
        found[row, :3] = torch.tensor([len(told & meant), len(told), len(meant)])
    for row, window in enumerate(where.tolist()):
        if wanted["keep"][row] != UNKNOWN:
            right = (scores.keep[row] > 0) == (wanted["keep"][row] == 1)
            _count(found[window], "keep", bool(right))
        for at, name in enumerate(CLOSED):
            value = int(wanted["closed"][row, at])
            if value != UNKNOWN:
                _count(found[window], name, int(scores.closed[name][row].argmax()) == value)
        first, last = wanted["ends"][row].tolist()
        if first != UNKNOWN:
            start, stop, _ = phrases(scores.first[row], scores.last[row])[0]
            common = min(stop, last + 1) - max(start, first) if stop and first else int(stop == first == 0)
            _count(found[window], "subject", common > 0 and 2 * common >= min(stop - start, last + 1 - first))
        known = wanted["forces"][row] != UNKNOWN
        if wanted["keep"][row] == 1:
            _count(
                found[window], "forces", bool(((scores.forces[row] > 0) == (wanted["forces"][row] == 1))[known].all())
            )
    return found


def _count(row: Tensor, name: str, right: bool) -> None:
    at = COUNTS.index(f"{name}_right")
    row[at] += right
    row[at + 1] += 1


def _runs(tags: Sequence[int]) -> set[tuple[int, int]]:
    """First token and the one after the last of each amount that is wanted; odd tags begin one, even ones go on."""
    found, start = set(), -1
    for at, tag in enumerate([*tags, 0]):
        if start >= 0 and not (tag > 0 and tag % 2 == 0):
            found.add((start, at))
            start = -1
        if tag > 0 and tag % 2:
            start = at
    return found


def metrics(counted: Tensor) -> dict[str, float]:
    """F1 of spans and the share right of the rest, from counts summed over windows; ``score`` is their mean."""
    total = dict(zip(COUNTS, counted.sum(0).tolist(), strict=True))
    told = {"spans": 2 * total["spans_right"] / max(1.0, total["spans_told"] + total["spans_wanted"])}
    told |= {name: total[f"{name}_right"] / max(1.0, total[f"{name}_asked"]) for name in RATES}
    return {"score": sum(told.values()) / len(told), **told}
