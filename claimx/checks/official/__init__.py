"""Claims held against official figures.

Flow: ``retelling`` (a claim as its words mean it) -> ``reading`` (what is asked of the base: measure, area, unit,
times) -> ``finding`` (the figures that answer it) -> ``judging`` (difference, outcome, caveats) -> ``telling`` (a
record); ``planner`` runs it over the claims of a document. Where the sentences ``around`` a claim leave open of when
(``moments``, ``reigns``) or of whom it is, no difference is told, and ``searching`` looks for what agrees. No outcome
says that a claim is true or false.
"""

from __future__ import annotations

from claimx.checks.official.planner import official

__all__ = ["official"]
