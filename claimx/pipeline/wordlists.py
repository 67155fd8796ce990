"""Lists of words kept as data: tables ``list,word`` beside the modules that use them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files


@cache
def lists(part: str, table: str) -> Mapping[str, frozenset[str]]:
    """The lists of a table.

    Args:
        part: The part of the pipeline that it lies in, such as "periods".
        table: Its name; its columns are ``list`` and ``word``.
    """
    found: dict[str, set[str]] = {}
    with files(f"claimx.pipeline.{part}").joinpath(table).open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            found.setdefault(row["list"], set()).add(row["word"])
    return {name: frozenset(words) for name, words in found.items()}


def not_after(words: Iterable[str]) -> str:
    """A piece of pattern: none of these words stands right before, with one space."""
    return "".join(rf"(?<!\b{word} )" for word in sorted(words))
