"""Where figures are of: police forces by their ids, and the nations."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

ENGLAND_AND_WALES = "england-and-wales"
NATIONS: Mapping[str, str] = {
    ENGLAND_AND_WALES: "England and Wales",
    "england": "England",
    "wales": "Wales",
    "great-britain": "Great Britain",
    "united-kingdom": "the United Kingdom",
    "central-secondments": "officers on central secondment",
}
# The figures of these nations are those of the one force that polices each.
_BY_FORCE = {"scotland": "police-scotland", "psni": "northern-ireland"}


@cache
def names() -> Mapping[str, str]:
    """Every area by its id, with its name: nations, then all forces of the knowledge base."""
    from claimx.knowledge import base

    return {**NATIONS, **{force.id: force.name for force in base().forces.values()}}


def find(text: str) -> str | None:
    """The id of an area told by id or name ("durham", "Durham Police", "England and Wales"); None for any other place.

    A town is not the force that polices it.
    """
    plain = " ".join(text.split()).casefold().removeprefix("the ")
    hyphened = plain.replace(" ", "-")
    if hyphened in _BY_FORCE:
        return _BY_FORCE[hyphened]
    if hyphened in names():
        return hyphened
    known = _by_name()
    return known.get(plain) or known.get(plain.removesuffix(" police").removesuffix(" constabulary"))


@cache
def _by_name() -> Mapping[str, str]:
    """Areas by the names of nations, and of forces and the territories that these are called after."""
    from claimx.knowledge import base
    from claimx.records import Via

    found = {name.casefold().removeprefix("the "): id for id, name in NATIONS.items()}
    for name in base().names:
        if len(name.ids) == 1 and (name.via in (Via.NAME, Via.ALIAS) or name.area):
            found.setdefault(name.surface.casefold(), name.ids[0])
    return found
