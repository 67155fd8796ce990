"""One training run, from a corpus to the folder of a model."""

from __future__ import annotations

import io
import json
import platform
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimx.errors import ModelError, OutputError
from claimx.evaluation.floors import corpus_hash
from claimx.evaluation.folders import annotated
from claimx.pipeline.learned import folder as folders
from claimx.pipeline.learned.folder import Manifest
from claimx.pipeline.learned.spacy import FIELDS, group
from claimx.pipeline.learned.spacy.predict import PIPELINE
from claimx.pipeline.learned.types import Policy
from claimx.training.account import account, metered
from claimx.training.curves import write_curves
from claimx.training.spacy.log import history

if TYPE_CHECKING:
    from spacy.language import Language
    from thinc.api import Config

# Where a run stands while it is under way, and what it logs there.
WORK, LOG = "checkpoints", "log.jsonl"
TRAINING, CURVES = "training.json", "curves"
SPLITS = ("train", "dev")
_LIBRARIES = ("claimx", "spacy", "thinc", "numpy")
_REMEDY = "models/spacy/config.cfg shows the form"
_LONGEST = 300


def train(
    corpus: Path,
    output: Path,
    *,
    config: Path | None = None,
    seed: int | None = None,
    max_steps: int | None = None,
    shown: bool = True,
) -> dict[str, Any]:
    """Train on ``corpus/train``, stop early by ``corpus/dev``, and write the model to a folder.

    A run that was interrupted is begun anew, as spaCy stores no state of its optimiser. The same seed gives the same
    weights on the same machine.

    Args:
        corpus: A folder with ``train`` and ``dev``.
        output: The model's folder; one that holds another model is replaced when this one is whole.
        config: Of spaCy, by default the one that claimx comes with.
        seed, max_steps: In the place of the configuration's.
        shown: Whether to tell on stderr how far the run is.

    Returns:
        What is written to ``training.json``.

    Raises:
        CorpusError: The corpus is not one.
        ModelError: The configuration cannot be used.
        OutputError: The folder holds something else.
    """
    begun = time.monotonic()
    # what cannot be read is told before anything is written
    parts = {name: annotated(corpus, split=name).folder for name in SPLITS}
    place = config or default_config()
    settings = read_config(place)
    work = _prepare(output)
    with metered() as meter:
        nlp = _run(_for_run(settings, parts, work, seed, max_steps, shown=shown), work, place)
    log = history(work / LOG)
    best = max(log, key=lambda entry: (entry["score"], -entry["step"]))
    told = {
        "schema": "claimx.training/1",
        "config": config.name if config else "models/spacy/config.cfg",
        "corpus_hash": {name: corpus_hash(folder) for name, folder in parts.items()},
        **account(corpus, SPLITS),
        "seed": nlp.config.interpolate()["training"]["seed"],
        "steps": log[-1]["step"],
        "best_step": best["step"],
        "epochs": log[-1]["epoch"],
        "metrics": {"score": best["score"], **best["scores"]},
        "device": "CPU",
        "energy": meter.told(),
        "versions": {"python": platform.python_version(), **{name: version(name) for name in _LIBRARIES}},
    }
    _save(work, output, settings, told)
    told["seconds"] = round(time.monotonic() - begun, 1)
    (output / TRAINING).write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    write_curves([_row(entry) for entry in log], output / CURVES, axis="step")
    shutil.rmtree(work)
    return told


def _row(entry: Mapping[str, Any]) -> dict[str, float]:
    """What is drawn of an evaluation."""
    measured = {f"dev_{name}": value for name, value in entry["scores"].items()}
    return {"step": entry["step"], "loss": entry["loss"], "dev_score": entry["score"], **measured}


def default_config() -> Path:
    """The configuration that claimx comes with, ``models/spacy/config.cfg``."""
    return Path(str(files("claimx.training.spacy") / "config.cfg"))


def read_config(path: Path) -> Config:
    """A configuration of spaCy, its variables as they stand.

    Raises:
        ModelError: It cannot be read.
    """
    from spacy.util import load_config

    with _told(path, OSError, ValueError):
        return load_config(path, interpolate=False)


def _for_run(
    settings: Config, parts: Mapping[str, Path], work: Path, seed: int | None, max_steps: int | None, *, shown: bool
) -> Config:
    """The configuration with what this run has of its own."""
    found = settings.copy()
    found.setdefault("paths", {}).update({name: str(folder) for name, folder in parts.items()})
    training = found.setdefault("training", {})
    training["logger"] = {"@loggers": "claimx.log.v1", "path": str(work / LOG), "shown": shown}
    if seed is not None:
        training["seed"] = seed
    if max_steps is not None:
        training["max_steps"] = max_steps
        # what is never measured but before the first step would be kept untrained
        training["eval_frequency"] = min(max_steps, training.get("eval_frequency", max_steps))
    return found


def _run(config: Config, work: Path, place: Path) -> Language:
    """Train; ModelError where the parts of the configuration do not fit each other."""
    from spacy.training.initialize import init_nlp
    from spacy.training.loop import train as train_pipeline

    # a model to begin with that is not installed is an OSError; later on those are of the disk
    with _told(place, OSError, ValueError, KeyError):
        nlp = init_nlp(config)
    with _told(place, ValueError, KeyError):
        train_pipeline(nlp, work, stdout=io.StringIO(), stderr=sys.stderr)
    return nlp


@contextmanager
def _told(place: Path, *kinds: type[Exception]) -> Iterator[None]:
    """Errors of these kinds are told in a line, as those of the configuration."""
    try:
        yield
    except kinds as error:
        told = " ".join(str(error).split())[:_LONGEST]
        raise ModelError(f"{place}: {told}", remedy=_REMEDY) from error


def _prepare(output: Path) -> Path:
    """Make the folder for what is not yet a model; what an interrupted run has left there goes."""
    work = output / WORK
    if output.exists() and not output.is_dir():
        raise OutputError(f"{output} is no folder", remedy="choose another with --output")
    if output.is_dir() and any(output.iterdir()) and not folders.is_model(output) and not work.exists():
        raise OutputError(f"{output} holds something else than a model", remedy="choose another folder with --output")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    return work


def _told_by(config: Config) -> list[str]:
    """The fields that a pipeline tells; the others are left to the rules."""
    groups = {component.get("spans_key") for component in config["components"].values()}
    return [field for field in FIELDS if group(field) in groups]


def _save(work: Path, output: Path, settings: Config, told: Mapping[str, Any]) -> None:
    """Put the best pipeline in its place and vouch for it, ``claimx.json`` last."""
    from spacy.training.loop import DIR_MODEL_BEST
    from thinc.api import Config

    made = work / DIR_MODEL_BEST
    config = Config().from_disk(made / "config.cfg", interpolate=False)
    # where the corpus and the log of this run lay is of no use to anyone
    config["paths"].update(dict.fromkeys(SPLITS))
    config["training"]["logger"] = settings["training"].get("logger", {"@loggers": "spacy.ConsoleLogger.v1"})
    config.to_disk(made / "config.cfg")
    (output / folders.NAME).unlink(missing_ok=True)
    shutil.rmtree(output / PIPELINE, ignore_errors=True)
    made.rename(output / PIPELINE)
    names = [path.relative_to(output).as_posix() for path in (output / PIPELINE).rglob("*") if path.is_file()]
    folders.write(
        output,
        Manifest(
            kind="spacy",
            learner="spacy",
            policy=Policy(dict.fromkeys(_told_by(config), 0.0), drop=0.5, keep=0.5),
            files=folders.digests(output, names),
            made={name: told[name] for name in ("seed", "corpus_hash", "versions")},
        ),
    )
