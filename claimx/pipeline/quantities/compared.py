"""Times that are held against each other: "18 weeks instead of 26", "from 344 days down to 310"."""

from __future__ import annotations

from claimx.pipeline.quantities.going_on import goes_on, length
from claimx.pipeline.quantities.lexicon import table, words
from claimx.pipeline.quantities.numerals import read_numeral
from claimx.pipeline.quantities.reading import Reading, Scan
from claimx.pipeline.quantities.tokens import NUMBER, at

SPELLS = frozenset({"second", "minute", "hour", "day", "week", "month"})
_FAR = 12
_NEAR = 12
_PAIR = 24

_HELD_AGAINST = (
    ("instead", "of"),
    ("rather", "than"),
    ("down", "from"),
    ("up", "from"),
    ("compared", "with"),
    ("compared", "to"),
    ("as", "opposed", "to"),
    ("against",),
    ("where", "it", "was"),
    ("where", "it", "used", "to", "be"),
)


def held_against(
    scan: Scan, readings: list[Reading], measured: list[Reading], before: float | None = None
) -> list[Reading]:
    """``measured`` with the times that are joined to one of them: "waited 12 days in 2019 and 15 days last year".

    A bare figure that is held against a time which is none of them is none either: "within 28 days, down from 42".

    Args:
        before: The seconds of a time that was measured in the sentence before; None for none.
    """
    kept = {id(reading) for reading in measured}
    source: Reading | None = None
    frame: Reading | None = None
    found: list[Reading] = []
    for reading in readings:
        timed = reading.form == "measure" and reading.unit in SPELLS
        left, frame = frame, reading if reading.unit in words("time_units") and id(reading) not in kept else None
        if left is not None and not found and _elides_unit(scan, left, reading):
            continue
        if id(reading) in kept:
            source = reading if timed else source
            before = length(reading) or before
            found.append(reading)
        elif timed and _belongs(scan, reading, source, before):
            found.append(reading)
    return found


def _belongs(scan: Scan, reading: Reading, source: Reading | None, before: float | None) -> bool:
    """Whether a time is joined to one that is measured in its sentence, or goes on with one of it or of that before."""
    if source is not None and _joined(scan, source, reading):
        return True
    return before is not None and goes_on(scan, reading, before, source)


def _elides_unit(scan: Scan, frame: Reading, reading: Reading) -> bool:
    """Whether a bare figure takes its unit from a mere time before it."""
    if reading.form != "number" or reading.first - frame.resume > _FAR:
        return False
    after = scan.word(reading.resume)
    bare = scan.ends_clause(reading.resume) or (after in words("function_words") and after != "of")
    paired = scan.word(reading.first - 1) == "to" and scan.word(frame.first - 1) == "from"
    return bare and (paired or _against(scan, reading.first))


def _joined(scan: Scan, source: Reading, reading: Reading) -> bool:
    """Whether a time stands beside an earlier one as its equal."""
    held = _against(scan, reading.first)
    if reading.first - source.resume > _PAIR or reading.modifier == "-" or not (held or reading.unit == source.unit):
        return False
    if any(scan.word(k) in {".", ";", "?", "!"} for k in range(source.resume, reading.first)):
        return False
    if scan.word(reading.resume) in words("adverse_after_time") | {"'", "’"}:
        return False
    return held or (
        scan.word(reading.first - 1) in {"and", "to"}
        and (scan.ends_clause(reading.resume) or scan.word(reading.resume) in {"in", "last", "this", "a"})
    )


def is_compared(scan: Scan, reading: Reading) -> bool:
    """Whether a like time follows that this one is held against: "18 weeks instead of 26"."""
    if _of_courts(scan):
        return False
    for k in range(reading.resume, reading.resume + _FAR):
        if scan.word(k) in {".", ";", "?", "!", ""}:
            return False
        if at(scan.tokens, k).kind == NUMBER or scan.word(k) in table("small"):
            numeral = read_numeral(scan.tokens, k)
            if numeral is None or not _against(scan, k):
                continue
            unit = table("units").get(scan.word(numeral.stop))
            bare = scan.ends_clause(numeral.stop) or scan.word(numeral.stop) in words("function_words")
            year = not numeral.worded and len(scan.word(k)) == 4 and 1900 <= numeral.value <= 2099
            if (unit in words("time_units") or bare) and not year and scan.word(numeral.stop) not in {"%", "per"}:
                return True
    return False


def has_moved(scan: Scan, reading: Reading) -> bool:
    """Whether something moved from this time to a like one."""
    if _of_courts(scan):
        return False
    back = {scan.word(k) for k in range(max(0, reading.first - _NEAR - 1), reading.first - 1)}
    if not back & (words("trends") | {"went", "gone", "came", "come", "brought", "dropping", "falling", "improving"}):
        return False
    for k in range(reading.resume, reading.resume + _FAR):
        if scan.word(k) in {".", ";"}:
            return False
        if scan.word(k) == "to" and (at(scan.tokens, k + 1).kind == NUMBER or scan.word(k + 1) in table("small")):
            return True
    return False


def _of_courts(scan: Scan) -> bool:
    """Whether a sentence tells of what a court, or the law, imposed."""
    return any(token.text in words("court_cues") for token in scan.tokens)


def _against(scan: Scan, index: int) -> bool:
    """Whether a figure is what another is held against: "instead of 26", "down from about 421"."""
    k = index - 1
    while scan.word(k) in words("skipped") - {"to", "than", "up"} or scan.word(k) in words("before_a_held_time"):
        if (scan.word(k - 1), scan.word(k)) in _HELD_AGAINST:
            break
        k -= 1
    return any(tuple(scan.word(n) for n in range(k + 1 - len(phrase), k + 1)) == phrase for phrase in _HELD_AGAINST)
