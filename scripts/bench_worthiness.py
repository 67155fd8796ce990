"""The exported encoder beside the network it was made of: sentences a second on one thread, and how far both agree.

    OMP_NUM_THREADS=1 python scripts/bench_worthiness.py FOLDER

FOLDER is what ``claimx train worthiness --encoder`` wrote: ``model.int8.onnx``, and the weights as they were trained in
``own`` or ``first``. The sentences are those of corpora/worthiness/test.csv, or of --data. The network is given
batches of like lengths and the size that is quickest of three; the export one sentence at a time, as it is used. Both
read the same sentences by turns in one run, and the best of three rounds counts. F1 is at the chance of 0.5 that the
curves of ``scorer.json`` make of either's scores.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from rich.console import Console

from claimx.evaluation.worth import average_precision, f1
from claimx.training import base
from claimx.training.encoder import store
from claimx.training.encoder.network import Network, Ready, load_weights, scores
from claimx.worthiness import onnx
from claimx.worthiness.model import Curve
from claimx.worthiness.sets import load_set

DATA = Path(__file__).parents[1] / "corpora" / "worthiness" / "test.csv"
BATCHES, ROUNDS = (8, 16, 32), 3
HALF = 0.5


def network(folder: Path, encoder: str, length: int) -> Ready:
    """The trained network in 32 bits, with PyTorch's fused attention, which is the quicker forwards."""
    place = next(folder / name for name in ("own", "first") if (folder / name / store.WEIGHTS).is_file())
    model, tokenizer = base.load(encoder, on_cpu=False)
    whole = Network(model, 0.0)
    load_weights(whole, place / store.WEIGHTS)
    tokenizer.no_padding()
    tokenizer.enable_truncation(length)
    return Ready(whole, tokenizer, torch.device("cpu"), half=False)


def timed(make: Callable[[], Any], count: int) -> tuple[float, np.ndarray]:
    """Sentences a second of processor time, and what was found."""
    begun = time.process_time()
    found = make()
    return count / (time.process_time() - begun), np.asarray(found, float)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--encoder", default="", help="the encoder it was trained from, if not the default")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("-o", "--output", type=Path, help="the figures as JSON")
    given = parser.parse_args()
    torch.set_num_threads(1)
    about = onnx.described(given.folder)
    length = int(about["length"])
    rows = load_set(given.data).rows
    texts = [row.text for row in rows]
    ready, export = network(given.folder, given.encoder, length), onnx.load_scores(given.folder, length=length)
    mix = np.array(about["mix"], np.float32).T
    ways: dict[str, Callable[[], Any]] = {
        **{f"torch, batches of {size}": lambda size=size: scores(ready, texts, batch=size) @ mix for size in BATCHES},
        "onnx": lambda: export(texts),
    }
    speed, found = dict.fromkeys(ways, 0.0), {}
    for _ in range(ROUNDS):
        for name, make in ways.items():
            quick, found[name] = timed(make, len(texts))
            speed[name] = max(speed[name], quick)
    of_torch = max((name for name in ways if name != "onnx"), key=lambda name: speed[name])
    figures: dict[str, Any] = {
        "sentences": len(texts),
        "size_mb": (given.folder / onnx.MODEL).stat().st_size / 1e6,
        "per_second": {name: round(value, 1) for name, value in speed.items()},
        "ratio": speed["onnx"] / speed[of_torch],
        "versions": store.versions(),
    }
    for place, (head, labels) in enumerate(
        (("claim", [row.claim for row in rows]), ("worth", [row.worthy for row in rows]))
    ):
        known = np.array([label is not None for label in labels])
        truth = np.array([bool(label) for label in labels])[known]
        curve = Curve(**about["calibration"][head])
        both = {}
        for name in (of_torch, "onnx"):
            chances = np.array([curve.chance(score) for score in found[name][known, place]])
            both[name] = {"f1": f1(truth, chances >= HALF), "ap": average_precision(truth, chances)}
        apart = np.abs(found[of_torch][:, place] - found["onnx"][:, place])
        figures[head] = {**both, "largest_difference_of_scores": float(apart.max())}
    out = Console(soft_wrap=True, highlight=False)
    out.print_json(json.dumps(figures))
    out.print(f"int8 ONNX: {figures['ratio']:.2f} times the sentences a second of torch on one thread")
    if given.output:
        given.output.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
