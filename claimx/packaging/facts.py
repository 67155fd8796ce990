"""What a package and its card are made from: the model, what its training recorded, what was measured of it."""

from __future__ import annotations

import json
import keyword
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.version import InvalidVersion, Version

from claimx.errors import ModelError, RecordsError
from claimx.evaluation.result import Result
from claimx.evaluation.systems import hash_of
from claimx.knowledge import base
from claimx.pipeline.learned import folder as folders
from claimx.pipeline.learned import installed
from claimx.pipeline.learned.folder import Manifest

TRAINING = "training.json"
_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Stated:
    """What only the person who packages a model can say.

    Attributes:
        name: Of the package, in Python and for pip.
        version: Of it, by PEP 440.
        licence: Of the weights, an SPDX expression; None for not stated.
        datasets: Names on the hub of the data sets it was trained on.
        watts: Power of the device it was trained on.
        grams: CO2 of a kilowatt-hour there.
    """

    name: str
    version: str = "0.1.0"
    licence: str | None = None
    datasets: tuple[str, ...] = ()
    watts: float | None = None
    grams: float | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is known.

    Attributes:
        stated: By the person who packages it.
        manifest: The model's.
        training: What ``training.json`` says; empty where there is none.
        results: What was measured, in the order given.
        fingerprint: That of the records it makes with this version of claimx.
        components: Of its pipeline.
        knowledge: Fingerprint and date of the knowledge base of this version.
    """

    stated: Stated
    manifest: Manifest
    training: Mapping[str, Any]
    results: tuple[Result, ...]
    fingerprint: str
    components: tuple[str, ...]
    knowledge: tuple[str, str]


def default_name(model: Path) -> str:
    """The name of a package where nobody chose one: ``en_claimx_`` and what the folder is called."""
    words = re.findall(r"[a-z0-9]+", model.resolve().name.lower())
    return "_".join(["en_claimx", *words])


def stated(name: str, version: str, licence: str | None = None, **others: Any) -> Stated:
    """What somebody said, checked and in its normal form.

    Raises:
        ModelError: It is no name of a package, or another package's; no version; no licence by SPDX.
    """
    if not _NAME.fullmatch(name) or keyword.iskeyword(name):
        raise ModelError(
            f"{name!r} is no name for a package",
            remedy="lower-case letters, digits and single underscores, a letter first: --name en_claimx_mine",
        )
    if name not in installed.names() and find_spec(name) is not None:
        raise ModelError(f"{name} is the name of another package", remedy="choose another with --name")
    try:
        number = str(Version(version))
    except InvalidVersion:
        raise ModelError(f"{version!r} is no version", remedy="write it as 1.0.0 with --version") from None
    try:
        spdx = None if licence is None else str(canonicalize_license_expression(licence))
    except InvalidLicenseExpression:
        raise ModelError(
            f"{licence!r} is no licence by SPDX", remedy="write it as CC-BY-4.0, MIT or Apache-2.0 with --licence"
        ) from None
    return Stated(name, number, spdx, **others)


def gather(model: Path, said: Stated, results: Sequence[Path] = ()) -> Facts:
    """What is known of a model; it is loaded once, to see that it can be.

    Raises:
        ModelError: The folder is no trained model's, or damaged, or what it needs is not installed.
        RecordsError: A result cannot be read or is of another model.
    """
    from claimx.pipeline.assembly import fingerprint
    from claimx.pipeline.language import DEFAULT_PARSER, load
    from claimx.pipeline.steps import identity, made_of
    from claimx.pipeline.syntax import load as parser

    if not folders.is_model(model):
        own = (model / "config.cfg").is_file()
        raise ModelError(
            f"{model} is no folder of a model that claimx trained: it has no {folders.NAME}",
            remedy="pipelines of spaCy are packaged by spacy package" if own else "give one that claimx train wrote",
        )
    nlp = load(str(model))
    mark = fingerprint(identity(parser(DEFAULT_PARSER)), made_of(nlp))
    knowledge = base()
    return Facts(
        stated=said,
        manifest=folders.read(model),
        training=_training(model / TRAINING),
        results=tuple(_result(path, model, mark) for path in results),
        fingerprint=mark,
        components=tuple(nlp.pipe_names),
        knowledge=(knowledge.fingerprint(), knowledge.date.isoformat()),
    )


def _training(path: Path) -> Mapping[str, Any]:
    if not path.exists():
        return {}
    try:
        told = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path} cannot be read: {error}", remedy="remove it, or train the model anew") from error
    if not isinstance(told, dict):
        raise ModelError(f"{path} is not what claimx train writes", remedy="remove it, or train the model anew")
    return told


def _result(path: Path, model: Path, mark: str) -> Result:
    result = Result.read(path)
    if result.model.files != hash_of(model) and mark not in result.model.fingerprints:
        raise RecordsError(
            f"{path} was measured of another model ({result.model.name})",
            remedy=f"claimx evaluate {model} CORPUS -o {path}",
        )
    return result
