"""The times named in a document, and which of them each amount is of or is measured against."""

from __future__ import annotations

from claimx.pipeline.periods.assign import assign_times
from claimx.pipeline.periods.find import find_times
from claimx.pipeline.periods.model import Mention, TimeKind

__all__ = ["Mention", "TimeKind", "assign_times", "find_times"]
