"""What stands in cells beside figures and names: footnote marks, and signs for what is missing."""

from __future__ import annotations

import re

from claimx.pipeline.tables.lexicon import words
from claimx.pipeline.tables.remembered import remembered

# "(1)", "( 5)", "[2]", "[note 3]", "*", "†", superscript digits, behind a figure or a name.
_NOTE = re.compile(
    r"\s*(?:\(\s?[0-9]{1,2}(?:\s?,\s?[0-9]{1,2}){0,3}\s?\)|\(\s?[a-z]\s?\)"
    r"|\[(?:notes?\s)?[0-9a-z]{1,2}(?:,\s?[0-9a-z]{1,2}){0,3}\]"
    r"|[*†‡§#]{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})$"
)
_BEFORE = re.compile(r"(?:\(\s?[0-9]{1,2}\s?\)|\[[0-9]{1,2}\]|[*†‡])\s?(?=[A-Za-z0-9£])")
# "31r", "118 p": revised, provisional, estimated.
_LETTER = re.compile(r"(?<=[0-9%])\s?(?:[rpeb]|\([RPEB]\)|[RPEB](?=$))$")


def notes_end(text: str, *, figure: bool = False) -> int:
    """Where a cell's own text ends and its footnote marks begin; a letter is a mark only behind a figure."""
    end = len(text)
    while True:
        found = _NOTE.search(text, max(0, end - 16), end)
        if found is None and figure:
            found = _LETTER.search(text, max(0, end - 5), end)
        if found is None or found.start() == 0:
            return end
        end = found.start()


def notes_start(text: str) -> int:
    """Where a cell's own text begins behind the footnote marks that older papers print before it: "(2)301"."""
    found = _BEFORE.match(text)
    return found.end() if found is not None else 0


@remembered
def plain(text: str) -> str:
    """A label without its footnote marks."""
    return text[notes_start(text) : notes_end(text)].rstrip(" :")


def is_missing(text: str) -> bool:
    """Whether a cell says that there is no figure (which is not zero)."""
    low = text.strip().lower()
    return low in words("missing") or low[: notes_end(low)].strip() in words("missing")
