"""What can be said about a claim by arithmetic and from official figures: a record a check, never a verdict."""

from __future__ import annotations

import datetime as dt
import re

from pydantic import Field

from claimx.check_kinds import CheckKind, Outcome
from claimx.record_base import Record, Text

_ADDRESS = re.compile(r"https?://[^\s<>]+[^\s<>.,;)]")


class OfficialFigure(Record):
    """A published figure that a claim was held against. A figure is of a day or of a financial year."""

    series: Text = Field(description="id of the series that it stands in")
    measure: Text
    area: Text = Field(description="id of a force, or of a nation")
    date: dt.date | None = None
    financial_year: Text | None = Field(default=None, description="as 2024-25")
    unit: Text = Field(description="fte, headcount or £m, or as the series has it")
    value: float
    edition: Text | None = Field(default=None, description="the publication that it was taken from")
    flag: Text | None = Field(
        default=None, description="what is known to be wrong with it: provisional, suspect, break"
    )
    source: Text | None = None
    licence: Text | None = None

    @property
    def address(self) -> str | None:
        """The first web address that its source names; None where there is none."""
        found = _ADDRESS.search(self.source or "")
        return found[0] if found else None


class Check(Record):
    """One thing that was computed, or looked up, about a claim. ``claims`` are the ids of the others it took."""

    kind: CheckKind
    claims: tuple[str, ...] = ()
    stated: float | None = Field(default=None, description="the figure as stated; null where it is only implied")
    computed: float | None = Field(default=None, description="the same figure as the others make it")
    low: float | None = Field(
        default=None, description="least that rounding and bound allow for the stated or implied figure; null is open"
    )
    high: float | None = Field(default=None, description="most that they allow; null is open")
    unit: Text | None = Field(default=None, description="what these are in")
    outcome: Outcome
    told: Text = Field(description="what was computed from what, in one sentence for a person; no verdict on truth")
    figures: tuple[OfficialFigure, ...] = Field(default=(), description="official figures that were looked at")
    caveats: tuple[Text, ...] = ()
