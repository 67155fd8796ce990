"""Tokens of a sentence: numbers, words, codes (letters and digits run together) and signs."""

from __future__ import annotations

import re
from typing import NamedTuple

NUMBER, WORD, CODE, SIGN = "number", "word", "code", "sign"

_TOKEN = re.compile(
    r"(?P<number>[0-9]{1,3}(?:[,\u2009\u202f][0-9]{3})+(?![0-9])(?:[.·][0-9]+)?|[0-9]+(?:[.·][0-9]+)?"
    r"|(?<![0-9A-Za-z])\.[0-9]+)"
    r"|(?P<code>[^\W\d_]+[0-9]\w*)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<sign>\S)"
)


class Token(NamedTuple):
    """A token. ``text`` is in lower case; ``glued`` says that no white space stands before it."""

    start: int
    end: int
    text: str
    kind: str
    glued: bool
    capital: bool


def tokenize(text: str) -> list[Token]:
    """The tokens of a text, in order. White space is dropped, every other character is in one token."""
    found: list[Token] = []
    last = 0
    new, token = tuple.__new__, Token  # made in bulk, so without the call to the class
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        raw = match.group()
        found.append(new(token, (start, end, raw.lower(), match.lastgroup or SIGN, start == last, raw[0].isupper())))
        last = end
    return found


_END = Token(0, 0, "", "end", False, False)


def at(tokens: list[Token], index: int) -> Token:
    """The token at an index, or an empty one outside the list."""
    return tokens[index] if 0 <= index < len(tokens) else _END


def is_hyphen(tokens: list[Token], index: int) -> bool:
    """Whether a hyphen stands between two tokens that touch it."""
    return at(tokens, index).text in {"-", "‑", "‐"} and tokens[index].glued and at(tokens, index + 1).glued
