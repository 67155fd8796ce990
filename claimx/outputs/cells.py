"""Text that is safe in a cell of a spreadsheet."""

from __future__ import annotations

import re

# A spreadsheet reads a cell that begins with one of these as a formula; the wide ones too, in some languages.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# What XML 1.0 cannot hold and CSV readers stumble over; tabs and line ends are text.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def printable(text: str) -> str:
    """The text with each control character that is no white space made U+FFFD."""
    return _CONTROL.sub("\ufffd", text)


def defused(text: str) -> str:
    """Printable text that no spreadsheet takes for a formula: an apostrophe stands before what looks like one."""
    text = printable(text)
    return "'" + text if text.startswith(_FORMULA) else text
