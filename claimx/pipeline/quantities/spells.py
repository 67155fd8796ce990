"""Spells that are measured without "average": what people wait, lose, save or take, and what is held against it."""

from __future__ import annotations

from itertools import pairwise

from claimx.pipeline.quantities.compared import SPELLS, has_moved, is_compared
from claimx.pipeline.quantities.lexicon import words
from claimx.pipeline.quantities.reading import Reading, Scan

_SHORT = frozenset({"second", "minute", "hour"})
_LONG = _SHORT | {"day", "week"}
_REACH = 7
_FAR = 12
# What stands before a time that is only the frame of something else.
_FRAMES = frozenset(
    "within over during last past next every previous since each first after inside throughout across until till coming"
    " following another further final these those".split()
)
_SIGNS = frozenset({".", ";", ":", "?", "!", "–", "—", "(", ")", ",", ""})
_SAID = frozenset({"it", "that", "figure", "average", "wait", "delay"})
_LASTING = frozenset({"is", "was", "takes", "took", "be", "wait", "waited", "waiting"})
_MEASURES = frozenset({"average", "wait", "time", "figure", "mean", "median", "delay"})
_CUT = frozenset(
    "reduce lengthen lengthened shorten shortened slowed worsened cutting fall fell drop rise worse better".split()
)
_WORK = frozenset("had have has gave give gives given work works worked do does did volunteer volunteers in".split())
_HOURS = 1_000
_OBLIGED = frozenset({"must", "should", "shall", "please"})


def is_spell(scan: Scan, reading: Reading, lead: str) -> bool:
    """Whether a stretch of time is itself what happened, by the words beside it; ``lead`` governs it."""
    if _moved_by(scan, reading):
        return True
    if reading.unit not in SPELLS | {"year"} or reading.modifier == "-" or _is_frame(scan, reading, lead):
        return lead == "every" and _recurs(scan, reading)
    back = _back(scan, reading, _REACH)
    if reading.unit == "year":
        waits = any(word.startswith("wait") for word in back[:3]) or (lead in {"is", "was"} and "wait" in back)
        return waits and _waited(scan, reading, back, lead)
    return (
        _waited(scan, reading, back, lead)
        or _lost(scan, reading, back, lead)
        or _to_the_decimal(scan, reading, lead)
        or _to_the_second(scan, reading, lead)
        or _taken(scan, reading, lead)
        or _differs(scan, reading)
        or _of_the_average(scan, reading, lead)
        or _answered(scan, reading, back, lead)
        or _is_said(scan, reading, lead)
        or _had_been(scan, reading)
        or _shared_out(scan, reading)
        or _given(scan, reading, lead)
        or (lead == "from" and has_moved(scan, reading))
    )


def _back(scan: Scan, reading: Reading, reach: int) -> list[str]:
    """The words before a time, the nearest first, as far as the sign that parts its clause off."""
    found: list[str] = []
    for k in range(reading.first - 1, max(-1, reading.first - 1 - reach), -1):
        if scan.word(k) in _SIGNS:
            break
        found.append(scan.word(k))
    return found


def _ahead(scan: Scan, index: int, reach: int) -> list[str]:
    found: list[str] = []
    for k in range(index, index + reach):
        if scan.word(k) in {".", ";", ":", "?", "!", ""}:
            break
        found.append(scan.word(k))
    return found


def _is_frame(scan: Scan, reading: Reading, lead: str) -> bool:
    """Whether the time only says when: "over six weeks", "ten minutes before kick-off", "three weeks ago"."""
    after = scan.word(reading.resume)
    if lead in _FRAMES or after in {"'", "’"} or scan.word(reading.first - 1) in _FRAMES:
        return True
    if after == "before":
        held = _on_hold(_back(scan, reading, _REACH)) or lead in _LASTING
        return not (held or _decimal(reading))
    return after in words("adverse_after_time") - {"on", "early"}


def _decimal(reading: Reading) -> bool:
    """Whether a time is given to a part that is not half: nobody who only tells when does that."""
    value = reading.value or 0
    return not reading.worded and value != int(value) and value * 2 != int(value * 2)


def _waited(scan: Scan, reading: Reading, back: list[str], lead: str) -> bool:
    """What people wait, or hang on for."""
    if _OBLIGED & set(back) or lead in {"in", "by"} or scan.word(reading.resume) == "too":
        return False
    waits = next((n for n, word in enumerate(back) if word.startswith(("wait", "queu", "backlog"))), None)
    if waits is not None and (lead in {"is", "was"} or "for" not in back[1:waits]):  # not "waited for news for a week"
        return True
    return _on_hold(back) and reading.unit in _SHORT and lead in {"for", "hold", "on"}


def _on_hold(back: list[str]) -> bool:
    """Whether people hang on, by the words before a time, the nearest first."""
    return any(
        pair in {("hold", "on"), ("on", "hang"), ("on", "hung"), ("on", "hanging"), ("on", "held"), ("on", "holding")}
        for pair in pairwise(back)
    )


def _had_been(scan: Scan, reading: Reading) -> bool:
    """What a wait was at another time: "it had been 141 seconds", "when it was 8 days", "they had been 11 minutes"."""
    k = reading.first - 1
    while scan.word(k) in words("skipped"):
        k -= 1
    if reading.unit not in {"second", "minute", "day"} or scan.word(k) not in {"been", "was", "were"}:
        return False
    after = scan.word(reading.resume)
    ends = scan.ends_clause(reading.resume) or (after == "in" and scan.word(reading.resume + 1).isdigit())
    if scan.word(k) == "been":
        return ends and scan.word(k - 1) == "had" and scan.word(k - 2) in {"it", "they"} | _MEASURES
    said = (scan.word(k - 2), scan.word(k - 1)) in {("when", "it"), ("when", "they"), ("where", "it"), ("which", "it")}
    return ends and said and any(scan.word(n) in words("slower") for n in range(reading.first))


def _moved_by(scan: Scan, reading: Reading) -> bool:
    """By how much a time changed: "has come down by 48 seconds", "got worse by 90 seconds"."""
    k = reading.first - 1
    while scan.word(k) in words("skipped") - {"to", "up"}:
        k -= 1
    if scan.word(k) != "by" or reading.unit not in _LONG:
        return False
    back = {scan.word(n) for n in range(max(0, k - 4), k)}
    return bool(back & (words("comparatives") | words("trends") | _CUT))


def _shared_out(scan: Scan, reading: Reading) -> bool:
    """What each of many did or took: "28 hours apiece", "56 hours a head", "36 hours for each of the 120"."""
    after, following = scan.word(reading.resume), scan.word(reading.resume + 1)
    if reading.unit not in _LONG or scan.word(reading.first - 1) == "in":
        return False
    if after in {"a", "an", "per"} and following in words("averaged_people"):
        return True  # "a target of seven days an officer"
    return after == "apiece" or (after, following) in {("for", "each"), ("a", "head"), ("per", "head")}


def _given(scan: Scan, reading: Reading, lead: str) -> bool:
    """Hours that people give in a week or month: "we had 52 hours a month from volunteers"."""
    if reading.unit != "hour" or not 1 < (reading.value or 0) < _HOURS or lead not in _WORK:
        return False
    each = scan.word(reading.resume) in {"a", "per", "each"} and scan.word(reading.first - 1) != "than"
    return each and scan.word(reading.resume + 1) in {"week", "month", "year"}


def _lost(scan: Scan, reading: Reading, back: list[str], lead: str) -> bool:
    """What is lost, saved or spent; and what those off sick lose each."""
    after = scan.word(reading.resume)
    if reading.unit not in _LONG:
        return False
    if after in {"were", "was", "are", "is"}:  # "9,000 days were lost"
        after = scan.word(reading.resume + 1)
    if after in {"lost", "wasted", "saved"} and lead not in {"for", "in"}:
        return True
    ahead = _ahead(scan, reading.resume, _FAR)
    beside = {*back, *ahead}
    if {"sick", "sickness", "ill", "absent"} & beside and {"each", "apiece", "head", "average"} & beside:
        return True
    for number, word in enumerate(back):
        if word in words("gains") | {"spare", "spares", "spared", "wasted", "wastes", "waste"}:
            return (reading.value or 0) != 1 or reading.unit not in {"day", "week"}
        if word in words("function_words") - words("transparent_before_time") or number > 4:
            break
    if lead in {"spend", "spends"}:
        return (reading.value or 0) > 1
    return lead == "spent" and bool(words("waiting_things") & set(ahead[:6]))


def _to_the_decimal(scan: Scan, reading: Reading, lead: str) -> bool:
    return _decimal(reading) and lead not in {"in", "by"} and reading.unit != "month"


def _to_the_second(scan: Scan, reading: Reading, lead: str) -> bool:
    """Minutes and seconds together: "down to 2 minutes 55 seconds"."""
    whole = reading.stop == reading.resume and not reading.worded
    return whole and reading.unit == "second" and lead not in {"in", "by"}


def _taken(scan: Scan, reading: Reading, lead: str) -> bool:
    """What something takes, where it is told of many or held against another time."""
    if lead not in {"take", "takes", "took", "taking", "need", "needs", "needed"}:
        return lead not in {"in", "by", "for"} and is_compared(scan, reading)
    ahead = _ahead(scan, reading.resume, _FAR)
    usual = lead in {"take", "takes"}
    if usual and reading.unit not in _SHORT and (reading.value or 0) > 1 and ahead[:1] in (["to"], ["from"]):
        return True  # "takes 14 months from report to verdict"
    told = bool(words("processed") & set(ahead)) and lead != "taking"
    return is_compared(scan, reading) or (told and (usual or reading.unit != "month"))


def _differs(scan: Scan, reading: Reading) -> bool:
    """How much longer or quicker: "three weeks quicker", "those extra nine minutes"."""
    extra = (scan.word(reading.first - 2), scan.word(reading.first - 1))
    longer = scan.word(reading.resume) in {"quicker", "slower", "faster", "longer", "shorter", "sooner"}
    return longer or extra in {("those", "extra"), ("these", "extra"), ("the", "extra")}


def _of_the_average(scan: Scan, reading: Reading, lead: str) -> bool:
    """What the average person did: "the average volunteer stood there for 33 hours"."""
    if lead not in {"for", "in", "at", "spent", "spends", "takes", "took", "off", "gave", "gives"}:
        return False
    for k in range(reading.first - 1, max(0, reading.first - 16), -1):
        if scan.word(k) in {".", ";", ":", "?", "!"}:
            return False
        if scan.word(k) == "average" and scan.word(k - 1) in {"the", "an"}:
            noun = scan.word(k + 1) if scan.word(k + 1) not in {"special", "police"} else scan.word(k + 2)
            return scan.word(k + 1) in words("averaged_people") or noun in words("averaged_people")
    return False


def _answered(scan: Scan, reading: Reading, back: list[str], lead: str) -> bool:
    """How soon calls are answered: "calls were picked up in 14 seconds". A bound makes it a target."""
    if lead != "in" or scan.word(reading.first - 1) != "in" or reading.unit not in {"second", "minute"}:
        return False
    shares = {"%", "percent", "cent"} & {token.text for token in scan.tokens[: reading.first]}
    return (
        not shares
        and bool({"answered", "answers", "answer", "picked", "picks"} & set(back))
        and bool({"call", "calls", "phone", "phones", "999", "101"} & {token.text for token in scan.tokens})
    )


def _is_said(scan: Scan, reading: Reading, lead: str) -> bool:
    """What a time is now: "it is now 22 days"."""
    k = reading.first - 1
    while scan.word(k) in words("skipped") | {"now", "still", "today"}:
        k -= 1
    if scan.word(k) not in {"it's", "it’s"} and (scan.word(k) not in {"is", "was"} or scan.word(k - 1) not in _SAID):
        return False
    if scan.word(reading.resume) in {"before", "until"}:
        ahead = _ahead(scan, reading.resume + 1, _FAR)
        return any(word.endswith("ed") or word in words("be") | words("came_at_last") for word in ahead)
    ends = scan.ends_clause(reading.resume) or scan.word(reading.resume) in {"in", "and", "on"}
    return ends and "now" in {scan.word(n) for n in range(max(0, k - 3), reading.first)}


def _recurs(scan: Scan, reading: Reading) -> bool:
    """How often something that is counted happens: "an emergency call came in every 57 seconds"."""
    if reading.unit not in _SHORT or (reading.value or 0) <= 1 or scan.word(reading.first - 1) != "every":
        return False
    back = _back(scan, reading, _REACH)[1:]
    return bool(words("recurring") & set(back)) and not {"check", "checks", "checked", "looked"} & set(back)
