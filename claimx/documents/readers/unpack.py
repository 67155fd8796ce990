"""Packed bytes into a temporary file, within bounds."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import PurePath
from typing import BinaryIO, cast

from claimx.documents.parts import MAX_BYTES, MAX_UNPACKED
from claimx.errors import ReadError

CHUNK = 65_536
# What is larger than a document must be rows, and text shrinks to a fiftieth at best.
RATIO = 100
_ROWS = frozenset({".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".parquet"})


def limit(name: str) -> int:
    """How many bytes a file of this name may unpack to."""
    return MAX_UNPACKED if PurePath(name).suffix.lower() in _ROWS else MAX_BYTES


def into_file(chunks: Iterable[bytes], *, packed: int, most: int, name: str) -> BinaryIO:
    """An open temporary file, at its beginning, with the chunks in it; in memory while it is small.

    Args:
        packed: How many bytes they were unpacked from.
        most: How many there may be.

    Raises:
        ReadError: There are more, or so many that the file was made to burst.
    """
    file = cast("BinaryIO", tempfile.SpooledTemporaryFile(max_size=MAX_BYTES))  # noqa: SIM115
    size = 0
    try:
        for chunk in chunks:
            size += len(chunk)
            if size > most:
                raise ReadError(
                    f"{name} is too large: it unpacks to more than {most // 1_000_000} MB",
                    remedy="unpack it and split it",
                )
            if size > MAX_BYTES and size > RATIO * packed:
                raise ReadError(
                    f"{name} unpacks to more than {RATIO} times its size, as no statement does",
                    remedy="unpack it, and name what is to be read",
                )
            file.write(chunk)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file
