"""What an amount counts where its own phrase leaves that open: candidates, their features, and the choice."""

from claimx.pipeline.subjects.choose import Chooser, Pick, pick_best
from claimx.pipeline.subjects.features import Rule

__all__ = ["Chooser", "Pick", "Rule", "pick_best"]
