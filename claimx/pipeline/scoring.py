"""Two scores a person can read: how sure the record is, and how much it is worth checking.

Both are sums of named features with plain weights; nothing is learned here.
"""

from __future__ import annotations

from claimx.pipeline.types import Amount
from claimx.records import Bound, Change, ClaimType, Scope, Status, Topic

# What adds to the worth of checking a claim, from an even start.
CHECKWORTHINESS_BASE = 0.30
CHECKWORTHINESS = {
    "officer numbers": 0.16,
    "money": 0.10,
    "share or rate of change": 0.12,
    "crime or its victims": 0.08,
    "change": 0.10,
    "actual": 0.08,
    "pledge": 0.04,
    "speaker": 0.06,
    "force named": 0.06,
    "period": 0.08,
    "baseline": 0.05,
    "large": 0.05,
    "subject unclear": -0.12,
    "hypothetical": -0.14,
    "small count": -0.10,
}
# What takes from the confidence in a record.
DOUBT = {
    "subject unclear": 0.20,
    "worded small count": 0.12,
    "force by context alone": 0.08,
    "no document date": 0.06,
    "long sentence": 0.05,
    "status by period alone": 0.04,
}


def checkworthiness(
    *,
    amount: Amount,
    kind: ClaimType,
    topic: Topic,
    change: Change,
    status: Status,
    scope: Scope,
    has_subject: bool,
    has_speaker: bool,
    has_period: bool,
    has_baseline: bool,
) -> float:
    """How much a claim is worth checking, 0 to 1: a transparent sum of the features of ``CHECKWORTHINESS``."""
    small = amount.unit == "count" and amount.value is not None and amount.value < 10
    features = {
        "officer numbers": kind is ClaimType.OFFICER_NUMBERS,
        "money": kind is ClaimType.FUNDING,
        "share or rate of change": kind is ClaimType.PERCENTAGE,
        "crime or its victims": topic not in (Topic.OTHER, Topic.FUNDING, Topic.PUBLIC_OPINION),
        "change": change is not Change.LEVEL,
        "actual": status is Status.ACTUAL,
        "pledge": status is Status.PLANNED,
        "speaker": has_speaker,
        "force named": scope is Scope.FORCE,
        "period": has_period,
        "baseline": has_baseline,
        "large": amount.value is not None and amount.value >= 1000,
        "subject unclear": not has_subject,
        "hypothetical": status is Status.HYPOTHETICAL,
        "small count": small,
    }
    total = CHECKWORTHINESS_BASE + sum(CHECKWORTHINESS[name] for name, holds in features.items() if holds)
    return round(min(1.0, max(0.0, total)), 2)


def confidence(
    *,
    amount: Amount,
    force_score: float | None,
    has_subject: bool,
    has_date: bool,
    words: int,
    status_by_period: bool,
) -> float:
    """How sure a record is, 0 to 1: one less the doubts of ``DOUBT`` that apply, times the force link's score."""
    small = amount.worded and amount.value is not None and amount.value <= 12 and amount.bound is Bound.EXACT
    doubts = {
        "subject unclear": not has_subject,
        "worded small count": small,
        "force by context alone": force_score is not None and force_score < 0.7,
        "no document date": not has_date,
        "long sentence": words > 60,
        "status by period alone": status_by_period,
    }
    total = 0.95 - sum(DOUBT[name] for name, holds in doubts.items() if holds)
    if force_score is not None:
        total *= 0.8 + 0.2 * force_score
    return round(min(1.0, max(0.05, total)), 2)
