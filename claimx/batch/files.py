"""The files that a run reads: those named, those of folders, those that a pattern fits."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimx.documents.folders import held


@dataclass(frozen=True, slots=True)
class Files:
    """What is to be read.

    Attributes:
        paths: Sorted, each once.
        passed_over: For each folder that holds files of other formats, how many, and their endings.
    """

    paths: tuple[str, ...]
    passed_over: tuple[tuple[str, int, tuple[str, ...]], ...] = ()


def files(inputs: Iterable[str | Path], *, but: Sequence[Path] = ()) -> Files:
    """The files of a run, in an order that does not depend on that of the inputs.

    Args:
        inputs: Files, folders, and patterns with ``*``, ``?`` and ``**``. What is none of these is taken for a file,
            which will be found missing.
        but: Files and folders that hold no statements, though they lie in a folder of the inputs.
    """
    apart = [path.resolve() for path in but]
    paths: set[str] = set()
    passed_over = []
    for source in inputs:
        for path in _matches(str(source)):
            if not path.is_dir():
                paths.add(path.as_posix())
                continue
            read, others = held(path, but=apart)
            paths.update(p.as_posix() for p in read)
            if others:
                endings = tuple(sorted({p.suffix.lower() or p.name for p in others}))
                passed_over.append((path.as_posix(), len(others), endings))
            if not read:
                paths.add(path.as_posix())
    return Files(tuple(sorted(paths)), tuple(sorted(passed_over)))


def _matches(source: str) -> list[Path]:
    if Path(source).exists() or not glob.has_magic(source):
        return [Path(source)]
    found = [Path(path) for path in glob.glob(source, recursive=True)]  # noqa: PTH207 - a pattern may be absolute
    return found or [Path(source)]
