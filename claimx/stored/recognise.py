"""Telling what holds records from what holds statements."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

from claimx.stored.kinds import STDIN, Kind, kind_of, kind_of_bytes

# How JSON that claimx writes begins, a record a line or an array of them.
_OURS = re.compile(rb'(?:\xef\xbb\xbf)?[\s\[]*\{\s*"schema"\s*:\s*"claimx\.(?:claim|document|error)/')
_HEAD = 4_096


def is_stored(source: str | Path) -> bool:
    """Whether a source holds records that claimx wrote, and no statements; "-" is stdin, of which nothing is used up.

    What cannot be opened holds none: reading it as a statement tells why.
    """
    if source == STDIN:
        buffer = sys.stdin.buffer
        return isinstance(buffer, io.BufferedReader) and _OURS.match(buffer.peek(_HEAD)) is not None
    path = Path(source)
    if path.is_dir():
        lines = any((path / f"{name}.jsonl").is_file() for name in ("claims", "documents"))
        return lines or (kind_of(path) is Kind.PARQUET and any(map(_is_ours, path.rglob("*.parquet"))))
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    match kind_of_bytes(head):
        case Kind.SQLITE:
            return True
        case Kind.PARQUET:
            return _is_ours(path)
        case _:
            return _OURS.match(head) is not None


def _is_ours(path: Path) -> bool:
    """Whether a Parquet file says that it holds records."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from claimx.stored.arrow import HOLDS

    try:
        return HOLDS in (pq.read_schema(path).metadata or {})
    except (pa.ArrowException, OSError):
        return False
