"""The contract: a claim record, as frozen pydantic classes and closed enums.

One record is one mention of an amount that can be held against official figures.
All offsets count Unicode code points in the document's extracted text.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any, Literal

from pydantic import Field

from claimx.check_records import Check
from claimx.record_base import Record as Record
from claimx.record_base import Text as Text

SCHEMA: Literal["claimx.claim/1"] = "claimx.claim/1"
DOCUMENT_SCHEMA: Literal["claimx.document/1"] = "claimx.document/1"
ERROR_SCHEMA: Literal["claimx.error/1"] = "claimx.error/1"

Offsets = tuple[int, int]


class Bound(StrEnum):
    """How the stated figure bounds the true one."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"


class ClaimType(StrEnum):
    """What kind of thing is counted or measured."""

    OFFICER_NUMBERS = "officer_numbers"
    FUNDING = "funding"
    PERCENTAGE = "percentage"
    COUNT = "count"
    OTHER = "other"


class Topic(StrEnum):
    """What the claim is about."""

    OFFICERS = "officers"
    PCSOS = "pcsos"
    SPECIALS = "specials"
    POLICE_STAFF = "police_staff"
    WORKFORCE = "workforce"
    FUNDING = "funding"
    CRIME = "crime"
    VIOLENCE = "violence"
    KNIFE_CRIME = "knife_crime"
    ANTISOCIAL_BEHAVIOUR = "antisocial_behaviour"
    THEFT = "theft"
    DRUGS = "drugs"
    SEXUAL_OFFENCES = "sexual_offences"
    DOMESTIC_ABUSE = "domestic_abuse"
    FRAUD = "fraud"
    ROAD_SAFETY = "road_safety"
    OUTCOMES = "outcomes"
    STOP_SEARCH = "stop_search"
    DEMAND = "demand"
    VICTIMS = "victims"
    PUBLIC_OPINION = "public_opinion"
    OTHER = "other"


class Change(StrEnum):
    """Whether the amount is a level or a change, and which way it moved."""

    LEVEL = "level"
    INCREASE = "increase"
    DECREASE = "decrease"


class Status(StrEnum):
    """Whether the amount is said to be so, to come, to be possible or not to be so."""

    ACTUAL = "actual"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


class Scope(StrEnum):
    """Whose amount it is: named forces, a nation or the UK, or something else."""

    FORCE = "force"
    NATIONAL = "national"
    OTHER = "other"


class DocumentKind(StrEnum):
    """What kind of statement a document is."""

    PRESS_RELEASE = "press_release"
    WRITTEN_ANSWER = "written_answer"
    ORAL_ANSWER = "oral_answer"
    STATEMENT = "statement"
    SPEECH = "speech"
    NEWS = "news"


class Via(StrEnum):
    """By which way a force was linked."""

    NAME = "name"
    ALIAS = "alias"
    OFFICE = "office"
    PERSON = "person"
    PLACE = "place"
    COLLECTIVE = "collective"
    ANAPHORA = "anaphora"
    SPEAKER = "speaker"
    PUBLISHER = "publisher"
    CONTEXT = "context"


class Publisher(Record):
    """Who issued the document; ``force`` is the id of the force whose document it is."""

    name: Text | None = None
    force: Text | None = None


class DocumentRef(Record):
    """The document a claim was found in. ``id``: first 16 hex digits of the SHA-256 of its bytes.

    ``path`` is the file's, and ``FILE/NAME`` for one of several documents in a file.
    """

    id: str
    path: Text | None = None
    title: Text | None = None
    kind: DocumentKind
    date: dt.date | None = None
    publisher: Publisher | None = None
    url: Text | None = None
    withdrawn: bool = Field(default=False, description="whether its publisher has taken it back")


class Quantity(Record):
    """The amount: its core span, value in the unit's own scale, unit, bound and rate."""

    text: Text
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    value: float | None
    value_high: float | None = None
    unit: Text = Field(
        description="GBP (or another ISO 4217 code), percent, percentage_points, times, count, "
        "else a plain singular noun such as minute"
    )
    bound: Bound
    per: Text | None = Field(default=None, description="what a rate is per, singular: day, 1,000 population")


class ForceLink(Record):
    """A police force the claim is about, the words that name it, and how and how surely it was linked."""

    id: str = Field(description="force id as in the police.uk data API")
    name: Text
    text: Text | None = None
    start: int | None = None
    end: int | None = None
    via: Via
    score: float = Field(ge=0, le=1)


class Speaker(Record):
    """Who is made responsible for the amount, by quotation or report."""

    name: Text
    role: Text | None = None
    force: Text | None = None
    quoted: bool = False


class Period(Record):
    """A stretch of time: its words in the document, first and last day, null where open or unknown."""

    text: Text
    start: dt.date | None = None
    end: dt.date | None = None


class Evidence(Record):
    """Which words of the document set a field: a list of [start, end] offsets a field."""

    bound: tuple[Offsets, ...] = ()
    per: tuple[Offsets, ...] = ()
    type: tuple[Offsets, ...] = ()
    topic: tuple[Offsets, ...] = ()
    subject: tuple[Offsets, ...] = ()
    change: tuple[Offsets, ...] = ()
    status: tuple[Offsets, ...] = ()
    forces: tuple[Offsets, ...] = ()
    speaker: tuple[Offsets, ...] = ()
    period: tuple[Offsets, ...] = ()
    baseline: tuple[Offsets, ...] = ()


class Extractor(Record):
    """What produced the record; ``fingerprint`` changes when the outcome could."""

    name: Literal["claimx"] = "claimx"
    version: str
    fingerprint: str


class Claim(Record):
    """One claim: an amount in a document with all that is said about it."""

    schema_: Literal["claimx.claim/1"] = Field(default=SCHEMA, alias="schema")
    id: str = Field(description="stable: same bytes, same span, same id")
    document: DocumentRef
    text: Text = Field(description="the sentence that holds the amount")
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quantity: Quantity
    type: ClaimType
    topic: Topic
    subject: Text | None
    change: Change
    status: Status
    forces: tuple[ForceLink, ...] = ()
    scope: Scope
    speaker: Speaker | None = None
    period: Period | None = None
    baseline: Period | None = None
    evidence: Evidence = Evidence()
    checkworthiness: float | None = Field(default=None, ge=0, le=1)
    confidence: float = Field(ge=0, le=1)
    checks: tuple[Check, ...] = Field(default=(), description="what claimx check found; extraction leaves it empty")
    extractor: Extractor

    def to_dict(self) -> dict[str, Any]:
        """The record as plain JSON values, every key present."""
        return self.model_dump(mode="json", by_alias=True)

    def to_json(self) -> str:
        """The record as one line of JSON."""
        return self.model_dump_json(by_alias=True)

    @classmethod
    def from_json(cls, line: str | bytes) -> Claim:
        """Read a record from one line of JSON; raises ``pydantic.ValidationError``."""
        return cls.model_validate_json(line)


class BlockRecord(Record):
    """A run of the document's text with its form and the part of the document it stands in."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    kind: Text = Field(description="title, heading, paragraph, list_item, quote, caption, table_row or byline")
    section: Text = Field(description="body, question, answer, notes, contact or furniture")


class DocumentRecord(Record):
    """One document that was read, with the text that the offsets of its claims refer to."""

    schema_: Literal["claimx.document/1"] = Field(default=DOCUMENT_SCHEMA, alias="schema")
    document: DocumentRef
    text: Text
    blocks: tuple[BlockRecord, ...] = ()
    claims: int = Field(ge=0, description="how many claims it yielded")
    warnings: tuple[Text, ...] = ()

    def to_json(self) -> str:
        """The record as one line of JSON."""
        return self.model_dump_json(by_alias=True)

    @classmethod
    def from_json(cls, line: str | bytes) -> DocumentRecord:
        """Read a record from one line of JSON; raises ``pydantic.ValidationError``."""
        return cls.model_validate_json(line)


class ErrorKind(StrEnum):
    """Why a document yielded nothing."""

    UNREADABLE = "unreadable"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASH = "crash"
    DEFECT = "defect"


class ErrorRecord(Record):
    """One document, or file as a whole, that failed."""

    schema_: Literal["claimx.error/1"] = Field(default=ERROR_SCHEMA, alias="schema")
    path: Text
    kind: ErrorKind
    message: Text
    remedy: Text = ""
    where: Text | None = Field(default=None, description="of a defect, the line of claimx that it was raised in")

    def to_json(self) -> str:
        """The record as one line of JSON."""
        return self.model_dump_json(by_alias=True)

    @classmethod
    def from_json(cls, line: str | bytes) -> ErrorRecord:
        """Read a record from one line of JSON; raises ``pydantic.ValidationError``."""
        return cls.model_validate_json(line)


# What a run yields, in any order but that a document stands before its claims.
AnyRecord = Claim | DocumentRecord | ErrorRecord


def json_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a claim record as it is written."""
    schema = Claim.model_json_schema(by_alias=True, mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:{SCHEMA}", **schema}
