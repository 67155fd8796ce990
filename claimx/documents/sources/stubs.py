"""Stubs, as Parliament's list endpoints give them: cut at 255 characters, tags stripped, paragraphs run together."""

from __future__ import annotations

import re
from collections import deque

_LIMIT = 255
_DOTS = "..."
_ENDED = re.compile(r"(?<![0-9])[.!?][\"'”’)\]]*$")
# The end of one paragraph and the beginning of the next with nothing between: "deployed.On average".
_GLUE = re.compile(r"(?<=[a-z0-9%)\]”’][.!?:;])(?=[A-Z“‘£])")
_OF_ADDRESSES = ("/", "@", "www.")
# Cells with nothing between them.
_JOINS = re.compile(r"[a-z][A-Z0-9]|[0-9][A-Z]")
_LEAST_JOINS = 2
_WORD = re.compile(r"\S+")
_DIGIT = re.compile(r"[0-9]")
_WORDS_OF_AN_AMOUNT = 2


def question_is_cut(text: str) -> bool:
    """Whether the text of a question was cut, which leaves no mark."""
    return len(text) == _LIMIT and _ENDED.search(text, _LIMIT - 8) is None


def answer_is_cut(text: str) -> bool:
    """Whether the text of an answer or statement was cut, which leaves three dots."""
    return text.endswith(_DOTS) and _LIMIT - 1 <= len(text) <= _LIMIT + len(_DOTS)


def whole(text: str) -> str:
    """A cut text without what the cut may have changed: the dots, the last word, an amount just before it.

    "a cost of £2.5 mil..." would otherwise claim a cost of two pounds and a half.
    """
    text = text.removesuffix(_DOTS)
    if _ENDED.search(text, max(0, len(text) - 8)):
        return text
    words = list(_WORD.finditer(text))
    keep = len(words) - 1
    for at in range(keep - 1, max(-1, keep - 1 - _WORDS_OF_AN_AMOUNT), -1):
        word = words[at].group()
        if word[-1] in ",;:.)]":
            break
        if _DIGIT.search(word):
            keep = at
            break
    return text[: words[keep - 1].end()] if keep > 0 else ""


def mended(text: str) -> tuple[str, bool]:
    """A text whose tags were stripped, its paragraphs parted by line ends again, and whether a table was left out.

    Of a table run together ("as follows:YearOfficers20191,204") no figure can be told from its neighbours.
    """
    if "\n" in text:
        return text, False
    cut = answer_is_cut(text)
    paragraphs = _parted(text)
    kept = [each for at, each in enumerate(paragraphs) if not (at and _is_run_together(paragraphs[at - 1], each))]
    if cut and kept[-1] is paragraphs[-1]:
        kept[-1] = whole(kept[-1])
    return "\n".join(kept), len(kept) < len(paragraphs)


def _is_run_together(before: str, text: str) -> bool:
    return before.endswith(":") and len(_JOINS.findall(text)) >= _LEAST_JOINS


def _parted(text: str) -> list[str]:
    """The paragraphs of a text in which one begins where another ends."""
    words = _WORD.finditer(text)
    addresses = deque(word.span() for word in words if any(mark in word.group() for mark in _OF_ADDRESSES))
    pieces, at = [], 0
    for glue in _GLUE.finditer(text):
        place = glue.start()
        while addresses and addresses[0][1] <= place:
            addresses.popleft()
        if not addresses or place < addresses[0][0]:
            pieces.append(text[at:place])
            at = place
    return [*pieces, text[at:]]
