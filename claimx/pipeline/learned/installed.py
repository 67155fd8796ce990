"""Trained models that are installed as packages, found by name through the entry points ``claimx_models``.

The value of an entry point is an importable package; its folder ``model`` is the model's, and ``meta.json`` beside it
says what the package is (``claimx package`` writes all of it). Nothing of a package is imported to find it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from claimx.errors import ModelError
from claimx.pipeline.learned import folder as folders

if TYPE_CHECKING:
    from spacy.language import Language

GROUP = "claimx_models"
MODEL, META = "model", "meta.json"
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Installed:
    """A model that is installed.

    Attributes:
        name: What ``claimx.load`` takes.
        version: The package's.
        kind, fingerprint: As the model's ``claimx.json`` has them; empty where it cannot be read.
        measured: What its package says was measured, the first the one to tell.
        problem: What is wrong with it; empty where nothing is.
    """

    name: str
    version: str
    kind: str = ""
    fingerprint: str = ""
    measured: tuple[Mapping[str, Any], ...] = ()
    problem: str = ""


def folder_of(name: str) -> Path | None:
    """The folder of an installed model; None where no package gives the name.

    Raises:
        ModelError: A package gives the name, and its folder is not there.
    """
    asked = name.replace("-", "_")
    return next((_place(point) / MODEL for point in entry_points(group=GROUP) if point.name == asked), None)


def _place(point: EntryPoint) -> Path:
    spec = find_spec(point.module)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(
            f"the model {point.name} is installed, but its package {point.module} is not there",
            remedy=f"pip install --force-reinstall {point.name}",
        )
    return Path(spec.submodule_search_locations[0])


def names() -> list[str]:
    """The names of all installed models."""
    return sorted({point.name for point in entry_points(group=GROUP)})


def installed() -> list[Installed]:
    """Every installed model, by name, with what is wrong with it if anything is."""
    points = {point.name: point for point in entry_points(group=GROUP)}
    return [_described(points[name]) for name in sorted(points)]


def _described(point: EntryPoint) -> Installed:
    version = point.dist.version if point.dist is not None else ""
    try:
        place = _place(point)
        manifest = folders.read(place / MODEL)
    except ModelError as error:
        return Installed(point.name, version, problem=str(error))
    return Installed(point.name, version, manifest.kind, manifest.fingerprint, _measured(place / META))


def _measured(meta: Path) -> tuple[Mapping[str, Any], ...]:
    """What a package says was measured; nothing where another program made it and says it otherwise."""
    try:
        told = json.loads(meta.read_text("utf-8"))["claimx"]["measured"]
    except (OSError, ValueError, LookupError, TypeError):
        return ()
    return tuple(one for one in told if isinstance(one, dict)) if isinstance(told, list) else ()


def pipeline(folder: Path, *, config: Mapping[str, Any] = _NOTHING, **options: Any) -> Language:
    """The model of a folder as ``spacy.load`` of its package gives it: the same pipeline as ``claimx.load``.

    Args:
        folder: The model's, beside ``meta.json``.
        config: Overrides, nested or keyed with dots.
        options: ``vocab``, ``disable``, ``enable`` and ``exclude``, as spaCy has them.

    Raises:
        ModelError: The folder is damaged, or what it needs is not installed.
    """
    from spacy.util import dict_to_dot, load_model_from_config
    from thinc.api import Config

    from claimx.pipeline.language import load

    ours = load(str(folder))
    overrides = dict_to_dot(dict(config), for_overrides=True)
    settings = Config().from_str(ours.config.to_str(), overrides=overrides, interpolate=False)
    meta = json.loads((folder.parent / META).read_text("utf-8"))
    nlp = load_model_from_config(settings, meta=meta, auto_fill=True, **options)
    nlp.max_length = ours.max_length
    return nlp
