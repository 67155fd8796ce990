"""What formats do not hold of a document: names, once for each document or mention that loses something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimx.corpus.formats.huggingface import FIELDS, HEAD
from claimx.corpus.formats.model import Annotated
from claimx.corpus.gold import REVIEWED

_BLANK = re.compile(r"[^\S ]")


def of_conll(document: Annotated) -> Iterator[str]:
    """All but the places of mentions and their types."""
    if _BLANK.search(document.text):
        yield "line ends"
    yield from (name for name, value in document.head.items() if name != "doc" and value is not None)
    if document.row:
        yield "metadata"
    yield from ("ignore" for _ in document.ignored)
    for claim in document.claims:
        empty: tuple[object, ...] = (None, False, [], "")
        yield from (name for name, value in claim.fields.items() if name != "type" and value not in empty)


def of_columns(document: Annotated) -> Iterator[str]:
    """Keys that there are no columns for, and whole numbers that are no 64-bit float."""
    yield from (name for name in document.head if name not in ("doc", *HEAD, REVIEWED))
    for claim in document.claims:
        yield from (name for name in claim.fields if name not in FIELDS)
        for name in ("value", "value_high"):
            number = claim.fields.get(name)
            if isinstance(number, int) and not isinstance(number, bool) and float(number) != number:
                yield name
