"""What reads the files of a model, by the name its manifest gives; each is imported when a folder asks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from claimx.errors import ModelError
from claimx.pipeline.learned import folder as folders
from claimx.pipeline.learned.folder import Manifest
from claimx.pipeline.learned.types import Learned, Span

if TYPE_CHECKING:
    from claimx.pipeline.steps import Sheet


class Learner(Protocol):
    """A model that was loaded. It reads sheets and leaves them as they are."""

    def spans(self, sheets: Sequence[Sheet]) -> list[list[Span]]:
        """For each sheet where its amounts are, in order and not overlapping; nothing but the text is known of it."""

    def judge(self, sheets: Sequence[Sheet]) -> list[list[Learned]]:
        """For each sheet what the model says of each of ``sheet.amounts``, in their order.

        All that stands before the claims is known of a sheet: attributions, times, areas, cells and mentions.
        """


# A module with ``load(folder: Path, manifest: Manifest) -> Learner``.
LEARNERS: Mapping[str, str] = MappingProxyType(
    {
        "spacy": "claimx.pipeline.learned.spacy.predict",
        "transformer": "claimx.pipeline.learned.transformer.predict",
    }
)


def load(folder: Path) -> tuple[Manifest, Learner]:
    """The model of a folder, loaded once a process.

    Raises:
        ModelError: The folder is damaged or another version's, or what reads it is not installed.
    """
    return _load(folder.resolve())


@cache
def _load(folder: Path) -> tuple[Manifest, Learner]:
    manifest = folders.read(folder)
    module = LEARNERS.get(manifest.learner)
    if module is None:
        known = ", ".join(LEARNERS)
        raise ModelError(f"{folder}: {manifest.learner!r} reads no model", remedy=f"this version has {known}")
    try:
        learner: Learner = import_module(module).load(folder, manifest)
    except ImportError as error:
        if (error.name or "").partition(".")[0] == "claimx":
            raise
        raise ModelError(
            f"{folder}: {error.name} is not installed, which this model needs", remedy="pip install 'claimx[train]'"
        ) from error
    return manifest, learner
