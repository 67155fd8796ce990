"""``claimx train worthiness``: labelled sets in, a folder out that holds a model, its figures and its card."""

from __future__ import annotations

import json
import platform
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import claimx
from claimx.training.worthiness.card import card
from claimx.training.worthiness.examples import Example, examples
from claimx.training.worthiness.fit import Settings, calibrated, fit, is_own, out_of_fold, precision_of, scores
from claimx.training.worthiness.given import Say, about, apart, loaded
from claimx.training.worthiness.measure import figures
from claimx.worthiness import model as models
from claimx.worthiness.cues import shown
from claimx.worthiness.types import LabelledSet

METRICS, CARD = "metrics.json", "README.md"
# The weights of public sets that ``--tune`` tries beside the project's own.
_PUBLIC = (0.0, 0.03, 0.1)

# Called with a set and how many of its sentences were read since the last call.
Progress = Callable[[LabelledSet, int], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to train on, with and for.

    Attributes:
        data: Labelled files.
        calibration: Labelled files that chances and the threshold are fitted on; else what is left out in turn.
        tests: Labelled files that are only measured.
        settings: How to fit.
        tune: Whether to choose the weight of public sets by cross-validation.
    """

    data: Sequence[Path]
    calibration: Sequence[Path] = ()
    tests: Sequence[Path] = ()
    settings: Settings = field(default_factory=Settings)
    tune: bool = False


def train(plan: Plan, output: Path, say: Say, progress: Progress) -> dict[str, Any]:
    """Train a linear model and write it.

    Args:
        plan: What to train on.
        output: The folder; it is made.
        say: Told what was mended, left out and chosen.
        progress: Told how far the reading is.

    Returns:
        What ``metrics.json`` holds.

    Raises:
        CorpusError: A file cannot be used, or a test is trained on.
    """
    sets, calibration, tests = (loaded(paths, say) for paths in (plan.data, plan.calibration, plan.tests))
    sets = apart(sets, [*calibration, *tests], say)
    held = _read(sets, progress)
    settings, tried = _chosen(held, plan, say)
    say(f"fitting on {len(held):,} sentences, seed {settings.seed}")
    model = fit(held, settings)
    if calibration:
        held_out = _read(calibration, progress)
        model = calibrated(model, held_out, scores(model, held_out))
    else:
        say("no --calibration: its chances are fitted on what is left out in turn")
        rows, found = out_of_fold(held, settings, say)
        model = calibrated(model, [held[row] for row in rows], found)
    told = {
        "kind": models.KIND,
        "data": [about(one) for one in sets],
        "calibration": [about(one) for one in calibration],
        "settings": asdict(settings),
        "tried": tried,
        "versions": {name: version(name) for name in ("scikit-learn", "numpy")}
        | {"claimx": claimx.__version__, "python": platform.python_version()},
        "tests": [_tested(model, one, progress) for one in tests],
    }
    output.mkdir(parents=True, exist_ok=True)
    made = {"data": told["data"], "calibrated_on": told["calibration"], "settings": told["settings"]}
    models.save(model, made, shown(), output)
    (output / METRICS).write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")
    (output / CARD).write_text(card(told, model), "utf-8")
    return told


def _read(sets: Sequence[LabelledSet], progress: Progress) -> list[Example]:
    found: list[Example] = []
    for one in sets:
        found += examples(one, lambda done, one=one: progress(one, done))  # type: ignore[misc]
    return found


def _chosen(held: Sequence[Example], plan: Plan, say: Say) -> tuple[Settings, list[dict[str, float]]]:
    """The settings, and what the choice of them was made by."""
    mixed = len({is_own(one) for one in held}) > 1
    if not plan.tune or not mixed:
        return plan.settings, []
    tried = []
    for public in _PUBLIC:
        settings = replace(plan.settings, public=public)
        rows, found = out_of_fold(held, settings)
        precision = precision_of([held[row] for row in rows], found)
        tried.append({"public": public, "average_precision": round(precision, 4)})
        say(f"public sets weighed {public}: average precision {precision:.4f} on own statements left out in turn")
    best = max(tried, key=lambda one: one["average_precision"])
    return replace(plan.settings, public=best["public"]), tried


def _tested(model: models.Linear, test: LabelledSet, progress: Progress) -> dict[str, Any]:
    found = _read([test], progress)
    chances = [model.chances(model.scores(one.sight)) for one in found]
    return about(test) | figures([one.label for one in found], chances, threshold=model.threshold)
