"""How much a claim is worth checking: a sum of named features with plain weights; nothing is learned here."""

from __future__ import annotations

from claimx.pipeline.types import Amount
from claimx.records import Change, ClaimType, Scope, Status, Topic

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
