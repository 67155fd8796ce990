"""Training: epochs over the sentences with AdamW, checkpoints on the way, stopped early by a dev set."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from claimx.training.encoder import checkpoint
from claimx.training.encoder.examples import Example, batches, encode
from claimx.training.encoder.measures import judged
from claimx.training.encoder.network import Ready, make, scores
from claimx.training.encoder.settings import Settings

_LAYER = re.compile(r"\.layers?\.(\d+)\.")
# Told to who watches: steps done, steps in all, the mean loss of late.
Watch = Callable[[int, int, float], None]
# Seconds after which a checkpoint is written within an epoch.
_KEEP = 120.0
# How much the loss that is told leans on the last step.
_LATE = 0.05


@dataclass(frozen=True, slots=True)
class Epoch:
    """One pass: its number from 1, mean loss, average precision on the dev set of each output, seconds it took."""

    number: int
    loss: float
    dev: dict[str, float]
    seconds: float

    @property
    def score(self) -> float:
        """What the best epoch has most of: worth, with half the say to what is a claim."""
        held = [(self.dev[name], part) for name, part in (("worth2", 1.0), ("claim", 0.5)) if name in self.dev]
        return sum(value * part for value, part in held) / sum(part for _, part in held) if held else 0.0


@dataclass(frozen=True, slots=True)
class Fitted:
    """A trained network, its epochs, and the number of the one whose weights it has."""

    ready: Ready
    epochs: tuple[Epoch, ...]
    best: int


def loss_of(found: Tensor, wanted: Tensor, weights: Tensor, of_output: Tensor) -> Tensor:
    """The cross-entropy of a batch over the labels that are known.

    Args:
        found: Scores [batch, outputs].
        wanted: 0, 1 or NaN, of the same shape.
        weights: Of each sentence [batch].
        of_output: What each output counts [outputs].
    """
    known = ~torch.isnan(wanted)
    each = nn.functional.binary_cross_entropy_with_logits(found, wanted.nan_to_num(), reduction="none")
    return (each * known * of_output * weights.unsqueeze(1)).sum() / len(found)


def fit(
    train: Sequence[Example],
    settings: Settings,
    folder: Path,
    *,
    dev: Sequence[Example] = (),
    start: Path | None = None,
    watch: Watch | None = None,
) -> Fitted:
    """Train a network; where ``folder`` holds a checkpoint of the same run, go on from it.

    Args:
        train: Sentences to learn from.
        settings: The recipe.
        folder: For the checkpoint; it must be there.
        dev: Sentences to choose the best epoch by; without any it is the last.
        start: Weights to begin with.
        watch: Told of every step.

    Raises:
        ModelError: The encoder or the checkpoint cannot be used.
    """
    ready = make(settings, start)
    ids = encode(ready.tokenizer, [example.text for example in train])
    run = _Run(ready, settings, steps=-(-len(ids) // settings.batch) * settings.epochs)
    key = key_of(train, settings, dev=dev, start=start)
    state = checkpoint.load(folder, key)
    epochs = [Epoch(**epoch) for epoch in state["epochs"]] if state else []
    best = run.restore(state) if state else _weights(ready.network)

    def keep() -> None:
        told = [asdict(epoch) for epoch in epochs]
        checkpoint.save(folder, {"key": key, "epochs": told, "best": best, **run.state()})

    while len(epochs) < settings.epochs and not _stops(epochs, settings.patience, bool(dev)):
        begun, number = monotonic(), len(epochs) + 1
        loss = run.epoch(ids, train, np.random.default_rng([settings.seed, number]), watch, keep)
        told = judged(dev, scores(ready, [example.text for example in dev])) if dev else {}
        epochs.append(Epoch(number, loss, told, round(monotonic() - begun, 1)))
        if _best(epochs, bool(dev)) == number:
            best = _weights(ready.network)
        keep()
    ready.network.load_state_dict(best)
    checkpoint.remove(folder)
    return Fitted(ready, tuple(epochs), _best(epochs, bool(dev)))


def _best(epochs: Sequence[Epoch], judged_by_dev: bool) -> int:
    if not epochs or not judged_by_dev:
        return len(epochs)
    return max(epochs, key=lambda epoch: (epoch.score, -epoch.number)).number


def _stops(epochs: Sequence[Epoch], patience: int, judged_by_dev: bool) -> bool:
    return judged_by_dev and len(epochs) - _best(epochs, True) >= patience and bool(epochs)


def _weights(network: nn.Module) -> dict[str, Tensor]:
    return {name: value.detach().cpu().clone() for name, value in network.state_dict().items()}


def key_of(
    train: Sequence[Example], settings: Settings, *, dev: Sequence[Example] = (), start: Path | None = None
) -> str:
    """What a run depends on, in one word: two runs with the same key give the same weights."""
    told = hashlib.sha256(json.dumps(asdict(settings), sort_keys=True).encode())
    told.update(repr([(one.text, one.targets, one.weight) for part in (train, dev) for one in part]).encode())
    if start is not None:
        told.update(start.read_bytes())
    return told.hexdigest()


class _Run:
    """The state that goes on from step to step: optimiser, schedule, steps done."""

    def __init__(self, ready: Ready, settings: Settings, *, steps: int) -> None:
        self.ready, self.settings, self.steps, self.done = ready, settings, steps, 0
        # Of the epoch that is under way: its steps so far, and the sum of their losses.
        self.within, self.total = 0, 0.0
        self.trained = [weights for weights in ready.network.parameters() if weights.requires_grad]
        self.optimiser = torch.optim.AdamW(_groups(ready.network, settings), lr=settings.rate, fused=True)
        rising = max(1, int(steps * settings.warm_up))

        def rate(step: int) -> float:
            return (step + 1) / rising if step < rising else max(0.0, (steps - step) / max(1, steps - rising))

        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimiser, rate)

    def epoch(
        self,
        ids: Sequence[list[int]],
        train: Sequence[Example],
        order: np.random.Generator,
        watch: Watch | None,
        keep: Callable[[], None],
    ) -> float:
        """One pass over all sentences, or the rest of one; the mean loss. ``keep`` is called every two minutes."""
        ready, device = self.ready, self.ready.device
        ready.network.train()
        wanted = torch.tensor([example.targets for example in train]).to(device)
        weights = torch.tensor([example.weight for example in train]).to(device)
        of_output = torch.tensor(self.settings.output_weights).to(device)
        cut = batches([len(one) for one in ids], self.settings.batch, order)
        late, kept = 0.0, monotonic()
        for some in cut[self.within :]:
            found = ready.batch([ids[index] for index in some])
            value = self._step(loss_of(found, wanted[some], weights[some], of_output))
            late = late + _LATE * (value - late) if late else value
            if watch is not None:
                watch(self.done, self.steps, late)
            if monotonic() - kept > _KEEP:
                keep()
                kept = monotonic()
        mean = self.total / max(1, len(cut))
        self.within, self.total = 0, 0.0
        return mean

    def _step(self, loss: Tensor) -> float:
        """Change the weights by one batch; its loss."""
        # What torch gives back here is untyped.
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.trained, self.settings.clip)
        self.optimiser.step()
        self.schedule.step()
        self.optimiser.zero_grad(set_to_none=True)
        value = loss.item()
        self.done, self.within, self.total = self.done + 1, self.within + 1, self.total + value
        return value

    def state(self) -> dict[str, Any]:
        """All that a later run needs to go on as if it had not been stopped."""
        return {
            "network": _weights(self.ready.network),
            "optimiser": self.optimiser.state_dict(),
            "schedule": self.schedule.state_dict(),
            "done": self.done,
            "within": self.within,
            "total": self.total,
            "chance": torch.get_rng_state(),
            "chance_of_devices": torch.cuda.get_rng_state_all() if torch.cuda.is_available() else [],
        }

    def restore(self, state: dict[str, Any]) -> dict[str, Tensor]:
        """Go on from a checkpoint; the best weights so far."""
        self.ready.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.schedule.load_state_dict(state["schedule"])
        self.done, self.within, self.total = state["done"], state["within"], state["total"]
        torch.set_rng_state(state["chance"])
        if state["chance_of_devices"]:
            torch.cuda.set_rng_state_all(state["chance_of_devices"])
        best: dict[str, Tensor] = state["best"]
        return best


def _groups(network: nn.Module, settings: Settings) -> list[dict[str, Any]]:
    """Weights by rate and decay: a rate of its own for each layer, no decay of biases and norms."""
    layers = (_LAYER.search(name) for name, _ in network.named_parameters())
    top = max((int(found[1]) + 1 for found in layers if found), default=0)
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, weights in network.named_parameters():
        if not weights.requires_grad:
            continue
        found = _LAYER.search(name)
        # Heads stand above all layers, the vectors of the words below.
        place = int(found[1]) + 1 if found else top + 1 if name.startswith("head.") else 0
        rate = settings.rate * settings.layer_decay ** max(0, top - place)
        decay = 0.0 if weights.ndim < 2 else settings.weight_decay
        groups.setdefault((rate, decay), []).append(weights)
    # In an order of their own, so that a stored optimiser finds them again.
    return [{"params": groups[key], "lr": key[0], "weight_decay": key[1]} for key in sorted(groups)]
