"""What is installed: versions, parser, knowledge base, weights, extras, models."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

import claimx
from claimx.knowledge import base
from claimx.pipeline.assembly import fingerprint
from claimx.pipeline.language import COMPONENTS, DEFAULT_PARSER
from claimx.pipeline.learned.installed import Installed, installed
from claimx.pipeline.steps import identity
from claimx.pipeline.syntax import load

# Those that bring abilities, in the order they are told; the others are for those who work on claimx.
EXTRAS = ("train", "onnx", "ray", "plots")
# Weights that ship with the package lie in folders of this name, or are files of these kinds.
_WEIGHTS, _KINDS = "weights", (".onnx", ".safetensors", ".npz")
_OTHERS = (".py", ".pyc", ".md")
_DISTRIBUTION = "claimx"
# The figure that a model is known by.
HEADLINE = "core"


@dataclass(frozen=True, slots=True)
class Needed:
    """A package that an extra brings; ``version`` is None where it is not installed."""

    name: str
    version: str | None
    fits: bool


def installed_version(package: str) -> str | None:
    """The version of a package, None where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def extra(name: str) -> list[Needed]:
    """What an extra of claimx brings, by name; nothing where claimx runs without being installed."""
    try:
        told = requires(_DISTRIBUTION) or []
    except PackageNotFoundError:
        return []
    found: dict[str, Needed] = {}
    for one in _brought(name, [Requirement(line) for line in told]):
        has = installed_version(one.name)
        found[one.name] = Needed(one.name, has, has is not None and one.specifier.contains(has, prereleases=True))
    return [found[key] for key in sorted(found)]


def _brought(name: str, told: list[Requirement]) -> Iterator[Requirement]:
    for one in told:
        if one.marker is None or one.marker.evaluate({"extra": ""}) or not one.marker.evaluate({"extra": name}):
            continue
        if one.name == _DISTRIBUTION:
            for other in sorted(one.extras):
                yield from _brought(other, told)
        else:
            yield one


def weights() -> dict[str, int]:
    """The bytes of every file of weights that ships with the package, by its path in it."""
    root = Path(str(files(_DISTRIBUTION)))
    inside = {path.relative_to(root): path for path in sorted(root.rglob("*")) if path.is_file()}
    return {
        place.as_posix(): path.stat().st_size
        for place, path in inside.items()
        if place.suffix in _KINDS or (_WEIGHTS in place.parts[:-1] and place.suffix not in _OTHERS)
    }


def inventory() -> dict[str, Any]:
    """All of it as plain values, those of ``claimx info --format json``."""
    knowledge = base()
    return {
        "claimx": claimx.__version__,
        "python": platform.python_version(),
        "spacy": installed_version("spacy"),
        "parser": {"name": DEFAULT_PARSER, "version": installed_version(DEFAULT_PARSER.replace("_", "-"))},
        "knowledge": {
            "forces": len(knowledge.forces),
            "date": knowledge.date.isoformat(),
            "fingerprint": knowledge.fingerprint(),
        },
        "fingerprint": fingerprint(identity(load(DEFAULT_PARSER)), COMPONENTS),
        "weights": weights(),
        "extras": {
            name: {"installed": bool(needed) and all(one.fits for one in needed),
                   "packages": {one.name: one.version for one in needed}}
            for name, needed in ((name, extra(name)) for name in EXTRAS)
        },
        "models": [_model(one) for one in installed()],
    }  # fmt: skip


def _model(one: Installed) -> dict[str, Any]:
    return {
        "name": one.name,
        "version": one.version,
        "kind": one.kind or None,
        "fingerprint": one.fingerprint or None,
        "measured": [
            {
                "corpus": told.get("corpus"),
                "hash": told.get("hash"),
                "measure": HEADLINE,
                **(told.get("scores") or {}).get(HEADLINE, {"value": None, "low": None, "high": None}),
            }
            for told in one.measured
        ],
        "problem": one.problem or None,
    }
