"""A learner that finds the amounts its folder lists and says of every amount what its folder says."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from claimx.pipeline.learned.folder import Manifest, digests, write
from claimx.pipeline.learned.types import Learned, Phrase, Span
from claimx.pipeline.steps import Sheet
from claimx.pipeline.types import Link
from claimx.records import Via


class Marking:
    def __init__(self, said: dict[str, Any]) -> None:
        self.said = said

    def spans(self, sheets: Sequence[Sheet]) -> list[list[Span]]:
        return [
            [Span(at, at + len(word)) for word in self.said.get("words", ()) if (at := sheet.view.text.find(word)) >= 0]
            for sheet in sheets
        ]

    def judge(self, sheets: Sequence[Sheet]) -> list[list[Learned]]:
        return [[self._of(sheet, amount.start, amount.end) for amount in sheet.amounts] for sheet in sheets]

    def _of(self, sheet: Sheet, start: int, end: int) -> Learned:
        told = {
            name: tuple((value, chance) for value, chance in self.said.get(name, ()))
            for name in ("type", "topic", "change", "bound", "status", "scope")
        }
        subjects: tuple[Phrase, ...] = ()
        if "subject" in self.said:
            words, chance = self.said["subject"]
            at = sheet.view.text.find(words)
            subjects = (Phrase((at, at + len(words)) if words else None, chance),)
        forces = None
        if "forces" in self.said:
            forces = tuple(Link(force, Via.CONTEXT, chance) for force, chance in self.said["forces"])
        return Learned(start, end, keep=self.said.get("keep"), subjects=subjects, forces=forces, **told)


def load(folder: Path, manifest: Manifest) -> Marking:
    return Marking(json.loads((folder / "said.json").read_text("utf-8")))


def make(folder: Path, said: dict[str, Any], **manifest: Any) -> Path:
    """A folder of a model that says this."""
    folder.mkdir(parents=True)
    (folder / "said.json").write_text(json.dumps(said), "utf-8")
    write(folder, Manifest("marking", "marking", files=digests(folder, ["said.json"]), **manifest))
    return folder
