"""Folders of statements: which of their files are read."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from claimx.documents.beside import tells_of_others
from claimx.documents.sniff import SUFFIXES
from claimx.errors import ReadError

# A folder that holds one of this name is that of a run: it holds records and no statements.
RUN = ".claimx"


@dataclass(frozen=True, slots=True)
class Held:
    """What a folder and its folders hold, sorted.

    Attributes:
        read: Files of formats that are read.
        others: The other files.
        runs: Folders of runs, of whose files none is in the others.
        beside: Files that are no statements, but tell of those beside them: annotations, metadata.
    """

    read: tuple[Path, ...]
    others: tuple[Path, ...]
    runs: tuple[Path, ...]
    beside: tuple[Path, ...] = ()


def held(folder: Path, *, but: Collection[Path] = ()) -> Held:
    """What a folder and its folders hold.

    Args:
        but: Resolved paths of files and folders that are passed over.
    """
    paths = sorted(folder.rglob("*"))
    runs = [path.parent for path in paths if path.name == RUN]
    apart = frozenset(but) | {run.resolve() for run in runs}
    read: list[Path] = []
    others: list[Path] = []
    beside: list[Path] = []
    for path in paths:
        # A link that leads nowhere will be found missing.
        if (path.is_file() or not path.exists()) and not within(path, apart):
            known = path.suffix.lower() in SUFFIXES
            (others if not known else beside if tells_of_others(path) else read).append(path)
    return Held(tuple(read), tuple(others), tuple(run for run in runs if not within(run, but)), tuple(beside))


def within(path: Path, apart: Collection[Path]) -> bool:
    """Whether a file or folder is one of some resolved paths, or lies in one."""
    place = Path(os.path.realpath(path))
    return place in apart or any(parent in apart for parent in place.parents)


def empty(folder: Path) -> ReadError:
    """What is wrong with a folder that holds nothing that is read."""
    endings = ", ".join(sorted(SUFFIXES))
    return ReadError(f"{folder} holds no file of a format that is read", remedy=f"name files in {endings}")
