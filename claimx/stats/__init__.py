"""Official figures: series by measure, area and date, in every edition, with sources and licences."""

from __future__ import annotations

from claimx.stats.base import StatsBase, stats
from claimx.stats.model import Edition, Figure, Flag, Kind, Measure

__all__ = ["Edition", "Figure", "Flag", "Kind", "Measure", "StatsBase", "stats"]
