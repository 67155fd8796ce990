"""Stretches of a text around its trigger words: the many patterns of time are run there only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from claimx.pipeline.gated import Gated, small


@dataclass(frozen=True, slots=True)
class Windows:
    """Disjoint stretches of a text, in order, and the text in small letters.

    Attributes:
        holding: Places of the stretches that hold a needle, for each needle that has been asked for.
    """

    spans: tuple[tuple[int, int], ...]
    lowered: str
    holding: dict[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trigger:
    """What opens a window, as patterns over the text and over the text in small letters.

    A pattern whose alternatives all open with a fixed letter or class is searched for many times as fast as one
    that folds case or opens with an assertion.
    """

    as_written: tuple[re.Pattern[str], ...] = ()
    lowered: tuple[re.Pattern[str], ...] = ()


# Every relative time holds one of these words.
RELATIVE = Trigger(
    lowered=(
        re.compile(
            r"day|week|month|year|quarter|decade|fortnight|ago\b|period|time|season|summer|winter|tonight"
            r"|morning|tomorrow"
            r"|night|spell|stage|point|since|pandemic|lockdown|covid|parliament|government|administration"
            r"|recent|evening|following|intervening|meantime|between|follow|when\s|during|throughout|in\sthe\scourse|pilot|operation|campaign|before\s|then\b|same\s"
        ),
    )
)
# Every date holds a digit or the name of a month, season, feast or part of a year.
DATES = Trigger(
    as_written=(
        re.compile(r"[0-9](?:[0-9]|\s|(?:st|nd|rd|th)\b)|Q[1-4]"),
        re.compile(
            r"[JFMASOND](?:(?<=J)(?:an|un|ul|AN|UN|UL)|(?<=F)(?:eb|EB)|(?<=M)(?:ar|ay|AR|AY)|(?<=A)(?:pr|ug|PR|UG)"
            r"|(?<=S)(?:ep|EP)|(?<=O)(?:ct|CT)|(?<=N)(?:ov|OV)|(?<=D)(?:ec|EC))"
        ),
    ),
    lowered=(
        re.compile(
            r"spring|summer|autumn|winter|easter|christmas|bank\sholiday|festive|black\sfriday|half.term|first\s|hogmanay|new\syear|boxing|hallow|bonfire"
            r"|patrick|valentine|good\sfriday|quarter|h(?<!\wh)alf|months\s+of"
        ),
    ),
)
MARGIN = 100


def windows(text: str, trigger: Trigger) -> Windows:
    """The text within ``MARGIN`` characters of a trigger, as disjoint stretches in order."""
    lowered = small(text)
    places = [match.span() for pattern in trigger.as_written for match in pattern.finditer(text)]
    places += [match.span() for pattern in trigger.lowered for match in pattern.finditer(lowered)]
    places.sort()
    found: list[tuple[int, int]] = []
    for start, end in places:
        low, high = max(0, start - MARGIN), min(len(text), end + MARGIN)
        if found and low <= found[-1][1]:
            found[-1] = found[-1][0], max(high, found[-1][1])
        else:
            found.append((low, high))
    return Windows(tuple(found), lowered)


def matches(pattern: Gated | re.Pattern[str], text: str, windows: Windows) -> Iterator[re.Match[str]]:
    """Every match of a pattern inside the stretches."""
    if isinstance(pattern, Gated):
        places = {place for needle in pattern.needles for place in _holding(windows, needle)}
        for place in sorted(places):
            yield from pattern.pattern.finditer(text, *windows.spans[place])
    else:
        for low, high in windows.spans:
            yield from pattern.finditer(text, low, high)


def _holding(windows: Windows, needle: str) -> tuple[int, ...]:
    """Places of the stretches that hold a needle."""
    found = windows.holding.get(needle)
    if found is None:
        lowered = windows.lowered
        spans = enumerate(windows.spans) if needle in lowered else ()
        found = tuple(place for place, (low, high) in spans if lowered.find(needle, low, high) >= 0)
        windows.holding[needle] = found
    return found
