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
from pydantic import BaseModel, ValidationError

from claimx.errors import ModelError, RecordsError
from claimx.evaluation.result import Result
from claimx.evaluation.systems import hash_of
from claimx.knowledge import base
from claimx.pipeline.learned import folder as folders
from claimx.pipeline.learned import installed
from claimx.pipeline.learned.folder import Manifest

TRAINING = "training.json"
# What other folders are told by, and what to do with them.
_ELSEWHERE = {
    "config.cfg": "pipelines of spaCy are packaged by spacy package",
    "scorer.json": "models of worth have their card in their folder, and go to others as it is: claimx score --scorer",
}
_ASK = "give one that claimx train spacy, transformer or hybrid wrote"
_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")


class _Sizes(BaseModel):
    hash: str
    documents: int
    words: int
    mentions: int
    optional: int


class _Corpus(BaseModel):
    name: str | None = None
    licence: str | None = None
    splits: dict[str, _Sizes]


class _Knowledge(BaseModel):
    fingerprint: str
    date: str


class _Recorded(BaseModel):
    """The parts of ``training.json`` whose shape the card relies on; a hybrid's ``base`` is its model's."""

    corpus_hash: dict[str, str] | None = None
    corpus: _Corpus | None = None
    knowledge: _Knowledge | None = None
    versions: dict[str, str] | None = None
    base: _Recorded | None = None


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
        remedy = next((told for name, told in _ELSEWHERE.items() if (model / name).is_file()), _ASK)
        raise ModelError(
            f"{model} is no folder of a model that extracts claims: it has no {folders.NAME}", remedy=remedy
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
    try:
        _Recorded.model_validate(told)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the whole"
        raise ModelError(
            f"{path} is not what claimx train writes: {where}: {first['msg']}",
            remedy="remove it, or train the model anew",
        ) from error
    recorded: Mapping[str, Any] = told
    return recorded


def _result(path: Path, model: Path, mark: str) -> Result:
    result = Result.read(path)
    if result.model.files != hash_of(model) and mark not in result.model.fingerprints:
        raise RecordsError(
            f"{path} was measured of another model ({result.model.name})",
            remedy=f"claimx evaluate {model} CORPUS -o {path}",
        )
    return result
