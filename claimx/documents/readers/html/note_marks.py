"""Marks of footnotes in HTML: raised figures and signs, which are no part of the figure or word before them."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

_NUMBER = r"[0-9]{1,3}"
_MARK = re.compile(
    rf"[\[(]?(?:{_NUMBER}(?:\s?[,;–-]\s?{_NUMBER})*|(?:foot|end)?note\s{_NUMBER}|[*†‡§¶#]{{1,3}}|(?P<letter>[a-z]))[\])]?",
    re.I,
)
_UNIT = re.compile(r"(?:^|[^A-Za-z])(?:[kcm]?m|ft|yd|in|miles?|metres?)$", re.I)
_LONGEST = 24
_MOST_ELEMENTS = 8
_TAIL = 12


def is_mark(element: Any, before: str) -> bool:
    """Whether a ``sup`` element is the mark of a note.

    Ordinals (1st), squares and cubes of lengths (m2) and the upper halves of fractions are none.

    Args:
        before: The text that stands before it, as far as it is on the same line.
    """
    inside = list(islice(element.iter(), _MOST_ELEMENTS + 1))
    if len(inside) > _MOST_ELEMENTS:
        return False
    text = "".join((node.text or "") + ((node.tail or "") if node is not element else "") for node in inside).strip()
    found = _MARK.fullmatch(text) if 0 < len(text) <= _LONGEST else None
    if found is None or (element.tail or "").startswith(("/", "⁄")):
        return False
    before = before[-_TAIL:]
    if found["letter"] and before[-1:].isalpha():
        return False
    return text not in ("2", "3") or _UNIT.search(before) is None
