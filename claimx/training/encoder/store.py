"""A trained network as a folder: weights, the encoder's configuration, tokenizer, learning curve."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from safetensors.torch import save_file

from claimx.training.curves import write_curves
from claimx.training.encoder.checkpoint import aside
from claimx.training.encoder.examples import Example
from claimx.training.encoder.loop import Epoch, Fitted, Watch, fit, key_of
from claimx.training.encoder.network import make
from claimx.training.encoder.settings import OUTPUTS, Settings

WEIGHTS, TOKENIZER = "weights.safetensors", "tokenizer.json"
TRAINING, CURVES = "training.json", "curves"
_PACKAGES = ("claimx", "torch", "transformers", "tokenizers", "numpy")


def versions() -> dict[str, str]:
    """The versions of the packages that make a run what it is."""
    return {name: version(name) for name in _PACKAGES}


def described(fitted: Fitted, settings: Settings) -> dict[str, Any]:
    """How training went, as plain data: settings, versions, threads, and every epoch."""
    import torch

    return {
        "settings": asdict(settings),
        "versions": versions(),
        "threads": torch.get_num_threads(),
        "outputs": list(OUTPUTS),
        "best": fitted.best,
        "epochs": [asdict(epoch) for epoch in fitted.epochs],
    }


def once(
    train: Sequence[Example],
    settings: Settings,
    folder: Path,
    *,
    dev: Sequence[Example] = (),
    start: Path | None = None,
    watch: Watch | None = None,
) -> Fitted:
    """A network trained and kept in a folder: it goes on where it was stopped, and is read if it was finished.

    Args:
        train, settings, dev, start, watch: As ``loop.fit`` takes them.
        folder: Made where it is missing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    key, known = key_of(train, settings, dev=dev, start=start), folder / TRAINING
    told = json.loads(known.read_text("utf-8")) if known.exists() else {}
    if told.get("key") == key:
        epochs = tuple(Epoch(**epoch) for epoch in told["epochs"])
        return Fitted(make(settings, folder / WEIGHTS), epochs, told["best"])
    fitted = fit(train, settings, folder, dev=dev, start=start, watch=watch)
    save(fitted, settings, folder, {"key": key, "sentences": len(train)})
    return fitted


def save(fitted: Fitted, settings: Settings, folder: Path, about: Mapping[str, Any] | None = None) -> None:
    """Write a trained network, what it was made of and its learning curves into a folder that there is.

    Args:
        about: What else ``training.json`` says, such as which sets went in.
    """
    network, tokenizer = fitted.ready.network, fitted.ready.tokenizer
    weights = {name: value.detach().cpu().contiguous() for name, value in network.state_dict().items()}
    aside(folder / WEIGHTS, lambda part: save_file(weights, part))
    aside(folder / TOKENIZER, lambda part: tokenizer.save(str(part), pretty=False))
    (folder / "config.json").write_text(network.encoder.config.to_json_string(), "utf-8")
    told = {**described(fitted, settings), **(about or {})}
    (folder / TRAINING).write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    history = [
        {"epoch": epoch.number, "loss": epoch.loss, **{f"eval_{name}": value for name, value in epoch.dev.items()}}
        for epoch in fitted.epochs
    ]
    write_curves(history, folder / CURVES)
    _board(fitted, folder)


def _board(fitted: Fitted, folder: Path) -> None:
    try:
        from torch.utils.tensorboard import SummaryWriter
    except ImportError:
        return
    with SummaryWriter(str(folder / "tensorboard")) as board:
        for epoch in fitted.epochs:
            board.add_scalar("loss", epoch.loss, epoch.number)
            for name, value in epoch.dev.items():
                board.add_scalar(f"dev/{name}", value, epoch.number)
