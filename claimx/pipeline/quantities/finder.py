"""From a sentence to its amounts: the order in which the rules of the grammar apply."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claimx.pipeline.quantities.asides import is_aside
from claimx.pipeline.quantities.bounds import bind
from claimx.pipeline.quantities.compared import held_against
from claimx.pipeline.quantities.context import is_amount
from claimx.pipeline.quantities.coordination import adopt_units, elide_units, group_like, share_pair_scale
from claimx.pipeline.quantities.durations import is_measured
from claimx.pipeline.quantities.exclusions import scan_text
from claimx.pipeline.quantities.going_on import measured_before
from claimx.pipeline.quantities.lexicon import number_words, openers
from claimx.pipeline.quantities.money import read_as_money
from claimx.pipeline.quantities.ranges import read_amount
from claimx.pipeline.quantities.rates import attach, find_rates
from claimx.pipeline.quantities.reading import Reading, Scan
from claimx.pipeline.quantities.tokens import NUMBER
from claimx.pipeline.types import Amount
from claimx.records import Offsets

_DIGIT = re.compile("[0-9]")


@cache
def _gate() -> re.Pattern[str]:
    listed = sorted(number_words(), key=lambda word: (-len(word), word))
    letters = [word for word in listed if word.isalpha()]
    signs = "".join(word for word in listed if not word.isalpha())
    return re.compile(rf"[0-9{signs}]|(?<![^\W\d_])(?:{'|'.join(letters)})(?![^\W\d_])", re.IGNORECASE)


def might_hold_amount(text: str) -> bool:
    """Whether ``find_amounts`` could find something: no digit and no number word means it cannot."""
    return _DIGIT.search(text) is not None or _gate().search(text) is not None


def find_amounts(text: str, *, wanted: Sequence[Offsets] | None = None, earlier: Sequence[Amount] = ()) -> list[Amount]:
    """The amounts of a sentence, heading or bullet, in order and not overlapping.

    Offsets count code points in ``text``; values are in the unit's own scale. Any string is accepted.

    Args:
        text: The sentence.
        wanted: Spans that someone else takes for amounts, and no others: what stands there is read if it can be,
            whatever the grammar would leave out. None for all that the grammar takes for amounts.
        earlier: The amounts of the sentence before in the same block: a time that goes on with one of them is one.
    """
    if not might_hold_amount(text):
        return []
    scan = scan_text(text)
    rates = find_rates(scan)
    for start, end in wanted or ():
        for number, token in enumerate(scan.tokens):
            if start <= token.start < end:
                scan.blocked[number] = 0
    readings = _read(scan)
    adopt_units(scan, readings)
    if wanted is None:
        stated = [r for r in readings if is_amount(scan, r)]
        measured = [r for r in stated if r.form != "measure" or is_measured(scan, r)]
        readings = held_against(scan, stated, measured, measured_before(earlier))
    else:
        readings = [r for r in readings if _is_wanted(scan, r, wanted)]
    read_as_money(scan, readings)
    bind(scan, readings)
    if wanted is None:
        readings = [r for r in readings if not is_aside(scan, r, readings)]
    share_pair_scale(scan, readings)
    elide_units(scan, readings)
    group_like(scan, readings)
    attach(scan, readings, rates)
    return [_amount(scan, reading) for reading in readings]


def _is_wanted(scan: Scan, reading: Reading, wanted: Sequence[Offsets]) -> bool:
    first, last = scan.offsets(reading.first, reading.stop)
    return any(first < end and start < last for start, end in wanted)


def _read(scan: Scan) -> list[Reading]:
    found: list[Reading] = []
    opening, resume = openers(), 0
    for index, token in enumerate(scan.tokens):
        if index < resume or (token.kind != NUMBER and token.text not in opening):
            continue
        reading = read_amount(scan, index)
        if reading is not None:
            found.append(reading)
            resume = reading.resume
    return found


def _amount(scan: Scan, reading: Reading) -> Amount:
    start, end = scan.offsets(reading.first, reading.stop)
    return Amount(
        start=start,
        end=end,
        form=reading.form,
        value=reading.value,
        value_high=reading.high,
        unit=reading.unit,
        bound=reading.bound,
        per=reading.per,
        bound_span=reading.bound_span,
        per_span=reading.per_span,
        direction=reading.direction,
        worded=reading.worded,
        group=reading.group,
    )
