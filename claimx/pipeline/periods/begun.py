"""When what a text speaks of began and ended: "a sweep that opened on 3 May and closed at Whitsun"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimx.pipeline.periods.model import Edges, Mention, TimeKind
from claimx.pipeline.types import Sentence

_STARTS = (TimeKind.DAY, TimeKind.MONTH, TimeKind.SEASON, TimeKind.YEAR)
_REACH = 60  # characters between the verb and the time
_BEGAN = re.compile(
    r"\b(?:began|begun|started|starting|launched|ran|runs|from|opened|kicked\s+off)\b",
    re.IGNORECASE,
)
# "was launched in January": from then on what is spoken of runs
_STARTED = re.compile(
    r"\b(?:began|begun|started|launched|opened|joined|formed|created|introduced|founded|established|set\s+up|brought\s+in"
    r"|went\s+live|came\s+into\s+(?:force|effect|being)|got\s+under\s+way)\b[^.;,0-9]{0,30}$",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\b(?:end(?:ed|ing|s)?|finish(?:ed|es)?|conclude[sd]?|until|came\s+to\s+a\s+close|close[sd]?"
    r"|to)\b",
    re.IGNORECASE,
)


def started(text: str, sentence: Sentence, times: Sequence[Mention]) -> Edges | None:
    """When something is said to have been begun, opened or set up; None where nothing is."""
    for mention in reversed(times):
        low = max(sentence.start, mention.start - _REACH)
        if mention.first and mention.kind in _STARTS and _STARTED.search(text, low, mention.start):
            return mention.first, mention.last
    return None


def stretch(text: str, sentence: Sentence, times: Sequence[Mention]) -> Edges | None:
    """The one stretch that the days of a beginning and an end name."""
    days = [mention for mention in times if mention.kind in (TimeKind.DAY, TimeKind.MONTH) and mention.first]
    if len(days) != 2 or not days[0].first or not days[1].last or days[0].first > days[1].last:
        return None
    began = _BEGAN.search(text, sentence.start, days[0].start)
    return (days[0].first, days[1].last) if began and _ENDED.search(text, days[0].end, days[1].start) else None
