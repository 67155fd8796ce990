"""Corpora on disk: a folder of annotated documents, or a root whose folders are its splits."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from claimx.corpus.gold import GoldDocument, load_gold, text_of
from claimx.errors import CorpusError

METADATA = "metadata.csv"
# Of files that are told by name so many are.
_SHOWN = 5
# Splits are told in this order, others after them.
_ORDER = ("train", "dev", "calibration", "test")


def is_split(folder: Path, texts: Path | None = None) -> bool:
    """Whether a folder holds annotated documents: a ``.json`` whose text is found (see ``gold.text_of``)."""
    return any(text_of(path, texts).is_file() for path in folder.glob("*.json"))


def _place(folder: Path) -> tuple[int, str]:
    return (_ORDER.index(folder.name) if folder.name in _ORDER else len(_ORDER), folder.name)


def split_folders(path: str | Path, *, texts: Path | None = None) -> dict[str, Path]:
    """The folders of annotated documents that a path stands for, by name: itself, else its splits.

    Args:
        path: A folder of documents, or a root.
        texts: Where the texts are that are not beside their annotations.

    Raises:
        CorpusError: There is no such folder, or no annotated document in it.
    """
    path = Path(path)
    if not path.is_dir():
        raise CorpusError(f"{path} is no folder", remedy="name a folder of annotated documents, or one of its splits")
    if texts is not None and not texts.is_dir():
        raise CorpusError(f"{texts} is no folder", remedy="name the folder of the texts, or of the splits they are in")
    if is_split(path, texts):
        return {path.resolve().name: path}
    found = {
        folder.name: folder
        for folder in sorted(path.iterdir(), key=_place)
        if folder.is_dir() and is_split(folder, texts)
    }
    if not found:
        raise CorpusError(
            f"{path} holds no annotated documents", remedy="put NAME.json beside each NAME.txt, in it or its folders"
        )
    return found


def named_folders(paths: Iterable[str | Path], *, texts: Path | None = None) -> dict[str, Path]:
    """The folders of annotated documents that several paths stand for; a name that two share is told with its parent.

    Raises:
        CorpusError: As ``split_folders``.
    """
    folders = [pair for path in paths for pair in split_folders(path, texts=texts).items()]
    unique = {folder.resolve(): (name, folder) for name, folder in folders}
    names = [name for name, _ in unique.values()]
    return {
        name if names.count(name) == 1 else f"{folder.resolve().parent.name}/{name}": folder
        for name, folder in unique.values()
    }


def passed_over(folder: Path) -> str:
    """What is to be told of the texts of a folder that have no annotations beside them; empty where all have."""
    found = [path.name for path in sorted(folder.glob("*.txt")) if not path.with_suffix(".json").is_file()]
    if not found:
        return ""
    names = ", ".join(found[:_SHOWN]) + (" …" if len(found) > _SHOWN else "")
    return f"{folder}: passed over for want of annotations: {len(found)} texts ({names})"


def load(path: str | Path, *, texts: str | Path | None = None) -> dict[str, list[GoldDocument]]:
    """The annotated documents of a corpus by split, each by name; a folder of documents is one split.

    Args:
        path: A root such as ``corpora/``, or a folder of documents such as ``corpora/train``.
        texts: Where the texts are that are not beside their annotations, as of a second annotator's: a folder of
            texts, or a root.

    Raises:
        CorpusError: There is no such folder, nothing annotated in it, or an annotation that does not fit its text.
    """
    place = None if texts is None else Path(texts)
    return {name: load_gold(folder, texts=place) for name, folder in split_folders(path, texts=place).items()}
