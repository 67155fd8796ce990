"""Folders of statements: which of their files are read."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from claimx.documents.sniff import SUFFIXES


def held(folder: Path, *, but: Collection[Path] = ()) -> tuple[list[Path], list[Path]]:
    """The files in a folder and its folders, sorted: those of formats that are read, and the others.

    Args:
        but: Resolved paths of files and folders that are passed over.
    """
    read: list[Path] = []
    others: list[Path] = []
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        place = path.resolve()
        if any(place == apart or apart in place.parents for apart in but):
            continue
        (read if path.suffix.lower() in SUFFIXES else others).append(path)
    return read, others
