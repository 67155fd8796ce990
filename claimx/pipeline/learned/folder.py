"""The folder of a trained model: ``claimx.json`` says what it is and vouches for the files beside it."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from claimx.errors import ModelError
from claimx.pipeline.learned.types import ALL_LEARNED, FIELDS, Policy

NAME = "claimx.json"
SCHEMA = "claimx.model/1"
_REMEDY = "copy the folder again, or train the model anew with claimx train"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What ``claimx.json`` says.

    Attributes:
        kind: What to call it: ``spacy``, ``transformer``, ``hybrid``.
        learner: What reads its files, by the name in ``learners.LEARNERS``.
        amounts: Whether amounts are found by the rules or by the model.
        policy: Whose word holds for each field.
        files: SHA-256 of every file the model is read from, by its path in the folder.
        settings: What the learner needs to know beside its files.
        made: How it came about: encoder, seeds, corpus, versions. It changes nothing.
    """

    kind: str
    learner: str
    amounts: Literal["rules", "learned"] = "learned"
    policy: Policy = ALL_LEARNED
    files: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    made: Mapping[str, Any] = field(default_factory=dict)

    @property
    def fingerprint(self) -> str:
        """16 hex digits that change with anything the outcome depends on."""
        told = {name: value for name, value in asdict(self).items() if name not in ("made", "kind")}
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


def is_model(folder: Path) -> bool:
    """Whether a folder says that it holds a trained model."""
    return (folder / NAME).is_file()


def spacy_config(folder: Path) -> str:
    """The configuration of a spaCy pipeline that a folder holds.

    Raises:
        ModelError: It holds none.
    """
    try:
        return (folder / "config.cfg").read_text("utf-8")
    except OSError as error:
        raise ModelError(
            f"{folder} holds no model: neither {NAME} nor config.cfg can be read",
            remedy="give a folder that claimx train or spaCy wrote",
        ) from error


def read(folder: Path) -> Manifest:
    """What a model's folder says of itself; its files are those that it vouches for.

    Raises:
        ModelError: There is no ``claimx.json``, it is damaged or another version's, or a file is missing or changed.
    """
    place = folder / NAME
    try:
        plain = json.loads(place.read_text("utf-8"))
        if not isinstance(plain, dict) or plain.pop("schema", None) != SCHEMA:
            raise ModelError(f"{place} is not of a model that this version reads", remedy=_REMEDY)
        manifest: Manifest = TypeAdapter(Manifest).validate_python(plain)
    except OSError as error:
        raise ModelError(f"{place}: {error.strerror or error}", remedy=_REMEDY) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ModelError(f"{place} is damaged: {where}: {first['msg']}", remedy=_REMEDY) from error
    except ValueError as error:
        raise ModelError(f"{place} is damaged: {error}", remedy=_REMEDY) from error
    if not set(manifest.policy.least) <= set(FIELDS):
        raise ModelError(f"{place}: the policy names other fields than {', '.join(FIELDS)}", remedy=_REMEDY)
    for name, digest in manifest.files.items():
        _check(folder, name, digest)
    return manifest


def _check(folder: Path, name: str, digest: str) -> None:
    if not (folder / name).resolve().is_relative_to(folder.resolve()):
        raise ModelError(f"{folder / NAME} names a file outside its folder: {name}", remedy=_REMEDY)
    try:
        found = digest_of(folder / name)
    except OSError as error:
        raise ModelError(f"{folder / name}: {error.strerror or error}", remedy=_REMEDY) from error
    if found != digest:
        raise ModelError(f"{folder / name} is damaged or of another model", remedy=_REMEDY)


def digest_of(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write(folder: Path, manifest: Manifest) -> None:
    """Write ``claimx.json``; the files that the manifest vouches for are in place already."""
    told = {"schema": SCHEMA, **asdict(manifest)}
    (folder / NAME).write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")


def digests(folder: Path, files: Iterable[str]) -> dict[str, str]:
    """What a manifest says of files of its folder."""
    return {name: digest_of(folder / name) for name in sorted(files)}


def copy(source: Path, target: Path) -> None:
    """Copy a model with the files that it vouches for; ModelError where it is damaged."""
    manifest = read(source)
    for name in (NAME, *manifest.files):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, target / name)
