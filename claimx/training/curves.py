"""Learning curves: what was measured while a model was trained, as JSON and as a drawing."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_PREFIX = "eval_"
_LEFT_OUT = frozenset(("runtime", "samples_per_second", "steps_per_second"))


def curves(history: Sequence[Mapping[str, Any]]) -> list[dict[str, float]]:
    """One entry an epoch: its number, the training loss, and what was measured on dev under names with ``dev_``.

    Args:
        history: ``log_history`` of a Trainer.
    """
    found: dict[float, dict[str, float]] = {}
    for entry in history:
        row = found.setdefault(entry["epoch"], {"epoch": entry["epoch"]})
        for name, value in entry.items():
            if name.startswith(_PREFIX) and name.removeprefix(_PREFIX) not in _LEFT_OUT:
                row[f"dev_{name.removeprefix(_PREFIX)}"] = value
            elif name == "loss":
                row[name] = value
    # what is logged after the last epoch is of the model that was kept
    return [row for row in found.values() if "loss" in row]


def write_curves(rows: Sequence[Mapping[str, float]], place: Path, *, axis: str = "epoch") -> None:
    """Write ``place`` with ``.json`` and, where the extra ``plots`` is installed, with ``.svg``.

    Args:
        rows: What was measured each time: ``loss``, and on dev under names with ``dev_``.
        place: Without an ending.
        axis: What of a row says when that was.
    """
    place.with_suffix(".json").write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
    if find_spec("matplotlib") is None:
        return
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9, 3.6), layout="constrained")
    losses, rates = figure.subplots(1, 2)
    when = [row[axis] for row in rows]
    for name, label in (("loss", "train"), ("dev_loss", "dev")):
        if any(name in row for row in rows):
            losses.plot(when, [row.get(name) for row in rows], marker=".", label=label)
    losses.set(xlabel=axis, ylabel="loss")
    names = sorted({name for row in rows for name in row if name.startswith("dev_")} - {"dev_loss"})
    for name in names:
        wide = 2.5 if name == "dev_score" else 1.0
        rates.plot(when, [row.get(name) for row in rows], linewidth=wide, label=name.removeprefix("dev_"))
    rates.set(xlabel=axis, ylabel="on dev", ylim=(0, 1.02))
    losses.legend()
    if names:
        rates.legend(fontsize="x-small", ncols=2)
    figure.savefig(place.with_suffix(".svg"), metadata={"Date": None})
