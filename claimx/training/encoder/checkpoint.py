"""Where training stands after an epoch, on disk: written aside and renamed, so that it is whole or not there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

import torch

from claimx.errors import ModelError

CHECKPOINT = "checkpoint.pt"


def aside(path: Path, write: Callable[[Path], object]) -> None:
    """Write a file under another name and move it to its place."""
    part = path.with_name(f".{path.name}.part")
    write(part)
    part.replace(path)


def save(folder: Path, state: Mapping[str, Any]) -> None:
    """Write a checkpoint in place of the one before."""
    aside(folder / CHECKPOINT, lambda part: torch.save(dict(state), part))


def load(folder: Path, key: str) -> dict[str, Any] | None:
    """The checkpoint of a folder; None where there is none.

    Args:
        key: What it must have been made with (settings and data).

    Raises:
        ModelError: It is of another run, or damaged.
    """
    path = folder / CHECKPOINT
    if not path.exists():
        return None
    try:
        state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    except (OSError, RuntimeError, ValueError, EOFError, UnpicklingError) as error:
        told = str(error).partition("\n")[0]
        raise ModelError(f"{path}: the checkpoint cannot be read ({told})", remedy="delete it to start again") from None
    if state.get("key") != key:
        raise ModelError(
            f"{path}: the checkpoint is of other settings or sentences",
            remedy="give the same as before, another folder, or delete it to start again",
        )
    return state


def remove(folder: Path) -> None:
    """Delete the checkpoint of a finished run: it is three times as large as the weights."""
    (folder / CHECKPOINT).unlink(missing_ok=True)
