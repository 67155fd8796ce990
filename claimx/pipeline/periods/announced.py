"""Times that a page gives to all that follows: "Here is what the team did in 2021", "2021 in numbers"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimx.pipeline.periods.model import Mention, TimeKind
from claimx.pipeline.types import Sentence

# Times that a heading or such words set for what stands below: "What we did in 2023"
STRETCHES = (
    TimeKind.YEAR,
    TimeKind.FINANCIAL_YEAR,
    TimeKind.ACADEMIC_YEAR,
    TimeKind.QUARTER,
    TimeKind.ROLLING,
    TimeKind.SPAN,
)
SPANNING = ("", "in", "during", "for", "over", "throughout", "from", "between")
_ANNOUNCES = re.compile(
    r"\b(?:here(?:['’]s|\s+is|\s+are)|(?:a\s+)?look(?:ing|s|ed)?\s+back\s+(?:at|on|over)|in\s+(?:numbers|figures)"
    r"|at\s+a\s+glance|round-?up|highlights|what\s+(?:we|they|our\s+\w+)\s+(?:did|achieved)|how\s+\S+\s+went)\b",
    re.IGNORECASE,
)


def announced(text: str, sentence: Sentence, times: Sequence[Mention]) -> Mention | None:
    """The stretch of which a sentence says that what follows is, None where it says nothing of the kind."""
    if _ANNOUNCES.search(text, sentence.start, sentence.end) is None:
        return None
    return next((time for time in reversed(times) if time.kind in STRETCHES and time.cue in SPANNING), None)
