"""Rates that hold for several figures: pairs, lists without nouns, restatements."""

from __future__ import annotations

import itertools

from claimx.pipeline.quantities.lexicon import table, words
from claimx.pipeline.quantities.nouns import noun_follows
from claimx.pipeline.quantities.ranges import lead_index
from claimx.pipeline.quantities.reading import Reading, Scan

_REACH = 14
_HELD = {("compared", "with"), ("compared", "to"), ("up", "from"), ("down", "from")}
# No two figures of one rate are further apart.
_WIDEST = 30


def share(scan: Scan, readings: list[Reading]) -> None:
    """A rate holds for both figures of a pair, a list without nouns and a restatement in brackets."""
    for left, right in itertools.pairwise(readings):
        if left.group is not None and left.group == right.group and left.unit == right.unit:
            between = {scan.word(k) for k in range(left.resume, min(right.first, left.resume + 6))}
            if right.per and not left.per and right.first - left.resume <= 5 and between <= words("plain_joins"):
                left.per, left.per_span = right.per, right.per_span
            elif (
                left.per
                and not right.per
                and left.per not in table("rate_nouns").values()
                and scan.word(right.resume) != "of"
                and of_one_rate(left.value, right.value)
            ):
                right.per, right.per_span = left.per, left.per_span
        if left.per and not right.per and left.unit == right.unit and _same_rate(scan, left, right):
            right.per, right.per_span = left.per, left.per_span
        if right.per and not left.per and scan.word(right.first - 1) == "or" and scan.word(right.first - 2) == "(":
            left.per, left.per_span = right.per, right.per_span


def of_one_rate(one: float | None, other: float | None) -> bool:
    """Whether two values are near enough to be of the same rate."""
    low, high = sorted((one or 0, other or 0))
    return low * _WIDEST >= high


def _same_rate(scan: Scan, left: Reading, right: Reading) -> bool:
    """Whether a later figure without a noun is of the same rate: "it will be £400", "lowest in Bury, with 12"."""
    if noun_follows(scan, right.resume) or scan.word(right.resume) == "of" or right.form == "vague":
        return False
    if not of_one_rate(left.value, right.value):
        return False
    if right.form == left.form == "money" and _same_price(scan, right):
        return True
    if left.per not in table("rate_nouns").values():
        return right.form == "number" and right.first - left.resume <= _REACH
    k = lead_index(scan, right.first)
    if scan.word(k) == "against" or (scan.word(k - 1), scan.word(k)) in _HELD:
        return right.form == left.form and right.first - left.resume <= _REACH
    if scan.word(right.first - 1) == scan.word(left.first - 1) == "by" and right.form == left.form:
        return "and" in {scan.word(k) for k in range(left.resume, right.first)}
    before = {scan.word(k) for k in range(right.first - 4, right.first)}
    return "it" in before and bool(before & {"be", "is", "was"})


def _same_price(scan: Scan, right: Reading) -> bool:
    """Whether a sum is of the rate before it: "while the average is £130", "£213 a year, £24 more than in 2018"."""
    before = {scan.word(k) for k in range(right.first - 4, right.first)}
    if "average" in before and before & {"is", "was"}:
        return True
    return scan.word(right.first - 1) == "," and [scan.word(right.resume), scan.word(right.resume + 1)] in (
        ["more", "than"],
        ["less", "than"],
        ["higher", "than"],
        ["lower", "than"],
    )
