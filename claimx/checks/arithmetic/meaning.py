"""What an amount stands for where figures are told with some care, as those that are held against each other are."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from claimx.figures.intervals import Figure, figure
from claimx.records import Bound, Claim

_NO_DIGIT = re.compile("[^0-9]+")
# Money as a unit of account: "of every £100", "per £1".
_UNIT = re.compile(r"\b(?:every|each|per) \Z", re.I)
# So many figures of a round number are meant, or fewer by a careless writer; and to so many digits nobody rounds.
_FIGURES, _COARSE, _TELLING = 3, 2, 3


def meant(claim: Claim, *, plain: bool) -> Figure | None:
    """The intervals of a claim's amount; None where it has no number.

    Args:
        plain: Whether it is a number of things, money or hours, of which three figures are meant.
    """
    quantity = claim.quantity
    if plain and _UNIT.search(claim.text[: max(0, quantity.start - claim.start)]):
        unit = figure(claim, exact=True)
        return unit and replace(unit, low=unit.value, high=unit.value, least=unit.value, most=unit.value)
    digits = _NO_DIGIT.sub("", quantity.text)
    whole = bool(digits) and "." not in quantity.text
    zeros = coarse = None
    if quantity.bound is Bound.EXACT and plain and whole and quantity.value:
        zeros, coarse = (_zeros(abs(quantity.value), digits, figures) for figures in (_FIGURES, _COARSE))
    # "Some" before a figure is no bound where nobody rounds to so many digits: "some 2,318 taxis".
    exact = quantity.bound is Bound.APPROXIMATE and whole and len(digits) >= _TELLING and digits[-1] != "0"
    found = figure(claim, zeros=zeros, exact=exact)
    if found is None or coarse == zeros:
        return found
    # A careless writer rounds further, but rightly.
    wide = figure(claim, zeros=coarse)
    if wide is None:
        return found
    return replace(found, least=min(found.least, wide.low), most=max(found.most, wide.high))


def _zeros(value: float, digits: str, figures: int) -> int | None:
    """How many noughts of a round figure may come of rounding; None for a figure that says so otherwise.

    Args:
        figures: How many of its figures are meant, whether noughts or not.
    """
    written = float(digits)
    scale = value / written if written else 0.0
    if scale < 1.0:
        return None
    noughts = len(digits) - len(digits.rstrip("0"))
    return round(math.log10(scale)) + min(noughts, max(0, len(digits) - figures))
