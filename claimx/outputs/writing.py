"""Records written in a format to stdout, a file or a folder."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from claimx.errors import OutputError
from claimx.outputs import Format
from claimx.outputs.place import aside
from claimx.records import AnyRecord


def write(
    records: Iterable[AnyRecord], form: Format, path: Path | None, options: Mapping[str, object] | None = None
) -> None:
    """Write records, one at a time, as they come.

    Args:
        records: A document stands before its claims; a claim whose document does not come is written all the same.
        path: A file; or a folder, if one stands there, or if the name has no ending and the format can be a folder.
            None is stdout. What stood there stays until all is written.
        options: Of the format's own (``Facts.option``).

    Raises:
        OutputError: The format cannot be written there, or cannot hold so much.
        OSError: The disk is full, or it may not be written to.
    """
    facts = form.facts
    given = dict(options or {})
    if path is None:
        if not facts.stream:
            raise OutputError(f"{form} is not written to stdout", remedy=f"name a file: -o claims{facts.endings[0]}")
        _function(facts.stream)(records, sys.stdout, **given)
        sys.stdout.flush()
        return
    folder = path.is_dir() or bool(facts.folder and (given.get("partition_by") or not (path.suffix or path.exists())))
    if folder and not facts.folder:
        example = path / f"claims{next(iter(facts.endings), '.txt')}"
        raise OutputError(f"{form} is one file and {path} is a folder", remedy=f"name a file: -o {example}")
    with aside(path) as new:
        if folder:
            new.mkdir()
            _function(facts.folder)(records, new, **given)
        elif facts.file:
            _function(facts.file)(records, new, **given)
        else:
            with new.open("w", encoding="utf-8-sig" if facts.mark else "utf-8", newline="") as out:
                _function(facts.stream)(records, out, **given)


def _function(name: str) -> Callable[..., Any]:
    module, _, function = name.partition(":")
    found: Callable[..., Any] = getattr(import_module(f"claimx.outputs.{module}"), function)
    return found
