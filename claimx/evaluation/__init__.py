"""Scores of claim records against annotated documents.

>>> from claimx.evaluation import evaluate, load_gold
"""

from __future__ import annotations

from claimx.evaluation.gold import GoldClaim, GoldDocument, load_gold
from claimx.evaluation.scores import CORE, FULL, Rates, Scores, evaluate

__all__ = ["CORE", "FULL", "GoldClaim", "GoldDocument", "Rates", "Scores", "evaluate", "load_gold"]
