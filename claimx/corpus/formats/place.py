"""Where a corpus is written: aside and renamed when it is whole, over nothing that a person may have worked on."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimx.errors import CorpusError

# Of a folder that was written here: the SHA-256 of each of its files as it was written.
MARKER = ".claimx-corpus"
_REMEDY = "name a new folder"


@contextmanager
def aside(path: Path, *, folder: bool) -> Iterator[Path]:
    """Where to write what is to become a file, or an empty folder to fill; it takes its place if all goes well.

    Files written beside a file take theirs too, where nothing else stands. A folder is replaced only if this function
    made it, and all in it is still as it was written.

    Raises:
        CorpusError: Something else stands there.
        OSError: There is no room, no such folder, or no permission.
    """
    final = path.resolve()
    if folder:
        _refuse(final, path)
    elif final.is_dir():
        raise CorpusError(f"{path} is a folder, and what is to be written is one file", remedy="name a file in it")
    place = Path(tempfile.mkdtemp(prefix=f".{final.name}.", dir=final.parent))
    try:
        new = place / final.name
        if folder:
            new.mkdir()
        yield new
        if folder:
            marks = {one.relative_to(new).as_posix(): _digest(one) for one in _files(new)}
            (new / MARKER).write_text(json.dumps({"files": marks}, indent=1) + "\n", "utf-8")
        written = [new] if folder else sorted(place.iterdir(), key=lambda one: one == new)
        for one in _files(new) if folder else written:
            with one.open("rb") as file:
                os.fsync(file.fileno())
        for one in written:
            there = final.parent / one.name
            if one != new and there.exists() and (there.is_dir() or there.read_bytes() != one.read_bytes()):
                raise CorpusError(f"{there} is there already, and is another", remedy="name another target")
        for one in written:
            if folder and final.is_dir():
                final.rename(place / "before")
            one.replace(final.parent / one.name)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _files(folder: Path) -> list[Path]:
    return sorted(one for one in folder.rglob("*") if not one.is_dir())


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _refuse(final: Path, path: Path) -> None:
    """Refuse to write a folder over what is there, unless it is as it was written."""
    if not final.exists():
        return
    if not final.is_dir():
        raise CorpusError(f"{path} is a file, and what is to be written is a folder", remedy=_REMEDY)
    files = {one.relative_to(final).as_posix(): one for one in _files(final)}
    try:
        written = json.loads(files.pop(MARKER).read_text("utf-8"))["files"] if MARKER in files else {}
    except (ValueError, KeyError, TypeError):
        written = {}
    changed = [name for name, one in files.items() if written.get(name) != _digest(one)]
    if changed:
        shown = ", ".join(changed[:3]) + (" …" if len(changed) > 3 else "")
        raise CorpusError(
            f"{path} holds files that were not written by this, or changed since: {shown}", remedy=_REMEDY
        )
