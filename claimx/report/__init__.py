"""One HTML page of a run: statements with their claims marked, a table that filters, charts, a map of the forces."""

from __future__ import annotations

from claimx.report.gather import Gathered, gather
from claimx.report.page import render

__all__ = ["Gathered", "gather", "render"]
