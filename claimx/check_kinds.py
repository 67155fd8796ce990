"""The closed lists of checks, apart from the records: the command offers them in its help, which loads little."""

from __future__ import annotations

from enum import StrEnum


class CheckKind(StrEnum):
    """What a claim was held against."""

    SHARE = "share"
    TOTAL = "total"
    CHANGE = "change"
    DIFFERENCE = "difference"
    RATE = "rate"
    REPEAT = "repeat"
    OFFICIAL = "official"
    OFFICE = "office"
    FORCE_NAME = "force_name"


class Outcome(StrEnum):
    """What came of it: the first three of arithmetic, then those of official figures, then that of names."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    IMPLIED = "implied"
    AGREES = "agrees"
    CLOSE = "close"
    DIFFERS = "differs"
    NOT_COMPARABLE = "not_comparable"
    NO_FIGURE = "no_figure"
    NOTED = "noted"
