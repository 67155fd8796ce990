"""Who has the floor while the blocks of a question page are gone through."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from claimx.documents import people
from claimx.documents.model import Person, Section
from claimx.documents.questions.register import Register

_COURTESY = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame)\b")


@dataclass(slots=True)
class Floor:
    """Whose turn it is and what is awaited.

    Attributes:
        expected: Who or what the next line should name: "asker", "answerer role", "answered", …
        supplementaries: Signs that it is an oral answer.
        part: Number of the part of a question that was read last.
        titles: Indices of the blocks before the first turn that may be the heading.
        known: People by surname, in the fullest form seen.
    """

    section: Section | None = None
    asker: Person | None = None
    answerer: Person | None = None
    speaker: Person | None = None
    expected: str = ""
    supplementaries: int = 0
    part: int = 1
    titles: list[int] = field(default_factory=list)
    register: Register = field(default_factory=Register)
    known: dict[str, Person] = field(default_factory=dict)


def remember(floor: Floor, person: Person) -> Person:
    """The fullest form of a person seen so far: later turns leave the office out."""
    key = people.surname(person.name)
    known = floor.known.get(key)
    if known is not None and (person.role is None or known.role is not None):
        short = len(person.name.split()) == 1 or _COURTESY.match(person.name)
        if known.name == person.name or short:
            return known
    floor.known[key] = person
    return person
