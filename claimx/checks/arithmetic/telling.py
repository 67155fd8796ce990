"""A solved relation as records: one check for each claim in it, with a sentence for a person."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from claimx.check_kinds import CheckKind, Outcome
from claimx.check_records import Check
from claimx.checks.arithmetic.intervals import Interval
from claimx.checks.arithmetic.solving import Derived, Reading, Solved
from claimx.checks.arithmetic.types import POINTS
from claimx.records import Bound, Quantity

_SHARES = frozenset({"share", "percent"})
_BOUNDS = {Bound.AT_LEAST: "at least ", Bound.AT_MOST: "at most ", Bound.APPROXIMATE: "about "}
# A figure below nothing is told by its size, whose limit is on the other side.
_OPPOSITE: Mapping[Bound | None, Bound] = {Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST}
_WHOLE = 1_000
_LARGE = ((1e9, "billion"), (1e6, "million"))


def told(solved: Solved) -> Iterator[tuple[str, Check]]:
    """Each claim of the relation, by id, with its check."""
    relation = solved.relation
    words = sentence(solved)
    ids = [amount.claim.id for _, amount in relation.roles]
    seen: dict[str, int] = {}
    for role, amount in relation.roles:
        place = seen.get(role, 0)
        seen[role] = place + 1
        others = tuple(id for id in ids if id != amount.claim.id)
        yield amount.claim.id, _check(solved, role, solved.readings[role][place], words, others)


def _check(solved: Solved, role: str, reading: Reading, words: str, others: tuple[str, ...]) -> Check:
    stated: float | None
    computed: float | None
    if solved.outcome is Outcome.IMPLIED:
        found = solved.derived[0]
        stated, computed, ends, of = None, found.value, _ends(found), found.role
    else:
        several = len(solved.relation.all_of(role)) > 1
        made = [one.value for one in solved.derived if one.role == role and not several]
        stated, computed, ends, of = reading.value, made[0] if made else None, _ends(reading), role
    return Check(
        kind=solved.relation.kind,
        claims=others,
        stated=_finite(stated),
        computed=_finite(computed),
        low=_finite(ends.low),
        high=_finite(ends.high),
        unit=unit(solved, of),
        outcome=solved.outcome,
        told=words,
    )


def _ends(reading: Reading | Derived) -> Interval:
    """What a figure stands for; a limit is open on one side, and so is what follows from one."""
    low = -math.inf if reading.reach.low < reading.value else reading.near.low
    return Interval(low, math.inf if reading.value < reading.reach.high else reading.near.high)


def _finite(value: float | None) -> float | None:
    return round(value, 6) if value is not None and math.isfinite(value) else None


def unit(solved: Solved, role: str) -> str:
    """What the figure of a role is in, stated or not."""
    stated = solved.relation.of(role)
    if role in _SHARES:
        return "percent"
    if role == "by" and (level := solved.relation.of("before") or solved.relation.of("after")) and level.proportion:
        return "percentage_points"
    if role in ("before", "after") and stated is None and (by := solved.relation.of("by")) and by.family == POINTS:
        return "percent"
    if stated is not None:
        return stated.claim.quantity.unit
    like = [amount for name, amount in solved.relation.roles if name not in (*_SHARES, "rate", "times")]
    return like[0].claim.quantity.unit if like and role != "base" else "count"


def sentence(solved: Solved) -> str:
    """What was computed from what, and how it stands to what is said."""
    words = _TELLERS[solved.relation.kind](solved)
    words = words[:1].upper() + words[1:]
    return words + (" No rounding brings these together." if solved.outcome is Outcome.INCONSISTENT else "")


def _share(solved: Solved) -> str:
    part, whole, share = (_said(solved, role) for role in ("part", "whole", "share"))
    if part and whole:
        told = f"; the text has {share}" if share else ""
        return f"{part} of {whole} is {makes(solved, 'share')}{told}."
    if whole:
        return f"{share} of {whole} is {_about(solved, 'part')}."
    return f"{part} as {share} makes {_about(solved, 'whole')} in all."


def _total(solved: Solved) -> str:
    parts = listed([worded(amount.claim.quantity) for amount in solved.relation.all_of("part")])
    whole = _said(solved, "whole")
    if solved.outcome is Outcome.IMPLIED:
        return f"{whole} less {parts} leaves {makes(solved, 'rest')}."
    return f"{parts} make {makes(solved, 'whole')}; " + (f"the text has {whole}." if whole else "a whole is 100%.")


def _movement(solved: Solved) -> str:
    before, after, by, percent, times = (_said(solved, role) for role in ("before", "after", "by", "percent", "times"))
    way = "fall" if solved.falling else "rise"
    stated = listed([said for said in (by, percent, times) if said])
    if before and after:
        parts = [makes(solved, "by")] if not percent or by else []
        parts += [makes(solved, "percent")] if percent else []
        parts += [f"{makes(solved, 'times')} times" if times else ""]
        made = " or ".join(part for part in parts if part)
        if not stated:
            turned = solved.outcome is Outcome.INCONSISTENT
            said = f"; the text tells of a {way}" if turned else ""
            return f"From {before} to {after} is {'the other way' if turned else f'a {way} of {made}'}{said}."
        actual = "fall" if _value(solved, "after") < _value(solved, "before") else "rise"
        wrong = "" if actual == way or times else f", a {way}"
        return f"From {before} to {after} is a {actual} of {made}; the text has {stated}{wrong}."
    if by and percent:
        if before:
            return f"A {way} of {by} from {before} is {makes(solved, 'percent')}; the text has {percent}."
        if after:
            made = f"from {makes(solved, 'before')}, {makes(solved, 'percent')}"
            return f"A {way} of {by} to {after} is one {made}; the text has {percent}."
        levels = f"{_about(solved, 'before')} before and {makes(solved, 'after')} after"
        return f"A {way} of {by} that is {percent} means {levels}."
    if before:
        return f"{before} before a {way} ({stated}) means {_about(solved, 'after')} after it."
    return f"{after} after a {way} ({stated}) means {_about(solved, 'before')} before it."


def _value(solved: Solved, role: str) -> float:
    return solved.readings[role][0].value


def _rate(solved: Solved) -> str:
    count, base, rate = (_said(solved, role) for role in ("count", "base", "rate"))
    per = f" per {size:,.0f}" if (size := solved.relation.size) > 1 else ""
    if _said(solved, "one"):
        told = number(solved.readings["rate"][0].value, "count")
        return f"{count} shared by {base} is one for {makes(solved, 'rate')}; the text has one for {told}."
    if solved.relation.known:
        rates = solved.relation.all_of("rate")
        return f"{count} comes to {makes(solved, 'rate')} a {rates[0].claim.quantity.per}; the text has {rate}."
    if count and base and rate:
        return f"{count} shared by {base} is {makes(solved, 'rate')}{per}; the text has {rate}."
    if base:
        return f"{rate}{per} for {base} is {_about(solved, 'count')}."
    return f"{count} at {rate}{per} means {_about(solved, 'base')} to share them."


def _repeat(solved: Solved) -> str:
    return f"The same amount is told as {_said(solved, 'one')} and as {_said(solved, 'again')}."


_TELLERS = {
    CheckKind.SHARE: _share,
    CheckKind.TOTAL: _total,
    CheckKind.CHANGE: _movement,
    CheckKind.DIFFERENCE: _movement,
    CheckKind.RATE: _rate,
    CheckKind.REPEAT: _repeat,
}


def _said(solved: Solved, role: str) -> str:
    amount = solved.relation.of(role)
    return worded(amount.claim.quantity) if amount is not None else ""


def worded(quantity: Quantity) -> str:
    """An amount as it is told, on one line, its bound in words of our own."""
    return _BOUNDS.get(quantity.bound, "") + " ".join(quantity.text.split())


def listed(words: Sequence[str]) -> str:
    """Words as a list: "a, b and c"."""
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1] if words else ""


def makes(solved: Solved, role: str, near: str = "") -> str:
    """A figure that the others make, which is a limit where they are."""
    found = next((one for one in solved.derived if one.role == role), None)
    if found is None:
        return "nothing"
    limit = _OPPOSITE.get(found.limit, found.limit) if found.value < 0 else found.limit
    bound = _BOUNDS[limit] if limit is not None else ""
    return bound + near + number(abs(found.value), unit(solved, role))


def _about(solved: Solved, role: str) -> str:
    return makes(solved, role, "about ")


def number(value: float, unit: str) -> str:
    """A figure for a person."""
    if unit == "percent":
        return _plain(value) + "%"
    if unit == "percentage_points":
        return f"{_plain(value)} percentage points"
    for least, name in _LARGE:
        if abs(value) >= least and unit != "count":
            shown = f"{_plain(value / least)} {name}"
            break
    else:
        shown = f"{value:,.0f}" if unit == "count" or abs(value) >= _WHOLE else _plain(value)
    return f"£{shown}" if unit == "GBP" else shown


def _plain(value: float) -> str:
    shown = f"{value:,.2f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
