"""``claimx train worthiness``: labelled sets in, a folder out that holds a model, its figures and its card."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import Any

import claimx
from claimx.errors import CorpusError
from claimx.training.worthiness.card import card
from claimx.training.worthiness.examples import Example, examples
from claimx.training.worthiness.fit import Settings, calibrated, fit, is_own, out_of_fold, precision_of, scores
from claimx.training.worthiness.measure import figures
from claimx.worthiness import model as models
from claimx.worthiness.cues import shown
from claimx.worthiness.sets import load_set, shared, without, without_repeats
from claimx.worthiness.types import LabelledSet

METRICS, CARD = "metrics.json", "README.md"
# A test that shares more of its sentences than this with what is trained on is the same set under another name.
_MOST_SHARED = 0.05
# The weights of public sets that ``--tune`` tries beside the project's own.
_PUBLIC = (0.0, 0.03, 0.1)

Say = Callable[[str], None]
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
    sets, calibration, tests = (_loaded(paths, say) for paths in (plan.data, plan.calibration, plan.tests))
    sets = _apart(sets, [*calibration, *tests], say)
    held = _read(sets, progress)
    settings, tried = _chosen(held, plan, say)
    say(f"fitting on {len(held):,} sentences, seed {settings.seed}")
    model = fit(held, settings)
    if calibration:
        apart = _read(calibration, progress)
        model = calibrated(model, apart, scores(model, apart))
    else:
        say("no --calibration: its chances are fitted on what is left out in turn")
        rows, found = out_of_fold(held, settings, say)
        model = calibrated(model, [held[row] for row in rows], found)
    told = {
        "kind": models.KIND,
        "data": [_about(one) for one in sets],
        "calibration": [_about(one) for one in calibration],
        "settings": asdict(settings),
        "tried": tried,
        "versions": {name: version(name) for name in ("scikit-learn", "numpy")}
        | {"claimx": claimx.__version__, "python": platform.python_version()},
        "tests": [_tested(model, one, progress) for one in tests],
    }
    output.mkdir(parents=True, exist_ok=True)
    about = {"data": told["data"], "calibrated_on": told["calibration"], "settings": told["settings"]}
    models.save(model, about, shown(), output)
    (output / METRICS).write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")
    (output / CARD).write_text(card(told, model), "utf-8")
    return told


def _loaded(paths: Iterable[Path], say: Say) -> list[LabelledSet]:
    found = [load_set(path) for path in paths]
    for warning in chain.from_iterable(one.warnings for one in found):
        say(warning)
    return found


def _apart(sets: Sequence[LabelledSet], tests: Sequence[LabelledSet], say: Say) -> list[LabelledSet]:
    """The sets to train on without repeats and without what a test holds.

    Raises:
        CorpusError: A test is trained on: it shares documents, or more than a few sentences.
    """
    rows = list(chain.from_iterable(one.rows for one in sets))
    for test in tests:
        both = shared(rows, test.rows)
        documents = {row.path for row in rows if row.path} & {row.path for row in test.rows if row.path}
        if documents or len(both) > _MOST_SHARED * len(test.rows):
            raise CorpusError(
                f"{test.name}: {len(both)} of its {len(test.rows)} sentences are trained on",
                remedy="give a test that is apart: some public sets are others under a new name",
            )
        if both:
            say(f"{test.name}: {len(both)} of its sentences stand in the data too and are not trained on")
    kept, repeats, otherwise = without_repeats(without(rows, chain.from_iterable(test.rows for test in tests)))
    if repeats:
        say(f"{repeats} repeated sentences left out, {otherwise} of them labelled otherwise than the first")
    stays = {id(row) for row in kept}
    apart = [replace(one, rows=tuple(row for row in one.rows if id(row) in stays)) for one in sets]
    found = [one for one in apart if one.rows]
    if not found:
        raise CorpusError("nothing is left to train on", remedy="give data that is not the test")
    return found


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
    return _about(test) | figures([one.label for one in found], chances, threshold=model.threshold)


def _about(one: LabelledSet) -> dict[str, Any]:
    path = Path(one.name)
    return {
        "file": path.name,
        "source": one.source,
        "speech": one.speech,
        "sentences": len(one.rows),
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
    }
