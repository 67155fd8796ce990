"""Which amounts set a rule and state nothing: advice to the reader, thresholds that pick who is counted."""

from __future__ import annotations

from claimx.pipeline.quantities.lexicon import words
from claimx.pipeline.quantities.reading import Reading, Scan
from claimx.records import Bound

_FEW = 3
_SMALL = 12
_REACH = 10
_OPENERS = frozenset(
    {"", ",", ";", ":", "and", "then", "or", "please", "always", "never", "not", "–", "—", ".", "“", '"'}
)
_ADDRESS = frozenset({"you", "your", "please", "yourself", "don't", "don’t", "always", "never"})
_PICKED = frozenset({"those", "anyone", "anybody", "everyone", "someone"})
_SHARES = frozenset({"percent", "fraction", "ratio"})


def is_aside(scan: Scan, reading: Reading, readings: list[Reading]) -> bool:
    """Whether an amount whose bound is known is advice or a threshold; ``readings`` are all of its text."""
    return _advised(scan, reading) or _picks(scan, reading) or _undergone(scan, reading, readings)


def _advised(scan: Scan, reading: Reading) -> bool:
    """Whether the reader is told to do it: "hang up, wait at least five minutes and ring"."""
    if reading.form not in {"number", "measure"} or (reading.form == "number" and (reading.value or 0) > _SMALL):
        return False
    for k in range(reading.first - 1, max(-1, reading.first - _REACH), -1):
        word = scan.word(k)
        if word in words("advice") and scan.word(k - 1) in _OPENERS:
            spoken_to = any(scan.word(n) in _ADDRESS for n in range(len(scan.tokens)))
            return spoken_to or k == 0 or _opens_with_advice(scan)
        if scan.ends_clause(k) or word in words("change_verbs") - {"up", "down"}:
            return False
    return False


def _opens_with_advice(scan: Scan) -> bool:
    return scan.word(0) in words("advice") | {"if", "do", "please"}


def _picks(scan: Scan, reading: Reading) -> bool:
    """Whether it picks out who is counted: "for anyone on duty more than one night in four"."""
    if reading.bound not in {Bound.AT_LEAST, Bound.AT_MOST} or reading.form not in {"number", "measure", "ratio"}:
        return False
    if reading.form == "number" and (reading.value or 0) > _SMALL:
        return False
    for k in range(reading.first - 1, max(-1, reading.first - _REACH), -1):
        if scan.ends_clause(k):
            return False
        if scan.word(k) in _PICKED:
            return scan.word(k + 1) in {"who", "on", "with", "in", "whose", "having", "working"}
    return False


def _undergone(scan: Scan, reading: Reading, readings: list[Reading]) -> bool:
    """Whether a share or count is of those to whom it happened: "38% had been a victim of at least one theft"."""
    if reading.bound is not Bound.AT_LEAST or reading.form != "number" or (reading.value or 0) > _FEW:
        return False
    near = {scan.word(k) for k in range(max(0, reading.first - _REACH), reading.first)}
    if near & {"victim", "victims"}:
        return True
    share = any(other.form in _SHARES and other.stop <= reading.first for other in readings)
    return share and bool(near & words("undergoing"))
