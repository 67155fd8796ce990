"""Scores of claim records against annotated documents.

>>> from claimx.evaluation import evaluate, load_gold
"""

from __future__ import annotations

from claimx.evaluation.folders import extracted, score_folder
from claimx.evaluation.gold import GoldClaim, GoldDocument, load_gold
from claimx.evaluation.scores import CORE, FIELDS, FULL, Judged, Rates, Scores, evaluate, judge, same_subject

__all__ = [
    "CORE",
    "FIELDS",
    "FULL",
    "GoldClaim",
    "GoldDocument",
    "Judged",
    "Rates",
    "Scores",
    "evaluate",
    "extracted",
    "judge",
    "load_gold",
    "same_subject",
    "score_folder",
]
