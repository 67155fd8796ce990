"""What the caller knows about a document: it wins over what is found in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields

from claimx.documents.model import Person
from claimx.records import DocumentKind


@dataclass(frozen=True, slots=True)
class Details:
    """Facts about a document that the caller supplies; None where the document is to be asked.

    Attributes:
        date: The day it was published.
        publisher_force: Id of the force that issued it, or whose commissioner did.
        speaker: Who made the statement; of a parliamentary answer, who gave it.
    """

    date: dt.date | None = None
    title: str | None = None
    publisher: str | None = None
    publisher_force: str | None = None
    url: str | None = None
    speaker: Person | None = None
    kind: DocumentKind | None = None

    def __post_init__(self) -> None:
        """Takes a kind by its name too; raises ValueError for one that there is not."""
        if self.kind is not None:
            object.__setattr__(self, "kind", DocumentKind(self.kind))

    def over(self, other: Details | None) -> Details:
        """These facts, and those of ``other`` where these say nothing."""
        if other is None:
            return self
        named = [field.name for field in fields(self)]
        return Details(
            **{name: mine if (mine := getattr(self, name)) is not None else getattr(other, name) for name in named}
        )
