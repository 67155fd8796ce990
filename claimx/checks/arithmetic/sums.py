"""Words that tell an amount as what others come to: "making 340", "340 in all", "Together they are 340"."""

from __future__ import annotations

import re
from functools import cache

from claimx.checks.arithmetic.lexicon import one_of


@cache
def summed_before() -> re.Pattern[str]:
    """What the words before a sum end in; what is told together with others is one more."""
    return re.compile(rf"\b{one_of('opens_sum')}\b(?! with\b)[^,;:–—]*\Z", re.I)


@cache
def summed_after() -> re.Pattern[str]:
    """What the words after a sum begin with."""
    return re.compile(rf"^ ?(?:[a-z-]+ ){{0,2}}{one_of('closes_sum')}\b", re.I)


@cache
def sums_up() -> re.Pattern[str]:
    """What a sentence that sums up the one before begins with."""
    return re.compile(rf"^\W*{one_of('resumes_sum')}\b", re.I)
