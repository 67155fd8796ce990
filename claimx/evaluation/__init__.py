"""Scores of claim records against annotated documents.

>>> from claimx.evaluation import evaluate, score_folder
"""

from __future__ import annotations

from claimx.evaluation.alignment import Judged, judge
from claimx.evaluation.fields import CORE, FIELDS, FULL, same_subject
from claimx.evaluation.folders import extracted, score_folder
from claimx.evaluation.scores import Rates, Scores, evaluate

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
