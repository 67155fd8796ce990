"""Groups of patterns, each behind what a text in small letters must hold for any of them to match."""

from __future__ import annotations

import re

Gate = tuple[str, ...] | re.Pattern[str]


def group(gate: Gate, *patterns: str) -> tuple[Gate, tuple[re.Pattern[str], ...]]:
    """Patterns behind one gate: some of these strings, or a match of a pattern that is quickly searched for."""
    return gate, tuple(re.compile(pattern) for pattern in patterns)
