"""Times that go on with one that was measured: "A caller waited 48 minutes. That has been brought to 33 minutes"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from claimx.pipeline.quantities.lexicon import words
from claimx.pipeline.quantities.reading import Reading, Scan
from claimx.pipeline.types import Amount

# Of months and longer nearly all are adjuncts.
_SECONDS: Mapping[str, int] = MappingProxyType(
    {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800}
)
# Times that go on with each other are of one order.
_WIDEST = 20.0
# Words before a verb of change or a measured subject.
_NEAR = 6
_BE = frozenset({"is", "was", "been", "be"})
_TAKE = frozenset({"takes", "took", "take", "taken", "needs", "needed"})
_LASTING = frozenset({"waited", "waits", "wait", "took", "takes"})
_REACHED = frozenset({"reached", "averaged"})
_SUBJECTS = frozenset({"it", "that", "this", "average", "figure", "time", "wait", "mean", "median", "which"})
_JOINING = frozenset({"and", "but"})
_PASSED = frozenset({"now", "still", "already", "currently", "us", "them"})
_ELSEWHERE = frozenset({"'", "’", "of", "walk", "drive", "into", "in", "left", "too", "sentence", "sentences"})


def measured_before(earlier: Sequence[Amount]) -> float | None:
    """The seconds of the last time that was measured among the amounts of a sentence; None for no such time."""
    measures = [one for one in earlier if one.form == "measure" and one.unit in _SECONDS]
    times = [one.value * _SECONDS[one.unit] for one in measures if one.value]
    return times[-1] if times else None


def length(reading: Reading) -> float | None:
    """The seconds of a time; None of one that is hardly ever measured."""
    if reading.form != "measure" or reading.unit not in _SECONDS or not reading.value:
        return None
    return reading.value * _SECONDS[reading.unit]


def goes_on(scan: Scan, reading: Reading, before: float, source: Reading | None) -> bool:
    """Whether a time is told of what a measured one was told of.

    Args:
        before: The seconds of the measured one.
        source: That one, where it stands in the same sentence.
    """
    seconds = length(reading)
    if seconds is None or reading.modifier == "-" or not 1 / _WIDEST <= seconds / before <= _WIDEST:
        return False
    after = scan.word(reading.resume)
    k = reading.first - 1
    while scan.word(k) in _PASSED or scan.word(k) in words("skipped") - {"to", "than", "up"}:
        k -= 1
    lead = scan.word(k)
    ahead = [scan.word(n) for n in range(max(0, k - _NEAR), k)]
    if source is not None and _parallel(scan, source, reading, k):
        return True
    if after in words("adverse_after_time") | _ELSEWHERE or "there" in ahead:
        return False
    if lead == "to":
        return not words("change_verbs").isdisjoint(ahead)
    if lead in _BE:
        return bool(_SUBJECTS & set(ahead)) and after != "to"
    return lead in _REACHED or (lead in _TAKE and bool({"it", "that", "this"} & set(ahead[-2:])))


def _parallel(scan: Scan, source: Reading, reading: Reading, lead: int) -> bool:
    """Whether both stand behind the same word: "in 14 minutes before it and in 12 minutes after it"."""
    if source.unit != reading.unit:
        return False
    word, opening = scan.word(lead), scan.word(source.first - 1)
    if word == "but":
        return opening in _LASTING
    return word == opening and scan.word(lead - 1) in _JOINING
