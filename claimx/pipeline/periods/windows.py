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
        holding: For each needle that has been asked for its offsets, each with the place of the stretch it is in.
    """

    spans: tuple[tuple[int, int], ...]
    lowered: str
    holding: dict[str, list[tuple[int, int]]] = field(default_factory=dict)


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
    """Every match of a pattern inside the stretches; of a gated one within ``MARGIN`` characters of a needle."""
    spans = _near(windows, pattern.needles) if isinstance(pattern, Gated) else windows.spans
    searched = pattern.pattern if isinstance(pattern, Gated) else pattern
    for low, high in spans:
        yield from searched.finditer(text, low, high)


def _near(windows: Windows, needles: tuple[str, ...]) -> list[tuple[int, int]]:
    """What lies near a needle in each stretch, disjoint and in order."""
    places = sorted(place for needle in needles for place in _holding(windows, needle))
    found: list[tuple[int, int]] = []
    for at, stretch in places:
        first, last = windows.spans[stretch]
        low, high = max(first, at - MARGIN), min(last, at + MARGIN)
        if found and low <= found[-1][1]:
            found[-1] = found[-1][0], high
        else:
            found.append((low, high))
    return found


def _holding(windows: Windows, needle: str) -> list[tuple[int, int]]:
    """Where a needle stands in the stretches: its offset and the place of the stretch."""
    found = windows.holding.get(needle)
    if found is None:
        found = windows.holding[needle] = []
        if needle in windows.lowered:
            for stretch, (low, high) in enumerate(windows.spans):
                at = windows.lowered.find(needle, low, high)
                while at >= 0:
                    found.append((at, stretch))
                    at = windows.lowered.find(needle, at + 1, high)
    return found
