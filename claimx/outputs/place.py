"""Where an output goes: written aside and renamed when it is whole, so that what stood there stays until then."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from claimx.errors import OutputError

# What folders of ours hold: anything else in one, and it is not replaced.
_OURS = frozenset(
    f"{records}{ending}" for records in ("claims", "documents", "errors") for ending in (".jsonl", ".parquet")
)
# What SQLite may have left beside a database, and would take for the new one's.
_LEFT = ("-journal", "-wal", "-shm")


def _strangers(folder: Path) -> list[str]:
    """What a folder holds besides records."""
    return sorted(one.name for one in folder.iterdir() if not (one.name in _OURS or _is_partitions(one)))


@contextmanager
def aside(path: Path, *, strangers: Callable[[Path], list[str]] = _strangers) -> Iterator[Path]:
    """Where to write what is to become a file or folder, on the same disk; it takes its place if all goes well.

    Files written beside it take theirs too. A device or pipe is written to as it is.

    Args:
        path: Where it is to be.
        strangers: What a folder that stands there holds besides what may be replaced.

    Raises:
        OutputError: A folder stands there that holds other things.
        OSError: There is no room, no such folder, or no permission.
    """
    final = path.resolve()
    if final.exists() and not final.is_file() and not final.is_dir():
        yield final
        return
    _refuse(final, path, strangers)
    folder = Path(tempfile.mkdtemp(prefix=f".{final.name}.", dir=final.parent))
    try:
        new = folder / final.name
        yield new
        for one in sorted(folder.iterdir(), key=lambda one: one == new):
            _flush(one)
            _replace(one, final.parent / one.name)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _refuse(final: Path, path: Path, strangers: Callable[[Path], list[str]]) -> None:
    if not final.is_dir():
        return
    others = strangers(final)
    if others:
        raise OutputError(
            f"{path} is a folder that holds other things ({', '.join(others[:3])}), and is not replaced",
            remedy="name a new folder with --output, or a file in this one",
        )


def _is_partitions(one: Path) -> bool:
    if one.name != "claims" or not one.is_dir():
        return False
    return all(inner.is_dir() or inner.suffix == ".parquet" for inner in one.rglob("*"))


def _flush(written: Path) -> None:
    """Have the disk hold what was written before anything is renamed."""
    for one in [written] if written.is_file() else sorted(written.rglob("*")):
        if one.is_file():
            with one.open("rb") as file:
                os.fsync(file.fileno())


def _replace(new: Path, final: Path) -> None:
    for ending in _LEFT:
        final.with_name(final.name + ending).unlink(missing_ok=True)
    if final.is_dir():
        final.rename(new.with_name(f"{new.name}.old"))
    elif new.is_dir():
        final.unlink(missing_ok=True)
    new.replace(final)
