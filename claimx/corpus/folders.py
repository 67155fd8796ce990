"""Corpora on disk: a folder of annotated documents, or a root whose folders are its splits."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from claimx.corpus.gold import GoldDocument, load_gold
from claimx.errors import CorpusError

# Of a root, the folder of second annotations: documents of the splits again, by another annotator.
SECOND = "second"
METADATA = "metadata.csv"
# Splits are told in this order, others after them.
_ORDER = ("train", "dev", "calibration", "test")


def is_split(folder: Path) -> bool:
    """Whether a folder holds annotated documents: a ``.json`` with a ``.txt`` of its name beside it."""
    return any(path.with_suffix(".txt").is_file() for path in folder.glob("*.json"))


def _place(folder: Path) -> tuple[int, str]:
    return (_ORDER.index(folder.name) if folder.name in _ORDER else len(_ORDER), folder.name)


def split_folders(path: str | Path, *, second: bool = False) -> dict[str, Path]:
    """The folders of annotated documents that a path stands for, by name: itself, else its splits.

    Args:
        path: A folder of documents, or a root.
        second: Whether a root's folder of second annotations is among them.

    Raises:
        CorpusError: There is no such folder, or no annotated document in it.
    """
    path = Path(path)
    if not path.is_dir():
        raise CorpusError(f"{path} is no folder", remedy="name a folder of annotated documents, or one of its splits")
    if is_split(path):
        return {path.resolve().name: path}
    found = {
        folder.name: folder
        for folder in sorted(path.iterdir(), key=_place)
        if folder.is_dir() and is_split(folder) and (second or folder.name != SECOND)
    }
    if not found:
        raise CorpusError(
            f"{path} holds no annotated documents", remedy="put NAME.json beside each NAME.txt, in it or its folders"
        )
    return found


def named_folders(paths: Iterable[str | Path]) -> dict[str, Path]:
    """The folders of annotated documents that several paths stand for; a name that two share is told with its parent.

    Raises:
        CorpusError: As ``split_folders``.
    """
    folders = [pair for path in paths for pair in split_folders(path, second=True).items()]
    unique = {folder.resolve(): (name, folder) for name, folder in folders}
    names = [name for name, _ in unique.values()]
    return {
        name if names.count(name) == 1 else f"{folder.resolve().parent.name}/{name}": folder
        for name, folder in unique.values()
    }


def load(path: str | Path) -> dict[str, list[GoldDocument]]:
    """The annotated documents of a corpus by split, each by name; a folder of documents is one split.

    Args:
        path: A root such as ``corpora/``, or a folder of documents such as ``corpora/train``. Of a root, second
            annotations (``second/``) are left out.

    Raises:
        CorpusError: There is no such folder, nothing annotated in it, or an annotation that does not fit its text.
    """
    return {name: load_gold(folder) for name, folder in split_folders(path).items()}
