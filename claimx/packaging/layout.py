"""The folder of a package: an importable package with the model's folder in it, found by entry points."""

from __future__ import annotations

import json
import shutil
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import claimx
from claimx.evaluation.result import Result
from claimx.outputs.place import aside
from claimx.packaging import wheel
from claimx.packaging.card import card
from claimx.packaging.facts import TRAINING, Facts
from claimx.packaging.front import placeless, shown
from claimx.pipeline.learned import folder as folders
from claimx.pipeline.learned.installed import GROUP, META, MODEL

SCHEMA = "claimx.package/1"
PROJECT, CARD = "pyproject.toml", "README.md"
# What training drew.
_CURVES = ("curves.json", "curves.svg")
# What a learner needs installed.
_NEEDS = {"transformer": "claimx[train]"}
_MODULE = '''"""{name} {version}: a {kind} model for claimx."""

from pathlib import Path

__version__ = "{version}"
FOLDER = Path(__file__).parent / "{model}"


def load(**options):
    """The model as a spaCy pipeline; ``spacy.load("{name}", ...)`` calls this."""
    from claimx.pipeline.learned.installed import pipeline

    return pipeline(FOLDER, **options)
'''


@dataclass(frozen=True, slots=True)
class Packaged:
    """A package that was written: its folder, and its wheel where one was built."""

    folder: Path
    wheel: Path | None


def package(model: Path, output: Path, facts: Facts, *, build: bool = False) -> Packaged:
    """Write the package of a model.

    Args:
        model: The model's folder.
        output: The package's. One that ``claimx package`` wrote is replaced whole when the new one is.
        facts: As ``facts.gather`` finds them.
        build: Whether to build a wheel into its ``dist``.

    Raises:
        ModelError: The model is damaged.
        OutputError: The folder holds something else, or the wheel cannot be built.
    """
    said = facts.stated
    built: Path | None = None
    with aside(output, strangers=strangers) as new:
        inside = new / said.name
        folders.copy(model, inside / MODEL)
        # how a model was made changes nothing of it, and where that was is nobody's business
        folders.write(inside / MODEL, replace(facts.manifest, made=placeless(facts.manifest.made)))
        if facts.training:
            _write_json(inside / MODEL / TRAINING, placeless(facts.training))
        for name in _CURVES:
            if (model / name).is_file():
                shutil.copyfile(model / name, inside / MODEL / name)
        module = _MODULE.format(name=said.name, version=said.version, kind=facts.manifest.kind, model=MODEL)
        _write(inside / "__init__.py", module)
        _write_json(inside / META, meta(facts))
        _write(new / CARD, card(facts))
        _write(new / PROJECT, project(facts))
        if build:
            built = wheel.build(new, said.name)
    return Packaged(output, output / wheel.DIST / built.name if built is not None else None)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _write_json(path: Path, told: Mapping[str, Any]) -> None:
    _write(path, json.dumps(told, indent=1, ensure_ascii=False) + "\n")


def strangers(folder: Path) -> list[str]:
    """What a folder holds besides a package that ``package`` wrote."""
    try:
        told = tomllib.loads((folder / PROJECT).read_text("utf-8"))
        ours = {PROJECT, CARD, wheel.DIST, told["project"]["name"]} if told["tool"]["claimx"] else set()
    except (OSError, ValueError, LookupError, TypeError):
        ours = set()
    return sorted(one.name for one in folder.iterdir() if one.name not in ours)


def project(facts: Facts) -> str:
    """``pyproject.toml``; what is written as a string of JSON is one of TOML."""
    said = facts.stated
    text = json.dumps
    needs = f"{_NEEDS.get(facts.manifest.learner, 'claimx')}>={claimx.__version__}"
    licence = f"license = {text(said.licence)}\n" if said.licence else ""
    return f"""[build-system]
requires = ["setuptools>=77"]
build-backend = "setuptools.build_meta"

[project]
name = {text(said.name)}
version = {text(said.version)}
description = "A {facts.manifest.kind} model for claimx: quantitative claims in UK statements on policing"
readme = "{CARD}"
requires-python = ">=3.11"
{licence}dependencies = [{text(needs)}]

[project.entry-points.{GROUP}]
{said.name} = {text(said.name)}

[project.entry-points.spacy_models]
{said.name} = {text(said.name)}

[tool.setuptools]
packages = [{text(said.name)}]

[tool.setuptools.package-data]
{said.name} = ["{META}", "{MODEL}/**/*"]

[tool.claimx]
schema = "{SCHEMA}"
"""


def meta(facts: Facts) -> dict[str, Any]:
    """``meta.json``, as spaCy reads it, with what ``claimx info`` tells under ``claimx``."""
    said = facts.stated
    major, minor = version("spacy").split(".")[:2]
    first = facts.results[0].scores if facts.results else {}
    return {
        "lang": "en",
        "name": said.name.removeprefix("en_"),
        "version": said.version,
        "spacy_version": f">={major}.{minor},<{major}.{int(minor) + 1}",
        "description": f"A {facts.manifest.kind} model for claimx",
        "author": "",
        "email": "",
        "url": "",
        "license": said.licence or "",
        "pipeline": list(facts.components),
        "performance": {name: figure.value for name, figure in first.items() if figure.value is not None},
        "claimx": {
            "schema": SCHEMA,
            "claimx": claimx.__version__,
            "kind": facts.manifest.kind,
            "fingerprint": facts.manifest.fingerprint,
            "knowledge": dict(zip(("fingerprint", "date"), facts.knowledge, strict=True)),
            "measured": [_measured(result) for result in facts.results],
        },
    }


def _measured(result: Result) -> Mapping[str, Any]:
    return {
        "corpus": shown(result.corpus.name),
        "hash": result.corpus.hash,
        "date": result.date.date().isoformat(),
        "scores": {name: figure.model_dump() for name, figure in result.scores.items()},
    }
