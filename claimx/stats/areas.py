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
    """The id of an area told by id or name ("durham", "Durham Police", "England and Wales"), None where unclear."""
    from claimx.knowledge import base

    plain = text.strip().casefold()
    hyphened = plain.replace(" ", "-")
    if hyphened in _BY_FORCE:
        return _BY_FORCE[hyphened]
    for id, name in names().items():
        if plain in (id, name.casefold()) or hyphened == id:
            return id
    found = base().lookup(text)
    return found[0].force if found and (len(found) == 1 or found[0].score > found[1].score) else None
