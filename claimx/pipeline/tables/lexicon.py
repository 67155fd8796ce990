"""The word lists of tables, read once from ``words.json``.

``missing``: what stands for no figure. ``idle``: headers of columns whose numbers are no amounts. ``beside``: words
that may stand beside a name in a label that is nothing but an area's. ``classes``: words for groups of people by age,
sex or ethnicity. ``generic``: words that do not say what is counted. ``tallies``: words that say only that
cases are counted. ``joining``: small words inside names.
``services``: telephone numbers that look like figures.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources


@cache
def words(name: str) -> frozenset[str]:
    """A list as a set; raises ``KeyError`` for an unknown name."""
    source = resources.files(__package__).joinpath("words.json")
    return frozenset(json.loads(source.read_text(encoding="utf-8"))[name])
