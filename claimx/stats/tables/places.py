"""The areas of published tables, by their codes and names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from claimx.knowledge import base
from claimx.stats.areas import ENGLAND_AND_WALES, find

# Codes of the Office for National Statistics: of a region, of England, of Wales; of England and Wales together.
_WIDER = re.compile(r"(?:E12|E92|W92|W93|E93)[0-9]+")
_BOTH = re.compile(r"K04[0-9]+")
_REGIONS = frozenset(
    "north east|north west|yorkshire and the humber|yorkshire & the humber|east midlands|west midlands region|eastern|"
    "east of england|london|south east|south west|england|wales|total|total of all forces|all forces".split("|")
)
_NAMES = {
    "london, city of": "city-of-london",
    "metropolitan police": "metropolitan",
    "devon & cornwall": "devon-and-cornwall",
    "avon & somerset": "avon-and-somerset",
    "central service secondments": "central-secondments",
    "central service secondment": "central-secondments",
    "total england and wales": ENGLAND_AND_WALES,
    "england and wales total": ENGLAND_AND_WALES,
}


def area(code: str, name: str) -> tuple[str | None, bool]:
    """The area of a row by its code, else its name, and whether it is a region or total that is passed over."""
    if _BOTH.fullmatch(code):
        return ENGLAND_AND_WALES, False
    if _WIDER.fullmatch(code):
        return None, True
    plain = " ".join(name.split()).casefold()
    if plain in _REGIONS and not code:
        return None, True
    return _by_code().get(code) or _NAMES.get(plain) or find(name), False


@cache
def _by_code() -> Mapping[str, str]:
    return {force.gss: force.id for force in base().forces.values() if force.gss}
