"""The contract of ``claimx match``: one record a fact that several claims state, as frozen pydantic classes."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from pydantic import Field

from claimx.matching.kinds import Certainty, Kind, Reason
from claimx.records import Record, Scope, Status, Topic

SCHEMA: Literal["claimx.match/1"] = "claimx.match/1"


class Fact(Record):
    """What all claims of a group are about. ``subject`` and the days are those of the claim that says most."""

    forces: tuple[str, ...]
    scope: Scope
    nations: tuple[str, ...] = Field(description="of a national scope, where a claim names them")
    subject: str | None
    topic: Topic
    unit: str = Field(description="what the figures are in: percent also for changes told in times")
    per: str | None
    moved: bool = Field(description="whether the figures are changes; a decrease is then negative")
    status: Status
    start: dt.date | None
    end: dt.date | None
    since: dt.date | None = Field(description="of a change, what it is reckoned from, where a claim says so")


class FigureRecord(Record):
    """One figure as stated, in the unit of the fact, with what it can mean when it is rounded."""

    amount: str = Field(description="its words, the first that were used")
    value: float
    low: float = Field(description="least amount a careful writer rounds to it")
    high: float
    side: int = Field(ge=0, description="figures of one side agree; of a repeat there is one side, 0")
    claims: tuple[str, ...] = Field(description="ids of the claims that state it")


class PaperRecord(Record):
    """A document that holds a claim of the group."""

    id: str
    path: str | None
    title: str | None
    date: dt.date | None
    publisher: str | None
    url: str | None
    withdrawn: bool


class Statement(Record):
    """Who said it once: one speaker in one document, with the documents that are copies of that one."""

    document: PaperRecord
    speaker: str | None = Field(description="null where the document speaks itself")
    side: int = Field(ge=0)
    amounts: tuple[str, ...]
    text: str = Field(description="the sentence of its first claim")
    claims: tuple[str, ...]
    copies: tuple[PaperRecord, ...] = Field(description="the same release published again, the same answer given twice")


class MatchGroup(Record):
    """One fact, the figures that are given for it, and who gave them, from the first to the latest."""

    schema_: Literal["claimx.match/1"] = Field(default=SCHEMA, alias="schema")
    id: str = Field(description="of the first appearance: the same as long as no earlier one is added")
    kind: Kind
    certainty: Certainty
    reasons: tuple[Reason, ...]
    fact: Fact
    figures: tuple[FigureRecord, ...]
    statements: tuple[Statement, ...] = Field(description="by date; undated ones last")
    first: dt.date | None
    latest: dt.date | None
    speakers: tuple[str, ...] = Field(description="in order of appearance; publishers where nobody is quoted")
    claims: int = Field(ge=2)
    documents: int = Field(ge=1, description="copies included")

    def to_json(self) -> str:
        """The record as one line of JSON."""
        return self.model_dump_json(by_alias=True)

    @classmethod
    def from_json(cls, line: str | bytes) -> MatchGroup:
        """Read a record from one line of JSON; raises ``pydantic.ValidationError``."""
        return cls.model_validate_json(line)


def json_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a group as it is written."""
    schema = MatchGroup.model_json_schema(by_alias=True, mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:{SCHEMA}", **schema}
