"""A cache for what short labels say: they repeat from row to row, and long texts are not worth the memory."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

T = TypeVar("T")

_KEPT = 8_192
_LONGEST = 200


def remembered(function: Callable[[str], T]) -> Callable[[str], T]:
    """A function of a label whose outcome is kept where the label is short."""
    kept = lru_cache(maxsize=_KEPT)(function)

    @wraps(function)
    def asked(text: str) -> T:
        return kept(text) if len(text) <= _LONGEST else function(text)

    return asked
