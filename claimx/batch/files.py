"""The files that a run reads: those named, those of folders, those that a pattern fits."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimx.documents.folders import RUN, Held, held, within
from claimx.errors import BatchError


@dataclass(frozen=True, slots=True)
class Files:
    """What is to be read.

    Attributes:
        paths: Sorted; a file that has several names stands once, under the shortest.
        folders: Of the folders that hold what is not read (other formats, annotations, runs), what they hold.
    """

    paths: tuple[str, ...]
    folders: tuple[tuple[str, Held], ...] = ()


def files(inputs: Iterable[str | Path], *, but: Sequence[Path] = ()) -> Files:
    """The files of a run, in an order that does not depend on that of the inputs.

    Args:
        inputs: Files, folders, and patterns with ``*``, ``?`` and ``**``. What is none of these is taken for a file,
            which will be found missing, as is a folder in which there is nothing to read.
        but: Files and folders that hold no statements, though the inputs hold them.

    Raises:
        BatchError: An input is the folder of a run, or all of them are left out.
    """
    apart = {path.resolve() for path in but}
    paths: set[str] = set()
    folders: dict[str, Held] = {}
    for source in inputs:
        named = Path(source)
        if within(named, apart):
            continue
        if (named / RUN).is_dir():
            raise BatchError(
                f"{named} is the folder of a run, and holds no statements",
                remedy="name OUTPUT last; claimx convert, report and match read runs",
            )
        found: set[str] = set()
        for path in _matches(str(source)):
            if within(path, apart) or (path != named and _of_run(path)):
                continue
            if not path.is_dir():
                found.add(path.as_posix())
                continue
            inside = held(path, but=apart)
            found.update(p.as_posix() for p in inside.read)
            if inside.others or inside.runs or inside.beside:
                folders[path.as_posix()] = inside
        paths |= found or {named.as_posix()}
    if not paths:
        raise BatchError("nothing is left to read besides OUTPUT", remedy="name the statements before it")
    return Files(tuple(sorted(_once(paths))), tuple(sorted(folders.items())))


def _matches(source: str) -> list[Path]:
    if Path(source).exists() or not glob.has_magic(source):
        return [Path(source)]
    return [Path(path) for path in glob.iglob(source, recursive=True)]  # noqa: PTH207 - a pattern may be absolute


def _of_run(path: Path) -> bool:
    """Whether a file or folder is in the folder of a run, or is it."""
    return any((place / RUN).is_dir() for place in (path, *path.parents))


def _once(paths: Iterable[str]) -> Iterable[str]:
    """A name for each file: links, and the ways through them, make several of one."""
    names: dict[str, str] = {}
    for path in sorted(paths, key=lambda path: (path.count("/"), path)):
        names.setdefault(os.path.realpath(path), path)
    return names.values()
