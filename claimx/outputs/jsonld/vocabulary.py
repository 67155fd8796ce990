"""The part of the schema.org vocabulary that is written: its types and properties, and a context of them.

Facts of schema.org, release 29.0 (https://schema.org/docs/releases.html, CC BY-SA 3.0): of a type, which is written
with a capital, what it is a kind of; of a property the types that have it (``domainIncludes``) and what it takes
(``rangeIncludes``).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

URL = "https://schema.org"
# How values of these are marked in RDF; a day may be given where an hour may.
_TYPED = MappingProxyType({"URL": "@id", "Date": "schema:Date", "DateTime": "schema:DateTime"})


@dataclass(frozen=True, slots=True)
class Term:
    """A type, in capitals, with the types above it; or a property with the types that have it and what it takes."""

    name: str
    of: frozenset[str]
    takes: frozenset[str]


@cache
def terms() -> Mapping[str, Term]:
    """The terms by name."""
    with Path(__file__).with_name("vocabulary.csv").open(encoding="utf-8", newline="") as file:
        return MappingProxyType(
            {
                row["term"]: Term(row["term"], frozenset(row["of"].split()), frozenset(row["takes"].split()))
                for row in csv.DictReader(file)
            }
        )


def context() -> dict[str, Any]:
    """A JSON-LD context in place of the one at https://schema.org, for a processor that may not fetch it.

    It knows no term besides those of the vocabulary, so that a processor drops what schema.org does not have.
    """
    known: dict[str, Any] = {"schema": f"{URL}/"}
    for term in terms().values():
        typed = [_TYPED[kind] for kind in sorted(term.takes) if kind in _TYPED]
        only = bool(typed) and "Text" not in term.takes
        known[term.name] = {"@id": f"schema:{term.name}", **({"@type": typed[0]} if only else {})}
    return {"@context": known}
