"""The closed lists of a group; they need no pydantic, so that the command can show its help without it."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What the claims of a group are to each other."""

    REPEAT = "repeat"
    CONTRADICTION = "contradiction"


class Certainty(StrEnum):
    """How sure it is that the claims of a group are of one fact."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Reason(StrEnum):
    """What makes it less than sure, or what to look at first.

    ``wording``: other words. ``rounded``: other figures that agree. ``period_by_document``: no period, documents of
    one time. ``period_open``: only some give the period, or one lies in the other. ``undated``: neither a period nor
    a date. ``dates_far_apart``: no period, and months or years between the documents. ``nation_open``: only some name
    the nation. ``opposite_directions``: one says up, one down. ``small_difference``: as between two editions of a
    statistic. ``one_document``: both in one. ``unsure_record``: the extractor was not sure of one.
    """

    WORDING = "wording"
    ROUNDED = "rounded"
    PERIOD_BY_DOCUMENT = "period_by_document"
    PERIOD_OPEN = "period_open"
    UNDATED = "undated"
    DATES_FAR_APART = "dates_far_apart"
    NATION_OPEN = "nation_open"
    OPPOSITE_DIRECTIONS = "opposite_directions"
    SMALL_DIFFERENCE = "small_difference"
    ONE_DOCUMENT = "one_document"
    UNSURE_RECORD = "unsure_record"
