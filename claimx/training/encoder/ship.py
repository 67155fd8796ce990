"""From labelled files to a folder that scores: trained, exported, calibrated, measured."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from claimx.errors import CorpusError
from claimx.training.encoder import store
from claimx.training.encoder.card import card
from claimx.training.encoder.examples import Example, is_graded, of_set
from claimx.training.encoder.export import GRADED, PLAIN, Mix, build, write
from claimx.training.encoder.loop import Fitted, Watch
from claimx.training.encoder.settings import Settings
from claimx.training.worthiness.fit import HEADS, curve, threshold_of
from claimx.training.worthiness.given import Say, about, apart, loaded
from claimx.training.worthiness.measure import figures
from claimx.training.worthiness.run import CARD, METRICS
from claimx.worthiness import onnx
from claimx.worthiness.model import SCORER, Curve
from claimx.worthiness.types import THRESHOLD, Labelled, LabelledSet, Scorer

# Two runs, one after the other: on the sets of others, which are many and from elsewhere, then on the project's own
# labels from the weights of the first. Both leave what they made in a folder of that name.
FIRST, OWN = Settings(epochs=2), Settings(epochs=3, rate=2e-4, layer_decay=0.8)
_FIRST, _OWN = "first", "own"


@dataclass(frozen=True, slots=True)
class Plan:
    """What to train on, with and for.

    Attributes:
        data: Labelled files.
        dev: Labelled files that the best epoch is chosen by; without any it is the last.
        calibration: Labelled files that chances and the threshold are fitted on; without any they are the network's.
        tests: Labelled files that are only measured.
        first: How to train on the sets of others.
        own: How to train on the project's own.
    """

    data: Sequence[Path]
    dev: Sequence[Path] = ()
    calibration: Sequence[Path] = ()
    tests: Sequence[Path] = ()
    first: Settings = FIRST
    own: Settings = OWN


def train(plan: Plan, output: Path, say: Say, watch: Callable[[str], Watch]) -> dict[str, Any]:
    """Train an encoder and write what ``claimx.worthiness.onnx.load`` reads; a run that was stopped goes on.

    Args:
        plan: What to train on.
        output: The folder; it is made. ``first`` and ``own`` in it keep weights and learning curves.
        say: Told what was mended, left out and chosen.
        watch: Given the name of a run, what is told of its steps.

    Returns:
        What ``metrics.json`` holds.

    Raises:
        CorpusError: A file cannot be used, or a test is trained on.
        ModelError: The encoder cannot be loaded or exported.
    """
    parts = (plan.data, plan.dev, plan.calibration, plan.tests)
    sets, dev, calibration, tests = (loaded(paths, say) for paths in parts)
    sets = apart(sets, [*dev, *calibration, *tests], say)
    runs = {
        _FIRST: (plan.first, _examples(one for one in sets if not is_graded(one))),
        _OWN: (plan.own, _examples(one for one in sets if is_graded(one))),
    }
    fitted, start = None, None
    for name, (settings, examples) in runs.items():
        if examples:
            say(f"{name}: {len(examples):,} sentences, seed {settings.seed}")
            told = watch(name)
            fitted = store.once(examples, settings, output / name, dev=_examples(dev), start=start, watch=told)
            start = output / name / store.WEIGHTS
            say(f"{name}: weights of epoch {fitted.best} of {len(fitted.epochs)}")
    if fitted is None:
        raise CorpusError("nothing is left to train on", remedy="give labelled sentences")
    made = {
        "kind": onnx.KIND,
        "data": [about(one) for one in sets],
        "calibration": [about(one) for one in calibration],
        "settings": {name: asdict(settings) for name, (settings, examples) in runs.items() if examples},
        "versions": store.versions(),
    }
    mix = GRADED if runs[_OWN][1] else PLAIN
    # The file holds the curves as ``calibration``.
    said = {("calibrated_on" if name == "calibration" else name): value for name, value in made.items()}
    threshold = export(fitted, output, length=plan.own.length, mix=mix, calibration=_rows(calibration), about=said)
    score = onnx.load(output)
    whole = {**made, "tests": [_tested(score, one, threshold) for one in tests]}
    (output / METRICS).write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", "utf-8")
    (output / CARD).write_text(card(whole, threshold, (output / onnx.MODEL).stat().st_size), "utf-8")
    return whole


def _examples(sets: Iterable[LabelledSet]) -> list[Example]:
    return list(chain.from_iterable(map(of_set, sets)))


def _rows(sets: Iterable[LabelledSet]) -> list[Labelled]:
    return list(chain.from_iterable(one.rows for one in sets))


def _tested(score: Scorer, test: LabelledSet, threshold: float) -> dict[str, Any]:
    chances = score([row.text for row in test.rows])
    return about(test) | figures(test.rows, chances, threshold=threshold)


def export(
    fitted: Fitted,
    folder: Path,
    *,
    length: int,
    mix: Mix = PLAIN,
    calibration: Sequence[Labelled] = (),
    about: dict[str, Any] | None = None,
) -> float:
    """Write a trained network as int8 ONNX with its tokenizer, and ``scorer.json`` with its curves.

    Args:
        fitted: The network.
        folder: It must be there.
        length: Most tokens of a sentence.
        mix: What is made of the outputs.
        calibration: What the curves and the threshold are fitted on: what the exported model says of these.
        about: What else ``scorer.json`` says.

    Returns:
        The chance from which a sentence is taken as worth checking.
    """
    network, tokenizer = fitted.ready.network, fitted.ready.tokenizer
    weights = {name: value.detach().cpu().numpy() for name, value in network.state_dict().items()}
    write(build(weights, network.encoder.config.to_dict(), length=length, mix=mix), folder / onnx.MODEL)
    tokenizer.no_padding()
    tokenizer.enable_truncation(length)
    tokenizer.save(str(folder / onnx.TOKENIZER), pretty=False)
    curves, threshold = _calibrated(onnx.load_scores(folder, length=length), calibration)
    whole = {
        "kind": onnx.KIND,
        **(about or {}),
        "length": length,
        "mix": mix,
        "threshold": threshold,
        "calibration": {head: asdict(one) for head, one in zip(HEADS, curves, strict=True)},
    }
    (folder / SCORER).write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return threshold


def _calibrated(score: onnx.Scores, rows: Sequence[Labelled]) -> tuple[list[Curve], float]:
    """The curves of both questions and the threshold of the second."""
    found = np.array(score([row.text for row in rows]), float).reshape(len(rows), len(HEADS))
    curves, threshold = [], THRESHOLD
    for place, labels in enumerate(([row.claim for row in rows], [row.worthy for row in rows])):
        known = np.array([label is not None for label in labels], bool)
        right = np.array([bool(label) for label in labels], bool)[known]
        curves.append(curve(found[known, place], right))
        if HEADS[place] == "worth" and right.any():
            chances = np.array([curves[place].chance(score) for score in found[known, place]])
            threshold = threshold_of(chances)
    return curves, threshold
