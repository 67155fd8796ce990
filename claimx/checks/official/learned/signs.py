"""What speaks for one way to hold an amount against the base, and what for none."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from claimx.check_kinds import Outcome
from claimx.check_records import Check
from claimx.checks.official.counting import counted, elided, of_them
from claimx.checks.official.learned.named import Place
from claimx.checks.official.learned.ways import Way
from claimx.checks.official.lexicon import cue
from claimx.checks.official.moving import as_change
from claimx.checks.official.reading import of_town
from claimx.checks.official.times import change_days
from claimx.checks.official.types import Asked, Caveat, Days
from claimx.records import Change

# Shares by which an amount may miss a figure, and months by which a figure may lie off.
_OFF = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5)
_MONTHS = 5
# Characters and words beside an amount that say what it is.
_BEFORE, _AFTER, _WORDS = 60, 80, 4
_STOP = re.compile(r"[,;:.(–—]\s")
_BEHIND = re.compile(
    r"\b(from|to|than|against|of|by|was|were|had|has|have|with|at|are|is|and)"
    r"(?: (?:about|around|some|nearly|almost|just|only|over|under|the|a|its|their|now|still))* $",
    re.I,
)
_OF_TIME = ("time ", "since ", "until ")
_WORD = re.compile(r"[a-z][a-z'’-]+")
_CUES = ("befell", "restricting", "part_of", "recruiting", "remaining", "uplift", "strength", "uplift_target")
_DIGITS, _SIZES = 4, 5


@dataclass(frozen=True, slots=True)
class Facts:
    """What is the same for all ways of an amount.

    Attributes:
        place: The amount.
        ruled: The figures that rules hold it against: measures, areas and times.
        behind: The word that it stands behind, where that says of which of two times it is.
        elided: Whether it has no noun of its own.
        changed: Whether it is a change by its fields or by the words beside it.
        days: From when and until when that is by its fields.
    """

    place: Place
    ruled: frozenset[tuple[str, str, str]]
    behind: str
    elided: bool
    changed: bool
    days: tuple[Days, Days] | None


def facts(place: Place, ruled: Check | None) -> Facts:
    """What is the same for all ways of an amount."""
    claim = place.claim
    told = ((one.measure, one.area, str(one.date or one.financial_year)) for one in ruled.figures) if ruled else ()
    found = _BEHIND.search(claim.text[max(0, place.at - _BEFORE) : place.at])
    return Facts(
        place,
        frozenset(told),
        found[1].lower() if found is not None else "bare",
        elided(claim),
        as_change(claim) is not None,
        change_days(claim) if claim.change is not Change.LEVEL else None,
    )


def of_way(way: Way, facts: Facts) -> Iterator[str]:
    """The signs of one way: of what it asks, of how its words are read otherwise, and of how near the figure is."""
    asked, claim = way.asked, facts.place.claim
    kind = asked.question.value
    beside = [*way.signs, *_as_read(asked, facts.place), *_as_changed(asked, facts.days)]
    if same_figures(way, facts):
        beside.append("ruled same")
    agrees = way.judged is not None and way.judged.would is Outcome.AGREES
    for sign in beside:
        yield sign
        if sign.startswith(_OF_TIME):
            yield f"{facts.behind}: {sign}"
        yield f"{'fits' if agrees else 'off'}: {sign}"
    yield f"group={asked.measures[0]}"
    yield f"asks {kind}"
    yield f"asks {kind} of {claim.change.value}"
    yield f"asks {kind} in {claim.quantity.unit}"
    yield f"asks {kind} elided {facts.elided}"
    yield f"asks {kind} changed {facts.changed}"
    yield from _of_figure(way, kind)


def same_figures(way: Way, facts: Facts) -> bool:
    """Whether a way comes to the figures that rules hold its amount against."""
    if way.judged is None or not facts.ruled:
        return False
    return facts.ruled == {(one.measure, one.area, one.when) for one in way.judged.answer.figures}


def _as_read(asked: Asked, place: Place) -> Iterator[str]:
    """Whether it asks the same as the course of the text."""
    first = next(iter(place.read.asked), None)
    if first is None or first.question is not asked.question:
        return
    yield "read question"
    since = asked.since is None or (first.since is not None and first.since.meets(asked.since))
    if (first.measures[:1], first.area) == (asked.measures[:1], asked.area) and first.when.meets(asked.when) and since:
        yield "read same"
        if place.read.firm:
            yield "read same firmly"


def _as_changed(asked: Asked, days: tuple[Days, Days] | None) -> Iterator[str]:
    """Whether the fields of a change have the times that it asks of."""
    if days is not None and asked.since is not None:
        yield f"fields since {days[0].meets(asked.since)}"
        yield f"fields until {days[1].meets(asked.when)}"


def _of_figure(way: Way, kind: str) -> Iterator[str]:
    """How near the figure is."""
    judged, stated = way.judged, way.stated
    if judged is None:
        yield "no figure"
        yield f"no figure named {way.asked.when.named}"
        return
    people = way.claim.quantity.unit == "count"
    size = abs(stated.value)
    off = abs(judged.computed - stated.value) / max(size, abs(judged.computed), 1e-9)
    if judged.would is Outcome.AGREES:
        digits = "limit" if stated.limit is not None else str(min(stated.digits, _DIGITS))
        yield "agrees"
        yield f"agrees {kind}"
        yield f"agrees {'people' if people else 'share'} {digits} {kind}"
        if people:
            yield f"agrees {min(_DIGITS, int(math.log10(size + 1)))} {kind}"
    else:
        apart = bisect_left(_OFF, off)
        yield f"apart {judged.would.value}"
        yield f"apart {judged.would.value} {kind}"
        yield f"apart {apart}"
        yield f"apart {apart} {kind}"
        if people and judged.computed * stated.value > 0:
            yield from _slip(str(round(abs(judged.computed))), str(int(size)))
    if judged.outcome is Outcome.NOT_COMPARABLE:
        yield "not comparable"
    if Caveat.NEAREST_DATE in judged.answer.caveats:
        yield "nearest"
        yield f"nearest {min(_MONTHS, judged.answer.distance // 31)}"


def _slip(figure: str, told: str) -> Iterator[str]:
    if sorted(figure) == sorted(told):
        yield "slip order"
    elif len(figure) == len(told) and sum(one != two for one, two in zip(figure, told, strict=True)) == 1:
        yield "slip digit"


def of_nothing(place: Place, ruled: Check | None) -> Iterator[str]:
    """The signs of an amount that no series counts.

    Args:
        place: The amount.
        ruled: What rules tell of it.
    """
    claim, read = place.claim, place.read
    after = _STOP.split(claim.text[place.end : place.end + _AFTER], maxsplit=1)[0]
    before = claim.text[max(0, place.at - _BEFORE) : place.at]
    yield "nothing"
    for name in _CUES:
        if not cue(name).search(claim.text):
            continue
        yield f"nothing: {name} in"
        for where, text in (("after", after), ("before", before)):
            if cue(name).search(text):
                yield f"nothing: {name} {where}"
    value = abs(claim.quantity.value or 0.0)
    facts = {
        "elided": elided(claim),
        "of them": of_them(claim),
        "of a town": of_town(claim),
        "status": claim.status.value,
        "unit": claim.quantity.unit,
        "topic": claim.topic.value,
        "change": claim.change.value,
        "scope": claim.scope.value,
        "type": claim.type.value,
        "rate": claim.quantity.per is not None,
        "dated": claim.period is not None,
        "counted": bool(counted(claim, place.there.base)),
        "groups": bool(read.measures),
        "asked": bool(read.asked),
        "firm": read.firm,
        "listed": place.lead is not None,
        "ruled": ruled.outcome.value if ruled is not None else None,
        "size": min(_SIZES, int(math.log10(value + 1))),
    }
    for name, fact in facts.items():
        yield f"nothing: {name}={fact}"
    for word in _WORD.findall(after.lower())[:_WORDS]:
        yield f"nothing: _ {word}"
    for word in _WORD.findall(before.lower())[-_WORDS:]:
        yield f"nothing: {word} _"
    for word in _WORD.findall((claim.subject or "").lower()):
        yield f"nothing: of {word}"
