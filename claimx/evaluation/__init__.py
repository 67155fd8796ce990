"""Scores of claim records against annotated documents.

>>> from claimx.evaluation import evaluate, score_folder
"""

from __future__ import annotations

from claimx.evaluation.folders import extracted, score_folder
from claimx.evaluation.scores import CORE, FIELDS, FULL, Judged, Rates, Scores, evaluate, judge, same_subject

__all__ = [
    "CORE",
    "FIELDS",
    "FULL",
    "Judged",
    "Rates",
    "Scores",
    "evaluate",
    "extracted",
    "judge",
    "same_subject",
    "score_folder",
]
