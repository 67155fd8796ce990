"""What the page says in plain words, and where each force lies on its map: read from the files beside this one."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

_FOLDER = files("claimx.report")


@dataclass(frozen=True, slots=True)
class Tile:
    """A force's place on the map: its label, and column and row counted from 1 at the top left."""

    force: str
    label: str
    column: int
    row: int


def asset(name: str) -> str:
    """The text of a file of the page."""
    return (_FOLDER / "page" / name).read_text("utf-8")


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """By closed list, what each of its members is called on the page."""
    plain: dict[str, dict[str, str]] = json.loads((_FOLDER / "words.json").read_text("utf-8"))
    return MappingProxyType({name: MappingProxyType(labels) for name, labels in plain.items()})


@cache
def tiles() -> tuple[Tile, ...]:
    """One tile a force, roughly where it lies."""
    rows = csv.DictReader(io.StringIO((_FOLDER / "tiles.csv").read_text("utf-8")))
    return tuple(Tile(row["force"], row["label"], int(row["column"]), int(row["row"])) for row in rows)
