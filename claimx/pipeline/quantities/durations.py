"""When a stretch of time or a distance is itself what is measured, and not a mere adjunct."""

from __future__ import annotations

from claimx.pipeline.quantities.lexicon import table, words
from claimx.pipeline.quantities.reading import Reading, Scan
from claimx.pipeline.quantities.spells import is_spell

_RESOURCE_HOURS = 100
_RESOURCE_DAYS = 100
_RANKED = frozenset({"quickest", "slowest", "fastest", "longest", "shortest"})
_TALLEST = 8
_NEARER = frozenset({"nearer", "closer", "further", "farther", "higher", "lower", "taller", "wider", "deeper"})
_WINDOW = 14
_OPEN = frozenset({"open", "opens", "opened", "staffed", "manned", "staff", "man"})


def is_measured(scan: Scan, reading: Reading) -> bool:
    """Whether a measure states a claim; measures that are not of time do, but for "two miles away"."""
    if reading.unit not in words("time_units"):
        return not _is_place(scan, reading)
    if reading.modifier == "-":
        return reading.unit in {"second", "minute", "hour"} and scan.word(reading.resume) in {
            "target",
            "average",
            "wait",
            "response",
            "standard",
            "queue",
            "delay",
            "targets",
            "waits",
            "benchmark",
        }
    if reading.unit in {"hour", "day"} and reading.modifier in words("work"):
        return True
    if reading.unit == "hour" and _is_resource(scan, reading):
        return True
    if scan.word(reading.resume) == "of" and scan.word(reading.resume + 1) in {"every", "each"}:
        return reading.unit in {"minute", "hour", "day"}  # "three hours of every shift"
    if _is_sum(scan, reading):
        return True
    lead = _lead(scan, reading)
    if _kept_open(scan, reading):
        return True
    if is_spell(scan, reading, lead):
        return True
    after = scan.word(reading.resume)
    if (
        after == "before"
        and _average_close(scan, reading)
        and (lead == "average" or scan.word(reading.first - 1) in {"is", "was", "takes", "took"})
    ):
        return True  # "on average it is nine hours before they can leave"
    if after in {"'", "’"} or (
        after in words("adverse_after_time")
        and not (after == "on" and scan.word(reading.resume + 1) in {"average", "101", "999", "hold"})
    ):
        return False
    if reading.unit in {"day", "night", "weekend"} and _is_days(scan, reading, lead):
        return True
    near = _near(scan, reading)
    if near & words("averages"):
        return _averaged(scan, reading, lead)
    if near & words("sentence_cues") or reading.unit in {"year", "decade", "month", "fortnight"}:
        return False
    return _timed(scan, reading, lead, near)


def _kept_open(scan: Scan, reading: Reading) -> bool:
    """Whether it is how long a place is open each day or week: "now open for three hours a day"."""
    if reading.unit != "hour" or scan.word(reading.resume) not in {"a", "per", "each", "every"}:
        return False
    k = reading.first - 1
    while scan.word(k) in {"for", "only", "just", "now", "about", "at", "least", "up", "to"}:
        k -= 1
    return scan.word(k) in _OPEN and scan.word(reading.resume + 1) in {"day", "week", "month"}


def _is_sum(scan: Scan, reading: Reading) -> bool:
    """Whether a measure adds up many: "sentences come to 214 years"."""
    before = [scan.word(k) for k in range(max(0, reading.first - 4), reading.first)]
    return before[-1:] == ["to"] and any(
        word in {"come", "comes", "came", "amount", "amounts", "amounted"} for word in before
    )


def _near(scan: Scan, reading: Reading) -> set[str]:
    """The words around a measure, no further than the signs that part clauses."""
    found: set[str] = set()
    for step, bounds in (
        (-1, range(reading.first - 1, max(-1, reading.first - _WINDOW), -1)),
        (1, range(reading.resume, min(len(scan.tokens), reading.resume + _WINDOW))),
    ):
        for k in bounds:
            if scan.word(k) in {";", "."} and step:
                break
            found.add(scan.word(k))
    return found


def _lead(scan: Scan, reading: Reading) -> str:
    """The word that governs the measure: the first before it that belongs to no bound."""
    k = reading.first - 1
    while k >= 0 and scan.word(k) in {
        "about",
        "around",
        "nearly",
        "almost",
        "just",
        "only",
        "over",
        "under",
        "than",
        "more",
        "less",
        "an",
        "a",
        "to",
        "up",
        "average",
        "roughly",
        "some",
        "approximately",
        "well",
        "fewer",
        "least",
        "at",
        "estimated",
        "good",
        "of",
        "between",
        "the",
    }:
        if scan.word(k) == "average":
            return "average"
        if scan.word(k) in {"over", "under"} and scan.word(k - 1) not in words("change_verbs") | {
            "just",
            "well",
            "was",
            "is",
            "be",
            "of",
            "took",
            "at",
        }:
            return scan.word(k)
        if scan.word(k) in {"to", "at", "of"} and scan.word(k + 1) not in {"least"}:
            return scan.word(k)
        k -= 1
    return scan.word(k)


def _is_resource(scan: Scan, reading: Reading) -> bool:
    """Hours as a resource: "1,260 hours of patrol", "260,000 police hours", "saved 40 hours a week"."""
    value, after = reading.value or 0, scan.word(reading.resume)
    if value >= _RESOURCE_HOURS and scan.word(reading.first - 1) not in {
        "within",
        "after",
        "last",
        "past",
        "next",
        "every",
    }:
        return True
    before = {scan.word(k) for k in range(max(0, reading.first - 5), reading.first)}
    if before & words("gains") and value > 1:
        return True
    return (
        after == "of"
        and value >= 10
        and scan.word(reading.resume + 1) not in {"the", "being", "a", "his", "her", "their", "darkness"}
        and _noun(scan, reading.resume + 1)
    )


def _noun(scan: Scan, index: int) -> bool:
    return bool(scan.word(index)) and scan.word(index) not in words("function_words")


def _is_days(scan: Scan, reading: Reading, lead: str) -> bool:
    value = reading.value or 0
    if lead == "on" and value > 2 and not reading.worded:
        return True
    before = {scan.word(k) for k in range(max(0, reading.first - 4), reading.first)}
    if (_near(scan, reading) & {"sickness", "absence"}) and lead not in {"for", "within", "over", "in", "after"}:
        return value > 2 and bool(before & words("sickness_cues") or scan.word(reading.resume) in {"per", "to", "of"})
    return (
        value >= _RESOURCE_DAYS
        and bool(before & words("gains") | {scan.word(reading.resume)} & {"lost", "of"})
        and lead not in {"for", "within", "over", "in"}
    )


def _averaged(scan: Scan, reading: Reading, lead: str) -> bool:
    """Whether "average" in the clause is of this measure, not of a span of time beside it."""
    if _average_close(scan, reading):
        return lead not in words("average_spans")
    brief = lead == "after" and reading.unit in {"second", "minute"}
    return brief or lead not in words("average_spans") | {"of", "after", "within", "for", "in", "the"}


def _average_close(scan: Scan, reading: Reading) -> bool:
    close = {
        scan.word(k)
        for k in (
            *range(max(0, reading.first - 4), reading.first),
            *range(reading.resume, reading.resume + 2),
        )
    }
    return bool(close & words("averages"))


def _timed(scan: Scan, reading: Reading, lead: str, near: set[str]) -> bool:
    """Seconds to weeks without "average": waits, response times, trends and plain statements of them."""
    before = [scan.word(k) for k in range(max(0, reading.first - 6), reading.first)]
    after = scan.word(reading.resume)
    if after in words("slower") - {"over", "under", "more", "less"} and reading.unit in {
        "second",
        "minute",
        "hour",
        "day",
    }:
        return True
    waits = {w for w in before if w.startswith(("wait", "queu", "delay"))}
    if waits and after != "too" and lead not in {"within", "over", "in", "every", "after", "last", "past", "next"}:
        return True
    if any(w in words("trends") for w in before) and lead in {"from", "to", "by", "than"}:
        return True
    if lead in words("adjunct_prepositions"):
        return False
    if set(before[-3:]) & _RANKED:
        return True
    if reading.unit in {"second", "minute", "hour"} and lead in {
        "is",
        "was",
        "were",
        "are",
        "be",
        "stood",
        "at",
    }:
        subject = scan.word(reading.first - 2)
        return (
            subject not in {"there"}
            and after not in {"walk", "drive", "to", "into", "in", "left", "too"}
            and (reading.unit != "hour" or bool(near & words("measure_cues")))
        )
    if reading.first == 0 or scan.word(reading.first - 1) in {'"', "“", "‘", "'", "."}:
        return after in {"is", "was"} and scan.word(reading.resume + 1) in {
            "too",
            "the",
            "not",
            "far",
            "still",
            "our",
            "simply",
        }
    if lead in {"took", "takes", "taking", "take"} and reading.unit in {
        "second",
        "minute",
        "hour",
        "day",
        "week",
    }:
        return bool(near & words("processed"))
    return lead == "from" and bool(before and before[-2:-1] and before[-2] in {"up", "down"})


def _is_place(scan: Scan, reading: Reading) -> bool:
    """Whether it says where something is, not how much: "two miles away", "20mph zone"."""
    after = scan.word(reading.resume)
    if reading.unit in words("thing_units"):
        return after != "of"  # what something weighs or how loud it is: "12 stone", "18 carat"
    if reading.unit == "foot" and (reading.value or 0) < _TALLEST:
        return True  # how tall someone is
    if after in {"from", "away"} and scan.word(reading.first - 1) in {"is", "now", "was", "be"}:
        return not {scan.word(k) for k in range(max(0, reading.first - 8), reading.first)} & {"nearest", "closest"}
    if after in words("measured_places") or (reading.modifier == "-" and (reading.value or 0) < 20):
        return True
    if (
        reading.unit == "mile"
        and reading.per == "hour"
        and after in {"limit", "limits", "zone", "zones", "road", "speed", "area"}
    ):
        return True
    before = {scan.word(reading.first - 1), scan.word(reading.first - 2)}
    length = reading.unit in {"mile", "metre", "yard", "kilometre"} and reading.per is None
    if length and scan.word(reading.first - 1) == "than" and scan.word(reading.first - 2) in _NEARER:
        return True  # "never nearer than 60 metres"
    if length and scan.word(reading.first - 1) == "for" and scan.word(reading.resume) not in {"of", "in"}:
        return True  # "the chase went on for 12 miles"
    few = (
        reading.worded
        and (reading.value or 0) < 3
        and reading.unit in {"mile", "metre", "yard", "foot", "inch", "kilometre"}
    )
    return bool(before & {"within", "every", "inside"}) or few or scan.word(reading.first - 1) in table("denominators")
